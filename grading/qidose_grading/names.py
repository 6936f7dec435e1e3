"""Names that the notebooks, the gradebook and our code share."""

_COACH = "-coach"


def coach_cell(exercise_id: str) -> str:
    """The grade id of the cell in which a coach marks an exercise."""
    return f"{exercise_id}{_COACH}"


def exercise_of(cell: str) -> str:
    """The exercise that a graded cell belongs to."""
    return cell.removesuffix(_COACH)


def is_coach_cell(cell: str) -> bool:
    """Whether a coach, not the machine, marks this cell."""
    return cell.endswith(_COACH)
