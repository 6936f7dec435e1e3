"""SIM-FLOW (E-T4-04 and, small, E-T1-07): patients through triage, bed, treatment and discharge."""

from dataclasses import fields, replace
from math import comb

import numpy as np
import pytest

from qidose.simulate import flow
from qidose.simulate.flow import SMALL, STEPS, Params, Request, Step
from qidose.simulate.flow.game import certified
from qidose.simulate.flow.process import WORKED

PARAMS = Params()
ONE_DAY = replace(PARAMS, days=1)


def minutes(**work: list[float]) -> dict[Step, np.ndarray]:
    return {step: np.array(work[step], dtype=float) for step in WORKED}


def by_hand(capacity: dict[Step, int]) -> flow.Journeys:
    """3 patients, at 0, 5 and 6 minutes."""
    work = minutes(triage=[10, 10, 10], treatment=[20, 20, 20], discharge=[15, 5, 5])
    return flow.run(np.array([0.0, 5.0, 6.0]), work, capacity)


# The engine


def test_3_patients_by_hand_with_one_of_everything() -> None:
    """1 nurse, 1 bed, 1 doctor, 1 for discharge: the bed is free again only when the patient before has left."""
    journeys = by_hand({"triage": 1, "bed": 1, "treatment": 1, "discharge": 1})
    assert journeys.start["triage"].tolist() == [0, 10, 20]
    assert journeys.start["bed"].tolist() == [10, 45, 70]
    assert journeys.start["treatment"].tolist() == [10, 45, 70]
    assert journeys.start["discharge"].tolist() == [30, 65, 90]
    assert journeys.end["discharge"].tolist() == journeys.end["bed"].tolist() == [45, 70, 95]
    assert journeys.wait("triage").tolist() == [0, 5, 14]
    assert journeys.wait("bed").tolist() == [0, 25, 40]
    assert journeys.total.tolist() == [45, 65, 89]


def test_3_patients_by_hand_with_room_for_all() -> None:
    journeys = by_hand({"triage": 3, "bed": 3, "treatment": 3, "discharge": 3})
    assert all(journeys.wait(step).tolist() == [0, 0, 0] for step in STEPS)
    assert journeys.total.tolist() == [45, 35, 35]


def test_2_doctors_take_the_next_in_the_queue() -> None:
    journeys = by_hand({"triage": 3, "bed": 3, "treatment": 2, "discharge": 3})
    assert journeys.start["treatment"].tolist() == [10, 15, 30]
    assert journeys.wait("treatment").tolist() == [0, 0, 14]


@pytest.mark.parametrize("constraint", STEPS)
def test_nobody_is_lost_and_nothing_is_used_twice(constraint: Step) -> None:
    journeys, data, _ = certified(replace(ONE_DAY, constraint=constraint), 3)
    for step in STEPS:
        assert (journeys.wait(step) >= -1e-9).all()
        start, end = journeys.start[step], journeys.end[step]
        in_use = [((start <= now) & (now < end)).sum() for now in start]
        assert max(in_use) <= data.capacity[step]
    assert (journeys.end["triage"] <= journeys.start["bed"]).all()
    assert (journeys.end["bed"] == journeys.end["discharge"]).all()
    order = np.argsort(journeys.end["triage"], kind="stable")
    assert (np.diff(journeys.start["bed"][order]) >= 0).all()


def test_an_empty_unit_has_no_journeys() -> None:
    journeys = flow.run(np.zeros(0), minutes(triage=[], treatment=[], discharge=[]), dict.fromkeys(STEPS, 1))
    assert journeys.total.size == 0


# The game


@pytest.mark.parametrize("params", [ONE_DAY, SMALL], ids=["full", "small"])
@pytest.mark.parametrize("seed", range(12))
def test_the_constraint_is_clear(params: Params, seed: int) -> None:
    """The longest wait is there, and one more there brings at least twice as much as one more anywhere else."""
    data, truth = flow.generate(params, seed)
    assert max(truth.wait, key=lambda step: truth.wait[step]) == truth.constraint
    others = [gain for step, gain in truth.gain.items() if step != truth.constraint]
    assert truth.gain[truth.constraint] >= 2 * max(*others, 0)
    assert data.capacity[truth.constraint] == params.short[truth.constraint]
    assert max(truth.busy, key=lambda step: truth.busy[step]) == truth.constraint


def test_a_week_of_patients_has_a_clear_constraint_too() -> None:
    _, truth = flow.generate(PARAMS, 1)
    assert 7 * 96 * 0.85 < truth.patients < 7 * 96 * 1.15
    assert truth.gain[truth.constraint] > 0.1 * truth.total


def test_every_step_can_be_the_constraint() -> None:
    assert {flow.generate(SMALL, seed)[1].constraint for seed in range(60)} == set(STEPS)
    assert flow.generate(replace(SMALL, constraint="bed"), 1)[1].constraint == "bed"


