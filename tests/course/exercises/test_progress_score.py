"""Score 6 projects (E-T5-11): "Scores 6 project files 0.5 to 5.0"; "exact or ±0.5 in >= 5 of 6" (curriculum 5.5).

Guess-proof to 0.2%: a file counts only with the fact that stops the next half point.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import numpy as np
import pytest

from qidose import spc
from qidose.exercises.coaches.progress_score import (
    BELIEFS,
    FILES,
    KINDLY,
    NO_MATTER,
    NOTHING,
    Files,
    ProgressScore,
    card_id,
    facts_of,
)
from qidose.exercises.coaches.progress_score_files import (
    BASELINE,
    COURSES,
    EARLY,
    FROM_MIDDLE,
    HOLDS,
    LATE,
    LATER,
    MIDDLE,
    NOISES,
    SCORES,
    File,
    chart_of,
    draw_file,
    signals_of,
)
from qidose.exercises.coaches.progress_score_projects import PROJECTS
from qidose.exercises.coaches.progress_score_words import SCALE, SCORE_OPTIONS, TO_THE_TEAM, WHY
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = ProgressScore()
SEEDS = range(60)
CASE = EXERCISE.case(1)
ALL = [draw_file(project, score, 3) for project in PROJECTS for score in SCORES]
Said = dict[int, tuple[float, str]]


def fact(file: File, kind: str) -> str:
    return next(str(place) for place, one in enumerate(file.facts, 1) if one.kind == kind)


def right(file: File) -> tuple[float, str]:
    return file.score, fact(file, "holds") if file.stops else NOTHING.id


def answers(case: Files, changed: Said | None = None, finished: bool = False) -> Answer:
    """Right scores and facts, but for the files in `changed` (from 1)."""
    said = {number: right(file) for number, file in enumerate(case.shown, 1)} | (changed or {})
    values: dict[str, dict[str, Any]] = {
        card_id(number): {"score": f"{score:.1f}", "fact": fact} for number, (score, fact) in said.items()
    }
    return Answer(values, (), finished)


def met(case: Files, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(12)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 6
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("off", [-1.0, -0.5, 0.0, 0.5, 1.0])
def test_a_score_counts_within_half_a_point(off: float) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        for number, file in enumerate(case.shown, 1):
            if 0.5 <= file.score + off <= 5.0:
                moved = answers(case, {number: (file.score + off, right(file)[1])})
                assert met(case, moved) == [place != number or abs(off) <= 0.5 for place in range(1, FILES + 1)]


def test_a_score_without_its_fact_does_not_count() -> None:
    for number, file in enumerate(CASE.shown, 1):
        for option in facts_of(CASE, number):
            chosen = answers(CASE, {number: (file.score, option.id)})
            assert met(CASE, chosen)[number - 1] is (option.id == right(file)[1])


def test_5_of_6_pass_and_4_do_not() -> None:
    wrong = {number: (0.5 if file.score > 2 else 5.0, "1") for number, file in enumerate(CASE.shown, 1)}
    one, two = {2: wrong[2]}, {2: wrong[2], 5: wrong[5]}
    assert EXERCISE.mark(CASE, answers(CASE, one)).score == EXERCISE.pass_mark == 5
    assert EXERCISE.mark(CASE, answers(CASE, two)).score == 4
    assert EXERCISE.mark(CASE, Answer()).score == 0


# The chance of passing by guessing, exactly: the best choice of 6 scores, by somebody who knows how sets are drawn.


def sets() -> list[tuple[float, ...]]:
    return [(early, *some, late) for early, some, late in product(EARLY, combinations(MIDDLE, FROM_MIDDLE), LATE)]


def guesses() -> list[tuple[tuple[float, bool], ...]]:
    """6 scores, each with a fact that is guessed among 4, or once with "nothing stops it"."""
    blind = [tuple((score, False) for score in six) for six in combinations_with_replacement(SCORES, 6)]
    five = combinations_with_replacement(SCORES, 5)
    once = [(*((score, False) for score in some), (5.0, True)) for some in five]
    return [*blind, *once]


def best_chance(fact_right: float) -> float:
    """The best chance of 5 of 6 files or more, all orders of the files being alike. Adds up over sets of used files."""
    tried, drawn = guesses(), sets()
    said = np.array([[score for score, _ in one] for one in tried])
    nothing = np.array([[flag for _, flag in one] for one in tried])
    truth = np.array(drawn)
    near = np.abs(said[:, None, :, None] - truth[None, :, None, :]) <= 0.5
    at_top = truth[None, :, None, :] == 5.0
    chance = np.where(nothing[:, None, :, None], at_top, np.where(at_top, 0.0, fact_right)).astype(np.float32) * near
    chance = np.ascontiguousarray(chance.transpose(2, 3, 0, 1))
    ways = {(0, 0): np.ones(chance.shape[2:], np.float32)}
    for file in range(6):
        more: dict[tuple[int, int], Any] = {}
        for ((mask, missed), so_far), place in product(ways.items(), range(6)):
            if mask >> place & 1:
                continue
            hit = chance[file, place]
            for now, factor in ((missed, hit), (missed + 1, 1 - hit)):
                if now <= 1:
                    key = (mask | 1 << place, now)
                    more[key] = more.get(key, 0.0) + so_far * factor
        ways = more
    total = sum(ways.values()) / 720
    return float(total.mean(axis=1).max())


def test_the_chance_of_passing_by_guessing() -> None:
    best = best_chance(0.25)
    assert best == pytest.approx(0.0000635, abs=0.0000001)
    assert best <= LIMIT_ABOVE


def test_the_longest_fact_is_no_help() -> None:
    longest = [max(file.facts, key=lambda one: len(one.text)) == file.stops for file in ALL]
    assert best_chance(sum(longest) / len(longest)) <= LIMIT_ABOVE


@pytest.mark.parametrize("score", SCORES)
def test_the_same_score_everywhere_never_passes_even_with_every_fact(score: float) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        same = {number: (score, right(file)[1]) for number, file in enumerate(case.shown, 1)}
        assert EXERCISE.mark(case, answers(case, same)).score < EXERCISE.pass_mark


# The files


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_a_set_has_6_projects_from_the_whole_scale(seed: int) -> None:
    case = EXERCISE.case(seed)
    scores = {file.score for file in case.shown}
    assert len(case.shown) == len(scores) == len({file.project.id for file in case.shown}) == FILES
    assert [len(scores & set(some)) for some in (EARLY, MIDDLE, LATE)] == [1, FROM_MIDDLE, 1]
    assert EXERCISE.case(seed) == case


def test_every_project_and_score_comes_up_in_every_place() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {file.score for case in cases for file in case.shown} == set(SCORES) == set(SCALE)
    assert {file.project.id for case in cases for file in case.shown} == {project.id for project in PROJECTS}
    assert {case.shown[0].score for case in cases} >= {2.5, 5.0}
    places = Counter(fact(file, "holds") for case in cases for file in case.shown if file.stops)
    assert min(places.values()) > 50
    assert len({file.values for case in cases for file in case.shown if file.values}) == len(
        [1 for case in cases for file in case.shown if file.values]
    )


@pytest.mark.parametrize("score", COURSES)
def test_the_chart_says_what_is_true_of_the_score(score: float) -> None:
    """Judged anew: no sign before an improvement, a lasting one after it, and the share of the way to the goal."""
    share = {2.0: (-0.2, 0.2), 2.5: (-0.1, 0.1), 3.0: (0.15, 0.25), 3.5: (0.3, 0.45), 4.0: (0.5, 0.75)}
    share |= {4.5: (0.75, 0.99), 5.0: (1.0, 1.2)}
    for file in (file for file in ALL if file.score == score):
        project, values = file.project, file.values
        judged = spc.judge(spc.xmr(values, baseline=BASELINE), "mdc-7")
        before, newest = sum(values[:BASELINE]) / BASELINE, sum(values[-8:]) / 8
        assert share[score][0] - 0.02 <= (newest - before) / (project.goal - before) <= share[score][1] + 0.02
        better = [value > before if project.better == "up" else value < before for value in values[-7:]]
        assert bool(judged.signals) is all(better) is (score >= 3.0)
        assert all(0 <= value <= (100 if project.unit == "%" else 1e9) for value in values)


def test_what_stops_the_next_half_point_is_offered_once_and_only_truths_beside_it() -> None:
    for file in ALL:
        kinds = [one.kind for one in file.facts]
        assert len(file.facts) == len(set(kinds)) == 4
        assert kinds.count("holds") == (file.score < 5.0)
        assert ("later" in kinds) is (file.score in LATER)
        if file.stops:
            assert file.stops.text == HOLDS[file.score] != LATER.get(file.score)
        for one in file.facts:
            if one.kind == "week":
                later, _, earlier = one.text.removeprefix("Week ").partition(" was worse than week ")
                step = file.values[int(later) - 1] - file.values[int(earlier) - 1]
                assert step * file.project.gap < 0


def test_the_file_shows_what_its_facts_say(texts_in: Callable[[Any], list[str]]) -> None:
    for file in ALL:
        card = EXERCISE.cards(Files((file,) * FILES), Answer())[0]
        assert card.table is not None
        table = " ".join(texts_in(card.table))
        assert all(one.text in table for one in file.facts if one.kind in NOISES)
        assert file.praise in table
        assert (card.chart is None) is (file.score < 2.0)
        assert (f"{file.project.measure}." in table) is (file.score > 0.5)
        assert ("Induction covers them" in table) is (file.score == 5.0)
        if file.score >= 2.5:
            assert file.project.amount(file.before) in table
            assert file.project.amount(file.newest) in table


# What is shown, and when


def test_no_truth_on_the_cards_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        for answer in (Answer(), answers(case)):
            cards = EXERCISE.cards(case, answer)
            texts = texts_in([(card.heading, card.words, card.table, card.chart, card.feedback) for card in cards])
            assert all(card.feedback is None for card in cards)
            assert all(card.chart.marked == {} for card in cards if card.chart)
            assert not {*WHY.values(), *TO_THE_TEAM.values(), *SCALE.values(), "holds"} & set(texts)
            assert [option.id for option in facts_of(case, 1)] == ["1", "2", "3", "4", "nothing"]


def test_the_end_gives_the_score_its_reason_and_what_a_coach_could_say() -> None:
    for file in ALL[::3]:
        case = Files((file,) * FILES)
        score, chosen = right(file)
        far, other = (score + 1 if score < 4 else score - 1), "2" if chosen != "2" else "1"
        near = score + 0.5 if score < 5 else score - 0.5
        said: Said = {1: (score, chosen), 2: (far, chosen), 3: (near, chosen), 4: (score, other)}
        cards = EXERCISE.cards(case, answers(case, said, finished=True))
        told = [card.feedback for card in cards]
        assert [one and one.good for one in told[:4]] == [True, False, True, False]
        for one in told:
            assert one is not None
            assert one.heading == f"It is {score:.1f}: {SCALE[score]}"
            assert one.words[0] == WHY[score]
            assert one.words[-1] == f'To the team you could say: "{TO_THE_TEAM[score]}"'
        words = [" ".join(one.words) for one in told if one]
        assert f"You scored {far:.1f}. That is 1 point {'kinder' if far > score else 'stricter'}." in words[1]
        assert "which still counts as right" in words[2]
        assert any(sentence in words[3] for sentence in NO_MATTER.values())
        judged = cards[0].chart
        if judged:
            assert bool(judged.marked) is bool(signals_of(file.project, file.values))


def test_the_chart_shows_the_limits_from_before_the_first_test() -> None:
    file = next(file for file in ALL if file.score == 4.5)
    card = EXERCISE.cards(Files((file,) * FILES), Answer())[0]
    assert card.chart is not None
    limits = chart_of(file.project, file.values)
    assert card.chart.centre[-1] == pytest.approx(np.mean(file.values[:BASELINE]))
    assert (card.chart.lower[0], card.chart.upper[0]) == (float(limits.lower[0]), float(limits.upper[0]))
    assert card.chart.target == file.project.goal


def test_misconceptions_are_named() -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if 2.5 in {file.score for file in case.shown})
    number, file = next((n, f) for n, f in enumerate(case.shown, 1) if f.score == 2.5)
    assert EXERCISE.mark(case, answers(case, {number: (3.5, fact(file, "holds"))})).misconceptions == ("MC09",)
    assert EXERCISE.mark(case, answers(case, {number: (2.5, fact(file, "week"))})).misconceptions == ("MC02",)
    assert {*BELIEFS.values(), "MC09"} == KINDLY.keys()


def test_the_end_says_whether_scores_lean() -> None:
    moved = {n: (f.score + 0.5, right(f)[1]) for n, f in enumerate(CASE.shown, 1) if f.score < 5.0}
    kind = answers(CASE, moved, finished=True)
    told = EXERCISE.summary(CASE, kind, EXERCISE.mark(CASE, kind))
    assert f"You were kinder than the evidence in {len(moved)} files, and stricter in 0." in told.words
    fair = answers(CASE, finished=True)
    assert (
        "None of your scores was kinder or stricter" in EXERCISE.summary(CASE, fair, EXERCISE.mark(CASE, fair)).words[1]
    )


def test_every_score_has_its_words() -> None:
    keys = set(SCORES)
    assert set(SCALE) == set(WHY) == set(TO_THE_TEAM) == set(HOLDS) == keys
    assert [option.id for option in SCORE_OPTIONS] == [f"{score:.1f}" for score in sorted(SCORES)]
    assert len(PROJECTS) == 10


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    said = [(0.5, "1"), (2.5, "2"), (3.5, "3"), (5.0, "4"), (4.0, "nothing")]
    for first in range(0, len(ALL), FILES):
        case = Files(tuple((ALL + ALL)[first : first + FILES]))
        turned = [dict(enumerate((said + said)[turn : turn + 5], 1)) for turn in range(5)]
        for answer in (Answer(), Answer(finished=True), *(answers(case, one, finished=True) for one in turned)):
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
