"""Small pieces of sentences."""

import pytest

from qidose.exercises.pdsa_form import agrees, written
from qidose.exercises.wording import capital, listed, lower


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["tray"], "tray"), (["a tray", "a table"], "a tray and a table"), ((1, 2, 3), "1, 2 and 3")],
)
def test_things_in_a_row(things: list[object], said: str) -> None:
    assert listed(things) == said
    assert listed(iter(things)) == said


def test_the_first_letter_and_no_other() -> None:
    assert capital("a stock check on Heron ward") == "A stock check on Heron ward"
    assert lower("A check by Amina") == "a check by Amina"
    assert capital("") == lower("") == ""


@pytest.mark.parametrize(
    ("value", "enough"), [("it is quicker", True), ("so quick", False), ("... - !", False), (7, False)]
)
def test_a_few_words_are_3(value: object, enough: bool) -> None:
    assert written(value) is enough  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "gap", "right"),
    [
        ("more", 1, True),
        ("more", 0, False),
        ("fewer", -1, True),
        ("fewer", 1, False),
        ("same", 5, True),
        ("same", -6, False),
    ],
)
def test_a_direction_goes_with_a_gap(direction: str, gap: float, right: bool) -> None:
    assert agrees(direction, gap, 5) is right
