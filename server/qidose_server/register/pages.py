"""Pages of the register: what is in it, a file that is looked at before it is brought in, one row by hand, undo.

Whatever writes does so under one lock, in a thread of its own, and ends with a page that can be loaded again.
"""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from filelock import FileLock
from tornado.ioloop import PeriodicCallback
from tornado.web import authenticated

from qidose.dosing.form import Entry
from qidose_grading.home import Home, find_home
from qidose_grading.register import SHEETS, CannotImport, Changed, Import, Preview, Register, Sheet, as_file
from qidose_grading.register.example import BY as EXAMPLE
from qidose_grading.register.example import example_imports, fill_example, take_out_example
from qidose_grading.register.read_csv import read_file

from ..local.pages import Page
from .samples import sample
from .typed import Field, fields
from .uploads import TOKEN, Upload, Uploads

MOST_BYTES = 20_000_000
SHOWN = 200
"""How many of a list a page shows; the others are counted."""
LAST = 10
"""How many imports are listed."""
MANY = 0.2
"""Where more than this share of people would be marked as left, the page asks whether that can be right."""
KINDS = "|".join(SHEETS)
DONE = {
    "undone": "The last import was taken back.",
    "dropped": "Nothing was brought in. The file was removed from the server.",
    "filled": "Westmarsh Trust is in the register: 4,000 people who do not exist.",
    "emptied": "The made-up trust was taken out.",
}
NOT_DONE = {
    "not-undone": "Nothing was taken back: something else was brought in or taken back meanwhile.",
    "later": "Nothing was taken out: other things were brought in after the made-up trust. Take those back first.",
    "not-empty": "Nothing was added: the made-up trust is only for an empty register.",
}
T = TypeVar("T")


@cache
def _register(url: str) -> Register:
    return Register(url)


