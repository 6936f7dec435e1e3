"""Cells of the dose matrix that no exercise assesses yet, each with what it waits for. A test holds it to the truth.

The lessons teach all of them in words. What is missing is an exercise that assesses them.
"""

OPEN_CELLS: dict[tuple[str, str], str] = {}
