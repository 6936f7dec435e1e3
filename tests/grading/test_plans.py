"""Versions of the plan: a draft that is kept step by step, undone, adopted by somebody, and superseded."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qidose.dosing.difference import changes
from qidose.dosing.plan import read_plan
from qidose_grading.plans import MOST_ROWS, PlanRefused, Plans
from texts.plans import TODAY, westmarsh

ADA = "Ada Lead"


@pytest.fixture
def plans(tmp_path: Path) -> Plans:
    return Plans(f"sqlite:///{tmp_path / 'answers.db'}")


def test_a_draft_begins_with_the_6_groups_and_keeps_what_is_typed(plans: Plans) -> None:
    plans.set("organisation/heads", "4,000", ADA)
    plans.set("groups/coaches/high", "lots", ADA)
    draft = plans.draft(ADA)
    assert draft.typed["organisation"] == {"heads": "4,000"}
    assert [row["id"] for row in draft.typed["groups"]][-2:] == ["coaches", "experts"]
    assert next(row for row in draft.typed["groups"] if row["id"] == "coaches")["high"] == "lots"
    assert (draft.number, draft.state, draft.begun_by) == (1, "draft", ADA)


def test_each_step_can_be_undone_in_turn(plans: Plans) -> None:
    plans.set("organisation/heads", "4,000", ADA)
    plans.set("organisation/heads", "4,100", ADA)
    row = plans.add("waves", ADA, {"times": "1"})
    plans.set(f"waves/{row}/name", "First wave", ADA)
    plans.remove("groups/board", ADA)
    names = [one["id"] for one in plans.draft(ADA).typed["groups"]]
    assert "board" not in names
    assert plans.undo() == "Groups: 1 group taken out"
    assert [one["id"] for one in plans.draft(ADA).typed["groups"]][1] == "board"
    assert plans.undo() == "Waves: Name"
    assert plans.undo() == "Waves: 1 wave more"
    assert plans.draft(ADA).typed["waves"] == []
    plans.undo()
    assert plans.draft(ADA).typed["organisation"]["heads"] == "4,000"
    plans.undo()
    assert plans.undo() is None


def test_a_row_that_was_taken_out_keeps_its_name_to_itself(plans: Plans) -> None:
    first = plans.add("waves", ADA)
    plans.remove(f"waves/{first}", ADA)
    assert plans.add("waves", ADA) != first


def test_the_same_value_again_is_no_step(plans: Plans) -> None:
    plans.set("organisation/heads", "4,000", ADA)
    plans.set("organisation/heads", "4,000", ADA)
    plans.undo()
    assert plans.last_step() is None


@pytest.mark.parametrize(
    "place",
    ["", "nothing", "organisation", "organisation/none", "groups/coaches", "groups/coaches/none", "groups/heads", "*"],
)
def test_a_place_that_there_is_not_is_refused(plans: Plans, place: str) -> None:
    with pytest.raises(PlanRefused):
        plans.set(place, "1", ADA)
    assert plans.last_step() is None


def test_somebody_took_the_line_out_meanwhile(plans: Plans) -> None:
    row = plans.add("waves", ADA)
    plans.remove(f"waves/{row}", "Ben")
    with pytest.raises(PlanRefused, match="Somebody took it out"):
        plans.set(f"waves/{row}/name", "Mine", ADA)


def test_a_list_has_an_end(plans: Plans) -> None:
    plans.replace("waves", [{"id": f"r{n}"} for n in range(MOST_ROWS)], "Many", ADA)
    with pytest.raises(PlanRefused, match="at most 200"):
        plans.add("waves", ADA)


def test_a_plan_is_adopted_by_somebody_and_then_holds_still(plans: Plans) -> None:
    with pytest.raises(PlanRefused, match="no draft"):
        plans.adopt("Sam", "", TODAY)
    plans.set("organisation/heads", "4,000", ADA)
    with pytest.raises(PlanRefused, match="at least 3 indicators"):
        plans.adopt("Sam Okoro, chief executive", "", TODAY)
    plans.start_from(westmarsh(), "Westmarsh", ADA)
    with pytest.raises(PlanRefused, match="Say who adopts"):
        plans.adopt("  ", "", TODAY)
    first = plans.adopt("Sam Okoro, chief executive", "Agreed by the board.", TODAY)
    assert (first.number, first.state, first.signed_by) == (1, "adopted", "Sam Okoro, chief executive")

    # The next change begins a draft of its own, from what was adopted.
    assert plans.last_step() is None
    plans.set("organisation/teams", "170", ADA)
    assert [(one.number, one.state) for one in plans.versions()] == [(2, "draft"), (1, "adopted")]
    before, after = plans.find(1), plans.find(2)
    assert before is not None
    assert after is not None
    assert [(one.before, one.after) for one in changes(before.typed, after.typed)] == [("150", "170")]
    plans.adopt("Sam Okoro, chief executive", "", TODAY)
    assert [(one.number, one.state) for one in plans.versions()] == [(2, "adopted"), (1, "superseded")]
    assert read_plan(plans.versions()[1].typed).teams == 150


def test_what_was_adopted_is_not_undone(plans: Plans) -> None:
    plans.start_from(westmarsh(), "Westmarsh", ADA)
    plans.adopt("Sam", "", TODAY)
    assert plans.undo() is None
    found = plans.adopted()
    assert found is not None
    assert found.signed_at is not None
    assert found.signed_at.tzinfo is dt.UTC
    assert read_plan(found.typed).heads == 4_000


def test_2_people_at_once_lose_nothing(plans: Plans) -> None:
    plans.draft(ADA)
    entries = ("heads", "teams", "active", "expected", "months", "weeks", "hours", "name")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda entry: plans.set(f"organisation/{entry}", entry, ADA), entries))
    assert plans.draft(ADA).typed["organisation"] == {entry: entry for entry in entries}
    assert len(plans.versions()) == 1
