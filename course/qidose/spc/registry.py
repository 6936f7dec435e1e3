"""Which function judges which rule, by the names that rule sets use."""

from collections.abc import Callable

from qidose.spc import anhoej, rules
from qidose.spc.rule_sets import Rule
from qidose.spc.rules import Found
from qidose.spc.track import Track

_FUNCTIONS: tuple[Callable[[Track, Rule], Found], ...] = (
    rules.outside_limits,
    rules.shift,
    rules.trend,
    rules.two_of_three,
    rules.four_of_five,
    rules.inner_third,
    rules.alternating,
    rules.both_sides,
    anhoej.longest_run,
    anhoej.few_crossings,
    anhoej.too_few_runs,
    anhoej.too_many_runs,
)
RULES: dict[str, Callable[[Track, Rule], Found]] = {function.__name__: function for function in _FUNCTIONS}
"""Every rule by its name, which is the name of its function."""
