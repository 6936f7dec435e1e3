"""Rule sets: which patterns count as a signal, as named, versioned data. Schools differ, so a chart names its set.

Where a set says nothing about a case, the entry follows the sources in its `source` and docs/deviations says which.
"""

from dataclasses import dataclass, replace
from typing import Literal

OnLine = Literal["break", "skip"]
Ties = Literal["break", "skip"]
TwoOfThree = Literal["mdc2023", "ptd", "nelson"]


@dataclass(frozen=True)
class Rule:
    """One rule: `name` says which function in `rules` judges it, the rest what that function needs.

    `length` points make the pattern, of which at least `need` must count where those differ. `on_line`: whether a
    point on the centre line breaks a run or is skipped. `ties`: the same for equal neighbours in a trend.
    `variant` picks among readings of 2 of 3. `label` is the rule's number in its own school.
    """

    name: str
    length: int = 1
    need: int = 0
    on_line: OnLine = "break"
    ties: Ties = "break"
    variant: TwoOfThree = "mdc2023"
    label: str = ""


@dataclass(frozen=True)
class RuleSet:
    """A named, versioned list of rules. `basis` is the centre line that the set was made for.

    `even_zones`: the set needs limits equally far from the centre, so it is refused on lopsided charts (g, t).
    """

    name: str
    version: str
    title: str
    rules: tuple[Rule, ...]
    basis: Literal["mean", "median", "any"]
    source: str
    even_zones: bool = False

    def __str__(self) -> str:
        return self.name

    def rule(self, name: str) -> Rule | None:
        """The rule of that name, or None when this set does not have it."""
        return next((rule for rule in self.rules if rule.name == name), None)


def _mdc(name: str, shift: int, trend: int, title: str) -> RuleSet:
    rules = (
        Rule("outside_limits"),
        Rule("shift", shift),
        Rule("trend", trend),
        Rule("two_of_three", 3, need=2, variant="mdc2023"),
    )
    return RuleSet(name, "1", title, rules, "mean", "NHS England Making Data Count; NHSRplotthedots 0.2.2, issue 194")


_IHI = "Provost & Murray, The Health Care Data Guide"
_RULE_SETS = (
    _mdc("mdc-7", 7, 7, "Making Data Count, 7 points"),
    _mdc("mdc-6", 6, 6, "Making Data Count, 6 points"),
    RuleSet(
        "ihi-shewhart",
        "1",
        "IHI rules for Shewhart charts",
        (
            Rule("outside_limits"),
            Rule("shift", 8, on_line="skip"),
            Rule("trend", 6, ties="skip"),
            Rule("two_of_three", 3, need=2, variant="nelson"),
            Rule("inner_third", 15),
        ),
        "mean",
        _IHI,
    ),
    RuleSet(
        "ihi-run",
        "1",
        "IHI rules for run charts",
        (
            Rule("shift", 6, on_line="skip"),
            Rule("trend", 5, ties="skip"),
            Rule("too_few_runs"),
            Rule("too_many_runs"),
        ),
        "median",
        f"{_IHI}; runs: exact Swed & Eisenhart (1943) at 5%",
    ),
    RuleSet(
        "anhoej",
        "1",
        "Anhøj's runs analysis",
        (Rule("longest_run", on_line="skip"), Rule("few_crossings", on_line="skip")),
        "any",
        "Anhøj & Olesen 2014, PLoS ONE 9(11): e113825",
    ),
    RuleSet(
        "western-electric",
        "1",
        "Western Electric rules",
        (
            Rule("outside_limits", label="1"),
            Rule("two_of_three", 3, need=2, variant="nelson", label="2"),
            Rule("four_of_five", 5, need=4, label="3"),
            Rule("shift", 8, label="4"),
        ),
        "mean",
        "Western Electric Statistical Quality Control Handbook 1956; qcc 3.0",
        even_zones=True,
    ),
    RuleSet(
        "nelson",
        "1",
        "Nelson's 8 tests",
        (
            Rule("outside_limits", label="1"),
            Rule("shift", 9, label="2"),
            Rule("trend", 6, label="3"),
            Rule("alternating", 14, label="4"),
            Rule("two_of_three", 3, need=2, variant="nelson", label="5"),
            Rule("four_of_five", 5, need=4, label="6"),
            Rule("inner_third", 15, label="7"),
            Rule("both_sides", 8, label="8"),
        ),
        "mean",
        "Nelson 1984, Journal of Quality Technology 16(4): 237-239",
        even_zones=True,
    ),
)
RULE_SETS: dict[str, RuleSet] = {rule_set.name: rule_set for rule_set in _RULE_SETS}
"""Every rule set by its name."""


def find_rule_set(rule_set: str | RuleSet) -> RuleSet:
    """The rule set of that name (or the one given). Raises ValueError that lists the known names."""
    if isinstance(rule_set, RuleSet):
        return rule_set
    if rule_set not in RULE_SETS:
        raise ValueError(f"There is no rule set {rule_set!r}. There are {', '.join(RULE_SETS)}.")
    return RULE_SETS[rule_set]


def mdc(shift: int = 7, trend: int = 7, two_of_three: TwoOfThree = "mdc2023") -> RuleSet:
    """Making Data Count rules with lengths of one's own (8 and 6, say), for a setting that a team has chosen."""
    if min(shift, trend) < 2:
        raise ValueError("A shift or trend needs at least 2 points.")
    base = _mdc(f"mdc-{shift}-{trend}", shift, trend, f"Making Data Count, shift {shift}, trend {trend}")
    rules = tuple(replace(r, variant=two_of_three) if r.name == "two_of_three" else r for r in base.rules)
    return replace(base, rules=rules)
