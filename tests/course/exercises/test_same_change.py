"""Same change, 4 people (E-T1-09): "chooses how to raise an idea with a colleague, a manager, a patient, a worried
team; branching text; scored on naming a concern and asking" (curriculum 5.1)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import comb
from typing import Any

import pytest

from qidose.exercises.all_staff.same_change import (
    CARDS,
    CHANGES,
    DID,
    FEWEST,
    IDEA,
    KINDLY,
    MISCONCEPTIONS,
    PEOPLE,
    TURNS,
    WHAT_IT_DOES,
    SameChange,
    Talks,
    turns_of,
)
from qidose.exercises.all_staff.same_change_talk import HELPS, Say, Talk
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL, chance_at_least

EXERCISE = SameChange()
SEEDS = range(100)
CASE = EXERCISE.case(1)
ALL = PEOPLE * TURNS
NODES = ("first", "open", "guarded", "warm", "cool")
TALKS = [talk for change in CHANGES for talk in change.talks.values()]
Choose = Callable[[int, tuple[Say, ...]], Say]


def helpful(_place: int, says: tuple[Say, ...]) -> Say:
    return next(say for say in says if say.helps)


def talked(case: Talks, choose: Choose = helpful, done: int = len(CARDS), finished: bool = True) -> Answer:
    """The answer of somebody who says what `choose` picks, given the place of a turn (from 0) and what is offered."""
    values: dict[str, dict[str, Any]] = {IDEA: {"go": "go"}}
    for place in range(min(done - 1, ALL)):
        turn = turns_of(case, Answer(values))[place]
        said = choose(place, turn.says)
        values[turn.card] = {"say": turn.options[turn.says.index(said)].id}
    return Answer(values, CARDS[:done], finished)


def poor(*places: int) -> Choose:
    """What helps, but in these turns."""
    return lambda place, says: next(say for say in says if say.helps is (place not in places))


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(60)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == 12
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


def test_10_of_12_pass_and_9_do_not() -> None:
    two, three = talked(CASE, poor(0, 5)), talked(CASE, poor(0, 5, 11))
    assert EXERCISE.mark(CASE, two).score == EXERCISE.pass_mark == FEWEST == 10
    marks = EXERCISE.mark(CASE, three)
    assert marks.score == 9
    assert EXERCISE.summary(CASE, three, marks).good is False


def test_each_turn_earns_its_own_point_and_a_talk_can_be_mended() -> None:
    for place in range(ALL):
        criteria = EXERCISE.mark(CASE, talked(CASE, poor(place))).criteria
        assert [n for n, criterion in enumerate(criteria) if not criterion.met] == [place]


def test_what_is_said_changes_what_comes_back() -> None:
    """Several turns deep: after a poor turn other words come back, and other things can be said."""
    for place, case in ((p, EXERCISE.case(seed)) for p in range(ALL) for seed in range(6)):
        if (place + 1) % TURNS == 0:
            continue
        good, bad = (turns_of(case, talked(case, choose))[place + 1] for choose in (helpful, poor(place)))
        assert good.speech != bad.speech
        assert not set(good.says) & set(bad.says)
        answers = {say.back for say in turns_of(case, talked(case))[place].says}
        assert {good.speech, bad.speech} <= answers
        assert len(answers) == 3


def test_a_talk_is_over_after_3_turns_whatever_was_said_in_another() -> None:
    spoiled = turns_of(CASE, talked(CASE, poor(0, 1, 2)))
    fine = turns_of(CASE, talked(CASE))
    assert spoiled[3:] == fine[3:]


def test_the_chance_of_a_blind_guesser() -> None:
    """In each turn 1 of 3 helps, whatever was said before, so the turns are guessed apart."""
    for talk, name in product(TALKS, NODES):
        assert sum(say.helps for say in getattr(talk, name)) == 1
    chance = chance_at_least(FEWEST, ALL, 1 / 3)
    assert chance == pytest.approx(289 / 531_441)  # 0.054%
    assert chance <= LIMIT_ALL


def path_chance(talk: Talk, pick: Callable[[tuple[Say, ...]], dict[Say, Fraction]]) -> dict[int, Fraction]:
    """The chance of each number of turns that help in a talk, for somebody who picks by the look of the words."""
    found: dict[int, Fraction] = {}
    for first, p in pick(talk.first).items():
        for second, q in pick(talk.open if first.helps else talk.guarded).items():
            for third, r in pick(talk.warm if second.helps else talk.cool).items():
                hits = first.helps + second.helps + third.helps
                found[hits] = found.get(hits, Fraction()) + p * q * r
    return found


def passing(pick: Callable[[tuple[Say, ...]], dict[Say, Fraction]]) -> float:
    """The chance of passing, over the changes, for somebody who picks by the look of the words."""
    total = Fraction()
    for change in CHANGES:
        sums = {0: Fraction(1)}
        for talk in change.talks.values():
            more: dict[int, Fraction] = {}
            for (had, p), (hits, q) in product(sums.items(), path_chance(talk, pick).items()):
                more[had + hits] = more.get(had + hits, Fraction()) + p * q
            sums = more
        total += sum((p for hits, p in sums.items() if hits >= FEWEST), Fraction()) / len(CHANGES)
    return float(total)


def evenly(says: list[Say]) -> dict[Say, Fraction]:
    return {say: Fraction(1, len(says)) for say in says}


LOOKS: dict[str, Callable[[tuple[Say, ...]], dict[Say, Fraction]]] = {
    "any": lambda says: evenly(list(says)),
    "the longest": lambda says: evenly([max(says, key=lambda say: len(say.text))]),
    "the shortest": lambda says: evenly([min(says, key=lambda say: len(say.text))]),
    "one with a question": lambda says: evenly([say for say in says if "?" in say.text] or list(says)),
    "one without a question": lambda says: evenly([say for say in says if "?" not in say.text] or list(says)),
    "one that ends with a question": lambda says: evenly([s for s in says if s.text.endswith("?")] or list(says)),
    "the longest with a question": lambda says: evenly(
        [max([say for say in says if "?" in say.text] or says, key=lambda say: len(say.text))]
    ),
    "one with 'you'": lambda says: evenly([say for say in says if "you" in say.text.lower()] or list(says)),
    "one without 'we'": lambda says: evenly(
        [say for say in says if " we " not in f" {say.text.lower()}"] or list(says)
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_form_of_words_does_not_tell_what_helps(look: str) -> None:
    assert passing(LOOKS[look]) <= LIMIT_ALL
    if look == "any":
        assert passing(LOOKS[look]) == pytest.approx(sum(comb(12, k) * 2 ** (12 - k) for k in (10, 11, 12)) / 3**12)


def test_every_talk_is_written_out() -> None:
    """3 changes, 4 people each; asking comes first, then naming the worry, then a step together."""
    assert len(TALKS) == 12
    for change in CHANGES:
        assert set(change.talks) == {"colleague", "manager", "patient", "team"}
        assert all(talk.role == role for role, talk in change.talks.items())
    for talk in TALKS:
        kinds = [next(say.kind for say in getattr(talk, name) if say.helps) for name in NODES]
        assert kinds == [HELPS[0], HELPS[1], HELPS[1], HELPS[2], HELPS[2]]
        texts = [text for name in NODES for say in getattr(talk, name) for text in (say.text, say.back)]
        assert len(texts) == len(set(texts)) == 30
        for name in NODES:
            assert len({say.kind for say in getattr(talk, name)}) == 3
    assert set(DID) == set(WHAT_IT_DOES)
    assert set(MISCONCEPTIONS.values()) == set(KINDLY)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_case_has_1_change_and_all_4_people(seed: int) -> None:
    case = EXERCISE.case(seed)
    assert {person.talk.role for person in case.people} == {"colleague", "manager", "patient", "team"}
    assert all(person.talk is case.change.talks[person.talk.role] for person in case.people)
    assert EXERCISE.case(seed) == case


def test_cases_are_personal_and_what_helps_stands_in_no_fixed_place() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.change.id for case in cases} == {"bedside", "calls", "screen"}
    assert len({case.people[0].talk.role for case in cases}) == 4
    assert len({(case.change.id, case.people) for case in cases}) > 70
    places = Counter(turn.says.index(turn.good) for case in cases for turn in turns_of(case, talked(case)))
    assert min(places.values()) > 0.28 * len(cases) * ALL


def test_turns_open_one_by_one_and_nothing_is_judged_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for done in range(len(CARDS) + 1):
        answer = talked(CASE, poor(1, 4), done, finished=False)
        cards = EXERCISE.cards(CASE, answer)
        assert [card.id for card in cards] == list(CARDS[: done + 1])
        assert EXERCISE.ready(CASE, answer) is (done == len(CARDS))
        over = [card.id for card in cards if card.feedback]
        assert over == [card for card in CARDS[:done] if card.endswith("-3")]
        assert all(card.feedback.good is None for card in cards if card.feedback)
        texts = " ".join(texts_in(cards))
        assert not any(what in texts for what in (*WHAT_IT_DOES.values(), "It would have helped"))
        told = (done - 1) // TURNS
        assert [f"The worry was {person.talk.worry}." in texts for person in case_people()] == [
            place < told for place in range(PEOPLE)
        ]


def case_people() -> tuple[Any, ...]:
    return CASE.people


def test_nothing_on_a_card_that_is_open_tells_which_reply_helps() -> None:
    """The ids of replies go to the browser: they follow the shuffled order, and nothing else."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for turn in turns_of(case, talked(case)):
            assert [option.id for option in turn.options] == ["say-1", "say-2", "say-3"]


