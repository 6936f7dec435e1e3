"""Time contract (E-T5-12): "Plans 20% or 25% of a week over 3 to 4 teams; sees 1.9 to 3.1 h per team a week; drops
something"; "valid week <= protected hours" (curriculum 5.5). Besides: what only a coach can do stays."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from math import comb
from typing import Any

import pytest

from qidose.exercises.coaches.time_contract import COACH_SLIPS, LEAST_EACH, OTHER_SLIPS, TimeContract, own_checks
from qidose.exercises.coaches.time_contract_week import (
    ABOUT_REPLY,
    AT_ITS_AIM,
    COACH,
    FOR_NOBODY,
    FOR_THE_TEAM,
    NONE,
    REPLIES,
    REQUESTS,
    TEAM,
    Week,
    protected,
)
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = TimeContract()
SEEDS = range(200)
CASE = EXERCISE.case(1)
STEPS = ("hours", "week", "request")
Finish = Callable[..., tuple[Any, Answer]]


def met(case: Week, given: Answer) -> dict[str, bool]:
    return {criterion.name: criterion.met for criterion in EXERCISE.mark(case, given).criteria}


def lost(case: Week, given: Answer) -> set[str]:
    return {name for name, found in met(case, given).items() if not found}


def placing(finish: Finish, **who: str) -> tuple[Week, Answer]:
    """A right answer in which the last tasks of a sort go elsewhere: `coach="team"` moves 1, `coach="team,none"` 2.

    A coach's meetings come first, so that they stay.
    """

    def but(case: Week, card: str, values: dict[str, Any]) -> dict[str, Any]:
        if card == "week":
            for sort, elsewhere in who.items():
                for task, other in zip(
                    sorted(case.of(sort), key=lambda task: task.meeting), elsewhere.split(","), strict=False
                ):
                    values["who"] = {**values["who"], task.id: other}
        return values

    found: tuple[Week, Answer] = finish(EXERCISE, "learner-1", but)
    return found


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(60)):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == 9
        assert EXERCISE.summary(case, given, marks).good is True
        assert [card.feedback.good for card in EXERCISE.cards(case, given) if card.feedback] == [True] * 4


def test_the_hours_are_those_of_the_planner() -> None:
    assert [round(protected(share, teams)[1], 1) for share in (0.2, 0.25) for teams in (4, 3)] == [1.9, 2.5, 2.3, 3.1]
    assert round(LEAST_EACH, 1) == 1.9
    assert {(case.share, case.teams) for case in map(EXERCISE.case, SEEDS)} == {*product((0.2, 0.25), (3, 4))}


def test_only_the_work_of_a_coach_fits_and_nothing_else_fits_beside_it() -> None:
    for case in map(EXERCISE.case, SEEDS):
        assert Counter(task.who for task in case.tasks) == {"coach": COACH, "team": TEAM, "none": NONE}
        spare = case.hours - sum(task.hours for task in case.of("coach"))
        assert 0.25 <= spare < min(task.hours for who in ("team", "none") for task in case.of(who))
        assert len({task.id for task in case.tasks}) == len({task.text for task in case.tasks}) == 13
        assert sum(task.who == "none" and task.id in {name for name, *_ in AT_ITS_AIM} for task in case.tasks) == 1


def test_a_few_slips_are_forgiven_and_more_are_not(finish: Finish) -> None:
    rest = "The rest goes back to a team, or ends"
    assert lost(*placing(finish, coach="team", team="none", none="team")) == set()
    assert lost(*placing(finish, team="none,none")) == set()
    assert lost(*placing(finish, team="none,none", none="team")) == {rest}
    assert lost(*placing(finish, coach="team,none")) == {"Coaching stays"}
    assert lost(*placing(finish, team="coach")) == {"A week within the protected hours"}


def test_each_team_keeps_its_meeting(finish: Finish) -> None:
    def but(case: Week, card: str, values: dict[str, Any]) -> dict[str, Any]:
        return {"who": {**values["who"], "meet-1": "none"}} if card == "week" else values

    case, given = finish(EXERCISE, "1", but)
    assert lost(case, given) == {"Coaching stays"}


def test_nobody_passes_without_a_sound_week(finish: Finish) -> None:
    for moved in ({"team": "coach"}, {"coach": "team,none"}, {"team": "none,none,none"}):
        case, given = placing(finish, **moved)
        marks = EXERCISE.mark(case, given)
        assert marks.score == EXERCISE.pass_mark - 1
        assert EXERCISE.summary(case, given, marks).good is False


@pytest.mark.parametrize(("card", "field"), [("hours", "week"), ("hours", "each"), ("request", "each")])
def test_a_number_may_be_off_by_rounding_and_not_by_more(finish: Finish, card: str, field: str) -> None:
    for off, is_lost in ((0.05, False), (0.3, True)):

        def but(case: Week, at: str, values: dict[str, Any], off: float = off) -> dict[str, Any]:
            return {**values, field: values[field] + off} if at == card else values

        assert bool(lost(*finish(EXERCISE, "learner-1", but))) is is_lost


@pytest.mark.parametrize("reply", sorted(set(REPLIES) - {"choose"}))
def test_another_reply_loses_its_point_and_is_explained(finish: Finish, reply: str) -> None:
    case, given = finish(
        EXERCISE, "1", lambda _, card, values: values | ({"reply": reply} if card == "request" else {})
    )
    assert lost(case, given) == {"What a yes would cost, and what you say"}
    assert EXERCISE.mark(case, given).misconceptions == (("MC11",) if reply == "evenings" else ())
    said = EXERCISE.cards(case, given)[2].feedback
    assert said is not None
    assert ABOUT_REPLY[reply] in said.words


@pytest.mark.parametrize(
    ("own", "complete"),
    [
        ({}, True),
        ({"teams": 4}, True),  # 1.9 hours each, as in the guide
        ({"hours": 30, "teams": 4}, False),
        ({"hours": 22.5, "share": "25%", "teams": 2}, True),
        ({"hours": 22.5, "teams": 3}, False),
        ({"ends": "..."}, False),
        ({"who": "?"}, False),
    ],
)
def test_a_contract_of_ones_own_has_hours_something_that_ends_and_somebody_who_agrees(
    finish: Finish, own: dict[str, Any], complete: bool
) -> None:
    case, given = finish(EXERCISE, "1", lambda _, card, values: values | (own if card == "own" else {}))
    assert lost(case, given) == (set() if complete else {"A contract of your own"})
    assert all(check.met for check in own_checks(given)) is complete


def chance(case: Week, keep: float, hand: float) -> float:
    """The chance that somebody who places each task blindly has a week that passes."""
    hours = {who: [task.hours for task in case.of(who)] for who in ("coach", "team", "none")}
    meets = [task.meeting for task in case.of("coach")]

    def kept(who: str, own: float) -> Counter[tuple[float, int]]:
        """By the hours that are kept of a sort and its number of slips: how likely that is."""
        found, n = Counter[tuple[float, int]](), len(hours[who])
        for keeps in product((False, True), repeat=n):
            k, spent = sum(keeps), sum(time for time, is_kept in zip(hours[who], keeps, strict=True) if is_kept)
            if who != "coach":
                for right in range(n - k + 1):
                    ways = comb(n - k, right) * own**right * (1 - keep - own) ** (n - k - right)
                    found[spent, n - right] += keep**k * ways  # type: ignore[assignment]
            elif all(is_kept or not meeting for is_kept, meeting in zip(keeps, meets, strict=True)):
                found[spent, n - k] += keep**k * (1 - keep) ** (n - k)  # type: ignore[assignment]
        return found

    weeks = product(kept("coach", keep).items(), kept("team", hand).items(), kept("none", 1 - keep - hand).items())
    return sum(
        p * q * r
        for ((a, slips), p), ((b, team), q), ((c, none), r) in weeks
        if a + b + c <= case.hours and slips <= COACH_SLIPS and team + none <= OTHER_SLIPS
    )


def test_the_chance_of_passing_by_guessing() -> None:
    shares = [n / 10 for n in range(1, 10)]
    for case in {case.teams: case for case in map(EXERCISE.case, range(9))}.values():
        blind = max(chance(case, keep, hand) for keep in shares for hand in shares if keep + hand < 0.95)
        assert chance(case, 1 / 3, 1 / 3) < blind <= LIMIT_ABOVE


def test_cases_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(task.text for task in case.tasks) for case in cases}) == len(cases)
    assert {case.request for case in cases} == set(range(len(REQUESTS)))
    assert {case.replies.index("choose") for case in cases} == {0, 1, 2, 3}
    seen = {task.id for case in cases for task in case.tasks}
    assert {name for bank in (FOR_THE_TEAM, AT_ITS_AIM, FOR_NOBODY) for name, *_ in bank} <= seen
    assert TimeContract().case(7) == cases[7]


def test_no_truth_before_a_step_is_fixed(finish: Finish, texts_in: Callable[[Any], list[str]]) -> None:
    case, whole = finish(EXERCISE, "1", end=False)
    for open_steps, step in enumerate(STEPS):
        cards = EXERCISE.cards(case, Answer(whole.values, STEPS[:open_steps]))
        assert [card.id for card in cards] == [*STEPS[: open_steps + 1]]
        told = " ".join(texts_in(cards[-1]))
        assert cards[-1].feedback is None
        assert not any(task.why in told for task in case.tasks)
        assert step != "hours" or f"{case.each:.1f}" not in told
    assert not EXERCISE.ready(case, Answer(whole.values, STEPS[:2]))


def test_each_task_in_the_wrong_place_is_explained(finish: Finish) -> None:
    case, given = placing(finish, coach="none", team="none", none="team")
    said = EXERCISE.cards(case, given)[1].feedback
    assert said is not None
    for who in ("coach", "team", "none"):
        first, *others = sorted(case.of(who), key=lambda task: task.meeting)
        assert first.why in said.words[[words.startswith(first.text) for words in said.words].index(True) + 1]
        assert not any(task.text in words for task in others for words in said.words)


def test_an_empty_answer_gets_nothing_and_hostile_ones_never_raise(
    hostile_answers: Callable[..., Iterator[Answer]],
) -> None:
    for given in (Answer(), *hostile_answers(EXERCISE, CASE, *STEPS)):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)


def test_the_words_are_plain(
    finish: Finish, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    texts = {text for bank in (FOR_THE_TEAM, AT_ITS_AIM, FOR_NOBODY) for _, *said in bank for text in said}
    texts |= {*REPLIES.values(), *ABOUT_REPLY.values(), *(words for request in REQUESTS for words in request.words)}

    def wrong(case: Week, card: str, values: dict[str, Any]) -> dict[str, Any]:
        if card == "week":
            return {"who": {task.id: "team" if task.who == "none" else "none" for task in case.tasks}}
        return values | {"hours": {"week": 1}, "request": {"reply": "evenings"}, "own": {"who": "-"}}[card]

    for learner in map(str, range(12)):
        for but in (None, wrong):
            case, given = finish(EXERCISE, learner, but)
            marks = EXERCISE.mark(case, given)
            shown = (EXERCISE.cards(case, Answer()), EXERCISE.cards(case, given))
            texts |= {*texts_in([*shown, marks, EXERCISE.summary(case, given, marks)])}
    for text in texts:
        assert plain_faults(text.replace("{place}", "Wren Ward")) == []
