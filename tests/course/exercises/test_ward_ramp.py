"""Ward ramp (E-T4-08), against curriculum 5.4: "6 to 10 cycles"; "per-cycle structure (R1 items 1 to 7
machine-readable), growing scale, balancing measure chosen, stops or adapts the harmful idea within 2 cycles of visible
harm"; and 8.3: "critical errors fail whatever the score"."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import comb
from typing import Any

import pytest

from qidose.exercises.cards import Card
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer, Choice, Choices, Move, Number
from qidose.exercises.registry import find_exercise
from qidose.exercises.ward_ramp import WardRamp
from qidose.exercises.ward_ramp.case import FEWEST, MOST, PARAMS, Ramp, new_ramp
from qidose.exercises.ward_ramp.counts import above_usual, asks_worse, now, now_before, worse_accepted
from qidose.exercises.ward_ramp.judge import signals_accepted
from qidose.exercises.ward_ramp.reading import rounds_of
from qidose.exercises.ward_ramp.record import chosen_rounds
from qidose.exercises.ward_ramp.rounds import NOTHING, Round, ended, grade_of, in_use_after, weeks_left
from qidose.exercises.ward_ramp.suggest import suggestions, together
from qidose.rubrics import PDSA
from qidose.simulate import ward
from qidose.simulate.policies import ward as policies

EXERCISE = WardRamp()
Rounds = tuple[Round, ...]
Values = dict[str, Any]
Plan = Callable[[Ramp, Rounds, int], Values]
Study = Callable[[Ramp, Rounds], Values]
MEASURES = [measure.id for measure in ward.BALANCING]
IDS = {idea.id for idea in ward.IDEAS}
NAMES = [
    "Every part of each cycle",
    "A prediction before each test",
    "1 change at a time",
    "Small first, then larger",
    "Data over time, with a balancing measure",
    "Data read as they are",
    "Each cycle follows from the one before",
    "Harm answered in time",
    "No harmful change spread",
]
START = {"aim": 80, "involved": ["staff", "patients"], "watch": MEASURES, "safety": "If a patient misses a medicine."}


# Somebody at the ward, who puts values straight into the cards


def plan(case: Ramp, rounds: Rounds, number: int) -> Values:
    """Idea after idea by the audit: 5 patients, then the night shift for 8 weeks."""
    place, is_large = divmod(number - 1, 2)
    idea = case.by_reason[place].id
    return test_of(case, rounds, idea, "1 shift" if is_large else "5 patients")


def test_of(case: Ramp, rounds: Rounds, idea: str, scale: str, **changed: Any) -> Values:
    at = "ward" if scale == "whole ward" else "night"
    values = {
        "ideas": [idea],
        "why": "It meets a common reason.",
        "scale": scale,
        "shift": "night",
        "weeks": "1" if scale.endswith(("patient", "patients")) else "6",
        "direction": "more",
        "number": min(round(100 * now(case, rounds, at).share) + 10, 100),
    }
    return values | changed


test_of.__test__ = False  # type: ignore[attr-defined]


def study(case: Ramp, rounds: Rounds, **changed: Any) -> Values:
    """Reads the data as they are; after a few patients it goes on, after a shift it ends the idea."""
    one = rounds[-1]
    worse = worse_accepted(case, one) if asks_worse(one) else frozenset({NOTHING})
    values = {
        "compared": "more" if one.gap > 0 else "fewer" if one.gap < 0 else "same",
        "size": abs(one.gap),
        "signal": min(signals_accepted(case, rounds, one)),
        "worse": min(worse),
        "learned": "It is harder than I thought.",
        "decision": "adapt" if one.plan.few else "abandon",
        "next": "We go on from there.",
        "stop": [],
        "go": "end",
    }
    return values | changed


def ramp(
    case: Ramp, plan: Plan = plan, study: Study = study, start: Values | None = None, finished: bool = True
) -> Answer:
    """A whole ramp, as stored."""
    values, locked, rounds = {"start": START | (start or {})}, ["start"], ()
    while not ended(rounds):
        number = len(rounds) + 1
        for card in (f"plan-{number}", f"study-{number}"):
            values[card] = plan(case, rounds, number) if card.startswith("plan") else study(case, rounds)
            locked.append(card)
            rounds = rounds_of(case, Answer(values, tuple(locked)))
    values["close"] = {"early": "2", "later": str(len(rounds))}
    return Answer(values, tuple(locked), finished)


def in_cycle(at: int, /, **changed: Any) -> Plan:
    """The usual plan, with other values in one cycle."""
    return lambda case, rounds, now_at: plan(case, rounds, now_at) | (changed if now_at == at else {})


def studied(numbers: set[int], **changed: Any) -> Study:
    """The usual study, with other values in some cycles."""
    return lambda case, rounds: study(case, rounds, **(changed if len(rounds) in numbers else {}))


def met(case: Ramp, answer: Answer) -> list[str]:
    """The criteria that are not met."""
    return [criterion.name for criterion in EXERCISE.mark(case, answer).criteria if not criterion.met]


def passes(case: Ramp, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


CASE = EXERCISE.case(3)


# What a ward has


def test_it_is_the_managers_main_exercise() -> None:
    assert find_exercise("managers", "ward-ramp").about.code == "E-T4-08"
    assert EXERCISE.rubric is PDSA
    assert (FEWEST, MOST) == (6, 10)
    assert EXERCISE.points == 13
    assert EXERCISE.pass_mark == 12


def test_wards_are_personal_fair_and_their_harmful_idea_is_worth_a_try() -> None:
    cases = [EXERCISE.case(seed) for seed in range(40)]
    assert len({case.name for case in cases}) >= 10
    assert len({case.truth.harmful for case in cases}) == 8
    assert {case.truth.harmed for case in cases} == set(MEASURES)
    for case in cases:
        assert [idea.id for idea in case.by_reason].index(case.truth.harmful) < 3
    assert all(policies.accept(case.seed) for case in cases[:4])


def test_the_same_seed_makes_the_same_ward() -> None:
    new_ramp.cache_clear()
    again = EXERCISE.case(3)
    assert again == CASE
    assert EXERCISE.case(4) != CASE


# Right answers


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(25)])
def test_somebody_who_has_understood_gets_every_point_on_any_ward(finish: Any, learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert [criterion.name for criterion in marks.criteria] == NAMES
    assert met(case, answer) == []
    assert marks.score == marks.out_of == EXERCISE.points
    assert EXERCISE.summary(case, answer, marks).good is True


def test_a_ramp_may_have_10_cycles_and_no_more(finish: Any) -> None:
    def go_on(case: Ramp, card: str, values: Values) -> Values:
        return values | {"go": "go", "later": "10"}

    case, answer = finish(EXERCISE, "long", go_on)
    rounds = rounds_of(case, answer)
    assert len(rounds) == 10
    assert met(case, answer) == []
    assert [card.id for card in EXERCISE.cards(case, answer)][-1] == "close"


def test_no_result_changes_a_mark() -> None:
    """Curriculum 6.1, 5. The same behaviour on 20 wards: what the tests brought differs, the marks do not."""
    gains, marks = set(), set()
    for seed in range(20):
        case = EXERCISE.case(seed)
        answer = ramp(case)
        gains |= {one.percent for one in rounds_of(case, answer)}
        marks.add(tuple(criterion.met for criterion in EXERCISE.mark(case, answer).criteria))
    assert marks == {(True,) * 9}
    assert len(gains) > 20
    assert min(gains) < 50 < 80 < max(gains)


# Each slip loses just what it should; 1 is forgiven


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"why": "no idea"}, "Every part of each cycle"),
        ({"direction": "fewer"}, "A prediction before each test"),
        ({"number": 5}, "A prediction before each test"),
        ({"ideas": ["quiet-round", "due-board"]}, "1 change at a time"),
    ],
)
def test_a_slip_in_1_plan_is_forgiven_and_2_lose_that_point(changed: Values, lost: str) -> None:
    once = ramp(CASE, plan=in_cycle(1, **changed))
    twice = ramp(CASE, plan=lambda case, rounds, k: plan(case, rounds, k) | (changed if k in (1, 3) else {}))
    links = {"Each cycle follows from the one before", "Small first, then larger"}
    assert set(met(CASE, once)) - links == set()
    assert set(met(CASE, twice)) - links == {lost}


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"learned": "..."}, "Every part of each cycle"),
        ({"next": "go on"}, "Every part of each cycle"),
        ({"size": 99}, "Data read as they are"),
        ({"compared": None}, "Data read as they are"),
    ],
)
def test_a_slip_in_1_study_is_forgiven_and_2_lose_that_point(changed: Values, lost: str) -> None:
    assert met(CASE, ramp(CASE, study=studied({3}, **changed))) == []
    assert met(CASE, ramp(CASE, study=studied({3, 5}, **changed))) == [lost]


def test_with_1_point_missing_a_ramp_passes_and_with_2_it_does_not() -> None:
    one = ramp(CASE, study=studied({2, 3}, next="go"))
    assert EXERCISE.mark(CASE, one).score == 12
    assert passes(CASE, one)
    hopes = lambda case, rounds, k: plan(case, rounds, k) | {"direction": "fewer"}  # noqa: E731
    two = ramp(CASE, plan=hopes, study=studied({2, 3}, next="go"))
    assert EXERCISE.mark(CASE, two).score == 11
    assert not passes(CASE, two)
    assert EXERCISE.summary(CASE, two, EXERCISE.mark(CASE, two)).good is False


def test_the_comparison_has_a_side_and_a_size() -> None:
    case = next(case for case in map(EXERCISE.case, range(9)) if rounds_of(case, ramp(case))[1].gap)
    one = rounds_of(case, ramp(case))[1]
    for compared, size, right in (
        ("more" if one.gap > 0 else "fewer", abs(one.gap), True),
        ("fewer" if one.gap > 0 else "more", abs(one.gap), False),
        ("more" if one.gap > 0 else "fewer", abs(one.gap) + 1, False),
        ("same", 0, False),
        ("more", None, False),
    ):
        wrong = studied({2, 4}, compared=compared, size=size)
        told = EXERCISE.cards(case, ramp(case, study=wrong))
        feedback = next(card.feedback for card in told if card.id == "study-2")
        assert feedback is not None
        assert feedback.good is right
    assert "So it was" in " ".join(feedback.words)


def test_reading_needs_2_tests_on_a_shift_or_the_ward() -> None:
    """The result of 1 patient can be guessed, so reading those alone shows little."""

    def small(case: Ramp, rounds: Rounds, number: int) -> Values:
        return test_of(case, rounds, case.by_reason[0].id, "1 shift" if number == 6 else "1 patient")

    go_on = lambda case, rounds: study(case, rounds, decision="adapt")  # noqa: E731
    assert met(CASE, ramp(CASE, plan=small, study=go_on)) == ["Data read as they are"]


def test_usual_variation_has_to_be_read_on_a_shift() -> None:
    def other(case: Ramp, rounds: Rounds) -> Values:
        accepted = signals_accepted(case, rounds, rounds[-1])
        return study(case, rounds, signal=min({"better", "within", "worse"} - accepted))

    answer = ramp(CASE, study=other)
    assert met(CASE, answer) == ["Data read as they are"]
    card = next(card for card in EXERCISE.cards(CASE, answer) if card.id == "study-2")
    assert card.feedback is not None
    assert "Usual variation is" in " ".join(card.feedback.words)


def test_the_table_holds_what_the_key_goes_by() -> None:
    """A result beyond the printed range is never "within", and one well inside it never anything else."""
    for seed in range(20):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case))
        for one in rounds[1::2]:
            answer = Answer(ramp(case).values, ("start", *_cards_up_to(one.number)))
            card = EXERCISE.cards(case, answer)[-1]
            assert card.table is not None
            low, high = (int(part.rstrip("%")) for part in card.table.rows[0][3].split(" to "))
            accepted = signals_accepted(case, rounds[: one.number], one)
            if one.percent > high + 4:
                assert accepted == {"better"}
            if one.percent < low - 4:
                assert accepted == {"worse"}
            if low + 4 < one.percent < high - 4:
                assert accepted == {"within"}


def _cards_up_to(number: int) -> list[str]:
    """The cards that are fixed while cycle `number` is being studied."""
    before = [f"{kind}-{k}" for k in range(1, number) for kind in ("plan", "study")]
    return [*before, f"plan-{number}"]


# Growing, watching, linking


def test_an_idea_that_never_grows_and_one_that_leaps() -> None:
    idea = [one.id for one in CASE.by_reason]
    few = ramp(CASE, plan=lambda case, rounds, k: test_of(case, rounds, idea[k - 1], "5 patients"))
    assert {"Small first, then larger", "Data over time, with a balancing measure"} <= set(met(CASE, few))
    leap = ramp(CASE, plan=lambda case, rounds, k: test_of(case, rounds, idea[k - 1], "whole ward"))
    marks = EXERCISE.mark(CASE, leap)
    assert "Small first, then larger" in met(CASE, leap)
    assert "MC26" in marks.misconceptions
    assert "A first test on a whole shift or ward is a pilot." in " ".join(EXERCISE.summary(CASE, leap, marks).words)


def test_1_skipped_step_is_forgiven_when_the_rest_grows() -> None:
    last = in_cycle(6, ideas=[CASE.by_reason[7].id])
    answer = ramp(CASE, plan=last, study=studied({5}, decision="abandon"))
    assert met(CASE, answer) == []


def test_adopting_after_5_patients_skips_a_step() -> None:
    answer = ramp(CASE, plan=plan, study=studied({1, 3}, decision="adopt"))
    assert "Small first, then larger" in met(CASE, answer)


@pytest.mark.parametrize(("weeks", "watch"), [("2", MEASURES), ("6", ["nothing"])])
def test_a_short_or_blind_test_on_a_shift_is_no_data_over_time(weeks: str, watch: list[str]) -> None:
    def short(case: Ramp, rounds: Rounds, number: int) -> Values:
        values = plan(case, rounds, number)
        return values if number % 2 else values | {"weeks": weeks}

    answer = ramp(CASE, plan=short, start={"watch": watch})
    assert "Data over time, with a balancing measure" in met(CASE, answer)


def test_a_decision_that_the_next_cycle_does_not_follow() -> None:
    answer = ramp(CASE, study=studied({2, 4}, decision="adapt"))
    assert met(CASE, answer) == ["Each cycle follows from the one before"]
    assert met(CASE, ramp(CASE, study=studied({2}, decision="adapt"))) == []


# Harm


def harmful_first(case: Ramp, rounds: Rounds, number: int) -> Values:
    """The harmful idea on a shift in cycle 2, then others."""
    others = [idea.id for idea in case.by_reason if idea.id != case.truth.harmful]
    place, is_large = divmod(number - 1, 2)
    idea = [case.truth.harmful, *others][place]
    return test_of(case, rounds, idea, "1 shift" if is_large else "5 patients", weeks="8" if is_large else "1")


def harm_case() -> Ramp:
    """A ward on which that harm shows in cycle 2."""
    for seed in range(30):
        case = EXERCISE.case(seed)
        answer = ramp(case, plan=harmful_first)
        if grade_of(case, rounds_of(case, answer)).harm_visible == 1:
            return case
    raise AssertionError("harm never shows")


HARMED = harm_case()


def test_harm_that_showed_and_was_spread_fails_whatever_the_points() -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision="adopt"))
    marks = EXERCISE.mark(HARMED, answer)
    assert met(HARMED, answer) == ["Harm answered in time", "No harmful change spread"]
    assert marks.score == 10
    assert not passes(HARMED, answer)
    said = EXERCISE.summary(HARMED, answer, marks)
    assert said.good is False
    assert said.words[0].startswith("A change that does harm stays in use.")
    assert HARMED.idea(HARMED.truth.harmful).name in marks.criteria[-1].why


def test_the_critical_error_alone_fails_too() -> None:
    """Answered in time, and then brought back: only the last criterion is missing."""

    def back(case: Ramp, rounds: Rounds, number: int) -> Values:
        again = test_of(case, rounds, case.truth.harmful, "1 shift")
        return again if number == 6 else harmful_first(case, rounds, number)

    answer = ramp(HARMED, plan=back, study=studied({5, 6}, decision="adopt"))
    assert "No harmful change spread" in met(HARMED, answer)
    assert "Harm answered in time" not in met(HARMED, answer)
    assert not passes(HARMED, answer)
    assert EXERCISE.points - 2 < EXERCISE.pass_mark


@pytest.mark.parametrize("act", ["adapt", "abandon"])
def test_stopping_or_adapting_harm_at_once_is_an_answer(act: str) -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision=act))
    assert "Harm answered in time" not in met(HARMED, answer)
    assert "No harmful change spread" not in met(HARMED, answer)


@pytest.mark.parametrize(("stopped_with", "in_time"), [(3, True), (4, False), (5, False)])
def test_harm_in_everyday_use_may_be_stopped_within_2_cycles(stopped_with: int, in_time: bool) -> None:
    """It showed in cycle 2. Stopped with the study of cycle 3, it is gone in cycle 4, the second after it."""

    def stops(case: Ramp, rounds: Rounds) -> Values:
        acts = {2: {"decision": "adopt"}, stopped_with: {"stop": [case.truth.harmful]}}
        return study(case, rounds, **acts.get(len(rounds), {}))

    answer = ramp(HARMED, plan=harmful_first, study=stops)
    assert HARMED.truth.harmful not in in_use_after(rounds_of(HARMED, answer))
    assert ("Harm answered in time" in met(HARMED, answer)) is not in_time
    assert "No harmful change spread" not in met(HARMED, answer)


def test_it_can_still_be_stopped_with_the_last_study() -> None:
    acts = {2: {"decision": "adopt"}, 6: {"stop": [HARMED.truth.harmful]}}
    answer = ramp(
        HARMED, plan=harmful_first, study=lambda case, rounds: study(case, rounds, **acts.get(len(rounds), {}))
    )
    assert met(HARMED, answer) == ["Harm answered in time"]
    assert passes(HARMED, answer)


def test_who_watches_nothing_and_spreads_harm_fails() -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision="adopt"), start={"watch": ["nothing"]})
    assert {"Harm answered in time", "No harmful change spread"} <= set(met(HARMED, answer))


def test_what_got_worse_has_to_be_seen_where_it_is_plain() -> None:
    rounds = rounds_of(HARMED, ramp(HARMED, plan=harmful_first))
    assert worse_accepted(HARMED, rounds[1]) == {HARMED.truth.harmed}
    blind = ramp(HARMED, plan=harmful_first, study=studied({2, 3}, worse=NOTHING, size=99))
    assert "Data read as they are" in met(HARMED, blind)


def test_visible_harm_is_always_beyond_what_may_be_called_nothing() -> None:
    """The simulator's rule for harm that shows, and the key of the question, never part ways."""
    seen = 0
    for seed in range(30):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case, plan=harmful_first))
        visible = grade_of(case, rounds).harm_visible
        if visible is not None:
            seen += 1
            assert NOTHING not in worse_accepted(case, rounds[visible])
        for one in rounds:
            if asks_worse(one):
                assert worse_accepted(case, one)
    assert seen > 20


