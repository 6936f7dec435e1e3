"""Pick the tool, or none (E-T4-02): "10 situations → process map, fishbone, Pareto, 5 whys, run chart, driver diagram,
talk to patients, nothing yet"; "≥ 8; 'nothing yet' right at least once" (curriculum 5.4)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb, factorial, prod
from typing import Any

import pytest

from qidose.exercises.fields import Answer
from qidose.exercises.managers.pick_tool import (
    FEWEST_NOTHING,
    FEWEST_RIGHT,
    KINDLY,
    MOST_NOTHING,
    MOST_OF_A_TOOL,
    NOTHING,
    SITUATIONS,
    TOOLS,
    PickTool,
    Situations,
    card_id,
)
from qidose.exercises.managers.pick_tool_situations import BANK
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = PickTool()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def picks(case: Situations, wrong: dict[int, str] | None = None, finished: bool = False) -> Answer:
    """Right choices, but for those in `wrong` (by number from 1)."""
    said = {number: situation.tool for number, situation in enumerate(case.shown, 1)} | (wrong or {})
    return Answer({card_id(number): {"tool": tool} for number, tool in said.items()}, (), finished)


def other(case: Situations, number: int) -> str:
    return "pareto" if case.shown[number - 1].tool != "pareto" else "fishbone"


def numbers(case: Situations, nothing: bool) -> list[int]:
    return [number for number, shown in enumerate(case.shown, 1) if (shown.tool == NOTHING) is nothing]


def passes(case: Situations, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(100)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 11
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("seed", range(60))
def test_8_right_pass_and_7_do_not(seed: int) -> None:
    case = EXERCISE.case(seed)
    with_tool = numbers(case, nothing=False)
    two = {number: other(case, number) for number in with_tool[:2]}
    three = {number: other(case, number) for number in with_tool[:3]}
    assert passes(case, picks(case, two))
    assert not passes(case, picks(case, three))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_yet_must_be_seen_once(seed: int) -> None:
    case = EXERCISE.case(seed)
    none = numbers(case, nothing=True)
    missed = {number: other(case, number) for number in none}
    assert not passes(case, picks(case, missed))
    if len(none) == 2:  # 8 are right, which would be enough by number
        assert sum(c.met for c in EXERCISE.mark(case, picks(case, missed)).criteria[:-1]) == FEWEST_RIGHT
    del missed[none[0]]
    assert passes(case, picks(case, missed))


def test_each_situation_earns_its_own_point() -> None:
    for number in numbers(CASE, nothing=False):
        marks = EXERCISE.mark(CASE, picks(CASE, {number: other(CASE, number)}))
        assert [place for place, criterion in enumerate(marks.criteria, 1) if not criterion.met] == [number]


def test_an_empty_answer_gets_nothing() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0


def test_the_chance_of_passing_by_guessing() -> None:
    right = Fraction(1, len(TOOLS))
    ways = range(FEWEST_RIGHT, SITUATIONS + 1)
    chance = sum((comb(SITUATIONS, k) * right**k * (1 - right) ** (SITUATIONS - k) for k in ways), Fraction())
    assert chance == Fraction(569, 268_435_456)  # 0.0002%
    assert chance <= Fraction(LIMIT_ABOVE)


def test_knowing_how_many_of_each_tool_there_are_does_not_help_enough() -> None:
    """Somebody who is told the count of every tool, and deals them out blindly.

    8 right means that all but some 2 places agree; for each of the 45 pairs of places, at most 2 of all orders do.
    """
    worst = (MOST_NOTHING, 2, 2, 2, 1)
    orders = factorial(SITUATIONS) // prod(factorial(count) for count in worst)
    for seed in SEEDS:
        counts = Counter(shown.tool for shown in EXERCISE.case(seed).shown).values()
        assert factorial(SITUATIONS) // prod(factorial(count) for count in counts) >= orders
    assert Fraction(comb(SITUATIONS, 2) * 2, orders) <= Fraction(LIMIT_ABOVE)  # at most 0.12%


@pytest.mark.parametrize("tool", [tool.id for tool in TOOLS])
def test_the_same_choice_everywhere_never_passes(tool: str) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert not passes(case, picks(case, dict.fromkeys(range(1, SITUATIONS + 1), tool)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_set_has_10_different_situations_in_a_fair_mix(seed: int) -> None:
    case = EXERCISE.case(seed)
    counts = Counter(shown.tool for shown in case.shown)
    assert len({shown.id for shown in case.shown}) == SITUATIONS
    assert FEWEST_NOTHING <= counts.pop(NOTHING) <= MOST_NOTHING
    assert max(counts.values()) <= MOST_OF_A_TOOL
    assert EXERCISE.case(seed) == case


def test_both_numbers_of_situations_without_a_tool_come_up_and_the_whole_bank_is_used() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    none = Counter(len(numbers(case, nothing=True)) for case in cases)
    assert min(none[FEWEST_NOTHING], none[MOST_NOTHING]) >= 20
    assert {shown.id for case in cases for shown in case.shown} == {situation.id for situation in BANK}
    assert len({tuple(shown.id for shown in case.shown) for case in cases}) == len(cases)


def test_the_bank_has_at_least_5_situations_for_each_tool() -> None:
    counts = Counter(situation.tool for situation in BANK)
    assert counts.keys() == {tool.id for tool in TOOLS}
    assert min(counts.values()) >= 5
    assert len({situation.id for situation in BANK}) == len({situation.title for situation in BANK}) == len(BANK)
    assert {situation.belief for situation in BANK if situation.tool == NOTHING} == set(KINDLY)
    assert not any(situation.belief for situation in BANK if situation.tool != NOTHING)


def test_stems_are_short_and_alike_in_length_so_that_length_does_not_tell() -> None:
    assert max(len(" ".join(situation.text).split()) for situation in BANK) <= 40
    lengths = {tool.id: [len(" ".join(s.text)) for s in BANK if s.tool == tool.id] for tool in TOOLS}
    means = [sum(found) / len(found) for found in lengths.values()]
    assert max(means) / min(means) < 1.3


def test_no_situation_names_the_tool_that_helps() -> None:
    words = {"process-map": "map", "fishbone": "fishbone", "pareto": "pareto", "5-whys": "why", "talk": "talk"}
    words |= {"run-chart": "chart", "driver-diagram": "driver"}
    for situation in BANK:
        if situation.tool in words:
            assert words[situation.tool] not in " ".join(situation.text).casefold().split()


def test_no_truth_on_the_cards_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for answer in (Answer(), picks(case)):
            cards = EXERCISE.cards(case, answer)
            texts = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not any(why in texts for shown in case.shown for why in shown.why)


def test_the_end_says_what_helps_and_what_the_chosen_tool_is_for() -> None:
    number = numbers(CASE, nothing=False)[0]
    answer = picks(CASE, {number: NOTHING}, finished=True)
    for place, (shown, card) in enumerate(zip(CASE.shown, EXERCISE.cards(CASE, answer), strict=True), 1):
        assert card.feedback is not None
        assert card.feedback.words[: len(shown.why)] == shown.why
        assert card.feedback.good is (place != number)
    said = EXERCISE.cards(CASE, answer)[number - 1].feedback
    assert said is not None
    assert said.words[-2:] == (
        "You chose no tool yet.",
        "Waiting has a price too, when a tool could show you what you do not know.",
    )


@pytest.mark.parametrize("belief", KINDLY)
def test_a_tool_where_none_helps_shows_a_misconception(belief: str) -> None:
    situation = next(one for one in BANK if one.belief == belief)
    case = Situations((situation, *(one for one in CASE.shown if one.tool != NOTHING)))
    answer = picks(case, {1: "fishbone"}, finished=True)
    assert EXERCISE.mark(case, answer).misconceptions == (belief,)
    said = EXERCISE.cards(case, answer)[0].feedback
    assert said is not None
    assert said.heading == "Here no tool helps yet"
    assert said.words[-1] == KINDLY[belief]


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for situation in BANK:
        case = Situations((situation,) * len(TOOLS))
        each = Answer({card_id(n): {"tool": tool.id} for n, tool in enumerate(TOOLS, 1)}, (), finished=True)
        for answer in (Answer(), Answer(finished=True), each, picks(case, finished=True)):
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
