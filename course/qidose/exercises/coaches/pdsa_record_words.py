"""A simulated PDSA record (SIM-PDSA-RECORDS) on a card: its 4 stages as a table, and the words that show a flaw."""

from qidose.simulate.pdsa_records import Data
from qidose.simulate.pdsa_words import TEAMS, Team

from ..cards import Table


def record_table(data: Data) -> Table:
    """The record as the team wrote it: a row for each stage, with the day on which it was written."""
    rows = (
        # The year stands in the caption; without it the column stays narrow enough for a phone.
        (f"{stage.name.capitalize()}, {stage.written.rsplit(' ', 1)[0]}", " ".join(stage.sentences))
        for stage in data.stages
    )
    return Table(caption=f"Tested {data.tested}", head=("Stage", "What the team wrote"), rows=tuple(rows))


def record_heading(number: int, data: Data) -> str:
    """The heading of a record, counted from 1."""
    return f"Record {number}: {data.team}, {data.title[:1].lower()}{data.title[1:]}"


def quoted(sentence: str) -> str:
    """A sentence of a record as evidence."""
    return f'The record says: "{sentence}"'


def team_of(data: Data) -> Team:
    """The team behind a record: what it would have written with no flaw planted."""
    return next(team for team in TEAMS if team.title == data.title)


def planned(data: Data, *beginnings: str) -> str:
    """The first sentence of the plan that begins in one of these ways; "" where there is none."""
    return next((sentence for sentence in data.stages[0].sentences if sentence.startswith(beginnings)), "")


def dates(data: Data) -> str:
    """When the test was, and when its study was written."""
    return f"Tested {data.tested}. Study, written {data.stages[2].written}."
