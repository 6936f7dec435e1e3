"""SIM-REBASE: "series with event notes; 4 conditions true or false; rebase yes/no, from where" (curriculum section 6).

The four conditions (E-T5-02): sustained shift; cause known; wanted direction; expected to persist.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from qidose import spc
from qidose.simulate import rebase
from qidose.simulate.certify import MOST_DRAWS

VARIANTS = {
    **{case: rebase.Params(case) for case in rebase.CASES},
    "rebase, smallest": rebase.Params("rebase", size=1.8),
    "brief, smallest": rebase.Params("brief", size=1.8),
    "rebase, largest": rebase.Params("rebase", size=3.0, n=40),
}


def exception_in(data: rebase.Data, truth: rebase.Truth) -> bool:
    """Whether old limits, new limits or the place of the change contradict the truth."""
    values = data.series.values
    old = spc.judge(spc.xmr(values, baseline=13), "mdc-7").signals
    if truth.change is None or truth.until is None:
        return old != ()
    points = {i for signal in old for i in signal.points}
    wrong = not points or {s.side for s in old} != {truth.side}
    wrong |= min(points) < truth.change or min(points) > truth.change + 2 or max(points) > truth.until
    if truth.rebase:
        wrong |= spc.judge(spc.xmr(values, phases=(truth.change,)), "mdc-7").signals != ()
    return wrong


@pytest.mark.parametrize(
    ("variant", "seeds"),
    [
        *((variant, 40) for variant in VARIANTS),
        *(pytest.param(name, 10_000 if name in rebase.CASES else 2000, marks=pytest.mark.certify) for name in VARIANTS),
    ],
)
def test_old_limits_show_the_change_and_new_ones_are_quiet(
    variant: str, seeds: int, ledger: Callable[..., None]
) -> None:
    draws, exceptions = [], []
    for seed in range(seeds):
        data, truth = rebase.generate(VARIANTS[variant], seed)
        draws.append(truth.draws)
        if exception_in(data, truth):
            exceptions.append(seed)
    ledger(f"rebase: {variant}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


@pytest.mark.parametrize(
    ("case", "failing"),
    [
        ("rebase", ()),
        ("no_change", ("sustained",)),
        ("brief", ("sustained", "persists")),
        ("cause_unknown", ("cause_known",)),
        ("unwanted", ("wanted",)),
        ("temporary", ("persists",)),
    ],
)
def test_recalculate_only_when_all_four_conditions_hold(case: rebase.Case, failing: tuple[str, ...]) -> None:
    for seed in range(10):
        _, truth = rebase.generate(rebase.Params(case), seed)
        assert truth.failing == failing
        assert truth.rebase == (truth.conditions == (True, True, True, True)) == (case == "rebase")
        assert (truth.start is None) == (case != "rebase")


@pytest.mark.parametrize("seed", range(20))
def test_the_cause_is_noted_in_the_month_of_the_change(seed: int) -> None:
    data, truth = rebase.generate(rebase.Params("rebase"), seed)
    assert [note.text for note in data.notes if note.point == truth.start] != []
    assert all(note.period == data.series.periods[note.point] for note in data.notes)
    assert [note.point for note in data.notes] == sorted(note.point for note in data.notes)


@pytest.mark.parametrize("seed", range(20))
def test_an_unexplained_change_has_no_note_near_it(seed: int) -> None:
    data, truth = rebase.generate(rebase.Params("cause_unknown"), seed)
    assert truth.change is not None
    assert all(abs(note.point - truth.change) >= 4 for note in data.notes)
    assert any("Nobody knows" in note.text for note in data.notes)


@pytest.mark.parametrize("case", ["temporary", "brief", "no_change"])
def test_other_notes_tell_what_they_should(case: rebase.Case) -> None:
    data, _ = rebase.generate(rebase.Params(case), 5)
    text = " ".join(note.text for note in data.notes)
    assert {"temporary": "in March 2026", "brief": "the old way again", "no_change": "."}[case] in text


def test_notes_are_short_and_plain() -> None:
    for texts in rebase.NOTES.values():
        for sentence in (part for text in texts for part in text.split(". ")):
            assert len(sentence.split()) <= 20


def test_an_unwanted_change_goes_to_the_bad_side() -> None:
    for seed in range(10):
        data, truth = rebase.generate(rebase.Params("unwanted"), seed)
        assert truth.side == data.series.measure.bad_side


def test_a_set_has_half_yes_and_every_kind_of_no() -> None:
    for seed in range(10):
        data, truth = rebase.rebase_set(seed)
        assert Counter(one.case for one in truth) == {"rebase": 5, **dict.fromkeys(rebase.REFUSALS, 1)}
        assert len({one.series.measure.id for one in data}) == 10
    assert len({tuple(one.rebase for one in rebase.rebase_set(seed)[1]) for seed in range(12)}) > 9


def test_cases_come_from_the_seed_when_none_is_asked_for() -> None:
    assert {rebase.generate(rebase.Params(), seed)[1].case for seed in range(60)} == set(rebase.CASES)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (rebase.Params(n=20), "30 to 40 points, not 20"),
        (rebase.Params(size=0.5), "1.8 to 3 can be certified"),
        (rebase.Params("always"), "case is one of rebase, no_change"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_is_refused_in_words(params: rebase.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rebase.generate(params, 1)


@pytest.mark.parametrize("rule_set", ["ihi-run", "ihi-shewhart", "nelson"])
def test_rebasing_works_under_other_rule_sets(rule_set: str) -> None:
    make = spc.run if rule_set == "ihi-run" else spc.xmr
    for seed in range(12):
        data, truth = rebase.generate(rebase.Params("rebase", rule_set=rule_set), seed)
        assert truth.change is not None
        assert spc.judge(make(data.series.values, baseline=13), rule_set).signals == truth.signals != ()
        assert spc.judge(make(data.series.values, phases=(truth.change,)), rule_set).signals == ()
