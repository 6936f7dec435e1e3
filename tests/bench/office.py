"""The files of a made plan, opened in LibreOffice: PDF pages to look at, and the workbook's formulas worked out there.

    python tests/bench/office.py FOLDER        (Debian: libreoffice-writer, -impress, -calc, poppler-utils)

Ends with 1 if a formula gives another number than the plan. Pages are written to FOLDER as PNG: look at them.
"""

import csv
import datetime as dt
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

sys.path.append(str(Path(__file__).parents[1]))

from qidose_grading.plans import Version
from qidose_server.plan.files import FILES
from texts.plans import TODAY, westmarsh

SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
FIRST = 3


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    now = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
    version = Version(1, "adopted", westmarsh(), "Ada", now, "Sam Okoro, chief executive", now, "Agreed by the board.")
    made = {ending: make(version, TODAY) for ending, (_, make) in FILES.items()}
    for ending, file in made.items():
        (folder / f"plan.{ending}").write_bytes(file)
    for ending in ("docx", "pptx", "xlsx"):
        convert(folder / f"plan.{ending}", "pdf", folder / ending)
        subprocess.run(
            ["pdftoppm", "-r", "70", "-png", f"{folder}/{ending}/plan.pdf", f"{folder}/{ending}/page"], check=True
        )
        print(f"{ending}: {len(list((folder / ending).glob('*.png')))} pages in {folder / ending}")
    bare = folder / "bare.xlsx"
    bare.write_bytes(without_results(made["xlsx"]))
    for book in (folder / "plan.xlsx", bare):
        convert(book, SHEETS, folder / "sheets")
    kept, worked_out = (months(folder / "sheets" / f"{name}-Months.csv") for name in ("plan", "bare"))
    worst = max(abs(a - b) for a, b in zip(kept, worked_out, strict=True))
    print(f"{len(kept)} formulas worked out by LibreOffice; the largest difference from the plan is {worst:g} people")
    return 0 if kept and worst < 1e-6 else 1


def convert(file: Path, to: str, folder: Path) -> None:
    command = ["soffice", "--headless", "--convert-to", to, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def without_results(file: bytes) -> bytes:
    """The workbook with formulas alone, so that whoever opens it has to work them out."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            new.writestr(name, data)
    return out.getvalue()


def months(path: Path) -> list[float]:
    with path.open(encoding="utf-8") as table:
        rows = list(csv.reader(table))[FIRST:]
    return [float(cell) for row in rows for cell in row[2:] if cell]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
