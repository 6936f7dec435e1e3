"""Map the systems (E-T1-02): which parts of the work made somebody wait, and who could change each of them.

The record of one result, from a place like the learner's own, has 10 parts. A coin decides for each whether it made
somebody wait. Of 12 things offered (10 parts, 2 people) at least 11 must be ticked or left rightly, and nobody blamed
(docs/deviations.md). Then each part that made the wait is near, further away, or outside.
"""

from dataclasses import dataclass
from functools import lru_cache

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choices, Groups, Move, Option
from ..marks import Criterion, Marks
from ..values import all_chosen_in, chosen_in
from .map_systems_record import PARTS, PEOPLE, WAITS, Record, draw_record
from .map_systems_stories import STORIES, Owner, Part

FEWEST_RIGHT = 11
"""Of the 12 that are offered."""
MOST_MISPLACED = 1
ROLES = tuple(Option(story.id, story.work) for story in STORIES)
GUESSES = (
    Option("person", "Somebody was slow"),
    Option("one", "1 part of the work took nearly all of the time"),
    Option("many", "Many parts of the work took some time each"),
)
FAR = "Another team in the trust"
OUTSIDE = "Somebody outside the trust"


@dataclass(frozen=True)
class Records:
    """One learner's records: one for each kind of work, of which the learner chooses the nearest."""

    records: tuple[Record, ...]

    def chosen(self, answer: Answer) -> Record | None:
        """The record of the kind of work that was chosen."""
        role = chosen_in(answer.get("role", "role"), ROLES)
        return next((record for record in self.records if role and record.story.id == role.id), None)


