"""Constants for subgroups, as Montgomery's Appendix VI prints them."""

import numpy as np
import pytest
from scipy import integrate, stats

from qidose.spc import constants

APPENDIX_VI = {  # n: c4, A3, B3, B4, d2, d3 as printed
    2: (0.7979, 2.659, 0.0, 3.267, 1.128, 0.853),
    5: (0.9400, 1.427, 0.0, 2.089, 2.326, 0.864),
    8: (0.9650, 1.099, 0.185, 1.815, 2.847, 0.820),
    10: (0.9727, 0.975, 0.284, 1.716, 3.078, 0.797),
    25: (0.9896, 0.606, 0.565, 1.435, 3.931, 0.708),
}


@pytest.mark.parametrize("n", APPENDIX_VI)
def test_printed(n: int) -> None:
    functions = (constants.c4, constants.a3, constants.b3, constants.b4, constants.d2, constants.d3)
    for function, printed in zip(functions, APPENDIX_VI[n], strict=True):
        assert function(n) == pytest.approx(printed, abs=6e-4 if printed > 1e-3 else 1e-12)


@pytest.mark.parametrize("n", [2, 3, 7, 16, 25])
def test_d2_and_d3_by_integration(n: int) -> None:
    """The range's distribution: P(W <= w) = n ∫ φ(x) (Φ(x + w) - Φ(x))^(n-1) dx."""
    w, x = np.linspace(0, 14, 1401), np.linspace(-9, 9, 1801)
    inner = (stats.norm.cdf(x + w[:, None]) - stats.norm.cdf(x)) ** (n - 1) * stats.norm.pdf(x)
    beyond = 1 - n * integrate.simpson(inner, x=x, axis=1)
    mean, square = integrate.simpson(beyond, x=w), integrate.simpson(2 * w * beyond, x=w)
    assert constants.d2(n) == pytest.approx(mean, abs=1e-6)
    assert constants.d3(n) == pytest.approx(np.sqrt(square - mean**2), abs=1e-6)


def test_outside_the_tables() -> None:
    with pytest.raises(ValueError, match="2 to 25 values, not 26"):
        constants.d2(26)
    with pytest.raises(ValueError, match="at least 2 values"):
        constants.c4(1)
    assert constants.c4(1000) == pytest.approx(1, abs=3e-4)
    assert np.isnan(constants.c4_of(np.array([1.0, 0.0]))).all()
