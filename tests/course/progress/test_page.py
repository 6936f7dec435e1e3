"""The page of progress: can beside does, charts with their numbers, few people hidden, nothing ranked or coloured."""

import datetime as dt
import doctest
import inspect
import json
import types
from dataclasses import asdict, replace

import pytest

from qidose.dosing.form import Entry
from qidose.dosing.parts import Curves, Grid, Part, Series, Words
from qidose.dosing.plan import read_plan
from qidose.language import faults
from qidose.progress import charts, counts, months, outcomes, page, places
from qidose.progress.bands import bands_of
from qidose.progress.charts import Line, series
from qidose.progress.months import first_day, month_of
from qidose.progress.outcomes import SURVEY, outcome_parts
from qidose.progress.page import notes_about, progress_parts
from qidose.progress.records import (
    Coach,
    Coached,
    Coaching,
    Note,
    Project,
    Reached,
    Records,
    Score,
    Stay,
    Story,
    Team,
    Use,
    Workshop,
)

TODAY = dt.date(2026, 11, 26)
BEGAN = dt.date(2015, 1, 1)


def month(n: int, day: int = 15) -> dt.date:
    """A day of a month counted from November 2024."""
    return first_day(month_of(dt.date(2024, 11, 1)) + n).replace(day=day)


def trust(months: int = 24) -> Records:
    """3 directorates, 1 of them of 3 people; each month somebody reaches a dose and somebody runs a test."""
    begins = 24 - months
    places = ["Wards"] * 60 + ["Archive"] * 3 + ["Clinics"] * 30
    groups = ["all-staff"] * 75 + ["managers"] * 18
    stays = [Stay(f"p{n}", groups[(n * 7) % 93], place, BEGAN) for n, place in enumerate(places)]
    reached = [Reached(f"p{n}", stays[n].group, month(begins + n % months)) for n in range(40)]
    uses = [Use(f"p{n % 40}", month(begins + n % months), predicted=n % 3 > 0) for n in range(90)]
    return Records(
        tuple(stays),
        tuple(reached),
        tuple(uses),
        teams=(Team("t1", "Team 1", "Wards", month(begins)), Team("t2", "Team 2", "Wards", month(begins))),
        coaching=(Coaching("t1", "p1", month(begins + 1)),),
        coached=tuple(Coached("p1", month(n)) for n in range(begins, 24)),
        coaches=(Coach("p1", "p2", 0.2), Coach("p3")),
        projects=(Project("q1", "Wards", BEGAN, priority="Safer care"), Project("q2", "Wards", BEGAN, month(20))),
        ideas=(month(22), month(22), month(23)),
        stories=tuple(Story(month(n), f"Story {n}", "award") for n in range(8, 24)),
        scores=(Score("q1", month(20), 1.5), Score("q1", month(23), 2.0)),
        workshops=(Workshop(month(22)),),
        notes=(
            Note("managers", month(20), "Ann Ito", "First."),
            Note("managers", month(22), "Ann Ito", "Second."),
            Note("managers", month(22), "Bo Lal", "Third."),
        ),
    )


def titled(parts: list[Part], words: str) -> list[Part]:
    def title(part: Part) -> str:
        return part.chart.title if isinstance(part, Series) else getattr(part, "title", getattr(part, "heading", ""))

    return [part for part in parts if words in title(part)]


PARTS = progress_parts(trust(), {}, TODAY)
CHARTS = [part for part in PARTS if isinstance(part, Series)]


@pytest.mark.parametrize("module", [page, months, places], ids=lambda one: one.__name__)
def test_the_examples_in_the_words_are_true(module: types.ModuleType) -> None:
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_no_clock_is_looked_at() -> None:
    for module in (page, charts, counts, months, outcomes):
        source = inspect.getsource(module)
        assert not [word for word in ("today()", "now()", "import time") if word in source]


def test_can_is_never_shown_without_does() -> None:
    titles = [part.chart.title for part in CHARTS]
    can = [n for n, title in enumerate(titles) if title.startswith("Can: ")]
    assert len(can) == 3  # everybody, all staff, managers
    assert all(titles[n + 1].startswith("Does: ") for n in can)
    assert sum(title.startswith("Does: ") for title in titles) == 3


def test_nothing_is_coloured_ranked_or_scored() -> None:
    said = json.dumps([asdict(part) for part in PARTS], default=str).casefold()
    assert not [word for word in ("amber", "league", "rank", "worst", "best ", "overall score") if word in said]
    assert all(part.chart.target is None for part in CHARTS)
    places = [part.title for part in PARTS if isinstance(part, Curves)]
    assert places == sorted(places)


def test_every_picture_has_its_numbers_and_a_message() -> None:
    for part in PARTS:
        if isinstance(part, Series | Curves):
            grid = part.grid()
            assert grid.rows
            assert {len(row) for row in grid.rows} == {len(grid.head)}
            assert part.chart.message if isinstance(part, Series) else part.message


