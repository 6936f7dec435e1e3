"""The bead factory (E-T1-04): 6 workers draw beads for 4 days, and the learner rewards, warns or leaves them alone.

Whatever is decided changes no bead; the same days without the decision are shown at the end, and a 5th day with a
better box. What was decided and predicted is kept, and not marked. Marked are 3 questions once the truth is known; with
5, 4 and 4 options they can be guessed in 1.25% of tries (docs/deviations.md).

Vocabulary
    best, worst   the worker with fewest and with most red beads on a day (the first of equals)
    move          what the learner does after a day: one of the simulator's actions
"""

from dataclasses import replace
from itertools import takewhile

from qidose.simulate import beads

from ..cards import Card, ChartData, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Field, Move, Number, Option
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in
from .bead_factory_case import DAYS, MORE_FACTORIES, TRUTH, WORKERS, Factory, box, days_of, open_factory, paddles

TARGET = 5
STEPS = ("start", "day-1", "day-2", "day-3")
"""The cards that are fixed one after the other."""
WHO_MISCONCEPTIONS = {"care": "MC11", "show": "MC10"}
WHAT_MISCONCEPTIONS = {"reward": "MC10", "target": "MC11", "blame": "MC01"}
KINDLY = {
    "MC01": "It is natural to ask who has most. But here chance decides that, and the cause is shared by all.",
    "MC10": "A list makes it look as if some were better. Here only chance puts them in an order.",
    "MC11": "People already do their best. More effort, or a target, does not reach the cause.",
}


class BeadFactory(Exercise[Factory]):
    """4 days of drawing beads, and 3 questions about what was behind them."""

    id = "bead-factory"
    about = About(
        code="E-T1-04",
        dose="all-staff",
        title="The bead factory",
        minutes=7,
        domains=("D02", "D03", "D06"),
        outcomes=(5,),
        misconceptions=("MC01", "MC09", "MC10", "MC11"),
    )
    points = 3
    pass_mark = 3
    layout = "game"
    noun = "Day"

    def case(self, seed: int) -> Factory:
        return open_factory(seed)

    def cards(self, case: Factory, answer: Answer) -> tuple[Card, ...]:
        done = _done(answer)
        steps = [_start_card(case, done)]
        steps += [_day_card(case, answer, day, done) for day in range(1, min(done, DAYS - 1) + 1)]
        if done < len(STEPS):
            return tuple(steps)
        end = (_truth_card(case, answer), *_question_cards(case, answer))
        return (*steps, *end, _without_card(case, answer), _better_card(case)) if answer.finished else (*steps, *end)

    def ready(self, case: Factory, answer: Answer) -> bool:
        return _done(answer) == len(STEPS) and super().ready(case, answer)

    def mark(self, case: Factory, answer: Answer) -> Marks:
        said = {name: chosen_in(answer.get(name, name), _options(case)[name]) for name in RIGHT}
        names = {"again": "What comes after the best", "who": "Who can change it", "what": "What to change"}
        criteria = tuple(
            Criterion(
                name=names[name],
                met=option is not None and option.id == RIGHT[name],
                why=_why(case, name),
            )
            for name, option in said.items()
        )
        found = {_misconception(name, option.id) for name, option in said.items() if option}
        return Marks(criteria, tuple(sorted(found - {""})))

    def summary(self, case: Factory, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You looked past the ranking" if passed else "Not there yet",
            words=(
                "W. Edwards Deming ran this factory with managers for many years. Most of them praised and warned.",
                "No list, prize or warning moved a bead. The box did.",
                *_corrections(case, answer),
            ),
            good=passed,
            next_step=(
                "Think of a list at work that says who is best. What is the box that all of them draw from?"
                if passed
                else "Read what was behind each step. Then start again with another factory."
            ),
        )


RIGHT = {"again": "8", "who": "buyer", "what": "system"}
"""The cards and fields of the 3 questions, with the id of the right option."""


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda step: step in answer.locked, STEPS))


def moves_after(case: Factory, day: int) -> tuple[Option, ...]:
    """What the learner may do after a day. A target can be set from day 2 on."""
    best, worst = case.params.workers[case.best(day)], case.params.workers[case.worst(day)]
    return (
        Option("reward", f"Reward {best}, who has fewest"),
        Option("warn", f"Warn {worst}, who has most"),
        *((Option("target", f"Set a target: at most {TARGET} red beads each"),) if day > 1 else ()),
        Option("nothing", "Do nothing, and go on"),
    )


def _start_card(case: Factory, done: int) -> Card:
    words = (
        "You run a factory. Your customer wants white beads. A red bead is a fault.",
        f"Each day {_list(case.params.workers)} draw 50 beads each, with a paddle, from 1 box.",
        "After each draw the beads go back, and are mixed.",
    )
    return Card(
        id="start",
        heading="Before day 1",
        words=words,
        scene=box(case) if done == 0 else None,
        fields=(Move(id="move", label="Are you ready?", options=(Option("draw", "Let all 6 draw"),)),),
        lock="Draw",
        feedback=_total(case, 1) if done else None,
    )