def test_nothing_watched_is_nothing_asked() -> None:
    rounds = rounds_of(CASE, ramp(CASE, start={"watch": ["nothing"]}))
    assert not any(asks_worse(one) for one in rounds)
    watched = rounds_of(CASE, ramp(CASE))
    assert [asks_worse(one) for one in watched] == [False, True] * 3
    assert above_usual(CASE, watched[1], MEASURES[0]) < 10


# Guessing


def blind(few: int, wide: int, signal: str, act: str) -> tuple[Plan, Study]:
    """The form done to perfection by somebody who reads no number: the same result is named each time."""

    def guess(case: Ramp, rounds: Rounds) -> Values:
        one = rounds[-1]
        gap = (few if one.plan.few else wide) - (one.plan.percent or 0)
        said = {"compared": "more" if gap > 0 else "fewer" if gap < 0 else "same", "size": abs(gap)}
        return study(case, rounds, **said, signal=signal, worse=NOTHING, decision="adapt" if one.plan.few else act)

    return plan, guess


def test_reading_no_number_passes_less_than_1_time_in_500() -> None:
    """How often the best fixed guess is right, over 100 wards: then at most 1 slip in 6, and 2 wide tests right.

    1 measure is watched, and "nothing got worse" is the guess: it is right most often.
    """
    few, wide, count = Counter[int](), Counter[tuple[int, str]](), 100
    for seed in range(count):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case, start={"watch": MEASURES[:1]}))
        for one in rounds:
            if one.plan.few:
                few[round(one.percent)] += 1
            elif NOTHING in worse_accepted(case, one):
                wide.update((round(one.percent), signal) for signal in signals_accepted(case, rounds, one))
    often, seldom = few.most_common(1)[0][1] / (3 * count), wide.most_common(1)[0][1] / (3 * count)
    assert 0.3 < often < 0.5
    assert 0.04 < seldom < 0.1
    exactly = lambda right, of, chance: comb(of, right) * chance**right * (1 - chance) ** (of - right)  # noqa: E731
    both = ((f, w) for f in range(4) for w in range(2, 4) if f + w >= 5)
    assert sum(exactly(f, 3, often) * exactly(w, 3, seldom) for f, w in both) < 0.002


