"""All that learners read is in plain English: every exercise, every lesson, every page (curriculum 9.1)."""

import re
from pathlib import Path

import pytest

from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids, find_exercise
from qidose.language import Fault, Passage, blocks, faults, lesson_faults, reading, untold
from qidose.language.headings import names_in
from texts.exercises import kinds_of, texts_of
from texts.lessons import before_exercise, lesson_text
from texts.pages import code_texts, page_texts, script_texts, template_texts

FEWEST_WITHIN = 0.98
"""Share of sentences that keep within 20 words."""
EXERCISES = [(dose.id, name) for dose in DOSES for name in exercise_ids(dose.id)]
LESSONS_OF = {name: [dose for dose, other in EXERCISES if other == name] for _, name in EXERCISES}
QUOTED = {"6/8/2018", "Aug 2018", "31/3/2026", "2027-04-01"}
"""What our own words quote because people may type it: other forms of a date."""


def told(found: list[Fault]) -> str:
    """Faults, a line for each, without long sentences: a few of these are allowed, and `make language` lists them."""
    return "\n".join(dict.fromkeys(str(fault) for fault in found if fault.rule != "long sentence"))


@pytest.mark.parametrize("name", LESSONS_OF)
def test_an_exercise_is_plain_and_uses_no_term_that_was_not_explained(name: str) -> None:
    texts = texts_of(find_exercise(LESSONS_OF[name][0], name))
    names = names_in(passage.text for passage in texts if passage.kind != "heading")
    faulty = told([fault for passage in texts for fault in faults(passage.text, passage.kind, names)])
    assert not faulty, faulty
    assert reading(passage.text for passage in kinds_of(texts)).share >= FEWEST_WITHIN
    for dose in LESSONS_OF[name]:
        faulty = told(untold([passage.block for passage in texts], before_exercise(dose, name)))
        assert not faulty, faulty


@pytest.mark.parametrize("dose", [dose.id for dose in DOSES])
def test_a_lesson_is_plain(dose: str) -> None:
    text = lesson_text(dose)
    found = blocks(text)
    faulty = told([*lesson_faults(text), *untold(found)])
    assert not faulty, faulty
    assert reading(block.text for block in found).share >= FEWEST_WITHIN


@pytest.mark.parametrize("dose", [dose.id for dose in DOSES])
def test_a_lesson_ends_with_handing_in(dose: str) -> None:
    assert [block.text for block in blocks(lesson_text(dose)) if block.level == 2][-1] == "Hand in"


@pytest.mark.parametrize(("path", "texts"), page_texts().items(), ids=page_texts())
def test_a_page_is_plain(path: str, texts: list[Passage]) -> None:
    found = [fault for text in texts for fault in faults(text.text, text.kind)]
    faulty = "\n".join(str(fault) for fault in found if fault.words not in QUOTED)
    assert not faulty, faulty


def test_the_walk_meets_every_part_of_an_exercise() -> None:
    texts = {passage.text for passage in texts_of(find_exercise("managers", "short-pdsa"))}
    parts = {
        "a title": "A small test on a ward",
        "a heading": "Study the result",
        "a lock": "Run the test",
        "an option": "The whole ward for 4 weeks",
        "a hint": "Say what stands in the way now.",
        "a unit": "in every 10",
        "a criterion": "Small first, with 1 change",
        "praise": "You tested 1 change with few patients.",
        "criticism": "The whole ward is a big first step. If it goes wrong, every patient is affected.",
        "an unfinished answer": "The test has not been run.",
        "a rubric": "Plan: the test is small first, with one change.",
        "the button at the end": "Finish and send to a coach",
    }
    assert {name for name, text in parts.items() if text not in texts} == set()
    assert any(re.match(r"This answer has 200,000 characters", text) for text in texts)


def test_the_walk_meets_every_word_of_a_page(tmp_path: Path) -> None:
    page, script, code = tmp_path / "page.html.j2", tmp_path / "page.js", tmp_path / "page.py"
    page.write_text(
        '{# not this #}<h1>My Work</h1>{% if x %}<p class="a">Utilise {{ name }}<br>now.</p>{% endif %}'
        '<button aria-label="Close it">{{ "Start" if y else "Go on" }}</button><script>let no = "Not this";</script>'
    )
    script.write_text(
        '// "Not this"\nh("p", {class: "nhsuk-body is-shown"}, "We can\'t go on."); say(`You have ${n} of ${m}.`);\n'
        "document.querySelector('.qidose-x'); go(\"https://example.org/A b\");"
    )
    code.write_text(
        '"""Not this docstring."""\nSAID = "Please wait a moment."\n'
        'def f(n):\n    """Nor this one here."""\n    raise ValueError(f"{n} holds two numbers.")\n'
    )
    assert {text.text for text in template_texts(page)} == {"My Work", "Utilise it now.", "Close it", "Start", "Go on"}
    assert {text.text for text in script_texts(script)} == {"We can't go on.", "You have it of it."}
    assert {text.text for text in code_texts(code)} == {"Please wait a moment.", "It holds two numbers."}
