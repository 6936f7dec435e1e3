"""Spread plan (E-T5-10): "From one ward to 8: choose sites, adaptations, measures; sim runs"; "small multiples read
correctly; not roll out to all at once" (curriculum 5.5); rubric R6 (8.5) by a coach."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from qidose import spc
from qidose.exercises.coaches.spread_plan import SpreadPlan
from qidose.exercises.coaches.spread_plan_case import (
    LATER,
    QUARTERS,
    Plan,
    SpreadCase,
    a_few_first,
    all_at_once,
    differs,
    run,
)
from qidose.exercises.coaches.spread_plan_marks import ACT, FEWEST_SITES, STEPS, plan_of, willing
from qidose.exercises.coaches.spread_plan_words import ABOUT_ACT, ACTS, BELIEFS, KINDLY, PLAN_ASKS, READINGS, RIGHT_ACTS
from qidose.exercises.fields import Answer
from qidose.rubrics import SPREAD
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.spread import LARGER

EXERCISE = SpreadPlan()
SEEDS = range(10)
Finish = Callable[..., tuple[Any, Answer]]
NAMES = {
    "first": "What the tests at home allow",
    "few": "A few at a time, never all at once",
    "willing": "The willing go first",
    "adapted": "Adapted where patients differ",
    "work": "Help enough for each site",
    "read": "All 8 charts read rightly",
    "act": "What you do at each kind of site",
}
Change = Callable[[SpreadCase, dict[str, Any]], dict[str, Any]]


def with_(card: str, change: Change) -> Callable[..., dict[str, Any]]:
    """Right answers, but for 1 card."""
    return lambda case, at, values: {**values, **change(case, values)} if at == card else values


def lost(case: SpreadCase, given: Answer) -> set[str]:
    marks = EXERCISE.mark(case, given).criteria
    assert [criterion.name for criterion in marks] == list(NAMES.values())
    return {short for short, criterion in zip(NAMES, marks, strict=True) if not criterion.met}


def passes(case: SpreadCase, given: Answer) -> bool:
    return EXERCISE.mark(case, given).score >= EXERCISE.pass_mark


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, SEEDS):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == 9
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, given, marks).good is True


def begin(**when: str) -> Change:
    """Sites by their place in the model's order, 1 to 8, begin at another time."""

    def change(case: SpreadCase, values: dict[str, Any]) -> dict[str, Any]:
        names = list(a_few_first(case).quarter)
        return {"when": {**values["when"], **{names[int(at[1:])]: quarter for at, quarter in when.items()}}}

    return change


def unwilling_first(case: SpreadCase, values: dict[str, Any]) -> dict[str, Any]:
    last = next(name for name in reversed(a_few_first(case).quarter) if not case.sites[name].lead_is_keen)
    first = next(iter(a_few_first(case).quarter))
    return {"when": {**values["when"], last: "1", first: LATER}}


def other_reading(case: SpreadCase, values: dict[str, Any]) -> dict[str, Any]:
    name = next(name for name, says in values["says"].items() if says == "same")
    return {"says": {**values["says"], name: "better"}}


@pytest.mark.parametrize(
    ("but", "loses", "belief"),
    [
        (with_("home", lambda case, _: {"first": "few" if case.small_only else "test"}), {"first"}, ()),
        (with_("home", lambda *_: {"first": "all"}), {"first", "few"}, ("MC26",)),
        (with_("plan", lambda case, _: {"when": dict.fromkeys(case.sites, "1"), "adapt": []}),
         {"few", "willing", "adapted", "work"}, ("MC26",)),
        (with_("plan", lambda case, _: {"when": dict.fromkeys(case.sites, LATER), "adapt": []}),
         {"few", "willing", "adapted", "work"}, ()),
        (with_("plan", lambda case, _: {"adapt": []}), {"adapted"}, ()),
        (with_("read", other_reading), {"read"}, ("MC01",)),
        (with_("act", lambda *_: {"worse": "train"}), {"act"}, ("MC27",)),
    ],
)  # fmt: skip
def test_each_wrong_choice_loses_its_own_points(
    finish: Finish, but: Any, loses: set[str], belief: tuple[str, ...]
) -> None:
    case, given = finish(EXERCISE, "2", but)
    assert lost(case, given) == loses
    assert EXERCISE.mark(case, given).misconceptions == belief
    assert passes(case, given) is (not loses & {"few", "read"} and len(loses) < 2)


