from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "look-back":
        return {"change": "nothing"}
    what, _, number = card.partition("-")
    chart = case[int(number) - 1]
    if what == "judge":
        return {"target": chart.target, "now": chart.now, "then": chart.then}
    decimals = chart.series.measure.decimals
    # By eye: a little beyond the furthest points.
    highest = min(max(chart.series.values) + 0.3 * chart.sigma, chart.slider[1])
    lowest = max(min(chart.series.values) - 0.3 * chart.sigma, chart.slider[0])
    return {"highest": round(highest, decimals), "lowest": round(lowest, decimals)}