@pytest.mark.parametrize("act", ["adopt", "abandon"])
def test_nobody_who_reads_no_number_passed(act: str) -> None:
    for seed in range(25):
        case = EXERCISE.case(seed)
        assert not passes(case, ramp(case, *blind(60, 66, "within", act)))


def wrong(kind: str) -> tuple[Plan, Study, Values]:
    """The wrong ways of `simulate.policies.ward`, by people who else fill in the form well and read all data right."""

    def plans(case: Ramp, rounds: Rounds, number: int) -> Values:
        ideas = [idea.id for idea in case.by_reason]
        if kind == "from 5 patients to the ward":
            return test_of(case, rounds, ideas[number - 1], "5 patients", weeks="2")
        values = test_of(case, rounds, ideas[number - 1], "whole ward", weeks="6")
        first = {"one big launch": ideas[:3], "all ideas at once": ideas}.get(kind)
        return values | ({"ideas": first} if first and number == 1 else {})

    def acts(case: Ramp, rounds: Rounds) -> Values:
        weeks = rounds[-1].result.weeks
        kept = {
            "compares 2 weeks": weeks[-1].on_time > weeks[0].on_time,
            "from 5 patients to the ward": rounds[-1].result.on_time >= 4,
        }.get(kind, True)
        return study(case, rounds, decision="adopt" if kept else "abandon")

    return plans, acts, {"watch": ["nothing"]}


