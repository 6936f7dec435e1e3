"""Plain English: what the writing rules of the NHS would change in a text, and how hard it is to read.

>>> from qidose import language
>>> [str(fault) for fault in language.faults("We utilised three wards.")]
["numerals: 'three'. Write 3.", "words: 'utilised'. Plainer: use."]

`faults` looks at one text, `lesson_faults` at a whole lesson, `untold` for abbreviations and terms that nobody
explained. `reading` gives figures for a report.
"""

from .check import faults, lesson_faults
from .fault import Fault, Kind
from .glossary import GLOSSARY, Term, find_term
from .markdown import Block, blocks
from .reading import Reading, reading
from .said import Passage, passages
from .sentences import LONGEST, sentences, words
from .told import untold

__all__ = [
    "GLOSSARY",
    "LONGEST",
    "Block",
    "Fault",
    "Kind",
    "Passage",
    "Reading",
    "Term",
    "blocks",
    "faults",
    "find_term",
    "lesson_faults",
    "passages",
    "reading",
    "sentences",
    "untold",
    "words",
]
