"""A seat in a room: the same data for everyone, and for the facilitator the room's answers, counted live."""

from typing import Any

from qidose.exercises.cards import Card
from qidose.exercises.fields import Choice, Choices
from qidose_grading.rooms import Room, Rooms, Tally


class Seat:
    """One person's place in a room; the person at the front also gets the counts."""

    def __init__(self, rooms: Rooms, room: Room, learner: str) -> None:
        self._rooms = rooms
        self._room = room
        self._facilitates = learner == room.facilitator
        self.data_of = room.data_of
        self.log = room.log

    def page(self, cards: tuple[Card, ...]) -> dict[str, Any]:
        """What the page shows of the room. Counts are of options alone, and go to the facilitator alone."""
        if not self._facilitates:
            return {"code": self._room.code, "facilitates": False, "seats": 0, "tally": {}}
        seats, tally = self._rooms.count(self._room)
        return {"code": self._room.code, "facilitates": True, "seats": seats, "tally": _of_options(cards, tally)}


def _of_options(cards: tuple[Card, ...], tally: Tally) -> Tally:
    """The counts of what was chosen. Words of people's own are never shown to a room."""
    return {
        card.id: {
            field.id: {one.id: tally.get(card.id, {}).get(field.id, {}).get(one.id, 0) for one in field.options}
            for field in card.fields
            if isinstance(field, Choice | Choices)
        }
        for card in cards
    }
