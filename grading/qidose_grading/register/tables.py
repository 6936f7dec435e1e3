"""The register's tables, beside the answers in their database. Row numbers are given by us, inside one transaction.

Imports write to the tables of `SHEET_TABLES` and note each change; notes, outcomes and imports are only ever added to.
"""

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, Integer, String, Table, Text

from qidose_grading.answerbook import metadata


def _number() -> Column[int]:
    # Not counted by the database: an import gives thousands of rows their numbers at once, and must know them.
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _person(name: str = "person", needed: bool = True) -> Column[str]:
    return Column(name, String(64), nullable=not needed, index=needed)


groups = Table(
    "register_group",
    metadata,
    _number(),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("dose", String(40), nullable=False),
)
people = Table(
    "register_person",
    metadata,
    _number(),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("objective", Boolean),
    Column("interested", Boolean),
)
stays = Table(
    "register_stay",
    metadata,
    _number(),
    _person(),
    Column("group", String(64), nullable=False),
    Column("directorate", String(200), nullable=False),
    Column("joined", Date, nullable=False),
    Column("left", Date),
)
doses = Table(
    "register_dose",
    metadata,
    _number(),
    _person(),
    Column("dose", String(40), nullable=False),
    Column("on", Date, nullable=False),
    Column("evidence", String(20), nullable=False),
    Column("way", String(20)),
    Column("source", String(200)),
    Column("ended", Date),
)
uses = Table(
    "register_use",
    metadata,
    _number(),
    _person(),
    Column("on", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("predicted", Boolean),
)
teams = Table(
    "register_team",
    metadata,
    _number(),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("directorate", String(200), nullable=False),
    Column("since", Date, nullable=False),
    Column("ended", Date),
)
coaches = Table(
    "register_coach",
    metadata,
    _number(),
    _person(),
    _person("expert", needed=False),
    Column("protected", Float),
)
coaching = Table(
    "register_coaching",
    metadata,
    _number(),
    Column("team", String(64), nullable=False),
    _person("coach"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)
visits = Table(
    "register_visit",
    metadata,
    _number(),
    _person("coach"),
    Column("on", Date, nullable=False),
    Column("team", String(64)),
)
projects = Table(
    "register_project",
    metadata,
    _number(),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("directorate", String(200), nullable=False),
    Column("team", String(64)),
    Column("priority", String(200)),
    Column("since", Date, nullable=False),
    Column("ended", Date),
)
scores = Table(
    "register_score",
    metadata,
    _number(),
    Column("project", String(64), nullable=False),
    Column("on", Date, nullable=False),
    Column("score", Float, nullable=False),
)
workshops = Table(
    "register_workshop",
    metadata,
    _number(),
    Column("on", Date, nullable=False),
    Column("title", String(200), nullable=False),
    Column("people", Integer),
)
stories = Table(
    "register_story",
    metadata,
    _number(),
    Column("on", Date, nullable=False),
    Column("title", String(200), nullable=False),
    Column("where", String(20), nullable=False),
    Column("learned", Text),
    Column("project", String(64)),
)

notes = Table(
    "register_note",
    metadata,
    _number(),
    Column("group", String(64), nullable=False),
    Column("on", Date, nullable=False),
    Column("by", String(200), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
outcomes = Table(
    "register_outcome",
    metadata,
    _number(),
    Column("typed", JSON, nullable=False),
    Column("by", String(200), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
completions = Table(
    # The day on which a completion in the gradebook was first seen. The gradebook says whether it is one.
    "register_completion",
    metadata,
    Column("learner", String(64), primary_key=True),
    Column("dose", String(40), primary_key=True),
    Column("on", Date, nullable=False),
)
imports = Table(
    "register_import",
    metadata,
    _number(),
    Column("kind", String(20), nullable=False),
    Column("by", String(200), nullable=False),
    Column("file", String(200), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("known_since", Date, nullable=False),
    Column("undone_at", DateTime(timezone=True)),
)
changes = Table(
    "register_change",
    metadata,
    Column("import", Integer, primary_key=True, autoincrement=False),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("table", String(40), nullable=False),
    Column("row", Integer, nullable=False),
    Column("before", JSON),
)

SHEET_TABLES: dict[str, Table] = {
    table.name.removeprefix("register_"): table
    for table in (
        *(groups, people, stays, doses, uses, teams, coaches, coaching, visits),
        *(projects, scores, workshops, stories),
    )
}
