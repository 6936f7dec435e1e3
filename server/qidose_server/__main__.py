"""`python -m qidose_server` is the same as `qidose`."""

import sys

from .cli import main

sys.exit(main())
