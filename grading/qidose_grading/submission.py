"""What a submission may hold: the released notebook byte for byte, its answers and its time, and nothing else.

And, where the edition has one, the released code notebook with the learner's code in its answer cells.
"""

from pathlib import Path

from .code_notebook import BadCopy, answers_in, code_notebook, read_notebook, without_answers
from .records import FILE_NAME, BrokenAnswers, read_answers
from .released import was_released

__all__ = ["BrokenAnswers", "ChangedWork", "check_submission"]


class ChangedWork(ValueError):
    """A submission that somebody has changed by hand. The message says in plain words what is wrong."""


def check_submission(folder: Path, release: Path, editions: Path) -> None:
    """Look at the submission in `folder`, which is `submitted/<learner>/<edition>`, before anything of it runs.

    `release` is nbgrader's release folder, `editions` the folder of what was ever released. Raises ChangedWork or
    BrokenAnswers. Learners never edit what lies here, so a change means that somebody tried to bring code in.
    """
    learner, edition = folder.parent.name, folder.name
    name = f"{edition.rpartition('-')[0]}.ipynb"
    notebook = folder / name
    if not notebook.is_file():
        raise ChangedWork(f"There is no {name} in the work of {learner} for {edition}. {_AGAIN}")
    if not _is_ours(notebook.read_bytes(), release / edition / name, editions):
        raise ChangedWork(
            f"The notebook that {learner} handed in for {edition} is not the released one: it was changed by hand. "
            f"Nothing in it was run. {_AGAIN}"
        )
    code = folder / code_notebook(edition.rpartition("-")[0])
    # The folder of a notebook is on the path of what runs in it: a file here could stand in for a module of ours.
    expected = {name, FILE_NAME, "timestamp.txt", code.name if (release / edition / code.name).is_file() else name}
    more = sorted(path.name for path in folder.iterdir() if path.name not in expected)
    if more:
        raise ChangedWork(
            f"The work of {learner} for {edition} holds more than a notebook and answers: {', '.join(more)}. "
            f"Nothing in it was run. {_AGAIN}"
        )
    answers = read_answers(folder, learner, edition)
    if code.name in expected and not _is_answered(code, answers.code, editions):
        raise ChangedWork(
            f"The code notebook of {learner} for {edition} is not the released one with the code that they handed in. "
            f"Nothing in it was run. {_AGAIN}"
        )


_AGAIN = "Their answers are safe; ask them to hand in again from the lesson."


def _is_ours(notebook: bytes, released: Path, editions: Path) -> bool:
    now = released.exists() and notebook == released.read_bytes()
    return now or was_released(editions, released.parent.name, notebook)


def _is_answered(notebook: Path, code: dict[str, str], editions: Path) -> bool:
    """Whether it was released so, and holds in its answer cells what stands in the answers, and nothing else."""
    edition = notebook.parent.name
    try:
        text = notebook.read_bytes()
        if not code:
            return was_released(editions, edition, text)
        same = answers_in(read_notebook(notebook)) == code
    except (OSError, BadCopy):
        return False
    return same and was_released(editions, edition, without_answers(text))
