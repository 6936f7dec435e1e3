"""How long a plan for 20,000 people takes: python tests/bench/bench_plan.py

60 lines (6 groups in each of 10 directorates) over 60 months, 1,000 runs of chance; and all that a page shows.
"""

import datetime as dt
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from qidose.dosing import every_month, fan
from qidose.dosing.checks import troubles
from qidose.dosing.outlook import fan_of
from qidose.dosing.plan import read_plan
from qidose.dosing.plan_parts import plan_parts
from qidose_widgets.pictures import specs
from texts.plans import westmarsh


def took(name: str, start: float) -> None:
    print(f"{name}: {time.perf_counter() - start:.2f} s")


def main() -> None:
    typed = westmarsh()
    typed["organisation"]["heads"] = "20,000"
    for row in typed["groups"]:
        row |= {entry: str(5 * int(row[entry])) for entry in ("heads", "trained", "low", "high")}
    plan, today = read_plan(typed), dt.date(2026, 11, 26)
    start = time.perf_counter()
    fan([every_month(20, 60, 0.9)] * 60, 60, [0.12] * 60, runs=1_000)
    took("1,000 runs of 60 lines over 60 months", start)
    start = time.perf_counter()
    fan_of(plan)
    took("1,000 runs of the plan's own groups", start)
    start = time.perf_counter()
    read_plan(typed)
    troubles(plan, today)
    parts = plan_parts(plan, today)
    took("the plan read, checked and worked out", start)
    start = time.perf_counter()
    drawn = [spec for part in parts for spec in specs(part)]
    took(f"{len(drawn)} pictures specified", start)


if __name__ == "__main__":
    main()
