"""Guess-proof (curriculum, sections 8.3 and 10, B8): the exact chance of passing each auto-marked set by guessing.

At most 1.5% for all staff and board, 0.2% above.
"""

from itertools import combinations, permutations, product
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qidose.simulate.chance import (
    LIMIT_ABOVE,
    LIMIT_ALL,
    best_coin,
    chance_at_least,
    chance_at_most,
    chance_exact_choice,
    chance_known_mix,
    chance_order,
    chance_tiers,
    chance_together,
    chance_two_sided,
    chance_varied_mix,
    chance_weighted_kappa,
    coin_mix,
)

CHART_SETS = {"T1, T2": (6, 5, 1), "T3, T4": (8, 7, 1), "T5, T6": (12, 10, 2)}


# The figures of section 8.3


@pytest.mark.parametrize(
    ("rule", "printed"), list(zip(CHART_SETS.values(), (1.2, 0.12, 0.04), strict=True)), ids=CHART_SETS
)
def test_coin_toss(rule: tuple[int, int, int], printed: float) -> None:
    """ "Chance of passing: coin toss 1.2% / 0.12% / 0.04%"; a two-point reader is a coin: the last month is worse half
    of the time."""
    n, hits, false_alarms = rule
    decimals = 1 if printed > 1 else 2
    assert round(100 * chance_two_sided(n, n, hits, false_alarms), decimals) == printed
    assert best_coin(n, n, hits, false_alarms)[1] == 0.5


@pytest.mark.parametrize("rule", CHART_SETS.values(), ids=CHART_SETS)
def test_react_to_everything_and_never_react(rule: tuple[int, int, int]) -> None:
    """ "react to everything" 0; "never react" 0."""
    n, hits, false_alarms = rule
    assert chance_two_sided(n, n, hits, false_alarms, p_react=1) == 0
    assert chance_two_sided(n, n, hits, false_alarms, p_react=0) == 0


@pytest.mark.parametrize(
    ("rule", "at_90", "at_95"),
    [((6, 5, 1), 78, 94), ((8, 7, 1), 66, 89), ((12, 10, 2), 79, 96)],
    ids=CHART_SETS,
)
def test_someone_who_sees_passes(rule: tuple[int, int, int], at_90: int, at_95: int) -> None:
    """ "someone right 90% / false alarms 10%: 78% / 66% / 79%; 95%/5%: 94% / 89% / 96%"."""
    n, hits, false_alarms = rule
    assert round(100 * chance_two_sided(n, n, hits, false_alarms, 0.90, 0.10)) == at_90
    assert round(100 * chance_two_sided(n, n, hits, false_alarms, 0.95, 0.05)) == at_95


def test_a_coin_toss_by_hand() -> None:
    """7 of 64 ways have 5 or 6 heads of 6, twice over."""
    assert chance_two_sided(6, 6, 5, 1) == (7 / 64) ** 2


# A guesser who knows the mix


@pytest.mark.parametrize(
    ("rule", "per_cent"), list(zip(CHART_SETS.values(), (4.0, 0.51, 0.17), strict=True)), ids=CHART_SETS
)
def test_who_knows_that_half_are_signals_beats_a_coin(rule: tuple[int, int, int], per_cent: float) -> None:
    """37 of the 924 ways to flag half of 12 charts have 5 or 6 of the signals: over the limits of T1 to T4."""
    n, hits, false_alarms = rule
    chance = chance_known_mix(n, n, n - hits, false_alarms, flagged=n)
    assert round(100 * chance, 2) == pytest.approx(per_cent, abs=0.005)
    assert chance_known_mix(6, 6, 1, 1, 6) == 37 / 924


@pytest.mark.parametrize(
    ("charts", "fewest", "most", "misses", "false_alarms", "limit"),
    [(12, 3, 9, 1, 1, LIMIT_ALL), (16, 5, 11, 1, 1, LIMIT_ABOVE), (24, 8, 16, 2, 2, LIMIT_ABOVE)],
    ids=CHART_SETS,
)
def test_a_mix_decided_by_coins_is_guess_proof(
    charts: int, fewest: int, most: int, misses: int, false_alarms: int, limit: float
) -> None:
    mix = coin_mix(charts, fewest, most)
    assert chance_varied_mix(mix, charts, misses, false_alarms) <= limit


