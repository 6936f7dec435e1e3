"""The dosing plan: who needs which dose, how many, by when, and what it takes. Estimates are ranges with their sources.

>>> from qidose import dosing
>>> waves = dosing.back_to_back(5, 6, 80)
>>> round(float(dosing.stock(waves, 24, 0.10)[-1]), 1)
296.2

`docs/plan.md` explains the functions with worked examples.
"""

from .capacity import MINUTES_TO_MARK, CoachTime, coach_time, marking_hours
from .fan import bands, fan
from .guidelines import GUIDELINES, Guideline, Organisation, guidelines_for
from .model import (
    BadInput,
    Wave,
    back_to_back,
    ceiling,
    coverage,
    every_month,
    every_quarter,
    monthly_hazard,
    people_to_train,
    seats_a_month,
    seats_a_wave,
    stock,
    whole_people,
)
from .ranges import Adopted, NotAdopted, Range, adopt

__all__ = [
    "GUIDELINES",
    "MINUTES_TO_MARK",
    "Adopted",
    "BadInput",
    "CoachTime",
    "Guideline",
    "NotAdopted",
    "Organisation",
    "Range",
    "Wave",
    "adopt",
    "back_to_back",
    "bands",
    "ceiling",
    "coach_time",
    "coverage",
    "every_month",
    "every_quarter",
    "fan",
    "guidelines_for",
    "marking_hours",
    "monthly_hazard",
    "people_to_train",
    "seats_a_month",
    "seats_a_wave",
    "stock",
    "whole_people",
]
