"""Aim doctor (E-T4-05): 5 broken aims, each to be written again in the learner's own words.

The machine looks for 3 parts of an aim: how much, for whom and by when (`aim_words`). It looks at words, not at sense,
and is generous; so an aim that has all 3 earns its point, and 4 of 5 pass.
"""

import re
from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Json, Text
from ..marks import Criterion, Marks
from ..values import words_in
from .aim_doctor_aims import BANK, FAULTS, BrokenAim
from .aim_words import Aim, read_aim

PARTS = {
    "amount": "How much: a number",
    "people": "For whom: people or a place",
    "date": "By when: a date or a length of time",
}
ASKS = {
    "amount": "We found no number that says how much. What would you count, and how far should it go?",
    "people": "We found no words for whom it is. Name the patients, the ward or the clinic.",
    "date": "We found no date. By which day do you want to be there?",
}
KINDLY = {
    "MC11": "To ask people to try harder is natural. But most already do. An aim says what should be different.",
    "MC25": "Better, fewer or soon are hopes. A number and a date can turn out wrong, so you can learn from them.",
}
_EXHORTS = re.compile(r"\b(?:must|should|have to|need to|try harder|do better|be more careful|remember to)\b")
_HOPES = re.compile(
    r"\b(?:better|best|fewer|less|more|improve\w*|quicker|shorter|faster|reduce|increase|soon\w*|as possible)\b"
)
_SOLVES = re.compile(r"^(?:to |we will |we aim to )?(?:introduce|roll out|buy|implement|launch|install|purchase)\b")
FEWEST_WORDS = 4


@dataclass(frozen=True)
class Aims:
    """One learner's broken aims, in the order in which they are shown."""

    shown: tuple[BrokenAim, ...]


class AimDoctor(Exercise[Aims]):
    """Mend 5 aims."""

    id = "aim-doctor"
    about = About(
        code="E-T4-05",
        dose="managers",
        title="Aim doctor",
        minutes=12,
        domains=("D08",),
        outcomes=(3,),
        misconceptions=tuple(KINDLY),
    )
    points = len(FAULTS)
    pass_mark = 4
    may_improve = True
    noun = "Aim"
    finish_label = "Finish and look at my aims"

    def case(self, seed: int) -> Aims:
        rng = generator(seed, "aim-doctor")
        of_each = [[aim for aim in BANK if aim.fault == fault] for fault in FAULTS]
        drawn = [aims[int(rng.integers(len(aims)))] for aims in of_each]
        return Aims(tuple(drawn[place] for place in rng.permutation(len(drawn)).tolist()))

    def cards(self, case: Aims, answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(number, broken, answer) for number, broken in enumerate(case.shown, 1))

    def mark(self, case: Aims, answer: Answer) -> Marks:
        written = aims_of(case, answer)
        criteria = tuple(
            Criterion(name=f"{number}. {broken.title}", met=complete(text), why=_told(text))
            for number, (broken, text) in enumerate(zip(case.shown, written, strict=True), 1)
        )
        return Marks(criteria, tuple(sorted({name for text in written for name in _beliefs(text)})))

    def summary(self, case: Aims, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Your aims can be checked" if passed else "Nearly there" if marks.score > 1 else "Not there yet",
            words=(
                f"{marks.score} of your {self.points} aims say how much, for whom and by when. "
                f"The goal is {self.pass_mark}.",
                "We look for words only, and we may miss some. Whether an aim matters, your team knows best.",
            ),
            good=passed,
            next_step=(
                "Look up the aim of a project in your area. Does it say how much, for whom and by when?"
                if passed
                else "Choose to improve your answer, and add what is missing. What you wrote is kept."
            ),
        )


def aims_of(case: Aims, answer: Answer) -> tuple[Json, ...]:
    """What was written for each aim, as it is stored."""
    return tuple(answer.get(card_id(number), "aim") for number, _ in enumerate(case.shown, 1))


def card_id(number: int) -> str:
    """The id of the card of an aim, counted from 1."""
    return f"aim-{number}"


def complete(text: Json) -> bool:
    """Whether an aim has all 3 parts, in a few words at least."""
    return len(words_in(text)) >= FEWEST_WORDS and read_aim(text).complete


def _has(aim: Aim, part: str) -> bool:
    return bool(getattr(aim, part))


def _missing(text: Json) -> list[str]:
    aim = read_aim(text)
    return [part for part in PARTS if not _has(aim, part)]


def _told(text: Json) -> str:
    if complete(text):
        return "It says how much, for whom and by when."
    missing = [PARTS[part].split(":")[0].lower() for part in _missing(text)]
    return f"Still missing: {', '.join(missing)}." if missing else "Write it in a few more words."


def _beliefs(text: Json) -> list[str]:
    """The misconceptions that an aim shows which does not say how much."""
    if not isinstance(text, str) or complete(text) or read_aim(text).amount:
        return []
    plain = text.lower()
    return ["MC11"] * bool(_EXHORTS.search(plain)) + ["MC25"] * bool(_HOPES.search(plain))


def _card(number: int, broken: BrokenAim, answer: Answer) -> Card:
    text = answer.get(card_id(number), "aim")
    aim = read_aim(text)
    return Card(
        id=card_id(number),
        heading=broken.title,
        words=(*broken.known, f'The aim of the team: "{broken.aim}"'),
        fields=(
            Text(
                id="aim",
                label="Write a better aim, in your own words.",
                hint="1 sentence is enough. Choose numbers and dates that seem sensible to you.",
                rows=3,
                longest=600,
            ),
        ),
        checks=tuple(Check(name=name, met=_has(aim, part)) for part, name in PARTS.items()),
        feedback=_feedback(broken, text) if answer.finished else None,
    )


def _feedback(broken: BrokenAim, text: Json) -> Feedback:
    wrong = f"About the team's aim: {broken.wrong}"
    if complete(text):
        soft: tuple[str, ...] = ()
        if isinstance(text, str) and _SOLVES.match(text.strip().lower()):
            soft = ("Yours begins with something to do. What should be different for people when it is done?",)
        ways = tuple(f"Another way to write it: {way}" for way in broken.mended)
        return Feedback(heading="This aim can be checked", words=(wrong, *soft, *ways), good=True)
    asks = [ASKS[part] for part in _missing(text)] or ["Write it in a few more words."]
    kindly = [KINDLY[name] for name in _beliefs(text)]
    return Feedback(
        heading="Not complete yet",
        words=(wrong, *asks, *kindly),
        good=False,
        next_step="If it is there and we did not see it, trust your own eyes.",
    )
