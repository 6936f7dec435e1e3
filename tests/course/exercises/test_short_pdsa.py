"""A small test on a ward (E-T4-08, first form): the form of a cycle is checked, a coach marks it by R1-short, and
whether the result got better is never graded (curriculum 6.1, fact 5)."""

from collections.abc import Callable, Iterator
from statistics import mean
from typing import Any

import pytest

from players import Player
from qidose.exercises.fields import Answer, Refused
from qidose.exercises.managers.short_pdsa import ShortPdsa
from qidose.exercises.managers.short_pdsa_ward import EFFECTS, WardTest, expected, harmed, plan_of, result_of
from qidose.exercises.managers.short_pdsa_words import WARDS
from qidose.rubrics import PDSA_SHORT
from qidose.simulate.luck import binomial

EXERCISE = ShortPdsa()
SEEDS = range(200)


def cycle(case: WardTest, finished: bool = True, locked: tuple[str, ...] = ("plan",), **changed: Any) -> Answer:
    """A sound cycle with 1 idea on 10 patients, in which `changed` puts other values."""
    plan = {
        "change": [case.ward.ideas[0].id],
        "why": "Because patients forget to ask",
        "scale": "10-patients",
        "direction": "more",
        "number": 9,
        "watch": case.ward.watched[0].id,
    }
    plan |= {name: value for name, value in changed.items() if name in plan}
    result = result_of(case, plan_of(case, Answer({"plan": plan})))
    gap = result.mean - 9 if result else 0
    study = {"compared": "about" if abs(gap) <= 1 else "more" if gap > 0 else "fewer", "learned": "It helped a little"}
    act = {"decision": "adapt", "next": "Test it at night with 10 patients"}
    study |= {name: value for name, value in changed.items() if name in study}
    act |= {name: value for name, value in changed.items() if name in act}
    return Answer({"plan": plan, "study": study, "act": act}, locked, finished)


def met(case: WardTest, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


CASE = EXERCISE.case(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sound_cycle_gets_every_point_whatever_the_result(seed: int) -> None:
    case = EXERCISE.case(seed)
    marks = EXERCISE.mark(case, cycle(case))
    assert marks.score == marks.out_of == EXERCISE.points == 5
    assert EXERCISE.summary(case, cycle(case), marks).good is True


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"why": "no idea"}, 0),
        ({"why": "..."}, 0),
        ({"number": 2}, 1),
        ({"direction": "fewer"}, 1),
        ({"number": None}, 1),
        ({"scale": "ward"}, 2),
        ({"compared": None}, 3),
        ({"learned": "nothing"}, 3),
        ({"decision": None}, 4),
        ({"next": "go on"}, 4),
    ],
)
def test_each_point_by_itself(changed: dict[str, Any], lost: int) -> None:
    found = met(CASE, cycle(CASE, **changed))
    without_number = {3} if changed.get("number", 9) != 9 else set()
    assert found[lost] is False
    assert [place for place, ok in enumerate(found) if not ok and place not in without_number] == [lost]


def test_4_of_5_pass_and_3_do_not() -> None:
    assert EXERCISE.pass_mark == 4
    assert EXERCISE.mark(CASE, cycle(CASE, next="go")).score == 4
    three = cycle(CASE, next="go", learned="ok")
    marks = EXERCISE.mark(CASE, three)
    assert marks.score == 3
    said = EXERCISE.summary(CASE, three, marks)
    assert said.good is False
    assert said.next_step == "Improve the part named above. Your plan and the result stay as they are."


def test_two_changes_at_once_and_the_whole_ward_are_named() -> None:
    both = cycle(CASE, change=[idea.id for idea in CASE.ward.ideas[:2]], scale="ward")
    marks = EXERCISE.mark(CASE, both)
    assert marks.misconceptions == ("MC24", "MC26")
    assert marks.criteria[2].why == "You tested 2 changes at once, so you cannot tell which did it."
    pilot = EXERCISE.mark(CASE, cycle(CASE, scale="ward"))
    assert pilot.misconceptions == ("MC26",)
    assert "The whole ward is a big first step." in pilot.criteria[2].why


def test_a_plan_that_is_poor_cannot_be_mended_afterwards_so_the_next_step_is_a_new_ward() -> None:
    poor = cycle(CASE, scale="ward", number=1)
    marks = EXERCISE.mark(CASE, poor)
    assert EXERCISE.summary(CASE, poor, marks).next_step.startswith("A plan stays fixed once the test has run.")


