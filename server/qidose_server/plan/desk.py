"""The planner's page: joins the form of the plan, its versions in the database, and what the widget shows."""

import datetime as dt
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from qidose.dosing.checks import not_ready, troubles
from qidose.dosing.difference import row_name
from qidose.dosing.examples import east_london, east_london_2017
from qidose.dosing.form import Entry, Trouble, Typed
from qidose.dosing.parts import Part, Words
from qidose.dosing.plan import Plan, read_plan
from qidose.dosing.plan_form import SHEETS, Sheet, find_block
from qidose.dosing.plan_parts import plan_parts, said
from qidose.dosing.plan_parts.ahead import backwards_parts, fan_parts, outlook_parts
from qidose.dosing.plan_parts.effort import time_parts, wave_parts
from qidose.dosing.plan_parts.setting import pillar_parts
from qidose.dosing.plan_parts.strategy import number_parts, pyramid
from qidose.dosing.templates import TEMPLATES, waves_of
from qidose.exercises.fields import Refused
from qidose.progress.sizes import Sizes
from qidose_grading.plans import PlanRefused, Plans, Version
from qidose_widgets.desk import Item, act, form_item
from qidose_widgets.view import Page

Today = Callable[[], dt.date]
LOOK, ADOPT = "look", "adopt"
_MORE = ((LOOK, "The whole plan"), (ADOPT, "Adopt and share"))
_FILES = (
    ("Word", "docx"),
    ("PowerPoint", "pptx"),
    ("Excel", "xlsx"),
    ("Web page", "html"),
    ("Numbers only (CSV)", "csv"),
)


