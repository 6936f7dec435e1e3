"""What people write about a chart of their own team: what else happened, and the line that goes under it."""

from .board.our_board_paper_words import MOST_WORDS
from .fields import Text

ABOUT_THE_CHART = (
    Text(
        id="else",
        label="What else happened in this time that could explain what you see?",
        hint="If you find nothing, say where you looked.",
        rows=2,
        longest=1_000,
    ),
    Text(
        id="line",
        label="The line under your chart",
        hint="Say what kind of variation it is, and what comes next.",
        rows=2,
        longest=500,
        most_words=MOST_WORDS,
    ),
)
