"""Build the family (E-T3-04): from 20 candidate measures, a small family for an aim; and 3 that nobody can count alike.

Passed when each kind (outcome, process, balancing) has 1 measure at least and none that does not belong there, the
family has 7 measures at most, and 2 of the 3 unclear definitions are found with no more than 3 marked.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from qidose.simulate.draw import generator

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Groups, Option
from ..marks import Criterion, Marks
from .build_family_measures import AIMS, KINDS, Aim, Kind, Measure

CARD, FIELD = "family", "places"
SHOWN, UNCLEAR = 20, 3
MOST = 7
FEWEST_FOUND = 2
FEWEST: dict[Kind, int] = {"outcome": 2, "balancing": 3}
"""So many of a kind are shown at least."""
FAMILY: tuple[Kind, ...] = ("outcome", "process", "balancing")
NAMES: dict[str, str] = {
    "outcome": "Outcome",
    "process": "Process",
    "balancing": "Balancing",
    "beside": "Leave out",
    "unclear": "Unclear",
}


@dataclass(frozen=True)
class Candidates:
    """One learner's aim and the measures to choose from, in the order in which they are shown."""

    aim: Aim
    measures: tuple[Measure, ...]

    @property
    def items(self) -> dict[str, Measure]:
        """The measures by the names that they have on the page, which tell nothing."""
        return {f"measure-{place}": measure for place, measure in enumerate(self.measures, 1)}


class BuildFamily(Exercise[Candidates]):
    """Sort what matters out of 20 candidates."""

    id = "build-family"
    about = About(
        code="E-T3-04",
        dose="senior-leaders",
        title="Build a family of measures",
        minutes=10,
        domains=("D07",),
        outcomes=(3,),
        codes_too=("E-T4-01",),
    )
    points = 5
    pass_mark = 5

    def case(self, seed: int) -> Candidates:
        rng = generator(seed, "build-family")
        aim = AIMS[int(rng.integers(len(AIMS)))]
        unclear = _some(rng, aim.of("unclear"), UNCLEAR)
        clear = [measure for measure in aim.measures if measure.kind != "unclear"]
        while True:
            good = _some(rng, tuple(clear), SHOWN - UNCLEAR)
            counts = Counter(measure.kind for measure in good)
            if all(counts[kind] >= fewest for kind, fewest in FEWEST.items()):
                return Candidates(aim, _some(rng, (*good, *unclear), SHOWN))

    def cards(self, case: Candidates, answer: Answer) -> tuple[Card, ...]:
        return (
            Card(
                id=CARD,
                heading="The aim, and what could be measured",
                words=(
                    f"The aim: {case.aim.aim}",
                    f"What the team will change: {case.aim.change}",
                    "An outcome measure shows whether the aim is reached. "
                    "A process measure shows whether the change is being done.",
                    "A balancing measure shows what could get worse because of the change.",
                    f"Choose {MOST} measures at most, and 1 of each kind at least. Leave out what says nothing here.",
                    f"{UNCLEAR} of the {SHOWN} are unclear: 2 people would not count the same number. Mark them.",
                ),
                table=_key(case, answer) if answer.finished else None,
                fields=(
                    Groups(
                        id=FIELD,
                        label="Where does each measure belong?",
                        items=tuple(Option(item, measure.text) for item, measure in case.items.items()),
                        groups=tuple(Option(kind, name) for kind, name in NAMES.items()),
                    ),
                ),
                feedback=_feedback(case, answer) if answer.finished else None,
            ),
        )

    def mark(self, case: Candidates, answer: Answer) -> Marks:
        said = placed(case, answer)
        family = [measure for measure in case.measures if said.get(measure.id) in FAMILY]
        found, marked = _unclear(case, said)
        kinds = tuple(
            Criterion(
                name=f"{NAMES[kind]} measures",
                met=_holds(case, said, kind),
                why=f"Those that fit: {_fitting(case, said, kind)} of the {_chosen(said, kind)} that you chose.",
            )
            for kind in FAMILY
        )
        small = Criterion(
            name="A small family",
            met=len(FAMILY) <= len(family) <= MOST,
            why=f"Your family has {len(family)} measures. The aim is {len(FAMILY)} to {MOST}.",
        )
        clear = Criterion(
            name="Unclear definitions found",
            met=found >= FEWEST_FOUND and marked <= UNCLEAR,
            why=f"You marked {marked}, and {found} of these are unclear. There are {UNCLEAR}.",
        )
        return Marks((*kinds, small, clear))

    def summary(self, case: Candidates, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="A family that tells the story" if passed else "Not there yet",
            words=("Outcome, process and balancing measures read together. 1 alone can mislead.",),
            good=passed,
            next_step=(
                "Ask 1 of your teams for its family of measures, and how each one is counted."
                if passed
                else "Read what each measure is. Then start again with new candidates."
            ),
        )