class PlanDesk:
    """The port behind the planner's widget. The draft is read anew at each step, so that two windows agree."""

    def __init__(
        self, plans: Plans, person: str, today: Today = dt.date.today, sizes: Callable[[], Sizes] | None = None
    ) -> None:
        self._plans = plans
        self._sizes = sizes
        self._person = person
        self._today = today
        self._at = SHEETS[0].id
        self._notice: Item | None = None
        self._fan = False
        self._read()

    def _read(self) -> None:
        self._draft: Version = self._plans.draft(self._person)
        self._plan: Plan = read_plan(self._draft.typed)
        self._troubles: tuple[Trouble, ...] = troubles(self._plan, self._today())

    def take(self, asked: dict[str, Any]) -> None:
        """Do what the page asks for. Raises Refused in plain words; then nothing is changed."""
        do = str(asked.get("do", ""))
        if do in _DOES:
            try:
                _DOES[do](self, asked)
            except (PlanRefused, KeyError) as refusal:
                self._read()
                raise Refused(str(refusal.args[0])) from None
        self._read()

    def _go(self, asked: dict[str, Any]) -> None:
        page = str(asked.get("page", ""))
        if page in {one["id"] for one in self._pages()}:
            self._at, self._notice = page, None

    def _set(self, asked: dict[str, Any]) -> None:
        value = asked.get("value")
        if not isinstance(value, str):
            raise Refused("This could not be kept. Type it again.")
        self._plans.set(str(asked.get("place", "")), value, self._person)

    def _add(self, asked: dict[str, Any]) -> None:
        block = str(asked.get("block", ""))
        self._plans.add(block, self._person, _first_values(block, self._draft.typed))

    def _remove(self, asked: dict[str, Any]) -> None:
        self._plans.remove(str(asked.get("place", "")), self._person)

    def _undo(self, asked: dict[str, Any]) -> None:
        if self._plans.undo() is None:
            raise Refused("There is nothing left to undo.")

    def _act(self, asked: dict[str, Any]) -> None:
        values = asked.get("values")
        given = {key: str(value) for key, value in values.items()} if isinstance(values, dict) else {}
        name = str(asked.get("name", ""))
        if name == "fan":
            self._fan = not self._fan
        elif name == "template":
            self._take_template()
        elif name == "example":
            self._plans.start_from(east_london(), "Example: East London 2014", self._person)
        elif name == "example-2017":
            self._plans.start_from(east_london_2017(), "Example: East London 2017", self._person)
        elif name == "register" and self._sizes:
            self._fill_in(self._sizes())
        elif name == "adopt":
            adopted = self._plans.adopt(given.get("by", ""), given.get("words", ""), self._today())
            self._notice = {
                "heading": f"Version {adopted.number} is adopted",
                "words": (
                    f"{adopted.signed_by} adopted it. It cannot be changed any more.",
                    "What you change from now on is a new draft. Progress is shown beside the adopted plan.",
                ),
            }

    def _fill_in(self, sizes: Sizes) -> None:
        """People now, and those who have the dose, from the register; what else was typed stays."""
        if not sizes.people:
            raise Refused("There are no people in the register yet. Bring them in first, on its own page.")
        typed = deepcopy(self._draft.typed)
        rows = {row["id"]: row for row in typed.get("groups") or []}
        for group, (people, dosed) in sizes.groups.items():
            row = rows.setdefault(group.id, {"id": group.id, "name": group.name, "dose": group.dose})
            row |= {"heads": str(people), "trained": str(dosed)}
        typed["groups"] = list(rows.values())
        typed["organisation"] = {**(typed.get("organisation") or {}), "heads": str(sizes.people)}
        typed["directorates"] = [
            {"id": f"d{n}", "name": name, "heads": str(people)}
            for n, (name, people) in enumerate(sizes.directorates.items(), start=1)
        ]
        self._plans.start_from(typed, "People from the register", self._person)

    def _take_template(self) -> None:
        template = self._plan.text("sequence/template")
        if template not in TEMPLATES:
            raise Refused("Choose an order of the work first: one of the 4 that have waves.")
        if self._plan.start is None:
            raise Refused("Say when the plan begins first, on the page “Organisation”.")
        rows = waves_of(template, self._plan)
        if not rows:
            raise Refused("Say first how many people need each dose, on the page “Groups and numbers”.")
        self._plans.replace("waves", list(rows), f"Waves of order {template}", self._person)

    def page(self) -> Page:
        """What the page in view shows: forms with what was typed, and what can be done."""
        step = self._plans.last_step()
        sheet = next((sheet for sheet in SHEETS if sheet.id == self._at), None)
        return {
            "id": "plan",
            "title": "Parts of the plan",
            "state": self._state(),
            "pages": self._pages(),
            "at": self._at,
            "intro": sheet.intro if sheet else self._intro(),
            "forms": self._forms(sheet) if sheet else [],
            "acts": self._acts(),
            "notice": self._notice,
            "undo": step.what if step else "",
            "links": self._links(),
        }

    def _state(self) -> str:
        adopted = self._plans.adopted()
        holds = f" Version {adopted.number} is the one that holds." if adopted else " Nothing is adopted yet."
        return f"Draft, version {self._draft.number}.{holds}"

    def _pages(self) -> list[Item]:
        counts = {sheet.id: sum(_in_sheet(sheet, one) for one in self._troubles) for sheet in SHEETS}
        pages = [{"id": sheet.id, "title": sheet.title, "troubles": counts[sheet.id]} for sheet in SHEETS]
        return [*pages, *({"id": name, "title": title, "troubles": 0} for name, title in _MORE)]

    def _intro(self) -> tuple[str, ...]:
        if self._at == LOOK:
            return ("This is the plan as you would take it to a board. Files to take away are on the last page.",)
        return ()

    def _forms(self, sheet: Sheet) -> list[Item]:
        choices = {block: self._choices(block) for block in ("groups", "aims")}
        return [form_item(block, self._draft.typed, self._troubles, choices) for block in sheet.blocks]

    def _choices(self, block_id: str) -> list[tuple[str, str]]:
        block = find_block(block_id)
        return [(row["id"], row_name(block, row, self._draft.typed)) for row in self._draft.typed.get(block_id) or []]

    def _acts(self) -> list[Item]:
        if self._at == "organisation" and not self._draft.typed.get("organisation"):
            words = ("You can look at an example first. “Undo” brings your own plan back.",)
            return [
                act("example", "Look at East London 2014", words),
                act("example-2017", "Look at East London 2017"),
            ]
        if self._at == "groups" and self._sizes:
            words = ("This fills in people now and those who have the dose, and the directorates. You can undo it.",)
            return [act("register", "Fill in people from the register", words, after="groups")]
        if self._at == "waves":
            words = ("This puts the waves of the order that you chose in place of those below. You can undo it.",)
            fan = "Hide what chance alone could do" if self._fan else "Show what chance alone could do"
            return [act("template", "Take the waves of this order", words, after="sequence"), act("fan", fan)]
        if self._at == ADOPT:
            who = Entry("by", "Who adopts it: name and role")
            why = Entry("words", "What was decided, and where", "words")
            words = ("An adopted plan does not change any more. To change it later, you adopt a new version.",)
            return [act("adopt", "Adopt this plan", words, (who, why), "Adopt this plan")]
        return []

    def _links(self) -> list[Item]:
        if self._at not in (LOOK, ADOPT):
            return []
        number = self._draft.number
        files = [{"text": text, "to": f"qidose/plan/files/{number}.{ending}", "file": True} for text, ending in _FILES]
        return [
            *files,
            {"text": "Versions and what changed", "to": "qidose/plan/versions", "file": False},
            {"text": "Progress against the plan", "to": "qidose/progress", "file": False},
        ]

    def parts(self) -> Sequence[Part]:
        """What the page in view leads to."""
        today = self._today()
        if self._at == LOOK:
            return plan_parts(self._plan, today)
        if self._at == ADOPT:
            return self._readiness()
        makers = _BESIDE.get(self._at, ())
        parts = [part for make in makers for part in make(self._plan, today)]
        return [*parts, *fan_parts(self._plan)] if self._fan and self._at == "waves" else parts

    def _readiness(self) -> list[Part]:
        needs = not_ready(self._plan, self._today())
        open_points = said(self._plan, self._today())
        parts: list[Part] = [
            Words(
                heading="Before it can be adopted",
                words=needs or ("Nothing is missing.",),
            )
        ]
        if open_points:
            words = (*dict.fromkeys(open_points), "These do not stop you. Weigh them, and say so in your reasons.")
            parts.append(Words(heading="What does not fit together yet", words=words))
        return parts


def _in_sheet(sheet: Sheet, trouble: Trouble) -> bool:
    return trouble.place.split("/")[0] in {block.id for block in sheet.blocks}


def _first_values(block: str, typed: Typed) -> Typed:
    """What a new row begins with, where something sensible can be said."""
    if block == "waves":
        start = (typed.get("organisation") or {}).get("start", "")
        return {"times": "1", "begins": start} if start else {"times": "1"}
    return {}


def _pyramid(plan: Plan, today: dt.date) -> list[Part]:
    drawn = pyramid(plan, today)
    return [drawn] if drawn.steps else []


_BESIDE: dict[str, tuple[Callable[[Plan, dt.date], list[Part]], ...]] = {
    "groups": (number_parts, _pyramid),
    "waves": (wave_parts, outlook_parts, backwards_parts),
    "time": (time_parts,),
    "strategy": (pillar_parts,),
}
_DOES: dict[str, Callable[[PlanDesk, dict[str, Any]], None]] = {
    "go": PlanDesk._go,
    "set": PlanDesk._set,
    "add": PlanDesk._add,
    "remove": PlanDesk._remove,
    "undo": PlanDesk._undo,
    "act": PlanDesk._act,
}
