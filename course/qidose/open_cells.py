"""Cells of the dose matrix that no exercise assesses yet, each with what it waits for. A test holds the list to the truth."""

OPEN_CELLS: dict[tuple[str, str], str] = {}