def _day_card(case: Factory, answer: Answer, day: int, done: int) -> Card:
    best, worst = case.best(day), case.worst(day)
    names = case.params.workers
    words = [
        *_news(case, answer, day),
        f"{case.drew(best, day)} red beads, the fewest. {case.drew(worst, day)}, the most.",
    ]
    if day == DAYS - 1:
        words.append("Your customer calls. There are still too many red beads.")
    fields: list[Field] = []
    if day == 1:
        hint = "Your best guess. It is not marked."
        fields = [
            Number(
                id="best",
                label=f"How many will {names[best]} draw on day 2?",
                hint=hint,
                low=0,
                high=50,
                unit="red beads",
            ),
            Number(id="worst", label=f"How many will {names[worst]} draw on day 2?", low=0, high=50, unit="red beads"),
        ]
    move = Move(id="move", label=f"What do you do before day {day + 1}?", options=moves_after(case, day))
    return Card(
        id=f"day-{day}",
        heading=f"After day {day}",
        words=tuple(words),
        scene=paddles(case, day, case.red[day - 1]) if done == day else None,
        fields=(*fields, move),
        lock="Go on",
        feedback=_total(case, day + 1) if done > day else None,
    )


def _news(case: Factory, answer: Answer, day: int) -> tuple[str, ...]:
    """What came of the decision after the day before, told without saying what was behind it."""
    if day == 1:
        return ()
    best, worst = number_in(answer.get("day-1", "best")), number_in(answer.get("day-1", "worst"))
    if day > 2 or best is None or worst is None:
        return (_then(case, answer, day - 1),)
    one, other = case.best(1), case.worst(1)
    names = case.params.workers
    said = f"You predicted {best:g} for {names[one]} and {worst:g} for {names[other]}."
    return (_then(case, answer, 1), f"{said} It was {case.red[1][one]} and {case.red[1][other]}.")


def _total(case: Factory, day: int) -> Feedback:
    return Feedback(heading=f"Day {day}: {sum(case.red[day - 1])} red beads in all")


def _move(case: Factory, answer: Answer, day: int) -> str:
    option = chosen_in(answer.get(f"day-{day}", "move"), moves_after(case, day))
    return option.id if option else "nothing"


def _then(case: Factory, answer: Answer, day: int) -> str:
    move, names = _move(case, answer, day), case.params.workers
    if move in ("reward", "warn"):
        worker = case.best(day) if move == "reward" else case.worst(day)
        done = "rewarded" if move == "reward" else "warned"
        before, after = case.red[day - 1][worker], case.red[day][worker]
        came = f"The next day {case.drew(worker, day + 1)}: {_than(before, after)}."
        return f"You {done} {names[worker]}, who drew {before}. {came}"
    if move == "target":
        met = sum(red <= TARGET for red in case.red[day])
        return f"You set a target of {TARGET}. On day {day + 1} {met} of {WORKERS} met it."
    before, after = sum(case.red[day - 1]), sum(case.red[day])
    return f"You did nothing. All 6 drew {before}, and then {after}: {_than(before, after)}."


def _than(before: int, after: int) -> str:
    if before == after:
        return "the same"
    return f"{abs(after - before)} {'more' if after > before else 'fewer'}"


def _without_card(case: Factory, answer: Answer) -> Card:
    """The same days without the decisions: the simulator draws the same beads again."""
    without = days_of(case.params, case.seed)
    days = range(1, DAYS)
    looked = dict.fromkeys(text for day in days for text in _looked(case, answer, day))
    return Card(
        id="without",
        heading="The same days without your decisions",
        words=("We ran the 4 days again. All was the same, but you did nothing.", *looked),
        table=Table(
            caption="What you did, and what came of it",
            head=("After", "You", "With it", "Without it"),
            rows=tuple(
                (
                    f"Day {day}",
                    _did(case, answer, day),
                    _came(case, answer, case.red, day),
                    _came(case, answer, without, day),
                )
                for day in days
            ),
        ),
    )


def _did(case: Factory, answer: Answer, day: int) -> str:
    names = case.params.workers
    return {
        "reward": f"Rewarded {names[case.best(day)]}",
        "warn": f"Warned {names[case.worst(day)]}",
        "target": f"Set a target of {TARGET}",
        "nothing": "Did nothing",
    }[_move(case, answer, day)]


def _came(case: Factory, answer: Answer, red: tuple[tuple[int, ...], ...], day: int) -> str:
    move, after = _move(case, answer, day), red[day]
    if move == "target":
        return f"{sum(draw <= TARGET for draw in after)} of {WORKERS} met it"
    if move == "nothing":
        return f"{sum(after)} red in all"
    worker = case.best(day) if move == "reward" else case.worst(day)
    return f"{case.params.workers[worker]} drew {after[worker]}"


