"""Cells of the dose matrix that no exercise assesses yet, each with what it waits for. A test holds it to the truth.

The lessons teach all of them in words. What is missing is an exercise that assesses them.
"""

OPEN_CELLS: dict[tuple[str, str], str] = {
    ("D01", "senior-leaders"): "Waits for the conditions check (E-T3-10).",
    ("D12", "senior-leaders"): "Waits for the scale-up exercise with patients (E-T3-09).",
    ("D15", "senior-leaders"): "Waits for the scale-up exercise (E-T3-09).",
    ("D11", "coaches"): "Waits for the quiet team (E-T5-06).",
    ("D16", "coaches"): "Waits for the progress score (E-T5-11).",
    ("D01", "experts"): "Waits for the plan of a trust (E-T6-10).",
    ("D16", "experts"): "Waits for the plan of a trust (E-T6-10).",
}