def test_arrivals_follow_the_day() -> None:
    """Few people come at night, most in the late morning."""
    journeys, _, _ = certified(PARAMS, 2)
    hour = (journeys.arrived // 60) % 24
    assert np.isin(hour, [2, 3, 4, 5]).sum() < 0.3 * np.isin(hour, [9, 10, 11, 12]).sum()


def test_full_beds_can_come_from_slow_discharge() -> None:
    """The classic trap: patients queue for beds, and the constraint is further on."""
    trapped = [flow.generate(replace(PARAMS, constraint="discharge"), seed)[1] for seed in range(4)]
    assert all(truth.wait["bed"] > 2 for truth in trapped)
    assert all(truth.gain["bed"] < 1 for truth in trapped)


def test_the_truth_is_not_in_what_the_learner_sees() -> None:
    hidden = {field.name for field in fields(flow.Truth)}
    assert hidden.isdisjoint(field.name for field in fields(flow.Data))
    assert flow.generate(ONE_DAY, 1)[0].journeys == ()


# The small version


def test_the_small_version_shows_every_journey_in_whole_minutes() -> None:
    data, truth = flow.generate(SMALL, 4)
    assert len(data.journeys) == truth.patients
    assert 10 <= truth.patients <= 40
    for journey in data.journeys:
        assert 0 <= journey.arrived < 4 * 60
        times = [journey.arrived, *(time for step in STEPS for time in (journey.start[step],))]
        assert times == sorted(times)
        assert journey.end["bed"] == journey.end["discharge"] >= journey.end["treatment"]


def test_3_of_9_facts_are_the_key_and_one_option_blames_a_person() -> None:
    """A guess is right 1 time in 84 (1.19%); the curriculum's 2 facts would be guessed too easily."""
    data, truth = flow.generate(SMALL, 4)
    assert {fact.id for fact in data.facts} >= set(truth.key_facts)
    assert comb(len(data.facts), len(truth.key_facts)) == 84
    assert any("Who works" in fact.text for fact in data.facts)
    assert len({tuple(fact.id for fact in flow.generate(SMALL, seed)[0].facts) for seed in range(8)}) > 5
    for fact in data.facts:
        assert all(len(sentence.split()) <= 20 for sentence in (fact.text, *fact.why.split(". ")))


# Measuring with a budget


def test_what_measurements_cost() -> None:
    assert Request("wait", "bed", 10).cost == 1
    assert Request("wait", "bed", 11).cost == 2
    assert Request("journey", patients=50).cost == 5
    assert Request("queue", "triage").cost == Request("arrivals").cost == 2
    assert flow.cost([Request("wait", step, 20) for step in STEPS]) == 8


def test_measurements_are_those_of_the_journeys() -> None:
    journeys, _, _ = certified(ONE_DAY, 5)
    n = journeys.arrived.size
    waits, work, arrivals, queue = flow.measure(
        ONE_DAY,
        5,
        [Request("wait", "bed", 50), Request("work", "triage", 50), Request("arrivals"), Request("queue", "triage")],
    )
    assert len(waits.values) == 50 <= n
    assert set(waits.values) <= {round(value) for value in journeys.wait("bed").tolist()}
    assert set(work.values) <= {round(v) for v in (journeys.end["triage"] - journeys.start["triage"]).tolist()}
    assert sum(arrivals.values) == n
    assert len(queue.values) == 24
    noon = 12 * 60
    assert queue.values[12] == ((journeys.arrived <= noon) & (noon < journeys.start["triage"])).sum()


def test_a_measurement_does_not_depend_on_what_else_is_asked() -> None:
    request = Request("wait", "treatment", 20)
    alone = flow.measure(ONE_DAY, 6, [request])[0]
    assert flow.measure(ONE_DAY, 6, [Request("arrivals"), request])[1] == alone


def test_a_pareto_of_waits_within_the_budget_finds_the_constraint() -> None:
    """E-T4-04: "constraint named; cost of data ≤ budget": 50 waits at each step cost the whole budget of 20."""
    requests = [Request("wait", step, 50) for step in STEPS]
    assert flow.cost(requests) == PARAMS.budget
    for seed in range(12):
        table = flow.pareto(flow.measure(ONE_DAY, seed, requests))
        assert table[0][0] == flow.generate(ONE_DAY, seed)[1].constraint
        assert [mean for _, mean in table] == sorted((mean for _, mean in table), reverse=True)


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        ([Request("wait", "bed", 50)] * 5, "these measurements cost 25 points, and the budget is 20"),
        ([Request("wait", patients=10)], "How long patients wait for a step: name a step"),
        ([Request("arrivals", "bed")], "arrive in each hour of a day: do not name a step"),
        ([Request("work", "bed", 10)], "there is no step 'bed' for this"),
        ([Request("wait", "bed", 0)], "time 1 to 50 patients, not 0"),
        ([Request("arrivals", day=9)], "the days are 1 to 7, not 9"),
        ([Request("mood")], "what to measure is one of"),  # type: ignore[arg-type]
    ],
)
def test_a_request_that_makes_no_sense_is_refused_in_words(requests: list[Request], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        flow.measure(PARAMS, 1, requests)
