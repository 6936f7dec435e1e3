"""Sentences and words: where one ends, and where a full stop, a colon or a quote does not end one."""

import pytest

from qidose.language import LONGEST, Reading, reading, sentences, words
from qidose.language.syllables import syllables


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mean is 6.2. The limits are 1.5 to 10.9.", 2),
        ("Use a sign, e.g. a star. Then stop.", 2),
        ("Dr. Shah and Mrs. Lund met at St. Mary's. They agreed.", 2),
        ("We asked A&E. They said no.", 2),
        ("See fig. 3 and no. 7. Do not go on.", 2),
        ("The answer is no. Try again.", 2),
        ("Ann B. Smith leads it.", 1),
        ("Look at chart A. Then at chart B. Compare.", 3),
        ("It opens at 9 a.m. on Mondays.", 1),
        ("Bring cups, plates, etc. Then start.", 2),
        ('A board asks: "What went wrong?" Somebody must answer.', 3),
        ('"What next?" she asked.', 1),
        ('She said: "Stop." Then she left.', 3),
        ("The aim: fewer falls by June.", 1),
        ("You chose: leave it, and keep watching.", 1),
        ("Where: Elm ward. More is better.", 3),
        ("At 5:30pm we met. Nobody came!", 2),
        ("Wait... and see.", 1),
        ("Is it so? Yes! Good.", 3),
        ("A title without an end", 1),
        ("Line 1\nLine 2", 2),
        ("8 teams wrote. 7 got a reply. 1 did not.", 3),
        ("1.", 1),
        ("", 0),
        (" ... ", 0),
    ],
)
def test_a_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_no_word_is_lost_between_sentences() -> None:
    text = 'Dr. Shah said: "We use SPC (see fig. 2). It helps!" Did it? Yes, by 3.5 points, e.g. in A&E.'
    assert " ".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("1,250 follow-up visits to A&E by 5:30pm", 7), ("a - b", 2), ("82% of 10", 3), ('"No," he said.', 3), ("?", 0)],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert len(words(text)) == count


SPOKEN = {
    1: "a the year chart shift trend rules walked tried change caused ward word aim score spread mean called",
    2: "patient people being pages passes tested table tables handled little safely every baseline something centre "
    "colleague coaches science quiet",
    3: "idea however improvement different everyone median assurance exercise radio actual area serious area theatre",
    4: "variation experience january majority situation everybody",
    5: "organisation administration",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, line in SPOKEN.items() for word in line.split()])
def test_syllables_are_counted_as_they_are_said(count: int, word: str) -> None:
    assert syllables(word) == count


def test_a_number_and_a_word_with_a_hyphen_have_syllables_too() -> None:
    assert [syllables(word) for word in ("128", "follow-up", "patient's")] == [1, 3, 2]


def test_the_grade_is_kincaids_formula() -> None:
    # 6 words in 1 sentence, each of 1 syllable: 0.39 x 6 + 11.8 x 1 - 15.59.
    assert reading(["The cat sat on the mat."]).grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_a_reading_counts_sentences_and_the_long_ones() -> None:
    long = " ".join(["word"] * (LONGEST + 1)) + "."
    found = reading(["Short one. Short two.", f"{long} Short."])
    assert (found.sentences, found.longest, found.share) == (4, LONGEST + 1, 0.75)
    assert reading([]) == Reading(0, 0, 1.0, 0.0)


def test_harder_words_and_longer_sentences_have_a_higher_grade() -> None:
    plain = reading(["We count the falls. We look at the line. We ask why."])
    hard = reading(["Utilisation of quantitative methodologies facilitates organisational understanding of variation."])
    assert hard.grade > plain.grade + 10