@pytest.mark.parametrize("watching", [False, True])
@pytest.mark.parametrize(
    "kind",
    [
        "one big launch",
        "all ideas at once",
        "one launch after another",
        "compares 2 weeks",
        "from 5 patients to the ward",
    ],
)
def test_the_scripted_wrong_ways_never_pass(kind: str, watching: bool) -> None:
    plans, acts, start = wrong(kind)
    for seed in range(12):
        case = EXERCISE.case(seed)
        assert not passes(case, ramp(case, plans, acts, {} if watching else start))


def somehow(chance: random.Random) -> tuple[Plan, Study, Values]:
    """Anything on offer, with words in every box."""

    def plans(case: Ramp, rounds: Rounds, number: int) -> Values:
        return {
            "ideas": [chance.choice(case.by_reason).id],
            "why": "I do not know yet.",
            "scale": chance.choice(ward.SCALES),
            "shift": chance.choice(ward.SHIFTS),
            "weeks": chance.choice(["1", "2", "4", "6", "8"]),
            "direction": chance.choice(["more", "same", "fewer"]),
            "number": chance.randint(0, 100),
        }

    def acts(case: Ramp, rounds: Rounds) -> Values:
        return {
            "compared": chance.choice(["more", "same", "fewer"]),
            "size": chance.randint(0, 40),
            "signal": chance.choice(["better", "within", "worse"]),
            "worse": chance.choice([*MEASURES, NOTHING]),
            "learned": "I do not know yet.",
            "decision": chance.choice(["adopt", "adapt", "abandon"]),
            "next": "I do not know yet.",
            "go": chance.choice(["go", "end"]),
        }

    return plans, acts, {"watch": chance.sample(MEASURES, 2)}


