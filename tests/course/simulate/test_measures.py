"""The catalogue of measures: plausible, consistent, and enough of them for a set of 24 different charts."""

from math import sqrt

import numpy as np
import pytest

from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES, Measure, find_measure
from qidose.simulate.process import draw_values, months

BY_ID = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)


def test_ids_are_unique_and_found() -> None:
    assert len({measure.id for measure in MEASURES}) == len(MEASURES) >= 24
    assert find_measure("falls").unit == "per 1,000 bed days"


def test_unknown_measure_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no measure 'fall'; there are falls, "):
        find_measure("fall")


def test_the_catalogue_has_every_kind_both_directions_and_many_services() -> None:
    assert {measure.kind for measure in MEASURES} == {"continuous", "count", "proportion", "rate"}
    assert {measure.distribution for measure in MEASURES} == {"normal", "poisson", "binomial", "gamma"}
    assert min(sum(m.better == way for m in MEASURES) for way in ("up", "down")) >= 10
    assert len({measure.service for measure in MEASURES}) >= 8


def test_the_measures_the_curriculum_names_are_there() -> None:
    named = ["falls", "a-and-e-4-hours", "did-not-attend", "c-difficile", "hand-hygiene", "restraint"]
    assert all(find_measure(id) for id in named)


@BY_ID
def test_the_spread_is_what_the_distribution_gives(measure: Measure) -> None:
    if measure.distribution == "poisson":
        exposure = measure.denominator / measure.per if measure.denominator else 1
        assert measure.spread == pytest.approx(sqrt(measure.centre / exposure))
    if measure.distribution == "binomial":
        share = measure.centre / 100
        assert measure.spread == pytest.approx(100 * sqrt(share * (1 - share) / measure.denominator))
    assert measure.room("low") >= 3
    assert measure.room("high") >= 3
    assert 10.0**-measure.decimals < measure.spread, "rounding must not flatten the variation"


@BY_ID
def test_drawn_values_have_the_centre_and_spread_promised(measure: Measure) -> None:
    values = draw_values(generator(1, measure.id), measure, np.full(20_000, measure.centre))
    assert values.mean() == pytest.approx(measure.centre, abs=measure.spread * 0.03)
    assert values.std() == pytest.approx(measure.spread, rel=0.03)
    assert np.array_equal(values, np.round(values, measure.decimals))
    assert values.min() >= measure.floor
    assert values.max() <= measure.ceiling


def test_a_distribution_that_cannot_fit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"length-of-stay is a continuous measure: it cannot follow a binomial"):
        draw_values(generator(0), find_measure("length-of-stay"), [7.0], "binomial")


def test_a_level_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match=r"hand-hygiene: a level lies outside 0 to 100 %"):
        draw_values(generator(0), find_measure("hand-hygiene"), [101.0])


def test_sides_follow_the_direction_of_good() -> None:
    assert (find_measure("falls").good_side, find_measure("falls").bad_side) == ("low", "high")
    assert (find_measure("hand-hygiene").good_side, find_measure("hand-hygiene").bad_side) == ("high", "low")


def test_months_run_over_the_year() -> None:
    assert months(11)[0] == "April 2023"
    assert months(11)[-2:] == ("January 2024", "February 2024")
