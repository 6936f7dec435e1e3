"""First of all: a submission must be the released notebook, byte for byte, and answers that can be read."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from ..records import read_answers
from ..released import was_released


class ChangedNotebook(ValueError):
    """A submitted notebook that is not the released one."""


class OnlyTheRelease(NbGraderPreprocessor):
    """Refuses, before anything runs, a notebook that was changed by hand and answers that are damaged.

    Learners never edit a notebook, so a change means that somebody tried to bring code in.
    """

    release = Unicode("release", help="nbgrader's release folder").tag(config=True)
    editions = Unicode("editions", help="the folder of what was ever released").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        nbgrader = resources["nbgrader"]
        learner, edition, name = nbgrader["student"], nbgrader["assignment"], f"{nbgrader['notebook']}.ipynb"
        submitted = Path(resources["metadata"]["path"])
        if not self._is_ours((submitted / name).read_bytes(), edition, name):
            raise ChangedNotebook(
                f"The notebook that {learner} handed in for {edition} is not the released one: it was changed by hand. "
                "Nothing in it was run. Their answers are safe; ask them to hand in again from the lesson."
            )
        read_answers(submitted, learner, edition)
        return nb, resources

    def _is_ours(self, notebook: bytes, edition: str, name: str) -> bool:
        released = Path(self.release) / edition / name
        return notebook == released.read_bytes() or was_released(Path(self.editions), edition, notebook)
