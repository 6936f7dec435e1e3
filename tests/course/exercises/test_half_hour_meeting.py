"""E-T4-07 Meeting in 30 minutes: "orders an agenda, assigns roles, reacts to 4 events (dominant voice, drift, no data,
'solution first')"; "key at least 6 of 8" (curriculum 5.4). Guess-proof to 0.2%."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations
from math import comb
from statistics import mean
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.fields import Answer, Order, Refused
from qidose.exercises.managers.half_hour_meeting import (
    EVENTS,
    FEWEST,
    ITEMS,
    HalfHourMeeting,
    Meeting,
    card_id,
    ends_with_who,
    looks_first,
)
from qidose.exercises.managers.half_hour_meeting_teams import TASKS, TEAMS, Way
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = HalfHourMeeting()
SEEDS = range(150)
RIGHT = ["voice", "chart", "learned", "decide", "next", "close"]
WAYS: tuple[Way, ...] = ("holds", "lets", "cuts", "takes")
EVERY = ("agenda", "people", *(card_id(number) for number in range(1, EVENTS + 1)))


def held(
    case: Meeting, ways: tuple[Way, ...] = ("holds",) * 4, order: list[str] = RIGHT, swap: tuple[str, str] | None = None
) -> Answer:
    """A meeting held to its end; `swap` exchanges the people of 2 tasks."""
    tasks = {name.lower(): task.id for name, task, _ in case.people}
    if swap:
        tasks = {name: dict([swap, swap[::-1]]).get(task, task) for name, task in tasks.items()}
    says = {
        card_id(number): {"say": str(1 + [reply.way for reply in replies].index(way))}
        for number, (replies, way) in enumerate(zip(case.replies, ways, strict=True), 1)
    }
    return Answer({"agenda": {"order": order}, "people": {"tasks": tasks}, **says}, EVERY, True)


def unmet(case: Meeting, answer: Answer) -> list[str]:
    return [criterion.name for criterion in EXERCISE.mark(case, answer).criteria if not criterion.met]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_meeting_led_well_has_all_8(seed: int) -> None:
    case = EXERCISE.case(seed)
    marks = EXERCISE.mark(case, held(case))
    assert marks.score == marks.out_of == EXERCISE.points == 8
    assert marks.misconceptions == ()
    assert EXERCISE.case(seed) == case


def test_played_as_a_page_plays_it(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in ("ada", "bo", "cy"):
        case, answer = finish(EXERCISE, learner)
        assert answer.locked == EVERY
        assert EXERCISE.mark(case, answer).score == 8


def test_each_wrong_step_loses_just_its_own_point() -> None:
    case = EXERCISE.case(5)
    assert unmet(case, held(case, order=["voice", "chart", "decide", "learned", "next", "close"])) == [
        "Agenda: look first"
    ]
    assert unmet(case, held(case, order=["learned", "chart", "voice", "next", "decide", "close"])) == [
        "Agenda: end with who does what"
    ]
    assert unmet(case, held(case, swap=("chart", "test"))) == ["Tasks: who saw it tells it"]
    assert unmet(case, held(case, swap=("time", "notes"))) == ["Tasks: time and notes in good hands"]
    assert len(unmet(case, held(case, swap=("test", "time")))) == 2
    for place in range(EVENTS):
        ways: list[Way] = ["holds"] * EVENTS
        ways[place] = "lets"
        assert len(unmet(case, held(case, tuple(ways)))) == 1


def test_looking_may_come_in_any_order() -> None:
    case = EXERCISE.case(5)
    for first in permutations(["voice", "chart", "learned"]):
        assert unmet(case, held(case, order=[*first, "decide", "next", "close"])) == []


def test_6_of_8_pass_and_5_do_not() -> None:
    case = EXERCISE.case(2)
    six, five = held(case, ("lets", "cuts", "holds", "holds")), held(case, ("lets", "cuts", "takes", "holds"))
    assert EXERCISE.mark(case, six).score == FEWEST == EXERCISE.pass_mark
    assert EXERCISE.summary(case, six, EXERCISE.mark(case, six)).good is True
    assert EXERCISE.mark(case, five).score == FEWEST - 1
    assert EXERCISE.summary(case, five, EXERCISE.mark(case, five)).good is False


def pairs(met: list[tuple[bool, bool]]) -> dict[int, Fraction]:
    """The chance of 0, 1 and 2 points from 2 things that are guessed together, by counting all ways."""
    counts = Counter(sum(one) for one in met)
    return {points: Fraction(counts[points], len(met)) for points in range(3)}


def chance_of_passing(agendas: list[list[str]]) -> Fraction:
    """Everything guessed: one of these agendas, the 5 tasks dealt out, 1 of 4 replies to each event."""
    agenda = pairs([(looks_first(order), ends_with_who(order)) for order in agendas])
    dealt = permutations(range(len(TASKS)))
    people = pairs([(p[0] == 0 and p[1] == 1, p[2] == 2 and p[3] == 3) for p in dealt])
    events = {k: Fraction(comb(EVENTS, k) * 3 ** (EVENTS - k), 4**EVENTS) for k in range(EVENTS + 1)}
    return sum(
        (a * p * e for i, a in agenda.items() for j, p in people.items() for k, e in events.items() if i + j + k >= 6),
        Fraction(),
    )


def test_the_chance_of_passing_by_guessing() -> None:
    orders = [list(order) for order in permutations(item.id for item in ITEMS)]
    assert float(chance_of_passing(orders)) == pytest.approx(0.000259, abs=0.000001)
    # Somebody who knows that a meeting ends with the next test and who does what, and guesses the rest.
    knows = [order for order in orders if ends_with_who(order)]
    assert float(chance_of_passing(knows)) == pytest.approx(0.00121, abs=0.00001)
    assert chance_of_passing(knows) <= Fraction(LIMIT_ABOVE)


@pytest.mark.parametrize("way", ["lets", "cuts", "takes"])
def test_the_same_habit_in_every_event_never_passes(way: Way) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert EXERCISE.mark(case, held(case, (way,) * 4)).score < EXERCISE.pass_mark


def test_meetings_differ_and_what_lies_there_earns_nothing() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.team.id for case in cases} == {team.id for team in TEAMS}
    assert len({tuple(item.id for item in case.items) for case in cases}) > 50
    for case in cases:
        ids = [item.id for item in case.items]
        assert not looks_first(ids)
        assert not ends_with_who(ids)
    for place in range(len(TASKS)):
        assert len({case.people[place][1].id for case in cases}) == len(TASKS)
    good = Counter([reply.way for reply in case.replies[0]].index("holds") for case in cases)
    assert len(good) == 4


def test_the_agenda_is_an_order_and_only_whole_orders_are_taken() -> None:
    case = EXERCISE.case(1)
    (field,) = EXERCISE.cards(case, Answer())[0].fields
    assert isinstance(field, Order)
    with pytest.raises(Refused):
        field.clean(RIGHT[:5])


def test_the_agenda_must_be_put_in_order_before_it_is_fixed() -> None:
    with pytest.raises(Refused):
        next_step(EXERCISE, "ada", Attempt(), {"do": "lock", "attempt": 1, "card": "agenda", "values": {}})


def test_the_length_of_a_reply_does_not_tell() -> None:
    lengths = {
        way: mean(len(r.text) for t in TEAMS for e in t.events for r in e.replies if r.way == way) for way in WAYS
    }
    assert max(lengths.values()) / min(lengths.values()) < 1.1
    for team in TEAMS:
        assert {event.kind for event in team.events} == {"voice", "drift", "data", "solution"}
        assert all(sorted(r.way for r in event.replies) == sorted(WAYS) for event in team.events)


def test_what_is_said_has_its_consequence_and_its_time() -> None:
    case = EXERCISE.case(3)
    for way in WAYS:
        cards = EXERCISE.cards(case, held(case, (way, "holds", "holds", "holds")))
        said = next(reply for reply in case.events[0].replies if reply.way == way)
        assert cards[3].words[0] == said.then
        assert cards[3].words[1] == f"It is 2:{12 + max(said.minutes - 2, 0)}pm."
    assert "ended at 2:30pm." in " ".join(EXERCISE.cards(case, held(case))[-1].words)
    late = EXERCISE.cards(case, held(case, ("lets",) * 4))[-1]
    assert "late." in late.words[1]
    assert late.words[2].startswith("Nobody is sure what was decided.")


def test_no_event_and_no_truth_before_its_time(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        whole = held(case)
        for done in range(len(EVERY)):
            cards = EXERCISE.cards(case, Answer(whole.values, EVERY[:done], False))
            assert [card.id for card in cards] == list(EVERY[: done + 1])
            assert cards[-1].feedback is None
            texts = texts_in(cards)
            assert not any(reply.then in texts for event in case.events[max(done - 2, 0) :] for reply in event.replies)


def test_feedback_names_the_habit_the_belief_and_what_could_have_been_said() -> None:
    case = EXERCISE.case(4)
    answer = held(case, ("takes",) * 4)
    assert "MC26" in EXERCISE.mark(case, answer).misconceptions
    for event, card in zip(case.events, EXERCISE.cards(case, answer)[2:6], strict=True):
        assert card.feedback is not None
        assert card.feedback.heading == "You took it out of the team's hands"
        assert any(event.replies[0].text in words for words in card.feedback.words)


def test_an_empty_answer_has_nothing() -> None:
    assert EXERCISE.mark(EXERCISE.case(1), Answer()).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case = EXERCISE.case(1)
    for answer in hostile_answers(EXERCISE, case, *EVERY):
        marks = EXERCISE.mark(case, answer)
        assert marks.score == 0
        EXERCISE.cards(case, answer)
        EXERCISE.summary(case, answer, marks)
        EXERCISE.ready(case, answer)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen: set[str] = set()
    for seed in range(40):
        case = EXERCISE.case(seed)
        wrong = held(case, ("takes", "lets", "cuts", "takes"), order=RIGHT[::-1], swap=("chart", "notes"))
        for answer in (Answer(), held(case), wrong, held(case, ("cuts", "takes", "lets", "cuts"))):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            seen |= set(texts_in(shown))
    assert [fault for text in seen for fault in plain_faults(text)] == []
    assert not any("{" in text for text in seen)
