"""The lessons around exercises: short, finished, and true in what they say. Their language: tests/course/language."""

import re
from typing import Any

import numpy as np
import pytest

from qidose.exercises.registry import exercises_of
from texts.lessons import prose

DOSES = ("board", "senior-leaders", "managers", "coaches", "experts")


@pytest.mark.parametrize("dose", DOSES)
def test_a_lesson_is_short_and_has_3_to_5_sections_before_its_exercise(dose: str) -> None:
    cells = prose(dose)
    assert 300 <= sum(len(cell.split()) for cell in cells) <= 600
    sections = [cell for cell in cells if cell.startswith("## ")]
    assert sections == cells[1:]
    assert 3 <= len(sections) - 1 <= 5


@pytest.mark.parametrize("dose", DOSES)
def test_a_lesson_says_how_long_it_takes_and_leaves_time_for_its_exercise(dose: str) -> None:
    (minutes,) = re.findall(r"about (\d+) minutes", prose(dose)[0])
    assert int(minutes) >= sum(exercise.about.minutes for exercise in exercises_of(dose)) + 5


def test_what_lessons_say_of_pass_marks_is_so() -> None:
    inbox, rebase = exercises_of("senior-leaders")[0], exercises_of("coaches")[0]
    assert f"You pass with {inbox.pass_mark - 1} right of {inbox.points - 1}" in " ".join(prose("senior-leaders"))
    assert f"You pass with {rebase.pass_mark} of {rebase.points}" in " ".join(prose("coaches"))


def test_the_code_in_the_experts_lesson_gives_what_the_lesson_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(prose("experts"))
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    assert "You should see a number near 15." in text
    assert float(capsys.readouterr().out) == pytest.approx(15.4, abs=1.1)
    (change,) = re.findall(r"`(values\[[^`]+)`", text)
    before = names["values"].copy()
    exec(change, names)
    assert np.array_equal(names["values"][:, :12], before[:, :12])
    assert np.allclose(names["values"][:, 12:], before[:, 12:] + 1)
