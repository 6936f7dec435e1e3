"""Score 6 projects (E-T5-11): project files on the scale from 0.5 to 5.0, each with the fact that stops a higher score.

The curriculum asks for 5 of 6 scores within half a point, which a guesser has in about 1 of 100 tries. So a file counts
only when its fact is right as well: which of 5 stops the next half point? 5 of 6 files are needed.
"""

from dataclasses import dataclass

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from ..wording import lower
from .progress_score_files import RULE_SET, FactKind, File, draw_files
from .progress_score_words import SCALE, SCORE_OPTIONS, TO_THE_TEAM, WHY, chart_card, share_words, table_of

FILES = 6
FEWEST_RIGHT = 5
TOLERANCE = 0.5
NOTHING = Option("nothing", "Nothing does: it has all that the scale asks for")
BELIEFS: dict[FactKind, str] = {"week": "MC02", "other_team": "MC10"}
KIND_TO_A_CALM_CHART = "MC09"
KINDLY = {
    "MC02": "The newest weeks catch the eye. 2 weeks alone show usual variation, and a score looks at the whole chart.",
    "MC09": "After so much work we see improvement. Usual variation can look like it for a few weeks.",
    "MC10": "It is natural to compare. But teams do not start from the same place, so the scale leaves others out.",
}
NO_MATTER: dict[FactKind, str] = {
    "later": "That is true, and it counts only for a later half point.",
    "failed": "A test that did not work teaches, and takes nothing off the score.",
    "week": "That is how weeks vary. It takes nothing off the score.",
    "left": "That may slow the team down. The scale asks what it can show.",
    "grumble": "That is worth a talk soon. The scale asks what the team can show.",
    "nobody_senior": "That may be a reason to call the sponsor. The scale asks what the team can show.",
    "other_team": "That says nothing about this team.",
    "form": "The form can wait. The scale asks what the team can show.",
    "page": "The intranet can wait. The scale asks what the team can show.",
}


@dataclass(frozen=True)
class Files:
    """One learner's 6 files, in the order in which they are shown."""

    shown: tuple[File, ...]


@dataclass(frozen=True)
class Said:
    """What the learner said of one file; `fact` is None, too, where they say that nothing stops it (`nothing`)."""

    score: float | None
    fact: FactKind | None
    nothing: bool = False


