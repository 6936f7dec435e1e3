"""The quiet team (E-T5-06): "Branching: resistance, hierarchy, fatigue; choose diagnosis and response"; "key", and a
short reflection for a person to read (curriculum 5.5). Guess-proof to 0.2%.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest

from qidose.exercises.coaches.quiet_team import (
    BELIEFS,
    DOES,
    FEWEST_RIGHT,
    KINDLY,
    MEANINGS,
    NATURE,
    OTHERS,
    REFLECTION,
    TALKS,
    TEAMS,
    WITH,
    QuietTeam,
    Teams,
    card_id,
    checks_of,
)
from qidose.exercises.coaches.quiet_team_stories import STORIES, Step
from qidose.exercises.fields import Answer
from qidose.rubrics import QUIET_TEAM
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = QuietTeam()
SEEDS = range(200)
CASE = EXERCISE.case(1)
Chosen = dict[str, Any]
FIRST = [card_id(number, "first") for number in range(1, TEAMS + 1)]
THEN = [card_id(number, "then") for number in range(1, TEAMS + 1)]


def right(case: Teams, number: int) -> tuple[Chosen, Chosen]:
    met = case.met[number - 1]
    first, then = met.first.index(met.story.first[0]), met.then.index(met.story.then[0])
    return {"do": str(first + 1)}, {"meaning": met.story.cause, "try": str(then + 1)}


def decided(case: Teams, changed: dict[str, Chosen] | None = None, finished: bool = True) -> Answer:
    """Every decision right, but for the values in `changed`, by card."""
    values: dict[str, Chosen] = {REFLECTION: {"words": "They said little. Why? I ask on Monday."}}
    for number in range(1, TEAMS + 1):
        values[card_id(number, "first")], values[card_id(number, "then")] = right(case, number)
    for card, chosen in (changed or {}).items():
        values[card] |= chosen
    return Answer(values, TALKS, finished)


def wrong(case: Teams, card: str, place: int = 1) -> Chosen:
    """The step of the bank at `place` (1 to 3), which does not help."""
    met, step = case.met[int(card.split("-")[1]) - 1], card.split("-")[2]
    if step == "first":
        return {"do": str(1 + met.first.index(met.story.first[place]))}
    return {"try": str(1 + met.then.index(met.story.then[place]))}


def met_by(case: Teams, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(60)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 9
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True
        assert all(check.met for check in checks_of(answer.get(REFLECTION, "words")))


def test_each_decision_earns_its_own_point() -> None:
    changes = [change for pair in zip(FIRST, THEN, strict=True) for change in (pair[0], "meaning", pair[1])]
    for place, change in enumerate(changes):
        card = THEN[place // 3] if change == "meaning" else change
        chosen = {"meaning": "nature"} if change == "meaning" else wrong(CASE, card)
        found = met_by(CASE, decided(CASE, {card: chosen}))
        assert [number for number, ok in enumerate(found) if not ok] == [place]
    assert EXERCISE.mark(CASE, Answer()).score == 0


def test_8_of_9_pass_and_7_do_not() -> None:
    for card, other in zip(FIRST, THEN, strict=True):
        assert EXERCISE.mark(CASE, decided(CASE, {card: wrong(CASE, card)})).score == EXERCISE.pass_mark == 8
        both = decided(CASE, {card: wrong(CASE, card), other: wrong(CASE, other)})
        assert EXERCISE.mark(CASE, both).score < EXERCISE.pass_mark


def chance(meanings: dict[int, Fraction], step: Fraction) -> Fraction:
    """P(8 of 9 or more), when so many of the 3 meanings are right with these chances, and each step with its own."""
    all_six, five = step**6, 6 * step**5 * (1 - step)
    return meanings.get(3, Fraction(0)) * (all_six + five) + meanings.get(2, Fraction(0)) * all_six


def best_meanings(step: Fraction) -> Fraction:
    """The best 3 meanings of somebody who knows how teams are drawn."""
    drawn = [order for third in OTHERS for order in permutations(("rank", "tired", third))]
    best = Fraction(0)
    for guess in product([option.id for option in MEANINGS], repeat=TEAMS):
        hits = Counter(sum(a == b for a, b in zip(guess, order, strict=True)) for order in drawn)
        best = max(best, chance({k: Fraction(n, len(drawn)) for k, n in hits.items()}, step))
    return best


def test_the_chance_of_passing_by_guessing() -> None:
    assert FEWEST_RIGHT == 8
    seventh = Fraction(1, 7)
    blind = chance({3: seventh**3, 2: 3 * seventh**2 * (1 - seventh)}, Fraction(1, 4))
    knowing = best_meanings(Fraction(1, 4))
    assert float(blind) == pytest.approx(0.0000263, abs=0.0000001)
    assert float(knowing) == pytest.approx(0.000224, abs=0.000001)
    assert max(blind, knowing) <= Fraction(LIMIT_ABOVE)


def by_length(place: int) -> Callable[[tuple[Step, ...], Step], bool]:
    """Whether a step is the longest (0), the second longest (1) and so on."""
    return lambda steps, step: sorted(steps, key=lambda one: -len(one.text))[place] == step


@pytest.mark.parametrize(
    "reader",
    [
        *map(by_length, range(4)),
        lambda _, step: "ask" in step.text.lower(),
        lambda _, step: "?" in step.text,
        lambda _, step: ":" in step.text,
        lambda _, step: "them" in step.text,
    ],
    ids=["longest", "second", "third", "shortest", "asks", "a question mark", "a colon", "them"],
)
def test_the_form_of_a_step_does_not_tell(reader: Callable[[tuple[Step, ...], Step], bool]) -> None:
    """Somebody who goes by form and guesses the meanings blindly."""
    sets, hits = [steps for story in STORIES for steps in (story.first, story.then)], Fraction(0)
    for steps in sets:
        seen = [reader(steps, step) for step in steps]
        hits += Fraction(seen[0], sum(seen)) if any(seen) else Fraction(1, 4)
    share, seventh = hits / len(sets), Fraction(1, 7)
    assert share < Fraction(1, 2)
    assert chance({3: seventh**3, 2: 3 * seventh**2 * (1 - seventh)}, share) <= Fraction(LIMIT_ABOVE)


@pytest.mark.parametrize("seed", SEEDS[::5])
def test_rank_tiredness_and_a_third_reason_are_met_in_any_order(seed: int) -> None:
    case = EXERCISE.case(seed)
    causes = [met.story.cause for met in case.met]
    assert len(causes) == TEAMS == 3
    assert {"rank", "tired"} < set(causes)
    assert len(set(causes) & set(OTHERS)) == 1
    assert EXERCISE.case(seed) == case
    for met in case.met:
        assert set(met.first) == set(met.story.first)
        assert set(met.then) == set(met.story.then)
        assert set(met.meanings) == set(MEANINGS)


def test_all_teams_and_orders_come_up() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {met.story.id for case in cases for met in case.met} == {story.id for story in STORIES}
    assert {met.story.cause for case in cases for met in case.met[:1]} == {story.cause for story in STORIES}
    places = Counter(case.met[0].first.index(case.met[0].story.first[0]) for case in cases)
    assert min(places[place] for place in range(4)) >= 30


def test_the_bank_is_sound() -> None:
    causes = Counter(story.cause for story in STORIES)
    assert causes == {"rank": 3, "tired": 3, **dict.fromkeys(OTHERS, 2)}
    assert {*causes, NATURE.id} == {option.id for option in MEANINGS}
    assert set(WITH) == set(causes)
    used = set[str]()
    for story in STORIES:
        for steps in (story.first, story.then):
            assert [step.kind == "helps" for step in steps] == [True, False, False, False]
            used |= {step.kind for step in steps}
        # Each team is offered what would help another, and 1 step only fits.
        assert any(step.kind in ("misses", "accept", "train") for step in story.then[1:])
    assert used == {*DOES, "helps"}
    assert {*BELIEFS.values(), "MC28"} == set(KINDLY) == set(EXERCISE.about.misconceptions)


# The talk


def test_a_good_first_step_brings_more_than_a_poor_one_and_a_glimpse_stays() -> None:
    for case in map(EXERCISE.case, range(40)):
        for number, met in enumerate(case.met, 1):
            good = EXERCISE.cards(case, decided(case, finished=False))[2 * number - 1]
            assert good.words == (met.story.first[0].back,)
            for place in (1, 2, 3):
                card = card_id(number, "first")
                poor = decided(case, {card: wrong(case, card, place)}, finished=False)
                assert EXERCISE.cards(case, poor)[2 * number - 1].words == (
                    met.story.first[place].back,
                    met.story.glimpse,
                )


def test_cards_open_one_after_the_other_and_the_reflection_last() -> None:
    for done in range(len(TALKS) + 1):
        answer = Answer(decided(CASE).values, TALKS[:done])
        cards = EXERCISE.cards(CASE, answer)
        assert [card.id for card in cards] == [*TALKS, REFLECTION][: done + 1]
        assert EXERCISE.ready(CASE, answer) is (done == len(TALKS))
    empty = decided(CASE, {REFLECTION: {"words": "  "}}, finished=False)
    assert not EXERCISE.ready(CASE, empty)


def test_nothing_is_told_before_it_is_decided(texts_in: Callable[[Any], list[str]]) -> None:
    for case in map(EXERCISE.case, range(40)):
        answer = decided(case, finished=False)
        for done in range(len(TALKS) + 1):
            cards = EXERCISE.cards(case, Answer(answer.values, answer.locked[:done]))
            texts = texts_in(cards)
            assert not {*DOES, *DOES.values(), *WITH.values()} & set(texts)
            assert not {met.story.why for met in case.met} & set(texts)
            for number, met in enumerate(case.met, 1):
                known = 2 * number - 1 <= done
                assert (met.story.first[0].back in texts) is known
                tried = 2 * number <= done
                assert (met.story.then[0].back in texts) is tried
                assert not {step.back for step in met.story.then[1:]} & set(texts)


def test_what_came_of_a_step_is_told_at_once_without_a_judgement() -> None:
    for place in (0, 1, 2, 3):
        changed = {THEN[0]: wrong(CASE, THEN[0], place)} if place else {}
        card = EXERCISE.cards(CASE, decided(CASE, changed, finished=False))[1]
        assert card.feedback is not None
        assert card.feedback.heading == "What came of it"
        assert card.feedback.words == (CASE.met[0].story.then[place].back,)
        assert card.feedback.good is None


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_the_end_says_what_the_silence_meant_and_what_helps(story: Any) -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if story in [met.story for met in case.met])
    number = [met.story for met in case.met].index(story) + 1
    first, then = card_id(number, "first"), card_id(number, "then")
    truth = next(option.text for option in MEANINGS if option.id == story.cause)
    good = EXERCISE.cards(case, decided(case))[2 * number - 1].feedback
    assert good is not None
    assert (good.heading, good.good) == (truth, True)
    assert good.words == (story.then[0].back, story.why, WITH[story.cause])
    for place in (1, 2, 3):
        changed = {first: wrong(case, first, place), then: wrong(case, then, place) | {"meaning": "nature"}}
        cards = EXERCISE.cards(case, decided(case, changed))
        early, late = cards[2 * number - 2].feedback, cards[2 * number - 1].feedback
        assert early is not None
        assert late is not None
        assert early.good is late.good is False
        assert early.words == (DOES[story.first[place].kind], f'This would have helped: "{story.first[0].text}"')
        assert late.words[-2:] == (DOES[story.then[place].kind], f'This would have helped: "{story.then[0].text}"')
        assert "You took it for this: people here do not like change." in late.words
        assert KINDLY["MC28"] in late.words


def test_misconceptions_are_named() -> None:
    assert EXERCISE.mark(CASE, decided(CASE, {THEN[1]: {"meaning": "nature"}})).misconceptions == ("MC28",)
    for card in (*FIRST, *THEN):
        for place in (1, 2, 3):
            met, step = CASE.met[int(card.split("-")[1]) - 1], card.split("-")[2]
            kind = (met.story.first if step == "first" else met.story.then)[place].kind
            found = EXERCISE.mark(CASE, decided(CASE, {card: wrong(CASE, card, place)})).misconceptions
            assert found == ((BELIEFS[kind],) if kind in BELIEFS else ())


# The reflection


def test_an_expert_marks_the_reflection_which_may_be_improved_while_the_talks_stay() -> None:
    assert EXERCISE.rubric is QUIET_TEAM
    assert (QUIET_TEAM.out_of, QUIET_TEAM.pass_mark) == (10, 7)
    assert EXERCISE.may_improve is True
    assert EXERCISE.stays_locked == TALKS
    again = Answer(decided(CASE).values, TALKS)  # taken up again
    cards = EXERCISE.cards(CASE, again)
    assert cards[-1].id == REFLECTION
    assert cards[-1].feedback is None


def test_the_checks_see_form_only() -> None:
    def seen(text: Any) -> list[bool]:
        return [check.met for check in checks_of(text)]

    assert seen("") == seen(None) == seen(7) == [False, False, False]
    assert seen("word " * 50) == [True, False, False]
    assert seen("word " * 201) == [False, False, False]
    assert seen("What do you need? I ask on Monday.") == [False, True, True]


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *TALKS):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)
        EXERCISE.ready(CASE, answer)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = {text for story in STORIES for text in texts_in(story)}
    for case in map(EXERCISE.case, range(20)):
        for place in (0, 1, 2, 3):
            changed = {card: wrong(case, card, place) for card in (*FIRST, *THEN)} if place else {}
            changed = {
                card: chosen | ({"meaning": "nature"} if "try" in chosen else {}) for card, chosen in changed.items()
            }
            for finished in (False, True):
                answer = decided(case, changed, finished)
                marks = EXERCISE.mark(case, answer)
                texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
        texts |= {*texts_in(EXERCISE.cards(case, Answer(finished=True, locked=TALKS)))}
    for text in texts:
        assert plain_faults(text) == []


def test_steps_of_one_choice_differ() -> None:
    for story in STORIES:
        for steps in (story.first, story.then):
            assert len({step.text for step in steps}) == len({step.back for step in steps}) == 4
            assert all(isinstance(step, Step) for step in steps)
