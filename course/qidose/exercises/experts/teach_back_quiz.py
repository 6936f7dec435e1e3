"""The quiz results of a group that was taught: 1 number a learner, typed or pasted, read and summed up in words."""

from dataclasses import dataclass

from qidose import spc

from ..cards import ChartData
from ..fields import Json

FEWEST_LEARNERS = 5
MOST_LEARNERS = 60
TWO_NUMBERS = "There are 2 numbers on a line. Put only the number of right answers there."


@dataclass(frozen=True)
class Results:
    """Right answers of each learner, in a quiz of `out_of` questions. `problems` is what must be mended first."""

    right: tuple[float, ...]
    out_of: float | None
    problems: tuple[str, ...]

    @property
    def attached(self) -> bool:
        """Whether there are results of enough people, and all of them can be."""
        return not self.problems and self.out_of is not None and len(self.right) >= FEWEST_LEARNERS

    @property
    def share(self) -> float | None:
        """The share of right answers of the whole group, in per cent; None where it cannot be told."""
        if not self.right or self.problems or not self.out_of:
            return None
        return 100 * sum(self.right) / (len(self.right) * self.out_of)


def read_results(value: Json, out_of: float | None) -> Results:
    """What was typed or pasted. Never raises for what is in it; nothing at all has no problems."""
    if not isinstance(value, str) or not value.strip():
        return Results((), out_of, ())
    series = spc.read_series(value)
    if not series.ok:
        return Results((), out_of, tuple(str(error) for error in series.errors))
    if series.numerator is not None:
        return Results((), out_of, (TWO_NUMBERS,))
    right = tuple(float(number) for number in series.values if number == number)
    return Results(right, out_of, tuple(_cannot_be(right, out_of)))


def _cannot_be(right: tuple[float, ...], out_of: float | None) -> list[str]:
    said = []
    if len(right) > MOST_LEARNERS:
        said.append(f"There are {len(right):,} results. Attach those of 1 group, {MOST_LEARNERS} at most.")
    if any(number < 0 for number in right):
        said.append("A result is below 0. Write how many answers were right.")
    if out_of is not None and any(number > out_of for number in right):
        said.append(f"A result is above the {out_of:g} questions of the quiz. Check both numbers.")
    return said


def results_chart(results: Results) -> ChartData | None:
    """How many learners had how many answers right; None where that cannot be drawn."""
    if not results.right or results.problems or results.out_of is None or results.share is None:
        return None
    whole = [round(number) for number in results.right]
    most = round(results.out_of)
    if most > MOST_LEARNERS:
        return None
    counts = [whole.count(number) for number in range(most + 1)]
    return ChartData(
        title="Learners by right answers",
        unit="Learners",
        labels=tuple(map(str, range(most + 1))),
        values=tuple(map(float, counts)),
        look="bars",
        message=f"{len(whole)} learners. On average {results.share:.0f}% of the answers were right.",
        x_title="Right answers",
    )
