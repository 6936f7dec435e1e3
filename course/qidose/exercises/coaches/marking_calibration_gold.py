"""The standard set (E-T5-08): 10 PDSA records with the mark of every line, and the words in the record behind it.

The records come from SIM-PDSA-RECORDS, which plants whole flaws. Markers differ most on what is half there, so half of
the flaws are softened (people were told, not asked) or made worse (no aim and no theory either).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from qidose.simulate import pdsa_records as records
from qidose.simulate.draw import generator
from qidose.simulate.pdsa_words import CANNOT_MEET, FLAWS, TEAMS, FlawId, Team

from .marking_calibration_guide import LINES
from .pdsa_record_words import dates, planned, team_of

FLAW_COUNTS = (0, 1, 2, 2, 3, 3, 3, 4, 4, 4)
"""Flaws in the records of a set, before they are shuffled: 1 without, and enough others to mark on."""
RECORDS = len(FLAW_COUNTS)
KINDS: tuple[FlawId, ...] = tuple(flaw.id for flaw in FLAWS if flaw.item in LINES)
TOLD = (
    "A poster tells everybody about the test.",
    "We sent an email about the test to all staff.",
    "People heard about the test on the first day.",
)
CARE = ("We will take good care.", "We will be careful, as we always are.", "Safety is important to us.")
DECIDED = ("We adapt the change.", "We have decided to adapt it.")
OTHER_NAMES = ("Hazel", "Larch", "Alder")
"""For a team whose test a second team tries as well."""
Sentences = dict[records.StageName, tuple[str, ...]]


@dataclass(frozen=True)
class Gold:
    """A record with the standard mark of each line, and the sentence behind it ("" where nothing is there)."""

    data: records.Data
    marks: dict[int, int]
    evidence: dict[int, str]


def gold_set(seed: int) -> tuple[Gold, ...]:
    """10 records of different teams, each with its marks."""
    rng = generator(seed, "marking-calibration")
    teams = rng.permutation(len(TEAMS)).tolist()
    names = rng.permutation(len(OTHER_NAMES)).tolist()
    made: list[Gold] = []
    for place, count in enumerate(rng.permutation(FLAW_COUNTS).tolist()):
        gold = _record(teams[place % len(teams)], count, rng)
        again = place - len(teams)
        made.append(_renamed(gold, OTHER_NAMES[names[again]]) if again >= 0 else gold)
    return tuple(made[place] for place in rng.permutation(RECORDS).tolist())


def _record(team_number: int, count: int, rng: np.random.Generator) -> Gold:
    kinds = _plant(count, rng)
    data, truth = records.generate(records.Params(kinds=kinds, team=team_number), int(rng.integers(2**62)))
    marks = {line: truth.scores[line] for line in LINES}
    said: Sentences = {stage.name: stage.sentences for stage in data.stages}
    team = TEAMS[team_number]
    for kind in kinds:
        if kind in _OTHERWISE and rng.integers(2):
            _OTHERWISE[kind](team, said, marks, rng)
    data = replace(data, stages=tuple(stage._replace(sentences=said[stage.name]) for stage in data.stages))
    return Gold(data, marks, _evidence(data, marks))


def _plant(count: int, rng: np.random.Generator) -> tuple[FlawId, ...]:
    """That many kinds of flaw which can be in 1 record together."""
    kinds: list[FlawId] = []
    for place in rng.permutation(len(KINDS)).tolist():
        fits = not any(pair <= {*kinds, KINDS[place]} for pair in CANNOT_MEET)
        if len(kinds) < count and fits:
            kinds.append(KINDS[place])
    return tuple(kinds)


def _told(team: Team, said: Sentences, marks: dict[int, int], rng: np.random.Generator) -> None:
    said["plan"] = (*said["plan"], _one(TOLD, rng))
    marks[9] = 1


def _care(team: Team, said: Sentences, marks: dict[int, int], rng: np.random.Generator) -> None:
    said["plan"] = (*said["plan"], _one(CARE, rng))
    marks[10] = 1


def _half_an_act(team: Team, said: Sentences, marks: dict[int, int], rng: np.random.Generator) -> None:
    """A decision without a next step, or a next step without a decision."""
    said["act"] = (_one((*DECIDED, f"The next test: {team.next_size}."), rng),)
    marks[7] = 1


def _no_theory(team: Team, said: Sentences, marks: dict[int, int], rng: np.random.Generator) -> None:
    said["plan"] = tuple(sentence for sentence in said["plan"] if sentence != team.theory)
    marks[2] = 0


_OTHERWISE: dict[FlawId, Callable[[Team, Sentences, dict[int, int], np.random.Generator], None]] = {
    "nobody_asked": _told,
    "no_safety": _care,
    "no_decision": _half_an_act,
    "no_aim": _no_theory,
}


def _one(texts: tuple[str, ...], rng: np.random.Generator) -> str:
    return texts[int(rng.integers(len(texts)))]


def _evidence(data: records.Data, marks: dict[int, int]) -> dict[int, str]:
    """The sentence that each line is judged by."""
    team = team_of(data)
    scale = (team.more[0],) if marks[4] == 1 else ("We test with",)
    _, _, study, act = (stage.sentences for stage in data.stages)
    return {
        1: dates(data),
        2: planned(data, "Our aim:") or planned(data, team.theory),
        3: planned(data, "We predict", "We hope", "We expect"),
        4: planned(data, *scale),
        5: planned(data, f"{team.counter} counts"),
        6: study[0],
        7: " ".join(act),
        9: planned(data, team.asked, *TOLD),
        10: planned(data, team.safety, *CARE),
    }


def _renamed(gold: Gold, name: str) -> Gold:
    """The same test by another team."""
    old = gold.data.team
    new = f"{name} {old.split()[-1]}"
    stages = tuple(
        stage._replace(sentences=tuple(sentence.replace(old, new) for sentence in stage.sentences))
        for stage in gold.data.stages
    )
    evidence = {line: sentence.replace(old, new) for line, sentence in gold.evidence.items()}
    return replace(gold, data=replace(gold.data, team=new, stages=stages), evidence=evidence)
