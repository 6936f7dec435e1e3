"""How often a chart signals, measured: XmR charts with limits from all points, by rule set, length and shift.

400,000 charts for each figure, so chance moves one by less than 0.3 points. The test marked `certify` in
tests/course/exercises/test_rule_cost.py measures the whole table anew.
"""

RULE_SETS = ("mdc-7", "mdc-6")
SHIFTS = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Standard deviations by which the second half of a chart is higher."""

_MEASURED = {  # length: (mdc-7, mdc-6) in percent of stable charts, then of charts with each shift
    12: ((4.7, 9.0), (12.1, 23.6), (16.0, 31.8), (20.5, 41.3), (25.4, 51.4), (30.4, 61.3)),
    14: ((6.3, 12.2), (19.3, 30.4), (26.9, 39.6), (36.2, 49.5), (46.4, 59.3), (56.7, 68.4)),
    16: ((8.2, 15.7), (24.4, 37.1), (33.2, 47.0), (43.1, 57.4), (53.5, 67.2), (63.4, 75.7)),
    18: ((9.9, 19.0), (29.3, 43.2), (39.2, 53.8), (49.9, 64.3), (60.6, 73.7), (70.4, 81.7)),
    20: ((11.7, 22.1), (33.9, 48.7), (44.7, 59.7), (56.0, 70.2), (66.7, 79.1), (76.1, 86.2)),
    22: ((13.7, 25.3), (38.5, 53.9), (50.0, 65.1), (61.5, 75.3), (72.1, 83.7), (80.9, 89.9)),
    24: ((15.5, 28.3), (42.5, 58.4), (54.6, 69.7), (66.2, 79.4), (76.4, 87.1), (84.7, 92.6)),
    26: ((17.3, 31.2), (46.5, 62.5), (58.8, 73.6), (70.4, 82.9), (80.4, 89.8), (87.9, 94.4)),
    28: ((19.0, 34.0), (50.1, 66.2), (62.5, 76.9), (74.1, 85.7), (83.6, 92.0), (90.4, 95.8)),
    30: ((20.8, 36.9), (53.5, 69.8), (66.3, 80.2), (77.6, 88.3), (86.4, 93.8), (92.4, 96.9)),
    32: ((22.6, 39.5), (56.6, 72.7), (69.4, 82.8), (80.3, 90.2), (88.5, 95.0), (93.9, 97.7)),
    34: ((24.2, 41.9), (59.5, 75.4), (72.3, 85.0), (82.8, 91.9), (90.4, 96.1), (95.1, 98.3)),
    36: ((25.8, 44.3), (62.4, 77.9), (74.9, 86.9), (85.0, 93.2), (92.0, 96.9), (96.1, 98.8)),
}  # fmt: skip

LENGTHS = tuple(_MEASURED)


def measured(length: int, rule_set: str, shift: float) -> float:
    """Percent of charts with any signal; `shift` 0 for stable charts. Raises KeyError or ValueError if not measured."""
    return _MEASURED[length][(0.0, *SHIFTS).index(shift)][RULE_SETS.index(rule_set)]
