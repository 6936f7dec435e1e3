"""What all own work has in common, and the kinds of it."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import ClassVar

from qidose.exercises.cards import Card, Feedback
from qidose.exercises.exercise import About, Exercise
from qidose.exercises.fields import Answer, Choice, Option
from qidose.exercises.marks import Marks

DOSE = "own"
"""The name under which own work stands in the log, beside the six doses."""
KINDS = {"pdsa": "pdsa:OwnPdsa", "chart": "chart:OwnChart"}
SHARING = (
    Option("private", "Only me"),
    Option("coach", "Me and the quality coaches"),
)


class Work(Exercise[None]):
    """One piece of own work. There is nothing to draw, no marks and no end: it can be taken up again at any time."""

    kind: ClassVar[str]
    points = 0
    pass_mark = 0
    ends = False
    layout = "together"

    def __init__(self, number: int) -> None:
        self.id = f"{self.kind}-{number}"  # type: ignore[misc]
        self.about = About(  # type: ignore[misc]
            code="", dose=DOSE, title=self.title(Answer()), minutes=0, domains=(), outcomes=()
        )

    def title(self, answer: Answer) -> str:
        """What the work is called in lists: the person's own name for it, once there is one."""
        raise NotImplementedError

    def case(self, seed: int) -> None:
        return None

    def mark(self, case: None, answer: Answer) -> Marks:
        return Marks()

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        return Feedback(heading=self.title(answer))

    def shown_to_coach(self, answer: Answer) -> bool:
        """Only where the person said so."""
        return answer.get("share", "who-sees") == "coach"


def share_card() -> Card:
    """Who may see the work. Nobody else does until the person says so, and they can take it back."""
    question = Choice(id="who-sees", label="Who may see this?", options=SHARING, needed=False)
    return Card(
        id="share",
        heading="Who may see this",
        words=("Only you can see this, unless you share it. You can change your mind.",),
        fields=(question,),
    )


def find_work(work_id: str) -> Work:
    """The work with this id, such as "pdsa-1". Raises KeyError for anything else."""
    found = re.fullmatch(r"(pdsa|chart)-([1-9]\d{0,2})", work_id)
    if not found:
        raise KeyError(f"There is no work called {work_id!r}.")
    module, name = KINDS[found[1]].split(":")
    work: Work = getattr(import_module(f"{__package__}.{module}"), name)(int(found[2]))
    return work


def work_ids(begun: Iterable[str]) -> dict[str, list[str]]:
    """By kind: the ids that were begun, in the order of their numbers, and last the first id that is free."""
    numbers = {kind: sorted(int(one.split("-")[1]) for one in begun if one.startswith(f"{kind}-")) for kind in KINDS}
    return {kind: [f"{kind}-{n}" for n in (*used, max(used, default=0) + 1)] for kind, used in numbers.items()}