@pytest.mark.parametrize(("points", "centre"), [(3, "Median"), (11, "Median"), (12, "Mean"), (30, "Mean")])
def test_a_run_chart_first_and_limits_from_12_points(points: int, centre: str) -> None:
    labels = tuple(str(n) for n in range(points))
    line = Line("Tests", "tests", labels, tuple(float(10 + n % 3) for n in range(points)))
    chart = series(line).chart
    assert (chart.centre_name, chart.upper[-1] is None) == (centre, points < 12)
    assert bool(chart.icons) == (points >= 13)  # as Making Data Count has it
    assert ("trial limits" in chart.message) == (points == 12)


def test_a_number_that_accumulates_is_a_plain_line() -> None:
    """A steady rise is no special cause, and rules for independent points would call every month one."""
    rising = tuple(float(10 * n) for n in range(24))
    line = Line("People with a dose", "people", tuple(map(str, range(24))), rising, accumulates=True)
    chart = series(line).chart
    assert (chart.centre, chart.upper, chart.lower, chart.marked, chart.icons) == ((), (), (), {}, ())
    assert chart.message == "23: 230 people. The month before, it was 220."
    assert series(replace(line, accumulates=False)).chart.marked


def test_a_share_is_judged_by_how_many_it_is_of() -> None:
    sizes = (10, 1_000) * 8
    line = Line("Shares", "%", tuple(map(str, range(16))), (50.0, 50.0) * 8, sizes)
    chart = series(line).chart
    assert [round(float(chart.upper[n] or 0), 1) for n in (0, 1)] == [97.4, 54.7]  # 50 + 3 sqrt(50 x 50 / n)


def test_gaps_stay_gaps() -> None:
    line = Line("Tests", "tests", ("a", "b", "c"), (1, None, 2))
    part = series(line)
    assert part.chart.values == (1, None, 2)
    assert [row[1] for row in part.grid().rows] == ["1", "", "2"]
    assert "c: 2 tests." in part.chart.message


def test_the_plans_range_lies_over_its_own_months() -> None:
    band = {first_day(month_of(month(n))): (10.0 + n, 20.0 + n) for n in (22, 23)}
    part = titled(progress_parts(trust(), {"can/managers": band}, TODAY), "Can: Middle managers")[0]
    assert isinstance(part, Series)
    assert part.band_low[-3:] == (None, 32, 33)
    assert part.band_high[-3:] == (None, 42, 43)
    assert "The plan's range for October 2026 is 33 to 43." in part.words
    assert part.grid().rows[-1][2:4] == ("33", "43")
    assert not [chart for chart in CHARTS if chart.band_low]


def test_the_bands_of_a_plan_are_its_outlook() -> None:
    group = {"dose": "managers", "heads": "100", "trained": "10", "leavers_low": "0", "leavers_high": "0"}
    typed = {
        "organisation": {"start": "2026-09-01", "months": "3"},
        "groups": [{"id": "g1", "name": "Matrons", **group}, {"id": "g2", "name": "Leads", **group, "dose": "board"}],
    }
    bands = bands_of(read_plan(typed))
    first = dt.date(2026, 9, 1)
    assert {name: band[first] for name, band in bands.items()} == {
        "can": (20.0, 20.0),
        "can/managers": (10.0, 10.0),
        "can/board": (10.0, 10.0),
    }
    assert list(bands["can"]) == [first, dt.date(2026, 10, 1), dt.date(2026, 11, 1)]
    assert not bands_of(read_plan({}))


def test_few_people_are_not_shown_and_their_total_does_not_give_them_away() -> None:
    grid = titled(PARTS, "Each directorate")[0]
    assert isinstance(grid, Grid)
    assert [row[:2] for row in grid.rows] == [("Archive and Clinics", "33"), ("Wards", "60")]
    assert any("confidentiality" in words for words in grid.words)
    assert [part.title for part in PARTS if isinstance(part, Curves)] == ["Clinics", "Wards"]
    assert any("Archive" in word for part in PARTS if isinstance(part, Words) for word in part.words)


def test_a_group_of_fewer_than_5_is_not_shown() -> None:
    few = tuple(Stay(f"b{n}", "board", "Wards", BEGAN) for n in range(4))
    records = replace(trust(), stays=(*trust().stays, *few))
    parts = progress_parts(records, {}, TODAY)
    assert not titled(parts, "Can: Board")
    (words,) = titled(parts, "Board")
    assert isinstance(words, Words)
    assert words.words[0].startswith("Fewer than 5")
    grid = titled(parts, "Each group")[0]
    assert isinstance(grid, Grid)
    assert {row[0]: row[1:] for row in grid.rows}["Board"] == ("Fewer than 5 people", "", "")


def test_notes_stand_newest_first_and_all_of_them() -> None:
    (words,) = [part for part in titled(PARTS, "Middle managers and supervisors") if isinstance(part, Words)]
    assert words.words == (
        "18 people in post.",
        "15 September 2026, Bo Lal: Third.",
        "15 September 2026, Ann Ito: Second.",
        "15 July 2026, Ann Ito: First.",
    )
    assert [note.words for note in notes_about(trust(), trust().groups[3])] == ["Third.", "Second.", "First."]