def _looked(case: Factory, answer: Answer, day: int) -> tuple[str, ...]:
    """What a manager would have believed, where the next day fits the belief."""
    move = _move(case, answer, day)
    worker = case.best(day) if move == "reward" else case.worst(day)
    before, after = case.red[day - 1][worker], case.red[day][worker]
    if move == "warn" and after < before:
        return ("It looked as if the warning worked. After a very bad day the next is mostly better, warned or not.",)
    if move == "reward" and after > before:
        return ("It looked as if praise made the work worse. After a very good day the next is mostly less good.",)
    return ()


def _truth_card(case: Factory, answer: Answer) -> Card:
    return Card(
        id="truth",
        heading="What was behind it",
        words=(
            *_news(case, answer, DAYS),
            "All 6 worked with the same care. 1 bead in 5 in the box is red, so chance decided each draw.",
            f"The mean, which is the average of such draws, is {TRUTH.mean:g}. "
            "The limits, 1.5 and 18.5, show how far nearly all of them reach.",
            f"We let {MORE_FACTORIES} more factories run with this box. "
            f"In {case.more} of them the best worker of day 1 had more red beads on day 2.",
        ),
        chart=_chart(case),
    )


def _chart(case: Factory) -> ChartData:
    labels = tuple(f"{name}, day {day}" for day in range(1, DAYS + 1) for name in case.params.workers)
    values = tuple(float(draw) for day in case.red for draw in day)
    n = len(values)
    return ChartData(
        title="Red beads in each of the 24 draws",
        unit="Red beads of 50",
        labels=labels,
        values=values,
        centre=(TRUTH.mean,) * n,
        lower=(TRUTH.lower,) * n,
        upper=(TRUTH.upper,) * n,
        better="down",
        message=f"All 24 draws lie between the limits. The fewest is {min(values):g} and the most {max(values):g}.",
        x_title="Worker and day",
    )


def _question_cards(case: Factory, answer: Answer) -> tuple[Card, ...]:
    likely = f"How likely is a worse result next month for {case.ranked.best}?"
    asked = {
        "again": ("Best this month", (case.ranked.text,), likely),
        "who": ("Who can change it", (), "In your factory, who could make the number of red beads smaller?"),
        "what": ("What to change", (case.fault.text,), "What would you do first?"),
    }
    return tuple(
        Card(
            id=name,
            heading=heading,
            words=words,
            fields=(Choice(id=name, label=label, options=_options(case)[name]),),
            feedback=_feedback(case, answer, name) if answer.finished else None,
        )
        for name, (heading, words, label) in asked.items()
    )


def _options(case: Factory) -> dict[str, tuple[Option, ...]]:
    return {"again": case.again, "who": case.who, "what": case.what}


def _why(case: Factory, name: str) -> str:
    if name == "again":
        return (
            "About 8 in 10. Who is best by chance had good luck, and luck does not stay. "
            f"In {case.more} of the {MORE_FACTORIES} factories the best got worse."
        )
    if name == "who":
        return "Whoever decides which beads are bought. Workers can only draw what is in the box."
    return f"{case.fault.system}. {case.fault.why}"


def _misconception(name: str, option: str) -> str:
    if name == "again":
        return "MC10" if option == "never" else ""
    return (WHO_MISCONCEPTIONS if name == "who" else WHAT_MISCONCEPTIONS).get(option, "")


def _feedback(case: Factory, answer: Answer, name: str) -> Feedback:
    option = chosen_in(answer.get(name, name), _options(case)[name])
    right = option is not None and option.id == RIGHT[name]
    words = (_why(case, name),) if right or not option else (_why(case, name), _correction(name, option))
    return Feedback(heading="Yes" if right else "Not quite", words=words, good=right)


def _corrections(case: Factory, answer: Answer) -> tuple[str, ...]:
    """What is said to each wrong answer."""
    said = ((name, chosen_in(answer.get(name, name), _options(case)[name])) for name in RIGHT)
    return tuple(_correction(name, option) for name, option in said if option and option.id != RIGHT[name])


def _correction(name: str, option: Option) -> str:
    return f"You chose: {option.text}. {_kindly(name, option.id)}"


def _kindly(name: str, option: str) -> str:
    special = {
        "nobody": "Chance decides each draw. But the box decides how many red beads there are to draw.",
        "always": "Chance pays nothing back. It just seldom gives the very best draw twice.",
        "3": "It is more often than that, because the best of 6 has had the most luck of all.",
        "5": "A middle worker goes up or down half of the time. The best of 6 has had the most luck of all.",
    }
    return special.get(option) or KINDLY[_misconception(name, option)]


def _better_card(case: Factory) -> Card:
    params = replace(case.params, days=DAYS + 1)
    old = sum(days_of(params, case.seed, DAYS + 1)[DAYS])
    new = beads.play(params, case.seed, ["nothing"] * (DAYS - 1) + ["better_beads"]).red[DAYS].tolist()
    return Card(
        id="better",
        heading="Day 5: another box",
        words=(
            "Now you buy other beads: 1 in 10 is red, and no longer 1 in 5. Nobody works harder.",
            f"With the old box day 5 would have had {old} red beads in all. With the new box it has {sum(new)}.",
        ),
        scene=paddles(case, DAYS + 1, tuple(new)),
    )


def _list(words: tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]])
