"""Spin it (E-T1-08): 6 small plan-do-study-act cycles with a coin, each with a prediction made before the spin.

Vocabulary
    cycle   one card: what is tried and the prediction, fixed by "Spin the coin", then the result
    kept    the way to compare with: what was adopted or adapted last; after "abandon" the way before it
    usual   how the coin was spun before the first cycle
"""

from dataclasses import dataclass
from itertools import takewhile

from qidose.simulate import spin

from ..cards import Card, ChartData, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Field, Number, Option, Text
from ..marks import Criterion, Marks
from ..values import number_in
from ..wording import listed

CYCLES = 6
ONE_AT_A_TIME = 3
"""Cycles that must change one thing only."""
PARAMS = spin.Params()
CLOSE = "close"
DECISIONS = (
    Option("adopt", "Adopt: keep this way"),
    Option("adapt", "Adapt: keep the idea, but change something in it"),
    Option("abandon", "Abandon: go back to the way before"),
)
NAMES = {"coin": "the coin", "surface": "the surface", "spinner": "the way you spin it"}
LABELS = {
    "coin": "Which coin will you spin?",
    "surface": "What will you spin it on?",
    "spinner": "How will you spin it?",
}


@dataclass(frozen=True)
class Spin:
    """One learner's game."""

    seed: int
    data: spin.Data
    truth: spin.Truth


@dataclass(frozen=True)
class Cycle:
    """One cycle that has been spun. `changed`: what differs from the nearer of the last way and the way kept."""

    number: int
    choice: spin.Choice
    prediction: float | None
    result: spin.Result
    changed: tuple[str, ...]

    @property
    def gap(self) -> float:
        """Seconds by which the result was longer than predicted (0 where there is no prediction)."""
        return 0.0 if self.prediction is None else self.result.seconds - self.prediction


class SpinIt(Exercise[Spin]):
    """Plan, predict, spin, decide; 6 times."""

    id = "spin-it"
    about = About(
        code="E-T1-08",
        dose="all-staff",
        title="Spin it",
        minutes=11,
        domains=("D07", "D09"),
        outcomes=(6,),
        misconceptions=("MC24",),
    )
    points = 2
    pass_mark = 2
    finish_label = "Finish and see how the coin really works"

    def case(self, seed: int) -> Spin:
        data, truth = spin.generate(PARAMS, seed)
        return Spin(seed, data, truth)

    def cards(self, case: Spin, answer: Answer) -> tuple[Card, ...]:
        done = _done(answer)
        cycles = {cycle.number: cycle for cycle in cycles_of(case, answer)}
        spun = [_cycle_card(case, answer, k, done, cycles.get(k)) for k in range(1, min(done + 1, CYCLES) + 1)]
        return (*spun, _close_card(case, answer)) if done == CYCLES else tuple(spun)

    def ready(self, case: Spin, answer: Answer) -> bool:
        return _done(answer) == CYCLES and super().ready(case, answer)

    def mark(self, case: Spin, answer: Answer) -> Marks:
        cycles = cycles_of(case, answer)
        complete = len(cycles) == CYCLES
        predicted = sum(cycle.prediction is not None for cycle in cycles)
        single = sum(len(cycle.changed) == 1 for cycle in cycles)
        first = Criterion(
            name="A prediction before each spin",
            met=complete and predicted == CYCLES,
            why=f"You wrote a prediction in {predicted} of {CYCLES} cycles.",
        )
        second = Criterion(
            name="One thing changed at a time",
            met=complete and single >= ONE_AT_A_TIME,
            why=f"You changed one thing only in {single} of {CYCLES} cycles. The aim was at least {ONE_AT_A_TIME}.",
        )
        return Marks((first, second), () if second.met or not complete else ("MC24",))

    def summary(self, case: Spin, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = [criterion.why for criterion in marks.criteria]
        if "MC24" in marks.misconceptions:
            words += [
                "Changing many things at once looks quicker.",
                "But when the result moves, you cannot tell which change did it.",
            ]
        return Feedback(
            heading="You tested like an improver" if passed else "Not there yet",
            words=(*words, *_how_it_works(case.truth)),
            good=passed,
            next_step=(
                "Think of one small thing at work that you could test in this way."
                if passed
                else "Start again with a new coin. Change one thing, and keep the rest as it was."
            ),
        )


def cycles_of(case: Spin, answer: Answer) -> tuple[Cycle, ...]:
    """Every cycle that has been spun, in order; one whose stored choice cannot be read is left out."""
    choices = [_choice(case, answer, k) for k in range(1, _done(answer) + 1)]
    results = spin.play(PARAMS, case.seed, [choice or case.data.usual for choice in choices])
    before = kept = case.data.usual
    cycles = []
    for k, (choice, result) in enumerate(zip(choices, results, strict=True), 1):
        if choice is None:
            continue
        changed = min(spin.changed(before, choice), spin.changed(kept, choice), key=len)
        cycles.append(Cycle(k, choice, _prediction(answer, k), result, changed))
        before = choice
        if answer.get(card_id(k + 1), "decide") in ("adopt", "adapt"):
            kept = choice
    return tuple(cycles)


def card_id(number: int) -> str:
    """The id of the card of a cycle; the decision on the last cycle is on the closing card."""
    return f"cycle-{number}" if number <= CYCLES else CLOSE


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda k: card_id(k) in answer.locked, range(1, CYCLES + 1)))


