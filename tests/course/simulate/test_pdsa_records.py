"""SIM-PDSA-RECORDS: "text records from templates with 0 to 4 planted flaws of 12 kinds" (curriculum section 6)."""

import re
from collections import Counter

import pytest

from qidose.simulate import pdsa_records as records
from qidose.simulate.pdsa_words import CANNOT_MEET, FLAWS, IMPORTANCE, TEAMS, FlawId


def day(written: str) -> int:
    return int(written.split()[0])


def flaws_read_in(data: records.Data) -> set[str]:
    """The flaws that a reader finds in the text alone, stage by stage, without a look at the truth."""
    plan, do, study, act = (" ".join(stage.sentences) for stage in data.stages)
    found = {
        "early_study": day(data.stages[2].written) < day(data.stages[1].written),
        "no_aim": "Our aim:" not in plan,
        "no_prediction": not re.search(r"We predict|We hope|We expect", plan),
        "vague_prediction": bool(re.search(r"We hope|We expect", plan)),
        "too_large": "24 " in plan,
        "several_changes": any(team.more[0] in plan and team.more[1] in plan for team in TEAMS),
        "one_number": "counts once" in plan and "Day by day" not in do,
        "no_comparison": not re.search(r"\d", study),
        "no_decision": not re.search(r"We ad(opt|apt)", act),
        "leap_in_scale": "start on Monday" in act,
        "nobody_asked": not re.search(r"helped to (plan|choose)|told us", plan),
        "no_safety": not any(team.safety in plan for team in TEAMS),
    }
    return {flaw for flaw, there in found.items() if there}


@pytest.mark.parametrize("seeds", [400, pytest.param(10_000, marks=pytest.mark.certify)])
def test_the_text_has_the_planted_flaws_and_no_others(seeds: int) -> None:
    for seed in range(seeds):
        data, truth = records.generate(records.Params(), seed)
        assert flaws_read_in(data) == set(truth.planted), (seed, data.text)


@pytest.mark.parametrize("flaw", [flaw.id for flaw in FLAWS])
@pytest.mark.parametrize("team", range(len(TEAMS)), ids=lambda i: TEAMS[i].name)
def test_each_flaw_can_be_planted_in_each_story(flaw: FlawId, team: int) -> None:
    data, truth = records.generate(records.Params(kinds=(flaw,), team=team), 1)
    assert truth.planted == (flaw,) == tuple(flaws_read_in(data))
    assert data.team == TEAMS[team].name


def test_there_are_12_kinds_and_they_cover_all_10_items_of_the_rubric() -> None:
    assert len(FLAWS) == len(set(IMPORTANCE)) == 12
    assert {flaw.item for flaw in FLAWS} == set(range(1, 11))


@pytest.mark.parametrize("count", range(5))
def test_as_many_flaws_as_asked_for(count: int) -> None:
    for seed in range(50):
        planted = records.generate(records.Params(flaws=count), seed)[1].planted
        assert len(planted) == count
        assert not any(pair <= set(planted) for pair in CANNOT_MEET)


def test_every_flaw_comes_up_about_as_often() -> None:
    seen = Counter(flaw for seed in range(1200) for flaw in records.generate(records.Params(flaws=2), seed)[1].planted)
    assert min(seen.values()) > 0.6 * max(seen.values())
    assert len(seen) == 12


def test_a_record_without_flaws_earns_all_20_points() -> None:
    truth = records.truth_of(())
    assert (truth.total, truth.passes, truth.most_important) == (20, True, None)


@pytest.mark.parametrize(
    ("flaws", "total", "passes", "first"),
    [
        (("no_prediction",), 17, False, "no_prediction"),  # item 3 is 0, and item 6 can only be partial
        (("no_comparison",), 18, False, "no_comparison"),
        (("no_decision",), 18, False, "no_decision"),
        (("several_changes", "one_number"), 18, True, "several_changes"),
        (("too_large", "nobody_asked", "no_safety"), 14, True, "no_safety"),
        (("too_large", "nobody_asked", "no_safety", "no_aim"), 13, False, "no_safety"),
    ],
)
def test_rubric_r1_passes_from_14_with_none_of_3_6_and_7_at_0(
    flaws: tuple[FlawId, ...], total: int, passes: bool, first: str
) -> None:
    truth = records.truth_of(flaws)
    assert (truth.total, truth.passes, truth.most_important) == (total, passes, first)


def test_ticks_are_compared_with_recall_and_false_flags() -> None:
    truth = records.truth_of(("no_prediction", "too_large"))
    assert records.compare(["no_prediction", "too_large"], truth) == (2, 2, 0)
    assert records.compare(["no_prediction", "no_comparison"], truth) == (1, 2, 0), "a flaw that follows costs nothing"
    assert records.compare(["no_aim", "no_safety"], truth) == (0, 2, 2)
    assert records.compare([flaw.id for flaw in FLAWS], truth).false == 8


def test_a_failed_idea_is_not_a_flaw() -> None:
    texts = [records.generate(records.Params(flaws=0), seed)[0].text for seed in range(100)]
    assert 30 < sum("Our theory held." in text for text in texts) < 80
    assert 20 < sum("We adapt it" in text for text in texts) < 70


def test_numbers_agree_between_the_stages() -> None:
    for seed in range(60):
        data, _ = records.generate(records.Params(flaws=0), seed)
        plan, do, study, _ = (" ".join(stage.sentences) for stage in data.stages)
        goal, total = re.search(r"at least (\d+) of (\d+)", plan).groups()  # type: ignore[union-attr]
        *days, each = re.search(r"counted (\d+), (\d+), (\d+), (\d+) and (\d+) of (\d+)", do).groups()  # type: ignore[union-attr]
        assert f"at least {goal}" in study
        assert f"{sum(map(int, days))} of {total}" in study
        assert int(each) * 5 == int(total)


def test_sentences_are_short_enough_to_read() -> None:
    for seed in range(300):
        data, _ = records.generate(records.Params(), seed)
        for stage in data.stages:
            for sentence in stage.sentences:
                assert all(len(part.split()) <= 20 for part in re.split(r"(?<=[.:]) ", sentence)), sentence


def test_nobody_is_named_and_no_real_place() -> None:
    assert len({team.name for team in TEAMS}) == 8
    assert all(re.fullmatch(r"[A-Z][a-z]+ (ward|clinic|unit|team)", team.name) for team in TEAMS)


def test_a_set_has_different_teams_and_the_numbers_of_flaws_asked_for() -> None:
    for seed in range(20):
        data, truth = records.record_set(seed)
        assert sorted(len(one.planted) for one in truth) == [1, 2, 3]
        assert len({one.team for one in data}) == 3
    ten = records.record_set(1, counts=(0, 0, 1, 1, 2, 2, 3, 3, 4, 4))[1]
    assert sorted(len(one.planted) for one in ten) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (records.Params(flaws=5), "0 to 4 planted flaws, not 5"),
        (records.Params(kinds=("no_prediction", "vague_prediction")), "cannot have these flaws at once"),
        (records.Params(kinds=("typo",)), "cannot have these flaws at once: typo"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_is_refused_in_words(params: records.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        records.generate(params, 1)