class ProgressScore(Exercise[Files]):
    """6 scores, each with the fact behind it."""

    id = "progress-score"
    about = About(
        code="E-T5-11",
        dose="coaches",
        title="Score 6 projects",
        minutes=18,
        domains=("D16",),
        outcomes=(8,),
        misconceptions=tuple(KINDLY),
        rule_set=RULE_SET,
    )
    points = FILES
    pass_mark = FEWEST_RIGHT
    noun = "File"

    def case(self, seed: int) -> Files:
        return Files(draw_files(seed))

    def cards(self, case: Files, answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(case, number, answer) for number in range(1, FILES + 1))

    def mark(self, case: Files, answer: Answer) -> Marks:
        said = [said_in(case, answer, number) for number in range(1, FILES + 1)]
        pairs = list(zip(case.shown, said, strict=True))
        criteria = tuple(
            Criterion(name=f"File {number}: {file.project.team}", met=is_right(file, one), why=_told(file, one))
            for number, (file, one) in enumerate(pairs, 1)
        )
        found = {BELIEFS[one.fact] for _, one in pairs if one.fact in BELIEFS}
        if any(file.score == 2.5 and one.score is not None and one.score > file.score for file, one in pairs):
            found.add(KIND_TO_A_CALM_CHART)
        return Marks(criteria, tuple(sorted(found)))

    def summary(self, case: Files, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Your scores follow the evidence" if passed else "Not there yet",
            words=(
                f"In {marks.score} of {FILES} files your score and your fact are right. The aim is {FEWEST_RIGHT}.",
                _leaning(case, answer),
                *(KINDLY[belief] for belief in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Score 1 team that you coach, with its evidence in 1 line. Then ask them for their own score."
                if passed
                else "In each file, go up from 0.5 as long as you find evidence. Then start again with new files."
            ),
        )


def is_right(file: File, said: Said) -> bool:
    """Whether the score lies within half a point and the fact is the one that stops the next half point."""
    if said.score is None or abs(said.score - file.score) > TOLERANCE:
        return False
    return said.fact == "holds" if file.stops else said.nothing


def said_in(case: Files, answer: Answer, number: int) -> Said:
    """What was said of a file, counted from 1."""
    card = card_id(number)
    score = chosen_in(answer.get(card, "score"), SCORE_OPTIONS)
    option = chosen_in(answer.get(card, "fact"), facts_of(case, number))
    nothing = option == NOTHING
    fact = case.shown[number - 1].facts[int(option.id) - 1].kind if option and not nothing else None
    return Said(float(score.id) if score else None, fact, nothing)


def facts_of(case: Files, number: int) -> tuple[Option, ...]:
    """The facts to choose from. The ids are places in the learner's own order, so that they tell nothing."""
    facts = case.shown[number - 1].facts
    return (*(Option(str(place), fact.text) for place, fact in enumerate(facts, 1)), NOTHING)


def card_id(number: int) -> str:
    """The id of the card of a file, counted from 1."""
    return f"file-{number}"


def _card(case: Files, number: int, answer: Answer) -> Card:
    file = case.shown[number - 1]
    return Card(
        id=card_id(number),
        heading=f"{file.project.team}: {lower(file.project.title)}",
        table=table_of(file),
        chart=chart_card(file, judged=answer.finished),
        fields=(
            Choice(id="score", label="Which score can this team show?", options=SCORE_OPTIONS),
            Choice(id="fact", label="What stops the next half point?", options=facts_of(case, number)),
        ),
        feedback=_feedback(file, said_in(case, answer, number)) if answer.finished else None,
    )


def _told(file: File, said: Said) -> str:
    if said.score is None:
        return f"It is {file.score:.1f}. You have not scored it yet."
    off = said.score - file.score
    close = f"You scored {said.score:.1f}." if off else "You said the same."
    fact = "Your fact is right." if _fact_right(file, said) else "Another fact stops the next half point."
    return f"It is {file.score:.1f}. {close} {fact}"


def _fact_right(file: File, said: Said) -> bool:
    return said.fact == "holds" if file.stops else said.nothing


def _feedback(file: File, said: Said) -> Feedback:
    stops = f"What stops the next half point: {lower(file.stops.text)}." if file.stops else "Nothing stops it."
    return Feedback(
        heading=f"It is {file.score:.1f}: {SCALE[file.score]}",
        words=tuple(
            words
            for words in (
                WHY[file.score],
                share_words(file),
                stops,
                *_your_own(file, said),
                f'To the team you could say: "{TO_THE_TEAM[file.score]}"',
            )
            if words
        ),
        good=is_right(file, said),
    )


def _your_own(file: File, said: Said) -> tuple[str, ...]:
    """The learner's own score and fact, where they are not those of the truth."""
    if said.score is None:
        return ("You have not scored it yet.",)
    off, words = said.score - file.score, list[str]()
    if off:
        way = "kinder" if off > 0 else "stricter"
        size = "half a point" if abs(off) == TOLERANCE else f"{abs(off):g} points" if abs(off) != 1 else "1 point"
        near = ", which still counts as right" if abs(off) <= TOLERANCE else ""
        words.append(f"You scored {said.score:.1f}. That is {size} {way}{near}.")
    if said.fact in NO_MATTER:
        words.append(f"You chose: {lower(_text(file, said.fact))}. {NO_MATTER[said.fact]}")
    if said.nothing and file.stops:
        words.append("You chose that nothing stops it.")
    return tuple(words)


def _text(file: File, kind: FactKind) -> str:
    return next(fact.text for fact in file.facts if fact.kind == kind)


def _leaning(case: Files, answer: Answer) -> str:
    """Whether the scores lean to one side. It is told, and never costs a point."""
    said = [said_in(case, answer, number).score for number in range(1, FILES + 1)]
    off = [score - file.score for score, file in zip(said, case.shown, strict=True) if score is not None]
    kinder, stricter = sum(one > 0 for one in off), sum(one < 0 for one in off)
    if not kinder and not stricter:
        return "None of your scores was kinder or stricter than the evidence." if off else "No file is scored yet."
    return f"You were kinder than the evidence in {kinder} files, and stricter in {stricter}."
