"""One way to draw chance numbers, so that the same seed gives the same data on every machine."""

from zlib import crc32

import numpy as np


def generator(seed: int, *stream: str | int) -> np.random.Generator:
    """A PCG64 generator for `seed`, apart from every other named stream of the same seed.

    `stream` names what is drawn ("noise", "cycle", 3): adding a draw to one stream never moves the numbers of another.
    Raises ValueError for a negative seed.
    """
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    words = [crc32(str(part).encode()) for part in stream]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))
