"""Why is it done like this? (E-T1-07): "watches a short queue animation; picks the facts they would find out before
changing anything; key facts chosen" (curriculum 5.1); 3 of 9 so that it cannot be guessed."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from players import Player
from qidose.exercises.all_staff.why_like_this import (
    FACTS,
    FASTER,
    HELP,
    HOUR_IDS,
    IDEAS,
    STEPS_TO_FIX,
    WhyLikeThis,
    facts_chosen,
)
from qidose.exercises.all_staff.why_like_this_facts import HELPFUL, KINDLY, OTHERS, REASONS
from qidose.exercises.all_staff.why_like_this_unit import MORE, SHORT, Morning, clock, scene, where
from qidose.exercises.fields import Answer, Refused
from qidose.simulate import flow
from qidose.simulate.chance import LIMIT_ALL, chance_exact_choice, chance_together

EXERCISE = WhyLikeThis()
SEEDS = range(60)
CASE = EXERCISE.case(1)


def found(
    case: Morning = CASE,
    facts: tuple[str, ...] | None = None,
    place: str | None = None,
    idea: str = FASTER,
    done: int = len(STEPS_TO_FIX),
    finished: bool = True,
) -> Answer:
    """An answer with these facts, place and first idea; right ones where none are given."""
    chosen = [option.id for option in case.asked if option.id in (HELP if facts is None else facts)]
    values: dict[str, dict[str, Any]] = {hour: {"move": "on"} for hour in HOUR_IDS}
    values |= {"idea": {"move": idea}, "facts": {"facts": chosen}, "place": {"place": place or case.truth.constraint}}
    return Answer(values, STEPS_TO_FIX[:done], finished)


def card(answer: Answer, name: str, case: Morning = CASE) -> Any:
    return next(one for one in EXERCISE.cards(case, answer) if one.id == name)


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(100)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


def test_only_the_3_facts_that_help_earn_the_point() -> None:
    ids = [option.id for option in CASE.asked]
    passing = [trio for trio in combinations(ids, FACTS) if EXERCISE.mark(CASE, found(facts=trio)).score == 2]
    assert [set(trio) for trio in passing] == [set(HELP)]
    assert len(ids) == 9


def test_the_chance_of_passing_by_guessing() -> None:
    facts = chance_exact_choice(FACTS, 9)
    assert facts == 1 / 84  # 1.19%, and the place besides
    assert chance_together(facts, 1 / 4) == pytest.approx(0.00298, abs=0.00001)
    assert chance_together(facts, 1 / 4) <= facts <= LIMIT_ALL


def test_ticking_fewer_or_more_than_3_is_not_enough() -> None:
    everything = tuple(option.id for option in CASE.asked)
    other = next(fact.id for fact in CASE.facts if fact.id not in HELP)
    for facts in (everything, everything[:2], (), (*HELP, other)):
        assert EXERCISE.mark(CASE, found(facts=facts)).criteria[0].met is (set(facts) == set(HELP))


def test_the_page_cannot_go_on_before_3_are_chosen() -> None:
    player = Player(EXERCISE)
    for hour in HOUR_IDS:
        player.ask(do="lock", card=hour, values={"move": "on"})
    player.ask(do="lock", card="idea", values={"move": "bed"})
    for many in (0, 2, 4, 9):
        with pytest.raises(Refused, match="Which 3 facts"):
            player.ask(do="lock", card="facts", values={"facts": [option.id for option in player.case.asked][:many]})
    state = player.ask(do="lock", card="facts", values={"facts": [option.id for option in player.case.asked][:3]})
    assert "facts" in state.answer.locked


def test_each_point_is_lost_alone() -> None:
    wrong = next(step for step in flow.STEPS if step != CASE.truth.constraint)
    other = next(fact.id for fact in CASE.facts if fact.id not in HELP)
    one = (*sorted(HELP)[:2], other)
    assert [c.met for c in EXERCISE.mark(CASE, found(place=wrong)).criteria] == [True, False]
    assert [c.met for c in EXERCISE.mark(CASE, found(facts=one)).criteria] == [False, True]
    assert (
        EXERCISE.mark(CASE, found(facts=one)).criteria[0].why == "2 of your 3 facts show where the time goes, and why."
    )
    feedback = card(found(place=wrong), "place").feedback
    assert feedback.good is False
    assert "You chose: " in feedback.words[1]


def test_a_fact_that_does_not_help_names_its_misconception() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for fact in case.facts:
            if fact.id not in HELP:
                answer = found(case, (*sorted(HELP)[:2], fact.id))
                marks = EXERCISE.mark(case, answer)
                assert marks.misconceptions == (fact.misconception,)
                assert KINDLY[fact.misconception] in EXERCISE.summary(case, answer, marks).words


def test_every_fact_of_the_simulator_is_in_the_bank() -> None:
    ours = {fact.id for fact in (*HELPFUL, *OTHERS)}
    assert {fact.id for fact in flow.FACTS} <= ours
    assert {fact.id for fact in HELPFUL} == set(flow.KEY_FACTS)
    assert {fact.misconception for fact in OTHERS} == set(KINDLY) <= set(EXERCISE.about.misconceptions)


def test_the_first_idea_is_not_marked_and_is_tried_on_the_same_morning() -> None:
    for idea in IDEAS:
        answer = found(idea=idea.id)
        assert EXERCISE.mark(CASE, answer).score == 2
        words = " ".join(card(answer, "tried").words)
        assert ("work faster" in words) is (idea.id == FASTER)
        assert (idea.text in words) is (idea.id != FASTER)
    rows = card(found(), "tried").table.rows
    assert [row[0] for row in rows] == list(MORE.values())
    best = max(flow.STEPS, key=lambda step: CASE.truth.gain[step])
    shorter = {row[0]: int(row[2].split()[0]) for row in rows if row[2].endswith("shorter")}
    assert max(shorter, key=shorter.__getitem__) == MORE[best]


def test_what_is_found_out_comes_from_the_learners_own_morning() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        texts = {fact.id: " ".join(case.shows(fact)) for fact in HELPFUL}
        assert (
            f"{SHORT[case.truth.constraint]} {case.truth.wait[case.truth.constraint]:.0f}" in texts["where-they-wait"]
        )
        assert case.reason in texts["follow-a-patient"]
        assert case.reason in REASONS[case.truth.constraint]
        rates = [int(text.rpartition(" ")[2].rstrip(".")) for text in _parts(texts["come-and-go"])]
        slowest = flow.STEPS[rates.index(min(rates))]
        assert slowest == case.truth.constraint
        assert min(rates) < 24 / 4


def _parts(text: str) -> list[str]:
    return text.rpartition(": ")[2].replace(" and ", ", ").split(", ")


def test_only_what_was_chosen_is_shown_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    others = [fact for fact in CASE.facts if fact.id not in HELP]
    answer = found(facts=tuple(fact.id for fact in others[:3]), finished=False)
    news = card(answer, "facts").feedback
    assert [fact.shows in " ".join(news.words) for fact in others] == [True] * 3 + [False] * 3
    texts = " ".join(texts_in(EXERCISE.cards(CASE, answer)))
    assert CASE.reason not in texts
    assert not any(fact.why in texts for fact in CASE.facts)
    assert "longest wait" not in texts


def test_the_morning_is_watched_hour_by_hour() -> None:
    for done in range(len(STEPS_TO_FIX) + 1):
        cards = EXERCISE.cards(CASE, found(done=done, finished=False))
        assert [one.id for one in cards] == [*STEPS_TO_FIX, "place"][: done + 1]
        assert [one.id for one in cards if one.scene] == (list(HOUR_IDS[done : done + 1]))
    assert not EXERCISE.ready(CASE, found(done=5, finished=False))
    assert EXERCISE.ready(CASE, found(finished=False))


def test_the_picture_and_its_words_say_what_the_simulator_did() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for hour in range(1, 5):
            shown, minute = scene(case, hour), 60 * hour
            places = Counter(where(journey, minute) for journey in case.data.journeys)
            assert [step["wait"] for step in shown.data["steps"]] == [places[step, False] for step in flow.STEPS]
            assert [step["places"] for step in shown.data["steps"]] == [case.data.capacity[s] for s in flow.STEPS]
            for step in ("triage", "treatment", "discharge"):
                assert places[step, True] <= case.data.capacity[step]  # type: ignore[index]
            for step in flow.STEPS:
                assert f"{case.busy(step, minute)} of {case.data.capacity[step]}" in shown.words
            gone = sum(journey.end["discharge"] <= minute for journey in case.data.journeys)
            assert f"{gone} have gone home." in shown.words
            assert shown.data["gone"] == gone


def test_no_picture_tells_of_what_comes_after_it() -> None:
    """People who have not come yet are not in it, nor when a visit that has begun will end."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for hour in range(1, 5):
            for one in scene(case, hour).data["people"]:
                assert one["arrived"] <= 60 * hour
                assert max(*one["start"], *one["end"]) <= 60 * hour + 1


