"""Notes on a person's own chart: a few words each, and the point where they belong."""

from .fields import Answer, Field, Points, Text

MOST = 4
"""How many things that happened can be written on a chart."""
LONGEST = 24
"""Characters of a note: more would not be readable above a point."""


def note_fields(answer: Answer, card: str, labels: tuple[str, ...]) -> list[Field]:
    """The fields of the notes: 1 more than there are, and `MOST` at most."""
    found: list[Field] = []
    for number in range(1, MOST + 1):
        if number > 1 and not answer.get(card, f"event-{number - 1}"):
            break
        found += [
            Text(id=f"event-{number}", label=f"Note {number} on the chart", rows=1, longest=LONGEST, needed=False),
            Points(id=f"at-{number}", label=f"Where does note {number} belong?", labels=labels, most=1, needed=False),
        ]
    return found


def notes_in(answer: Answer, card: str, points: int) -> dict[int, str]:
    """What was written, by the 0-based point where it belongs. Never raises for what is stored."""
    found = {}
    for number in range(1, MOST + 1):
        places, words = answer.get(card, f"at-{number}"), answer.get(card, f"event-{number}")
        place = places[0] if isinstance(places, list) and places else None
        if type(place) is int and 0 <= place < points and isinstance(words, str) and words.strip():
            found[place] = words.strip()[:LONGEST]
    return found
