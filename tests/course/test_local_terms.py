"""A trust's own words in the lessons: one file, plain errors, and words that stay words."""

import json
from pathlib import Path

import pytest

from qidose.local_terms import DEFAULTS, BadTerms, read_terms, terms_in, with_terms

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


def test_a_trust_names_what_it_likes_and_the_rest_is_plain() -> None:
    terms = read_terms('programme = "Westmarsh Improves"\n')
    assert terms["programme"] == "Westmarsh Improves"
    assert terms["coach"] == DEFAULTS["coach"]
    assert with_terms("Ask a [[coach]] of [[programme]].", terms) == "Ask a quality coach of Westmarsh Improves."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("programme = Westmarsh", "cannot be read"),
        ('program = "Westmarsh"', "no local term called 'program'"),
        ("coach = 7", "words in quotation marks"),
        ('coach = " "', "words in quotation marks"),
        (f'coach = "{"x" * 201}"', "at most 200"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_plain_words(text: str, told: str) -> None:
    with pytest.raises(BadTerms, match=told):
        read_terms(text)


def test_a_term_is_words_whatever_is_in_it() -> None:
    shown = with_terms("[[coach]]", {"coach": "<b>x</b> [y](http://z) *w* \n# q"})
    assert "<" not in shown
    assert "](" not in shown
    assert "*" not in shown
    assert "\n" not in shown


def test_what_is_no_term_stays() -> None:
    assert with_terms("[[nothing]] [coach]", DEFAULTS) == "[[nothing]] [coach]"


def test_every_term_in_a_lesson_is_one_that_a_trust_can_name() -> None:
    for path in LESSONS.glob("*/*.ipynb"):
        text = "".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])
        assert terms_in(text) <= set(DEFAULTS), path.name
