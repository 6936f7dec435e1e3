"""NHS measures that simulated charts are about: names, units, direction of good and sizes a reader would believe.

Every figure is invented. The sizes were chosen to look like a ward, a directorate or a trust, never a named one.

Vocabulary
    centre       the long-run average of one period's value, in the measure's unit
    spread       the standard deviation of one period's value when nothing changes, in the measure's unit
    denominator  how many patients, bed days or observations stand behind one period (0 when there is no denominator)
    per          what the value counts against: 100 for a percentage, 1,000 for "per 1,000 bed days", else 1
"""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Better = Literal["up", "down"]
Kind = Literal["continuous", "count", "proportion", "rate"]
Distribution = Literal["normal", "poisson", "binomial", "gamma"]
Side = Literal["high", "low"]


@dataclass(frozen=True)
class Label:
    """What a learner may know of a measure."""

    id: str
    name: str
    unit: str
    better: Better
    kind: Kind
    decimals: int
    service: str

    @property
    def floor(self) -> float:
        """The lowest value that the measure can take: none of these measures goes below 0."""
        return 0.0

    @property
    def ceiling(self) -> float:
        """The highest value that the measure can take: 100 for a percentage, else no bound."""
        return 100.0 if self.kind == "proportion" else float("inf")

    @property
    def good_side(self) -> Side:
        """The side of a chart where results are better."""
        return "high" if self.better == "up" else "low"

    @property
    def bad_side(self) -> Side:
        """The side of a chart where results are worse."""
        return "low" if self.better == "up" else "high"


@dataclass(frozen=True)
class Measure(Label):
    """A measure and how it varies while nothing changes, which is part of the truth: show its `label` alone.

    `distribution` is the one that its chance variation follows by nature.
    """

    distribution: Distribution
    centre: float
    spread: float
    denominator: int
    per: int

    @property
    def label(self) -> Label:
        """The part that may be shown."""
        return Label(self.id, self.name, self.unit, self.better, self.kind, self.decimals, self.service)

    def room(self, side: Side) -> float:
        """How many spreads lie between the centre and the end of the scale on that side (may be infinite)."""
        edge = self.ceiling if side == "high" else self.floor
        return abs(edge - self.centre) / self.spread


def _percent(id: str, name: str, better: Better, centre: float, of: int, service: str, decimals: int = 1) -> Measure:
    """A share of `of` cases a period; binomial, so the spread follows from the centre and the cases."""
    spread = sqrt(centre * (100 - centre) / of)
    return Measure(id, name, "%", better, "proportion", decimals, service, "binomial", centre, spread, of, 100)


def _rate(id: str, name: str, better: Better, centre: float, bed_days: int, service: str, decimals: int) -> Measure:
    """Events per 1,000 bed days; Poisson, so the spread follows from the centre and the bed days."""
    spread = sqrt(centre * 1000 / bed_days)
    unit = "per 1,000 bed days"
    return Measure(id, name, unit, better, "rate", decimals, service, "poisson", centre, spread, bed_days, 1000)


def _count(id: str, name: str, unit: str, better: Better, centre: float, service: str) -> Measure:
    """Events a period with the same chance every period; Poisson."""
    return Measure(id, name, unit, better, "count", 0, service, "poisson", centre, sqrt(centre), 0, 1)


def _time(
    id: str, name: str, unit: str, centre: float, spread: float, decimals: int, service: str, skewed: bool = False
) -> Measure:
    """An average time, where less is better; `skewed` ones follow a gamma distribution."""
    shape: Distribution = "gamma" if skewed else "normal"
    return Measure(id, name, unit, "down", "continuous", decimals, service, shape, centre, spread, 0, 1)


def _wide_percent(
    id: str, name: str, better: Better, centre: float, spread: float, of: int, service: str, decimals: int = 1
) -> Measure:
    """A share of so many cases that the binomial spread would be far too small (see p′ charts): the spread is given."""
    return Measure(id, name, "%", better, "proportion", decimals, service, "normal", centre, spread, of, 100)


