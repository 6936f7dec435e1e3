"""Ways through the course besides its lessons: a short course for anyone, and help just in time."""

from dataclasses import dataclass
from functools import cache

from .exercises.registry import find_exercise


@dataclass(frozen=True)
class Stop:
    """One thing to do: the need it meets, what it is called, and where it is (the end of its address)."""

    need: str
    name: str
    where: str
    minutes: int


@dataclass(frozen=True)
class Path:
    """A way through: for whom it is, and its stops in order."""

    id: str
    title: str
    words: tuple[str, ...]
    stops: tuple[Stop, ...]


def _practise(need: str, exercise: str) -> Stop:
    """A stop at an exercise, whose name and minutes are its own."""
    about = find_exercise(*exercise.split("/")).about
    return Stop(need, about.title, f"exercises/{exercise}", about.minutes)


@cache
def paths() -> tuple[Path, ...]:
    """Every way, in the order in which they are offered."""
    return _pocket(), _just_in_time()


def _pocket() -> Path:
    return Path(
        "pocket",
        "The pocket course",
        (
            "About 3 hours, for anyone who wants more than an introduction. You need no one's permission.",
            "Do it in any order, in as many sittings as you like.",
        ),
        (
            Stop("Begin with the lesson for everyone.", "QI and you", "lessons/all-staff", 60),
            _practise("Say what you want to reach.", "managers/aim-doctor"),
            _practise("Say how you think it works.", "managers/driver-diagram"),
            _practise("Test a change on a ward that answers.", "managers/short-pdsa"),
            Stop("Draw a chart of something in your own work.", "A chart of my own", "my-work", 30),
            Stop("Plan and run a small test of your own.", "A test of my own", "my-work", 30),
        ),
    )


def _just_in_time() -> Path:
    return Path(
        "just-in-time",
        "Help when you need it",
        (
            "5 to 15 minutes for something that you need today.",
            "Each link opens straight away. You can send it to others.",
        ),
        (
            _practise("A result has got worse. Should we act?", "all-staff/two-dots"),
            _practise("We have a target, and we miss it.", "senior-leaders/target-not-limit"),
            _practise("We want to say what we are aiming at.", "managers/aim-doctor"),
            _practise("We do not know which tool to use.", "managers/pick-tool"),
            Stop("We have an idea to test.", "A test of my own", "my-work", 10),
            _practise("I have to tell people about a change.", "all-staff/same-change"),
            _practise("Somebody comes with a solution.", "managers/solution-to-theory"),
            _practise("It worked. How do we keep it?", "managers/hold-gains"),
            Stop("I have numbers and want a chart.", "A chart of my own", "my-work", 10),
        ),
    )
