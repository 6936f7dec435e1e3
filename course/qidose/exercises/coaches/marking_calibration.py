"""Marking calibration (E-T5-08): 10 standard records, each marked 0, 1 or 2 on 9 lines of rubric R1; then the key.

Passed with a weighted kappa of at least 0.6 over all 90 marks and a mean difference of at most 0.3 points on each line.
Kappa over 10 marks alone would be passed by guessing in 0.84% of tries (docs/deviations.md).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import floor

from qidose.agreement import bias, weighted_kappa

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Grid, Option
from ..marks import Criterion, Marks
from .marking_calibration_gold import RECORDS, Gold, gold_set
from .marking_calibration_guide import GUIDE, LINES, MARKS, Line
from .pdsa_record_words import quoted, record_heading, record_table

LEAST_KAPPA = 0.6
MOST_BIAS = 0.3
HAIR = 1e-9
"""Marks are whole numbers, their means are not: 0.3 on the edge counts as 0.3."""
COLUMNS = tuple(Option(str(mark), str(mark)) for mark in MARKS)
ROWS = tuple(Option(str(line.number), line.guide) for line in GUIDE)
NAMES = tuple(Option(str(line.number), line.name) for line in GUIDE)
"""The rows once they are marked: then the reasons say what earned which mark."""
INTRO = (
    "Mark each of 10 records on 9 lines of the rubric: 0, 1 or 2. The standard marks come when all are marked.",
    "The line about growing scale is left out, because it needs several cycles. These are first cycles.",
    "Some teams mark a run chart: a line of their counts over time.",
)
BELIEFS = {3: "MC25", 4: "MC26", 6: "MC24"}
"""What a marker may believe who gives full marks on a line where the standard does not."""
KINDLY = {
    "MC24": (
        "You gave 2 to a study without a comparison.",
        "A story of how it went is good to read. But a team learns from the gap between prediction and result.",
    ),
    "MC25": (
        "You gave 2 to a prediction without a number.",
        "A hope sounds like a prediction. But no result could ever prove it wrong, so it teaches nothing.",
    ),
    "MC26": (
        "You gave 2 to a test that was large, or had several changes.",
        "A big test shows good will. But it costs more when the idea fails, and most first ideas need a change.",
    ),
}


@dataclass(frozen=True)
class Agreement:
    """How a marker stands to the standard: kappa over all marks, and the mean difference on each line."""

    kappa: float
    bias: dict[int, float]

    @property
    def even(self) -> bool:
        """Whether no line is marked too kindly or too strictly."""
        return all(abs(difference) <= MOST_BIAS + HAIR for difference in self.bias.values())

    @property
    def close(self) -> bool:
        """Whether the marks agree well enough beyond chance."""
        return self.kappa >= LEAST_KAPPA - HAIR


class MarkingCalibration(Exercise[tuple[Gold, ...]]):
    """Mark 10 records as the standard marks them."""

    id = "marking-calibration"
    about = About(
        code="E-T5-08",
        dose="coaches",
        title="Mark 10 records",
        minutes=30,
        domains=("D09", "D19"),
        outcomes=(7,),
        misconceptions=tuple(KINDLY),
    )
    points = 2
    pass_mark = 2
    noun = "Part"
    finish_label = "Finish and see the standard marks"

    def case(self, seed: int) -> tuple[Gold, ...]:
        return _draw(seed)

    def cards(self, case: tuple[Gold, ...], answer: Answer) -> tuple[Card, ...]:
        records = tuple(_card(number, gold, answer) for number, gold in enumerate(case, 1))
        found = agreement_of(case, answer)
        return (_result_card(case, answer, found), *records) if answer.finished and found else records

    def mark(self, case: tuple[Gold, ...], answer: Answer) -> Marks:
        found = agreement_of(case, answer)
        if found is None:
            missing = "Some marks are missing."
            return Marks((_close(False, missing), _even(False, missing)))
        return Marks(
            (_close(found.close, _about_kappa(found)), _even(found.even, _about_bias(found))), _beliefs(case, answer)
        )

    def summary(self, case: tuple[Gold, ...], answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        kindly = [words for belief in marks.misconceptions for words in KINDLY[belief]]
        return Feedback(
            heading="Your marks are in line with the standard" if passed else "Your marks differ from the standard",
            words=(*(criterion.why for criterion in marks.criteria), *kindly),
            good=passed,
            next_step=(
                "Mark a record of a team with a second coach. Compare your marks before you talk."
                if passed
                else "Read the reasons under each record. Then start again with 10 new records."
            ),
        )


def marks_of(answer: Answer, number: int) -> dict[int, int]:
    """The marks that were given to a record (counted from 1), by line; lines without a readable mark are left out."""
    given = answer.get(card_id(number), "marks")
    if not isinstance(given, dict):
        return {}
    known = {option.id: mark for option, mark in zip(COLUMNS, MARKS, strict=True)}
    found = {line: given.get(str(line)) for line in LINES}
    return {line: known[mark] for line, mark in found.items() if isinstance(mark, str) and mark in known}


def agreement_of(case: tuple[Gold, ...], answer: Answer) -> Agreement | None:
    """How the marks stand to the standard; None where a mark is missing."""
    given = [marks_of(answer, number) for number in range(1, RECORDS + 1)]
    if any(len(marks) < len(LINES) for marks in given):
        return None
    standard = [gold.marks[line] for gold in case for line in LINES]
    said = [marks[line] for marks in given for line in LINES]
    by_line = {line: bias([gold.marks[line] for gold in case], [marks[line] for marks in given]) for line in LINES}
    return Agreement(weighted_kappa(standard, said), by_line)


def card_id(number: int) -> str:
    """The id of the card of a record, counted from 1."""
    return f"record-{number}"


@lru_cache(maxsize=64)
def _draw(seed: int) -> tuple[Gold, ...]:
    return gold_set(seed)


def _close(met: bool, why: str) -> Criterion:
    return Criterion(name="Your marks agree with the standard, beyond chance", met=met, why=why)


def _even(met: bool, why: str) -> Criterion:
    return Criterion(name="You are neither too kind nor too strict on any line", met=met, why=why)


def _about_kappa(found: Agreement) -> str:
    # Rounded down, so that a number just under the aim is never shown as the aim.
    shown = floor(100 * (found.kappa + HAIR)) / 100
    return f"Agreement beyond chance (weighted kappa): {shown:.2f}. The aim is at least {LEAST_KAPPA}. Full is 1."


def _about_bias(found: Agreement) -> str:
    line = max(GUIDE, key=lambda line: abs(found.bias[line.number]))
    furthest = found.bias[line.number]
    if not furthest:
        return "On every line your marks have the same mean as the standard."
    how = "kinder" if furthest > 0 else "stricter"
    return (
        f"You are furthest from the standard on {line.name.lower()}: "
        f"{abs(furthest):.1f} points {how}. The aim is at most {MOST_BIAS}."
    )


def _beliefs(case: tuple[Gold, ...], answer: Answer) -> tuple[str, ...]:
    """Beliefs that show in at least half of the records that could show them."""
    found = []
    for line, belief in BELIEFS.items():
        weak = [number for number, gold in enumerate(case, 1) if gold.marks[line] < max(MARKS)]
        full = [number for number in weak if marks_of(answer, number).get(line) == max(MARKS)]
        found += [belief] if full and 2 * len(full) >= len(weak) else []
    return tuple(sorted(found))


def _card(number: int, gold: Gold, answer: Answer) -> Card:
    return Card(
        id=card_id(number),
        heading=record_heading(number, gold.data),
        words=INTRO if number == 1 and not answer.finished else (),
        table=record_table(gold.data),
        fields=(
            Grid(
                id="marks",
                label="Your marks",
                hint="Judge each line by itself. It does not matter whether the idea worked.",
                items=NAMES if answer.finished else ROWS,
                groups=COLUMNS,
            ),
        ),
        feedback=_feedback(gold, marks_of(answer, number)) if answer.finished else None,
    )


def _feedback(gold: Gold, given: dict[int, int]) -> Feedback:
    differ = sum(given.get(line) != gold.marks[line] for line in LINES)
    heading = "You marked every line as the standard does" if not differ else f"{len(LINES) - differ} of 9 marks agree"
    return Feedback(
        heading=heading,
        words=tuple(_reason(line, gold, given.get(line.number)) for line in GUIDE),
        good=None if differ else True,
    )


def _reason(line: Line, gold: Gold, given: int | None) -> str:
    """The standard mark with its reason, and the learner's own mark where it is another."""
    mark, sentence = gold.marks[line.number], gold.evidence[line.number]
    said = [f"{line.name}: {mark} for {line.earns[mark]}."]
    if given != mark:
        said.append(f"You gave {given}." if given is not None else "You gave no mark.")
    said.append(quoted(sentence) if sentence else "There is no sentence about it.")
    return " ".join(said)


def _result_card(case: tuple[Gold, ...], answer: Answer, found: Agreement) -> Card:
    rows = tuple(
        (
            line.name,
            f"{sum(gold.marks[line.number] for gold in case) / RECORDS:.1f}",
            f"{sum(marks_of(answer, number)[line.number] for number in range(1, RECORDS + 1)) / RECORDS:.1f}",
            f"{found.bias[line.number]:+.1f}".replace("-", "\u2212") if found.bias[line.number] else "0",
        )
        for line in GUIDE
    )
    return Card(
        id="result",
        heading="Your marks beside the standard",
        words=(
            _about_kappa(found),
            "It is about 0 for somebody who marks without a look at the records.",
            "The table has the means of the key, which is the standard, and of your marks.",
            "A gap with + means that you are kinder than the key. With \u2212 you are stricter.",
        ),
        table=Table(
            caption="Means of 10 marks",
            head=("Line", "Key", "You", "Gap"),
            rows=rows,
        ),
    )
