"""Hold the gains (E-T4-10): "After success, chooses 3 of 9 sustaining actions; sim runs 12 months"; "standard work +
measure + owner present" (curriculum 5.4); besides: what each is for, so that guessing does not pass."""

from collections.abc import Callable, Iterator
from itertools import combinations
from math import comb
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer, Refused
from qidose.exercises.managers.hold_gains import PARAMS, Gains, HoldGains
from qidose.exercises.managers.hold_gains_words import (
    FOR,
    INSTEAD,
    KINDLY,
    MISSING,
    NEEDED,
    PRESENT,
    PROJECTS,
    PURPOSES,
)
from qidose.simulate import sustain
from qidose.simulate.chance import LIMIT_ABOVE, chance_exact_choice, chance_tiers, chance_together

EXERCISE = HoldGains()
SEEDS = range(120)
CASE = EXERCISE.case(1)
EVERY = [*combinations(FOR, 3)]
Finish = Callable[..., tuple[Any, Answer]]


def answer(actions: tuple[str, ...] = tuple(NEEDED), finished: bool = True, **purposes: str) -> Answer:
    """These actions with what they are for, but for `purposes`."""
    said = {action: FOR[action] for action in actions} | purposes
    values = {"choose": {"actions": list(actions)}, "purpose": {**said, "prediction": 70}}
    return Answer(values, ("choose", "purpose"), finished)


def met(given: Answer, case: Gains = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, given).criteria]


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(60)):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, given, marks).good is True


@pytest.mark.parametrize("actions", EVERY)
def test_each_needed_action_earns_its_own_point(actions: tuple[str, ...]) -> None:
    given = answer(actions)
    marks = EXERCISE.mark(CASE, given)
    assert met(given) == [*(action in actions for action in NEEDED), True]
    assert (marks.score == EXERCISE.pass_mark) is (set(actions) == set(NEEDED))
    for action, criterion in zip(NEEDED, marks.criteria, strict=False):
        assert criterion.why == (PRESENT if action in actions else MISSING)[action]
    assert marks.misconceptions == (("MC11",) if {"poster", "email"} & set(actions) else ())


def test_3_right_actions_do_not_pass_without_what_they_are_for() -> None:
    for action in NEEDED:
        for purpose in {purpose.id for purpose in PURPOSES} - {FOR[action]}:
            given = answer(**{action: purpose})
            assert met(given) == [True, True, True, False]
            assert EXERCISE.mark(CASE, given).score < EXERCISE.pass_mark


def test_an_empty_answer_gets_nothing_and_a_choice_counts_once_it_is_fixed() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(answer().values)).score == 0
    every = Answer({"choose": {"actions": list(FOR)}, "purpose": dict(FOR)}, ("choose", "purpose"), True)
    assert EXERCISE.mark(CASE, every).score == 0  # all 9 can only have been forged


def test_the_year_is_never_marked() -> None:
    """The same choice has the same marks whatever the luck, and a lower result takes no point away."""
    scores = {EXERCISE.mark(EXERCISE.case(seed), answer(finished=False)).score for seed in SEEDS}
    assert scores == {4}


@pytest.mark.parametrize("number", [2, 4])
def test_just_3_actions_can_be_taken(number: int) -> None:
    actions = list(CASE.data.actions)[:number]
    asked = {"do": "lock", "attempt": 1, "card": "choose", "values": {"actions": actions}}
    with pytest.raises(
        Refused, match="You can take 3 actions" if number == 4 else "answer this first: Which 3 actions"
    ):
        next_step(EXERCISE, "learner", Attempt(), asked)


def test_the_chance_of_passing_by_guessing() -> None:
    chance = chance_together(chance_exact_choice(3, len(FOR)), chance_tiers(len(PURPOSES), times=3))
    assert chance == pytest.approx(1 / (comb(9, 3) * 6**3))  # 0.006%
    assert chance <= LIMIT_ABOVE
    assert chance_exact_choice(3, 9) > LIMIT_ABOVE  # why the choice alone would not do


def test_no_order_of_the_list_gives_the_3_away() -> None:
    places = {
        tuple(sorted(list(EXERCISE.case(seed).data.actions).index(action) for action in NEEDED)) for seed in SEEDS
    }
    assert len(places) > 50  # of 84


