"""The register: who is in post in which group and directorate, who reached which dose, and who uses it.

register = Register(home.answers_url)
register.preview("people", data, today)        what an import would do
register.bring_in("people", data, today, by)   all of it, or nothing
read_records(home, today)                      everything that progress is counted from
"""

from .export import about_person, list_as_csv, list_people
from .reached import deepest, note_completions, reached
from .read_csv import Bad
from .records import read_records
from .sheets import SHEETS, Sheet
from .store import CannotImport, Changed, Import, Preview, Register, as_file
from .undo import Undo

__all__ = [
    "SHEETS",
    "Bad",
    "CannotImport",
    "Changed",
    "Import",
    "Preview",
    "Register",
    "Sheet",
    "Undo",
    "about_person",
    "as_file",
    "deepest",
    "list_as_csv",
    "list_people",
    "note_completions",
    "reached",
    "read_records",
]
