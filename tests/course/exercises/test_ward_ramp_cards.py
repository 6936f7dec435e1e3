"""Ward ramp (E-T4-08), its cards: in order, the prediction before the test, the truth after the end, in plain words."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from played.ward_ramp import (
    CASE,
    EXERCISE,
    HARMED,
    IDS,
    MEASURES,
    START,
    cards,
    cards_up_to,
    harmful_first,
    in_cycle,
    met,
    plan,
    ramp,
    somehow,
    studied,
    study,
    up_to,
    wrong,
)
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer, Choice, Choices, Move, Number
from qidose.exercises.managers.ward_ramp.case import FEWEST, MOST, PARAMS
from qidose.exercises.managers.ward_ramp.counts import now_before
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.rounds import weeks_left
from qidose.simulate import ward

# Cards: in order, the prediction before the test, the truth after the end


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
        card = cards(up_to(whole, "start", *cards_up_to(number)[:-1]))[-1]
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
        card = cards(up_to(whole, "start", *cards_up_to(number)))[-1]
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
    card = cards(up_to(answer, "start", *cards_up_to(2)))[-1]
    assert len(card.small) == 1
    shown = " ".join(texts_in((card.table, card.small, card.words)))
    assert ward.BALANCING[0].name in shown
    assert ward.BALANCING[1].name not in shown


def test_the_run_chart_grows_with_its_cycles_marked() -> None:
    whole = ramp(CASE)
    points = []
    for number in range(1, 7):
        chart = cards(up_to(whole, "start", *cards_up_to(number)))[-1].chart
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
    at = up_to(whole, "start", *cards_up_to(2)[:-1])
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