def test_chance_loses_what_has_to_be_read_and_more() -> None:
    """Blind clicks always lose the reading of data, without which nobody passes, and much else besides."""
    fewest = 9
    for seed in range(60):
        case = EXERCISE.case(seed % 20)
        answer = ramp(case, *somehow(random.Random(seed)))
        lost = met(case, answer)
        assert "Data read as they are" in lost
        fewest = min(fewest, len(lost))
    assert fewest >= 2


# Cards: in order, the prediction before the test, the truth after the end


def cards(answer: Answer, case: Ramp = CASE) -> tuple[Card, ...]:
    return EXERCISE.cards(case, answer)


def up_to(answer: Answer, *locked: str) -> Answer:
    return replace(answer, locked=locked, finished=False)


def test_the_cards_open_one_after_the_other() -> None:
    whole = ramp(CASE)
    assert [card.id for card in cards(Answer())] == ["start"]
    assert cards(Answer())[0].lock == "Plan cycle 1"
    order = list(whole.locked)
    for place in range(1, len(order)):
        assert [card.id for card in cards(up_to(whole, *order[:place]))] == order[: place + 1]
    assert [card.id for card in cards(up_to(whole, *order))] == [*order, "close"]


def test_every_plan_asks_for_a_direction_and_a_number_before_anything_runs() -> None:
    whole = ramp(CASE)
    for number in range(1, FEWEST + 1):
        card = cards(up_to(whole, "start", *_cards_up_to(number)[:-1]))[-1]
        asked = {field.id: field for field in card.fields}
        assert asked["direction"].needed
        assert isinstance(asked["number"], Number)
        assert asked["number"].needed
        assert card.lock == "Run the test"
        assert card.feedback is None
        assert card.chart is None
        assert not [one for one in (*card.small, card.table) if one]


