"""The ranges of a plan, month by month, as progress lays them over its charts."""

import datetime as dt
from collections import defaultdict

from qidose.dosing.outlook import outlook
from qidose.dosing.plan import Plan

from .look import PlanBands
from .months import first_day, month_of


def bands_of(plan: Plan) -> PlanBands:
    """People in post with the dose: "can" for everybody, and "can/managers" for the groups of each dose together.

    Nothing where the plan does not say when it begins.
    """
    found: dict[str, dict[dt.date, tuple[float, float]]] = defaultdict(dict)
    if plan.start is None:
        return found
    begins = month_of(plan.start)
    for ahead in outlook(plan):
        for name in ("can", f"can/{ahead.group.dose}"):
            for n, (low, high) in enumerate(zip(ahead.low.tolist(), ahead.high.tolist(), strict=True)):
                month = first_day(begins + n)
                so_far = found[name].get(month, (0.0, 0.0))
                found[name][month] = (so_far[0] + low, so_far[1] + high)
    return found
