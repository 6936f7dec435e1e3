"""Exercises in code: what experts write themselves, in a notebook of its own that nbgrader's own cells mark.

The tasks and their tests stand in `course/lessons/<dose>/<dose>-code.ipynb`. This is what the rest of the course must
know of them: their place in the curriculum, and what each test cell checks. A test holds notebook and list together.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CodeTask:
    """One exercise in code. `checks` are its test cells, by grade id, in words; each gives 1 point and is needed."""

    id: str
    code: str
    dose: str
    title: str
    minutes: int
    domains: tuple[str, ...]
    outcomes: tuple[int, ...]
    misconceptions: tuple[str, ...]
    checks: dict[str, str]


TASKS: tuple[CodeTask, ...] = (
    CodeTask(
        id="limits-from-scratch",
        code="E-T6-01",
        dose="experts",
        title="Limits from scratch",
        minutes=45,
        domains=("D05", "D18"),
        outcomes=(1,),
        misconceptions=("MC13",),
        checks={
            "limits-xmr": "XmR chart",
            "limits-p": "p chart",
            "limits-u": "u chart",
            "limits-g": "g chart",
            "limits-t": "t chart",
        },
    ),
    CodeTask(
        id="what-the-rule-costs",
        code="E-T6-02",
        dose="experts",
        title="What the rule costs, in your own code",
        minutes=40,
        domains=("D03", "D04", "D18"),
        outcomes=(1,),
        misconceptions=("MC14", "MC15"),
        checks={"cost-false-alarms": "false alarms", "cost-detection": "changes found"},
    ),
    CodeTask(
        id="bad-limits",
        code="E-T6-03",
        dose="experts",
        title="Bad limits",
        minutes=20,
        domains=("D05", "D18"),
        outcomes=(1,),
        misconceptions=("MC13",),
        checks={"bad-limits-size": "size of the estimates", "bad-limits-hide": "what the limits hide"},
    ),
)


def code_tasks(dose: str) -> tuple[CodeTask, ...]:
    """The exercises in code of a dose, in the order of their notebook; none for most doses."""
    return tuple(task for task in TASKS if task.dose == dose)


def checks_of(dose: str) -> dict[str, str]:
    """Every test cell of a dose's code notebook, by grade id, with its name in words."""
    return {cell: f"{task.title}: {words}" for task in code_tasks(dose) for cell, words in task.checks.items()}
