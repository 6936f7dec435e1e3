"""The ports behind the planner's page and the page of progress: what they show, take, refuse and keep."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from qidose.dosing.parts import Curves, Series, Words
from qidose.dosing.plan_form import SHEETS
from qidose.exercises.fields import Refused
from qidose.progress.sizes import sizes_now
from qidose_grading.home import Home
from qidose_grading.plans import Plans
from qidose_grading.register import Register, read_records
from qidose_server.plan.desk import PlanDesk
from qidose_server.plan.progress_desk import ProgressDesk
from qidose_widgets.desk import DeskWidget
from texts.plans import TODAY, westmarsh

PEOPLE = "id,name,group,directorate,joined\n" + "".join(
    f"person-{n},Person {n},{'coaches' if n < 20 else 'all-staff'},Wards,2026-01-05\n" for n in range(60)
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("QIDOSE_DATABASE", "QIDOSE_GRADEBOOK"):
        monkeypatch.delenv(name, raising=False)
    made = Home(tmp_path)
    made.course.mkdir()
    return made


@pytest.fixture
def desk(home: Home) -> PlanDesk:
    return PlanDesk(Plans(home.answers_url), "Ada Lead", lambda: TODAY)


def entry(desk: PlanDesk, place: str) -> dict[str, Any]:
    shown = [
        one
        for form in desk.page()["forms"]
        for row in form.get("rows", [form])
        for one in row["entries"]
        if one["place"] == place
    ]
    return shown[0]


def test_every_page_is_plain_json_and_has_what_it_leads_to(desk: PlanDesk, home: Home) -> None:
    Plans(home.answers_url).start_from(westmarsh(), "Westmarsh", "Ada")
    widget = DeskWidget(desk)
    for page in (*(sheet.id for sheet in SHEETS), "look", "adopt"):
        widget.hear({"id": 1, "do": "go", "page": page})
        assert widget.page["at"] == page
        assert json.loads(json.dumps(widget.page))["pages"]
        named = [one["name"] for part in widget.page["parts"] for one in part.get("pictures", ())]
        assert named == list(widget.charts)
    assert desk.page()["state"] == "Draft, version 1. Nothing is adopted yet."


def test_only_pictures_that_changed_are_made_again(desk: PlanDesk, home: Home) -> None:
    Plans(home.answers_url).start_from(westmarsh(), "Westmarsh", "Ada")
    widget = DeskWidget(desk)
    widget.hear({"do": "go", "page": "waves"})
    before = dict(widget.charts)
    widget.hear({"do": "set", "place": "waves/t1/name", "value": "A new name"})
    changed = [name for name, spec in widget.charts.items() if before[name] is not spec]
    assert [widget.page["parts"][int(name[1:-2])]["title"] for name in changed] == ["Calendar of waves"]


def test_what_chance_could_do_is_shown_when_somebody_asks(desk: PlanDesk, home: Home) -> None:
    Plans(home.answers_url).start_from(westmarsh(), "Westmarsh", "Ada")
    desk.take({"do": "go", "page": "waves"})
    before = len(desk.parts())
    desk.take({"do": "act", "name": "fan"})
    shown = desk.parts()[-1]
    assert isinstance(shown, Curves)
    assert (shown.title, len(shown.curves)) == ("What chance alone could do", 6)
    assert all(curve.low[-1] <= (curve.middle[-1] or 0) <= curve.high[-1] for curve in shown.curves)
    desk.take({"do": "act", "name": "fan"})
    assert len(desk.parts()) == before


def test_what_is_wrong_stands_beside_its_field_and_is_counted(desk: PlanDesk) -> None:
    desk.take({"do": "set", "place": "organisation/heads", "value": "many"})
    assert entry(desk, "organisation/heads")["value"] == "many"
    assert entry(desk, "organisation/heads")["trouble"] == ["Type a number. “many” cannot be read as one."]
    assert desk.page()["pages"][0]["troubles"] == 1
    assert desk.page()["undo"] == "Your organisation: People in post"
    desk.take({"do": "undo"})
    assert entry(desk, "organisation/heads")["trouble"] == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"do": "set", "place": "nothing/at/all", "value": "1"}, "not in the plan"),
        ({"do": "set", "place": "organisation/heads", "value": 7}, "Type it again"),
        ({"do": "set"}, "Type it again"),
        ({"do": "add", "block": "nothing"}, "no part 'nothing'"),
        ({"do": "remove", "place": "groups/nobody"}, "Somebody took it out"),
        ({"do": "remove", "place": "organisation/heads"}, "not in the plan"),
        ({"do": "undo"}, "nothing left to undo"),
        ({"do": "act", "name": "template"}, "Choose an order"),
        ({"do": "act", "name": "adopt", "values": {"by": ""}}, "Say who adopts"),
        ({"do": "act", "name": "adopt", "values": {"by": "Sam"}}, "at least 3 indicators"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(desk: PlanDesk, asked: dict[str, Any], words: str) -> None:
    before = desk.page()["forms"]
    with pytest.raises(Refused, match=words):
        desk.take(asked)
    assert desk.page()["forms"] == before


@pytest.mark.parametrize(
    "asked", [{}, {"do": "fly"}, {"do": "go", "page": 3}, {"do": ["go"]}, {"do": "act", "name": []}]
)
def test_what_means_nothing_changes_nothing(desk: PlanDesk, asked: dict[str, Any]) -> None:
    before = desk.page()
    desk.take(asked)
    assert desk.page() == before


def test_an_example_can_be_looked_at_and_taken_back(desk: PlanDesk) -> None:
    desk.take({"do": "act", "name": "example"})
    assert entry(desk, "organisation/name")["value"] == "East London 2014 (example)"
    assert desk.page()["acts"] == []
    desk.take({"do": "undo"})
    assert entry(desk, "organisation/name")["value"] == ""


def test_a_plan_is_adopted_and_a_new_draft_begins(desk: PlanDesk, home: Home) -> None:
    Plans(home.answers_url).start_from(westmarsh(), "Westmarsh", "Ada")
    desk.take({"do": "go", "page": "adopt"})
    (first, *_) = desk.parts()
    assert isinstance(first, Words)
    assert first.words == ("Nothing is missing.",)
    desk.take({"do": "act", "name": "adopt", "values": {"by": "Sam Okoro", "words": "Agreed."}})
    assert desk.page()["notice"]["heading"] == "Version 1 is adopted"
    assert desk.page()["state"] == "Draft, version 2. Version 1 is the one that holds."


def test_next_months_progress_stands_beside_the_adopted_plan(home: Home) -> None:
    """From the register: 5 of 20 coaches have the dose by the end of May; the plan has 10 to begin with."""
    plans = Plans(home.answers_url)
    plans.start_from(westmarsh(), "Westmarsh", "Ada")
    plans.adopt("Sam Okoro", "", TODAY)
    register = Register(home.answers_url)
    later = dt.date(2027, 6, 5)
    register.bring_in("people", PEOPLE.encode(), later, "Ada", known_since=dt.date(2026, 1, 5))
    doses = "person,dose,on,evidence\n" + "".join(f"person-{n},coaches,2027-05-10,classroom\n" for n in range(5))
    register.bring_in("doses", doses.encode(), later, "Ada")
    desk = ProgressDesk(home, "Ada Lead", lambda: later)
    assert desk.page()["state"] == "The shaded range in the charts is version 1 of the plan."
    desk.take({"do": "go", "page": "groups"})
    coaches = next(one for one in desk.parts() if isinstance(one, Series) and "Quality coaches with" in one.chart.title)
    assert coaches.chart.labels[-1] == "May 2027"
    assert coaches.chart.values[-2:] == (0, 5)
    low, high = coaches.band_low[-1], coaches.band_high[-1]
    assert low is not None
    assert high is not None
    assert 9 < low < high < 10
    assert coaches.band_low[-3] is None, "the plan begins in April"
    widget = DeskWidget(desk)
    for page in widget.page["pages"]:
        widget.hear({"do": "go", "page": page["id"]})
        json.dumps(widget.page)
        assert widget.page["parts"], page


def test_people_are_filled_in_from_the_register_and_the_rest_stays(home: Home) -> None:
    plans, register = Plans(home.answers_url), Register(home.answers_url)
    desk = PlanDesk(plans, "Ada", lambda: TODAY, lambda: sizes_now(read_records(home, TODAY), TODAY))
    desk.take({"do": "go", "page": "groups"})
    with pytest.raises(Refused, match="no people in the register"):
        desk.take({"do": "act", "name": "register"})
    register.bring_in("people", PEOPLE.encode(), TODAY, "Ada", known_since=dt.date(2026, 1, 5))
    doses = "person,dose,on,evidence\nperson-3,coaches,2026-05-10,classroom\n"
    register.bring_in("doses", doses.encode(), TODAY, "Ada")
    desk.take({"do": "set", "place": "groups/coaches/low", "value": "15"})
    desk.take({"do": "act", "name": "register"})
    found = {entry(desk, f"groups/coaches/{name}")["value"] for name in ("heads", "trained", "low")}
    assert found == {"20", "1", "15"}
    assert entry(desk, "groups/all-staff/heads")["value"] == "40"
    desk.take({"do": "go", "page": "organisation"})
    assert entry(desk, "organisation/heads")["value"] == "60"
    assert entry(desk, "directorates/d1/heads")["value"] == "60"
    assert desk.page()["undo"] == "People from the register"


def test_a_status_note_is_kept_with_day_and_name(home: Home) -> None:
    Register(home.answers_url).bring_in("people", PEOPLE.encode(), TODAY, "Ada", known_since=dt.date(2026, 1, 5))
    desk = ProgressDesk(home, "Ada Lead", lambda: TODAY)
    desk.take({"do": "go", "page": "groups"})
    with pytest.raises(Refused, match="A note needs words"):
        desk.take({"do": "act", "name": "note", "values": {"group": "coaches", "words": " "}})
    desk.take({"do": "act", "name": "note", "values": {"group": "coaches", "words": "The first cohort began."}})
    words = [words for one in desk.parts() if isinstance(one, Words) for words in one.words]
    assert "26 November 2026, Ada Lead: The first cohort began." in words


def test_outcomes_are_kept_as_they_are_typed_and_undone(home: Home) -> None:
    desk = ProgressDesk(home, "Ada Lead", lambda: TODAY)
    desk.take({"do": "go", "page": "outcomes"})
    desk.take({"do": "add", "block": "safety"})
    for name, value in (("name", "Falls"), ("when", "1 May 2026"), ("value", "some")):
        desk.take({"do": "set", "place": f"safety/r1/{name}", "value": value})
    (row,) = next(form for form in desk.page()["forms"] if form["id"] == "safety")["rows"]
    assert next(one for one in row["entries"] if one["id"] == "value")["trouble"]
    assert Register(home.answers_url).outcomes()["safety"][0]["value"] == "some"
    desk.take({"do": "undo"})
    assert "value" not in Register(home.answers_url).outcomes()["safety"][0]
    for asked in ({"do": "set", "place": "nothing/r1/name", "value": "x"}, {"do": "add", "block": 3}):
        desk.take(asked)
    assert list(Register(home.answers_url).outcomes()) == ["safety"]


def test_a_new_organisation_is_told_what_will_come(home: Home) -> None:
    desk = ProgressDesk(home, "Ada Lead", lambda: TODAY)
    first = desk.parts()[0]
    assert isinstance(first, Words)
    assert "Bring in the people in post first: open “The register”" in first.words[1]
    desk.take({"do": "go", "page": "plan"})
    (nothing,) = desk.parts()
    assert isinstance(nothing, Words)
    assert nothing.heading == "Nothing is adopted yet"