def test_a_whole_coin_mix_makes_counting_worthless() -> None:
    chance = chance_varied_mix(coin_mix(12, 0, 12), 12, 1, 1)
    assert chance == pytest.approx(chance_two_sided(6, 6, 5, 1))


# Each auto-marked set of the curriculum: (exercise, rule, chance, limit). Where the curriculum's own rule can be passed
# by guessing, the rule is a tighter one, and docs/deviations says so.

KNOWN_MIX = [
    chance_varied_mix(coin_mix(12, 3, 9), 12, 1, 1),
    chance_varied_mix(coin_mix(16, 5, 11), 16, 1, 1),
    chance_varied_mix(coin_mix(24, 8, 16), 24, 2, 2),
]
LINES, VERDICTS = 0.12, 2 / 9
"""Chances of a blind learner in E-T3-07, worked out in the test of that exercise."""
MEETING = 0.00121
"""Chance in E-T4-07 of somebody who knows how a meeting ends and guesses the rest, worked out in its test."""
JUDGEMENTS = 0.00256
"""Chance in E-T3-10 of the best guess by somebody who knows how a trust is drawn, worked out in its test."""
SILENCES = 0.000224
"""The same for E-T5-06."""
FILES = 0.0000635
"""The same for E-T5-11."""
FIVE_OF_SIX = (
    LINES**3 * VERDICTS**3 + 3 * LINES**2 * (1 - LINES) * VERDICTS**3 + 3 * LINES**3 * VERDICTS**2 * (1 - VERDICTS)
)
GUESS_PROOF = [
    ("E-T1-01", "8 of 10 sentences, 4 tags", chance_at_least(8, 10, 1 / 4), LIMIT_ALL),
    ("E-T1-02", "11 of 12 systems ticked rightly or left", chance_at_least(11, 12, 1 / 2), LIMIT_ALL),
    ("E-T1-03", "7 of 8 cases, 3 classes (QI, QA, audit)", chance_at_least(7, 8, 1 / 3), LIMIT_ALL),
    ("E-T1-04", "3 items of 5, 4 and 4 options", chance_tiers(5, 4, 4), LIMIT_ALL),
    ("E-T1-05", "12 charts, coin mix, 1 miss, 1 false alarm", KNOWN_MIX[0], LIMIT_ALL),
    ("E-T1-06", "matched pair, decision of 3, reason of 4", chance_tiers(3, 4, times=2), LIMIT_ALL),
    ("E-T1-07", "the 3 key facts of 9", chance_exact_choice(3, 9), LIMIT_ALL),
    ("E-T1-09", "10 of 12 turns with 3 things to say", chance_at_least(10, 12, 1 / 3), LIMIT_ALL),
    ("E-T2-01", "7 of 8 items, 3 classes", chance_at_least(7, 8, 1 / 3), LIMIT_ALL),
    ("E-T2-03", "8 measures: true cause or not, all right", chance_at_least(8, 8, 1 / 2), LIMIT_ALL),
    ("E-T2-04", "3 items of 5, 4 and 4 options", chance_tiers(5, 4, 4), LIMIT_ALL),
    ("E-T2-05", "page of 3, reason of 4, 5 answers for 3 measures", 1 / (3 * 4 * (5**3 - 5)), LIMIT_ALL),
    ("E-T2-06", "10 of 12 charts, 4 responses", chance_at_least(10, 12, 1 / 4), LIMIT_ALL),
    ("T3-O1", "16 charts, coin mix, 1 miss, 1 false alarm", KNOWN_MIX[1], LIMIT_ABOVE),
    (
        "E-T3-04",
        "2 of 3 bad definitions of 20, and a measure of each kind: at most 3, 6 and 4 of the other 17",
        chance_together(chance_exact_choice(3, 20, 2), 3 / 17 * 6 / 16 * 4 / 15),
        LIMIT_ABOVE,
    ),
    (
        "E-T3-03",
        "6 of 7 with nobody blamed: a chart of 3, 6 turns of 4",
        5 / 4**6,
        LIMIT_ABOVE,
    ),
    (
        "E-T3-05",
        "5 of 6 places, of 4 with 2 cases each in 3 of them, and 2 choices of 4; the wordings are given away",
        chance_together(3 / 360, chance_tiers(4, times=2)),
        LIMIT_ABOVE,
    ),
    (
        "E-T3-06",
        "5 of 6 stories of 4 rules, spread of 5, reason of 5",
        chance_together(chance_at_least(5, 6, 1 / 4), chance_tiers(5, 5)),
        LIMIT_ABOVE,
    ),
    ("E-T3-07", "5 of 6: 3 pairs of lines (12%), 3 pairs of verdicts (2 of 9)", FIVE_OF_SIX, LIMIT_ABOVE),
    ("E-T3-08", "7 of 8 emails, 4 responses", chance_at_least(7, 8, 1 / 4), LIMIT_ABOVE),
    (
        "E-T3-09",
        "5 of 6 teams of 3 kinds, each 1 to 3 times, and the 4 right things of 9",
        chance_together(13 / 450, chance_exact_choice(4, 9)),
        LIMIT_ABOVE,
    ),
    (
        "E-T3-10",
        "8 of 10 judgements of 3 levels, none 2 levels off, and 2 choices of 4",
        chance_together(JUDGEMENTS, chance_tiers(4, times=2)),
        LIMIT_ABOVE,
    ),
    ("E-T4-02", "8 of 10 situations, 8 tools", chance_at_least(8, 10, 1 / 8), LIMIT_ABOVE),
    ("E-T4-04", "4 findings of 6 options", chance_tiers(6, 6, 6, 6), LIMIT_ABOVE),
    ("E-T4-07", "6 of 8: 2 on an agenda, 2 on 5 tasks, 4 replies of 4", MEETING, LIMIT_ABOVE),
    (
        "E-T4-10",
        "3 actions of 9, what each is for of 3",
        chance_together(chance_exact_choice(3, 9), chance_tiers(3, times=3)),
        LIMIT_ABOVE,
    ),
    ("E-T5-02", "8 of 10 charts, decision of 2 and reason of 4", chance_at_least(8, 10, 1 / 8), LIMIT_ABOVE),
    (
        "E-T5-03",
        "3 records of 4 flaws in 12: 3 found, 1 false flag",
        chance_two_sided(4, 8, 3, 1) ** 3,
        LIMIT_ABOVE,
    ),
    ("E-T5-06", "8 of 9: for 3 teams a step of 4, a meaning of 7 and a step of 4", SILENCES, LIMIT_ABOVE),
    (
        "E-T5-09",
        "7 of 8 replies of 4, the one about safety among them",
        chance_together(1 / 4, chance_at_least(6, 7, 1 / 4)),
        LIMIT_ABOVE,
    ),
    ("E-T5-11", "5 of 6 files: within 0.5 on a scale of 10, and the fact of 4", FILES, LIMIT_ABOVE),
    ("T5-O3", "24 charts, coin mix, 2 misses, 2 false alarms", KNOWN_MIX[2], LIMIT_ABOVE),
    ("E-T6-06", "5 of 6 themes of 24", chance_exact_choice(6, 24, 5), LIMIT_ABOVE),
]