def test_the_first_sites_must_have_asked_for_it(finish: Finish) -> None:
    case, given = finish(EXERCISE, "2", with_("plan", unwilling_first))
    assert "willing" in lost(case, given)
    said = EXERCISE.cards(case, given)[1].feedback
    assert said is not None
    assert any("did not ask for it" in words for words in said.words)


def test_1_site_that_did_not_ask_may_be_among_3(finish: Finish) -> None:
    case = EXERCISE.case(2)
    keen, other = ([name for name, site in case.sites.items() if site.lead_is_keen is asked] for asked in (True, False))
    for names, met in (((*keen[:2], other[0]), True), ((keen[0], other[0]), False), ((*keen[:1], *other[:2]), False)):
        assert willing(case, Plan(dict.fromkeys(names, 1), frozenset())).met is met


def test_1_slip_in_adapting_is_forgiven_and_2_are_not(finish: Finish) -> None:
    for slips, loses in ((1, set[str]()), (2, {"adapted"})):
        case, given = finish(EXERCISE, "2", with_("plan", lambda _, v, n=slips: {"adapt": v["adapt"][n:]}))
        assert lost(case, given) == loses


def test_3_sites_in_a_quarter_are_a_few_and_4_are_a_roll_out(finish: Finish) -> None:
    for names, few in (("1", False), ("", True)):
        case, given = finish(EXERCISE, "2", with_("plan", begin(**{f"n{n}": names or "4" for n in range(5)})))
        counts = [len(plan_of(case, given).starts(quarter)) for quarter in range(1, QUARTERS + 1)]
        assert ("few" not in lost(case, given)) is (max(counts) <= 3 and counts[0] > 0)
        assert few or max(counts) > 3


def test_a_year_with_too_few_sites_or_too_much_work_is_not_a_plan(finish: Finish) -> None:
    later = {f"n{n}": LATER for n in range(FEWEST_SITES - 1, 7)}
    assert {"adapted", "work"} == lost(*finish(EXERCISE, "2", with_("plan", begin(**later))))
    case, given = finish(EXERCISE, "2", with_("plan", lambda case, _: {"adapt": list(case.sites)}))
    assert {"adapted", "work"} == lost(case, given)


def test_the_plan_shows_beforehand_what_a_year_needs(finish: Finish) -> None:
    def seen(*but: Any) -> list[bool]:
        case, given = finish(EXERCISE, "2", *but)
        return [check.met for check in next(card for card in EXERCISE.cards(case, given) if card.id == "plan").checks]

    later = {f"n{n}": LATER for n in range(FEWEST_SITES - 1, 7)}
    assert seen() == [True] * 5
    assert seen(with_("plan", begin(**later))) == [False] + [True] * 4
    assert False in seen(with_("plan", lambda case, _: {"adapt": list(case.sites)}))[1:]


def test_what_was_never_fixed_does_not_count(finish: Finish) -> None:
    case, given = finish(EXERCISE, "2")
    assert EXERCISE.mark(case, replace(given, locked=())).score == 1  # the last card is open to the end
    assert not EXERCISE.ready(case, replace(given, locked=STEPS[:4]))
    assert EXERCISE.ready(case, given)
    assert EXERCISE.stays_locked == tuple(step for step in STEPS if step != "write")


