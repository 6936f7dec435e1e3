"""`qidose check`: everything that is wrong with a lesson and its quizzes, one plain line each, with its place.

The form of the notebook and its marking (`notebook_format`), quiz files (`qidose.exercises.quiz_file`) and plain
English (`qidose.language`) each have their own rules; here they come together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qidose import language
from qidose.doses import DOSES
from qidose.exercises.quiz_file import QuizFile
from qidose.exercises.quiz_texts import quiz_texts
from qidose.exercises.registry import exercise_ids, exercises_of, quiz_files
from qidose.language.headings import in_order, names_in

from .code_notebook import code_notebook
from .notebook_cells import BadNotebook, Cell, cell_name, read
from .notebook_format import problems

FEWEST_WITHIN = 0.98
"""Share of sentences that must keep within 20 words: a few longer ones are allowed (curriculum 9.1)."""
_EXERCISE = re.compile(r'lesson\.exercise\("([^"]*)"\)')


@dataclass
class Checked:
    """What was found: `faults` must be mended; `advice` names long sentences where there are few of them."""

    faults: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Text:
    """A text that learners read, with the place where it stands."""

    place: str
    text: str
    kind: language.Kind


def check_lesson(lessons: Path, dose: str) -> Checked:
    """What is wrong with the lesson of a dose and with its quiz files."""
    notebook = lessons / dose / f"{dose}.ipynb"
    found = Checked([*problems(notebook), *_bad_quizzes(dose)])
    try:
        cells = read(notebook.read_text(encoding="utf-8"))["cells"]
    except (OSError, UnicodeDecodeError, BadNotebook):
        return found  # the first line says why
    _check_words(found, [_Text(f"{notebook.name}: {place}", text, "markdown") for place, text in _prose(cells)], None)
    _check_code(found, lessons / dose / code_notebook(dose), cells)
    quizzes = quiz_files().quizzes
    for quiz in (quizzes[name].file for name in exercise_ids(dose) if name in quizzes):
        file = f"{quiz.id}.toml"
        found.faults += [f"{file}: {words}" for words in (*_place(quiz), *_promises(cells, quiz))]
        texts = [_Text(f"{file}: {place}", passage.text, passage.kind) for place, passage in quiz_texts(quiz)]
        _check_words(found, texts, _read_before(cells, quiz))
    return found


def _check_code(found: Checked, notebook: Path, lesson: list[Cell]) -> None:
    """The code notebook of a dose that has one: its form, and its words after those of the lesson."""
    if not notebook.exists():
        return
    found.faults += (faults := problems(notebook))
    if not faults:
        cells = read(notebook.read_text(encoding="utf-8"))["cells"]
        before = [block for _, text in _prose(lesson) for block in language.blocks(text)]
        texts = [_Text(f"{notebook.name}: {place}", text, "markdown") for place, text in _prose(cells)]
        _check_words(found, texts, before)


def _bad_quizzes(dose: str) -> Iterator[str]:
    """Quiz files that cannot be used: of this dose, and those whose dose nobody can tell."""
    for bad in quiz_files().bad.values():
        if bad.dose in ("", dose):
            yield from bad.faults


def _prose(cells: list[Cell]) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] == "markdown" and "nbgrader" not in cell["metadata"]:
            yield cell_name(number, cell), cell["source"]


def _check_words(found: Checked, texts: list[_Text], before: list[language.Block] | None) -> None:
    """Plain English, text by text, then what only all of them tell. `before` was read earlier; None for a lesson."""
    whole = [block for text in texts for block in _blocks(text)]
    names = names_in(block.text for block in (*whole, *(before or ())) if block.kind != "heading")
    few = language.reading(block.text for block in whole).share >= FEWEST_WITHIN
    for text in texts:
        for fault in language.faults(text.text, text.kind, names):
            (found.advice if few and fault.rule == "long sentence" else found.faults).append(f"{text.place}: {fault}")
    for fault in (*(in_order(whole) if before is None else ()), *language.untold(whole, before or ())):
        place = next((text.place for text in texts if fault.words and fault.words in text.text), texts[0].place)
        found.faults.append(f"{place}: {fault}")


def _blocks(text: _Text) -> list[language.Block]:
    return language.blocks(text.text) if text.kind == "markdown" else [language.Passage(text.text, text.kind).block]


def _place(quiz: QuizFile) -> Iterator[str]:
    """What is wrong with a quiz among the other exercises."""
    if quiz.after and quiz.after not in exercise_ids(quiz.about.dose):
        yield f"It comes after {quiz.after!r}, which {quiz.about.dose} does not have."
    others = [exercise for dose in DOSES for exercise in exercises_of(dose.id) if exercise.id != quiz.id]
    for other in others:
        if quiz.about.code in (other.about.code, *other.about.codes_too):
            yield f"Its code {quiz.about.code} is used twice: {other.id} has it too."
            return


def _promises(cells: list[Cell], quiz: QuizFile) -> Iterator[str]:
    """Outcomes that the list in the lesson's first cell does not have."""
    promised = len(re.findall(r"(?m)^[-*] ", cells[0]["source"])) if cells else 0
    for outcome in quiz.about.outcomes:
        if promised and not 1 <= outcome <= promised:
            yield f"It has the outcome {outcome}, but the lesson's first cell promises {promised} things."


def _read_before(cells: list[Cell], quiz: QuizFile) -> list[language.Block]:
    """What a learner has read when the quiz comes; the whole lesson where its cell is not there yet."""
    read_by_then: list[str] = []
    for cell in cells:
        if cell["cell_type"] == "markdown":
            read_by_then.append(cell["source"])
        elif quiz.id in _EXERCISE.findall(cell["source"]):
            break
    return language.blocks("\n\n".join(read_by_then))
