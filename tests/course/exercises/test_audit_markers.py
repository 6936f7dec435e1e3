"""Audit the markers (E-T6-11): "finds the lenient marker in 200 marks; generated; right marker, size +-0.3" (curriculum
5.6), with marks that certainly show it, and the talk with that marker (D14)."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from math import prod
from typing import Any

import pytest

from qidose.exercises.experts.audit_markers import (
    FEWEST,
    FIND,
    KINDLY,
    RESULT,
    TOLERANCE,
    TURNS,
    AuditMarkers,
    card_id,
    says_of,
)
from qidose.exercises.experts.audit_markers_case import EACH, FEW, MARKERS, MOST, SIZES, Audit, above, audit, limit
from qidose.exercises.experts.audit_markers_talk import ASK, BEGIN, FAIR, REASONS, STEP, WHAT_IT_DOES, Say
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE, chance_at_least

EXERCISE = AuditMarkers()
SEEDS = range(40)
CASE = audit(1)
CARDS = (FIND, *(card_id(number) for number in range(1, TURNS + 1)))


def audited(case: Audit = CASE, poor: tuple[int, ...] = (), end: bool = True, done: int = 6, **find: Any) -> Answer:
    """Somebody who has understood; `poor` are turns in which something else is said, `find` other findings."""
    right = {"who": f"marker-{case.kind + 1}", "size": case.size, "mix": f"marker-{case.mix + 1}"}
    values: dict[str, dict[str, Any]] = {FIND: {**right, **find}}
    for number in range(1, TURNS + 1):
        kinds = [say.kind for say in says_of(case, number)]
        place = next(k for k, kind in enumerate(kinds) if (kind == "helps") != (number in poor))
        values[card_id(number)] = {"say": f"say-{place + 1}"}
    return Answer(values, CARDS[:done], end)


def met(case: Audit, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(12)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_can_be_found_from_200_marks_in_every_sensible_way(seed: int) -> None:
    """Worked out here anew: pooled within kinds, on first tries alone, and with equal weights."""
    case = audit(seed)
    assert sum(len(marker.first) + len(marker.second) for marker in case.markers) == 200
    assert all(0 <= mark <= MOST for marker in case.markers for mark in marker.first + marker.second)
    gaps = []
    for kind in ("first", "second"):
        others = [mark for marker in case.markers if marker is not case.kind_marker for mark in getattr(marker, kind)]
        own = getattr(case.kind_marker, kind)
        gaps.append(sum(own) / len(own) - sum(others) / len(others))
    share = len(case.kind_marker.first) / EACH
    for found in (gaps[0], sum(gaps) / 2, share * gaps[0] + (1 - share) * gaps[1]):
        assert abs(found - case.size) <= TOLERANCE
    outside = [who for who in range(MARKERS) if abs(above(case.markers, who)) > limit(case.markers)]
    assert outside == [case.kind]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mean_of_all_marks_misleads(seed: int) -> None:
    case = audit(seed)
    ranked = sorted(case.markers, key=lambda marker: marker.mean)
    assert ranked[-1] is case.mix_marker is not case.kind_marker
    others = [marker.mean for marker in case.markers if marker is not case.kind_marker]
    raw = case.kind_marker.mean - sum(others) / len(others)
    assert abs(raw - case.size) > TOLERANCE


def test_each_finding_earns_its_own_point() -> None:
    other = f"marker-{next(n for n in range(1, 9) if n not in (CASE.kind + 1, CASE.mix + 1))}"
    assert met(CASE, audited(who=other)) == [False, True, True, True]
    assert met(CASE, audited(mix=other)) == [True, True, False, True]
    assert met(CASE, audited(size=None)) == [True, False, True, True]
    for off, found in ((0.3, True), (-0.3, True), (0.31, False), (-0.31, False)):
        assert met(CASE, audited(size=CASE.size + off)) == [True, found, True, True]


def test_4_of_5_turns_must_help_and_a_talk_can_be_mended() -> None:
    assert FEWEST == 4
    for turn in range(1, TURNS + 1):
        assert EXERCISE.mark(CASE, audited(poor=(turn,))).score == 4
    assert met(CASE, audited(poor=(1, 4))) == [True, True, True, False]
    assert EXERCISE.summary(CASE, audited(poor=(1, 4)), EXERCISE.mark(CASE, audited(poor=(1, 4)))).good is False


def test_the_chance_of_guessing() -> None:
    """A blind guesser; and one who sees at a glance who had many second tries, and guesses the rest."""
    window = max(sum(abs(size - guess) <= TOLERANCE + 1e-9 for size in SIZES) for guess in SIZES) / len(SIZES)
    assert window == 7 / 25
    talk = chance_at_least(FEWEST, TURNS, 1 / 3)
    assert talk == pytest.approx(11 / 243)
    blind = prod((1 / 8, window, 1 / 7, talk))
    assert blind == pytest.approx(0.000226, abs=1e-6)
    knows_the_mix = prod((1 / 7, window, talk))
    assert knows_the_mix == pytest.approx(0.00181, abs=1e-5)
    assert max(blind, knows_the_mix) <= LIMIT_ABOVE


def test_how_many_second_tries_does_not_tell_who_is_kind() -> None:
    for seed in SEEDS:
        case = audit(seed)
        low, high = FEW
        assert all(low <= len(m.second) <= high for m in case.markers if m is not case.mix_marker)
    fewest = sum(len(audit(s).kind_marker.second) == min(len(m.second) for m in audit(s).markers) for s in SEEDS) / len(
        SEEDS
    )
    assert fewest < 0.6  # of 7 with 3 to 6 each, about 0.38 by chance


LOOKS: dict[str, Callable[[tuple[Say, ...]], set[Say]]] = {
    "the longest": lambda says: {max(says, key=lambda say: len(say.text))},
    "the shortest": lambda says: {min(says, key=lambda say: len(say.text))},
    "with a question": lambda says: {say for say in says if say.text.endswith("?")} or set(says),
    "without a question": lambda says: {say for say in says if not say.text.endswith("?")} or set(says),
    "with we": lambda says: {say for say in says if "we" in say.text.lower().split()} or set(says),
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_form_of_words_does_not_tell_what_helps(look: str) -> None:
    chances = []
    for reason in REASONS:
        p = []
        for says in (BEGIN, ASK, reason.heard, FAIR, STEP):
            picked = LOOKS[look](says)
            p.append(sum(say.kind == "helps" for say in picked) / len(picked))
        combos = list(product((0, 1), repeat=TURNS))
        chances.append(
            sum(prod(q if hit else 1 - q for q, hit in zip(p, c, strict=True)) for c in combos if sum(c) >= FEWEST)
        )
    assert max(chances) <= 1 / 8


def test_nothing_is_told_before_the_findings_are_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for done in range(7):
        cards = EXERCISE.cards(CASE, audited(end=False, done=done))
        assert [card.id for card in cards] == ([FIND] if not done else [FIND, RESULT, *CARDS[1 : min(done + 1, 6)]])
        assert EXERCISE.ready(CASE, audited(end=False, done=done)) is (done == 6)
        texts = " ".join(texts_in(cards))
        assert ("gives about" in texts) is bool(done)
        assert not any(words in texts for words in WHAT_IT_DOES.values())
    before = " ".join(texts_in(EXERCISE.cards(CASE, Answer())))
    assert before.count(CASE.kind_marker.name) == before.count(CASE.markers[0].name)


def test_the_talk_goes_on_by_what_was_said() -> None:
    asked = EXERCISE.cards(CASE, audited(end=False))
    pressed = EXERCISE.cards(CASE, audited(end=False, poor=(2,)))
    assert asked[4].words == (f'"{CASE.reason.told}"',)
    assert pressed[4].words == (f'"{CASE.reason.hint}"',)
    ranked = EXERCISE.cards(CASE, audited(end=False, poor=(1,)))
    assert asked[3].words != ranked[3].words
    assert any(f"{CASE.size:g} points" in option.text for option in asked[3].fields[0].options)  # type: ignore[attr-defined]


def test_every_reason_can_be_met_and_says_stand_in_no_fixed_place() -> None:
    cases = [audit(seed) for seed in SEEDS]
    assert {case.reason.id for case in cases} == {"story", "tired", "guide"}
    assert len({case.markers for case in cases}) == len(cases)
    assert len({case.kind for case in cases}) == len({case.mix for case in cases}) == MARKERS
    places = Counter(
        [say.kind for say in says_of(case, number)].index("helps") for case in cases for number in range(1, 6)
    )
    assert min(places.values()) > 0.25 * len(cases) * TURNS
    audit.cache_clear()
    assert audit(3) == cases[3]


def test_a_belief_is_named() -> None:
    by_mean = audited(who=f"marker-{CASE.mix + 1}")
    assert EXERCISE.mark(CASE, by_mean).misconceptions == ("MC08",)
    seen = {"MC08"}
    for number, kind, belief in ((1, "rank", "MC10"), (4, "adjust", "MC12"), (5, "remind", "MC11")):
        place = [say.kind for say in says_of(CASE, number)].index(kind)  # type: ignore[arg-type]
        answer = audited()
        answer.values[card_id(number)]["say"] = f"say-{place + 1}"
        marks = EXERCISE.mark(CASE, answer)
        assert marks.misconceptions == (belief,)
        assert KINDLY[belief] in EXERCISE.summary(CASE, answer, marks).words
        seen.add(belief)
    assert seen == set(KINDLY) == set(EXERCISE.about.misconceptions)


def test_the_end_says_what_each_turn_did() -> None:
    for card, number in zip(EXERCISE.cards(CASE, audited(poor=(2,)))[2:], range(1, 6), strict=True):
        assert card.feedback is not None
        assert card.feedback.good is (number != 2)
        assert any("It would have helped to say" in words for words in card.feedback.words) is (number == 2)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, audited(done=0)).score == 0
    for answer in hostile_answers(EXERCISE, CASE, *CARDS):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen = set(WHAT_IT_DOES.values())
    for seed in range(12):
        case = audit(seed)
        other = f"marker-{seed % 8 + 1}"
        for answer in (
            Answer(),
            audited(case),
            audited(case, (1, 2, 3, 4, 5), who=other, size=0),
            Answer(finished=True),
        ):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            seen.update(texts_in(shown))
    seen.update(text for says in (BEGIN, ASK, FAIR, STEP) for say in says for text in (say.text, say.back))
    for reason in REASONS:
        seen.update((reason.told, reason.hint, reason.worry))
        seen.update(text for say in reason.heard for text in (say.text, say.back))
    assert {text: faults for text in seen if (faults := plain_faults(text))} == {}
