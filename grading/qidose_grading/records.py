"""`answers.json`, the file that lies beside the notebook in a submission: learners' input as data, and nothing else."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer

FILE_NAME = "answers.json"
LARGEST = 4_000_000  # bytes; the longest answers that the fields let through come to well under this


class BrokenAnswers(ValueError):
    """An answers file that cannot be marked. The message says in plain words what is wrong."""


class AnswerRecord(BaseModel):
    """One finished attempt at one exercise."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(ge=1)
    attempt: int = Field(ge=1)
    seed: str = Field(pattern=r"^\d{1,19}$")
    rule_set: str | None
    values: dict[str, dict[str, JsonValue]]
    locked: list[str]

    def answer(self) -> Answer:
        return Answer(values=self.values, locked=tuple(self.locked), finished=True)

    def digest(self) -> str:
        """The same for the same answer to the same data: what a coach's mark is linked to."""
        kept = {"seed": self.seed, "values": self.values}
        return sha256(json.dumps(kept, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class AnswersFile(BaseModel):
    """A learner's work for one edition of a dose."""

    model_config = ConfigDict(extra="forbid")

    format: Literal[1] = 1
    learner: str
    dose: str
    edition: str
    exercises: dict[str, AnswerRecord]
    code: dict[str, str] = Field(default_factory=dict)
    """What the learner wrote in the answer cells of the edition's code notebook, by grade id."""

    def text(self) -> str:
        """The file's text: the same answers always give the same bytes."""
        kept = self.model_dump(exclude=None if self.code else {"code"})
        return json.dumps(kept, sort_keys=True, ensure_ascii=False, indent=1) + "\n"

    def digest(self) -> str:
        return sha256(self.text().encode()).hexdigest()


def read_answers(folder: Path, learner: str | None = None, edition: str | None = None) -> AnswersFile:
    """The answers in a submission's folder. Raises BrokenAnswers when they are missing, damaged, or somebody else's."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > LARGEST:
            raise BrokenAnswers(f"{FILE_NAME} is larger than {LARGEST:,} bytes.")
        found = AnswersFile.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise BrokenAnswers(f"{FILE_NAME} is missing.") from None
    except OSError as error:
        raise BrokenAnswers(f"{FILE_NAME} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        raise BrokenAnswers(f"{FILE_NAME} is damaged: {_first(error.errors())}") from None
    for what, expected, value in (("learner", learner, found.learner), ("edition", edition, found.edition)):
        if expected is not None and expected != value:
            raise BrokenAnswers(f"{FILE_NAME} says {what} {value!r}, but it lies in the folder of {expected!r}.")
    for exercise, record in found.exercises.items():
        if record.seed != str(seed_for(found.learner, exercise, record.attempt)):
            raise BrokenAnswers(f"{FILE_NAME}: the data of {exercise!r} are not those of this learner and attempt.")
    return found


def _first(errors: list[Any]) -> str:
    place = " > ".join(str(part) for part in errors[0]["loc"])
    return f"{errors[0]['msg']}{f' (at {place})' if place else ''}."
