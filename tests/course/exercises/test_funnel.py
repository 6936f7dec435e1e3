"""The funnel (E-T3-06): "runs the 4 rules; predicts the spread first; identifies rule 2 = tampering, sd x 1.41"
(curriculum 5.3)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import comb, factorial, prod
from typing import Any

import pytest

from qidose.exercises.fields import Answer, Groups
from qidose.exercises.senior_leaders.funnel import (
    DROPS,
    FEWEST_RIGHT,
    PREDICT,
    REASONS,
    RULES,
    RUN,
    SHOWN,
    TIMES,
    WORK,
    Funnel,
    Table4,
    story_id,
)
from qidose.exercises.senior_leaders.funnel_stories import STORIES
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = Funnel()
SEEDS = range(100)
CASE = EXERCISE.case(1)
Finish = Callable[..., tuple[Any, Answer]]


def rules_of(case: Table4, wrong: int = 0) -> dict[str, str]:
    """The right rule of each story, but for the first `wrong` ones."""
    return {
        story_id(place): str(story.rule if place >= wrong else story.rule % 4 + 1)
        for place, story in enumerate(case.stories)
    }


def answer(case: Table4, wrong: int = 0, finished: bool = True, **run: str) -> Answer:
    values = {
        PREDICT: {"order": ["rule-4", "rule-3", "rule-2", "rule-1"]},
        RUN: {"times": "more", "reason": "chance"} | run,
        WORK: {"rules": rules_of(case, wrong)},
    }
    return Answer(values, (PREDICT,), finished)


def met(case: Table4, said: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, said).criteria]


def test_right_answers_get_full_marks_whatever_was_predicted() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, answer(case))
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
        assert EXERCISE.ready(case, answer(case, finished=False))


def test_a_page_can_play_it_to_the_end(finish: Finish) -> None:
    case, said = finish(EXERCISE)
    assert EXERCISE.mark(case, said).score == 3
    assert EXERCISE.summary(case, said, EXERCISE.mark(case, said)).good is True


def test_each_part_loses_its_own_point() -> None:
    for option in TIMES:
        assert met(CASE, answer(CASE, times=option.id)) == [option.id == "more", True, True]
    for option in REASONS:
        assert met(CASE, answer(CASE, reason=option.id)) == [True, option.id == "chance", True]


def test_5_stories_of_6_are_enough_and_4_are_not() -> None:
    assert (SHOWN, FEWEST_RIGHT) == (6, 5)
    assert met(CASE, answer(CASE, wrong=1)) == [True, True, True]
    assert met(CASE, answer(CASE, wrong=2)) == [True, True, False]


def test_the_run_shows_what_is_so_in_the_long_run() -> None:
    """Curriculum 6: "sd ratios: rule 2 = 1.41; rules 3 and 4 run away". The option that fits best must be the right
    one."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        ratio = case.distance(2) / case.distance(1)
        offered = {"closer": 0.7, "same": 1.0, "more": 1.4, "double": 2.0, "wide": 5.0}
        assert min(offered, key=lambda name: abs(offered[name] - ratio)) == "more"
        assert case.order[:2] == (1, 2)
        assert {len(marbles) for marbles in case.marbles.values()} == {DROPS}


def test_cases_differ_and_the_same_seed_gives_the_same_case() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert cases[:5] == [EXERCISE.case(seed) for seed in range(5)]
    assert {case.order for case in cases} == {(1, 2, 3, 4), (1, 2, 4, 3)}
    assert len({str(case.marbles) for case in cases}) == len(cases)
    assert len({case.first_order for case in cases}) > 10
    assert {case.reasons.index(REASONS[0]) for case in cases} == set(range(5))
    for case in cases:
        assert set(RULES) == {story.rule for story in case.stories}


def test_the_picture_opens_after_the_prediction_and_the_key_after_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        (first,) = EXERCISE.cards(case, Answer())
        assert first.scene is None
        cards = EXERCISE.cards(case, answer(case, finished=False))
        assert [card.id for card in cards] == [PREDICT, RUN, WORK]
        told = " ".join(texts_in(cards))
        assert not any(story.why in told for story in case.stories)
        assert "times as far." not in told
        assert all(card.feedback is None for card in cards)


def test_the_picture_holds_all_marbles_and_its_words_say_what_it_shows() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        scene = EXERCISE.cards(case, answer(case, finished=False))[1].scene
        assert scene is not None
        for rule, panel in enumerate(scene.data["panels"], 1):
            assert [tuple(marble) for marble in panel["marbles"]] == list(case.marbles[rule])
            assert max((x * x + y * y) ** 0.5 for x, y in panel["marbles"]) <= panel["reach"] + 0.1
            assert panel["ring"] <= panel["reach"]
            assert f"On average {case.distance(rule):.1f}cm from the target." in scene.words


