"""First of all: a submission must be the released notebook, byte for byte, and answers that can be read."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from ..submission import check_submission


class OnlyTheRelease(NbGraderPreprocessor):
    """Refuses, before anything runs, a submission that was changed by hand and answers that are damaged."""

    release = Unicode("release", help="nbgrader's release folder").tag(config=True)
    editions = Unicode("editions", help="the folder of what was ever released").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        check_submission(Path(resources["metadata"]["path"]), Path(self.release), Path(self.editions))
        return nb, resources
