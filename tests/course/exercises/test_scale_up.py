"""Scale-up (E-T3-09): "Chooses when and how far to spread after PDSA data"; "not before >= 2 consistent tests at larger
scale; names adopter support" (curriculum 5.3)."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from math import comb
from typing import Any

import pytest

from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.scale_up import FEWEST_TEAMS, SUPPORT, WAVES, WHEN, ScaleUp, team_id
from qidose.exercises.senior_leaders.scale_up_case import KINDS, TEAMS, Scale, allowed, outcome
from qidose.exercises.senior_leaders.scale_up_waves import MOST_NEW, all_at_once, few_at_a_time, quarters
from qidose.exercises.senior_leaders.scale_up_words import (
    ABOUT,
    BELIEFS,
    DECISIONS,
    KINDLY,
    NEEDED,
    OTHERS,
    RIGHT,
    TOPICS,
    WHY,
)
from qidose.simulate import spread
from qidose.simulate.chance import LIMIT_ABOVE, chance_exact_choice

EXERCISE = ScaleUp()
SEEDS = range(24)
CASES = [EXERCISE.case(seed) for seed in SEEDS]
CASE = CASES[1]
LOCKS = (WHEN, SUPPORT, *WAVES)
Finish = Callable[..., tuple[Any, Answer]]


def answer(
    case: Scale = CASE,
    teams: dict[str, str] | None = None,
    offers: tuple[str, ...] = tuple(NEEDED),
    first: dict[str, str] | None = None,
    second: dict[str, str] | None = None,
    finished: bool = True,
) -> Answer:
    """All right, but for what is given."""
    waves = few_at_a_time(case.data.sites)
    values: dict[str, Any] = {
        WHEN: {"teams": {team_id(k): RIGHT[team.evidence] for k, team in enumerate(case.teams, 1)} | (teams or {})},
        SUPPORT: {"offers": list(offers)},
        WAVES[0]: {"wards": {**waves[0], **(first or {})}, "prediction": 70},
        WAVES[1]: {"wards": {**waves[1], **(second or {})}},
    }
    return Answer(values, LOCKS, finished)


def met(given: Answer, case: Scale = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, given).criteria]


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(12)):
        case, given = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, given)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 5
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, given, marks).good is True


def test_ready_means_2_larger_tests_that_agree() -> None:
    for team in (team for case in CASES for team in case.teams):
        large = [test for test in team.tests if test.scale in spread.LARGER]
        well = [test for test in large if test.percent > team.topic.before + team.topic.effect / 2]
        assert (len(well) == 2) is (team.evidence == "ready")
        assert (len(large) == 0) is (team.evidence == "too small")
        assert (len(large) == 2 and len(well) == 1) is (team.evidence == "inconsistent")


@pytest.mark.parametrize("wrong", range(4))
def test_5_of_6_teams_are_needed(wrong: int) -> None:
    others = {team_id(k): _other(team.evidence) for k, team in enumerate(CASE.teams[:wrong], 1)}
    assert met(answer(teams=others)) == [wrong <= TEAMS - FEWEST_TEAMS, True, True, True, True]


def _other(evidence: str) -> str:
    return next(option.id for option in DECISIONS if option.id != RIGHT[evidence])  # type: ignore[index]


def test_adopters_need_support_and_patients_have_a_say() -> None:
    for missing, instead in product(NEEDED, OTHERS):
        offers = (*(name for name in NEEDED if name != missing), instead)
        assert met(answer(offers=offers)) == [True, missing == "patients", missing != "patients", True, True]
        beliefs = {BELIEFS[instead]} if instead in BELIEFS else set()
        assert set(EXERCISE.mark(CASE, answer(offers=offers)).misconceptions) == beliefs
    assert met(answer(offers=(*NEEDED, *OTHERS)))[1:3] == [False, False]  # all 9 can only have been forged


def test_more_data_first_is_named_where_2_larger_tests_agree() -> None:
    ready = next(k for k, team in enumerate(CASE.teams, 1) if team.evidence == "ready")
    assert EXERCISE.mark(CASE, answer(teams={team_id(ready): "test"})).misconceptions == ("MC22",)


def test_at_most_3_new_wards_at_a_time() -> None:
    like = [site.name for site in CASE.data.sites if site.likeness == "like"]
    off = [site.name for site in CASE.data.sites if site.likeness != "like"]
    nothing = {site.name: "off" for site in CASE.data.sites}
    for count in range(5):
        first = nothing | dict.fromkeys(like[:count], "as-is")
        second = first | dict.fromkeys(off[:1], "adapt")
        assert met(answer(first=first, second=second))[3] is (1 <= count <= MOST_NEW)
    second = nothing | dict.fromkeys([*like[:1], *off[:4]], "adapt")
    assert met(answer(first=nothing | {like[0]: "as-is"}, second=second))[3] is False
    assert met(answer(first=nothing, second=nothing))[3:] == [False, False]
    kept = nothing | {like[0]: "as-is"}
    assert met(answer(first=kept, second=kept))[3] is False  # no new ward: it did not spread any further


def test_where_patients_differ_it_is_adapted_first() -> None:
    for site in CASE.data.sites:
        only = {other.name: "off" for other in CASE.data.sites} | {site.name: "as-is"}
        assert met(answer(first=only))[4] is (site.likeness == "like")
        assert met(answer(first=only | {site.name: "adapt"}))[4] is True


def test_an_empty_answer_gets_nothing_and_decisions_count_once_they_are_fixed() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(answer().values)).score == 0


# From decisions to quarters


def test_days_are_never_overspent_and_each_ward_is_visited_after_it_begins() -> None:
    for case in CASES[:8]:
        for plans in (few_at_a_time(case.data.sites), all_at_once(case.data.sites)):
            started = set[str]()
            for quarter in quarters(case.data.points, *plans):
                assert quarter.cost <= case.data.points
                started = (started - set(quarter.stop)) | set(quarter.start)
                assert set(quarter.visits) <= started
                assert all(1 <= visits <= 2 for visits in quarter.visits.values())


def test_3_wards_are_visited_twice_and_8_once_or_not_at_all() -> None:
    names = [site.name for site in CASE.data.sites]
    three = {name: "as-is" if k < 3 else "off" for k, name in enumerate(names)}
    assert quarters(6, three, None)[0].visits == dict.fromkeys(names[:3], 2)
    assert quarters(6, dict.fromkeys(names, "as-is"), None)[0].visits == dict.fromkeys(names[:6], 1)


def test_a_ward_is_adapted_before_it_begins_and_stops_when_it_is_off() -> None:
    names = [site.name for site in CASE.data.sites]
    four = {name: "adapt" if k < 4 else "off" for k, name in enumerate(names)}
    first, second = quarters(6, four, None)
    assert first.adapt == first.start == tuple(names[:3])
    assert first.visits == {}
    assert second.adapt == (names[3],)
    nothing = dict.fromkeys(names, "off")
    assert quarters(6, four, nothing)[2].stop == tuple(sorted(names[:4]))


def test_what_is_taught_is_what_the_simulation_does() -> None:
    """3 at a time, adapted, helps more than all at once, and harms nobody in the mean."""
    for case in CASES:
        gained, harmed = outcome(case, few_at_a_time(case.data.sites))
        every, harm = outcome(case, all_at_once(case.data.sites))
        assert gained - harmed > every - harm
        assert harmed < 1 < harm


# Guessing


def test_the_chance_of_passing_by_guessing() -> None:
    """Somebody who knows how the teams are drawn, and makes the best guess of all; the waves are given away."""
    truths = [kinds for kinds in product(KINDS, repeat=TEAMS) if allowed(list(kinds))]
    assert len(truths) == 3**6 - 3 * 2**6 + 3 - _more_than_3(truths)
    guesses = [guess for guess in product(KINDS, repeat=TEAMS) if list(guess) == sorted(guess)]
    best = max(sum(_agree(guess, truth) >= FEWEST_TEAMS for truth in truths) for guess in guesses)
    chance = best / len(truths) * chance_exact_choice(len(NEEDED), len(NEEDED) + len(OTHERS))
    assert comb(9, 4) == 126
    assert chance == pytest.approx(13 / 450 / 126)  # 0.023%
    assert chance <= LIMIT_ABOVE


def _agree(guess: tuple[str, ...], truth: tuple[str, ...]) -> int:
    return sum(a == b for a, b in zip(guess, truth, strict=True))


def _more_than_3(truths: list[Any]) -> int:
    """Ways with 4 of a kind and 1 of each other: 3 kinds, 15 places for the 4 and 2 for the others."""
    return 3 * comb(6, 4) * 2


def test_options_are_alike_in_length() -> None:
    lengths = [len(text) for text in (*NEEDED.values(), *OTHERS.values())]
    assert sum(len(text) for text in NEEDED.values()) / 4 / (sum(map(len, OTHERS.values())) / 5) < 1.3
    assert max(lengths) / min(lengths) < 1.7


# The contract


def test_cases_are_personal_and_reproducible() -> None:
    assert len({case.teams for case in CASES}) == len(CASES)
    assert {team.topic for case in CASES for team in case.teams} == set(TOPICS)
    assert {case.topic for case in CASES} == {topic for topic in TOPICS if topic.ward}
    assert all(case.topic not in [team.topic for team in case.teams] for case in CASES)
    kinds = Counter(team.evidence for case in CASES for team in case.teams)
    assert min(kinds.values()) > len(CASES)
    again = EXERCISE.case(7)
    assert (again.teams, again.offers, again.data.sites) == (CASES[7].teams, CASES[7].offers, CASES[7].data.sites)


def test_no_truth_before_it_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for case in CASES[:6]:
        given = answer(case, finished=False)
        for done in range(len(LOCKS) + 1):
            cards = EXERCISE.cards(case, Answer(given.values, LOCKS[:done]))
            assert [card.id for card in cards] == [*LOCKS, "year"][: done + 1]
            told = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not any(text in told for text in (*ABOUT.values(), *WHY.values(), *KINDLY.values()))
            assert EXERCISE.ready(case, Answer(given.values, LOCKS[:done])) is (done == len(LOCKS))


def test_the_feedback_shows_the_truth_beside_ones_own() -> None:
    wrong = {team_id(k): _other(team.evidence) for k, team in enumerate(CASE.teams, 1)}
    given = answer(teams=wrong, offers=("why", "visits", "league", "launch"), first=all_at_once(CASE.data.sites)[0])
    told = {card.id: " ".join(card.feedback.words) for card in EXERCISE.cards(CASE, given) if card.feedback}
    assert all(WHY[team.evidence] in told[WHEN] for team in CASE.teams)
    assert ABOUT["league"] in told[SUPPORT]
    assert ABOUT["patients"] in told[SUPPORT]
    assert "8 wards began." in told[WAVES[0]]
    assert all(site.name in told[WAVES[0]] for site in CASE.data.sites if site.likeness != "like")
    charts = EXERCISE.cards(CASE, given)[-1].small
    assert [chart.title for chart in charts] == ["Your plan", "3 at a time, adapted", "All 8 at once"]
    assert len({chart.values[:12] for chart in charts}) == 1
    assert len({chart.values for chart in charts}) == 3


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE, *LOCKS):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for case in CASES[:6]:
        wrong = {team_id(k): _other(team.evidence) for k, team in enumerate(case.teams, 1)}
        every = all_at_once(case.data.sites)
        for given in (
            Answer(),
            answer(case),
            answer(case, wrong, ("why", *list(OTHERS)[:3]), dict(every[0]), dict(every[1])),
            answer(case, wrong, ("why", *list(OTHERS)[2:])),
        ):
            marks = EXERCISE.mark(case, given)
            texts |= {*texts_in([*EXERCISE.cards(case, given), marks, EXERCISE.summary(case, given, marks)])}
    for text in texts:
        assert plain_faults(text) == []
