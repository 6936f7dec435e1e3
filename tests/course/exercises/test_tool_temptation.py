"""A fishbone for everything (E-T5-09): "Team wants a fishbone for everything; choose"; "key" (curriculum 5.5).

A patient who is not safe comes first, whatever the score (8.3).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import comb
from typing import Any

import pytest

from qidose.exercises.coaches.tool_temptation import (
    BELIEFS,
    DOES,
    FEWEST_FISHBONES,
    FEWEST_RIGHT,
    HELPS,
    KINDLY,
    MOST_FISHBONES,
    MOST_OF_A_KIND,
    REQUESTS,
    Requests,
    ToolTemptation,
    card_id,
)
from qidose.exercises.coaches.tool_temptation_requests import BANK, Reply, Request
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = ToolTemptation()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def replies(case: Requests, wrong: dict[int, int] | None = None, finished: bool = False) -> Answer:
    """The best reply to each, but for those in `wrong`: the number of a request and the place of its reply."""
    places = dict.fromkeys(range(1, REQUESTS + 1), 0) | (wrong or {})
    return said(case, {number: case.shown[number - 1].replies[place] for number, place in places.items()}, finished)


def said(case: Requests, chosen: dict[int, Reply], finished: bool = False) -> Answer:
    values = {card_id(n): {"say": str(1 + case.replies[n - 1].index(reply))} for n, reply in chosen.items()}
    return Answer(dict(values), (), finished)  # type: ignore[arg-type]


def numbers(case: Requests, *kinds: str, others: bool = False) -> list[int]:
    return [number for number, request in enumerate(case.shown, 1) if (request.best in kinds) is not others]


def passes(case: Requests, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(60)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 9
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("seed", range(40))
def test_7_of_8_pass_with_safety_among_them_and_6_do_not(seed: int) -> None:
    case = EXERCISE.case(seed)
    (safe,), others = numbers(case, "safe"), numbers(case, "safe", others=True)
    for number in others:
        assert passes(case, replies(case, {number: 1}))
    assert not passes(case, replies(case, {others[0]: 2, others[4]: 3}))
    unsafe = replies(case, {safe: 1}, finished=True)
    assert sum(c.met for c in EXERCISE.mark(case, unsafe).criteria) == FEWEST_RIGHT == 7
    assert not passes(case, unsafe)
    told = EXERCISE.summary(case, unsafe, EXERCISE.mark(case, unsafe))
    assert "In 1 case people were not safe, and that comes before any tool. So it counts double." in told.words


def test_each_request_earns_its_own_points() -> None:
    for number in range(1, REQUESTS + 1):
        marks = EXERCISE.mark(CASE, replies(CASE, {number: 1}))
        assert [place for place, criterion in enumerate(marks.criteria, 1) if not criterion.met] == [number]
    assert EXERCISE.mark(CASE, Answer()).score == 0


def chance(right: list[Fraction], safe: Fraction) -> Fraction:
    """P(the safe one, and at most 1 of the other 7 wrong), each with its own chance."""
    total = Fraction(0)
    for met in product((True, False), repeat=len(right)):
        if sum(met) >= len(right) - 1:
            term = Fraction(1)
            for ok, p in zip(met, right, strict=True):
                term *= p if ok else 1 - p
            total += term
    return safe * total


def test_the_chance_of_passing_by_guessing() -> None:
    by_chance = chance([Fraction(1, 4)] * 7, Fraction(1, 4))
    assert by_chance == Fraction(22, 65_536)  # 0.034%
    assert by_chance <= Fraction(LIMIT_ABOVE)


def test_who_knows_how_sets_are_drawn_and_sees_the_fishbone_in_each_list_still_cannot_guess() -> None:
    """They say "fishbone" to k of the 7, and guess among the other 3 replies elsewhere. The best k is taken.

    Which request is about danger is given to them, and not what to say to it.
    """
    best = Fraction(0)
    for fishbones, k in product(range(FEWEST_FISHBONES, MOST_FISHBONES + 1), range(8)):
        total = Fraction(0)
        for hits in range(max(0, fishbones + k - 7), min(fishbones, k) + 1):
            share = Fraction(comb(fishbones, hits) * comb(7 - fishbones, k - hits), comb(7, k))
            missed = fishbones - hits + k - hits  # fishbones not named, and requests wrongly called so
            left, third = 7 - hits - missed, Fraction(1, 3)
            if missed <= 1:
                good = third**left + (left * third ** (left - 1) * (1 - third) if missed == 0 else 0)
                total += share * good
        best = max(best, total / 3)
    assert float(best) == pytest.approx(0.00141, abs=0.00001)
    assert best <= Fraction(LIMIT_ABOVE)


@pytest.mark.parametrize(
    "reader",
    [
        lambda text: (len(text),),
        lambda text: (-len(text),),
        lambda text: ("?" in text,),
        lambda text: ("?" not in text,),
        lambda text: ("?" in text, -len(text)),
        lambda text: ("?" not in text, -len(text)),
        lambda text: ("?" in text, len(text)),
    ],
    ids=["longest", "shortest", "a question", "no question", "short question", "short statement", "long question"],
)
def test_the_form_of_a_reply_does_not_tell(reader: Callable[[str], Any]) -> None:
    """Somebody who goes by form is right in too few of the bank, and so passes too seldom."""
    right = Fraction(0)
    for request in BANK:
        seen = [reader(reply.text) for reply in request.replies]
        right += Fraction(seen[0] == max(seen), seen.count(max(seen)))
    share = right / len(BANK)
    assert share < Fraction(1, 3)
    assert chance([share] * 7, share) <= Fraction(LIMIT_ABOVE)


@pytest.mark.parametrize("always", [True, False])
def test_always_and_never_a_fishbone_do_not_pass(always: bool) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        chosen = {
            number: next(reply for reply in request.replies if (reply.kind == "fishbone") is always)
            for number, request in enumerate(case.shown, 1)
        }
        assert not passes(case, said(case, chosen))


def test_the_same_place_everywhere_passes_by_luck_alone() -> None:
    """In 800 such answers 0.3 are expected to pass."""
    passed = 0
    for seed, place in product(SEEDS, "1234"):
        answer = Answer({card_id(number): {"say": place} for number in range(1, REQUESTS + 1)})
        passed += passes(EXERCISE.case(seed), answer)
    assert passed <= 2


@pytest.mark.parametrize("seed", SEEDS[::5])
def test_a_set_has_8_different_requests_in_a_fair_mix(seed: int) -> None:
    case = EXERCISE.case(seed)
    counts = Counter(request.best for request in case.shown)
    assert len({request.id for request in case.shown}) == REQUESTS == 8
    assert FEWEST_FISHBONES <= counts.pop("fishbone") <= MOST_FISHBONES
    assert counts["safe"] == 1
    assert counts["else"] >= 1
    assert max(counts.values()) <= MOST_OF_A_KIND
    assert EXERCISE.case(seed) == case
    for request, shown in zip(case.shown, case.replies, strict=True):
        assert set(shown) == set(request.replies)


def test_the_whole_bank_is_used_and_sets_are_personal() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {request.id for case in cases for request in case.shown} == {request.id for request in BANK}
    assert len({tuple(request.id for request in case.shown) for case in cases}) == len(cases)
    places = Counter(case.replies[0].index(case.shown[0].replies[0]) for case in cases)
    assert min(places[place] for place in range(4)) >= 30


def test_the_bank_is_sound() -> None:
    counts = Counter(request.best for request in BANK)
    assert counts.keys() == HELPS.keys()
    assert min(counts.values()) >= 3
    assert counts["fishbone"] >= 7
    assert len({request.id for request in BANK}) == len({request.title for request in BANK}) == len(BANK) == 34
    for request in BANK:
        kinds = [reply.kind for reply in request.replies]
        assert len(set(kinds)) == 4
        assert "fishbone" in kinds  # it is always on offer
        assert set(kinds[1:]) <= DOES.keys()
    wrong = {reply.kind for request in BANK for reply in request.replies[1:]}
    assert wrong == DOES.keys()
    assert {BELIEFS[kind] for kind in wrong if kind in BELIEFS} == KINDLY.keys() == set(EXERCISE.about.misconceptions)


def test_stems_are_short_and_name_no_answer() -> None:
    for request in BANK:
        assert len(" ".join(request.text).split()) <= 40, request.id


def test_no_truth_on_the_cards_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for answer in (Answer(), replies(case)):
            cards = EXERCISE.cards(case, answer)
            texts = texts_in(cards)
            assert all(card.feedback is None for card in cards)
            assert not {request.why for request in case.shown} & set(texts)
            assert not {*HELPS, *DOES, *HELPS.values()} & set(texts)


@pytest.mark.parametrize("request_of_bank", BANK, ids=lambda request: request.id)
def test_the_end_says_what_helps_and_what_the_reply_leads_to(request_of_bank: Request) -> None:
    asked = request_of_bank
    case = Requests((asked,) * REQUESTS, (asked.replies,) * REQUESTS)
    answer = said(case, dict(enumerate(asked.replies, 1)), finished=True)
    cards = EXERCISE.cards(case, answer)
    for reply, card in zip(asked.replies, cards, strict=False):
        assert card.feedback is not None
        assert card.feedback.words[0] == asked.why
        assert card.feedback.good is (reply == asked.replies[0])
        if reply != asked.replies[0]:
            assert card.feedback.heading == HELPS[asked.best]
            assert f'You said: "{reply.text}"' in card.feedback.words
            assert DOES[reply.kind] in card.feedback.words
            assert card.feedback.words[-1] == f'You could have said: "{asked.replies[0].text}"'
            if reply.kind in BELIEFS:
                assert KINDLY[BELIEFS[reply.kind]] in card.feedback.words
    assert cards[-1].feedback is not None
    assert cards[-1].feedback.good is False  # nothing was said


def test_wrong_replies_show_their_misconceptions() -> None:
    number = numbers(CASE, "fishbone", others=True)[0]
    place = [reply.kind for reply in CASE.shown[number - 1].replies].index("fishbone")
    assert EXERCISE.mark(CASE, replies(CASE, {number: place})).misconceptions == ("MC29",)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for asked in BANK:
        safe = next(request for request in BANK if request.best == "safe")
        case = Requests((asked,) * 7 + (safe,), (asked.replies,) * 7 + (safe.replies,))
        each = said(case, dict(enumerate(asked.replies, 1)), finished=True)
        for answer in (Answer(), Answer(finished=True), each, replies(case, finished=True)):
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
