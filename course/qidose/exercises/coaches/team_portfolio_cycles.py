"""The test cycles of "Live team portfolio" (E-T5-13): their form, and what can be seen in a series of them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..cards import Card, Check, Feedback
from ..fields import Answer, Choice, Date, Field, Number, Option, Text
from ..marks import Criterion
from ..pdsa_form import ACTS, DIRECTIONS, agrees, written
from ..values import chosen_in, date_in, number_in

FEWEST_CYCLES, MOST_CYCLES = 3, 8
SCALES = (
    Option("1", "1 person or 1 case"),
    Option("few", "2 to 5 people or cases"),
    Option("shift", "A shift or a clinic day"),
    Option("week", "A week in 1 place"),
    Option("more", "Several weeks, or several places"),
)
FURTHER = (Option("no", "Not yet"), Option("yes", "Yes"))
KINDLY = {
    "MC24": "1 test is a start, and it is natural to want to be done. Most of what a team learns comes with the next.",
    "MC25": "A prediction is more than a hope. A direction and a number let the result prove it wrong.",
}
_STILL = 0.1
"""The share of today's number by which a prediction may move and still be called the same."""


@dataclass(frozen=True)
class Cycle:
    """One cycle, as far as it is recorded. `agrees`: direction and number of the prediction say the same."""

    number: int
    when: date | None
    idea: str | None
    scale: int | None
    act: str | None
    agrees: bool
    whole: bool
    leads_on: bool


def cycles_in(answer: Answer, ideas: tuple[Option, ...]) -> tuple[Cycle, ...]:
    """The cycles that are recorded whole, in the order of their numbers."""
    found = (_cycle(answer, number, ideas) for number in range(1, MOST_CYCLES + 1))
    return tuple(cycle for cycle in found if cycle.whole)


def _cycle(answer: Answer, number: int, ideas: tuple[Option, ...]) -> Cycle:
    chosen = {
        name: chosen_in(answer.get(_id(number), name), options)
        for name, options in (("idea", ideas), ("scale", SCALES), ("direction", DIRECTIONS), ("act", ACTS))
    }
    now, predicted, found = (number_in(answer.get(_id(number), name)) for name in ("now", "predicted", "found"))
    when, direction, scale = date_in(answer.get(_id(number), "when")), chosen["direction"], chosen["scale"]
    sound = False
    if now is not None and predicted is not None and direction:
        sound = agrees(direction.id, predicted - now, _STILL * abs(now))
    texts = all(written(answer.get(_id(number), name)) for name in ("change", "counted", "safe", "learned"))
    whole = texts and all(chosen.values()) and when is not None and None not in (now, predicted, found)
    return Cycle(
        number=number,
        when=when,
        idea=chosen["idea"].id if chosen["idea"] else None,
        scale=SCALES.index(scale) if scale else None,
        act=chosen["act"].id if chosen["act"] else None,
        agrees=sound,
        whole=whole,
        leads_on=written(answer.get(_id(number), "next")),
    )


def _id(number: int) -> str:
    return f"cycle-{number}"


def cycle_criteria(cycles: tuple[Cycle, ...]) -> tuple[Criterion, Criterion, Criterion]:
    """Whether there are enough, whether each was predicted, and whether each follows from the one before."""
    enough = len(cycles) >= FEWEST_CYCLES
    told = f"You have {len(cycles)} whole cycle{'s' * (len(cycles) != 1)}."
    vague = [cycle.number for cycle in cycles if not cycle.agrees]
    breaks = [words for before, after in pairwise(cycles) if (words := _break(before, after))]
    return (
        Criterion(name=f"{FEWEST_CYCLES} cycles or more, each with all 4 stages", met=enough, why=told),
        Criterion(
            name="A prediction with a direction and a number in each",
            met=enough and not vague,
            why=f"In cycle {vague[0]} the number and the direction do not agree." if vague else told,
        ),
        Criterion(
            name="Each cycle follows from the one before",
            met=enough and not breaks,
            why=breaks[0] if breaks else told if not enough else "Dates and decisions lead from one to the next.",
        ),
    )


