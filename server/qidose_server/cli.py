"""The command line: one verb, one function, the same word."""

import getpass
import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .register.commands import app as register

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(register, name="register")
out = Console(soft_wrap=True, highlight=False)


@app.callback()
def qidose() -> None:
    """The dose of quality-improvement skill that each role needs: lessons, practice, marking and the plan."""


@app.command()
def serve(
    as_: Annotated[
        str | None, typer.Option("--as", help="Who is learning. Without it: you, the machine's user.")
    ] = None,
    port: Annotated[int, typer.Option(help="The port. 0 takes any free one.")] = 8888,
    address: Annotated[
        str, typer.Option(help="The address to listen on. Only this machine's own are taken.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option(help="Open the course page in the browser.")] = True,
) -> None:
    """Serve the course on this machine, for one person, with no login."""
    from qidose_grading.home import find_home
    from qidose_grading.people import id_from_name

    from .local.serve import serve as start

    name = as_ if as_ is not None else getpass.getuser()
    start(find_home(), id_from_name(name), name, address, port, open_browser=browser, say=_say)


@app.command(hidden=True)
def prepare(
    as_: Annotated[str, typer.Option("--as", help="Who is learning.")],
) -> None:
    """Prepare a home for a Jupyter server that somebody else starts (Binder); prints what to put in its environment."""
    from shlex import quote

    from qidose_grading.home import find_home
    from qidose_grading.people import id_from_name

    from .local.config import environment
    from .local.prepare import prepare as make_ready
    from .local.prepare import write_server_config

    home, learner = find_home(), id_from_name(as_)
    make_ready(home, learner, as_, lambda text: print(text, file=sys.stderr))
    write_server_config(home)
    for name, value in environment(home, learner).items():
        print(f"export {name}={quote(value)}")


@app.command()
def mark(
    learner: Annotated[
        str | None, typer.Option(help="Mark the works of this learner again, also if marked before.")
    ] = None,
) -> None:
    """Mark the works that are handed in and wait. One that is broken does not stop the others."""
    from qidose_grading.answerbook import AnswerBook
    from qidose_grading.home import find_home
    from qidose_grading.marking import Marker, again, mark_waiting
    from qidose_grading.people import check_id

    from .marker import alone

    home = find_home()
    book = AnswerBook(home.make().answers_url)
    marker = cache(lambda: Marker(home))
    chosen = learner is not None
    works = again(home, check_id(str(learner)), marker) if chosen else mark_waiting(home, book, marker)
    with alone(home, lambda: out.print("Another process is marking. Waiting for it.")):
        done = list(works)
    for one in done:
        who = f"{one.work.learner}, {one.work.edition}"
        out.print(f"{who}: not marked. {one.trouble}" if one.trouble else f"{who}: marked.", markup=False)
    broken = sum(1 for one in done if one.trouble)
    nothing = f"{learner} has not handed in anything." if chosen else "Nothing waits for marking."
    out.print(f"{len(done) - broken} marked, {broken} broken." if done else nothing)
    if broken:
        raise typer.Exit(1)


@app.command()
def progress(
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file instead of a table.")] = None,
) -> None:
    """Who has completed which dose, and what is missing, from nbgrader's gradebook."""
    from qidose_grading.answerbook import AnswerBook
    from qidose_grading.home import find_home
    from qidose_grading.progress import as_csv
    from qidose_grading.progress import progress as read

    home = find_home().make()
    rows = read(home, AnswerBook(home.answers_url))
    if csv is not None:
        csv.write_text(as_csv(rows), encoding="utf-8-sig")
        out.print(f"{len(rows)} rows written to {csv}.", markup=False)
        return
    table = Table("Learner", "Dose", "State", "Passed", "Missing")
    for row in rows:
        table.add_row(escape(row.name), row.dose, row.state, f"{row.passed} of {row.parts}", ", ".join(row.missing))
    out.print(table if rows else "Nobody has begun yet.")


@app.command(name="format")
def format_(
    folder: Annotated[Path | None, typer.Argument(help="The folder of lessons. Without it: the course's own.")] = None,
) -> None:
    """Bring the lessons' notebooks into their one form: no outputs, stable ids."""
    from qidose_grading.notebook_format import format_lessons

    from .checkout import lessons_folder

    if folder is not None and not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {folder}.")
    changed = format_lessons(folder or lessons_folder())
    for path in changed:
        out.print(f"Mended {path}", markup=False)
    out.print(f"{len(changed)} notebooks changed.")


def _known(dose: str | None) -> str | None:
    from qidose.doses import find_dose

    try:
        return dose and find_dose(dose).id
    except KeyError as error:
        raise typer.BadParameter(str(error.args[0])) from None


@app.command()
def check(
    dose: Annotated[str | None, typer.Argument(help="The lesson. Without it: all 6.", callback=_known)] = None,
) -> None:
    """Say in plain words what is wrong with a lesson and its quizzes."""
    from qidose.doses import DOSES
    from qidose_grading.lesson_check import check_lesson

    from .checkout import lessons_folder

    lessons = lessons_folder()
    found = [check_lesson(lessons, each) for each in ([dose] if dose else [known.id for known in DOSES])]
    faults = list(dict.fromkeys(line for each in found for line in each.faults))
    for line in faults:
        out.print(line, markup=False)
    if advice := [line for each in found for line in each.advice]:
        out.print("These sentences are long. A lesson may have 2 such in every 100.")
        for line in advice:
            out.print(line, markup=False)
    out.print(f"{len(faults)} to mend. qidose format mends ids, marking and outputs." if faults else "Nothing to mend.")
    if faults:
        raise typer.Exit(1)


@app.command()
def preview(
    dose: Annotated[str, typer.Argument(help="The lesson, such as board.", callback=_known)],
    port: Annotated[int, typer.Option(help="The port. 0 takes any free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the lesson in the browser.")] = True,
) -> None:
    """Show a lesson as learners will see it, before it is released. Nothing is kept."""
    from .local.preview import preview as start

    start(dose, port, open_browser=browser, say=_say)


def _say(text: str) -> None:
    print(text, flush=True)


def main() -> Any:
    """Run the command line. What goes wrong by mistake is said in one plain sentence, without a traceback."""
    from sqlalchemy.exc import DBAPIError

    from qidose.exercises.quiz_file import BadQuiz
    from qidose.local_terms import BadTerms
    from qidose_grading.home import find_home
    from qidose_grading.notebook_cells import BadNotebook
    from qidose_grading.people import BadId
    from qidose_grading.release import CannotRelease

    from .local.config import NotLocal

    try:
        return app()
    except (BadId, BadNotebook, BadQuiz, BadTerms, CannotRelease, NotLocal) as mistake:
        words = str(mistake)
    except OSError as mistake:
        words = f"{mistake.filename}: {mistake.strerror}." if mistake.strerror else str(mistake)
    except DBAPIError as mistake:
        words = f"A database in {find_home().root} cannot be used: {mistake.orig}."
    print(f"qidose: {words}", file=sys.stderr)
    return 2