class RegisterPage(Page):
    """A page of the register. What it shows is not kept by browsers."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    @property
    def _home(self) -> Home:
        return find_home()

    @property
    def _register(self) -> Register:
        return _register(self._home.answers_url)

    @property
    def _uploads(self) -> Uploads:
        return Uploads(self._home)

    async def _alone(self, work: Callable[[], T]) -> T:
        """Do this while nobody else writes to the register through these pages."""
        lock = FileLock(self._home.locks / "register.lock", timeout=120)

        def locked() -> T:
            with lock:
                return work()

        return await asyncio.to_thread(locked)

    def _go(self, path: str) -> None:
        self.redirect(f"{self.base_url}qidose/register{path}", status=303)

    def _typed(self, name: str) -> str:
        return self.get_body_argument(name, "")


class Overview(RegisterPage):
    """What is in the register, the last imports, and the ways in."""

    @authenticated
    async def get(self) -> None:
        today, register = dt.date.today(), self._register
        self._uploads.sweep()
        counts, imports, example = await asyncio.to_thread(
            lambda: (register.counts(today), register.imports(), example_imports(register))
        )
        lines = _lines(imports)
        standing = [one for one in imports if one.undone_at is None]
        said = self.get_query_argument("said", "")
        self._show(
            "register.html.j2",
            # People first: groups of one's own are few.
            sheets=sorted(SHEETS.values(), key=lambda sheet: sheet.id == "groups"),
            counts=counts,
            empty=not any(counts.values()),
            lines=lines[:LAST],
            more=max(len(lines) - LAST, 0),
            last=standing[0].number if standing else None,
            example=example,
            later=sum(one.number > example[0].number for one in standing) if example else 0,
            done=DONE.get(said, ""),
            not_done=NOT_DONE.get(said, ""),
        )


class Choose(RegisterPage):
    """Choose a file of one kind, and say what is in it."""

    @authenticated
    def get(self, kind: str) -> None:
        self._form(Upload("", "", kind, ""), {})

    def _form(self, upload: Upload, errors: dict[str, str]) -> None:
        about = {"sheet": SHEETS[upload.kind], "upload": upload, "errors": errors}
        self._show("register_choose.html.j2", **about, most=MOST_BYTES // 1_000_000)

    @authenticated
    async def post(self, kind: str) -> None:
        self._uploads.sweep()
        upload = Upload(
            token="",
            learner=self._person.learner,
            kind=kind,
            file="",
            everyone=kind == "people" and self._typed("everyone") == "yes",
            leave_out_bad=self._typed("leave-out-bad") == "yes",
            since=self._typed("since")[:40],
        )
        errors: dict[str, str] = {}
        since = _since(upload.since, errors) if kind == "people" else ""
        upload = await self._take(upload, errors)
        if errors:
            self.set_status(422)
            self._form(upload, errors)
            return
        self._uploads.note(replace(upload, since=since))
        self._go(f"/files/{upload.token}")

    async def _take(self, upload: Upload, errors: dict[str, str]) -> Upload:
        """The upload with its file: the one that was sent, or one that an earlier try left here."""
        sent = self.request.files.get("file", [])
        if not sent or not sent[0].filename:
            kept = self._uploads.find(self._typed("kept"), self._person.learner)
            if kept is None or kept.kind != upload.kind or kept.done is not None:
                errors["file"] = "Choose a file."
                return upload
            return replace(upload, token=kept.token, file=kept.file)
        file, data = sent[0], bytes(sent[0].body)
        upload = replace(upload, file=_file_name(file.filename))
        if wrong := await asyncio.to_thread(_no_file, SHEETS[upload.kind], data):
            errors["file"] = wrong
            return upload
        return replace(upload, token=self._uploads.keep(replace(upload, since=""), data).token)


class Look(RegisterPage):
    """What a file would do, and after that what it did."""

    @authenticated
    async def get(self, token: str) -> None:
        upload = self._uploads.find(token, self._person.learner)
        if upload is None:
            self._gone()
            return
        about = {"upload": upload, "sheet": SHEETS[upload.kind], "shown": SHOWN}
        if upload.done is not None:
            self._show("register_done.html.j2", **about, done=upload.done)
            return
        today, register = dt.date.today(), self._register
        try:
            preview, in_post = await asyncio.to_thread(
                lambda: (self._preview(upload, today), register.counts(today)["in post"])
            )
        except FileNotFoundError:  # removed in another window, just now
            self._gone()
            return
        many = len(preview.left) > max(5, MANY * in_post)
        changed = bool(self.get_query_argument("changed", ""))
        blocked = bool(preview.bad) and not upload.leave_out_bad
        how = {"blocked": blocked, "many": many, "in_post": in_post, "changed": changed}
        self._show("register_look.html.j2", **about, preview=preview, **how)

    def _preview(self, upload: Upload, today: dt.date) -> Preview:
        return self._register.preview(upload.kind, self._uploads.data(upload), today, upload.everyone)

    def _gone(self) -> None:
        self.set_status(404)
        self._show("register_gone.html.j2")

    @authenticated
    async def post(self, token: str) -> None:
        doing = {"bring-in": self._bring_in, "leave-out": self._leave_out, "drop": self._drop}.get(self._typed("do"))
        if doing is None:
            self._go(f"/files/{token}")
            return
        seen = self._typed("seen")

        def work() -> str:
            # Found under the lock: a second press finds what the first has done.
            upload = self._uploads.find(token, self._person.learner)
            return doing(upload, seen) if upload and upload.done is None else f"/files/{token}"

        self._go(await self._alone(work))

    def _bring_in(self, upload: Upload, seen: str) -> str:
        since = dt.date.fromisoformat(upload.since) if upload.since else None
        data, today = self._uploads.data(upload), dt.date.today()
        try:
            preview = self._register.bring_in(
                upload.kind,
                data,
                today,
                self._person.name,
                upload.file,
                everyone=upload.everyone,
                leave_out_bad=upload.leave_out_bad,
                known_since=since,
                seen=seen,
            )
        except Changed:
            return f"/files/{upload.token}?changed=1"
        except CannotImport:
            return f"/files/{upload.token}"
        counts = {name: len(getattr(preview, name)) for name in ("added", "changed", "left")}
        done = {**counts, "same": preview.same, "bad": preview.bad_lines}
        self._uploads.note(replace(upload, done=done))
        return f"/files/{upload.token}"

    def _leave_out(self, upload: Upload, seen: str) -> str:
        self._uploads.note(replace(upload, leave_out_bad=True))
        return f"/files/{upload.token}"

    def _drop(self, upload: Upload, seen: str) -> str:
        self._uploads.remove(upload.token)
        return "?said=dropped"


class SampleFile(RegisterPage):
    """A file to begin with."""

    @authenticated
    def get(self, kind: str) -> None:
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{kind}.csv"')
        self.finish(sample(kind))


class TypeOne(RegisterPage):
    """One row by hand. What changes something that is there is shown first."""

    @authenticated
    async def get(self, kind: str) -> None:
        await self._form(SHEETS[kind], {}, kept=bool(self.get_query_argument("kept", "")))

    @authenticated
    async def post(self, kind: str) -> None:
        sheet, today, register = SHEETS[kind], dt.date.today(), self._register
        typed = {column.id: self._typed(column.id) for column in sheet.columns}
        seen, by = self._typed("seen"), self._person.name

        def work() -> Preview | None:
            """What stands against it; None once it is in the register."""
            preview = register.preview(kind, as_file(typed), today)
            if preview.bad or ((preview.changed or preview.left) and preview.fingerprint != seen):
                return preview
            register.add(kind, typed, today, by, preview.fingerprint)
            return None

        try:
            against = await self._alone(work)
        except CannotImport as error:  # the command line was quicker, just now
            against = error.preview
        if against is None:
            self._go(f"/add/{kind}?kept=1")
            return
        self.set_status(422 if against.bad else 200)
        await self._form(sheet, typed, against)

    async def _form(
        self, sheet: Sheet, typed: dict[str, str], against: Preview | None = None, kept: bool = False
    ) -> None:
        known = await asyncio.to_thread(self._register.known, dt.date.today())
        bad = against.bad if against else ()
        form = fields(sheet, known, typed, bad)
        other = [one.words for one in bad if not sheet.column(one.column)]
        form_is = {"sheet": sheet, "fields": form, "against": against if not bad else None}
        self._show("register_add.html.j2", **form_is, other=other, kept=kept, errors=_errors(form))


class UndoPage(RegisterPage):
    """Take the last import back, after saying what that means."""

    @authenticated
    async def get(self) -> None:
        register = self._register
        undo, imports = await asyncio.to_thread(lambda: (register.last(), register.imports()))
        one = next((one for one in imports if undo and one.number == undo.number), None)
        if undo is None or one is None:
            self._go("")
            return
        about = {"one": one, "file": _from(one), "when": _when(one), "title": SHEETS[one.kind].title}
        self._show("register_undo.html.j2", undo=undo, **about, shown=SHOWN)

    @authenticated
    async def post(self) -> None:
        number = self._typed("number")
        if not (number.isdecimal() and len(number) < 10):
            self._go("?said=not-undone")
            return

        def work() -> bool:
            done = self._register.undo_last(int(number))
            # A second press of the same button finds it done.
            return done is not None or any(
                one.number == int(number) and one.undone_at is not None for one in self._register.imports()
            )

        self._go("?said=undone" if await self._alone(work) else "?said=not-undone")


class ExamplePage(RegisterPage):
    """Fill an empty register with a made-up trust, or take that out again."""

    @authenticated
    async def post(self) -> None:
        filling, register = self._typed("do") == "fill", self._register

        def work() -> str:
            ours = example_imports(register)
            if not filling:
                try:
                    take_out_example(register)
                except CannotImport:
                    return "later"
                return "emptied"
            if ours:  # a second press
                return "filled"
            today = dt.date.today()
            if any(register.counts(today).values()):
                return "not-empty"
            fill_example(register, today)
            return "filled"

        self._go(f"?said={await self._alone(work)}")


@dataclass(frozen=True)
class Fault:
    """A line of the summary of errors, with the field that it leads to."""

    field: str
    words: str


def _errors(form: list[Field]) -> list[Fault]:
    return [Fault(field.id, f"{field.label}: {field.error}") for field in form if field.error]


@dataclass(frozen=True)
class Line:
    """An import as it is listed. All files of the made-up trust are one."""

    number: int
    title: str
    file: str
    by: str
    when: str
    undone: bool
    example: bool


def _lines(imports: list[Import]) -> list[Line]:
    lines: list[Line] = []
    for one in imports:
        undone, example = one.undone_at is not None, one.by == EXAMPLE
        if example and lines and lines[-1].example and lines[-1].undone == undone:
            continue
        title, file = ("Westmarsh Trust", "made up") if example else (SHEETS[one.kind].title, _from(one))
        lines.append(Line(one.number, title, file, one.by, _when(one), undone, example))
    return lines


def _from(one: Import) -> str:
    return "typed in" if one.file == "typed" else f"from {one.file or 'a file'}"


def _when(one: Import) -> str:
    """The time of an import where the server stands."""
    return f"{one.at.replace(tzinfo=dt.UTC).astimezone():%-d %B %Y, %H:%M}"


def _since(typed: str, errors: dict[str, str]) -> str:
    """The day from which leavers are known; empty for none."""
    try:
        day = Entry("since", "", "date").read(typed)
    except ValueError as error:
        errors["since"] = str(error)
        return ""
    if isinstance(day, dt.date) and not dt.date(1940, 1, 1) <= day <= dt.date.today():
        errors["since"] = "This is later than today." if day > dt.date.today() else "This cannot be right."
    return day.isoformat() if isinstance(day, dt.date) else ""


def _no_file(sheet: Sheet, data: bytes) -> str:
    """What is wrong with a whole file, in words; empty where its rows can be looked at."""
    if len(data) > MOST_BYTES:
        size = len(data) / 1_000_000
        return (
            f"The file has {size:,.0f} MB. It can have at most {MOST_BYTES // 1_000_000}. Divide it into several files."
        )
    read = read_file(sheet, data)
    if read.rows or len(read.bad) > 2:
        return ""
    return " ".join(one.words for one in read.bad)


def _file_name(name: str) -> str:
    """The name alone: some browsers send the folder too."""
    return "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())[:120] or "A file"


def sweep_each_hour(home: Home) -> None:
    """Remove files that nobody brought in, also where nobody opens these pages."""
    Uploads(home).sweep()
    PeriodicCallback(Uploads(home).sweep, 60 * 60 * 1000).start()


ROUTES: tuple[tuple[str, Any], ...] = (
    (r"/qidose/register", Overview),
    (rf"/qidose/register/bring-in/({KINDS})", Choose),
    (rf"/qidose/register/files/({TOKEN})", Look),
    (rf"/qidose/register/samples/({KINDS})\.csv", SampleFile),
    (rf"/qidose/register/add/({KINDS})", TypeOne),
    (r"/qidose/register/undo", UndoPage),
    (r"/qidose/register/example", ExamplePage),
)
