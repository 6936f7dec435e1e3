"""Definition duel (E-T3-05): "Two readers apply a definition to 12 cases and differ; learner fixes the wording until
agreement >= 90%" (curriculum 5.3); besides: where the readers differ, so that guessing does not pass."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import permutations, product
from typing import Any

import numpy as np
import pytest

from qidose.exercises.attempt import fold, next_step
from qidose.exercises.fields import Answer
from qidose.exercises.registry import find_exercise
from qidose.exercises.senior_leaders.definition_duel import (
    DIFFER,
    FEWEST_PLACES,
    TRIES,
    DefinitionDuel,
    Duel,
    read_again,
    try_id,
    wordings_of,
)
from qidose.exercises.senior_leaders.definition_duel_words import (
    ABOUT_NEXT,
    ABOUT_RESPONSES,
    BELIEFS,
    NEXT,
    RESPONSES,
    TOPICS,
)
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = DefinitionDuel()
SEEDS = range(100)
CASE = EXERCISE.case(1)
Finish = Callable[..., tuple[Any, Answer]]


def answer(
    case: Duel = CASE,
    tries: tuple[tuple[int, ...], ...] | None = None,
    wrong: int = 0,
    response: str = "ask",
    after: str = "listen",
    finished: bool = True,
) -> Answer:
    """All right, but for these tries, so many wrong places, and these choices."""
    other = {place.id: case.data.places[k - 1].id for k, place in enumerate(case.data.places)}
    where = {name: other[place] if k < wrong else place for k, (name, place) in enumerate(case.edge.items())}
    values: dict[str, Any] = {
        "meet": {"prediction": 9},
        "differ": {"response": response, "where": where},
        "story": {"next": after},
    }
    given = (case.truth.clear,) if tries is None else tries
    for number, wording in enumerate(given, 1):
        values[try_id(number)] = {p.id: str(w) for p, w in zip(case.data.places, wording, strict=True)}
    return Answer(values, ("meet", "differ", *(try_id(n) for n in range(1, len(given) + 1))), finished)


def met(given: Answer, case: Duel = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, given).criteria]


def one_vague(case: Duel, name: str) -> tuple[int, ...]:
    """The clear wording but for 1 place."""
    names = [place.id for place in case.data.places]
    return tuple(case.data.start[k] if names[k] == name else clear for k, clear in enumerate(case.truth.clear))


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(60)):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, given, marks).good is True


def test_2_readers_differ_on_6_of_12_cases_and_a_clear_wording_settles_them() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert len(case.data.cases) == 12
        assert case.data.reading.agreement == 0.5
        one, other = case.data.reading.counts.tolist()
        differ = {f"case-{k}" for k, (a, b) in enumerate(zip(one, other, strict=True), 1) if a != b}
        assert set(case.edge) == differ
        assert read_again(seed, case.truth.clear).agreement == 1
        for name in case.truth.needed:
            assert read_again(seed, one_vague(case, name)).agreement < 0.9


@pytest.mark.parametrize("wrong", range(4))
def test_5_of_6_places_are_needed(wrong: int) -> None:
    assert met(answer(wrong=wrong)) == [True, wrong <= 1, True, True]
    assert FEWEST_PLACES == 5


def test_each_other_choice_loses_its_own_point() -> None:
    for response in RESPONSES:
        given = answer(response=response)
        assert met(given) == [response == "ask", True, True, True]
        assert EXERCISE.mark(CASE, given).misconceptions == ((BELIEFS[response],) if response in BELIEFS else ())
    for after in NEXT:
        assert met(answer(after=after)) == [True, True, True, after == "listen"]


def test_a_place_left_open_is_not_yet_90_per_cent_but_a_later_try_may_settle_it() -> None:
    open_ = one_vague(CASE, CASE.truth.needed[0])
    assert met(answer(tries=(open_,) * 3)) == [True, True, False, True]
    assert met(answer(tries=(open_, open_, CASE.truth.clear))) == [True] * 4
    names = [place.id for place in CASE.data.places]
    quiet = next(name for name in names if name not in CASE.truth.needed)
    given = answer(tries=(one_vague(CASE, quiet),))
    assert met(given) == [True] * 4  # these 12 cases cannot show it
    told = EXERCISE.cards(CASE, given)[2].feedback
    assert told is not None
    assert "None of these 12 cases could show that. The next 12 may." in told.words


def test_there_are_3_tries_and_each_shows_what_is_still_open() -> None:
    open_ = one_vague(CASE, CASE.truth.needed[0])
    for tries in range(TRIES + 1):
        given = answer(tries=(open_,) * tries, finished=False)
        cards = EXERCISE.cards(CASE, given)
        last = "story" if tries == TRIES else try_id(tries + 1)
        assert cards[-1].id == last
        assert EXERCISE.ready(CASE, given) is (tries == TRIES)
        if 0 < tries < TRIES:
            table = cards[-1].table
            assert table is not None
            still = {case for case, place in CASE.edge.items() if place == CASE.truth.needed[0]}
            assert {row[0] for row in table.rows} == {CASE.text(name) for name in still}
            assert cards[-1].heading == "They agree on 83%"


def test_an_empty_answer_gets_nothing_and_words_count_once_they_are_fixed() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    unlocked = Answer(answer().values, ("meet",))
    assert met(unlocked)[1:3] == [False, False]


def test_the_chance_of_passing_by_guessing() -> None:
    """3 of the 4 questions have 2 cases each, and which is drawn. Somebody who knows it makes the best guess of all."""
    truths = set()
    for quiet in range(4):
        places = [place for place in range(4) if place != quiet for _ in (1, 2)]
        truths |= set(permutations(places))
    assert len(truths) == 360
    every = np.array(sorted(truths))
    # What the cases are called can be changed about, so each kind of guess is met in one order.
    best = max(
        int((np.sum(every == np.array(guess), axis=1) >= FEWEST_PLACES).sum())
        for guess in product(range(4), repeat=6)
        if list(guess) == sorted(guess)
    )
    assert best == 3
    chance = best / 360 / len(RESPONSES) / len(NEXT)  # the wordings are given away: 3 tries find them by elimination
    assert chance == pytest.approx(0.00052, abs=1e-5)
    assert chance <= LIMIT_ABOVE


def test_each_place_of_the_list_is_drawn_alike() -> None:
    """So that the 360 ways above are equally likely."""
    seen = Counter((name, place) for seed in range(300) for name, place in _numbered(EXERCISE.case(seed)))
    assert max(seen.values()) / min(seen.values()) < 2
    assert len(seen) == 24


def _numbered(case: Duel) -> list[tuple[int, int]]:
    names = [place.id for place in case.data.places]
    return [(k, names.index(place)) for k, place in enumerate(case.edge.values())]


@pytest.mark.parametrize("rank", range(4))
def test_the_length_of_a_wording_does_not_settle_a_case(rank: int) -> None:
    """Clear words are not the longest ones, nor the shortest."""
    settled = 0
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        wording = tuple(
            sorted(range(4), key=lambda k, place=place: len(place.wordings[k]))[rank]  # type: ignore[misc]
            for place in case.data.places
        )
        settled += read_again(seed, wording).agreement >= 0.9
    assert settled <= 15  # of 100, where the other parts would still be open


def test_options_are_alike_in_length() -> None:
    for texts in (RESPONSES, NEXT):
        lengths = [len(text) for text in texts.values()]
        assert max(lengths) / min(lengths) < 1.25


def test_cases_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.truth.topic for case in cases} == set(TOPICS)
    assert len({(case.data.cases, case.data.reading.definition) for case in cases}) == len(cases)
    assert len({case.responses for case in cases}) > 15
    again = EXERCISE.case(7)
    assert (again.data.cases, again.readers, again.next) == (cases[7].data.cases, cases[7].readers, cases[7].next)


def test_a_word_that_is_not_offered_is_refused_and_a_try_needs_all_4() -> None:
    state = fold([])
    with pytest.raises(ValueError, match="not open yet"):
        next_step(EXERCISE, "ada", state, {"do": "lock", "attempt": 1, "card": "try-1", "values": {}})
    assert all(len(wordings_of(place)) == 4 for place in CASE.data.places)


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        given = answer(case, finished=False)
        for done in range(len(given.locked) + 1):
            cards = EXERCISE.cards(case, Answer(given.values, given.locked[:done]))
            told = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not any(text in told for text in (*ABOUT_RESPONSES.values(), *ABOUT_NEXT.values()))
            assert DIFFER in given.locked[:done] or not any(
                f'"{w}"' in told for p in case.data.places for w in p.wordings
            )


def test_the_feedback_shows_the_truth_beside_ones_own() -> None:
    name = CASE.truth.needed[0]
    given = answer(tries=(one_vague(CASE, name),) * 3, wrong=2, response="train", after="bend")
    cards = {card.id: card for card in EXERCISE.cards(CASE, given)}
    told = {key: " ".join(card.feedback.words) for key, card in cards.items() if card.feedback}
    assert ABOUT_RESPONSES["train"] in told["differ"]
    asks = {place.id: place.asks for place in CASE.data.places}
    assert all(f"{CASE.text(case)}\n{asks[place]}" in told["differ"] for case, place in list(CASE.edge.items())[:2])
    place, clear = next((p, c) for p, c in zip(CASE.data.places, CASE.truth.clear, strict=True) if p.id == name)
    assert f'Clear is: "{place.wordings[clear]}"' in told["try-3"]
    assert ABOUT_NEXT["bend"] in told["story"]


def test_it_is_done_once_for_leaders_and_managers() -> None:
    leaders, managers = (find_exercise(dose, EXERCISE.id) for dose in ("senior-leaders", "managers"))
    assert leaders.about.dose == "senior-leaders"
    assert managers.about.dose == "managers"
    assert "E-T4-01" in leaders.about.codes_too


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE, "meet", "differ", "try-1", "try-2", "try-3"):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for case in {case.truth.topic: case for case in map(EXERCISE.case, SEEDS)}.values():
        given = [Answer(), answer(case)]
        given += [answer(case, tries=(case.data.start,) * 3, wrong=6, response=r) for r in RESPONSES]
        given += [answer(case, after=after) for after in NEXT]
        for one in given:
            marks = EXERCISE.mark(case, one)
            texts |= {*texts_in([*EXERCISE.cards(case, one), marks, EXERCISE.summary(case, one, marks)])}
    for text in texts:
        assert plain_faults(text) == []
