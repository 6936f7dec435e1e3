"""The marking guide of the standard set (E-T5-08): what each mark means on the lines of rubric R1 (curriculum 8.5).

Line 8 (the scale grows with confidence) is left out: it can only be judged on a series of cycles, and these are first
cycles. The numbers are those of R1.
"""

from dataclasses import dataclass

MARKS = (0, 1, 2)


@dataclass(frozen=True)
class Line:
    """A line of the rubric. `means[mark]` says what earns the mark."""

    number: int
    name: str
    means: tuple[str, str, str]

    @property
    def guide(self) -> str:
        """The line with its 3 marks, best first, as it stands beside the record."""
        return f"{self.number}. {self.name}. " + " ".join(f"{mark}: {self.means[mark]}." for mark in reversed(MARKS))


GUIDE: tuple[Line, ...] = (
    Line(1, "Stages", ("a stage is missing", "the study was written before the test", "all 4 stages, in order")),
    Line(2, "Aim and theory", ("neither", "only 1 of them", "an aim, and why the change should work")),
    Line(3, "Prediction", ("none", "a hope, without a number", "a direction and a number")),
    Line(4, "Small scale", ("a large first test", "small, with several changes", "small, with 1 change")),
    Line(5, "Data", ("nothing is counted", "counted once, at the end", "counted each day")),
    Line(
        6,
        "Study",
        ("no result", "a result, without a prediction beside it", "the result beside the prediction, and a lesson"),
    ),
    Line(7, "Act", ("neither", "only 1 of them", "a decision, and the next step")),
    Line(9, "People affected", ("not mentioned", "they were told", "they helped with the plan")),
    Line(10, "Safety", ("not mentioned", "a promise to take care", "a risk, or what keeps people safe")),
)
LINES = tuple(line.number for line in GUIDE)
