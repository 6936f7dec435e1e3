"""The exact chance of passing an auto-marked set by guessing (no simulation).

A set is guess-proof when the best guesser passes it at most `LIMIT_ALL` of the time (all staff, board) or `LIMIT_ABOVE`
(senior leaders, managers, coaches, experts). Three kinds of guesser are met:

    the coin            answers each item by itself, with some chance for each option
    the one who counts  knows how many of the charts have signals, and flags that many (`chance_known_mix`)
    the steady one      gives the same answer to every item (p = 1 or 0 of the coin)
"""

from collections.abc import Mapping, Sequence
from itertools import product
from math import comb, factorial, fsum, prod

LIMIT_ALL = 0.015
LIMIT_ABOVE = 0.002


def chance_at_least(k: int, n: int, p: float) -> float:
    """P(at least `k` of `n` items right), each with chance `p`. Raises ValueError where `p` is no chance.

    A sorting set of 8 cases in 3 classes, 7 to be right: chance_at_least(7, 8, 1 / 3).
    """
    _check_chance(p)
    return fsum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(max(k, 0), n + 1))


def chance_at_most(k: int, n: int, p: float) -> float:
    """P(at most `k` of `n`), each with chance `p`."""
    return chance_at_least(n - k, n, 1 - p)


def chance_two_sided(
    signals: int,
    stable: int,
    min_hits: int,
    max_false_alarms: int,
    p_react: float = 0.5,
    p_false_alarm: float | None = None,
) -> float:
    """P(enough hits and few enough false alarms) for someone who reacts to a chart with chance `p_react`.

    A guesser reacts alike to every chart. For someone who sees something, `p_react` is the chance on a chart with a
    signal and `p_false_alarm` that on a stable one.
    """
    p_stable = p_react if p_false_alarm is None else p_false_alarm
    return chance_at_least(min_hits, signals, p_react) * chance_at_most(max_false_alarms, stable, p_stable)


def best_coin(
    signals: int, stable: int, min_hits: int, max_false_alarms: int, steps: int = 1000
) -> tuple[float, float]:
    """The highest chance of passing of any coin, and how often that coin reacts (to 1 in `steps`)."""
    coins = (i / steps for i in range(steps + 1))
    return max((chance_two_sided(signals, stable, min_hits, max_false_alarms, p), p) for p in coins)


def chance_known_mix(signals: int, stable: int, max_misses: int, max_false_alarms: int, flagged: int) -> float:
    """P(passing) for a guesser who flags just `flagged` of the charts, whichever.

    The chance is hypergeometric. With `signals` flagged of as many stable charts, this guesser beats every coin.
    """
    charts = signals + stable
    if not 0 <= flagged <= charts:
        raise ValueError(f"0 to {charts} charts can be flagged, not {flagged}")
    passing = (h for h in range(signals + 1) if signals - h <= max_misses and 0 <= flagged - h <= max_false_alarms)
    return fsum(comb(signals, h) * comb(stable, flagged - h) for h in passing) / comb(charts, flagged)


def coin_mix(charts: int, fewest: int, most: int) -> dict[int, float]:
    """The chance of each number of signals when a coin decides for each chart, and sets outside the range are redrawn.

    Against such a mix a guesser who counts is no better than a coin.
    """
    ways = {signals: comb(charts, signals) for signals in range(fewest, most + 1)}
    return {signals: n / sum(ways.values()) for signals, n in ways.items()}


def chance_varied_mix(mixes: Mapping[int, float], charts: int, max_misses: int, max_false_alarms: int) -> float:
    """The best chance of a guesser who counts when the number of signals itself is drawn.

    `mixes` gives the chance of each number of signals among the `charts`; the guesser knows these chances.
    """
    if abs(fsum(mixes.values()) - 1) > 1e-9:
        raise ValueError(f"the chances of the mixes add up to {fsum(mixes.values()):g}, not to 1")

    def passing(flagged: int) -> float:
        each = (
            share * chance_known_mix(signals, charts - signals, max_misses, max_false_alarms, flagged)
            for signals, share in mixes.items()
        )
        return fsum(each)

    return max(passing(flagged) for flagged in range(charts + 1))


def chance_exact_choice(right: int, of: int, min_right: int | None = None, chosen: int | None = None) -> float:
    """P(a blind choice of `chosen` things has at least `min_right` of the `right` ones), of `of` things in all.

    By default as many are chosen as are right, and all of them must be: 3 of 9 is 1 in 84.
    """
    picked, wanted = right if chosen is None else chosen, right if min_right is None else min_right
    if not 0 <= right <= of or not 0 <= picked <= of:
        raise ValueError(f"{right} right ones and {picked} chosen do not fit into {of}")
    ways = sum(comb(right, i) * comb(of - right, picked - i) for i in range(wanted, min(right, picked) + 1))
    return ways / comb(of, picked)


def chance_tiers(*options: int, times: int = 1) -> float:
    """P(every tier right) for tiers with so many options each, in `times` questions of that kind.

    A matched pair with a decision of 3 and a reason of 4, both right on both charts: chance_tiers(3, 4, times=2).
    """
    if not options or min(options) < 1:
        raise ValueError("each tier has 1 option or more")
    return 1 / prod(options) ** times


def chance_order(n: int) -> float:
    """P(n things in the one right order)."""
    return 1 / factorial(n)


def chance_together(*chances: float) -> float:
    """P(passing all of several parts that are guessed apart)."""
    for chance in chances:
        _check_chance(chance)
    return prod(chances)


def chance_weighted_kappa(gold: Sequence[int], categories: int, least: float) -> float:
    """P(linearly weighted kappa >= `least` against the `gold` marks, 0 to categories − 1) for marks thrown by a die.

    Adds up every way in which the marks can fall. Kappa is 1 − Σ|i − j| observed / Σ|i − j| expected from the margins;
    where nothing else could be expected (all marks alike on both sides) it counts as 0.
    """
    ways = {((0,) * categories, 0): 1}
    for mark in gold:
        ways = _one_more(ways, mark, categories)
    gold_counts = [gold.count(c) for c in range(categories)]
    passing = (n for (counts, apart), n in ways.items() if _kappa(gold_counts, counts, apart) >= least - 1e-12)
    return sum(passing) / categories ** len(gold)


Ways = dict[tuple[tuple[int, ...], int], int]  # marks per category and distance from gold so far: number of ways


def _one_more(ways: Ways, gold: int, categories: int) -> Ways:
    more: Ways = {}
    for ((counts, apart), n), mark in product(ways.items(), range(categories)):
        key = (tuple(c + (i == mark) for i, c in enumerate(counts)), apart + abs(mark - gold))
        more[key] = more.get(key, 0) + n
    return more


def _kappa(gold: Sequence[int], marks: Sequence[int], apart: int) -> float:
    expected = sum(g * m * abs(i - j) for (i, g), (j, m) in product(enumerate(gold), enumerate(marks))) / sum(gold)
    return 1 - apart / expected if expected else 0.0


def _check_chance(p: float) -> None:
    if not 0 <= p <= 1:
        raise ValueError(f"a chance lies between 0 and 1, not {p}")
