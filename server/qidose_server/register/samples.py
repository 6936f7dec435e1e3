"""A file of each kind to begin with: its first line and one made-up row."""

import csv
import io

from qidose_grading.register import SHEETS

NOBODY = "made-up-person"
ROWS: dict[str, tuple[str, ...]] = {
    "groups": ("made-up-group", "Made-up group: delete this row", "all-staff"),
    "people": (NOBODY, "Made-up person: delete this row", "managers", "Surgery", "2024-04-01", "", "", "yes", "no"),
    "doses": (NOBODY, "managers", "2025-03-14", "classroom", "workshop", "A course elsewhere", ""),
    "uses": (NOBODY, "2025-05-02", "test", "yes"),
    "teams": ("made-up-team", "Made-up team: delete this row", "Surgery", "2025-01-13", ""),
    "coaches": (NOBODY, "", "20"),
    "coaching": ("made-up-team", NOBODY, "2025-02-03", ""),
    "visits": (NOBODY, "2025-03-18", "made-up-team"),
    "projects": (
        *("made-up-project", "Made-up project: delete this row", "Surgery"),
        *("made-up-team", "Shorter waits", "2025-02-10", ""),
    ),
    "scores": ("made-up-project", "2025-06-30", "1.5"),
    "workshops": ("2025-03-14", "Made-up workshop: delete this row", "24"),
    "stories": (
        "2025-07-01",
        "Made-up story: delete this row",
        "newsletter",
        "Ask who does the work",
        "made-up-project",
    ),
}


def sample(kind: str) -> bytes:
    """The file, as Excel reads it."""
    out = io.StringIO()
    csv.writer(out).writerows([[column.id for column in SHEETS[kind].columns], ROWS[kind]])
    return out.getvalue().encode("utf-8-sig")
