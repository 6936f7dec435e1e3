"""24 months, 24 improvement days (E-T3-02): "hold / ask for explanation (2 days) / investigate (3) / redesign (12); as
above + redesign used on the stable-but-incapable phase; debrief shows the true process and the cost of each reaction"
(curriculum 5.3, 6.2)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import answers
from played.months import BlindGame, Habit, MonthsGame, always
from qidose.exercises.fields import Answer, Move
from qidose.exercises.months_game import ABOUT_OUTLOOK, MONTHS, MOVE, OUTLOOK, month_id, periods
from qidose.exercises.senior_leaders.manage_performance import GOOD_SHARE, MOST_REACTIONS, ManagePerformance
from qidose.exercises.senior_leaders.manage_performance_case import HISTORIES, LEVELS, Service, graded, options, play
from qidose.exercises.senior_leaders.manage_performance_words import EXPLANATIONS, game_periods, outlook_of
from qidose.simulate import manage_2
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.manage_2 import DAYS, View

EXERCISE = ManagePerformance()
SEEDS = range(12)
CASE = EXERCISE.case(1)


def by_chart(case: Service, view: View) -> str:
    return manage_2.right(case.params, view).choice


PLAYED = MonthsGame(EXERCISE, by_chart, play, options, graded, outlook_of)
game, but, met, rights = PLAYED.game, PLAYED.but, PLAYED.met, PLAYED.rights


def asks_when_red(case: Service, view: View) -> str:
    return "ask" if view.values[-1] < case.params.red_below else "hold"


def asks_when_worse(case: Service, view: View) -> str:
    before = [*view.history, *view.values][-2]
    return "ask" if view.values[-1] < before else "hold"


def test_who_reads_the_chart_gets_full_marks() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, game(case))
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 5
        assert marks.misconceptions == ()
        assert EXERCISE.ready(case, game(case, finished=False))


def test_a_page_can_play_it_to_the_end(finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE)
    assert EXERCISE.mark(case, answer).score == 5
    assert EXERCISE.summary(case, answer, EXERCISE.mark(case, answer)).good is True


@pytest.mark.parametrize(
    ("choose", "named"),
    [
        (asks_when_red, "MC11"),
        (asks_when_worse, "MC11"),
        (always("investigate"), "MC01"),
        (always("hold"), None),
        (always("redesign"), None),
    ],
    ids=["asks when red", "asks when worse", "always investigates", "holds always", "redesigns at once"],
)
def test_wrong_habits_do_not_pass_and_are_named_kindly(choose: Habit, named: str | None) -> None:
    shown = 0
    for seed in range(6):
        case = EXERCISE.case(seed)
        answer = game(case, choose)
        marks = EXERCISE.mark(case, answer)
        assert marks.score < EXERCISE.pass_mark
        assert set(marks.misconceptions) <= {named} & set(EXERCISE.about.misconceptions)
        shown += named in marks.misconceptions
        assert bool(EXERCISE.summary(case, answer, marks).words) is bool(marks.misconceptions)
    assert shown >= (5 if named else 0)


def test_1_reaction_to_usual_variation_passes_and_2_do_not() -> None:
    assert (GOOD_SHARE, MOST_REACTIONS) == (0.85, 1)
    for seed in range(6):
        case = EXERCISE.case(seed)
        # Asking in the last months disturbs no redesign.
        calm = [month for month, right in enumerate(rights(case)) if right == "hold" and month > 18][-2:]
        for count in (MOST_REACTIONS, MOST_REACTIONS + 1):
            wrong = but(case, dict.fromkeys(calm[:count], "ask"))
            asked = play(case, wrong).decisions.count("ask")
            assert met(case, wrong)[1] is (asked <= MOST_REACTIONS)
            assert EXERCISE.mark(case, wrong).misconceptions == (("MC11",) if asked >= 2 else ())


def test_a_change_may_be_looked_into_1_month_late_and_not_2() -> None:
    looked = 0
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        first = rights(case).index("investigate")
        assert met(case, but(case, {first: "hold"}))[2] is True
        looked += met(case, but(case, {first: "hold", first + 1: "hold"}))[2] is False
    assert looked >= 8, "a signal that can only be measured, not seen, is nobody's miss"


def test_without_a_redesign_in_its_time_the_fourth_point_is_lost() -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        never = game(case, lambda case, view: "hold" if by_chart(case, view) == "redesign" else by_chart(case, view))
        assert met(case, never)[3] is False
        due = rights(case).index("redesign")
        assert met(case, but(case, {due: "hold"}))[3] is True, "a month later is in time"
        assert met(case, game(case, always("redesign")))[3] is False, "in the first month it is not known to be stable"


def test_the_share_of_months_counts_those_with_days_left() -> None:
    """Who has spent all days can only hold: that is no decision."""
    case = EXERCISE.case(2)
    answer = game(case, always("investigate"))
    grade = graded(case, play(case, answer).decisions)
    why = EXERCISE.mark(case, answer).criteria[0].why
    assert sum(grade.open) == 8
    assert "of the 8 months with days left" in why
    assert f"at least {100 * GOOD_SHARE:.0f}%" in why


def test_who_has_no_days_left_is_not_asked_to_hold_month_by_month() -> None:
    case = EXERCISE.case(2)
    answer = game(case, always("investigate"), look=None, finished=False)
    assert len(answer.locked) == 8
    card = EXERCISE.cards(case, answer)[-1]
    assert card.id == OUTLOOK
    assert card.words[0] == f"From {game_periods(case)[8]} on you had no days left. The months passed without you."
    assert play(case, answer).decisions == ("investigate",) * 8 + ("hold",) * 16


def test_only_what_the_days_allow_is_offered() -> None:
    for seed in range(4):
        case = EXERCISE.case(seed)
        for choose in (by_chart, asks_when_red, always("redesign")):
            for view in play(case, game(case, choose)).views[:-1]:
                offered = {option.id for option in options(view)}
                assert offered == {
                    choice
                    for choice, days in DAYS.items()
                    if days <= view.days_left and not (choice == "redesign" and view.redesigns)
                }


@pytest.mark.parametrize("look", [name for name in ABOUT_OUTLOOK if name != "limits"])
def test_a_wrong_outlook_loses_its_point_and_is_explained(look: str) -> None:
    answer = game(CASE, look=look)
    assert met(CASE, answer) == [True, True, True, True, False]
    feedback = EXERCISE.cards(CASE, answer)[-1].feedback
    assert feedback is not None
    assert feedback.good is False
    assert ABOUT_OUTLOOK[look] in feedback.words[-1]


def test_the_outlook_asks_for_the_limits_as_they_are_drawn_last() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        answer = game(case, finished=False)
        chart = EXERCISE.cards(case, answer)[-1].chart
        assert chart is not None
        asked = outlook_of(case, play(case, answer))
        assert asked.option("limits").text == f"From {chart.lower[-1]:.0f}% to {chart.upper[-1]:.0f}%"
        assert len({option.text for option in asked.options}) == len(ABOUT_OUTLOOK) == 6


def test_months_open_1_by_1_and_only_the_newest_has_the_chart() -> None:
    answer = game(CASE, finished=False)
    names = periods(CASE.params.history)
    for done in (0, 1, 9, 23):
        part = Answer(answer.values, answer.locked[:done])
        cards = EXERCISE.cards(CASE, part)
        assert [card.id for card in cards] == [month_id(month) for month in range(done + 1)]
        assert [card.chart is not None for card in cards] == [False] * done + [True]
        assert [card.feedback is not None for card in cards] == [True] * done + [False]
        assert all(card.lock and isinstance(card.fields[-1], Move) for card in cards)
        chart, view = cards[-1].chart, play(CASE, part).now
        assert chart is not None
        assert chart.labels == names[: CASE.params.history + done + 1]
        assert chart.values == (*view.history, *view.values)
        assert f"This month: {view.values[-1]}%." in " ".join(cards[-1].words)
        assert f"Days left: {view.days_left}." in " ".join(cards[-1].words)
    assert EXERCISE.cards(CASE, answer)[-1].id == OUTLOOK


def test_the_limits_start_anew_with_the_new_way_and_the_page_says_so() -> None:
    for seed in range(4):
        case = EXERCISE.case(seed)
        answer = game(case, finished=False)
        since = play(case, answer).now.new_way_since
        assert since is not None
        first = EXERCISE.cards(case, Answer(answer.values, answer.locked[:since]))[-1]
        assert first.words[0].startswith("The redesign holds.")
        chart = EXERCISE.cards(case, answer)[-1].chart
        assert chart is not None
        start = case.params.history + since
        assert len(set(chart.centre[:start])) == len(set(chart.centre[start:])) == 1
        assert (chart.centre[-1] or 0) > (chart.centre[0] or 0) + 10
        assert chart.notes[start] == "New way"
        begun = play(case, answer).now.redesigns[0].begun
        assert chart.notes[case.params.history + begun] == "Redesign"


def test_a_redesign_that_is_disturbed_does_not_hold_and_the_page_says_so() -> None:
    case = EXERCISE.case(2)
    due = rights(case).index("redesign")
    answer = but(case, {due: "redesign", due + 1: "ask"})
    told = EXERCISE.cards(case, Answer(answer.values, answer.locked[: due + 4]))[-1]
    assert told.words[0] == "The redesign did not hold. Something disturbed it while it bedded in."
    words = " ".join(EXERCISE.cards(case, answer)[-1].words)
    assert "Your redesign did not hold" in words


def test_nothing_tells_the_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        answer = game(case, finished=False)
        for done in (0, 3, 9, 16, MONTHS):
            part = Answer(answer.values, answer.locked[:done])
            cards = EXERCISE.cards(case, part)
            told = " ".join(texts_in(cards))
            found = {one.story for one in play(case, part).now.found}
            for special in case.truth.specials:
                assert (special.story in told) is (special.story in found)
            for late in ("true level was", "Usual variation", "omething has changed", "points lost", "did not call"):
                assert late not in told
            assert not any(card.chart and card.chart.marked for card in cards)


def test_asking_brings_words_and_nothing_else() -> None:
    """Curriculum 6.2: "a reaction never changes the mean"."""
    answer = game(CASE, asks_when_red)
    asked = play(CASE, answer)
    held = play(CASE, game(CASE, always("hold")))
    assert asked.now.values == held.now.values
    news = [card.feedback for card in EXERCISE.cards(CASE, Answer(answer.values, answer.locked))[:-1] if card.feedback]
    told = [one.words[0] for one in news if one.heading == "You asked for an explanation"]
    assert len(told) == asked.decisions.count("ask") >= 2
    assert set(told) <= set(EXPLANATIONS)


def test_the_debrief_shows_the_true_process_and_what_each_reaction_cost() -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        answer = game(case, asks_when_red)
        played, card = play(case, answer), EXERCISE.cards(case, answer)[-1]
        told = manage_2.debrief(case.params, case.seed, played.decisions)
        words = " ".join(card.words)
        assert all(special.story in words for special in case.truth.specials)
        assert f"The true level was {100 * case.truth.usual:.0f}%" in words
        assert f"Better months right after them: {told.better_after}." in words
        assert f"{told.days_on_noise} of your 24 days went into months" in words
        true, held = card.small
        assert true.centre == told.levels
        assert held.values == told.held
        assert card.table is not None
        assert len(card.table.rows) == played.decisions.count("ask")
        month = game_periods(case).index(str(card.table.rows[0][0]))
        assert card.table.rows[0][2] == (
            f"2 days. The next month was {told.held[month + 1]}%, as it would have been without."
        )
    assert EXERCISE.cards(CASE, game(CASE))[-1].table is None


def test_after_the_end_each_month_is_set_against_what_could_be_known() -> None:
    for seed in range(4):
        case = EXERCISE.case(seed)
        answer = game(case, asks_when_red)
        grade = graded(case, play(case, answer).decisions)
        for month, card in enumerate(EXERCISE.cards(case, answer)[:-1]):
            assert card.feedback is not None
            assert card.feedback.good is grade.matched[month]
            assert card.feedback.heading.startswith("Yes: ") is grade.matched[month]


def test_it_can_be_finished_only_after_24_months_and_the_look_ahead() -> None:
    whole = game(CASE, finished=False)
    assert not EXERCISE.ready(CASE, Answer())
    assert not EXERCISE.ready(CASE, Answer(whole.values, whole.locked[:23]))
    assert not EXERCISE.ready(CASE, game(CASE, look=None, finished=False))


@pytest.mark.parametrize("months", [0, 1, 23])
def test_an_empty_or_partial_game_gets_0(months: int) -> None:
    marks = EXERCISE.mark(CASE, game(CASE, months=months, look=None))
    assert (marks.score, marks.out_of, marks.misconceptions) == (0, 5, ())


def test_a_move_that_was_never_on_offer_ends_the_game_there() -> None:
    answer = game(CASE, finished=False)
    answer.values[month_id(5)] = {MOVE: "shout"}
    assert play(CASE, answer).moves == 5
    twice = game(CASE, always("redesign"), months=1, look=None)
    twice.values[month_id(1)] = {MOVE: "redesign"}
    assert play(CASE, Answer(twice.values, (month_id(0), month_id(1)))).moves == 1


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *(month_id(month) for month in range(MONTHS)), OUTLOOK):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_cases_differ_and_the_same_seed_gives_the_same_case() -> None:
    cases = [EXERCISE.case(seed) for seed in range(40)]
    assert cases[:3] == [EXERCISE.case(seed) for seed in range(3)]
    assert {round(100 * case.params.usual) for case in cases} == set(LEVELS)
    assert {case.params.history for case in cases} == set(HISTORIES)
    assert {case.scenario.measure for case in cases} == {one.measure for one in manage_2.SCENARIOS.values()}
    assert len({play(case, Answer()).now.history for case in cases}) == len(cases)


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(3):
        case = EXERCISE.case(seed)
        for choose in (by_chart, asks_when_red, always("investigate"), always("redesign")):
            for finished in (False, True):
                answer = game(case, choose, look="narrow", finished=finished)
                marks = EXERCISE.mark(case, answer)
                said = EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks
                newest = EXERCISE.cards(case, Answer(answer.values, answer.locked[: 4 * seed]))[-1]
                assert [fault for text in texts_in((said, newest)) for fault in plain_faults(text)] == []


class Blind(BlindGame):
    """Somebody who does not look."""

    def __init__(self, seed: int) -> None:
        case = EXERCISE.case(seed)
        super().__init__(PLAYED, case, manage_2.Service(case.params, case.seed))

    @property
    def passed(self) -> bool:
        grade = graded(self.case, self.view.decisions)
        few = grade.reactions_to_noise <= MOST_REACTIONS and not grade.signals_missed
        return grade.share >= GOOD_SHARE and few and grade.redesigned_when_right

    def take(self, choice: str) -> None:
        self.view = self.world.after(self.view, choice)  # type: ignore[arg-type]


@pytest.mark.parametrize("games", [30, pytest.param(1500, marks=pytest.mark.certify)])
def test_the_chance_of_passing_by_guessing(games: int, blind_chance: Callable[..., float]) -> None:
    """Decisions in the right proportions, by somebody who does not look, pass in about 0.17% of games. Then comes the
    look ahead, where 6 ranges are offered, 3 of them as wide as the right one."""
    known = blind_chance(map(Blind, range(games)), {"investigate": 0.14, "redesign": 0.14})
    assert known > 0
    assert known / 3 <= LIMIT_ABOVE


def test_answers_of_the_page_are_those_of_the_chart() -> None:
    assert answers.right(EXERCISE, CASE, month_id(0), Answer()) == {MOVE: by_chart(CASE, play(CASE, Answer()).now)}
