"""Map the systems (E-T1-02): "ticks which of 12 systems touch a result, then orders them near/far; own role variant;
≥ 3 right and no 'blame a person' distractor" (curriculum 5.1), with 11 of 12 so that it cannot be guessed."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from qidose.exercises.all_staff.map_systems import FEWEST_RIGHT, GUESSES, ROLES, MapSystems
from qidose.exercises.all_staff.map_systems_record import FEWEST_WAITS, MOST_WAITS, PARTS, PEOPLE, WAITS, Record, may_be
from qidose.exercises.all_staff.map_systems_stories import STORIES
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL, chance_at_least

EXERCISE = MapSystems()
SEEDS = range(60)
CASE = EXERCISE.case(1)
STEPS = ("role", "guess", "parts")
RECORD = CASE.records[0]


def mapped(
    record: Record = RECORD,
    parts: set[str] | None = None,
    owners: dict[str, Any] | None = None,
    guess: str = "many",
    done: int = len(STEPS),
    finished: bool = True,
) -> Answer:
    """Right answers on a record, but for the ticks and the owners that are given."""
    ticked = [o.id for o in record.offered if o.id in (record.right if parts is None else parts)]
    placed = {line.part.id: line.part.owner for line in record.lines if line.waited} | (owners or {})
    values: dict[str, dict[str, Any]] = {
        "role": {"role": record.story.id},
        "guess": {"guess": guess},
        "parts": {"parts": ticked},
        "owners": {"owners": placed},
    }
    return Answer(values, STEPS[:done], finished)


def met(answer: Answer, case: Any = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def quiet(record: Record = RECORD) -> list[str]:
    """The parts that made nobody wait."""
    return [line.part.id for line in record.lines if not line.waited]


def people(record: Record = RECORD) -> list[str]:
    return [option.id for option in record.offered if option.id.startswith("person-")]


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(100)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("story", range(len(STORIES)))
def test_every_kind_of_work_can_be_chosen_and_passed(story: int) -> None:
    record = CASE.records[story]
    assert met(mapped(record)) == [True, True, True]
    assert EXERCISE.cards(CASE, mapped(record))[1].heading == record.story.title
    assert ROLES[story].id == record.story.id


def test_1_of_12_may_be_wrong_and_2_may_not() -> None:
    right, calm = set(RECORD.right), quiet()
    one_more, one_less = right | {calm[0]}, right - {min(right)}
    assert met(mapped(parts=one_more))[0]
    assert met(mapped(parts=one_less))[0]
    assert not met(mapped(parts=one_less | {calm[0]}))[0]
    assert not met(mapped(parts=right | set(calm[:2])))[0]


def test_a_person_ticked_fails_even_with_all_the_rest_right() -> None:
    """ "no 'blame a person' distractor" """
    answer = mapped(parts=set(RECORD.right) | {people()[0]})
    marks = EXERCISE.mark(CASE, answer)
    assert [criterion.met for criterion in marks.criteria] == [True, False, True]
    assert marks.criteria[1].why == "You ticked 1 person."
    assert marks.misconceptions == ("MC11",)
    summary = EXERCISE.summary(CASE, answer, marks)
    assert summary.good is False
    assert "Anyone in the same place would have waited for the same things." in summary.words
    feedback = EXERCISE.cards(CASE, answer)[2].feedback
    assert feedback is not None
    assert feedback.good is False
    assert "What made it so?" in feedback.words[-1]


def test_1_owner_may_be_wrong_and_2_may_not() -> None:
    late = sorted(RECORD.right)
    wrong = {line.part.id: "own" if line.part.owner != "own" else "here" for line in RECORD.lines}
    assert met(mapped(owners={late[0]: wrong[late[0]]})) == [True, True, True]
    answer = mapped(owners={part: wrong[part] for part in late[:2]})
    assert met(answer) == [True, True, False]
    feedback = EXERCISE.cards(CASE, answer)[3].feedback
    assert feedback is not None
    assert feedback.good is False
    assert sum(line.part.system in " ".join(feedback.words) for line in RECORD.lines) == 2


def test_ticking_nothing_earns_nothing_for_blaming_nobody() -> None:
    assert met(mapped(parts=set())) == [False, False, True]
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({"role": {"role": "ward"}}, ("role",))).score == 0


def test_the_chance_of_a_guesser_who_knows_nothing() -> None:
    chance = chance_at_least(FEWEST_RIGHT, PARTS + PEOPLE, 1 / 2)
    assert chance == pytest.approx(13 / 4_096)  # 0.32%
    assert chance <= LIMIT_ALL


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_nobody_can_guess_who_knows_how_records_are_drawn_and_ticks_no_people(story: Any) -> None:
    """The best ticks without reading: of all records that may be, how many differ from them in 1 place at most."""
    inside = [part for part in story.parts if part.owner != "outside"]
    parts = [*inside[:7], *(part for part in story.parts if part.owner == "outside")]
    allowed = {waits for waits in product((0, 1), repeat=PARTS) if may_be(parts, list(waits))}
    near = [
        sum(tuple(bit ^ (place == flip) for place, bit in enumerate(ticks)) in allowed for flip in range(-1, PARTS))
        for ticks in product((0, 1), repeat=PARTS)
    ]
    assert (max(near), len(allowed)) == (11, 858)
    assert max(near) / len(allowed) == pytest.approx(0.01282, abs=0.00001)
    assert max(near) / len(allowed) <= LIMIT_ALL


def test_the_people_that_are_offered_do_not_tell_which_parts_made_the_wait() -> None:
    """They stand at any of the 10 parts, those that went well as often as the share of such parts."""
    counted = Counter(
        person.removeprefix("person-") in record.right
        for seed in range(300)
        for record in EXERCISE.case(seed).records
        for person in people(record)
    )
    parts = Counter(
        line.waited for seed in range(300) for record in EXERCISE.case(seed).records for line in record.lines
    )
    assert counted[True] / counted.total() == pytest.approx(parts[True] / parts.total(), abs=0.04)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_record_may_be_so_and_says_what_it_counts(seed: int) -> None:
    for record in EXERCISE.case(seed).records:
        low, high = WAITS[record.story.unit]
        assert len(record.lines) == PARTS
        assert len({option.id for option in record.offered}) == len({o.text for o in record.offered}) == 12
        assert len(people(record)) == PEOPLE
        assert FEWEST_WAITS <= len(record.right) <= MOST_WAITS
        assert any(line.waited and line.part.owner == "outside" for line in record.lines)
        for line in record.lines:
            assert (low <= line.took <= high) if line.waited else (line.took < low)
        rows = EXERCISE.cards(EXERCISE.case(seed), mapped(record))[2].table
        assert rows is not None
        assert rows.rows[-1][0].lower() == record.when(record.whole).lower()
        order = [part.id for part in record.story.parts]
        places = [order.index(line.part.id) for line in record.lines]
        assert places == sorted(places)
    assert EXERCISE.case(seed) == MapSystems().case(seed)


def test_records_are_personal_and_the_whole_bank_is_used() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({case.records for case in cases}) == len(SEEDS)
    for place, story in enumerate(STORIES):
        assert {line.part.id for case in cases for line in case.records[place].lines} == {p.id for p in story.parts}
        assert Counter(part.owner for part in story.parts) == {"own": 4, "here": 5, "outside": 3}
        assert len({part.system for part in story.parts}) == len({part.person for part in story.parts}) == 12
        for part in story.parts:
            assert part.waited != part.smooth


def test_times_of_day_and_days() -> None:
    day = next(record for record in CASE.records if record.story.unit == "days")
    assert [RECORD.when(minutes) for minutes in (0, 5, 180, 192, 240)] == ["9am", "9:05am", "midday", "12:12pm", "1pm"]
    assert [day.when(days) for days in (0, 9)] == ["day 1", "day 10"]


def test_steps_open_one_by_one_and_nothing_is_told_before(texts_in: Callable[[Any], list[str]]) -> None:
    for done in range(4):
        answer = mapped(done=done, finished=False)
        cards = EXERCISE.cards(CASE, answer)
        assert [card.id for card in cards] == [*STEPS, "owners"][: done + 1]
        assert [card.feedback is None for card in cards] == [True, True, done < 3, True][: done + 1]
        assert EXERCISE.ready(CASE, answer) is (done == 3)
    assert "right" not in " ".join(texts_in(EXERCISE.cards(CASE, mapped(done=2, finished=False))))


def test_a_guess_is_answered_and_not_marked() -> None:
    for guess in GUESSES:
        answer = mapped(guess=guess.id)
        assert met(answer) == [True, True, True]
        feedback = EXERCISE.cards(CASE, answer)[2].feedback
        assert feedback is not None
        assert any(guess.text in text for text in feedback.words) is (guess.id != "many")


def test_what_was_missed_and_what_was_too_much_is_named() -> None:
    late, calm = sorted(RECORD.right), quiet()
    answer = mapped(parts=set(late[1:]) | {calm[0]})
    feedback = EXERCISE.cards(CASE, answer)[2].feedback
    assert feedback is not None
    systems = {line.part.id: line.part.system for line in RECORD.lines}
    assert any(text.startswith(f"You left out: {systems[late[0]]}.") for text in feedback.words)
    assert f"You ticked: {systems[calm[0]]}. There was no wait there." in feedback.words
    assert feedback.heading == "10 of 12 are right"


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *STEPS):
        assert EXERCISE.mark(CASE, answer).score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, EXERCISE.mark(CASE, answer))
    for odd in (None, 7, "own", ["own"], {"round": ["own"]}, {7: 7}):
        answer = mapped()
        answer.values["owners"] = {"owners": odd}
        assert met(answer)[2] is False
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, EXERCISE.mark(CASE, answer))


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for record in case.records:
            everything = {option.id for option in record.offered}
            wrong = {line.part.id: "own" if line.part.owner != "own" else "here" for line in record.lines}
            answers = [mapped(record, done=done, finished=False) for done in range(4)]
            answers += [
                mapped(record),
                mapped(record, everything, wrong, "one"),
                mapped(record, set(), wrong, "person"),
            ]
            for answer in answers:
                shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
                seen.update(texts_in(shown))
    assert [fault for text in sorted(seen) for fault in plain_faults(text)] == []