def _choice(case: Spin, answer: Answer, number: int) -> spin.Choice | None:
    """The way chosen in a cycle, None when a part of it is missing or not on offer."""
    levels = {factor: answer.get(card_id(number), factor) for factor in spin.FACTORS}
    if any(level not in case.data.levels[factor] for factor, level in levels.items()):
        return None
    return spin.Choice(**{factor: str(level) for factor, level in levels.items()})


def _prediction(answer: Answer, number: int) -> float | None:
    return number_in(answer.get(card_id(number), "prediction"))


def _cycle_card(case: Spin, answer: Answer, number: int, done: int, cycle: Cycle | None) -> Card:
    choices: list[Field] = [
        Choice(id=factor, label=LABELS[factor], options=tuple(Option(level, level) for level in levels))
        for factor, levels in case.data.levels.items()
    ]
    predict = Number(
        id="prediction",
        label="How many seconds do you predict?",
        hint="Your best guess before the spin. It does not have to be right.",
        low=0,
        high=60,
        unit="seconds",
    )
    return Card(
        id=card_id(number),
        heading=f"Cycle {number} of {CYCLES}",
        words=_opening(case) if number == 1 else _look_back(case, answer, number),
        chart=_chart(case, answer) if number == done + 1 > 1 else None,
        fields=(*_decide(number - 1), *choices, predict),
        lock="Spin the coin",
        feedback=_cycle_feedback(case, cycle, answer.finished) if cycle else None,
    )


def _close_card(case: Spin, answer: Answer) -> Card:
    learned = Text(id="learned", label="What did you learn about spinning a coin?", needed=False)
    return Card(
        id=CLOSE,
        heading="Look back at your 6 cycles",
        words=_look_back(case, answer, CYCLES + 1),
        chart=_chart(case, answer),
        fields=(*_decide(CYCLES), learned),
    )


def _decide(number: int) -> tuple[Field, ...]:
    """The question that ends a cycle; it stands at the head of the card that follows."""
    if number < 1:
        return ()
    return (Choice(id="decide", label=f"What will you do with what you tried in cycle {number}?", options=DECISIONS),)


def _opening(case: Spin) -> tuple[str, ...]:
    usual = case.data.usual_result
    return (
        "You want a coin to spin for as long as it can.",
        f"The usual way is: {spin.label(case.data.usual)}.",
        f"3 spins of the usual way took {_times(usual)} seconds. The mean is {usual.seconds:.1f}.",
        "Change one thing from the usual way, and say how long you think it will spin.",
    )


def _look_back(case: Spin, answer: Answer, number: int) -> tuple[str, ...]:
    last = [cycle for cycle in cycles_of(case, answer) if cycle.number == number - 1]
    return tuple(f"In cycle {cycle.number} you tried: {spin.label(cycle.choice)}." for cycle in last)


def _cycle_feedback(case: Spin, cycle: Cycle, finished: bool) -> Feedback:
    words = [f"The 3 spins took {_times(cycle.result)} seconds. The mean is {cycle.result.seconds:.1f}."]
    if cycle.prediction is not None:
        words.append(f"You predicted {cycle.prediction:g}. {_compare(cycle.gap)}")
    if finished:
        words.append(_what_changed(cycle))
        expected = case.truth.expected[spin.label(cycle.choice)]
        words.append(f"Over very many spins this way takes {expected:.1f} seconds. The rest is chance.")
    return Feedback(
        heading=f"What happened in cycle {cycle.number}",
        words=tuple(words),
        good=True if finished and len(cycle.changed) == 1 else None,
    )


def _compare(gap: float) -> str:
    if abs(gap) < 0.05:
        return "The result was the same."
    return f"The coin spun {abs(gap):.1f} seconds {'longer' if gap > 0 else 'less'} than that."


def _what_changed(cycle: Cycle) -> str:
    if not cycle.changed:
        return "You changed nothing. A repeat shows how much the same way varies."
    if len(cycle.changed) == 1:
        return f"You changed one thing: {NAMES[cycle.changed[0]]}. So a difference comes from that, or from chance."
    things = listed([NAMES[factor] for factor in cycle.changed])
    return f"You changed {len(cycle.changed)} things: {things}. So you cannot tell which one made the difference."


def _how_it_works(truth: spin.Truth) -> tuple[str, ...]:
    more = "more" if truth.interaction_seconds > 0 else "less"
    together = (
        f"The {truth.interaction_coin} coin and the {truth.interaction_surface} act together: "
        f"{abs(truth.interaction_seconds):.1f} seconds {more} than each would lead you to expect."
    )
    return (
        f"For your coin the longest way is: {spin.label(truth.best)}. It takes {truth.best_seconds:.1f} seconds.",
        together,
        "You did not need to find the longest way. What counts is that you predicted, tested and learned.",
    )


def _chart(case: Spin, answer: Answer) -> ChartData:
    cycles = cycles_of(case, answer)
    said = [
        f"Cycle {cycle.number}: predicted {cycle.prediction:g}, took {cycle.result.seconds:.1f}."
        for cycle in cycles
        if cycle.prediction is not None
    ]
    usual = case.data.usual_result.seconds
    return ChartData(
        title="Seconds that the coin spun",
        unit="Seconds",
        labels=("Usual", *(str(cycle.number) for cycle in cycles)),
        values=(usual, *(cycle.result.seconds for cycle in cycles)),
        better="up",
        predicted=(None, *(cycle.prediction for cycle in cycles)),
        message=" ".join([f"The usual way took {usual:.1f} seconds.", *said]),
        x_title="Cycle",
    )


def _times(result: spin.Result) -> str:
    return listed([f"{time:.1f}" for time in result.times])
