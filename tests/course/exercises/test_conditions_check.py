"""Conditions check (E-T3-10, E-T3-12): "Rates a case trust on 5 conditions and 5 Shortell parts; then own
organisation"; "case key within 1 point"; "one-page 'what I will do' (R7)" (curriculum 5.3)."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest

from answers.conditions_check import NEWS, PAGE
from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.conditions_check import (
    FEWEST_RIGHT,
    HOLDS,
    ITEMS,
    JUDGED,
    LEVELS,
    MEND,
    MENDED,
    NEEDS,
    ConditionsCheck,
    Trust,
    allowed,
    offers_of,
)
from qidose.exercises.senior_leaders.conditions_check_facts import (
    CONDITIONS,
    FACTS,
    HELPS,
    KINDLY,
    PLANT,
    TEMPTING,
    TRUSTS,
)
from qidose.exercises.senior_leaders.conditions_check_page import checks_of
from qidose.simulate.certify import signals_of
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = ConditionsCheck()
SEEDS = range(80)
CASES = [EXERCISE.case(seed) for seed in SEEDS]
CASE = CASES[1]
LOCKS = (HOLDS, NEEDS, MEND)
OWN = {"own": {"conditions": dict.fromkeys(CONDITIONS, "part"), "plant": dict.fromkeys(PLANT, "no")}}
Finish = Callable[..., tuple[Any, Answer]]


def answer(
    case: Trust = CASE,
    wrong: dict[str, str] | None = None,
    mend: str = "helps",
    page: bool = True,
    finished: bool = True,
) -> Answer:
    """All right, but for some levels and what is chosen to mend."""
    said = {**case.levels, **(wrong or {})}
    values: dict[str, Any] = {card: {"levels": {name: said[name] for name in names}} for card, names in JUDGED.items()}
    values[MEND] = {name: place(case, name, mend) for name in case.mend}
    own = {**OWN, "page": dict(PAGE), "news": {"words": NEWS}} if page else {}
    return Answer({**values, **own}, LOCKS, finished)


def place(case: Trust, name: str, kind: str) -> str:
    return str([offer.id for offer in case.mend[name]].index(kind) + 1)


def met(given: Answer, case: Trust = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, given).criteria]


def off(case: Trust, count: int, far: bool = False) -> dict[str, str]:
    """So many wrong levels: 1 away from the truth, or 2."""
    pairs = {"no": "part", "yes": "part", "part": "no"} if not far else {"no": "yes", "yes": "no"}
    return {name: pairs[level] for name, level in case.levels.items() if level in pairs and (count := count - 1) >= 0}


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(40)):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, given, marks).good is True


@pytest.mark.parametrize("count", range(5))
def test_8_of_10_are_needed(count: int) -> None:
    assert met(answer(wrong=off(CASE, count))) == [count <= len(ITEMS) - FEWEST_RIGHT, True, True]


def test_no_judgement_may_be_2_levels_off() -> None:
    for case in CASES[:20]:
        given = answer(case, off(case, 1, far=True))
        assert met(given, case) == [True, False, True]
        assert "2 levels away" in EXERCISE.mark(case, given).criteria[1].why


def test_what_helps_is_needed_for_both() -> None:
    for kind in TEMPTING:
        marks = EXERCISE.mark(CASE, answer(mend=kind))
        assert [criterion.met for criterion in marks.criteria] == [True, True, False]
        assert marks.misconceptions == (kind,)
    values = answer().values
    first = next(iter(CASE.mend))
    mixed = Answer({**values, MEND: {**values[MEND], first: place(CASE, first, "MC27")}}, LOCKS, True)
    assert met(mixed) == [True, True, False]


def test_an_empty_answer_gets_nothing_and_judgements_count_once_they_are_fixed() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(answer().values)).score == 0


def test_the_own_page_opens_after_a_trust_is_judged_rightly_and_nobody_is_held_up() -> None:
    passed = [card.id for card in EXERCISE.cards(CASE, answer(page=False, finished=False))]
    assert passed == [*LOCKS, "own", "page", "news"]
    assert not EXERCISE.ready(CASE, answer(page=False, finished=False))
    assert EXERCISE.ready(CASE, answer(finished=False))
    for wrong in (off(CASE, 3), off(CASE, 1, far=True)):
        given = answer(wrong=wrong, page=False, finished=False)
        assert [card.id for card in EXERCISE.cards(CASE, given)] == [*LOCKS]
        assert EXERCISE.ready(CASE, given)
    assert not EXERCISE.ready(CASE, Answer(answer().values, LOCKS[:2]))


def test_the_page_is_improved_and_the_judgement_stays() -> None:
    assert EXERCISE.may_improve
    assert EXERCISE.stays_locked == LOCKS
    assert EXERCISE.rubric is not None
    assert (EXERCISE.rubric.id, EXERCISE.rubric.out_of, EXERCISE.rubric.pass_mark) == ("R7-conditions", 16, 12)


@pytest.mark.parametrize(
    ("part", "value", "check"),
    [
        ("why", "No.", 0),
        ("do", "I will write a plan with some of the managers", 1),
        ("date", None, 2),
        ("date", "0027-03-31", 2),
        ("notice", "That staff are glad about it and say so", 3),
    ],
)
def test_what_can_be_seen_in_the_page_is_shown_while_it_is_written(part: str, value: Any, check: int) -> None:
    assert all(one.met for one in checks_of(answer()))
    given = Answer({**answer().values, "page": {**PAGE, part: value}})
    assert [k for k, one in enumerate(checks_of(given)) if not one.met] == [check]
    done = Answer(given.values, LOCKS, True)
    page = next(card for card in EXERCISE.cards(CASE, done) if card.id == "page")
    assert page.feedback is not None
    assert len(page.feedback.words) == 2


# Guessing


def test_the_chance_of_passing_by_guessing() -> None:
    """Somebody who knows how trusts are drawn, and makes the best guess of all. Only "light" is never mended."""
    every = np.array(list(product(range(3), repeat=len(ITEMS))))
    light = list(ITEMS).index("light")
    kept = [_may_be(row, light) for row in every.tolist()]
    truths = every[np.array(kept)]
    others = [place for place in range(len(ITEMS)) if place != light]
    best = 0
    for own, rest in product(range(3), product(range(3), repeat=9)):
        if list(rest) == sorted(rest):  # the other 9 can be changed about
            guess = np.empty(len(ITEMS), dtype=int)
            guess[light], guess[others] = own, rest
            apart = np.abs(truths - guess)
            best = max(best, int((((apart == 0).sum(axis=1) >= FEWEST_RIGHT) & (apart.max(axis=1) < 2)).sum()))
    chance = best / len(truths) / (len(TEMPTING) + 1) ** MENDED
    assert best / len(truths) > LIMIT_ABOVE  # why the judgement alone would not do
    assert chance == pytest.approx(0.00016, abs=1e-6)
    assert chance <= LIMIT_ABOVE


def _may_be(row: list[int], light: int) -> bool:
    levels = [LEVELS[level] for level in row]
    return allowed(levels) and sum(level == "no" for k, level in enumerate(levels) if k != light) >= MENDED


def test_the_same_level_everywhere_never_passes() -> None:
    """The key of the curriculum, within 1 point of 5, is met by the middle everywhere. This one is not."""
    for case, level in product(CASES, LEVELS):
        assert met(answer(case, dict.fromkeys(ITEMS, level)), case)[0] is False


def test_options_to_mend_are_alike_in_length_and_in_no_fixed_place() -> None:
    texts = [*HELPS.values(), *(text for pair in TEMPTING.values() for text in pair)]
    assert max(map(len, texts)) / min(map(len, texts)) < 1.3
    for rule in (max, min):
        chosen = [rule(case.mend[name], key=lambda o: len(o.text)).id for case in CASES for name in case.mend]
        assert chosen.count("helps") / len(chosen) < 0.5
    places = Counter(place(case, name, "helps") for case in CASES for name in case.mend)
    assert max(places.values()) / sum(places.values()) < 0.35


# The bank and the contract


def test_each_item_has_2_facts_for_each_level_and_no_fact_comes_twice() -> None:
    assert set(FACTS) == set(ITEMS) == set(CONDITIONS) | set(PLANT)
    texts = [text for facts in FACTS.values() for level in LEVELS for text in facts[level]]
    assert len(set(texts)) == len(texts) == 10 * 3 * 2
    assert set(HELPS) == set(ITEMS) - {"light"}


def test_trusts_are_personal_and_reproducible() -> None:
    assert len({tuple(case.facts.values()) for case in CASES}) == len(CASES)
    assert {case.name for case in CASES} == set(TRUSTS)
    assert {name for case in CASES for name in case.mend} == set(HELPS)
    for case in CASES:
        assert allowed([*case.levels.values()])
        assert all(case.levels[name] == "no" for name in case.mend)
        assert all(case.facts[name] in FACTS[name][level] for name, level in case.levels.items())
    again = EXERCISE.case(9)
    assert (again.facts, again.mend, again.news) == (CASES[9].facts, CASES[9].mend, CASES[9].news)


def test_the_news_is_a_change_for_the_better() -> None:
    for case in CASES[:20]:
        side = "high" if case.news.series.measure.better == "up" else "low"
        signals = signals_of(case.news.series)
        assert signals
        assert {signal.side for signal in signals} == {side}


def test_no_truth_before_it_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for case in CASES[:20]:
        given = answer(case, mend="MC11", finished=False)
        for done in range(3):
            cards = EXERCISE.cards(case, Answer(given.values, LOCKS[:done]))
            told = texts_in(cards)
            assert [card.id for card in cards] == [*LOCKS][: done + 1]
            assert all(card.feedback is None for card in cards)
            assert not any(text in told for text in KINDLY.values())
            assert "helps" not in told


def test_the_feedback_shows_the_fact_beside_ones_own_judgement() -> None:
    wrong = off(CASE, 4)
    told = " ".join(
        word
        for card in EXERCISE.cards(CASE, answer(wrong=wrong, mend="MC29"))
        if card.feedback
        for word in card.feedback.words
    )
    assert all(CASE.facts[name] in told for name in wrong)
    assert KINDLY["MC29"] in told
    assert all(f"What helps: {HELPS[name][:1].lower()}{HELPS[name][1:]}." in told for name in CASE.mend)
    assert all(len(offers_of(CASE, name)) == 4 for name in CASE.mend)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE, *LOCKS):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)
    for value in (None, 7, "x", [], {"a": 1}, 10**400):
        own = {
            "page": dict.fromkeys([*PAGE], value),
            "own": {"conditions": value, "plant": value},
            "news": {"words": value},
        }
        given = Answer({**answer().values, **own}, LOCKS, True)
        EXERCISE.cards(CASE, given)
        assert EXERCISE.mark(CASE, given).score == 3


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = {text for facts in FACTS.values() for pair in facts.values() for text in pair}
    texts |= {*HELPS.values(), *KINDLY.values(), *(text for pair in TEMPTING.values() for text in pair)}
    for case in CASES[:12]:
        for given in (Answer(), answer(case), *(answer(case, off(case, 4), kind) for kind in TEMPTING)):
            marks = EXERCISE.mark(case, given)
            texts |= {*texts_in([*EXERCISE.cards(case, given), marks, EXERCISE.summary(case, given, marks)])}
    for text in texts:
        assert plain_faults(text) == []
