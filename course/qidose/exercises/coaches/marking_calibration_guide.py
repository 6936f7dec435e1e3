"""The marking guide of the standard set (E-T5-08): what each mark means on the lines of rubric R1 (curriculum 8.5).

Line 8 (the scale grows with confidence) is left out: it can only be judged on a series of cycles, and these are first
cycles. The numbers are those of R1.
"""

from dataclasses import dataclass

MARKS = (0, 1, 2)


@dataclass(frozen=True)
class Line:
    """A line of the rubric. `earns[mark]` is what earns the mark."""

    number: int
    name: str
    earns: tuple[str, str, str]

    @property
    def guide(self) -> str:
        """The line with its 3 marks, best first, as it stands beside the record."""
        return f"{self.name}. " + " ".join(f"{mark} = {self.earns[mark]}." for mark in reversed(MARKS))


GUIDE: tuple[Line, ...] = (
    Line(1, "Stages", ("a missing stage", "a study written before the test", "all 4 stages, in order")),
    Line(2, "Aim and theory", ("neither", "only one of these", "an aim, and why the change should work")),
    Line(3, "Prediction", ("no prediction", "a hope without a number", "a direction and a number")),
    Line(4, "Small scale", ("a large first test", "a small test of several changes", "a small test of 1 change")),
    Line(5, "Data", ("no counts", "a single count at the end", "counts on each day")),
    Line(6, "Study", ("no result", "a result alone", "the result beside the prediction, and a lesson")),
    Line(7, "Act", ("neither", "only one of these", "a decision and the next step")),
    Line(9, "People affected", ("nothing about them", "people who were told", "people who helped with the plan")),
    Line(10, "Safety", ("nothing about it", "a promise to take care", "a risk, or what keeps people safe")),
)
LINES = tuple(line.number for line in GUIDE)