def test_cases_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.project.where for case in cases} == {project.where for project in PROJECTS}
    assert len({tuple(case.data.before.numerator.tolist()) for case in cases}) == len(cases)
    assert len({case.truth.team_change_month for case in cases}) >= 4
    again = EXERCISE.case(7)
    assert (again.data.actions, again.truth) == (cases[7].data.actions, cases[7].truth)


def test_what_is_taught_is_what_the_simulation_does() -> None:
    """The 3 needed actions keep most of the gain, and more than any other 3, in every case."""
    for seed in range(40):
        truth = EXERCISE.case(seed).truth
        assert set(truth.best) == set(NEEDED)
        assert truth.gain_left["+".join(truth.best)] > 0.75
        for actions in EVERY:
            if not set(actions) & {*NEEDED, "induction", "old_way"}:
                assert truth.gain_left["+".join(actions)] < 0.3


def test_every_action_has_a_purpose_and_is_explained() -> None:
    assert set(FOR) == set(sustain.ACTIONS) == set(NEEDED) | set(INSTEAD)
    assert set(FOR.values()) == {purpose.id for purpose in PURPOSES}
    assert [FOR[action] for action in NEEDED] == ["known", "seen", "acted"]


def test_no_truth_before_the_choice_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        values = answer(finished=False).values
        for locked in ((), ("choose",), ("choose", "purpose")):
            cards = EXERCISE.cards(case, Answer(values, locked))
            assert [card.id for card in cards] == ["choose", "purpose", "year"][: len(locked) + 1]
            told = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not any(text in told for text in [*PRESENT.values(), *MISSING.values(), *INSTEAD.values()])
            assert "Team changes" not in told or len(locked) == 2
        first = EXERCISE.cards(case, Answer())[0]
        assert first.chart is not None
        assert len(first.chart.values) == PARAMS.months_before + PARAMS.months_project


def test_the_chart_shows_the_year_and_the_prediction() -> None:
    given = answer(("poster", "email", "celebration"))
    year = next(card for card in EXERCISE.cards(CASE, given) if card.id == "year")
    assert year.chart is not None
    shown = sustain.play(PARAMS, CASE.seed, ("poster", "email", "celebration")).months.percent
    assert year.chart.values[18:] == tuple(shown.tolist())
    assert year.chart.predicted == (*(None,) * 29, 70)
    assert any("6 new starters" in words for words in year.words)
    assert year.feedback is not None
    assert "You predicted 70%." in year.feedback.words


def test_the_end_compares_choices_on_the_same_luck() -> None:
    compare = EXERCISE.cards(CASE, answer(("poster", "measure", "owner")))[-1]
    assert [chart.title for chart in compare.small] == [
        "Your 3 actions",
        "Standard work, measure, owner",
        "Poster, email, cake",
    ]
    assert compare.small[0].values[:18] == compare.small[1].values[:18] == compare.small[2].values[:18]
    assert len(EXERCISE.cards(CASE, answer())[-1].small) == 2  # one's own and the best are the same


def test_the_feedback_names_what_was_missing_and_what_was_taken_instead() -> None:
    said = EXERCISE.cards(CASE, answer(("poster", "measure", "induction")))[0].feedback
    assert said is not None
    assert said.good is False
    told = " ".join(said.words)
    assert MISSING["standard_work"] in told
    assert PRESENT["measure"] in told
    assert MISSING["owner"] in told
    assert "Show the new way to each new starter. New starters learn the new way." in told
    assert said.words[-1] == KINDLY["MC11"]


def test_it_cannot_be_finished_before_the_year(finish: Finish) -> None:
    case, given = finish(EXERCISE, "1")
    assert not EXERCISE.ready(case, Answer(given.values, ("choose",)))
    assert EXERCISE.ready(case, Answer(given.values, ("choose", "purpose")))
    assert case.seed == seed_for("1", EXERCISE.id, 1)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE, "choose", "purpose"):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for case in {case.project.where: case for case in map(EXERCISE.case, SEEDS)}.values():
        for actions in (tuple(NEEDED), ("poster", "email", "project_team"), ("induction", "old_way", "celebration")):
            for given in (Answer(), answer(actions), answer(actions, **dict.fromkeys(actions, "new"))):
                marks = EXERCISE.mark(case, given)
                texts |= {*texts_in([*EXERCISE.cards(case, given), marks, EXERCISE.summary(case, given, marks)])}
    for text in texts:
        assert plain_faults(text) == []