def test_only_the_newest_card_has_pictures() -> None:
    whole = ramp(CASE)
    for place in range(1, len(whole.locked) + 1):
        *earlier, newest = cards(up_to(whole, *whole.locked[:place]))
        for card in earlier:
            assert (card.chart, card.scene, card.table, card.small) == (None, None, None, ())
        if newest.id.startswith("study"):
            assert newest.chart is not None
            assert newest.table is not None
        elif newest.id not in ("plan-1",):
            assert newest.scene is not None


def test_from_cycle_6_on_the_ramp_may_end() -> None:
    go_on = lambda case, rounds: study(case, rounds, go="go")  # noqa: E731
    whole = ramp(CASE, study=go_on, plan=lambda case, rounds, k: plan(case, rounds, k) | {"weeks": "1"})
    assert len(rounds_of(CASE, whole)) == MOST
    for number in range(1, MOST + 1):
        card = cards(up_to(whole, "start", *_cards_up_to(number)))[-1]
        last = card.fields[-1]
        if FEWEST <= number < MOST:
            assert isinstance(last, Move)
            assert [option.text for option in last.options] == [f"Plan cycle {number + 1}", "End the ramp here"]
        else:
            assert not isinstance(last, Move)
            assert card.lock == ("Look back" if number == MOST else f"Plan cycle {number + 1}")


def test_the_year_has_52_weeks() -> None:
    go_on = lambda case, rounds: study(case, rounds, go="go")  # noqa: E731
    long = ramp(CASE, plan=lambda case, rounds, k: plan(case, rounds, k) | {"weeks": "8"}, study=go_on)
    rounds = rounds_of(CASE, long)
    assert len(rounds) == 7
    assert weeks_left(rounds) == 0
    assert rounds[-1].plan.weeks == 4
    weeks = next(field for field in cards(up_to(long, *long.locked[:13]))[-1].fields if field.id == "weeks")
    assert isinstance(weeks, Choice)
    assert [option.id for option in weeks.options] == ["1", "2", "4"]


def test_it_cannot_be_finished_before_the_last_study() -> None:
    whole = ramp(CASE)
    assert EXERCISE.ready(CASE, whole)
    for place in range(len(whole.locked)):
        assert not EXERCISE.ready(CASE, replace(whole, locked=whole.locked[:place]))
    assert not EXERCISE.ready(CASE, replace(whole, values={**whole.values, "close": {"early": "1"}}))


def test_the_truth_comes_after_the_end_only(texts_in: Callable[[Any], list[str]]) -> None:
    telling = ("In truth", "need each other", "do the same job", "What it does", "A sound plan")
    for seed in range(10):
        case = EXERCISE.case(seed)
        whole = ramp(case)
        for place in range(len(whole.locked) + 1):
            text = " ".join(texts_in(EXERCISE.cards(case, up_to(whole, *whole.locked[:place]))))
            assert not [words for words in telling if words in text]
        after = " ".join(texts_in(EXERCISE.cards(case, whole)))
        assert all(words in after for words in ("need each other", "do the same job", "What it does"))


def test_what_is_not_watched_is_not_told(texts_in: Callable[[Any], list[str]]) -> None:
    answer = ramp(CASE, start={"watch": MEASURES[:1]})
    card = cards(up_to(answer, "start", *_cards_up_to(2)))[-1]
    assert len(card.small) == 1
    shown = " ".join(texts_in((card.table, card.small, card.words)))
    assert ward.BALANCING[0].name in shown
    assert ward.BALANCING[1].name not in shown


def test_the_run_chart_grows_with_its_cycles_marked() -> None:
    whole = ramp(CASE)
    points = []
    for number in range(1, 7):
        chart = cards(up_to(whole, "start", *_cards_up_to(number)))[-1].chart
        assert chart is not None
        assert chart.notes == {12 + one.week: str(one.number) for one in rounds_of(CASE, whole)[:number]}
        assert len(chart.labels) == len(chart.values) == len(chart.centre) == len(set(chart.labels))
        points.append(len(chart.values))
    assert points == [13, 19, 20, 26, 27, 33]
    assert chart.predicted[-1] == rounds_of(CASE, whole)[5].plan.percent