def test_an_empty_answer_and_a_plan_that_was_never_run_get_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(finished=True)).score == 0
    assert EXERCISE.mark(CASE, cycle(CASE, locked=())).score == 0


@pytest.mark.parametrize(("number", "direction"), [(0, "fewer"), (10, "more")])
def test_a_prediction_of_worse_is_as_good_as_one_of_better(number: int, direction: str) -> None:
    assert met(CASE, cycle(CASE, number=number, direction=direction))[1] is True


def test_a_prediction_of_no_change_is_a_prediction() -> None:
    same = cycle(CASE, number=CASE.mean_before, direction="same")
    assert met(CASE, same)[1] is True


@pytest.mark.parametrize(("number", "right"), [(0, {"more"}), (10, {"fewer"})])
def test_comparing_the_result_with_a_prediction_far_off_has_1_right_answer(number: int, right: set[str]) -> None:
    case = next(case for seed in SEEDS if 2 <= result(case := EXERCISE.case(seed)) <= 8)
    ok = {said for said in ("more", "about", "fewer") if met(case, cycle(case, number=number, compared=said))[3]}
    assert ok == right


def result(case: WardTest) -> float:
    found = result_of(case, plan_of(case, cycle(case)))
    assert found is not None
    return found.mean


def test_at_the_edge_both_answers_are_right() -> None:
    near = result(CASE) - 0.8
    ok = {said for said in ("more", "about", "fewer") if met(CASE, cycle(CASE, number=near, compared=said))[3]}
    assert ok == {"more", "about"}


def test_the_plan_is_all_there_is_until_it_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for answer in (Answer(), cycle(case, finished=False, locked=())):
            (card,) = EXERCISE.cards(case, answer)
            assert card.lock == "Run the test"
            assert card.chart is not None
            assert card.chart.values == case.before
            assert not [text for text in texts_in(card) if "In the test" in text]
            assert not EXERCISE.ready(case, answer)


def test_the_result_opens_with_the_lock_and_the_truth_only_at_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        during = EXERCISE.cards(case, cycle(case, finished=False))
        assert [card.id for card in during] == ["plan", "study", "act"]
        assert all(card.feedback is None for card in during)
        assert not [text for text in texts_in(during) if "Over very many shifts" in text or "side effect" in text]
        after = " ".join(texts_in(EXERCISE.cards(case, cycle(case))))
        assert f"{expected(case, plan_of(case, cycle(case))):.1f} in every 10" in after


def test_a_small_test_shows_few_points_and_the_whole_ward_many() -> None:
    for scale, points in (("10-patients", 1), ("20-patients", 2), ("ward", 20)):
        study = EXERCISE.cards(CASE, cycle(CASE, finished=False, scale=scale))[1]
        assert study.chart is not None
        assert len(study.chart.values) == len(set(study.chart.labels)) == len(CASE.before) + points
        assert study.chart.predicted == (None,) * len(CASE.before) + (9.0,) * points


def test_what_is_watched_is_counted_and_told_and_nothing_else_is() -> None:
    watched = CASE.ward.watched[1]
    words = EXERCISE.cards(CASE, cycle(CASE, finished=False, watch=watched.id))[1].words
    assert any(watched.name in sentence and "In the test it was" in sentence for sentence in words)
    words = EXERCISE.cards(CASE, cycle(CASE, finished=False, watch="nothing"))[1].words
    assert "You counted nothing else, so we know nothing else." in words
    plan_card = EXERCISE.cards(CASE, cycle(CASE, watch="nothing"))[0]
    assert plan_card.feedback is not None
    assert "Choose 1 thing to count besides." in " ".join(plan_card.feedback.words)


def test_a_side_effect_is_told_at_the_end_with_whether_it_could_be_seen() -> None:
    told = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        study = EXERCISE.cards(case, cycle(case))[1]
        assert study.feedback is not None
        last = study.feedback.words[-1]
        harm = harmed(case, plan_of(case, cycle(case)))
        assert last.startswith("This change had a side effect.") == bool(harm)
        told.add(last.split(".")[-2].strip())
    assert told == {
        "You counted that, so you could see it",
        "You did not count that",
        "This change made nothing else worse",
    }