_WARDS, _A_AND_E, _CLINICS = "inpatient wards", "A&E", "outpatient clinics"
_MENTAL_HEALTH, _COMMUNITY, _THEATRES = "mental health", "community", "theatres"
_TRUST, _PRIMARY_CARE, _CANCER = "whole trust", "general practice", "cancer services"

MEASURES: tuple[Measure, ...] = (
    _rate("falls", "Falls", "down", 6.6, 6000, _WARDS, 1),
    _rate("pressure-ulcers", "New pressure ulcers", "down", 1.8, 14_000, _WARDS, 2),
    _rate("restraint", "Physical restraints", "down", 14.0, 2800, _MENTAL_HEALTH, 1),
    _count("c-difficile", "C. difficile infections", "infections a month", "down", 14, _TRUST),
    _count("complaints", "Complaints received", "complaints a month", "down", 34, _TRUST),
    _count("cancelled-operations", "Operations cancelled on the day", "operations a month", "down", 26, _THEATRES),
    _count("compliments", "Compliments received", "compliments a month", "up", 48, _TRUST),
    _count("therapy-sessions", "Talking therapy sessions held", "sessions a month", "up", 210, _MENTAL_HEALTH),
    _percent("did-not-attend", "Patients who did not attend", "down", 8.4, 1200, _CLINICS),
    _percent("hand-hygiene", "Hand hygiene checks done right", "up", 82, 200, _WARDS),
    _percent("recommend-as-workplace", "Staff who would recommend us as a place to work", "up", 61, 300, _TRUST),
    _percent("discharge-before-noon", "Patients discharged before noon", "up", 18, 900, _WARDS),
    _percent("good-experience", "Patients who said their care was good", "up", 88, 450, _TRUST),
    _percent("sepsis-antibiotics", "Sepsis patients given antibiotics within 1 hour", "up", 72, 160, _A_AND_E),
    _percent("missed-doses", "Medicine doses missed", "down", 5.2, 2500, _WARDS, 2),
    _percent("cancer-62-days", "Patients treated within 62 days of referral", "up", 64, 250, _CANCER),
    _percent("crisis-4-hours", "People in crisis seen within 4 hours", "up", 78, 300, _MENTAL_HEALTH),
    _percent("shared-care-plans", "Care plans written with the service user", "up", 58, 220, _MENTAL_HEALTH),
    _percent("visits-on-the-day", "Home visits made on the planned day", "up", 84, 500, _COMMUNITY),
    _percent("calls-answered", "Phone calls answered within 5 minutes", "up", 66, 900, _PRIMARY_CARE),
    _percent("scan-1-hour", "Stroke patients scanned within 1 hour", "up", 55, 140, _A_AND_E),
    _wide_percent("a-and-e-4-hours", "A&E patients seen within 4 hours", "up", 72, 2.2, 9000, _A_AND_E),
    _wide_percent("discharge-letters", "Discharge letters sent within 24 hours", "up", 80, 4.0, 1500, _WARDS),
    _wide_percent("sickness", "Staff time lost to sickness", "down", 5.1, 0.32, 90_000, _TRUST, 2),
    _wide_percent("bed-occupancy", "Beds in use at midnight", "down", 89, 1.3, 18_000, _WARDS),
    _time("a-and-e-wait", "Average wait to be seen in A&E", "minutes", 78, 8.0, 0, _A_AND_E),
    _time("ambulance-handover", "Average ambulance handover time", "minutes", 31, 3.2, 1, _A_AND_E),
    _time("length-of-stay", "Average length of stay", "days", 7.4, 0.45, 2, _WARDS),
    _time("first-appointment", "Average wait for a first appointment", "weeks", 11.5, 1.2, 1, _MENTAL_HEALTH, True),
    _time("theatre-overrun", "Average theatre list overrun", "minutes", 24, 4.0, 1, _THEATRES, True),
    _time("test-result", "Average time to a blood test result", "minutes", 64, 6.5, 0, _WARDS, True),
)

_BY_ID = {measure.id: measure for measure in MEASURES}


def find_measure(id: str) -> Measure:
    """The measure with that id. Raises ValueError that lists the known ids."""
    if id not in _BY_ID:
        raise ValueError(f"no measure {id!r}; there are {', '.join(_BY_ID)}")
    return _BY_ID[id]
