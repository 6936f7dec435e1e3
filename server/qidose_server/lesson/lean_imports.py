"""Keeps a lesson's start short: learners wait for every import.

Altair imports jsonschema, and that a grammar of web addresses which takes longer to build than all of our own modules
together. No chart is checked against it. jsonschema does without where the package is missing; so we say that it is.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
