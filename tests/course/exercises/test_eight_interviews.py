"""8 interviews (E-T6-06): "codes 8 short synthetic interviews; builds a framework; reports"; themes found, tightened
to 5 of 6 among 24; rubric R9."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import comb
from typing import Any

import pytest

import answers
from qidose.exercises.experts.eight_interviews import EightInterviews
from qidose.exercises.experts.eight_interviews_bank import BY_ID, CARED_FOR, THEMES
from qidose.exercises.experts.eight_interviews_cards import BEFORE, REPORT, TALKS, TRUTH, checks_of
from qidose.exercises.experts.eight_interviews_case import MOST_EACH, PEOPLE, PLANTED, VOICES_EACH, Talks
from qidose.exercises.experts.eight_interviews_marks import FEWEST_FOUND, FRAME, coding, person_id
from qidose.exercises.experts.eight_interviews_marks import THEMES as THEME_CARD
from qidose.exercises.fields import Answer
from qidose.rubrics import QUALITATIVE
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = EightInterviews()
SEEDS = range(150)
CASE = EXERCISE.case(1)
LOCKED = (BEFORE, *TALKS, THEME_CARD, FRAME)
CARDS = (*LOCKED, REPORT)


def done(case: Talks, finished: bool = True, **changed: dict[str, Any]) -> Answer:
    """Right answers; `changed` holds, for a card, the fields to put in instead."""
    values = {card: {**answers.right(EXERCISE, case, card, Answer()), **changed.get(card, {})} for card in CARDS}
    return Answer(values, LOCKED, finished)


def lost(case: Talks, answer: Answer) -> list[int]:
    """The criteria that are not met, from 0."""
    return [n for n, criterion in enumerate(EXERCISE.mark(case, answer).criteria) if not criterion.met]


def passes(case: Talks, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


def instead(case: Talks, wrong: int) -> list[str]:
    """The planted themes, some of them replaced by others."""
    others = [theme.id for theme in THEMES if theme.id not in case.planted]
    return [*case.planted[wrong:], *others[:wrong]]


def test_right_answers_get_full_marks(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(30):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 4
        assert EXERCISE.summary(case, answer, marks).good is True
        assert all(check.met for card in EXERCISE.cards(case, answer) for check in card.checks)


def test_the_coach_marks_by_r9() -> None:
    assert EXERCISE.rubric is QUALITATIVE
    assert (QUALITATIVE.id, QUALITATIVE.out_of, QUALITATIVE.pass_mark) == ("R9", 12, 8)


@pytest.mark.parametrize("wrong", range(PLANTED + 1))
def test_5_of_6_themes_pass_and_4_do_not(wrong: int) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        answer = done(case, themes={"themes": instead(case, wrong)})
        assert (0 not in lost(case, answer)) is (wrong <= PLANTED - FEWEST_FOUND)
        assert passes(case, answer) is (wrong <= 1)


def test_choosing_more_than_6_finds_none() -> None:
    other = next(theme.id for theme in THEMES if theme.id not in CASE.planted)
    for chosen in ([*CASE.planted, other], [theme.id for theme in THEMES]):
        assert lost(CASE, done(CASE, themes={"themes": chosen})) == [0, 1]
        assert not passes(CASE, done(CASE, themes={"themes": chosen}))


def test_9_of_10_cells_at_the_edge() -> None:
    """6 themes and 8 people, without the cell of the negative case: 47 cells, of which 4 may differ."""
    heard = {theme: {person_id(n) for n in CASE.heard(theme)} for theme in CASE.planted}
    cells = [
        (theme, n)
        for theme in CASE.planted
        for n in range(PEOPLE)
        if not (theme == CASE.against and n == CASE.negative)
    ]
    for wrong in range(8):
        now = {theme: set(people) for theme, people in heard.items()}
        for theme, n in cells[:wrong]:
            now[theme] ^= {person_id(n)}
        answer = done(CASE, framework={f"who-{theme}": sorted(people) for theme, people in now.items()})
        assert coding(CASE, answer).right == 47 - wrong
        assert lost(CASE, answer) == ([] if wrong <= 4 else [1])
        assert passes(CASE, answer)  # the themes and the negative case are right


def test_the_negative_case_may_stand_under_its_theme_or_not() -> None:
    both = [{person_id(n) for n in CASE.heard(CASE.against)} | extra for extra in (set(), {person_id(CASE.negative)})]
    for people in both:
        assert lost(CASE, done(CASE, framework={f"who-{CASE.against}": sorted(people)})) == []


def test_ticking_everyone_or_nobody_is_no_coding() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for people in ([], [person_id(n) for n in range(PEOPLE)]):
            assert 1 in lost(case, done(case, framework={f"who-{theme}": people for theme in case.planted}))


def test_1_other_slip_is_forgiven_and_2_are_not() -> None:
    nobody = {f"who-{theme}": [person_id(0)] for theme in CASE.planted}
    wrong = next(n for n in range(PEOPLE) if n != CASE.negative)
    assert passes(CASE, done(CASE, framework=nobody))
    assert passes(CASE, done(CASE, framework={"negative": person_id(wrong)}))
    assert not passes(CASE, done(CASE, framework={**nobody, "negative": person_id(wrong)}))


def test_the_chance_of_passing_by_guessing() -> None:
    """Exactly: 6 of 24 picked blindly, at least 5 of them planted. Without them nobody passes."""
    ways = sum(comb(PLANTED, n) * comb(len(THEMES) - PLANTED, PLANTED - n) for n in range(FEWEST_FOUND, PLANTED + 1))
    chance = ways / comb(len(THEMES), PLANTED)
    assert chance == pytest.approx(0.00081, abs=0.00001)
    assert chance <= LIMIT_ABOVE
    assert EXERCISE.points - 2 < EXERCISE.pass_mark


def test_every_theme_is_planted_as_often_as_any_other() -> None:
    """So who has seen an earlier set knows nothing of this one."""
    seen = Counter(theme for seed in range(400) for theme in EXERCISE.case(seed).planted)
    assert set(seen) == set(BY_ID)
    assert 60 <= min(seen.values()) <= max(seen.values()) <= 140
    places = Counter(
        place
        for seed in range(400)
        for place, theme in enumerate(EXERCISE.case(seed).offered)
        if theme.id in EXERCISE.case(seed).planted
    )
    assert 60 <= min(places.values()) <= max(places.values()) <= 140


def test_talks_hold_what_they_should() -> None:
    voices = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert len({person.name for person in case.people}) == PEOPLE
        assert Counter(person.voice for person in case.people) == {"patient": 4, "carer": 2, "staff": 2}
        for theme in case.planted:
            heard = case.heard(theme)
            assert len(heard) == VOICES_EACH == 3
            assert len({case.people[n].voice for n in heard}) >= 2
            quotes = {n: dict(case.people[n].quotes)[theme] for n in heard}
            assert len(set(quotes.values())) == 3
            assert all(quote in case.people[n].said for n, quote in quotes.items())
            voices |= {frozenset(case.people[n].voice for n in heard)}
        assert case.negative not in case.heard(case.against)
        assert BY_ID[case.against].against in case.people[case.negative].said
        for n, person in enumerate(case.people):
            assert 1 <= len(person.themes) <= MOST_EACH
            assert len(person.said) == len(person.themes) + 2 + (n == case.negative)
    assert len(voices) == 3


def test_no_talk_has_words_of_a_theme_that_is_not_planted() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        said = {text for person in case.people for text in person.said}
        for theme in THEMES:
            if theme.id not in case.planted:
                carers = {theme.carer.format(**words) for words in CARED_FOR.values()}
                assert not said & {*theme.patient, *carers, theme.staff, theme.against}


def test_a_carer_speaks_of_1_person_throughout() -> None:
    for seed in SEEDS:
        for person in EXERCISE.case(seed).people:
            words = set(re.findall(r"\w+", " ".join(dict(person.quotes).values()).lower()))
            if person.voice == "carer":
                assert not (words & {"she", "her"} and words & {"he", "him", "his"})
                assert not re.search(r"[{}]", " ".join(person.said))


def test_all_quotes_differ() -> None:
    quotes = [quote for theme in THEMES for quote in (*theme.patient, theme.carer, theme.staff, theme.against)]
    assert len(quotes) == len(set(quotes)) == 120
    assert len({theme.name for theme in THEMES}) == len({theme.use for theme in THEMES}) == 24


# What is shown, and when


def test_cards_open_one_after_the_other() -> None:
    for locked in range(len(LOCKED) + 1):
        answer = replace(done(CASE, finished=False), locked=LOCKED[:locked])
        assert [card.id for card in EXERCISE.cards(CASE, answer)] == list(CARDS[: locked + 1])
        assert EXERCISE.ready(CASE, answer) is (locked == len(LOCKED))
    assert [card.id for card in EXERCISE.cards(CASE, done(CASE))] == [*CARDS, TRUTH]


def test_only_the_report_is_improved() -> None:
    assert EXERCISE.may_improve is True
    assert EXERCISE.stays_locked == LOCKED


def test_no_list_of_themes_before_all_talks_are_coded(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        shown = " ".join(texts_in(EXERCISE.cards(case, Answer(locked=(BEFORE, *TALKS[:-1])))))
        assert not [theme.name for theme in THEMES if theme.name in shown]


def test_nothing_is_told_before_the_end() -> None:
    answer = done(CASE, finished=False)
    cards = EXERCISE.cards(CASE, answer)
    assert all(card.feedback is None for card in cards)
    # What is shown comes from the talks and the answer alone, and not from what was planted.
    people = tuple(replace(person, quotes=()) for person in CASE.people)
    forged = replace(CASE, people=people, planted=CASE.planted[::-1], against="food", negative=0)
    assert EXERCISE.cards(forged, answer) == cards


def test_own_codes_stand_in_the_table_of_codes() -> None:
    answer = done(CASE, **{TALKS[2]: {"codes": "waits,\n no answers"}})
    table = EXERCISE.cards(CASE, answer)[len(TALKS) + 1].table
    assert table is not None
    assert table.rows[2] == (f"3: {CASE.people[2].name}", "waits, no answers")


def test_what_was_missed_is_told_with_words_that_have_it() -> None:
    answer = done(CASE, themes={"themes": instead(CASE, 2)})
    themes, frame = EXERCISE.cards(CASE, answer)[len(TALKS) + 1 : len(TALKS) + 3]
    assert themes.feedback is not None
    assert themes.feedback.heading == "You found 4 of 6 themes"
    assert len([words for words in themes.feedback.words if "nobody speaks of this" in words]) == 2
    for theme, words in zip(CASE.planted[:2], themes.feedback.words[2:], strict=True):
        assert BY_ID[theme].name[1:] in words
        assert any(dict(CASE.people[n].quotes)[theme] in words for n in CASE.heard(theme))
    assert frame.feedback is not None
    assert BY_ID[CASE.against].against in frame.feedback.words[-1]


def test_the_checks_see_form_only() -> None:
    def met(**changed: Any) -> list[bool]:
        return [check.met for check in checks_of(done(CASE, report=changed))]

    assert met() == [True] * 6
    assert met(question="Short.")[0] is False
    assert met(definition="Use this code for each and every wait, for tablets or for a lift or a bed.")[1] is False
    assert met(themes="Many people said that they had to wait, and that nobody told them why it was so.")[2:4] == [
        False,
        False,
    ]
    assert met(use="Test a change on the ward this week and look at what it does to all of us.")[4:] == [False, False]
    assert [check.met for check in checks_of(Answer())] == [False] * 6


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({frozenset(case.planted) for case in cases}) > 145
    assert {case.negative for case in cases} == set(range(PEOPLE))
    EightInterviews.case.__globals__["draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in (0, 1)] == cases[:2]


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({}, LOCKED, True)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *LOCKED):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for theme in THEMES:
        carer = theme.carer.format(**CARED_FOR[True])
        for text in (theme.name, theme.use, *theme.patient, carer, theme.staff, theme.against):
            assert plain_faults(text) == []
    for seed in range(4):
        case = EXERCISE.case(seed)
        wrong = done(
            case,
            themes={"themes": instead(case, 3)},
            framework={f"who-{theme}": [person_id(n) for n in range(PEOPLE)] for theme in case.planted},
        )
        for answer in (Answer(), done(case, False), done(case), wrong):
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in set(texts_in(shown)) for fault in plain_faults(text)] == []
