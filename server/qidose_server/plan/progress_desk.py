"""The page of progress: what people can do and whether they do it, beside what the adopted plan said."""

import datetime as dt
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from qidose.dosing.form import Entry, Typed, read
from qidose.dosing.parts import Part, Words
from qidose.dosing.plan import read_plan
from qidose.dosing.plan_parts.setting import pillar_parts, setting_parts
from qidose.dosing.plan_parts.strategy import strategy_parts
from qidose.exercises.fields import Refused
from qidose.progress.again_parts import again_parts
from qidose.progress.bands import bands_of
from qidose.progress.counts import count, months_to_show
from qidose.progress.look import Look, PlanBands
from qidose.progress.outcomes import OUTCOME_BLOCKS, outcome_parts
from qidose.progress.page import both_parts, group_parts, progress_parts
from qidose.progress.places import disconnect_parts, place_parts
from qidose.progress.use import use_parts
from qidose_grading.home import Home
from qidose_grading.plans import Plans, Version
from qidose_grading.register import Register, note_completions, read_records
from qidose_widgets.desk import Item, act, form_item
from qidose_widgets.view import Page

Today = Callable[[], dt.date]
_PAGES = (
    ("both", "Can and does"),
    ("groups", "Groups"),
    ("places", "Directorates"),
    ("use", "Teams, coaches and what comes again"),
    ("outcomes", "What it leads to"),
    ("plan", "What we planned"),
)
_ROWS = 200
_FILES = (("Word", "docx"), ("PowerPoint", "pptx"), ("Web page", "html"), ("Numbers only (CSV)", "csv"))


class ProgressDesk:
    """The port behind the page of progress. Records are read when the page opens, and when something was written."""

    def __init__(self, home: Home, person: str, today: Today = dt.date.today) -> None:
        self._home = home
        self._person = person
        self._today = today
        self._register = Register(home.answers_url)
        self._at = _PAGES[0][0]
        self._before: list[Typed] = []
        note_completions(home, self._register, today())
        self._adopted: Version | None = Plans(home.answers_url).adopted()
        self._typed: Typed = dict(self._register.outcomes())
        self._read()

    def _read(self) -> None:
        today = self._today()
        self._records = read_records(self._home, today)
        months = months_to_show(self._records, today)
        self._look: Look | None = None
        if self._records.stays and months.count:
            self._look = Look(self._records, count(self._records, months), self._bands(), today)

    def _bands(self) -> PlanBands:
        return bands_of(read_plan(self._adopted.typed)) if self._adopted else {}

    def take(self, asked: dict[str, Any]) -> None:
        """Do what the page asks for. Raises Refused in plain words."""
        do = asked.get("do")
        if do == "go" and asked.get("page") in dict(_PAGES):
            self._at = str(asked["page"])
        elif do in ("set", "add", "remove"):
            self._change(str(do), asked)
        elif do == "undo" and self._before:
            self._keep(self._before.pop())
        elif do == "act":
            self._note(asked.get("values"))

    def _note(self, values: object) -> None:
        given = values if isinstance(values, dict) else {}
        try:
            words = str(given.get("words", ""))
            self._register.add_note(str(given.get("group", "")), words, self._person, self._today())
        except ValueError as trouble:
            raise Refused(str(trouble)) from None
        self._read()

    def _change(self, do: str, asked: dict[str, Any]) -> None:
        typed = deepcopy(self._typed)
        place = str(asked.get("block") if do == "add" else asked.get("place", ""))
        block_id, _, rest = place.partition("/")
        row, _, entry = rest.partition("/")
        block = next((one for one in OUTCOME_BLOCKS if one.id == block_id), None)
        rows: list[Typed] = typed.setdefault(block_id, []) if block else []
        if do == "add" and block and len(rows) < _ROWS:
            taken = [int(one["id"][1:]) for one in rows if one["id"][1:].isdigit()]
            rows.append({"id": f"r{max(taken, default=0) + 1}"})
        elif do == "remove" and block:
            typed[block_id] = [one for one in rows if one["id"] != row]
        elif block and block.has(entry):
            for one in rows:
                if one["id"] == row:
                    one[entry] = str(asked.get("value", ""))[:2_000]
        if typed != self._typed:
            self._before.append(self._typed)
            self._keep(typed)

    def _keep(self, typed: Typed) -> None:
        self._register.keep_outcomes(typed, self._person)
        self._typed = typed

    def page(self) -> Page:
        """What the page in view shows."""
        at_outcomes = self._at == "outcomes"
        return {
            "id": "progress",
            "title": "Parts of progress",
            "state": self._state(),
            "pages": [{"id": name, "title": title, "troubles": 0} for name, title in _PAGES],
            "at": self._at,
            "intro": (),
            "forms": self._forms() if at_outcomes else [],
            "acts": self._acts(),
            "notice": None,
            "undo": "the last change here" if at_outcomes and self._before else "",
            "links": [
                *({"text": text, "to": f"qidose/progress/progress.{ending}", "file": True} for text, ending in _FILES),
                {"text": "The dosing plan", "to": "qidose/plan", "file": False},
                {"text": "The register", "to": "qidose/register", "file": False},
            ],
        }

    def _state(self) -> str:
        if self._adopted is None:
            return "No plan is adopted yet, so the charts show no range of a plan."
        return f"The shaded range in the charts is version {self._adopted.number} of the plan."

    def _forms(self) -> list[Item]:
        reading = read(OUTCOME_BLOCKS, self._typed)
        return [form_item(block, self._typed, reading.troubles) for block in OUTCOME_BLOCKS]

    def _acts(self) -> list[Item]:
        if self._at != "groups" or self._look is None:
            return []
        options = tuple((group.id, group.name) for group in self._look.counts.groups)
        entries = (Entry("group", "Group", "choice", options=options), Entry("words", "Status in words", "words"))
        words = ("It is kept with today's date and your name. Earlier notes stay.",)
        return [act("note", "Add this note", words, entries, "Add a status note")]

    def parts(self) -> Sequence[Part]:
        """What the page in view leads to."""
        if self._at == "outcomes":
            return outcome_parts(self._typed)
        if self._at == "plan":
            return self._planned()
        if self._look is None:
            return progress_parts(self._records, self._bands(), self._today())
        look = self._look
        if self._at == "groups":
            return group_parts(look)
        if self._at == "places":
            return [*place_parts(look.counts), *disconnect_parts(look.counts)]
        if self._at == "use":
            return [*use_parts(look), *again_parts(self._records, look.counts, look.today)]
        # The page's own heading says what its first words would say again.
        first, *rest = both_parts(look)
        return [replace(first, heading="") if isinstance(first, Words) else first, *rest]

    def _planned(self) -> list[Part]:
        """The adopted plan in short, with the conditions that are looked at again each quarter."""
        if self._adopted is None or self._adopted.signed_at is None:
            return [Words(heading="Nothing is adopted yet", words=("Adopt a plan first. Then it stands here.",))]
        plan, day = read_plan(self._adopted.typed), self._adopted.signed_at.date()
        age = (self._today() - day).days
        again = (
            f"They were last looked at {age} days ago, with the plan. Look at the conditions again each quarter."
            if age > 91
            else "Look at the conditions again each quarter. This quarter's look was the plan itself."
        )
        return [
            *strategy_parts(plan, day),
            *pillar_parts(plan, day),
            Words(heading="Factors and conditions", words=(again,)),
            *setting_parts(plan, day),
        ]
