"""Learner ids: opaque, `[a-z0-9-]`, because they become folder names, glob patterns and parts of addresses."""

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?")


class BadId(ValueError):
    """A learner id that cannot be used. The message says what is allowed."""


def check_id(learner: str) -> str:
    """The id itself. Raises BadId unless it is 1 to 64 of a-z, 0-9 and '-', not starting or ending with '-'."""
    if not _ID.fullmatch(learner):
        shown = learner if len(learner) <= 40 else f"{learner[:40]}…"
        raise BadId(
            f"{shown!r} cannot be used as a learner id. Use 1 to 64 small letters (a to z), numbers and hyphens, "
            "and start and end with a letter or number. For example: sam-okoro."
        )
    return learner


def id_from_name(name: str) -> str:
    """An id made from a person's name: "Zoë O'Brien" gives "zoe-o-brien". Raises BadId when nothing usable is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return check_id(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-"))
