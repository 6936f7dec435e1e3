"""Write coach feedback (E-T5-03): 3 PDSA records with planted flaws to find, then feedback to the team of the third.

The machine marks the ticks: at least 0.7 of the flaws found over the 3 records, and at most 1 tick that fits no flaw.
A flaw that follows from a planted one may be ticked without harm. A coach marks the feedback by rubric R4. The end
tells what the flaws were and what a coach could say, so a second try gets new records.
"""

import re
from dataclasses import dataclass
from math import ceil

from qidose.rubrics import COACH_FEEDBACK
from qidose.simulate import pdsa_records as records
from qidose.simulate.draw import generator
from qidose.simulate.pdsa_words import FLAWS, TEAMS, Flaw, FlawId

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choices, Json, Option, Text
from ..marks import Criterion, Marks
from ..values import all_chosen_in, words_in
from .coach_feedback_words import ADVICE, FINE, SHOWN, WORKS
from .pdsa_record_words import quoted, record_heading, record_table

RECORDS = 3
RECORD_CARDS = tuple(f"record-{number}" for number in range(1, RECORDS + 1))
LETTER = "letter"
FIRST_TWO = ((0, 3), (1, 2), (2, 2), (1, 3))
"""Flaws in the first 2 records, in either order. One without flaws keeps readers from ticking something everywhere."""
FLAWS_OF_LAST = 3
"""In the record that the feedback is about: enough for one to be the most important."""
RECALL = 0.7
MOST_FALSE = 1
FEWEST_WORDS, MOST_WORDS = 60, 250
INTRO = (
    "Here are 3 records of first tests, each by another team. Tick what is wrong before you read the next.",
    "Some teams mark a run chart: a line of their counts over time.",
)
NONE = Option("none", "I see no flaw in this record")
OPTIONS = (*(Option(flaw.id, flaw.tick) for flaw in FLAWS), NONE)
BY_ID = {flaw.id: flaw for flaw in FLAWS}
BELIEFS: dict[FlawId, str] = {
    "no_prediction": "MC24",
    "no_comparison": "MC24",
    "vague_prediction": "MC25",
    "too_large": "MC26",
}
"""What a reader may believe who misses a flaw."""
KINDLY = {
    "MC24": "A record with 4 full headings looks complete. But without a prediction to check, it is only a report.",
    "MC25": "A hope reads like a prediction. But a prediction is something that the result could prove wrong.",
    "MC26": "A large test looks thorough. But a first test is for learning, and small ones teach sooner.",
}
OPEN_QUESTION = re.compile(r"\b(?:what|how|which|who|when|where|why)\b[^.!?]*\?", re.IGNORECASE)
SOON = re.compile(r"\b(?:weeks?|tomorrow|today|tonight|days?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|shift)\b", re.I)


@dataclass(frozen=True)
class Records:
    """3 records with their flaws. The feedback goes to the team of the last."""

    data: tuple[records.Data, ...]
    truth: tuple[records.Truth, ...]


class CoachFeedback(Exercise[Records]):
    """Find the flaws in 3 records, then write to 1 team."""

    id = "coach-feedback"
    about = About(
        code="E-T5-03",
        dose="coaches",
        title="Feedback to a team",
        minutes=25,
        domains=("D09", "D14"),
        outcomes=(2,),
        misconceptions=tuple(KINDLY),
    )
    points = 2
    pass_mark = 2
    rubric = COACH_FEEDBACK
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> Records:
        rng = generator(seed, "coach-feedback")
        counts = FIRST_TWO[int(rng.integers(len(FIRST_TWO)))]
        counts = counts if rng.integers(2) else counts[::-1]
        teams = rng.permutation(len(TEAMS))[:RECORDS].tolist()
        seeds = rng.integers(2**62, size=RECORDS).tolist()
        drawn = [
            records.generate(records.Params(flaws=count, team=team), one)
            for count, team, one in zip((*counts, FLAWS_OF_LAST), teams, seeds, strict=True)
        ]
        return Records(tuple(data for data, _ in drawn), tuple(true for _, true in drawn))

    def ready(self, case: Records, answer: Answer) -> bool:
        return set(RECORD_CARDS) <= set(answer.locked) and super().ready(case, answer)

    def cards(self, case: Records, answer: Answer) -> tuple[Card, ...]:
        shown: list[Card] = []
        for number in range(1, RECORDS + 1):
            shown.append(_record_card(case, number, answer))
            if card_id(number) not in answer.locked:
                return tuple(shown)
        return (*shown, _letter_card(case, answer))

    def mark(self, case: Records, answer: Answer) -> Marks:
        ticks = [ticks_of(answer, number) for number in range(1, RECORDS + 1)]
        flags = [records.compare(ticked, true) for ticked, true in zip(ticks, case.truth, strict=True)]
        found, planted = sum(flag.found for flag in flags), sum(flag.planted for flag in flags)
        false, needed = sum(flag.false for flag in flags), ceil(RECALL * planted)
        missed = {flaw for ticked, true in zip(ticks, case.truth, strict=True) for flaw in set(true.planted) - ticked}
        complete = all(answer.get(card_id(number), "flaws") for number in range(1, RECORDS + 1))
        return Marks(
            (
                Criterion(
                    name="You found the flaws",
                    met=found >= needed,
                    why=f"You found {found} of {planted}. The aim is at least {needed}.",
                ),
                Criterion(
                    name="You left alone what is sound",
                    met=complete and found > 0 and false <= MOST_FALSE,
                    why=f"{_times(false)} you ticked a flaw that is not there. The aim is at most {MOST_FALSE}.",
                ),
            ),
            tuple(sorted({BELIEFS[flaw] for flaw in missed if flaw in BELIEFS})) if complete else (),
        )

    def summary(self, case: Records, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Your feedback is ready for a coach" if passed else "Look at the records once more",
            words=(
                *(criterion.why for criterion in marks.criteria),
                *(KINDLY[belief] for belief in marks.misconceptions),
                "A coach reads what you wrote to the team.",
            ),
            good=passed,
            next_step=(
                "Hand in. Then look at a record of a team that you coach, and start from what works."
                if passed
                else "Read what is said under each record. Then start again with 3 new records."
            ),
        )


