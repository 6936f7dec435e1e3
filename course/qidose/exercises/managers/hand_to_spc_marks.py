"""What is right in an answer to "From a hand-drawn chart to SPC" (E-T4-03): 1 criterion for each thing to learn."""

from ..all_staff.twelve_charts import misconception
from ..chart_cards import DECISION_IDS, DECISIONS, amount
from ..fields import Answer
from ..marks import Criterion
from ..values import chosen_in, number_in
from .hand_to_spc_case import FEWEST_STATEMENTS, LONG_RUN, Weeks, accepts_line
from .hand_to_spc_words import KINDLY, READINGS, REASONS, SHOWN, SHOWS, STORIES


def accepts(case: Weeks, answer: Answer, card: str) -> bool:
    """Whether what a card of the line or the runs holds is right."""
    if card.endswith("line"):
        return accepts_line(case, number_in(answer.get(card, "level")))
    counted = [number_in(answer.get(card, name)) for name in ("number", "longest")]
    return counted == [case.runs, case.longest]


def settled(case: Weeks, answer: Answer, what: str) -> bool:
    """Whether no more is asked about the line or the runs: right at first, or looked at a second time."""
    first = what in answer.locked
    return first and (accepts(case, answer, what) or f"second-{what}" in answer.locked)


def _right_in_the_end(case: Weeks, answer: Answer, what: str) -> bool:
    """Whether the first try was right, or else the second; a second value counts only after a first try."""
    return what in answer.locked and (accepts(case, answer, what) or accepts(case, answer, f"second-{what}"))


def the_line(case: Weeks, answer: Answer) -> Criterion:
    """Whether the median was found, at the second look at the latest."""
    met = _right_in_the_end(case, answer, "line")
    return Criterion(name="The median", met=met, why=median_words(case))


def the_runs(case: Weeks, answer: Answer) -> Criterion:
    """Whether both counts of runs are right, at the second look at the latest."""
    met = _right_in_the_end(case, answer, "runs")
    return Criterion(name="The runs", met=met, why=runs_words(case))


def the_reading(case: Weeks, answer: Answer) -> Criterion:
    """Whether the run chart was read rightly."""
    changed = case.story == "step"
    said = chosen_in(answer.get("read", "shows"), READINGS)
    met = said is not None and said.id == ("change" if changed else "usual")
    why = f"No run has {LONG_RUN} weeks, and {case.runs} runs is what chance gives. There is no signal."
    if changed:
        why = f"A run of {case.longest} weeks seldom comes by chance. It is a signal: something changed."
    return Criterion(name="What the run chart shows", met=met, why=why)


def the_spc_chart(case: Weeks, answer: Answer) -> Criterion:
    """Whether the SPC chart was read rightly and set beside the run chart."""
    shows, why = chosen_in(answer.get("spc", "shows"), SHOWS), chosen_in(answer.get("spc", "why"), REASONS)
    met = shows is not None and why is not None and shows.id == why.id == case.story
    rule = {"step": "shift", "spike": "outside_limits"}.get(case.story)
    clear = [signal.why.replace("Point", "Week") for signal in case.truth.signals if signal.rule == rule][:1]
    told = " ".join([*clear, STORIES[case.story]])
    return Criterion(name="What the SPC chart shows, and what differs", met=met, why=told)


def decided(case: Weeks, answer: Answer) -> Criterion:
    """Whether the decision fits the signal or, without one, the target."""
    right = DECISION_IDS[case.truth.decision]
    said = chosen_in(answer.get("spc", "decision"), DECISIONS)
    why = "Nothing changed, and the usual results meet the target. Leave it, and keep watching."
    if right == "look":
        news = "keep it" if case.truth.direction == "better" else "put it right"
        why = f"Something changed. Look for the cause, so that you can {news}."
    elif right == "change":
        why = "Nothing changed, and the usual results miss the target. Waiting will not help: change the system."
    return Criterion(name="What you would do", met=said is not None and said.id == right, why=why)


def told_apart(case: Weeks, answer: Answer) -> Criterion:
    """Whether the learner knows what each chart can do."""
    right = sum(placed(case, answer))
    return Criterion(
        name="What each chart can do",
        met=right >= FEWEST_STATEMENTS,
        why=f"You placed {right} of {SHOWN} statements rightly. The aim is {FEWEST_STATEMENTS}.",
    )


def placed(case: Weeks, answer: Answer) -> list[bool]:
    """Whether each statement stands under the right chart."""
    where = answer.get("differ", "which")
    return [isinstance(where, dict) and where.get(one.id) == one.chart for one in case.statements]


def misconceptions_in(case: Weeks, answer: Answer) -> set[str]:
    """The beliefs that an answer shows, by their ids in curriculum 8.2."""
    said = chosen_in(answer.get("spc", "decision"), DECISIONS)
    found = {misconception(case.truth, said.id if said else None) or ""}
    found |= {"MC21"} if answer.get("spc", "why") == "beginners" else set()
    found |= {"MC22"} if answer.get("read", "shows") == "more" else set()
    return found & set(KINDLY)


def median_words(case: Weeks) -> str:
    """Where the median lies, and why."""
    measure = case.data.series.measure
    lower, upper = (amount(measure, value) for value in case.middle)
    half = amount(measure, case.median, measure.decimals + 1)
    return f"The 10th value is {lower} and the 11th is {upper}. Half-way between them lies the median: {half}."


def runs_words(case: Weeks) -> str:
    """How many runs there are."""
    return f"There are {case.runs} runs. The longest has {case.longest} weeks."
