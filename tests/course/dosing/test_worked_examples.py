"""The two worked examples of the curriculum (7.6 and 7.7), to the printed decimals."""

import pytest

from qidose import dosing

ELFT = dosing.back_to_back(5, 6, 80)
"""5 six-month waves of 80 for a group of 3,300 (East London, 2014)."""


@pytest.mark.parametrize(
    ("leavers", "at_24", "share_24", "at_30", "share_30"),
    [
        (0.00, 320.0, 9.7, 400.0, 12.1),
        (0.10, 296.2, 9.0, 361.0, 10.9),
        (0.15, 284.4, 8.6, 342.2, 10.4),
        (0.20, 272.8, 8.3, 324.0, 9.8),
    ],
)
def test_elft_in_post_after_4_and_5_waves(
    leavers: float, at_24: float, share_24: float, at_30: float, share_30: float
) -> None:
    in_post = dosing.stock(ELFT, 30, leavers)
    share = 100 * dosing.coverage(ELFT, 30, leavers, 3_300)
    assert [round(float(in_post[n]), 1) for n in (23, 29)] == [at_24, at_30]
    assert [round(float(share[n]), 1) for n in (23, 29)] == [share_24, share_30]


@pytest.mark.parametrize(
    ("goal", "leavers", "seats", "whole"),
    [
        (330, 0.0, 82.5, 83),
        (330, 0.10, 89.1, 90),
        (330, 0.20, 96.8, 97),
        (660, 0.0, 165.0, 165),
        (660, 0.10, 178.3, 179),
        (660, 0.20, 193.6, 194),
    ],
)
def test_elft_seats_in_each_of_4_waves(goal: float, leavers: float, seats: float, whole: int) -> None:
    found = dosing.seats_a_wave(goal, 24, (6, 12, 18, 24), leavers)
    assert round(found, 1) == seats
    assert dosing.whole_people(found) == whole


def test_elft_people_to_train_in_24_months() -> None:
    groups = [
        dosing.Range(250, 250, "people", "A").times(0.30, 0.50),
        dosing.Range(3_300, 3_300, "people", "B").times(0.10, 0.20),
        dosing.Range(25, 30, "people", "C"),
        dosing.Range(10, 10, "people", "D"),
        dosing.Range(5, 5, "people", "E"),
    ]
    assert [(one.low, one.high) for one in groups] == [(75, 125), (330, 660), (25, 30), (10, 10), (5, 5)]
    total = groups[0].plus(groups[1]).plus(groups[2]).plus(groups[3]).plus(groups[4])
    assert (total.low, total.high) == (445, 830)
    assert [round(total.low / 24, 1), round(total.high / 24, 1)] == [18.5, 34.6]


TRUST = dosing.Organisation(heads=4_000)


def test_a_trust_of_4000_experts_and_coaches_as_guidelines_side_by_side() -> None:
    experts = {one.id: found for one, found in dosing.guidelines_for("internal experts", TRUST)}
    coaches = {one.id: found for one, found in dosing.guidelines_for("quality coaches", TRUST)}
    assert (experts["GL-EXP-1"].low, experts["GL-EXP-1"].high) == (15, 20)
    assert "GL-EXP-2" not in experts
    assert (coaches["GL-COA-2"].low, coaches["GL-COA-2"].high) == (200, 200)
    assert (coaches["GL-COA-3"].low, coaches["GL-COA-3"].high) == (150, 200)
    assert (coaches["GL-COA-4"].low, coaches["GL-COA-4"].high) == (28, 34)


@pytest.mark.parametrize(
    ("teams", "low", "high"), [(20, 5, 7), (60, 15, 20), (100, 25, 34), (150, 38, 50), (400, 100, 134)]
)
def test_coaches_by_teams_are_rounded_up(teams: int, low: int, high: int) -> None:
    org = dosing.Organisation(4_000, teams=teams)
    found = {one.id: given for one, given in dosing.guidelines_for("quality coaches", org)}
    assert (found["GL-COA-1"].low, found["GL-COA-1"].high) == (low, high)


def test_a_trust_of_12000_is_an_extension_and_says_so() -> None:
    big = dosing.Organisation(heads=12_000)
    ((experts, found),) = [pair for pair in dosing.guidelines_for("internal experts", big) if pair[0].id == "GL-EXP-2"]
    assert (found.low, found.high, experts.kind) == (45, 60, "inference")
    (coaches,) = [given for one, given in dosing.guidelines_for("quality coaches", big) if one.id == "GL-COA-3"]
    assert (coaches.low, coaches.high) == (450, 600)


