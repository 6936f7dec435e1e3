"""A plan read from its form: what was typed counts, what cannot be read is said, and the rest still works."""

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qidose.dosing import seats_a_month, stock
from qidose.dosing.backwards import backwards
from qidose.dosing.checks import not_ready, troubles
from qidose.dosing.difference import changes
from qidose.dosing.examples import east_london
from qidose.dosing.form import Typed
from qidose.dosing.outlook import coach_time_of, fan_of, learning_wte, marking_needed, outlook, outlook_of
from qidose.dosing.parts import Calendar, Curves, Grid, Pyramid, Words
from qidose.dosing.plan import Plan, new_plan, read_plan
from qidose.dosing.plan_form import BLOCKS
from qidose.dosing.plan_parts import plan_parts
from qidose.dosing.templates import TEMPLATES
from texts.plans import TODAY, westmarsh


def said(typed: Typed) -> dict[str, str]:
    words: dict[str, str] = {}
    for one in troubles(read_plan(typed), TODAY):
        words[one.place] = f"{words.get(one.place, '')} {one.words}".strip()
    return words


def part(plan: Plan, title: str) -> Any:
    return next(one for one in plan_parts(plan, TODAY) if getattr(one, "title", getattr(one, "heading", "")) == title)


def test_what_was_typed_is_read_as_people_write_it() -> None:
    plan = read_plan(westmarsh())
    assert (plan.heads, plan.teams, plan.start) == (4_000, 150, dt.date(2027, 4, 1))
    assert plan.leavers == pytest.approx((0.101, 0.15))
    assert (plan.labels()[0], plan.labels()[-1]) == ("Apr 2027", "Mar 2032")
    assert plan.month_of(dt.date(2028, 4, 30)) == 13


def test_what_cannot_be_read_is_said_beside_its_field_and_the_rest_still_works() -> None:
    typed = westmarsh()
    typed["organisation"] |= {"teams": "a few", "months": "-3", "start": "soon", "leavers_low": "101"}
    words = said(typed)
    assert words["organisation/teams"] == "Type a number. “a few” cannot be read as one."
    assert words["organisation/months"] == "This cannot be below 1."
    assert words["organisation/leavers_low"] == "This cannot be above 95%."
    assert "Type a date" in words["organisation/start"]
    plan = read_plan(typed)
    assert plan.months == 60
    assert plan.leavers == (0.15, 0.15)
    assert len(plan_parts(plan, TODAY)) > 8
    assert typed["organisation"]["teams"] == "a few"


NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "heads"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([block.id for block in BLOCKS]), NONSENSE))
def test_whatever_is_stored_never_stops_the_page(stored: dict[str, Any]) -> None:
    plan = read_plan(stored)
    troubles(plan, TODAY)
    not_ready(plan, TODAY)
    assert plan_parts(plan, TODAY)
    changes(stored, westmarsh())


def test_a_new_plan_shows_no_empty_picture() -> None:
    parts = plan_parts(read_plan(new_plan()), TODAY)
    assert not [one for one in parts if isinstance(one, Curves | Calendar | Pyramid)]
    nothing = next(one for one in parts if isinstance(one, Words) and one.heading == "Nothing to show yet")
    assert "Add waves" in nothing.words[0]