def test_the_end_says_what_each_turn_did_and_what_would_have_helped() -> None:
    answer = talked(CASE, poor(0, 4, 8))
    cards = EXERCISE.cards(CASE, answer)[1:]
    for place, (turn, card) in enumerate(zip(turns_of(CASE, answer), cards, strict=True)):
        assert card.feedback is not None
        assert turn.said is not None
        assert card.feedback.good is (place not in (0, 4, 8))
        assert WHAT_IT_DOES[turn.said.kind] in card.feedback.words
        helped = f'It would have helped to say: "{turn.good.text}"'
        assert (helped in card.feedback.words) is (place in (0, 4, 8))
        closing = f'{turn.person.name}: "{turn.said.back}"'
        assert (closing in card.feedback.words) is (turn.number == TURNS)
    words = EXERCISE.summary(CASE, answer, EXERCISE.mark(CASE, answer)).words
    assert all(f"{person.name}: {person.talk.worry}." in words for person in CASE.people)


def test_a_poor_turn_names_its_misconception() -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for kind, misconception in MISCONCEPTIONS.items():

            def choose(_place: int, says: tuple[Say, ...], kind: str = kind) -> Say:
                return next((say for say in says if say.kind == kind), None) or next(s for s in says if not s.helps)

            answer = talked(case, choose)
            marks = EXERCISE.mark(case, answer)
            if any(turn.said and turn.said.kind == kind for turn in turns_of(case, answer)):
                assert misconception in marks.misconceptions
                assert KINDLY[misconception] in EXERCISE.summary(case, answer, marks).words
                seen.add(kind)
    assert seen == set(MISCONCEPTIONS)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    for answer in hostile_answers(EXERCISE, CASE, *CARDS):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for talk in TALKS:
        says = [text for name in NODES for say in getattr(talk, name) for text in (say.text, say.back)]
        for text in (talk.opening, talk.place, talk.who, talk.worry, *says):
            assert plain_faults(text) == []
    seen: set[str] = set()
    for seed in range(40):
        case = EXERCISE.case(seed)
        for answer in (Answer(), talked(case), talked(case, poor(*range(seed % 3, ALL, 1 + seed % 4)))):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            seen.update(texts_in(shown))
    assert [fault for text in sorted(seen) for fault in plain_faults(text)] == []
