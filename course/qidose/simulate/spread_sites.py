"""The sites of SIM-SPREAD: what can be seen of each, and how ready for the change and fit for it each truly is."""

from dataclasses import dataclass

import numpy as np

from qidose.simulate.draw import generator

NAMES = ("Ash", "Birch", "Cedar", "Elder", "Hazel", "Juniper", "Maple", "Rowan")
LIKENESS = ("like", "partly", "unlike")
# What a change that is not adapted is worth at a site with patients like, partly like and unlike those at home.
FIT = {"like": 1.0, "partly": 0.35, "unlike": -0.5}
PATIENTS = {
    "like": "Patients are much like those of the home ward.",
    "partly": "Half of the patients stay for 1 day only.",
    "unlike": "Most patients come with their own medicines and look after them themselves.",
}


@dataclass(frozen=True)
class Site:
    """What a visitor would see. `vacancies` is the share of posts that are empty, in per cent."""

    name: str
    patients: int
    lead_is_keen: bool
    vacancies: int
    likeness: str

    @property
    def words(self) -> str:
        """The site in 3 short sentences."""
        lead = "The ward lead asked for the change." if self.lead_is_keen else "The ward lead has other priorities."
        return f"{PATIENTS[self.likeness]} {lead} {self.vacancies}% of posts are empty."


@dataclass(frozen=True)
class SiteTruth:
    """`readiness` is the adoption (0 to 1) that the site reaches by itself; `effect` and `effect_adapted` are what full
    adoption changes there, in percentage points, for the better where positive."""

    readiness: float
    effect: float
    effect_adapted: float
    before: float


def draw_sites(seed: int, before: float, effect: float) -> tuple[tuple[Site, ...], tuple[SiteTruth, ...]]:
    """8 sites in random order: 4 like the home ward, 3 partly, 1 unlike.

    `before` is the mean share before the change (per cent, moved a little at each site), `effect` that of the change at
    home in percentage points.
    """
    rng = generator(seed, "spread", "sites")
    likeness = rng.permutation(["like"] * 4 + ["partly"] * 3 + ["unlike"])
    keen = rng.permutation([True] * 4 + [False] * 4)
    sites, truths = [], []
    for name, like, wants in zip(NAMES, likeness, keen, strict=True):
        site = Site(name, int(rng.integers(60, 141)), bool(wants), int(rng.integers(4, 25)), str(like))
        sites.append(site)
        truths.append(_truth(site, rng, before, effect))
    return tuple(sites), tuple(truths)


def seen_readiness(site: Site) -> float:
    """The readiness that a careful visitor would guess from what can be seen."""
    return 0.40 + 0.30 * site.lead_is_keen - 0.010 * site.vacancies


def _truth(site: Site, rng: np.random.Generator, before: float, effect: float) -> SiteTruth:
    readiness = float(np.clip(seen_readiness(site) + rng.uniform(-0.08, 0.08), 0.1, 0.75))
    level = round(before + float(rng.uniform(-4, 4)), 1)
    fit = FIT[site.likeness] if effect > 0 else 1.0
    return SiteTruth(round(readiness, 2), round(effect * fit, 1), effect, level)