@pytest.mark.parametrize(
    ("block", "change", "place", "words"),
    [
        (
            "organisation",
            {"heads": "3,900"},
            "organisation/heads",
            "The groups have 4,000 people together. That is 100 mo",
        ),
        ("organisation", {"start": "2020-01-01"}, "organisation/start", "This is in the past."),
        ("organisation", {"leavers_low": "16"}, "organisation/leavers_low", "more than “at most”"),
        ("coach_terms", {"own_job": "90"}, "coach_terms/own_job", "up to 115% of a week. Nobody has more than 100%."),
        ("coach_terms", {"protected_high": "130"}, "coach_terms/protected_high", "cannot be above 100%"),
        ("teaching", {"marking": "20"}, "teaching/marking", "hours of marking. There are 20."),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(block: str, change: Typed, place: str, words: str) -> None:
    typed = westmarsh()
    assert place not in said(typed)
    typed[block] = {**(typed.get(block) or {}), **change}
    assert words in said(typed)[place]


@pytest.mark.parametrize(
    ("block", "change", "entry", "words"),
    [
        ("groups", {"low": "500", "high": "300"}, "low", "This is more than “at most”, 300."),
        ("groups", {"trained": "5,000"}, "trained", "The group has 3,325 people. This is 5,000."),
        ("groups", {"mode_online": "50", "mode_doing": "30"}, "mode_doing", "80% together. They should be 100%."),
        ("groups", {"months": "90"}, "months", "The plan ends with month 60."),
        ("adopted", {"reason": "because"}, "reason", "at least 20 characters"),
        ("adopted", {"by": ""}, "by", "Say who adopts this number."),
        ("adopted", {"review": "2020-01-01"}, "review", "later than today"),
        ("adopted", {"group": "managers", "goal": "4,000"}, "goal", "The group has 400 people. This is 4,000."),
        ("adopted", {"group": "nobody"}, "group", "no longer in the plan"),
        ("waves", {"begins": "2026-01-01"}, "begins", "before the plan begins"),
        ("waves", {"begins": "2040-01-01"}, "begins", "The plan ends before that"),
        ("waves", {"begins": "", "seats": "5"}, "begins", "Until then the wave is not counted."),
        ("waves", {"complete_low": "99", "complete_high": "80"}, "complete_low", "more than “at most”"),
        ("waves", {"times": "90"}, "times", "begin after the plan has ended"),
    ],
)
def test_what_does_not_fit_in_a_row_is_said_beside_its_field(block: str, change: Typed, entry: str, words: str) -> None:
    typed = westmarsh()
    row = typed[block][0]
    row |= change
    assert words in said(typed)[f"{block}/{row['id']}/{entry}"]


def test_waves_that_need_more_of_a_teacher_than_there_is_are_named_together() -> None:
    typed = westmarsh("own")
    wave = {"group": "managers", "length": "2", "seats": "30", "teacher": "experts", "days": "20"}
    typed["waves"] = [
        {"id": "r1", "name": "First", "begins": "2027-05-01", **wave},
        {"id": "r2", "name": "Second", "begins": "2027-06-01", **wave},
        {"id": "r3", "name": "Later", "begins": "2027-12-01", **wave},
    ]
    typed["teaching"] = {"experts": "6", "experts_days": "30"}
    words = said(typed)
    assert "In Jun 2027 the waves need 20.0 teaching days (experts). There are 15.0 a month." in words["waves/r1/days"]
    assert words["waves/r2/days"].endswith("These run at the same time: First and Second.")
    assert "waves/r3/days" not in words
    typed["teaching"]["experts_days"] = "40"
    assert "waves/r1/days" not in said(typed)


def test_too_much_to_learn_in_a_month_is_said() -> None:
    typed = westmarsh("own")
    typed["waves"] = [
        {"id": "r1", "group": "managers", "begins": "2027-05-01", "length": "2", "seats": "30", "learning": "24"}
    ]
    typed["teaching"] = {"most": "10"}
    assert "12.0 hours a month for each person. You set 10" in said(typed)["waves/r1/learning"]


def test_a_plan_is_ready_with_3_indicators_and_a_number_that_somebody_adopts() -> None:
    typed = westmarsh()
    assert not_ready(read_plan(typed), TODAY) == ()
    typed["indicators"].pop()
    assert not_ready(read_plan(typed), TODAY) == ("Choose at least 3 indicators. The plan has 2.",)
    typed["adopted"][0]["by"] = ""
    assert "Say who adopts this number." in not_ready(read_plan(typed), TODAY)


def test_the_outlook_is_the_model_with_the_least_and_the_most() -> None:
    typed = westmarsh("own")
    typed["waves"] = [
        {
            "id": "r1",
            "group": "coaches",
            "begins": "2027-07-01",
            "length": "6",
            "times": "3",
            "every": "8",
            "seats": "40",
            "complete_low": "80",
            "complete_high": "90",
        }
    ]
    plan = read_plan(typed)
    group = plan.group("coaches")
    assert group is not None
    found = outlook_of(plan, group)
    (wave,) = plan.waves
    assert wave.starts() == (4, 12, 20)
    low, high = (wave.runs(share) for share in (0.8, 0.9))
    np.testing.assert_allclose(found.low, stock(low, 60, 0.15, 10, 200))
    np.testing.assert_allclose(found.high, stock(high, 60, 0.101, 10, 200))
    assert np.all(found.low <= found.high)


def test_coaches_come_from_other_groups_so_their_group_may_grow() -> None:
    typed = westmarsh("own")
    next(row for row in typed["groups"] if row["id"] == "coaches")["heads"] = "34"
    typed["waves"] = [
        {"id": "r1", "group": "coaches", "begins": "2027-04-01", "length": "1", "times": "20", "seats": "9"}
    ]
    assert not [place for place in said(typed) if place.startswith(("groups/coaches", "adopted"))]
    plan = read_plan(typed)
    coaches, managers = plan.group("coaches"), plan.group("managers")
    assert coaches is not None
    assert managers is not None
    assert (coaches.most, managers.most) == (200, 400)
    assert outlook_of(plan, coaches).high.max() > 150


def test_a_trouble_that_stands_alone_says_which_field_it_is_about() -> None:
    typed = westmarsh()
    typed["groups"][3]["trained"] = "500"
    words = part(read_plan(typed), "What does not fit together yet").words
    assert "Middle managers and supervisors, have the dose: The group has 400 people. This is 500." in words


def test_without_own_leavers_the_public_range_is_taken_and_said() -> None:
    typed = westmarsh()
    for end in ("low", "high"):
        del typed["organisation"][f"leavers_{end}"]
    plan = read_plan(typed)
    assert plan.leavers == (0.101, 0.125)
    assert "10.1% to 12.5% a year" in part(plan, "People in post with each dose").message


def test_the_fan_lies_round_the_middle_of_the_range() -> None:
    plan = read_plan(westmarsh())
    fans = fan_of(plan, runs=400)
    for ahead in outlook(plan):
        low, *_, high = fans[ahead.group.id]
        middle = (ahead.low + ahead.high) / 2
        # The middle of 2 curves is not quite the curve of the middle; chance and that are both small.
        assert np.all(low <= middle * 1.05 + 3)
        assert np.all(high >= middle * 0.95 - 3)


def test_what_would_have_to_be_true_brings_the_number_about() -> None:
    typed = westmarsh("own")
    typed["organisation"] |= {"leavers_low": "12", "leavers_high": "12"}
    typed["waves"] = [
        {
            "id": "r1",
            "group": "coaches",
            "begins": "2027-04-01",
            "length": "6",
            "times": "10",
            "seats": "25",
            "complete_low": "70",
            "complete_high": "70",
        }
    ]
    (solved,) = backwards(read_plan(typed), TODAY)
    assert solved.finish is not None
    again = {
        **typed,
        "waves": [typed["waves"][0] | {f"complete_{end}": str(100 * solved.finish) for end in ("low", "high")}],
    }
    assert backwards(read_plan(again), TODAY)[0].planned.low == pytest.approx(120, abs=1e-6)
    assert solved.leavers is not None
    again = {
        **typed,
        "organisation": typed["organisation"]
        | {f"leavers_{end}": str(100 * solved.leavers) for end in ("low", "high")},
    }
    assert backwards(read_plan(again), TODAY)[0].planned.low == pytest.approx(120, abs=1e-6)
    # Seats a month: the 10 that there are wear off, and an even stream fills what is missing.
    left = 10 * (1 - 0.12) ** 5
    assert solved.seats.low == pytest.approx(seats_a_month(120 - left, 60, 0.12, 0.7))


def test_a_number_that_nothing_can_reach_is_said_so() -> None:
    typed = westmarsh("own")
    typed["waves"] = [{"id": "r1", "group": "coaches", "begins": "2031-04-01", "length": "6", "seats": "5"}]
    (solved,) = backwards(read_plan(typed), TODAY)
    assert (solved.finish, solved.leavers, solved.reached) == (None, None, (None, None))
    grid = part(read_plan(typed), "What would have to be true")
    assert grid.rows[0][4:] == ("Even 100% is not enough", "Even 0% is not enough", "Not within the plan")


def test_time_that_the_plan_asks_for() -> None:
    typed = westmarsh("own")
    typed["waves"] = [
        {
            "id": "r1",
            "group": "coaches",
            "begins": "2027-04-01",
            "length": "6",
            "times": "2",
            "seats": "30",
            "learning": "42",
            "complete_low": "80",
            "complete_high": "100",
        }
    ]
    plan = read_plan(typed)
    assert marking_needed(plan)[0] == (2 * 24 * 150 / 60, 2 * 30 * 150 / 60)
    assert learning_wte(plan)[0] == pytest.approx(60 * 42 / (42 * 37.5))
    assert coach_time_of(plan, 150, 200).wte.high == 50


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_templates_are_starting_points_without_troubles_of_their_own(template: str) -> None:
    plan = read_plan(westmarsh(template))
    assert len(plan.waves) >= 5
    assert {wave.group for wave in plan.waves} >= {"all-staff", "experts", "board"}
    for group in plan.groups:
        # Half-way along the range that the plan itself gives, less who has it; the last wave is rounded up.
        people = (group.low + group.high) / 2 - group.trained if group.low is not None and group.high is not None else 0
        seats = sum(wave.seats * wave.times for wave in plan.waves if wave.group == group.id)
        assert people <= seats <= people + 60, group.id
    places = {one.place for one in troubles(plan, TODAY)}
    # What they leave open is how many days there are to teach: only the trust knows.
    assert {place.split("/")[0] for place in places} <= {"teaching"}


def test_east_london_shows_what_the_guides_text_gives() -> None:
    plan = read_plan(east_london())
    group = plan.group("B")
    assert group is not None
    assert group.leavers == (0.101, 0.125)
    none_leave = {
        **east_london(),
        "organisation": east_london()["organisation"] | {"leavers_low": "0", "leavers_high": "0"},
    }
    still = read_plan(none_leave)
    found = outlook_of(still, still.groups[1])
    assert (float(found.low[23]), float(found.low[29])) == (320.0, 400.0)
    assert "name lost" in part(plan, "Who needs which dose").rows[0][0]
    assert "3 improvement advisors in post, of 5" in part(plan, "Who needs which dose").rows[4][-1]


def test_guidelines_that_disagree_stand_side_by_side() -> None:
    grid = part(read_plan(westmarsh()), "What guidelines say, side by side")
    coaches = [row for row in grid.rows if row[0] == "Quality coaches"]
    assert [row[2] for row in coaches] == [
        "38 to 50 people (20% to 25% protected time)",
        "200 people",
        "150 to 200 people (over about 5 years)",
        "28 to 34 people",
    ]
    assert all(row[4] for row in coaches)


def test_every_table_of_a_plan_is_whole() -> None:
    for one in plan_parts(read_plan(westmarsh()), TODAY):
        grid = one if isinstance(one, Grid) else one.grid() if hasattr(one, "grid") else None
        for row in grid.rows if grid else ():
            assert len(row) == len(grid.head)
            assert all(isinstance(cell, str) and cell for cell in row)
        if isinstance(one, Grid) and one.shades:
            assert [len(row) for row in one.shades] == [len(row) for row in one.rows]
        assert is_dataclass(one)
        assert fields(one)


def test_conditions_have_no_total() -> None:
    typed = westmarsh()
    typed["condition-commitment"] = {"rating": "5", "why": "The board meets teams each month."}
    plan = read_plan(typed)
    grid = part(plan, "5 conditions")
    assert grid.rows[0] == ("Leaders are committed, and stay so", "5 of 5", "The board meets teams each month.")
    assert "no total" in grid.words[0]
    assert not [row for row in grid.rows if "total" in row[0].lower()]


def test_2_versions_differ_by_what_was_changed_and_nothing_else() -> None:
    before, after = westmarsh(), westmarsh()
    assert changes(before, after) == ()
    after["organisation"]["teams"] = "160"
    after["adopted"][0]["group"] = "managers"
    after["groups"].append({"id": "r1", "name": "Students", "dose": "all-staff", "heads": "90"})
    gone = after["waves"].pop(0)
    after["waves"].reverse()
    found = [(one.where, one.before, one.after) for one in changes(before, after)]
    assert found[0] == ("Your organisation, teams that could do improvement work", "150", "160")
    assert found[1] == ("Groups: Students", "", "Name: Students; Which dose they need: All staff; People now: 90")
    assert found[2][1:] == ("Quality coaches", "Middle managers and supervisors")
    assert found[3][0] == f"Waves: {gone['name']}"
    assert found[3][2] == "Taken out"
    assert len(found) == 4


def test_a_plan_is_plain_json() -> None:
    typed = westmarsh()
    assert json.loads(json.dumps(typed)) == typed


def test_20_000_people_and_10_directorates_are_no_more_work_than_4_000() -> None:
    typed = westmarsh()
    typed["organisation"] |= {"heads": "20000", "months": "120"}
    typed["directorates"] = [{"id": f"r{n}", "name": f"Directorate {n}", "heads": "2,000"} for n in range(10)]
    for row in typed["groups"]:
        row |= {entry: str(int(row[entry]) * 5) for entry in ("heads", "trained", "low", "high")}
    plan = read_plan(typed)
    assert not [one for one in troubles(plan, TODAY) if one.place.startswith(("organisation", "directorates"))]
    assert len(part(plan, "People in post with each dose").labels) == 120
    for ahead in outlook(plan):
        assert all(before <= after * 1.2 + 1 for before, after in pairwise(ahead.high.tolist()))
