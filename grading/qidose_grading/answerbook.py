"""The answer book: an append-only log of what each learner did, in SQLite (write-ahead) or any SQLAlchemy database."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    select,
    update,
)

from qidose.doses import DOSES
from qidose.exercises.attempt import Attempt, Step, fold
from qidose.exercises.registry import exercise_ids

from .people import check_id

DOSE_IDS = frozenset(dose.id for dose in DOSES)

metadata = MetaData()

learners = Table(
    "learner",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254)),
    Column("since", DateTime(timezone=True), nullable=False),
)

steps = Table(
    "step",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("learner", String(64), nullable=False),
    Column("dose", String(40), nullable=False),
    Column("exercise", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    # 64-bit seeds as text: not every database and no browser keeps such an integer whole.
    Column("seed", String(20), nullable=False),
    Column("rule_set", String(40)),
    Column("kind", String(10), nullable=False),
    Column("card", String(60), nullable=False),
    Column("values", JSON),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("step_by_exercise", "learner", "exercise"),
    Index("step_by_dose", "learner", "dose"),
)

hand_ins = Table(
    "hand_in",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("learner", String(64), nullable=False),
    Column("dose", String(40), nullable=False),
    Column("edition", String(60), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("marked_at", DateTime(timezone=True)),
    Column("trouble", String(2000)),
    Index("hand_in_waiting", "marked_at"),
    Index("hand_in_by_learner", "learner", "dose"),
)

marked_answers = Table(
    # Which answer a coach's mark belongs to: the digest of the answer that lay in the work when it was last marked.
    "marked_answer",
    metadata,
    Column("learner", String(64), primary_key=True),
    Column("edition", String(60), primary_key=True),
    Column("cell", String(80), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)


@dataclass(frozen=True)
class Entry:
    """What goes beside a step: which exercise and version, which seed and rule set."""

    dose: str
    exercise: str
    version: int
    rule_set: str | None
    seed: Callable[[int], int]
    """The seed of an attempt number."""


@dataclass(frozen=True)
class HandIn:
    """One work handed in. `marked_at` None while it waits; `trouble` says in plain words why it could not be marked."""

    number: int
    learner: str
    dose: str
    edition: str
    digest: str
    at: datetime
    marked_at: datetime | None
    trouble: str | None


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def connect(url: str) -> Engine:
    """An engine for answers; SQLite gets write-ahead logging and waits up to 30 s for another writer."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _settings(connection: Any, _: Any) -> None:
            # The driver must not begin transactions by itself: a write starts with BEGIN IMMEDIATE, below.
            connection.isolation_level = None
            connection.execute("PRAGMA busy_timeout=30000")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")

    return engine