def test_the_same_seed_and_plan_give_the_same_result_and_other_plans_meet_the_same_luck() -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        assert EXERCISE.case(seed) == case
        means = {}
        for idea in case.ward.ideas:
            found = result_of(case, plan_of(case, cycle(case, change=[idea.id], scale="ward")))
            assert found is not None
            means[case.effects[idea.id]] = found.mean
        assert [means[effect] for effect in sorted(EFFECTS)] == sorted(means.values())


def test_results_vary_about_the_truth() -> None:
    """Over 200 wards of 20 shifts the mean of what is counted is what the truth says, to 0.1 in every 10."""
    gaps = []
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        plan = plan_of(case, cycle(case, scale="ward"))
        found = result_of(case, plan)
        assert found is not None
        gaps.append(mean(found.counts) - expected(case, plan))
    assert mean(gaps) == pytest.approx(0.0, abs=0.1)


def test_what_a_harmful_idea_makes_worse_shows_when_it_is_watched() -> None:
    worse, usual = [], []
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        idea = case.ward.ideas[0]
        found = result_of(case, plan_of(case, cycle(case, scale="ward", watch=idea.harms)))
        assert found is not None
        item = next(item for item in case.ward.watched if item.id == idea.harms)
        (worse if idea.id in case.harmful else usual).append(mean(found.watched) - item.usual)
    assert mean(worse) == pytest.approx(4.0, abs=0.2)
    assert mean(usual) == pytest.approx(0.0, abs=0.2)


def test_a_small_test_misleads_as_often_as_measured() -> None:
    """Curriculum 6.1: "baseline 60%, true effect +15 points: a test of 10 looks better than baseline in 78%"."""
    better = mean(binomial((k + 0.5) / 10_000, 10, 0.75) > 6 for k in range(10_000))
    assert better == pytest.approx(0.78, abs=0.005)


def test_every_ward_and_effect_is_drawn_and_every_harm_can_be_watched() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.ward.id for case in cases} == {ward.id for ward in WARDS}
    for place in range(4):
        assert {list(case.effects.values())[place] for case in cases} == set(EFFECTS)
    for ward in WARDS:
        assert {idea.harms for idea in ward.ideas} <= {item.id for item in ward.watched}
    assert all(len(set(case.harmful)) == 2 for case in cases)


def test_a_prediction_stays_fixed_when_the_answer_is_improved() -> None:
    """Through the steps that a page asks for: lock, finish, improve."""
    player = Player(EXERCISE, "ann")
    assert player.cards()[0].lock
    with pytest.raises(Refused, match="missing"):
        player.ask(do="finish")
    for card, values in cycle(player.case).values.items():
        player.ask(do="answer", card=card, values=values)
        if card == "plan":
            with pytest.raises(Refused, match="missing"):
                player.ask(do="finish")
            player.ask(do="lock", card="plan")
    assert player.ask(do="finish").answer.finished
    player.ask(do="improve")
    assert player.answer.locked == ("plan",)
    assert player.answer.finished is False
    with pytest.raises(Refused, match="fixed"):
        player.ask(do="answer", card="plan", values={"number": 3})
    better = player.ask(do="answer", card="study", values={"learned": "It helped 2 patients"})
    assert better.answer.get("study", "learned") == "It helped 2 patients"


def test_the_coach_marks_by_the_short_pdsa_rubric() -> None:
    assert EXERCISE.rubric is PDSA_SHORT
    assert EXERCISE.may_improve is True
    assert EXERCISE.stays_locked == ("plan",)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, "plan"):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score <= 1
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)
        EXERCISE.ready(CASE, answer)


def test_a_choice_may_be_hostile_by_itself() -> None:
    for value in (None, [], {}, "nowhere", 7, ["nowhere"], [[1]]):
        for name in ("change", "scale", "direction", "number", "watch", "compared", "decision"):
            answer = cycle(CASE, **{name: value})
            EXERCISE.cards(CASE, answer)
            EXERCISE.summary(CASE, answer, EXERCISE.mark(CASE, answer))


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        poor = cycle(case, scale="ward", number=1, watch="nothing", decision="adopt", next="", why="")
        for answer in (Answer(), cycle(case, finished=False), cycle(case), poor):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            for text in texts_in(shown):
                assert plain_faults(text) == []
