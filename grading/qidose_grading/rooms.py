"""Rooms: people who do one exercise together on the same data, while their answers are counted without names."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, DateTime, String, Table, insert, select

from qidose.exercises.attempt import Step, fold

from .answerbook import connect, metadata, now, step_of, steps

LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels, so that no code is a word, and none that are mistaken for each other."""

rooms = Table(
    "room",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("dose", String(40), nullable=False),
    Column("exercise", String(60), nullable=False),
    Column("facilitator", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

Tally = Mapping[str, Mapping[str, Mapping[str, int]]]
"""How often each answer was given: {card: {field: {option: count}}}."""


@dataclass(frozen=True)
class Room:
    """One session. Its code is typed from the screen; `data_of` gives its seed, `log` its place in the log."""

    code: str
    dose: str
    exercise: str
    facilitator: str

    @property
    def data_of(self) -> str:
        return f"room-{self.code}"

    @property
    def log(self) -> str:
        return f"{self.data_of}-{self.exercise}"


class Rooms:
    """The rooms in the answers' database."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        metadata.create_all(self._engine)

    def open(self, dose: str, exercise: str, facilitator: str) -> Room:
        """A new room with a code of its own."""
        room = Room("".join(secrets.choice(LETTERS) for _ in range(5)), dose, exercise, facilitator)
        with self._engine.begin() as connection:
            connection.execute(
                insert(rooms).values(code=room.code, dose=dose, exercise=exercise, facilitator=facilitator, at=now())
            )
        return room

    def find(self, code: str) -> Room | None:
        """The room with this code, however it is written; None where there is none."""
        query = select(rooms).where(rooms.c.code == code.strip().lower())
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Room(row.code, row.dose, row.exercise, row.facilitator) if row else None

    def count(self, room: Room) -> tuple[int, Tally]:
        """How many people in the room have answered anything, and how often each answer was given. Nobody is named."""
        query = select(steps).where(steps.c.exercise == room.log, steps.c.learner != room.facilitator)
        logs: dict[str, list[Step]] = defaultdict(list)
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(steps.c.number)):
                logs[row.learner].append(step_of(row))
        tally: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for log in logs.values():
            for card, values in fold(log).answer.values.items():
                for field, value in values.items():
                    chosen = value if isinstance(value, list) else [value]
                    tally[card][field].update(one for one in chosen if isinstance(one, str))
        return len(logs), {card: dict(fields) for card, fields in tally.items()}