def test_the_picture_of_the_ramp_tells_each_step_in_words() -> None:
    scene = cards(up_to(ramp(CASE), *ramp(CASE).locked))[-1].scene
    assert scene is not None
    assert scene.kind == "ramp"
    assert [step["level"] for step in scene.data["steps"]] == [1, 2] * 3
    assert [step["idea"] for step in scene.data["steps"]] == ["A", "A", "B", "B", "C", "C"]
    assert [step["word"] for step in scene.data["steps"]] == ["Adapt", "Abandon"] * 3
    assert scene.words.count("Cycle") == 6
    assert "5 patients on the night shift, adapt." in scene.words


# What stays as it was


def test_who_helps_and_what_is_watched_stay_until_they_are_changed() -> None:
    """Involvement and overload are the learner's to change: more people, and what is carried out grows."""
    alone, all_in = {"involved": ["nobody"], "watch": MEASURES[:2]}, ["staff", "patients", "manager"]
    changed = ramp(CASE, plan=in_cycle(4, change=["change"], involved=all_in), start=alone)
    rounds = rounds_of(CASE, changed)
    assert [one.plan.team.involved for one in rounds] == [()] * 3 + [("staff", "patients", "manager")] * 3
    assert {one.plan.team.watch for one in rounds} == {tuple(MEASURES[:2])}
    assert {one.plan.team.safety for one in rounds} == {START["safety"]}
    used = [max(week.carried_out[one.plan.ideas[0]] for week in one.result.weeks) for one in rounds]
    assert used[1] < 25 < used[3]


def test_the_change_opens_its_questions_and_none_is_needed() -> None:
    whole = ramp(CASE)
    at = up_to(whole, "start", *_cards_up_to(2)[:-1])
    closed = [field.id for field in cards(at)[-1].fields]
    ticked = replace(at, values={**at.values, "plan-2": {"change": ["change"]}})
    opened = cards(ticked)[-1].fields
    assert closed[-1] == "change"
    assert [field.id for field in opened][-4:] == ["change", "involved", "watch", "safety"]
    assert not any(field.needed for field in opened[-4:])
    assert "Leave this empty to keep it. Helping: the staff and patients or carers." in opened[-3].hint


def test_why_is_kept_for_an_idea_that_was_tested_before_and_only_for_that() -> None:
    quiet = ramp(CASE, plan=lambda case, rounds, k: plan(case, rounds, k) | ({} if k == 1 else {"why": ""}))
    rounds = rounds_of(CASE, quiet)
    assert rounds[1].plan.why == "It meets a common reason."
    assert rounds[2].plan.why == ""
    assert "Every part of each cycle" in met(CASE, quiet)


def test_the_shift_is_needed_unless_the_whole_ward_is_tested() -> None:
    whole = ramp(CASE)
    at = up_to(whole, "start")
    for scale, needed in (("1 shift", True), ("whole ward", False)):
        ticked = replace(at, values={**at.values, "plan-1": whole.values["plan-1"] | {"scale": scale}})
        assert next(field for field in cards(ticked)[-1].fields if field.id == "shift").needed is needed


# The record


def test_a_coach_reads_2_cycles_of_the_learners_choice(finish: Any) -> None:
    case, answer = finish(EXERCISE, "chooser", lambda case, card, values: values | {"early": "3", "later": "4"})
    shown = {card.id: card for card in EXERCISE.cards(case, answer)}
    assert [one.number for one in chosen_rounds(rounds_of(case, answer), answer)] == [3, 4]
    for card, number in (("record-1", 3), ("record-2", 4)):
        table = shown[card].table
        assert table is not None
        assert shown[card].heading == f"For your coach: cycle {number}"
        parts = [row[0] for row in table.rows]
        for stage in ("Plan: change", "Plan: prediction", "Do: on time", "Study: what was learned", "Act: decision"):
            assert stage in parts
        assert [row[1] for row in table.rows if row[0] == "Study: what was learned"] == [
            answer.get(f"study-{number}", "learned")
        ]


def test_6_of_the_10_lines_of_r1_are_suggested() -> None:
    assert len(PDSA.lines) == 10
    assert PDSA.out_of == 20
    assert PDSA.pass_mark == 14
    assert PDSA.never_0 == (3, 6, 7)
    assert [n for n, line in enumerate(PDSA.lines, 1) if line.pre_scored] == [1, 3, 4, 5, 7, 8]
    assert "Each of lines 3, 6 and 7 needs at least 1. With 0 there, the most is 13 points." in PDSA.markdown()
    card = next(card for card in cards(ramp(CASE)) if card.id == "suggested")
    assert card.table is not None
    assert [row[-1] for row in card.table.rows] == [
        "2", "To mark", "2", "2", "2", "To mark", "2", "2",
        "To mark", "To mark",
    ]  # fmt: skip


def scores(answer: Answer, number: int) -> dict[int, int]:
    rounds = rounds_of(CASE, answer)
    return {one.line: one.score for one in suggestions(CASE, rounds, rounds[number - 1])}


