"""The six doses, and what the course page says of each lesson."""

import json
from pathlib import Path

import pytest

from qidose.doses import DOSES, Dose, find_dose

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


def test_there_are_six_in_the_order_of_the_tiers() -> None:
    assert [dose.tier for dose in DOSES] == ["T1", "T2", "T3", "T4", "T5", "T6"]


@pytest.mark.parametrize("dose", DOSES, ids=lambda dose: dose.id)
def test_the_lesson_itself_has_the_same_title(dose: Dose) -> None:
    notebook = json.loads((LESSONS / dose.id / f"{dose.id}.ipynb").read_text(encoding="utf-8"))
    assert notebook["metadata"]["title"] == dose.title


def test_an_unknown_dose_is_told_with_the_six_that_there_are() -> None:
    with pytest.raises(KeyError, match="The 6 are: all-staff, board"):
        find_dose("everyone")
