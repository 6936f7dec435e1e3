"""`vectors.evaluate`: what it offers, in any combination, and what it refuses."""

import numpy as np
import pytest

from qidose.spc.vectors import UnsupportedOption, evaluate

VALUES = [10, 12, None, 11, 13, 12, 14, 11, 10, 90, 12, 11, 10, 12, 13, 15, 11, 12]


@pytest.mark.parametrize(
    ("chart", "options", "words"),
    [
        ("ewma", {}, "chart 'ewma' is not offered"),
        ("xmr", {"limit_factor": "2.5"}, "limit_factor = '2.5' is not offered"),
        ("xmr", {"missing": "bridge"}, "missing = 'bridge' is not offered"),
        ("xmr", {"exclude_mr": "bridge"}, "exclude_mr = 'bridge' is not offered"),
        ("xmr", {"colour": "blue"}, "option 'colour' is not offered for xmr charts"),
        ("xmr", {"two_of_three": "2019"}, "two_of_three = '2019' is not offered"),
        ("c", {"mr_screen": True}, "mr_screen = True is not offered for c charts"),
        ("xbar_s", {"sigma": "range"}, "sigma = 'range' is not offered"),
    ],
)
def test_what_is_not_offered_is_refused_by_name(chart: str, options: dict[str, object], words: str) -> None:
    with pytest.raises(UnsupportedOption, match=words):
        evaluate({"chart": chart, "data": {"y": VALUES, "count": VALUES, "subgroups": []}, "options": options})


@pytest.mark.parametrize("limit_factor", ["2.66", "3/1.128", "3.145"])
@pytest.mark.parametrize("mr_screen", [False, True])
@pytest.mark.parametrize("part", [{}, {"baseline": 8}, {"phases": [0, 9]}, {"exclude": [9]}])
@pytest.mark.parametrize("two_of_three", ["mdc2023", "ptd", "nelson"])
@pytest.mark.parametrize(("on_line", "ties"), [("break", "break"), ("skip", "skip")])
def test_options_go_together(
    limit_factor: str, mr_screen: bool, part: dict[str, object], two_of_three: str, on_line: str, ties: str
) -> None:
    options = {"limit_factor": limit_factor, "mr_screen": mr_screen, "missing": "gap", "ruleset": "mdc", "shift": 6}
    options |= {"trend": 5, "two_of_three": two_of_three, "on_line": on_line, "ties": ties, **part}
    answer = evaluate({"chart": "xmr", "data": {"y": VALUES}, "options": options})
    assert set(answer["signals"]) == {"astronomical", "shift", "trend", "two_of_three"}
    assert len(answer["ucl"]) == len(VALUES)
    assert 2 not in {point for points in answer["signals"].values() for point in points}


def test_one_number_where_one_is_expected_and_true() -> None:
    vector = {"chart": "xmr", "data": {"y": [1, 2, 1, 2]}, "options": {"phases": [0, 2]}}
    assert evaluate({**vector, "expect": {"centre": 0, "ucl": []}})["centre"] == 1.5
    assert evaluate({**vector, "expect": {"centre": []}})["centre"] == [1.5] * 4
    steps = {"chart": "xmr", "data": {"y": [1, 1, 2, 2]}, "options": {"phases": [0, 2]}}
    assert evaluate({**steps, "expect": {"centre": 0}})["centre"] == [1, 1, 2, 2]


def test_missing_is_none_in_and_out() -> None:
    answer = evaluate({"chart": "p", "data": {"count": [1, None, 0], "n": [10, 10, 0]}, "options": {}})
    assert answer["values"] == [0.1, None, None]
    assert answer["ucl"][1:] == [None, None]


def test_a_sigma_for_each_point() -> None:
    data = {"y": [0.5, 2.5, 2.5, 7], "centre": 0, "sigma": [1, 1, 1, 3]}
    answer = evaluate({"chart": "rules", "data": data, "options": {"ruleset": "nelson+we"}})
    assert answer["signals"]["nelson_1"] == []
    assert answer["signals"]["we_2"] == [1, 2, 3]


def test_icons_without_a_direction() -> None:
    y = [50, 52, 48, 51, 49, 53, 47, 50, 52, 49, 51, 50, 48, 52, 50, 70]
    answer = evaluate({"chart": "icons", "data": {"y": y}, "options": {"target": 60, "improvement": "neutral"}})
    assert (answer["variation"], answer["assurance"]) == ("special_cause_neutral_high", None)
    short = {"chart": "icons", "data": {"y": y[:8]}, "options": {"target": 80, "improvement": "increase"}}
    assert evaluate(short)["assurance"] == "consistent_fail"
    assert evaluate({**short, "options": {**short["options"], "ruleset": "mdc"}})["assurance"] is None


def test_a_funnel_of_shares() -> None:
    data = {"count": [5, 9, 14], "n": [50, 100, 150]}
    answer = evaluate({"chart": "funnel_p", "data": data, "options": {"contours": [0.95, 0.998]}})
    assert answer["centre"] == pytest.approx(28 / 300)
    assert set(answer["exact"]) == set(answer["normal"]) == {"lcl95", "ucl95", "lcl998", "ucl998"}
    assert np.all(np.diff(answer["exact"]["ucl998"]) < 0)
