"""What `qidose.spc` offers, written down. A change here is a change for everyone who uses the package."""

import pytest

from qidose import spc

CHARTS = {
    "xmr", "mr", "run", "p", "np_", "c", "u", "p_prime", "u_prime", "xbar_r", "xbar_s", "r", "s", "g", "t", "funnel",
}  # fmt: skip
JUDGING = {"judge", "mdc", "RULE_SETS", "runs_analysis", "near_misses", "steps", "read_series"}
PICTURES = {"variation_icon", "assurance_icon", "rag_colours", "compare_rag"}
RECORDS = {
    "Chart", "Funnel", "Judgement", "Signal", "Rule", "RuleSet", "RunsAnalysis", "Icon", "NearMiss", "RagComparison",
    "Step", "Working", "Series", "Problem",
}  # fmt: skip
MODULES = {"batch", "vectors"}


def test_the_public_surface() -> None:
    assert set(spc.__all__) == CHARTS | JUDGING | PICTURES | RECORDS | MODULES


def test_every_public_name_is_there_and_explains_itself() -> None:
    for name in spc.__all__:
        thing = getattr(spc, name)
        assert thing is spc.RULE_SETS or thing.__doc__, name


def test_the_rule_sets() -> None:
    assert list(spc.RULE_SETS) == [
        "mdc-7", "mdc-6", "ihi-shewhart", "ihi-run", "anhoej", "western-electric", "nelson",
    ]  # fmt: skip
    for name, rule_set in spc.RULE_SETS.items():
        assert (rule_set.name, str(rule_set), rule_set.version) == (name, name, "1")
        assert rule_set.source


def test_the_rules_of_each_set() -> None:
    rules = {name: [(rule.name, rule.length) for rule in one.rules] for name, one in spc.RULE_SETS.items()}
    assert rules["mdc-7"] == [("outside_limits", 1), ("shift", 7), ("trend", 7), ("two_of_three", 3)]
    assert rules["mdc-6"] == [("outside_limits", 1), ("shift", 6), ("trend", 6), ("two_of_three", 3)]
    assert rules["ihi-shewhart"] == [
        ("outside_limits", 1), ("shift", 8), ("trend", 6), ("two_of_three", 3), ("inner_third", 15),
    ]  # fmt: skip
    assert rules["ihi-run"] == [("shift", 6), ("trend", 5), ("too_few_runs", 1), ("too_many_runs", 1)]
    assert rules["anhoej"] == [("longest_run", 1), ("few_crossings", 1)]
    assert [spc.RULE_SETS["western-electric"].rules[i].label for i in range(4)] == ["1", "2", "3", "4"]
    assert [rule.label for rule in spc.RULE_SETS["nelson"].rules] == list("12345678")


def test_an_unknown_rule_set_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"There is no rule set 'mdc-8'\. There are mdc-7, mdc-6"):
        spc.judge(spc.xmr([1, 2, 3]), "mdc-8")