class AnswerBook:
    """The port through which answers are kept. Each process has one of its own; all share the database."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        with self._writing() as connection:
            metadata.create_all(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                # Take the write lock before reading, so that two windows cannot both act on the same old state.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def enrol(self, learner: str, name: str, email: str | None = None) -> None:
        """Make sure that the learner is known. Raises BadId for an id that cannot be used."""
        check_id(learner)
        with self._writing() as connection:
            known = connection.execute(select(learners.c.id).where(learners.c.id == learner)).first()
            if known is None:
                connection.execute(insert(learners).values(id=learner, name=name[:200], email=email, since=now()))

    def name_of(self, learner: str) -> str:
        """The learner's name, or the id where no name is known."""
        with self._engine.connect() as connection:
            row = connection.execute(select(learners.c.name).where(learners.c.id == learner)).first()
        return row.name if row else learner

    def people(self) -> dict[str, str]:
        """Every learner's id and name."""
        with self._engine.connect() as connection:
            return {row.id: row.name for row in connection.execute(select(learners).order_by(learners.c.id))}

    def attempt(self, learner: str, exercise: str) -> Attempt:
        """Where the learner stands in an exercise."""
        with self._engine.connect() as connection:
            return fold(_read(connection, learner, exercise))

    def attempts(self, learner: str, dose: str) -> dict[str, Attempt]:
        """Where the learner stands in every exercise of a dose that they have begun, in whichever lesson they did it.

        An exercise may be in the lessons of 2 doses. For anything else that stands in the log under a name of its own
        (own work, use at work), `dose` is that name.
        """
        named = steps.c.exercise.in_(exercise_ids(dose)) if dose in DOSE_IDS else steps.c.dose == dose
        query = select(steps).where(steps.c.learner == learner, named).order_by(steps.c.number)
        begun: dict[str, list[Step]] = defaultdict(list)
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                begun[row.exercise].append(step_of(row))
        return {exercise: fold(log) for exercise, log in begun.items()}

    def attempts_of_all(self, dose: str) -> dict[str, dict[str, Attempt]]:
        """The same for everyone who has begun anything under this dose."""
        with self._engine.connect() as connection:
            query = select(steps.c.learner).where(steps.c.dose == dose).distinct().order_by(steps.c.learner)
            people = connection.execute(query).scalars().all()
        return {learner: self.attempts(learner, dose) for learner in people}

    def take(self, learner: str, entry: Entry, decide: Callable[[Attempt], Step | None]) -> Attempt:
        """Add the step that `decide` makes of the state as it is now, in one transaction, and return the new state.

        `decide` may return None (nothing to add) or raise: then nothing is written.
        """
        with self._writing() as connection:
            log = _read(connection, learner, entry.exercise)
            step = decide(fold(log))
            if step is None:
                return fold(log)
            connection.execute(
                insert(steps).values(
                    learner=learner,
                    dose=entry.dose,
                    exercise=entry.exercise,
                    version=entry.version,
                    attempt=step.attempt,
                    seed=str(entry.seed(step.attempt)),
                    rule_set=entry.rule_set,
                    kind=step.kind,
                    card=step.card,
                    values=step.values,
                    at=now(),
                )
            )
            return fold([*log, step])

    def hand_in(self, learner: str, dose: str, edition: str, digest: str, at: datetime) -> None:
        """Record that a work was handed in and waits for marking."""
        with self._writing() as connection:
            connection.execute(
                insert(hand_ins).values(learner=learner, dose=dose, edition=edition, digest=digest, at=at)
            )

    def last_hand_in(self, learner: str, dose: str) -> HandIn | None:
        """The newest work that the learner handed in for a dose, of whichever edition."""
        query = select(hand_ins).where(hand_ins.c.learner == learner, hand_ins.c.dose == dose)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(hand_ins.c.number.desc()).limit(1)).first()
        return HandIn(**row._mapping) if row else None

    def waiting(self) -> list[HandIn]:
        """Works that wait for marking, oldest first; of each learner's works of an edition only the newest."""
        query = select(hand_ins).where(hand_ins.c.marked_at.is_(None)).order_by(hand_ins.c.number)
        with self._engine.connect() as connection:
            rows = [HandIn(**row._mapping) for row in connection.execute(query)]
        newest = {(row.learner, row.edition): row for row in rows}
        return sorted(newest.values(), key=lambda row: row.number)

    def marked(self, work: HandIn, trouble: str | None = None) -> None:
        """Record that this work, and any older one of the same learner and edition, was marked or could not be."""
        same = (hand_ins.c.learner == work.learner) & (hand_ins.c.edition == work.edition)
        with self._writing() as connection:
            connection.execute(
                update(hand_ins)
                .where(same, hand_ins.c.number <= work.number, hand_ins.c.marked_at.is_(None))
                .values(marked_at=now(), trouble=trouble and trouble[:2000])
            )

    def read_digest(self, learner: str, edition: str, cell: str) -> str | None:
        """The digest of the answer that lay in a graded cell when it was last marked, None before the first time."""
        with self._engine.connect() as connection:
            return connection.execute(_digest_query(learner, edition, cell)).scalar()

    def keep_digest(self, learner: str, edition: str, cell: str, digest: str) -> None:
        """Record the digest of the answer that is marked now."""
        key = {"learner": learner, "edition": edition, "cell": cell}
        with self._writing() as connection:
            if connection.execute(_digest_query(learner, edition, cell)).first():
                same = [marked_answers.c[name] == value for name, value in key.items()]
                connection.execute(update(marked_answers).where(*same).values(digest=digest, at=now()))
            else:
                connection.execute(insert(marked_answers).values(**key, digest=digest, at=now()))


def _digest_query(learner: str, edition: str, cell: str) -> Any:
    table = marked_answers.c
    return select(table.digest).where(table.learner == learner, table.edition == edition, table.cell == cell)


def _read(connection: Connection, learner: str, exercise: str) -> list[Step]:
    query = select(steps).where(steps.c.learner == learner, steps.c.exercise == exercise).order_by(steps.c.number)
    return [step_of(row) for row in connection.execute(query)]


def step_of(row: Any) -> Step:
    """The step that a row of the log holds."""
    return Step(row.kind, row.attempt, row.card, row.values)
