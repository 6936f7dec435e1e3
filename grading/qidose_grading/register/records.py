"""Everything that progress is counted from, read together: register, gradebook, and what people did themselves."""

import datetime as dt

from qidose.progress.records import (
    Coach,
    Coached,
    Coaching,
    Project,
    Records,
    Refreshed,
    Score,
    Stay,
    Story,
    Team,
    Use,
    Workshop,
)
from qidose_grading.home import Home
from qidose_grading.uses import refreshers_done

from .reached import reached
from .store import Register
from .used import ideas_of_own_work, tests_run


def read_records(home: Home, today: dt.date) -> Records:
    """The records as they are now. Nothing is written, so this can be done as often as a page is opened."""
    register = Register(home.answers_url)
    return Records(
        stays=tuple(
            Stay(row["person"], row["group"], row["directorate"], row["joined"], row["left"])
            for row in register.rows("stay")
        ),
        reached=tuple(reached(home, register, today)),
        uses=(*_uses(register), *tests_run(home.answers_url)),
        refreshed=tuple(Refreshed(done.learner, done.on) for done in refreshers_done(home.answers_url)),
        teams=tuple(
            Team(row["id"], row["name"], row["directorate"], row["since"], row["ended"])
            for row in register.rows("team")
        ),
        coaching=tuple(
            Coaching(row["team"], row["coach"], row["since"], row["until"]) for row in register.rows("coaching")
        ),
        coached=tuple(Coached(row["coach"], row["on"]) for row in register.rows("visit")),
        coaches=tuple(Coach(row["person"], row["expert"] or "", row["protected"]) for row in register.rows("coach")),
        scores=tuple(Score(row["project"], row["on"], row["score"]) for row in register.rows("score")),
        projects=tuple(
            Project(row["id"], row["directorate"], row["since"], row["ended"], row["priority"] or "")
            for row in register.rows("project")
        ),
        stories=tuple(
            Story(row["on"], row["title"], row["where"], row["learned"] or "") for row in register.rows("story")
        ),
        ideas=tuple(ideas_of_own_work(home.answers_url)),
        workshops=tuple(Workshop(row["on"], row["title"], row["people"]) for row in register.rows("workshop")),
        notes=tuple(register.notes()),
        outcomes=register.outcomes(),
        groups=register.groups(),
        begun=register.begun(),
    )


def _uses(register: Register) -> tuple[Use, ...]:
    return tuple(Use(row["person"], row["on"], row["kind"], row["predicted"]) for row in register.rows("use"))