def test_use_is_told_in_numbers_of_the_last_month() -> None:
    assert "October 2026: 1 team." in _message("Teams with a coach")
    assert "October 2026: 1 coach." in _message("Active coaches")
    (words,) = titled(PARTS, "Is it used?")
    assert isinstance(words, Words)
    assert words.words[1:] == (
        "2 coaches are on the list. Their protected time is 0.2 WTE in all.",
        "For 1 of them no protected time is recorded.",
        "1 of them have no named expert in post.",
    )
    grid = titled(PARTS, "Projects by progress score")[0]
    assert isinstance(grid, Grid)
    assert [row for row in grid.rows if row[1:] != ("0", "0")] == [("2.0", "1", "0")]
    assert grid.words[1] == "Projects that run now: 1. With the priority that they serve: 1."
    told = titled(PARTS, "Stories that were told")[0]
    assert isinstance(told, Grid)
    assert (len(told.rows), told.rows[0]) == (12, ("15 October 2026", "Story 23", "Award or celebration", ""))
    assert "October 2026: 1 idea." in _message("Ideas for a test")
    (held,) = titled(PARTS, "Workshops")
    assert isinstance(held, Words)
    assert "The last was on 15 September 2026." in held.words[0]


def _message(title: str) -> str:
    (part,) = [one for one in titled(PARTS, title) if isinstance(one, Series)]
    return part.chart.message


def test_where_the_register_begins_is_written_on_the_chart() -> None:
    parts = progress_parts(replace(trust(), begun=month(20)), {}, TODAY)
    chart = titled(parts, "Can: people")[0]
    assert isinstance(chart, Series)
    assert chart.chart.notes == {20: "Register begins"}
    assert "Before the register began" in str(titled(parts, "Can and does")[0])


def test_a_new_organisation_is_told_what_will_come() -> None:
    (nothing,) = progress_parts(Records(), {}, TODAY)
    assert isinstance(nothing, Words)
    assert "Bring in the people in post first: open “The register”" in nothing.words[1]
    stays = trust().stays
    (only,) = progress_parts(Records(stays, begun=TODAY), {}, TODAY)
    assert isinstance(only, Words)
    assert only.words[:2] == (
        "93 people are in the register.",
        "The first numbers come at the end of this month, on 30 November 2026.",
    )
    parts = progress_parts(Records(stays, begun=month(23)), {}, TODAY)
    drawn = [part.chart.title for part in parts if isinstance(part, Series)]
    assert drawn
    assert all(title.startswith(("Can", "Does")) for title in drawn)
    later = [part for part in parts if isinstance(part, Words) and "Nothing is recorded yet" in str(part.words)]
    assert [part.heading for part in later] == [
        "Tests each month",
        "Teams with a coach",
        "Active coaches",
        "Tests with a prediction",
        "Ideas for a test",
        "Projects",
        "Stories that were told",
    ]


SURVEYS = [
    {"id": "a", "when": "2025-10-01", "initiative": "71.5", "improvements": "55%"},
    {"id": "b", "when": "1 October 2024", "initiative": "70"},
    {"id": "c", "when": "soon", "initiative": "99"},
    {"id": "d", "when": "2023-10-01", "initiative": "150"},
]


def test_outcomes_are_charted_as_they_were_typed_oldest_first() -> None:
    rows = [
        {"id": "1", "name": "Falls", "unit": "falls", "better": "down", "when": "2026-02-01", "value": "3"},
        {"id": "2", "name": "Falls", "when": "2026-01-01", "value": "2.5"},
        {"id": "3", "name": "Falls", "when": "2026-02-20", "value": "4"},
    ]
    parts = outcome_parts({"survey": SURVEYS, "safety": rows})
    charts = {part.chart.title: part.chart for part in parts if isinstance(part, Series)}
    assert list(charts) == [SURVEY[0][1], SURVEY[3][1], "Falls"]
    assert (charts[SURVEY[0][1]].labels, charts[SURVEY[0][1]].values) == (("October 2024", "October 2025"), (70, 71.5))
    assert (charts["Falls"].values, charts["Falls"].better) == ((2.5, 4), "down")
    assert any("Nothing is typed in yet" in str(part) for part in titled(parts, "Patient experience"))


@pytest.mark.parametrize("typed", [{}, {"survey": None}, {"safety": "x"}, {"safety": [1, {"id": "a"}]}])
def test_whatever_was_stored_the_outcomes_are_shown(typed: dict[str, object]) -> None:
    assert not [part for part in outcome_parts(typed) if isinstance(part, Series)]


def test_the_words_keep_to_the_rules_of_writing() -> None:
    said = [words for part in PARTS for words in getattr(part, "words", ())]
    said += [sentence for part in CHARTS for sentence in part.chart.message.split(". ")]
    said += [hint for block in outcomes.OUTCOME_BLOCKS for hint in (*block.intro, *map(_hint, block.entries))]
    assert [str(fault) for text in said for fault in faults(text)] == []


def _hint(entry: Entry) -> str:
    return entry.hint