@pytest.mark.parametrize(("chance", "limit"), [row[2:] for row in GUESS_PROOF], ids=[row[0] for row in GUESS_PROOF])
def test_the_set_is_guess_proof(chance: float, limit: float) -> None:
    assert 0 < chance <= limit


# Rules of the curriculum that can be passed by guessing more often than it allows: why the table above is tighter.

TOO_EASY = [
    ("E-T1-02 ticks half of 12: 3 right, no blame", chance_at_least(3, 8, 1 / 2) * 0.25, LIMIT_ALL),
    ("E-T1-03 with 2 classes", chance_at_least(7, 8, 1 / 2), LIMIT_ALL),
    ("T1 outcome 2: 5 of 6 cases, 3 classes", chance_at_least(5, 6, 1 / 3), LIMIT_ALL),
    ("E-T1-05 with 6 + 6 charts known", chance_known_mix(6, 6, 1, 1, 6), LIMIT_ALL),
    ("E-T1-07 2 facts of 12", chance_exact_choice(2, 12), LIMIT_ALL),
    ("E-T2-05 once", chance_tiers(3, 4), LIMIT_ALL),
    ("E-T3 8 + 8 charts known", chance_known_mix(8, 8, 1, 1, 8), LIMIT_ABOVE),
    ("E-T3-04 2 of 3 bad definitions alone", chance_exact_choice(3, 20, 2), LIMIT_ABOVE),
    ("E-T3-07 5 of 6 verdicts alone", chance_at_least(5, 6, 1 / 3), LIMIT_ABOVE),
    ("E-T3-08 6 of 8", chance_at_least(6, 8, 1 / 4), LIMIT_ABOVE),
    ("E-T4-10 3 of 9 alone", chance_exact_choice(3, 9), LIMIT_ABOVE),
    ("E-T5-11 5 of 6", chance_at_least(5, 6, 3 / 10), LIMIT_ABOVE),
    ("E-T6-06 4 of 6 themes of 18", chance_exact_choice(6, 18, 4), LIMIT_ABOVE),
]