def test_names_on_the_page_do_not_tell_the_rule() -> None:
    field = EXERCISE.cards(CASE, answer(CASE, finished=False))[2].fields[0]
    assert isinstance(field, Groups)
    assert [item.id for item in field.items] == [f"story-{place}" for place in range(1, SHOWN + 1)]


@pytest.mark.parametrize("reason", ["bigger", "cause", "care", "luck"])
def test_a_wrong_reason_is_met_kindly_and_named(reason: str) -> None:
    said = answer(CASE, reason=reason)
    marks = EXERCISE.mark(CASE, said)
    assert marks.misconceptions in (("MC12",), ("MC01",), ("MC11",))
    assert marks.misconceptions[0] in EXERCISE.about.misconceptions
    feedback = EXERCISE.cards(CASE, said)[1].feedback
    assert feedback is not None
    assert feedback.good is False
    assert feedback.words[-2].startswith("Your reason: ")


def test_rule_2_taken_for_rule_3_is_told_apart() -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if case.stories[0].rule == 2)
    said = answer(case, wrong=1)
    feedback = EXERCISE.cards(case, said)[2].feedback
    assert feedback is not None
    assert "Rule 2 starts from the last setting. Rule 3 starts from the standard each time." in feedback.words
    table = EXERCISE.cards(case, said)[2].table
    assert table is not None
    assert str(table.rows[0][1]).endswith(" Yours: rule 3.")
    assert not any("Yours" in str(row[1]) for row in table.rows[1:])


def test_an_empty_answer_gets_0_and_cannot_be_finished() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert not EXERCISE.ready(CASE, Answer({}, (PREDICT,)))


def chance_of_stories(guess: tuple[int, ...]) -> Fraction:
    """The chance that a blind answer with these counts of each rule has 5 or 6 stories right, by exact counting.

    Stories come in random order. All are right in 1 of the orders of the same counts; exactly 5 are where 1 of the
    `guess[i]` answers of rule i stands on a story of rule j.
    """
    bank = Counter(story.rule for story in STORIES)
    counts = [c for c in product(range(1, SHOWN), repeat=len(RULES)) if sum(c) == SHOWN]
    ways = {c: prod(comb(bank[rule], k) for rule, k in zip(RULES, c, strict=True)) for c in counts}
    total = Fraction()
    for c, way in ways.items():
        moved = [a - b for a, b in zip(guess, c, strict=True)]
        right = 1 if not any(moved) else guess[moved.index(1)] if sorted(moved) == [-1, 0, 0, 1] else 0
        total += Fraction(way * right * prod(factorial(k) for k in c), sum(ways.values()) * factorial(SHOWN))
    return total


def test_the_chance_of_passing_by_guessing() -> None:
    guesses = [c for c in product(range(SHOWN + 1), repeat=len(RULES)) if sum(c) == SHOWN]
    stories = max(map(chance_of_stories, guesses))
    assert float(stories) == pytest.approx(0.0090, abs=0.0001)
    chance = stories / (len(TIMES) * len(REASONS))
    assert float(chance) == pytest.approx(0.00036, abs=0.00001)
    assert chance <= Fraction(LIMIT_ABOVE)


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for said in hostile_answers(EXERCISE, CASE, PREDICT):
        marks = EXERCISE.mark(CASE, said)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, said)
        assert EXERCISE.summary(CASE, said, marks).good is False
    for odd in ({"story-1": ["x"]}, {"story-1": None}, {"story-1": "5"}, {"nowhere": "1"}):
        assert EXERCISE.mark(CASE, Answer({WORK: {"rules": odd}}, (PREDICT,), True)).score == 0
        assert EXERCISE.cards(CASE, Answer({WORK: {"rules": odd}, PREDICT: {"order": [odd]}}, (PREDICT,), True))


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    assert [fault for story in STORIES for text in (story.text, story.why) for fault in plain_faults(text)] == []
    for seed in range(5):
        case = EXERCISE.case(seed)
        wrong = [answer(case, wrong=6, times=times.id, reason=reason.id) for times in TIMES for reason in REASONS]
        for said in (Answer(), answer(case, finished=False), answer(case), *wrong):
            marks = EXERCISE.mark(case, said)
            told = EXERCISE.cards(case, said), EXERCISE.summary(case, said, marks), marks
            assert [fault for text in texts_in(told) for fault in plain_faults(text)] == []


def test_stories_are_short_and_each_rule_has_5_at_least() -> None:
    assert min(Counter(story.rule for story in STORIES).values()) >= 5
    assert len({story.id for story in STORIES}) == len({story.text for story in STORIES}) == len(STORIES)
    for story in STORIES:
        assert len(story.text.split()) <= 25