def ticks_of(answer: Answer, number: int) -> set[str]:
    """The flaws that were ticked on a record, counted from 1."""
    chosen = all_chosen_in(answer.get(card_id(number), "flaws"), OPTIONS)
    return {option.id for option in chosen} - {NONE.id}


def card_id(number: int) -> str:
    """The id of the card of a record, counted from 1."""
    return RECORD_CARDS[number - 1]


def checks_of(value: Json) -> tuple[Check, ...]:
    """What the words of a feedback show while it is written. None of it earns points."""
    text = value if isinstance(value, str) else ""
    return (
        Check(name=f"{FEWEST_WORDS} to {MOST_WORDS} words", met=FEWEST_WORDS <= len(words_in(text)) <= MOST_WORDS),
        Check(name="An open question", met=OPEN_QUESTION.search(text) is not None),
        Check(name="A day or a week for the next step", met=SOON.search(text) is not None),
    )


def _record_card(case: Records, number: int, answer: Answer) -> Card:
    data, true = case.data[number - 1], case.truth[number - 1]
    last = number == RECORDS
    return Card(
        id=card_id(number),
        heading=record_heading(number, data),
        words=INTRO if number == 1 else (),
        table=record_table(data),
        fields=(
            Choices(
                id="flaws",
                label="Which flaws does this record show?",
                hint="Some records have none. It is no flaw when an idea did not work.",
                options=OPTIONS,
            ),
        ),
        lock="Keep my ticks and write to this team" if last else "Keep my ticks and read the next record",
        feedback=_about_record(data, true, ticks_of(answer, number)) if answer.finished else None,
    )


def _letter_card(case: Records, answer: Answer) -> Card:
    data, true = case.data[-1], case.truth[-1]
    return Card(
        id=LETTER,
        heading=f"Your feedback to {data.team}",
        words=(
            f"This was the first test of {data.team}, done beside their daily work.",
            "They will read your words together. Start from what works, and leave the solving to them.",
        ),
        fields=(
            Text(
                id="feedback",
                label=f"What do you write to {data.team}?",
                hint="Name the 1 flaw that matters most. Give evidence from the record, a question and a next step.",
                rows=10,
                most_words=MOST_WORDS,
            ),
        ),
        checks=checks_of(answer.get(LETTER, "feedback")),
        feedback=_about_letter(data, true) if answer.finished else None,
    )


def _about_record(data: records.Data, true: records.Truth, ticked: set[str]) -> Feedback:
    flags = records.compare(ticked, true)
    words = [_shown(BY_ID[flaw], data, found=flaw in ticked) for flaw in true.planted]
    if not words:
        words.append("This record is sound from plan to act. Whether its idea worked is another question.")
    words += [_false(BY_ID[flaw], data) for flaw in BY_ID if flaw in ticked - {*true.planted, *true.accepted}]
    words += [
        f"You also ticked: {_lower(BY_ID[flaw].tick)}. That follows from the flaws above, so it costs nothing."
        for flaw in true.accepted
        if flaw in ticked
    ]
    heading = f"You found {flags.found} of {flags.planted}" if flags.planted else "No flaw was planted here"
    return Feedback(heading=heading, words=tuple(words), good=flags.found == flags.planted and flags.false == 0)


def _shown(flaw: Flaw, data: records.Data, found: bool) -> str:
    """A planted flaw, why it matters, and where it shows."""
    evidence = quoted(SHOWN[flaw.id](data)) if flaw.id in SHOWN else "No sentence of the record is about it."
    name = flaw.tick if found else f"Not ticked: {_lower(flaw.tick)}"
    return f"{name}. {flaw.why} {evidence}"


def _false(flaw: Flaw, data: records.Data) -> str:
    """A tick that fits nothing, with the words that speak against it."""
    against = FINE[flaw.id](data)
    shown = f'But the record says: "{against}"' if against else "The flaw is the one named above."
    return f"You ticked: {_lower(flaw.tick)}. {shown}"


def _about_letter(data: records.Data, true: records.Truth) -> Feedback:
    assert true.most_important is not None  # the record that the feedback is about has 3 flaws
    flaw, advice = BY_ID[true.most_important], ADVICE[true.most_important]
    works = [text for item, text in WORKS.items() if true.scores[item] == 2][:2]
    evidence = quoted(SHOWN[flaw.id](data)) if flaw.id in SHOWN else "It shows in what is not there."
    return Feedback(
        heading="What a coach could say here",
        words=(
            f"What works: {' and '.join(works)}.",
            f"The flaw to name first: {_lower(flaw.tick)}. {flaw.why} {evidence}",
            f'An open question: "{advice.question}"',
            f'A step for this week: "{advice.step}"',
            "There are other good ways to say it. Yours need not be like this one.",
        ),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _times(count: int) -> str:
    return {0: "Not once have", 1: "Once"}.get(count, f"{count} times")