class MapSystems(Exercise[Records]):
    """Tick the parts that made a wait, then say who could change them."""

    id = "map-systems"
    about = About(
        code="E-T1-02",
        dose="all-staff",
        title="Map the systems",
        minutes=5,
        domains=("D02",),
        outcomes=(3,),
        misconceptions=("MC11",),
    )
    points = 3
    pass_mark = 3
    noun = "Step"

    def case(self, seed: int) -> Records:
        return _draw(seed)

    def cards(self, case: Records, answer: Answer) -> tuple[Card, ...]:
        record = case.chosen(answer)
        cards = [_role_card()]
        if record and ("role" in answer.locked or answer.finished):
            cards.append(_guess_card(record))
        if record and ("guess" in answer.locked or answer.finished):
            cards.append(_parts_card(record, answer))
        if record and ("parts" in answer.locked or answer.finished):
            cards.append(_owners_card(record, answer))
        return tuple(cards)

    def ready(self, case: Records, answer: Answer) -> bool:
        return "parts" in answer.locked and super().ready(case, answer)

    def mark(self, case: Records, answer: Answer) -> Marks:
        record = case.chosen(answer)
        ticked = _ticked(record, answer) if record else frozenset[str]()
        people = sum(name.startswith("person-") for name in ticked)
        right = _right(record, ticked) if record else 0
        wrong, late = (len(_misplaced(record, answer)), len(record.right)) if record else (0, 0)
        placed = bool(record) and isinstance(answer.get("owners", "owners"), dict)
        criteria = (
            Criterion(
                name="What made the wait",
                met=bool(ticked) and right >= FEWEST_RIGHT,
                why=f"You ticked or left {right} of {PARTS + PEOPLE} rightly. The aim is {FEWEST_RIGHT}.",
            ),
            Criterion(
                name="Nobody blamed",
                met=bool(ticked) and people == 0,
                why=f"You ticked {people or 'no'} {'person' if people == 1 else 'people'}.",
            ),
            Criterion(
                name="Near and far",
                met=placed and wrong <= MOST_MISPLACED,
                why=f"You know for {late - wrong} of {late} parts who could change them.",
            ),
        )
        return Marks(criteria, ("MC11",) if people else ())

    def summary(self, case: Records, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        kindly = (
            "It is natural to see the person first. The way that work is set up is harder to see.",
            "Anyone in the same place would have waited for the same things.",
        )
        return Feedback(
            heading="You see the work behind the wait" if passed else "Not there yet",
            words=(
                "These parts are systems: people, rules and things that together give a result.",
                "Nobody in the story chose to be slow. The wait came from how the parts fit together.",
                *(kindly if "MC11" in marks.misconceptions else ()),
                "Some parts belong to others. So ask them early, and do not try to mend them alone.",
            ),
            good=passed,
            next_step=(
                "Think of something at work that often comes late. Name 3 parts that shape it, and 1 outside your team."
                if passed
                else "Read what is said under each step. Then start again with another record."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Records:
    return Records(tuple(draw_record(seed, story) for story in STORIES))


def _ticked(record: Record, answer: Answer) -> frozenset[str]:
    return frozenset(option.id for option in all_chosen_in(answer.get("parts", "parts"), record.offered))


def _right(record: Record, ticked: frozenset[str]) -> int:
    return sum((option.id in ticked) == (option.id in record.right) for option in record.offered)


def _groups(record: Record) -> tuple[Option, ...]:
    return (Option("own", f"My own: {record.story.team}"), Option("here", FAR), Option("outside", OUTSIDE))


def _misplaced(record: Record, answer: Answer) -> tuple[Part, ...]:
    """The parts that were not put where they belong."""
    placed = answer.get("owners", "owners")
    given = placed if isinstance(placed, dict) else {}
    return tuple(line.part for line in record.lines if line.waited and given.get(line.part.id) != line.part.owner)


def _role_card() -> Card:
    return Card(
        id="role",
        heading="Your work",
        words=("You will see how one thing came about, at a place that is a little like yours.",),
        fields=(Move(id="role", label="Where do you work?", options=ROLES),),
        lock="Go on",
    )


def _guess_card(record: Record) -> Card:
    ends = record.story.ends.format(name=record.name, end=record.when(record.whole))
    return Card(
        id="guess",
        heading=record.story.title,
        words=(f"{record.story.begins.format(name=record.name)} {ends}", f"You are in {record.story.team}."),
        fields=(
            Move(id="guess", label="What do you think made the wait? There is no mark for this.", options=GUESSES),
        ),
        lock="Go on",
    )


def _parts_card(record: Record, answer: Answer) -> Card:
    taken = 0
    rows = [(_capital(record.when(0)), _first_line(record), "")]
    for line in record.lines:
        taken += line.took
        rows.append((_capital(record.when(taken)), record.told(line), record.took(line)))
    return Card(
        id="parts",
        heading="What happened",
        table=Table(caption="The record, step by step", head=("When", "What happened", "It took"), rows=tuple(rows)),
        fields=(
            Choices(
                id="parts",
                label=f"What made {'the new colleague' if record.story.id == 'office' else record.name} wait?",
                hint=f"Tick what took {WAITS[record.story.unit][0]} {record.story.unit} or more.",
                options=record.offered,
            ),
        ),
        lock="Check this",
        feedback=_parts_feedback(record, answer) if "parts" in answer.locked or answer.finished else None,
    )


def _parts_feedback(record: Record, answer: Answer) -> Feedback:
    ticked = _ticked(record, answer)
    right = _right(record, ticked)
    longest = max(line.took for line in record.lines)
    spent = f"The longest took {longest} of {record.whole} {record.story.unit}."
    words = [f"{len(record.right)} parts of the work made the wait. {spent}"]
    guess = chosen_in(answer.get("guess", "guess"), GUESSES)
    if guess and guess.id != "many":
        words.append(f"You expected: {guess.text}. The record shows several parts, each with its own wait.")
    words += [
        f"You left out: {line.part.system}. It took {record.took(line)}."
        for line in record.lines
        if line.waited and line.part.id not in ticked
    ]
    words += [
        f"You ticked: {line.part.system}. There was no wait there."
        for line in record.lines
        if not line.waited and line.part.id in ticked
    ]
    words += [
        f"You ticked: {option.text}. Anyone in that place would have met the same wait. What made it so?"
        for option in record.offered
        if option.id.startswith("person-") and option.id in ticked
    ]
    good = right >= FEWEST_RIGHT and not any(name.startswith("person-") for name in ticked)
    return Feedback(heading=f"{right} of {PARTS + PEOPLE} are right", words=tuple(words), good=good)


def _owners_card(record: Record, answer: Answer) -> Card:
    return Card(
        id="owners",
        heading="Near and far",
        words=(f"These parts made the wait. You are in {record.story.team}.",),
        fields=(Groups(id="owners", label="Who could change each part?", items=record.sorted, groups=_groups(record)),),
        feedback=_owners_feedback(record, answer) if answer.finished else None,
    )


def _owners_feedback(record: Record, answer: Answer) -> Feedback:
    wrong = _misplaced(record, answer)
    names: dict[Owner, str] = {
        "own": f"{record.story.team} can change it",
        "here": FAR.lower(),
        "outside": OUTSIDE.lower(),
    }
    own = sum(line.waited and line.part.owner == "own" for line in record.lines)
    words = [
        f"Your team alone can change {own} of these {len(record.right)} parts.",
        "For the others you need people elsewhere.",
        *(f"{part.system}: {names[part.owner]}." for part in wrong),
    ]
    heading = f"{len(record.right) - len(wrong)} of {len(record.right)} are right"
    return Feedback(heading=heading, words=tuple(words), good=len(wrong) <= MOST_MISPLACED)


def _first_line(record: Record) -> str:
    """How the story begins, without its time: that stands beside it in the table."""
    text, when = record.story.begins.format(name=record.name), record.when(0)
    for said in (f"On {when} ", f" on {when}", f" at {when}"):
        text = text.replace(said, "")
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
