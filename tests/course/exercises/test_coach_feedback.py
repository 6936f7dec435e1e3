"""Write coach feedback (E-T5-03): "flaws found (recall >= 0.7, false flags <= 1) from a tick list" and a coach's R4 on
the text (curriculum 5.5); guess-proof to 0.2%."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import permutations, product
from math import ceil
from typing import Any

import numpy as np
import pytest

from qidose.exercises.coaches.coach_feedback import (
    FIRST_TWO,
    FLAWS_OF_LAST,
    LETTER,
    NONE,
    OPTIONS,
    RECORD_CARDS,
    RECORDS,
    CoachFeedback,
    Records,
    card_id,
    checks_of,
)
from qidose.exercises.coaches.coach_feedback_words import ADVICE, FINE, SHOWN, WORKS
from qidose.exercises.fields import Answer
from qidose.rubrics import COACH_FEEDBACK
from qidose.simulate import pdsa_records as records
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.pdsa_words import CANNOT_MEET, FLAWS, FOLLOWS

EXERCISE = CoachFeedback()
SEEDS = range(200)
CASE = EXERCISE.case(2)
ALL = [flaw.id for flaw in FLAWS]
FLAWS_NEEDED = 5
Ticks = dict[int, set[str]]


def answers(case: Records, changed: Ticks | None = None, finished: bool = False) -> Answer:
    """All planted flaws ticked, but for the records in `changed` (from 1)."""
    ticks: Ticks = {number: set(true.planted) for number, true in enumerate(case.truth, 1)} | (changed or {})
    values: dict[str, dict[str, Any]] = {
        card_id(number): {"flaws": sorted(flaws) or [NONE.id]} for number, flaws in ticks.items()
    }
    values[LETTER] = {"feedback": "Thank you. What did you expect?"}
    return Answer(values, RECORD_CARDS, finished)


def met(case: Records, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def sound(true: records.Truth) -> list[str]:
    """Flaws that are neither planted nor accepted."""
    return [flaw for flaw in ALL if flaw not in (*true.planted, *true.accepted)]


def test_all_flaws_found_pass(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(100):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
        assert EXERCISE.summary(case, answer, marks).good is True
        assert marks.misconceptions == ()


def test_the_coach_marks_by_r4() -> None:
    assert EXERCISE.rubric is COACH_FEEDBACK
    assert (COACH_FEEDBACK.out_of, COACH_FEEDBACK.pass_mark) == (14, 10)
    assert COACH_FEEDBACK.never_0 == (2,)
    assert COACH_FEEDBACK.lines[1].looks_for == "It names the most important flaw."
    assert "Line 2 needs at least 1. With 0 there, the most is 9 points." in COACH_FEEDBACK.markdown()


def test_cases_have_3_teams_and_3_flaws_in_the_record_to_write_about() -> None:
    counts = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        planted = [len(true.planted) for true in case.truth]
        counts.add(tuple(planted[:2]))
        assert planted[2] == FLAWS_OF_LAST == 3
        assert len({data.team for data in case.data}) == RECORDS == 3
        assert EXERCISE.case(seed) == case
    assert counts == {pair for one in FIRST_TWO for pair in (one, one[::-1])}
    assert len({data.text for seed in SEEDS for data in EXERCISE.case(seed).data}) > 590


def test_recall_at_its_edge() -> None:
    """0.7 of 6 flaws is 5, 0.7 of 7 is 5."""
    for seed in range(60):
        case = EXERCISE.case(seed)
        planted = [(number, flaw) for number, true in enumerate(case.truth, 1) for flaw in true.planted]
        for missed in range(len(planted) + 1):
            kept: Ticks = {number: set() for number in range(1, RECORDS + 1)}
            for number, flaw in planted[missed:]:
                kept[number].add(flaw)
            found = len(planted) - missed
            assert met(case, answers(case, kept))[0] == (found / len(planted) >= 0.7) == (found >= FLAWS_NEEDED)


def test_1_false_flag_is_allowed_and_2_are_not_wherever_they_are() -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        first, last = set(case.truth[0].planted), set(case.truth[2].planted)
        one, other = sound(case.truth[0]), sound(case.truth[2])
        assert met(case, answers(case, {1: first | {one[0]}})) == [True, True]
        assert met(case, answers(case, {1: first | {one[0], one[1]}})) == [True, False]
        assert met(case, answers(case, {1: first | {one[0]}, 3: last | {other[-1]}})) == [True, False]


def test_a_flaw_that_follows_from_another_costs_nothing() -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if case.truth[2].accepted)
    ticks = {3: {*case.truth[2].planted, *case.truth[2].accepted}, 1: {*case.truth[0].planted, sound(case.truth[0])[0]}}
    assert met(case, answers(case, ticks)) == [True, True]
    words = EXERCISE.cards(case, answers(case, ticks, finished=True))[2].feedback
    assert words is not None
    assert "so it costs nothing" in " ".join(words.words)


@pytest.mark.parametrize("ticks", [set(), set(ALL)], ids=["none", "all"])
def test_the_same_ticks_everywhere_never_pass(ticks: set[str]) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, answers(case, dict.fromkeys(range(1, RECORDS + 1), ticks)))
        assert marks.score < EXERCISE.pass_mark


def test_an_empty_answer_gets_0_and_so_does_none_everywhere() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, answers(CASE, {1: set(), 2: set(), 3: set()})).score == 0


# The chance of passing by guessing, exactly: records have different flaws, drawn one after the other among those that
# can still be planted. A guesser ticks any set on each record; the best of all triples of sets is found.


@cache
def planted_sets(count: int) -> dict[frozenset[str], float]:
    """The chance of each set of planted flaws in a record with `count` of them."""
    found = {frozenset[str](): 1.0}
    for _ in range(count):
        more: dict[frozenset[str], float] = {}
        for planted, chance in found.items():
            able = [f for f in ALL if f not in planted and not any(pair <= {*planted, f} for pair in CANNOT_MEET)]
            for flaw in able:
                more[planted | {flaw}] = more.get(planted | {flaw}, 0.0) + chance / len(able)
        found = more
    return found


def outcomes(ticks: frozenset[str], count: int) -> np.ndarray:
    """The chance of (found, false flags) for these ticks on a record with so many flaws; 2 false flags or more are left
    out, because they never pass."""
    chances = np.zeros((4, 2))
    for planted, chance in planted_sets(count).items():
        follows = {other for flaw in planted for other in FOLLOWS.get(flaw, ())}  # type: ignore[call-overload]
        false = len(ticks - planted - follows)
        if false <= 1:
            chances[len(ticks & planted), false] += chance
    return chances


def kinds_of_ticks() -> list[frozenset[str]]:
    """One set of ticks for each that chance can tell apart: 6 flaws that meet and follow nothing are alike."""
    tied = {flaw for pair in CANNOT_MEET for flaw in pair} | {"no_comparison"}
    alike = [flaw for flaw in ALL if flaw not in tied]
    some = [frozenset(f for f, on in zip(sorted(tied), bits, strict=True) if on) for bits in product((0, 1), repeat=6)]
    return [one | frozenset(alike[:more]) for one in some for more in range(len(alike) + 1) if len(one) + more <= 6]


def best_guess(counts: list[tuple[int, int, int]]) -> float:
    """The best chance of any 3 sets of ticks, where each order of flaw counts is as likely as the others."""
    by_count = {count: np.array([outcomes(ticks, count) for ticks in kinds_of_ticks()]) for count in range(4)}
    kinds = len(by_count[3])
    total = np.zeros((kinds**2, kinds))
    for first, second, third in counts:
        together = np.zeros((7, 2, kinds, kinds))  # found and false on the first 2 records
        for f, e, g, h in product(range(4), range(2), range(4), range(2)):
            if e + h <= 1:
                together[f + g, e + h] += np.outer(by_count[first][:, f, e], by_count[second][:, g, h])
        enough = np.array(
            [
                [by_count[third][:, max(FLAWS_NEEDED - found, 0) :, : 2 - false].sum((1, 2)) for false in range(2)]
                for found in range(7)
            ]
        )
        total += together.reshape(14, -1).T @ enough.reshape(14, -1) / len(counts)
    return float(total.max())


def test_the_chance_of_passing_by_guessing() -> None:
    counts = [(*pair, FLAWS_OF_LAST) for one in FIRST_TWO for pair in (one, one[::-1])]
    assert {ceil(0.7 * sum(three)) for three in counts} == {FLAWS_NEEDED}
    best = best_guess(counts)
    assert best == pytest.approx(0.000789, abs=0.000001)
    assert best <= LIMIT_ABOVE


def test_the_chances_of_planted_sets_are_those_of_the_simulator() -> None:
    assert sum(planted_sets(3).values()) == pytest.approx(1)
    seen = [records.generate(records.Params(flaws=2), seed)[1].planted for seed in range(3000)]
    for pair in permutations(("no_aim", "no_prediction", "vague_prediction"), 2):
        chance = planted_sets(2).get(frozenset(pair), 0.0)
        assert sum(set(one) == set(pair) for one in seen) / len(seen) == pytest.approx(chance, abs=0.008)


# What is shown, and when


def test_records_open_one_after_the_other_and_the_letter_last() -> None:
    for locked in range(RECORDS + 1):
        cards = EXERCISE.cards(CASE, Answer(locked=RECORD_CARDS[:locked]))
        assert [card.id for card in cards] == [*RECORD_CARDS, LETTER][: locked + 1]
    assert not EXERCISE.ready(CASE, replace(answers(CASE), locked=()))
    assert EXERCISE.ready(CASE, answers(CASE))


def test_nothing_is_told_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    whys = [flaw.why for flaw in FLAWS] + [text for advice in ADVICE.values() for text in advice]
    for seed in range(50):
        case = EXERCISE.case(seed)
        cards = EXERCISE.cards(case, answers(case))
        assert all(card.feedback is None for card in cards)
        texts = " ".join(texts_in(cards))
        assert not [why for why in whys if why in texts]


def test_a_second_try_gets_new_records_because_the_end_tells_the_flaws() -> None:
    assert EXERCISE.may_improve is False


def test_each_planted_flaw_is_told_with_its_words_in_the_record() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        nothing = answers(case, {1: set(), 2: set(), 3: set()}, finished=True)
        for data, true, card in zip(case.data, case.truth, EXERCISE.cards(case, nothing), strict=False):
            assert card.feedback is not None
            if not true.planted:
                assert card.feedback.good is True
                assert card.feedback.words == (
                    "This record is sound from plan to act. Whether its idea worked is another question.",
                )
            for flaw, words in zip(true.planted, card.feedback.words if true.planted else (), strict=True):
                known = next(one for one in FLAWS if one.id == flaw)
                assert words.casefold().startswith(f"Not ticked: {known.tick}. {known.why} ".casefold())
                shown = SHOWN[flaw](data) if flaw in SHOWN else ""
                assert shown.split(". Study")[0] in data.text
                assert bool(shown) == ("The record says" in words)


def test_each_false_flag_is_answered_with_the_words_against_it() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        ticks = {number: set(ALL) for number in range(1, RECORDS + 1)}
        for data, true, card in zip(
            case.data, case.truth, EXERCISE.cards(case, answers(case, ticks, finished=True)), strict=False
        ):
            assert card.feedback is not None
            told = [words for words in card.feedback.words if "But the record says" in words]
            same = "vague_prediction" in sound(true) and "no_prediction" in true.planted
            assert len(told) == len(sound(true)) - same
            assert all(FINE[flaw](data).split(". Study")[0] in data.text for flaw in sound(true))


def test_the_end_tells_what_a_coach_could_say_about_the_most_important_flaw() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        said = EXERCISE.cards(case, answers(case, finished=True))[-1].feedback
        assert said is not None
        flaw = case.truth[-1].most_important
        assert flaw is not None
        words = " ".join(said.words)
        assert all(text in words for text in ADVICE[flaw])
        assert next(one for one in FLAWS if one.id == flaw).why in words
        praised = [item for item, text in WORKS.items() if text in said.words[0]]
        assert len(praised) == 2
        assert all(case.truth[-1].scores[item] == 2 for item in praised)


@pytest.mark.parametrize(
    ("flaw", "belief"),
    [("no_prediction", "MC24"), ("no_comparison", "MC24"), ("vague_prediction", "MC25"), ("too_large", "MC26")],
)
def test_a_belief_is_named_when_its_flaw_is_missed(flaw: str, belief: str) -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if flaw in case.truth[2].planted)
    missed = answers(case, {3: set(case.truth[2].planted) - {flaw}})
    assert EXERCISE.mark(case, missed).misconceptions == (belief,)


def test_the_checks_see_form_only() -> None:
    def seen(text: Any) -> list[bool]:
        return [check.met for check in checks_of(text)]

    assert seen("") == seen(None) == seen(7) == [False, False, False]
    assert seen("word " * 60) == [True, False, False]
    assert seen("word " * 251) == [False, False, False]
    assert seen("Did it work?") == [False, False, False]
    assert seen("And what did you see? Tell me tomorrow.") == [False, True, True]
    assert seen("Somehow this is short. Really?") == [False, False, False]


def test_each_record_offers_12_flaws_and_none() -> None:
    assert [option.id for option in OPTIONS] == [*ALL, NONE.id]
    assert set(ADVICE) == set(FINE) == set(ALL)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE, *RECORD_CARDS):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)
        EXERCISE.ready(CASE, given)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(25):
        case = EXERCISE.case(seed)
        ticked: list[Ticks] = [{n: set(ALL) for n in (1, 2, 3)}, {n: set() for n in (1, 2, 3)}, {}]
        for given in (Answer(), answers(case), *(answers(case, ticks, finished=True) for ticks in ticked)):
            shown = [*EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
            for text in set(texts_in(shown)):
                assert plain_faults(text) == []
    for text in [*WORKS.values(), *(text for advice in ADVICE.values() for text in advice)]:
        assert plain_faults(text) == []