def test_the_charts_say_plainly_what_is_true() -> None:
    """The rules find nothing where nothing changed, and else only changes on the true side, after the start."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for place, truth in enumerate(case.readings.readings):
            found = spc.judge(spc.xmr(case.multiples.percent[place], baseline=12), "mdc-7").signals
            sides = {"better": {"high"}, "worse": {"low"}, "same": set()}[truth]
            assert {signal.side for signal in found} == sides
            assert all(min(signal.points) >= 12 for signal in found)


def test_the_year_is_never_marked_and_a_few_first_beats_all_at_once() -> None:
    wins = 0
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        mine, others = run(case, a_few_first(case))[1], run(case, all_at_once(case))[1]
        wins += mine.gained - mine.harmed > others.gained - others.harmed
        assert mine.harmed == 0 < others.harmed
    assert wins >= len(SEEDS) - 1


def test_work_that_there_is_not_is_not_done() -> None:
    case = EXERCISE.case(3)
    seen, _ = run(case, all_at_once(case))
    assert seen.points_used == (6, 6, 6, 6)
    assert all(used <= case.params.points for used in run(case, a_few_first(case))[0].points_used)


def test_the_chance_of_passing_by_guessing() -> None:
    """Nobody passes without all 8 readings: the best that blind proportions of the 3 readings can do."""
    mixes = [*product((3, 4, 5), (1, 2))]

    def chance(better: float, worse: float) -> float:
        return sum(better**b * worse**w * (1 - better - worse) ** (8 - b - w) for b, w in mixes) / len(mixes)

    shares = [n / 40 for n in range(1, 40)]
    blind = max(chance(b, w) for b in shares for w in shares if b + w < 1)
    assert chance(1 / 3, 1 / 3) == pytest.approx(3**-8)
    assert blind == pytest.approx(0.00032, abs=0.00001)
    assert blind <= LIMIT_ABOVE
    assert {tuple(map(EXERCISE.case(seed).readings.readings.count, ("better", "worse"))) for seed in SEEDS} <= {*mixes}


def test_cases_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(site.words for site in case.data.sites) for case in cases}) == len(cases)
    assert {case.small_only for case in cases} == {False, True}
    assert {case.data.measure for case in cases} > {cases[0].data.measure}
    for case in cases:
        assert any(test.scale in LARGER for test in case.tests) is not case.small_only
        assert sum(map(differs, case.data.sites)) == 4
    again = SpreadPlan().case(7)
    assert (again.params, again.readings) == (cases[7].params, cases[7].readings)


def test_no_truth_before_a_step_is_fixed(finish: Finish, texts_in: Callable[[Any], list[str]]) -> None:
    for learner in ("1", "2", "3"):
        case, whole = finish(EXERCISE, learner, end=False)
        cards = EXERCISE.cards(case, Answer(whole.values, ("home",)))
        assert [card.id for card in cards] == ["home", "plan"]
        assert cards[0].feedback is not None
        told = " ".join(texts_in(EXERCISE.cards(case, Answer())))
        assert not any(test.scale in told for test in case.data.tests if test not in case.tests)
        every = EXERCISE.cards(case, whole)
        assert [card.id for card in every] == [*STEPS, ACT]
        assert [card.id for card in every if card.feedback] == ["home"]
        assert all(chart.marked == {} for card in every for chart in card.small)
        done = EXERCISE.cards(case, replace(whole, finished=True))
        assert any(chart.marked for card in done for chart in card.small)


def test_every_choice_is_explained_and_rightly_named() -> None:
    offered = {option.id for _, options in ACTS.values() for option in options}
    assert set(ABOUT_ACT) == offered
    assert set(BELIEFS) <= offered | {"all"}
    assert set(RIGHT_ACTS) == set(ACTS) == {option.id for option in READINGS}
    assert set(KINDLY) | set(BELIEFS.values()) == set(EXERCISE.about.misconceptions)
    assert EXERCISE.rubric is SPREAD
    assert (SPREAD.out_of, SPREAD.pass_mark, len(SPREAD.lines)) == (12, 8, len(PLAN_ASKS))


def test_an_empty_answer_gets_nothing_and_hostile_ones_never_raise(
    hostile_answers: Callable[..., Iterator[Answer]],
) -> None:
    case = EXERCISE.case(1)
    for given in (Answer(), *hostile_answers(EXERCISE, case, *STEPS)):
        marks = EXERCISE.mark(case, given)
        assert marks.score == 0
        EXERCISE.cards(case, given)
        EXERCISE.summary(case, given, marks)


def test_the_words_are_plain(
    finish: Finish, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    texts = {*ABOUT_ACT.values(), *KINDLY.values(), *(line.looks_for for line in SPREAD.lines)}

    def wrong(case: SpreadCase, card: str, values: dict[str, Any]) -> dict[str, Any]:
        return {
            "home": {"first": "all"},
            "plan": {"when": dict.fromkeys(case.sites, "1"), "adapt": list(case.sites)},
            "read": {"says": dict.fromkeys(case.multiples.sites, "better")},
        }.get(card, values)

    for learner in ("1", "2", "3", "4"):
        for but in (None, wrong):
            case, given = finish(EXERCISE, learner, but)
            marks = EXERCISE.mark(case, given)
            texts |= {*texts_in([*EXERCISE.cards(case, given), marks, EXERCISE.summary(case, given, marks)])}
    for text in texts:
        assert plain_faults(text) == []
