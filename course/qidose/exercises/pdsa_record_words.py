"""A simulated PDSA record (SIM-PDSA-RECORDS) as words on a card: short paragraphs, and the date of each stage."""

from qidose.simulate.pdsa_records import Data, Stage

SENTENCES = 3
"""Sentences in 1 paragraph at most."""


def record_words(data: Data) -> tuple[str, ...]:
    """The record, paragraph by paragraph: when it was tested, then the 4 stages."""
    return (f"Tested {data.tested}.", *(words for stage in data.stages for words in _stage_words(stage)))


def quoted(sentence: str) -> str:
    """A sentence of a record as evidence."""
    return f'The record says: "{sentence}"'


def _stage_words(stage: Stage) -> tuple[str, ...]:
    parts = [stage.sentences[at : at + SENTENCES] for at in range(0, len(stage.sentences), SENTENCES)]
    first, *rest = (" ".join(part) for part in parts)
    return (f"{stage.name.capitalize()}, written {stage.written}: {first}", *rest)