def test_times_of_day() -> None:
    assert [clock(minute) for minute in (0, 61, 180, 195, 240)] == ["9am", "10:01am", "midday", "12:15pm", "1pm"]


def test_mornings_are_personal_and_every_step_may_be_the_one() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.truth.constraint for case in cases} == set(flow.STEPS)
    assert len({case.asked for case in cases}) == len(SEEDS)
    assert {fact.id for case in cases for fact in case.facts} == {fact.id for fact in (*HELPFUL, *OTHERS)}
    assert EXERCISE.case(7) == WhyLikeThis().case(7)
    places = Counter(place for case in cases for place, fact in enumerate(case.facts) if fact.id in HELP)
    assert len(places) == 9


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    odd = Answer({"facts": {"facts": [*HELP, *HELP, {}, None]}}, STEPS_TO_FIX, True)
    assert len(facts_chosen(CASE, odd)) == 3
    for answer in hostile_answers(EXERCISE, CASE, *STEPS_TO_FIX):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        others = tuple(fact.id for fact in case.facts if fact.id not in HELP)
        answers = [found(case, done=done, finished=False) for done in range(7)]
        answers += [found(case), found(case, others[:3], "bed", "bed"), found(case, others[3:], "triage", "triage")]
        for answer in answers:
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            seen.update(texts_in(shown))
    assert [fault for text in sorted(seen) for fault in plain_faults(text)] == []