@pytest.mark.parametrize(("chance", "limit"), [row[1:] for row in TOO_EASY], ids=[row[0] for row in TOO_EASY])
def test_the_curriculums_own_rule_is_not_guess_proof(chance: float, limit: float) -> None:
    assert chance > limit


# The arithmetic against scipy and against counting


@given(k=st.integers(0, 40), n=st.integers(1, 40), p=st.floats(0, 1))
def test_binomial_tails_agree_with_scipy(k: int, n: int, p: float) -> None:
    assert chance_at_least(k, n, p) == pytest.approx(stats.binom.sf(k - 1, n, p), abs=1e-12)
    assert chance_at_most(k, n, p) == pytest.approx(stats.binom.cdf(k, n, p), abs=1e-12)


def test_known_mix_by_counting_every_choice() -> None:
    charts = [True] * 4 + [False] * 3
    for flagged in range(8):
        choices = list(combinations(range(7), flagged))
        passed = 0
        for choice in choices:
            hits = sum(charts[i] for i in choice)
            passed += 4 - hits <= 1 and flagged - hits <= 1
        assert chance_known_mix(4, 3, 1, 1, flagged) == pytest.approx(passed / len(choices))


def test_exact_choice_by_counting_every_choice() -> None:
    choices = list(combinations(range(9), 4))
    passed = sum(len({0, 1, 2} & set(choice)) >= 2 for choice in choices)
    assert chance_exact_choice(3, 9, min_right=2, chosen=4) == passed / len(choices)
    assert chance_exact_choice(3, 9) == 1 / comb(9, 3)


def test_order_by_counting() -> None:
    assert chance_order(4) == 1 / len(list(permutations(range(4))))


def kappa(gold: tuple[int, ...], marks: tuple[int, ...]) -> float:
    """Cohen's linearly weighted kappa, 3 categories, straight from its definition."""
    observed = np.mean([abs(g - m) for g, m in zip(gold, marks, strict=True)])
    expected = np.mean([abs(g - m) for g, m in product(gold, marks)])
    return float(1 - observed / expected) if expected else 0.0


def test_weighted_kappa_by_counting_every_marking() -> None:
    gold = (0, 1, 1, 2, 0, 2)
    passed = sum(kappa(gold, marks) >= 0.6 - 1e-12 for marks in product(range(3), repeat=6))
    assert chance_weighted_kappa(gold, 3, 0.6) == passed / 3**6


def test_kappa_on_10_marks_is_not_guess_proof_but_on_20_it_is() -> None:
    """E-T5-08 marks 10 records on several criteria: kappa must be taken over all criteria, not over one mark each."""
    ten = (0, 0, 0, 1, 1, 1, 1, 2, 2, 2)
    assert chance_weighted_kappa(ten, 3, 0.6) > LIMIT_ABOVE
    assert chance_weighted_kappa(ten * 2, 3, 0.6) <= LIMIT_ABOVE


def test_bad_input_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        chance_at_least(1, 2, 1.5)
    with pytest.raises(ValueError, match="0 to 12 charts can be flagged, not 13"):
        chance_known_mix(6, 6, 1, 1, 13)
    with pytest.raises(ValueError, match="do not fit into 2"):
        chance_exact_choice(3, 2)
    with pytest.raises(ValueError, match="1 option or more"):
        chance_tiers(0)
    with pytest.raises(ValueError, match="not to 1"):
        chance_varied_mix({6: 0.5}, 12, 1, 1)
    with pytest.raises(ValueError, match="not 2"):
        chance_together(0.5, 2)
