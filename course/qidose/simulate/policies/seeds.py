"""Which seed is handed out when a personal seed makes an unfair game."""

from collections.abc import Callable

from qidose.simulate.draw import generator

MOST_TRIES = 200


def first_accepted(seed: int, game: str, accept: Callable[[int], bool]) -> int:
    """`seed` itself when it is accepted, else the first accepted one of a fixed sequence that belongs to it.

    Not `seed + 1`, which may be another learner's. Raises RuntimeError after 200 seeds.
    """
    if accept(seed):
        return seed
    others = generator(seed, "fair", game).integers(0, 2**63 - 1, MOST_TRIES - 1)
    for other in others.tolist():
        if accept(other):
            return int(other)
    raise RuntimeError(f"no fair {game} among {MOST_TRIES} seeds after {seed}")
