"""A simulated PDSA record (SIM-PDSA-RECORDS) as words on a card: short paragraphs, and the date of each stage."""

from qidose.simulate.pdsa_records import Data, Stage
from qidose.simulate.pdsa_words import TEAMS, Team

SENTENCES = 3
"""Sentences in 1 paragraph at most."""


def record_words(data: Data) -> tuple[str, ...]:
    """The record, paragraph by paragraph: when it was tested, then the 4 stages."""
    return (f"Tested {data.tested}.", *(words for stage in data.stages for words in _stage_words(stage)))


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


def _stage_words(stage: Stage) -> tuple[str, ...]:
    parts = [stage.sentences[at : at + SENTENCES] for at in range(0, len(stage.sentences), SENTENCES)]
    first, *rest = (" ".join(part) for part in parts)
    return (f"{stage.name.capitalize()}, written {stage.written}: {first}", *rest)