def placed(case: Candidates, answer: Answer) -> dict[str, str]:
    """The group that each measure, by its own id, was put into, without those that were not placed."""
    said, known = answer.get(CARD, FIELD), case.items
    if not isinstance(said, dict):
        return {}
    return {
        known[item].id: group
        for item, group in said.items()
        if item in known and isinstance(group, str) and group in KINDS
    }


def _some(rng: np.random.Generator, measures: tuple[Measure, ...], count: int) -> tuple[Measure, ...]:
    return tuple(measures[place] for place in rng.permutation(len(measures))[:count].tolist())


def _chosen(said: dict[str, str], kind: str) -> int:
    return sum(group == kind for group in said.values())


def _fitting(case: Candidates, said: dict[str, str], kind: str) -> int:
    return sum(measure.kind == kind == said.get(measure.id) for measure in case.measures)


def _holds(case: Candidates, said: dict[str, str], kind: str) -> bool:
    """Whether a kind has 1 measure or more, and all that it has belong there."""
    return 0 < _chosen(said, kind) == _fitting(case, said, kind)


def _unclear(case: Candidates, said: dict[str, str]) -> tuple[int, int]:
    """How many of the unclear ones were found, and how many were marked in all."""
    return _fitting(case, said, "unclear"), _chosen(said, "unclear")


def _key(case: Candidates, answer: Answer) -> Table:
    """Every measure with what it is, those that were put elsewhere first."""
    said = placed(case, answer)
    # To leave out what would fit is no mistake: a family is small.
    elsewhere = [m for m in case.measures if said.get(m.id, "beside") not in (m.kind, "beside")]
    rest = [m for m in case.measures if m not in elsewhere]
    rows = tuple((m.text, f"{NAMES[m.kind]}. {m.why}{_yours(m, said.get(m.id))}") for m in (*elsewhere, *rest))
    return Table(caption="What each measure is", head=("Measure", "What it is"), rows=rows)


def _yours(measure: Measure, put: str | None) -> str:
    return "" if put in (None, measure.kind) else f" Yours: {NAMES[str(put)].lower()}."


def _feedback(case: Candidates, answer: Answer) -> Feedback:
    said = placed(case, answer)
    wrong = [m for m in case.measures if said.get(m.id) in FAMILY and said[m.id] != m.kind]
    missed = [m for m in case.measures if m.kind == "unclear" and said.get(m.id) != "unclear"]
    words = [_hint(m, said[m.id]) for m in wrong[:3]]
    if missed:
        words.append("A clear definition says what is counted, of what, and over what time.")
    heading = "Each measure is where it belongs" if not (wrong or missed) else "What the measures are for"
    return Feedback(heading=heading, words=tuple(words), good=not wrong and len(missed) <= UNCLEAR - FEWEST_FOUND)


def _hint(measure: Measure, put: str) -> str:
    where = {"beside": "to be left out", "unclear": "unclear"}.get(measure.kind, f"a {measure.kind} measure")
    where = where.replace("a outcome", "an outcome")
    return f'"{measure.text}" is {where}, not {NAMES[put].lower()}. {measure.why}'
