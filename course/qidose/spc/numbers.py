"""What counts as a number here: missing is None or NaN, infinity is refused, and when a point is on a line."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Values = Sequence[float | None] | NDArray[Any]

ON_THE_LINE = 1e-12
"""A point is on a line when it is this close to it, as a share of the largest size in the series."""

ROUNDING = 4 * float(np.finfo(np.float64).eps)
"""A few units in the last place: what the arithmetic itself may be off by."""

LARGEST = 1e150
"""The largest size of a number that is worked with."""


def read_values(values: Values, name: str = "values", dimensions: int = 1) -> Floats:
    """A copy of `values` as floats, missing ones as NaN.

    Raises ValueError, in plain words and with the point, for text, infinities and the wrong number of dimensions.
    """
    try:
        raw = values.filled(np.nan) if isinstance(values, np.ma.MaskedArray) else np.asarray(values)
        if raw.dtype.kind not in "biuf":
            _refuse_text(raw.ravel(), name)
        if raw.dtype.kind not in "biufO":
            raise TypeError(f"not numbers: {raw.dtype}")
        numbers = np.array(raw, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        if str(error).startswith("Point"):
            raise
        raise ValueError(f"The {name} must be plain numbers, with None where one is missing.") from error
    if numbers.ndim != dimensions:
        raise ValueError(f"The {name} must have {dimensions} dimension{'s' * (dimensions > 1)}, not {numbers.ndim}.")
    _refuse_huge(numbers, name)
    return numbers


def _refuse_text(values: NDArray[Any], name: str) -> None:
    for i, value in enumerate(values.tolist()):
        if isinstance(value, (str, bytes)):
            raise ValueError(f"Point {i + 1} of the {name} is text ({value!r}), not a number.")


def _refuse_huge(numbers: Floats, name: str) -> None:
    """Beyond 1e150 sums and squares overflow."""
    huge = np.abs(numbers) > LARGEST
    if huge.any():
        endless = np.isinf(numbers)
        where = int(np.argwhere(endless if endless.any() else huge)[0][-1]) + 1
        if endless.any():
            raise ValueError(f"Point {where} of the {name} is infinite. Leave it empty or give its real size.")
        raise ValueError(f"Point {where} of the {name} is too large to work with. Use a larger unit.")


def check_finite(numbers: Floats) -> None:
    """Raises ValueError when arithmetic on very large numbers overflowed (NaN, for not defined, is fine)."""
    if np.isinf(numbers).any():
        raise ValueError("The numbers are too large to work with. Use a larger unit.")


def line_width(values: Floats) -> Floats:
    """How far from a line still counts as on it, for each row of `values` (..., n); shape (..., 1).

    1e-12 of the largest size, so that a measure that never moves is not thrown off by its own rounding. When the values
    are a huge offset plus a little that does move, that would swallow what moves: there the width is at most 1e-5 of
    the range, but never under what rounding alone can do.
    """
    if values.shape[-1] == 0:
        return np.zeros((*values.shape[:-1], 1))
    high, low = np.max(values, axis=-1, keepdims=True), np.min(values, axis=-1, keepdims=True)
    known = ~np.isnan(high)
    if not known.all():
        known = ~np.isnan(values)
        high = np.max(np.where(known, values, -np.inf), axis=-1, keepdims=True)
        low = np.min(np.where(known, values, np.inf), axis=-1, keepdims=True)
    size, spread = np.maximum(np.abs(high), np.abs(low)), high - low
    width = ON_THE_LINE * size
    moving = np.maximum(1e-5 * spread, ROUNDING * size)
    width = np.where(spread > width, np.minimum(width, moving), width)
    return np.where(known.any(axis=-1, keepdims=True), width, 0.0)


def frozen(numbers: NDArray[Any]) -> NDArray[Any]:
    """The same array, marked so that nobody can write in it."""
    numbers.flags.writeable = False
    return numbers