@pytest.mark.parametrize(
    ("leavers", "per_year_150", "total_150", "per_year_200", "total_200"),
    [
        (0.0, 30.0, 150.0, 40.0, 200.0),
        (0.05, 33.9, 169.7, 45.3, 226.3),
        (0.101, 38.5, 192.6, 51.4, 256.8),
        (0.15, 43.5, 217.6, 58.0, 290.2),
        (0.20, 49.3, 246.6, 65.8, 328.8),
    ],
)
def test_coaches_to_train_for_a_stock_at_month_60(
    leavers: float, per_year_150: float, total_150: float, per_year_200: float, total_200: float
) -> None:
    for goal, per_year, total in ((150, per_year_150, total_150), (200, per_year_200, total_200)):
        assert round(12 * dosing.seats_a_month(goal, 60, leavers), 1) == per_year
        assert round(dosing.people_to_train(goal, 60, leavers), 1) == total


def test_and_in_whole_people_also_where_some_do_not_finish() -> None:
    whole = [dosing.whole_people(dosing.people_to_train(goal, 60, 0.101)) for goal in (150, 200)]
    fewer = [dosing.whole_people(dosing.people_to_train(goal, 60, 0.101, 0.85)) for goal in (150, 200)]
    assert (whole, fewer) == ([193, 257], [227, 303])


def test_protected_time_and_team_slots() -> None:
    few, many = dosing.coach_time(150, 150), dosing.coach_time(200, 200)
    assert (few.wte.low, few.wte.high, many.wte.low, many.wte.high) == (30, 37.5, 40, 50)
    both = dosing.coach_time(150, 200, active=0.63)
    assert (both.team_slots.low, both.team_slots.high) == (450, 800)
    assert (both.active_team_slots.low, both.active_team_slots.high) == (282, 504)
    assert (both.hours_a_week.low, round(both.hours_a_week.high, 1)) == (7.5, 9.4)
    assert (round(both.hours_a_year.low), round(both.hours_a_year.high)) == (315, 394)
    assert (round(both.hours_a_team.low, 1), round(both.hours_a_team.high, 1)) == (1.9, 3.1)


@pytest.mark.parametrize(
    ("waves", "shares"),
    [
        (dosing.every_month(400 / 12, 60), {12: 9.5, 24: 18.1, 36: 25.8, 60: 38.9}),
        (dosing.every_month(800 / 12, 60), {12: 19.1, 24: 36.2, 36: 51.6, 60: 77.9}),
        (dosing.every_quarter(30, 60), {12: 2.9, 60: 11.8}),
        (dosing.every_quarter(60, 60), {60: 23.6}),
    ],
    ids=["10% a year", "20% a year", "30 a quarter", "60 a quarter"],
)
def test_all_staff_without_training_at_entry(waves: tuple[dosing.Wave, ...], shares: dict[int, float]) -> None:
    found = 100 * dosing.coverage(waves, 60, 0.101, 4_000)
    assert {month: round(float(found[month - 1]), 1) for month in shares} == shares


def test_a_steady_stream_has_a_ceiling() -> None:
    assert round(100 * dosing.ceiling(400 / 12, 0.101) / 4_000, 1) == 94.3


@pytest.mark.parametrize(
    ("yearly", "shares"),
    [
        (0, {12: 10.1, 24: 19.2, 36: 27.3, 60: 41.3}),
        (400, {12: 19.6, 24: 37.3, 36: 53.1, 60: 80.2}),
        (800, {12: 29.2, 24: 55.4, 36: 78.9, 60: 100.0}),
    ],
)
def test_all_staff_with_induction(yearly: int, shares: dict[int, float]) -> None:
    waves = dosing.every_month(yearly / 12, 60)
    found = 100 * dosing.coverage(waves, 60, 0.101, 4_000, at_entry=1.0)
    assert {month: round(float(found[month - 1]), 1) for month in shares} == shares


def test_marking_hours_over_5_years() -> None:
    """Curriculum 8.7."""
    hours = dosing.marking_hours({"board": 15, "senior-leaders": 40, "managers": 400, "coaches": 200, "experts": 20})
    assert [round(value, 1) for value in hours.values()] == [2.5, 13.3, 240.0, 500.0, 160.0]
    assert round(sum(hours.values())) == 916
    assert round(hours["coaches"] + hours["experts"]) == 660
