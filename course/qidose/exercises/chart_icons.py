"""The 2 icons of a chart on a board's page: has something changed, and will the target be met?"""

from qidose import spc
from qidose.simulate.certify import chart_of
from qidose.simulate.process import Series

from .cards import Icon

WORDS: dict[str, str] = {
    "common_cause": "Usual variation",
    "improvement": "Something has changed, for the better",
    "concern": "Something has changed, for the worse",
    "neutral": "Something has changed",
    "pass": "Meets the target every month",
    "fail": "Misses the target every month",
    "hit_and_miss": "Meets the target in some months",
    "too_few_points": "Too few months to say",
    "no_points": "No results to judge",
    "no_target": "No target",
}
"""What an icon says of a measure whose work goes on as it is."""


def icons_of(series: Series, rule_set: str, target: float | None) -> tuple[Icon, Icon]:
    """The variation icon of the latest month and the assurance icon, with words that say all that they show."""
    better, chart = series.measure.better, chart_of(series, rule_set)
    found = (spc.variation_icon(spc.judge(chart, rule_set), better), spc.assurance_icon(chart, target, better))
    variation, assurance = (Icon(name=icon.name, words=WORDS[icon.name], side=icon.side) for icon in found)
    return variation, assurance
