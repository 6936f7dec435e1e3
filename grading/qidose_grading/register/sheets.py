"""What can be imported: the CSV files of the register, their columns, and what makes two rows the same."""

from dataclasses import dataclass

from qidose.doses import DOSES
from qidose.dosing.form import Entry
from qidose.dosing.plan_form import GROUP_NAMES
from qidose.progress.records import EVIDENCE, WAYS, WHERE

YES_NO = (("yes", "Yes"), ("no", "No"))
KINDS = (("test", "Test"), ("project", "Project"))
ELSEWHERE = tuple((name, words) for name, words in EVIDENCE.items() if name != "course")
"""Completions of this course come from the gradebook alone."""
DOSE_OPTIONS = tuple((dose.id, GROUP_NAMES[dose.id]) for dose in DOSES)


@dataclass(frozen=True)
class Column:
    """One column. `refers` names the table whose id a cell must be; `past` a day that cannot be later than today."""

    entry: Entry
    needed: bool = True
    refers: str = ""
    past: bool = False

    @property
    def id(self) -> str:
        return self.entry.id


@dataclass(frozen=True)
class Sheet:
    """One kind of file. Rows are the same when they agree in `key`."""

    id: str
    title: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    spans: tuple[str, str] | None = None
    """The columns of a first and a last day."""

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.id == name), None)

    @property
    def heading(self) -> str:
        """The first line of such a file."""
        return ",".join(column.id for column in self.columns)


def _text(name: str, label: str, needed: bool = True, refers: str = "") -> Column:
    return Column(Entry(name, label), needed, refers)


def _day(name: str, label: str, needed: bool = True, past: bool = False) -> Column:
    return Column(Entry(name, label, "date"), needed, past=past)


def _choice(name: str, label: str, options: tuple[tuple[str, str], ...], needed: bool = True) -> Column:
    return Column(Entry(name, label, "choice", options=options), needed)


_GROUP_ID = _text("id", "A short id")
_SINCE, _ENDED = _day("since", "First day"), _day("ended", "Last day", needed=False)
_PERSON = _text("person", "Person's id", refers="person")

SHEETS: dict[str, Sheet] = {
    sheet.id: sheet
    for sheet in (
        Sheet(
            "groups",
            "Groups that you add",
            "group",
            (_GROUP_ID, _text("name", "Name"), _choice("dose", "The dose that they need", DOSE_OPTIONS)),
            ("id",),
        ),
        Sheet(
            "people",
            "People in post",
            "person",
            (
                _text("id", "The id under which the person learns"),
                _text("name", "Name"),
                _text("group", "Group"),
                _text("directorate", "Directorate"),
                _day("joined", "First day in post"),
                _day("left", "Last day in post", needed=False),
                _day("since", "In this group and directorate since", needed=False),
                _choice("objective", "Has a QI objective", YES_NO, needed=False),
                _choice("interested", "Put their name down", YES_NO, needed=False),
            ),
            ("id",),
            ("joined", "left"),
        ),
        Sheet(
            "doses",
            "Doses reached elsewhere",
            "dose",
            (
                _PERSON,
                _choice("dose", "Dose", DOSE_OPTIONS),
                _day("on", "Day", past=True),
                _choice("evidence", "By which evidence", ELSEWHERE),
                _choice("way", "How they learned", tuple(WAYS.items()), needed=False),
                _text("source", "Where or with whom", needed=False),
                _day("ended", "Counts until", needed=False),
            ),
            ("person", "dose", "on", "evidence"),
            ("on", "ended"),
        ),
        Sheet(
            "uses",
            "Tests and projects of people",
            "use",
            (
                _PERSON,
                _day("on", "Day", past=True),
                _choice("kind", "Test or project", KINDS),
                _choice("predicted", "Says what was expected", YES_NO, needed=False),
            ),
            ("person", "on", "kind"),
        ),
        Sheet(
            "teams",
            "Teams",
            "team",
            (_GROUP_ID, _text("name", "Name"), _text("directorate", "Directorate"), _SINCE, _ENDED),
            ("id",),
            ("since", "ended"),
        ),
        Sheet(
            "coaches",
            "Coaches: their expert and their time",
            "coach",
            (
                _PERSON,
                _text("expert", "Expert who supports them", needed=False, refers="person"),
                Column(Entry("protected", "Protected share of the week, in %", "share"), needed=False),
            ),
            ("person",),
        ),
        Sheet(
            "coaching",
            "Which coach has which team",
            "coaching",
            (
                _text("team", "Team's id", refers="team"),
                _text("coach", "Coach's id", refers="person"),
                _SINCE,
                _day("until", "Last day", needed=False),
            ),
            ("team", "coach", "since"),
            ("since", "until"),
        ),
        Sheet(
            "visits",
            "Evidence of coaching",
            "visit",
            (
                _text("coach", "Coach's id", refers="person"),
                _day("on", "Day", past=True),
                _text("team", "Team's id", needed=False, refers="team"),
            ),
            ("coach", "on", "team"),
        ),
        Sheet(
            "projects",
            "Projects",
            "project",
            (
                _GROUP_ID,
                _text("name", "Name"),
                _text("directorate", "Directorate"),
                _text("team", "Team's id", needed=False, refers="team"),
                _text("priority", "Priority that it serves", needed=False),
                _SINCE,
                _ENDED,
            ),
            ("id",),
            ("since", "ended"),
        ),
        Sheet(
            "scores",
            "Progress scores of projects",
            "score",
            (
                _text("project", "Project's id", refers="project"),
                _day("on", "Day", past=True),
                Column(Entry("score", "Score, 0.5 to 5.0", "number", low=0.5, high=5.0)),
            ),
            ("project", "on"),
        ),
        Sheet(
            "workshops",
            "Workshops held",
            "workshop",
            (
                _day("on", "Day", past=True),
                _text("title", "Title"),
                Column(Entry("people", "People who came", "whole"), needed=False),
            ),
            ("on", "title"),
        ),
        Sheet(
            "stories",
            "Stories that were told",
            "story",
            (
                _day("on", "Day", past=True),
                _text("title", "Title"),
                _choice("where", "Where it was told", tuple(WHERE.items())),
                Column(Entry("learned", "What others can learn", "words"), needed=False),
                _text("project", "Project's id", needed=False, refers="project"),
            ),
            ("on", "title"),
        ),
    )
}
"""By id, in an order in which they can be imported."""
