"""Pages of the plan that need no kernel: its versions, what changed between 2 of them, and files."""

import datetime as dt
from typing import Any

from tornado.web import authenticated

from qidose.dosing.difference import changes
from qidose_grading.home import find_home
from qidose_grading.plans import Plans, Version

from ..local.pages import Page
from .files import FILES, progress_file


class PlanPage(Page):
    """A page about the plan's versions."""

    @property
    def _plans(self) -> Plans:
        return Plans(find_home().answers_url)

    def _find(self, number: str) -> Version | None:
        return self._plans.find(int(number)) if len(number) < 10 else None


class Versions(PlanPage):
    """Every version with who signed it, and a way to compare two."""

    @authenticated
    def get(self) -> None:
        self._show("plan_versions.html.j2", versions=self._plans.versions(), endings=FILES)


class Changes(PlanPage):
    """What changed from one version to another."""

    @authenticated
    def get(self) -> None:
        numbers = [self.get_query_argument(name, "") for name in ("from", "to")]
        found = [self._find(number) if number.isdigit() else None for number in numbers]
        before, after = found
        if before is None or after is None:
            self._missing()
            return
        lines = changes(before.typed, after.typed)
        self._show("plan_changes.html.j2", before=before, after=after, lines=lines)


class PlanFile(PlanPage):
    """A version as a file: `plan/files/<number>.<ending>`."""

    @authenticated
    def get(self, number: str, ending: str) -> None:
        version = self._find(number)
        if version is None:
            self._missing()
            return
        kind, make = FILES[ending]
        self.set_header("Content-Type", kind)
        name = f"dosing-plan-version-{version.number}.{ending}"
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(make(version, dt.date.today()))


class ProgressFile(PlanPage):
    """Progress as a file: `progress/progress.<ending>`."""

    @authenticated
    def get(self, ending: str) -> None:
        today = dt.date.today()
        self.set_header("Content-Type", FILES[ending][0])
        self.set_header("Content-Disposition", f'attachment; filename="progress-{today}.{ending}"')
        self.finish(progress_file(ending, find_home(), today))


ROUTES: tuple[tuple[str, Any], ...] = (
    (r"/qidose/plan/versions", Versions),
    (r"/qidose/plan/changes", Changes),
    (r"/qidose/plan/files/(\d+)\.(docx|pptx|xlsx|html|csv)", PlanFile),
    (r"/qidose/progress/progress\.(docx|pptx|html|csv)", ProgressFile),
)
