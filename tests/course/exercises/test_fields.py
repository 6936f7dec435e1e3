"""Each kind of field: what it takes, what it refuses in plain words, when it is missing, and how it is said."""

import math
from typing import Any

import pytest

from qidose.exercises.fields import (
    Allocate,
    Choice,
    Choices,
    Date,
    Drivers,
    Field,
    Grid,
    Groups,
    Level,
    Move,
    Number,
    Option,
    Order,
    Points,
    Refused,
    Series,
    Text,
)

ABC = (Option("a", "The first"), Option("b", "The second"), Option("c", "The third"))
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
AIM = {"id": "b1", "level": "aim", "text": "Fewer falls", "parent": None}
DRIVER = {"id": "b2", "level": "primary", "text": "Safe rooms", "parent": "b1"}
MEASURE = {"id": "b3", "level": "measure", "text": "Falls", "parent": "b1", "kind": "outcome"}

FIELDS: dict[str, Field] = {
    "choice": Choice(id="x", label="X", options=ABC),
    "move": Move(id="x", label="X", options=ABC),
    "choices": Choices(id="x", label="X", options=ABC),
    "groups": Groups(id="x", label="X", items=ABC, groups=YES_NO),
    "grid": Grid(id="x", label="X", items=ABC, groups=YES_NO),
    "order": Order(id="x", label="X", items=ABC),
    "allocate": Allocate(id="x", label="X", items=ABC, total=10, unit="minutes"),
    "points": Points(id="x", label="X", labels=("May", "June", "July")),
    "one point": Points(id="x", label="X", labels=("May", "June", "July"), most=1),
    "level": Level(id="x", label="X", low=0, high=50, unit="%"),
    "drivers": Drivers(id="x", label="X"),
    "series": Series(id="x", label="X"),
    "text": Text(id="x", label="X"),
    "number": Number(id="x", label="X", low=0, high=100),
    "date": Date(id="x", label="X"),
}
GOOD: list[tuple[str, Any, Any, str]] = [
    ("choice", "b", "b", "The second"),
    ("move", "a", "a", "The first"),
    ("choices", ["c", "a", "a"], ["a", "c"], "The first; The third"),
    ("groups", {"c": "no", "a": "yes", "b": None}, {"a": "yes", "c": "no"}, "The first: Yes\nThe third: No"),
    (
        "grid",
        {"a": "yes", "b": "yes", "c": "no"},
        {"a": "yes", "b": "yes", "c": "no"},
        "The first: Yes\nThe second: Yes\nThe third: No",
    ),
    ("order", ["c", "a", "b"], ["c", "a", "b"], "1. The third\n2. The first\n3. The second"),
    ("allocate", {"a": 3, "b": 0, "c": 7}, {"a": 3, "c": 7}, "The first: 3 minutes\nThe third: 7 minutes"),
    ("points", [2, 0, 2], [0, 2], "May; July"),
    ("one point", [1], [1], "June"),
    ("level", 12.5, 12.5, "12.5%"),
    (
        "drivers",
        [AIM, DRIVER, MEASURE],
        [AIM, DRIVER, MEASURE],
        "Aim: Fewer falls\n    Primary driver: Safe rooms\n    Outcome measure: Falls",
    ),
    ("series", "May, 3\r\nJune, 4", "May, 3\nJune, 4", "May, 3\nJune, 4"),
    ("date", "2026-11-26", "2026-11-26", "26 November 2026"),
]


@pytest.mark.parametrize(("kind", "given", "kept", "said"), GOOD, ids=[case[0] for case in GOOD])
def test_what_it_takes_how_it_is_kept_and_how_it_is_said(kind: str, given: Any, kept: Any, said: str) -> None:
    field = FIELDS[kind]
    assert field.clean(given) == kept
    assert field.clean(kept) == kept  # taking what was kept changes nothing
    assert field.said(kept) == said


HOSTILE: tuple[Any, ...] = (
    True, 7, -1, 10**400, 1e308, math.nan, math.inf, "zzz", "a" * 500_000, [None], [True], [[1]], [1.5],
    ["a", "a", "b"], ["a", "b", "c", "c"], [-1], [3], [10**400], {"a": "maybe"}, {"z": "yes"}, {"a": ["yes"]},
    {"a": -1}, {"a": 1.5},
    {"a": 11}, {"a": 6, "b": 6}, {"a": True}, {"z": 1}, {"a": 10**400}, [{}], [{"id": 1}], [AIM, AIM], [DRIVER],
    [AIM, {**DRIVER, "parent": "zz"}], [AIM, {**DRIVER, "level": "aim"}], [AIM, {**DRIVER, "level": ["aim"]}],
    [AIM, {**MEASURE, "parent": "b3"}], [AIM, {**DRIVER, "text": "x" * 301}], [AIM, {**DRIVER, "text": 7}],
    [{**AIM, "id": "b" * 21}], [AIM, *({**DRIVER, "id": f"c{n}"} for n in range(60))],
)  # fmt: skip


@pytest.mark.parametrize("kind", FIELDS)
def test_whatever_comes_is_taken_whole_or_refused_in_words(kind: str) -> None:
    """And what is taken is taken again just so, is never an error to look at, and can be said."""
    field, refusals = FIELDS[kind], []
    for value in HOSTILE:
        try:
            kept = field.clean(value)
        except Refused as refusal:
            refusals.append(str(refusal))
        else:
            assert field.clean(kept) == kept
        assert field.missing(value) in (True, False)
        assert isinstance(field.said(value), str)
    assert all(words.endswith((".", ": X", ": the text of a box")) and len(words) < 200 for words in refusals)
    assert len(refusals) >= (1 if kind in ("text", "series") else len(HOSTILE) // 2)


MISSING: list[tuple[str, Any, bool]] = [
    ("groups", None, True),
    ("groups", {"a": "yes", "b": "no"}, True),
    ("groups", {"a": "yes", "b": "no", "c": "no"}, False),
    ("order", None, True),
    ("order", ["a", "b", "c"], False),
    ("allocate", {"a": 9}, True),
    ("allocate", {"a": 10}, False),
    ("points", [], True),
    ("points", [0], False),
    ("drivers", [], True),
    ("level", None, True),
    ("level", 0, False),
    ("series", " \n", True),
]


@pytest.mark.parametrize(("kind", "value", "missing"), MISSING)
def test_when_an_answer_is_missing(kind: str, value: Any, missing: bool) -> None:
    assert FIELDS[kind].missing(value) is missing


def test_what_need_not_be_used_up_need_not_be() -> None:
    field = Allocate(id="x", label="X", items=ABC, total=10, unit="days", step=2, use_all=False)
    assert not field.missing({"a": 2})
    assert field.missing({})
    with pytest.raises(Refused, match="in steps of 2"):
        field.clean({"a": 3})


def test_a_measure_without_a_kind_is_a_process_measure() -> None:
    kept = FIELDS["drivers"].clean([AIM, {**MEASURE, "kind": "odd"}])
    assert isinstance(kept, list)
    assert kept[1]["kind"] == "process"


def test_a_box_keeps_nothing_that_does_not_belong_to_it() -> None:
    (kept,) = FIELDS["drivers"].clean([{**AIM, "score": 9, "kind": "outcome"}])  # type: ignore[misc, union-attr]
    assert kept == AIM


def test_a_diagram_that_was_stored_in_a_circle_is_said_without_an_end() -> None:
    circle = [{**AIM, "parent": "b2"}, {**DRIVER, "parent": "b1"}, {**AIM, "id": None, "parent": None}]
    assert len(FIELDS["drivers"].said(circle)) < 2_000
