"""What the notebooks of the plan and of progress call."""

from ..lesson import lean_imports  # noqa: F401, I001 (before everything else)

import datetime as dt

from qidose.progress.sizes import Sizes, sizes_now
from qidose_grading.plans import Plans
from qidose_grading.register import read_records
from qidose_widgets.desk import DeskWidget

from ..lesson.lesson import person_of_page
from .desk import PlanDesk
from .progress_desk import ProgressDesk


def plan_of_page() -> DeskWidget:
    """The dosing plan. Outside a page of the course (an expert at work on the notebook) nothing of it is kept."""
    home, learner, book = person_of_page()
    if learner == "preview":
        return DeskWidget(PlanDesk(Plans("sqlite://"), "preview"))

    def sizes() -> Sizes:
        today = dt.date.today()
        return sizes_now(read_records(home, today), today)

    return DeskWidget(PlanDesk(Plans(home.answers_url), book.name_of(learner), sizes=sizes))


def progress_of_page() -> DeskWidget:
    """Progress against the plan, from the register and the gradebook of this home."""
    home, learner, book = person_of_page()
    return DeskWidget(ProgressDesk(home, book.name_of(learner)))