@pytest.mark.parametrize(
    ("answer", "number", "line", "score"),
    [
        (ramp(CASE, study=studied({2}, learned="ok")), 2, 1, 1),
        (ramp(CASE, study=studied({2}, learned="ok", next="ok")), 2, 1, 0),
        (ramp(CASE, plan=in_cycle(2, direction="fewer")), 2, 3, 1),
        (ramp(CASE, plan=in_cycle(2, direction=None)), 2, 3, 0),
        (ramp(CASE, plan=in_cycle(2, scale="whole ward")), 2, 4, 1),
        (ramp(CASE, plan=in_cycle(1, ideas=["quiet-round", "due-board"])), 1, 4, 1),
        (ramp(CASE, plan=in_cycle(1, ideas=["quiet-round", "due-board"], scale="whole ward")), 1, 4, 0),
        (ramp(CASE, plan=in_cycle(2, weeks="1")), 2, 5, 1),
        (ramp(CASE, plan=in_cycle(2, weeks="1"), start={"watch": ["nothing"]}), 2, 5, 0),
        (ramp(CASE, start={"watch": ["nothing"]}), 1, 5, 0),
        (ramp(CASE, study=studied({2}, decision="adapt")), 2, 7, 1),
        (ramp(CASE, study=studied({2}, next="")), 2, 7, 1),
        (ramp(CASE, study=studied({6}, decision="adapt")), 6, 7, 2),
        (ramp(CASE, plan=lambda c, r, k: test_of(c, r, c.by_reason[k].id, "5 patients")), 2, 8, 0),
        (ramp(CASE, study=studied({1}, decision="adopt")), 2, 8, 1),
    ],
)
def test_what_is_suggested_falls_with_what_is_missing(answer: Answer, number: int, line: int, score: int) -> None:
    assert scores(answer, number)[line] == score
    assert scores(ramp(CASE), number)[line] == 2


def test_2_cycles_make_1_score() -> None:
    assert [together(*pair) for pair in ((2, 2), (2, 1), (1, 1), (2, 0), (1, 0), (0, 0))] == [2, 1, 1, 1, 1, 0]


# Whatever is stored


def test_an_empty_answer_and_an_unfinished_ramp_get_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(finished=True)).score == 0
    whole = ramp(CASE)
    for place in range(len(whole.locked)):
        assert EXERCISE.mark(CASE, replace(whole, locked=whole.locked[:place])).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, "start", "plan-1", "study-1"):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)
        EXERCISE.ready(CASE, answer)


def test_any_1_field_may_be_hostile() -> None:
    whole = ramp(CASE)
    odd: tuple[Any, ...] = (None, {}, 10**400, float("nan"), [[1]])
    for card in ("start", "plan-2", "study-2", "close"):
        for name in whole.values[card]:
            for value in odd:
                broken = replace(whole, values={**whole.values, card: {**whole.values[card], name: value}})
                marks = EXERCISE.mark(CASE, broken)
                EXERCISE.cards(CASE, broken)
                EXERCISE.cards(CASE, replace(broken, finished=False))
                EXERCISE.summary(CASE, broken, marks)
                EXERCISE.ready(CASE, broken)


def test_a_double_lock_or_one_that_leaps_runs_nothing() -> None:
    whole = ramp(CASE)
    assert rounds_of(CASE, replace(whole, locked=("plan-1", "study-1"))) == ()
    assert len(rounds_of(CASE, replace(whole, locked=("start", "plan-1", "plan-3", "study-3")))) == 1


# Words


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    poor = ramp(CASE, *somehow(random.Random(5)))
    adopted = ramp(HARMED, plan=harmful_first, study=studied({2}, decision="adopt"))
    launch = ramp(CASE, *wrong("all ideas at once")[:2])
    answers = [(CASE, ramp(CASE)), (CASE, poor), (HARMED, adopted), (CASE, launch)]
    answers += [(EXERCISE.case(seed), ramp(EXERCISE.case(seed))) for seed in range(8)]
    for case, whole in answers:
        stages = [up_to(whole, *whole.locked[:place]) for place in range(len(whole.locked) + 1)]
        for answer in (*stages, whole):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            for text in dict.fromkeys(texts_in([shown, EXERCISE.mark(case, answer).criteria])):
                assert text in IDS or plain_faults(text) == []


def test_paragraphs_are_short(texts_in: Callable[[Any], list[str]]) -> None:
    for card in cards(ramp(CASE)):
        for words in card.words:
            assert words.count(". ") <= 2
        for field in card.fields:
            assert len(field.label.split()) <= 14
            if isinstance(field, Choices | Choice):
                assert len(field.options) <= 10


def test_the_seed_of_a_learner_is_their_own() -> None:
    assert EXERCISE.case(seed_for("ann", "ward-ramp", 1)) != EXERCISE.case(seed_for("bob", "ward-ramp", 1))
    assert PARAMS.most_cycles == MOST
    assert now_before(CASE, rounds_of(CASE, ramp(CASE)), rounds_of(CASE, ramp(CASE))[0]).of == 240
