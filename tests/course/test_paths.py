"""Ways through the course lead somewhere, and help that is needed now is short."""

from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids
from qidose.paths import paths


def test_every_stop_is_there() -> None:
    for path in paths():
        for stop in path.stops:
            if stop.where.startswith("exercises/"):
                _, dose, name = stop.where.split("/")
                assert name in exercise_ids(dose), stop
            else:
                assert stop.where in {"my-work", *(f"lessons/{dose.id}" for dose in DOSES)}, stop


def test_help_that_is_needed_now_takes_15_minutes_at_most() -> None:
    found = {path.id: [stop.minutes for stop in path.stops] for path in paths()}
    assert max(found["just-in-time"]) <= 15
