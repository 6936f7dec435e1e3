"""qidose register: import people and what they do, look at it, take the last import back."""

import datetime as dt
import getpass
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

app = typer.Typer(no_args_is_help=True, help="Who is in post, who reached which dose, and who uses it.")
out = Console(soft_wrap=True, highlight=False)
SHOWN = 20
"""Lines of a kind that a preview shows; the rest are counted."""
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file, such as people.csv, teams.csv or doses.csv.")],
    kind: Annotated[str | None, typer.Option(help="What is in the file, where its name does not say so.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="The file has all people in post: mark all others as left today.")
    ] = False,
    leave_out_bad: Annotated[
        bool, typer.Option("--leave-out-bad", help="Import the other rows where some are wrong.")
    ] = False,
    leavers_since: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The file also has who left from this day on. Else: from today on."),
    ] = None,
    yes: Yes = False,
) -> None:
    """Show what a file would change, and import all of it or nothing."""
    from qidose_grading.register import SHEETS

    chosen = kind or file.stem.casefold()
    if chosen not in SHEETS:
        known = ", ".join(SHEETS)
        raise typer.BadParameter(f"It is not clear what is in {file.name}. Say it with --kind, one of: {known}.")
    if everyone and chosen != "people":
        raise typer.BadParameter("--everyone is for people alone.")
    register, data, today = _register(), file.read_bytes(), dt.date.today()
    preview = register.preview(chosen, data, today, everyone)
    _tell(preview)
    if preview.bad and not leave_out_bad:
        out.print("Nothing was imported. Mend these lines, or leave them out with --leave-out-bad.")
        raise typer.Exit(1)
    if not (preview.added or preview.changed or preview.left):
        out.print("There is nothing to import.")
        return
    if not (yes or typer.confirm("Import this?")):
        out.print("Nothing was imported.")
        return
    since = leavers_since.date() if leavers_since else None
    register.bring_in(chosen, data, today, getpass.getuser(), file.name, everyone, leave_out_bad, since)
    out.print("Imported. qidose register undo takes it back.")


@app.command()
def undo(yes: Yes = False) -> None:
    """Take the last import back, all of it."""
    register = _register()
    last = next((one for one in register.imports() if one.undone_at is None), None)
    if last is None:
        out.print("There is no import to take back.")
        return
    out.print(f"{last.kind} from {last.file}, {last.at:%d %B %Y %H:%M} UTC, by {last.by}.", markup=False)
    if yes or typer.confirm("Take it back?"):
        register.undo_last()
        out.print("Taken back.")


@app.command()
def show() -> None:
    """How many people are in post with each dose, and how many use it, at the end of the last full month."""
    from qidose.dosing.parts import Grid
    from qidose.progress.counts import count, months_to_show
    from qidose.progress.places import place_parts
    from qidose_grading.register import note_completions, read_records

    home, today = _home(), dt.date.today()
    note_completions(home, _register(), today)
    records = read_records(home, today)
    months = months_to_show(records, today)
    if not records.stays:
        out.print("The register is empty. Begin with: qidose register import people.csv")
        return
    if strangers := {one.person for one in records.reached} - {stay.person for stay in records.stays}:
        out.print(f"{len(strangers):,} people reached a dose in the course and are not in the register.")
    if not months.count:
        out.print(f"{len(records.stays):,} people. The first numbers come at the end of this month.")
        return
    doses, groups, places = (part for part in place_parts(count(records, months)) if isinstance(part, Grid))
    _print(doses)
    _print(groups)
    # All columns do not fit a terminal. Everybody with a dose counts for all staff, in the third.
    _print(
        replace(
            places,
            head=("Directorate", "In post", "With a dose", places.head[-1]),
            rows=tuple((row[0], row[1], row[2], row[-1]) for row in places.rows),
        )
    )


@app.command(name="list")
def list_(
    group: Annotated[str | None, typer.Option(help="People of this group, such as managers.")] = None,
    directorate: Annotated[str | None, typer.Option(help="People of this directorate.")] = None,
    without: Annotated[str | None, typer.Option(help="People without this dose, such as all-staff.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file instead of a table.")] = None,
) -> None:
    """People in post, for messages and invitations: all, or those who still need a dose."""
    from qidose.doses import find_dose
    from qidose_grading.register import list_as_csv, list_people, read_records

    if without is not None:
        try:
            find_dose(without)
        except KeyError as error:
            raise typer.BadParameter(str(error.args[0])) from None
    today = dt.date.today()
    found = list_people(read_records(_home(), today), _register().rows("person"), today, group, directorate, without)
    if csv is not None:
        csv.write_text(list_as_csv(found), encoding="utf-8-sig")
        out.print(f"{len(found):,} rows written to {csv}.", markup=False)
        return
    table = Table("Id", "Name", "Group", "Directorate", "Deepest dose")
    for one in found:
        table.add_row(*(escape(cell) for cell in (one.id, one.name, one.group, one.directorate, one.dose)))
    out.print(table if found else "Nobody.")


@app.command()
def person(id_: Annotated[str, typer.Argument(metavar="ID", help="The person's id.")]) -> None:
    """What the register knows of one person, for their appraisal."""
    from qidose_grading.register import about_person, read_records

    row = next((one for one in _register().rows("person") if one["id"] == id_.casefold()), None)
    if row is None:
        raise typer.BadParameter(f"There is nobody with the id {id_} in the register.")
    today = dt.date.today()
    for line in about_person(read_records(_home(), today), row, today):
        out.print(line, markup=False)


@app.command()
def note(
    group: Annotated[str, typer.Argument(help="The group, such as managers.")],
    words: Annotated[str, typer.Argument(help="How it stands, in words.")],
    by: Annotated[str, typer.Option(help="Who says so.")],
) -> None:
    """Add a status note about a group. Notes are kept for good."""
    try:
        _register().add_note(group, words, by, dt.date.today())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    out.print("Noted.")


@app.command()
def columns() -> None:
    """The files that can be imported, and their first line."""
    from qidose_grading.register import SHEETS

    for sheet in SHEETS.values():
        out.print(f"{sheet.id}.csv: {sheet.title}\n  {sheet.heading}", markup=False)


@app.command()
def example() -> None:
    """Fill an empty register with a made trust of 4,000 people and 14 months of history."""
    from qidose_grading.register import CannotImport
    from qidose_grading.register.example import fill_example

    try:
        fill_example(_register(), dt.date.today())
    except CannotImport as error:
        raise typer.BadParameter(str(error)) from None
    out.print("Westmarsh Trust is in the register: 4,000 people who do not exist.")


def _home() -> Any:
    from qidose_grading.home import find_home

    return find_home().make()


def _register() -> Any:
    from qidose_grading.register import Register

    return Register(_home().answers_url)


def _tell(preview: Any) -> None:
    out.print(preview.summary, markup=False)
    for words in preview.notes:
        out.print(words, markup=False)
    for heading, lines in (("Changed", preview.changed), ("Marked as left", preview.left), ("Wrong", preview.bad)):
        if lines:
            out.print(f"{heading}:")
        for line in lines[:SHOWN]:
            out.print(f"  {line}", markup=False)
        if len(lines) > SHOWN:
            out.print(f"  and {len(lines) - SHOWN:,} more.")


def _print(grid: Any) -> None:
    table = Table(*grid.head, title=grid.title, title_justify="left")
    for row in grid.rows:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)
