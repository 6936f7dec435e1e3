"""The six lessons as a course: whole, in short steps, true in what they say. Their language: tests/course/language."""

import json
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from qidose.code_tasks import code_tasks
from qidose.doses import DOSES
from qidose.exercises.registry import exercises_of
from qidose.matrix import DOMAINS
from qidose.references import REFERENCES

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
IDS = [dose.id for dose in DOSES]
WORDS = {
    "all-staff": (2_500, 4_200),
    "board": (2_500, 4_200),
    "senior-leaders": (4_000, 6_500),
    "managers": (4_500, 7_500),
    "coaches": (6_000, 9_500),
    "experts": (6_000, 11_000),
}
"""From and to: the depth of the dose, and no deeper."""
A_MINUTE = 180  # words read
MOST_IN_A_SECTION = 260


@cache
def cells(dose: str) -> list[dict[str, Any]]:
    """The cells of a lesson, without the rubrics, whose text is their own."""
    found = json.loads((LESSONS / dose / f"{dose}.ipynb").read_text(encoding="utf-8"))["cells"]
    rubrics = [cell for cell in found if cell["metadata"].get("nbgrader", {}).get("task")]
    return [{**cell, "source": "".join(cell["source"])} for cell in found if cell not in rubrics]


def sections(dose: str) -> list[dict[str, Any]]:
    return [cell for cell in cells(dose) if cell["cell_type"] == "markdown"]


def words(text: str) -> int:
    return len(text.split())


def text_of(dose: str) -> str:
    return "\n\n".join(cell["source"] for cell in sections(dose))


@pytest.mark.parametrize("dose", IDS)
def test_a_lesson_has_the_length_of_its_dose(dose: str) -> None:
    low, high = WORDS[dose]
    assert low <= words(text_of(dose)) <= high


@pytest.mark.parametrize("dose", IDS)
def test_one_screen_is_one_idea(dose: str) -> None:
    for cell in sections(dose):
        assert words(cell["source"]) <= MOST_IN_A_SECTION, cell["id"]


@pytest.mark.parametrize("dose", IDS)
def test_there_is_something_to_do_every_few_minutes(dose: str) -> None:
    """An exercise, a log of use at work, or a question to think about before the next screen."""
    asked = re.compile(r"\?(?:\s|$)")
    reading = 0
    for cell in cells(dose):
        if cell["cell_type"] == "code" or asked.search(cell["source"]):
            reading = 0
        else:
            reading += words(cell["source"])
        assert reading <= 5 * A_MINUTE, cell["id"]


@pytest.mark.parametrize("dose", IDS)
def test_a_lesson_names_places_to_stop(dose: str) -> None:
    stops = re.findall(r"good place to stop", text_of(dose))
    minutes = words(text_of(dose)) / A_MINUTE + sum(exercise.about.minutes for exercise in exercises_of(dose))
    assert len(stops) >= minutes // 20 - 2


def minutes_in(text: str) -> int:
    """The time that a lesson says it takes."""
    found = re.search(r"about (?=\d)(?:(\d+) hours?)?(?: and )?(?:(\d+) minutes)?", text)
    assert found is not None
    return 60 * int(found[1] or 0) + int(found[2] or 0)


@pytest.mark.parametrize("dose", IDS)
def test_the_time_it_says_is_enough_and_the_course_page_says_the_same(dose: str) -> None:
    said = minutes_in(sections(dose)[0]["source"])
    exercises = sum(exercise.about.minutes for exercise in exercises_of(dose))
    exercises += sum(task.minutes for task in code_tasks(dose))
    assert exercises + words(text_of(dose)) / A_MINUTE <= said + 5
    assert said == next(one.minutes for one in DOSES if one.id == dose)


@pytest.mark.parametrize("dose", IDS)
def test_every_domain_that_the_dose_needs_is_taught(dose: str) -> None:
    taught = {name for cell in sections(dose) for name in cell["metadata"].get("qidose", {}).get("domains", [])}
    assert taught == {domain.id for domain in DOMAINS if domain.level(dose)}


@pytest.mark.parametrize("dose", ["all-staff", "board", "senior-leaders", "managers"])
def test_nobody_before_coaches_meets_a_formula(dose: str) -> None:
    assert not re.search(r"[√∑σ±]|\bsqrt\b|\w\s*=\s*\w|\^", text_of(dose))


@pytest.mark.parametrize("dose", IDS)
def test_every_source_named_in_brackets_is_in_the_list(dose: str) -> None:
    known = {one.short for one in REFERENCES}
    cited = re.findall(r"\(([A-Z][\w\s-]+?(?: \d{4}|, online))\)", text_of(dose))
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    assert {one for one in cited if not re.match(months, one)} <= known


@pytest.mark.parametrize("dose", IDS)
def test_nothing_is_said_twice(dose: str) -> None:
    """No paragraph of any length comes again, in this lesson or in another."""
    # Lists of rules, and sentences about the trust's own programme, are the same everywhere.
    parts = [part for part in text_of(dose).split("\n\n") if words(part) >= 12]
    here = [part for part in parts if not part.startswith("- ") and "[[" not in part]
    again = [text for text, same in groupby(sorted(here)) if len(list(same)) > 1]
    elsewhere = {part for other in IDS if other != dose for part in text_of(other).split("\n\n")}
    assert again == []
    assert [part for part in here if part in elsewhere] == []


@pytest.mark.parametrize("dose", IDS)
def test_each_part_comes_to_the_learners_own_work(dose: str) -> None:
    logs = [cell["source"] for cell in cells(dose) if "in_your_work(" in cell["source"]]
    assert len(logs) >= 3
    assert len(set(logs)) == len(logs)
