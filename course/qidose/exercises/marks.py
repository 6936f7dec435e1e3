"""How an answer was marked: points for each criterion, and what the learner is told about it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One checked outcome. `met` earns its points; there are no points for attendance or time."""

    name: str
    met: bool
    why: str
    points: int = 1


@dataclass(frozen=True)
class Marks:
    """The marks of one answer; `misconceptions` are ids MC01 to MC30 (curriculum 8.2) that the answer shows."""

    criteria: tuple[Criterion, ...] = ()
    misconceptions: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        return sum(criterion.points for criterion in self.criteria if criterion.met)

    @property
    def out_of(self) -> int:
        return sum(criterion.points for criterion in self.criteria)