def _break(before: Cycle, after: Cycle) -> str:
    """Why a cycle does not follow from the one before; empty where it does."""
    if before.when and after.when and after.when <= before.when:
        return f"Cycle {after.number} began before cycle {before.number}, or on the same day. Check the dates."
    if not before.leads_on:
        return f"Say in cycle {before.number} what follows for the next one."
    if before.act == "adapt" and after.idea != before.idea:
        return f"You decided to adapt after cycle {before.number}, and then tested another idea."
    if before.act == "abandon" and after.idea == before.idea:
        return f"You abandoned the idea after cycle {before.number}, and then tested it again."
    return ""


def cycle_cards(answer: Answer, ideas: tuple[Option, ...]) -> tuple[Card, ...]:
    """A card for each of the first cycles, and then for as many as the learner says there were."""
    shown = FEWEST_CYCLES
    while shown < MOST_CYCLES and answer.get(_id(shown), "further") == "yes":
        shown += 1
    return tuple(_card(answer, number, ideas) for number in range(1, shown + 1))


def _card(answer: Answer, number: int, ideas: tuple[Option, ...]) -> Card:
    cycle = _cycle(answer, number, ideas)
    words: tuple[str, ...] = ("Copy what you wrote at the time. A prediction that is made afterwards is none.",)
    if not ideas:
        words = (*words, "The change ideas come from your driver diagram. Add them there first.")
    return Card(
        id=_id(number),
        heading=f"Test cycle {number}",
        words=words,
        fields=_plan(ideas) + _after(asks_further=FEWEST_CYCLES <= number < MOST_CYCLES),
        checks=(
            Check(name="The plan, what was found, and the decision", met=cycle.whole),
            Check(name="The number and the direction of the prediction agree", met=cycle.agrees),
            Check(name="What follows for the next cycle", met=cycle.leads_on),
        ),
    )


def _plan(ideas: tuple[Option, ...]) -> tuple[Field, ...]:
    fields: tuple[Field, ...] = (
        Date(id="when", label="When did the test begin?"),
        _text("change", "What did you change, and why should it work?"),
        Choice(id="scale", label="How large was the test?", options=SCALES),
        _text("counted", "What did you count, and how often?"),
        Number(id="now", label="What was the number before the test?"),
        Choice(id="direction", label="What did you predict?", options=DIRECTIONS),
        Number(id="predicted", label="Which number did you predict?"),
        _text("safe", "What could have gone wrong, and when would you have stopped?"),
    )
    idea = Choice(id="idea", label="Which change idea of your diagram did it test?", options=ideas)
    return (idea, *fields) if ideas else fields


def _after(asks_further: bool) -> tuple[Field, ...]:
    fields: tuple[Field, ...] = (
        Number(id="found", label="Which number did you find?"),
        _text("learned", "What did you learn when you set it against the prediction?"),
        Choice(id="act", label="What did the team decide?", options=ACTS),
        _text("next", "What follows for the next cycle?"),
    )
    further = Choice(id="further", label="Was there another test after this?", options=FURTHER)
    return (*fields, further) if asks_further else fields


def _text(name: str, label: str) -> Text:
    return Text(id=name, label=label, rows=2, longest=1_500)


def cycle_beliefs(cycles: tuple[Cycle, ...]) -> tuple[str, ...]:
    """What a series shows that is too short, or whose predictions cannot be held against a result."""
    return ("MC24",) * (0 < len(cycles) < FEWEST_CYCLES) + ("MC25",) * any(not cycle.agrees for cycle in cycles)


def cycle_feedback(cycles: tuple[Cycle, ...]) -> Feedback:
    """What is said about the whole series, under its last card."""
    checked = cycle_criteria(cycles)
    words = [criterion.why for criterion in checked if not criterion.met]
    scales = [cycle.scale for cycle in cycles if cycle.scale is not None]
    if any(after < before for before, after in pairwise(scales)):
        words.append(
            "Once a test was smaller than the one before. Say why: that can be wise when something went wrong."
        )
    elif scales and len(set(scales)) == 1:
        words.append("All your tests had the same size. What would let you go 1 size up?")
    else:
        words.append("Your tests grow as your confidence grows.")
    words += [KINDLY[belief] for belief in cycle_beliefs(cycles)]
    good = all(criterion.met for criterion in checked)
    return Feedback(heading="Your series of tests", words=tuple(words), good=good)
