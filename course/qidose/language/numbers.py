"""Numbers, ranges, dates and times as the NHS writes them ("Numbers, measurements, dates and time")."""

import re

from .fault import Fault

_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMERALS = {word: str(number) for number, word in enumerate([*_SMALL, *_TEENS], 2)}
_NUMERALS |= {word: str(10 * number) for number, word in enumerate(_TENS, 2)}
_SPELT = re.compile(
    rf"\b({'|'.join(_NUMERALS)})\b(?!-(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b)", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][a-z]+ (?=[A-Z][a-z])")
"""What a capital letter makes a name, such as "Six Sigma"."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATES = (
    rf"\b(?:{_MONTHS}) \d{{1,2}}(?:(?:st|nd|rd|th)\b(?:,? \d{{4}})?|,? \d{{4}})",  # August 6, 2018
    rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTHS})\b",  # 6th of August
    rf"\b\d{{1,2}} (?:{_MONTHS}), \d{{4}}\b",  # 6 August, 2018
    rf"\b\d{{1,2}} (?:{_SHORT_MONTHS})\b\.?|\b(?:{_SHORT_MONTHS})\.? \d{{2,4}}\b",  # 6 Aug
    r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b",  # 06/08/2018
)
_DATE = re.compile("|".join(_DATES))
_TIMES = (
    r"\b\d{1,2}\.\d{2} ?[ap]\.?m\b|\b\d{1,2}(?::\d{2})? [ap]m\b|\b\d{1,2}(?::\d{2})? ?[ap]\.m\.",  # 5.30pm, 5 a.m.
    r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]| ?[ap]\.?m)",  # 17:30
    r"\b(?:[01]\d|2[0-3])[0-5]\d ?h(?:ou)?rs\b|(?<!:)\b12 ?(?:am|pm|noon)\b",  # 1730hrs
)
_TIME = re.compile("|".join(_TIMES))
_FIGURE = r"[£$]?\d[\d,]*(?:\.\d+)?%?"
RANGE = re.compile(
    rf"(?<![\w.,/-]){_FIGURE}(?:-| ?[\u2013\u2014] ?){_FIGURE}(?![\w-])"
    rf"|\b(?:{_DAYS})s? ?[-\u2013] ?(?:{_DAYS})|\b(?:{_MONTHS}) ?[-\u2013] ?(?:{_MONTHS})\b"
)
_LONG = re.compile(r"(?<![\w.,/:#-])\d{4,}(?:\.\d+)?(?![\w/:-]|,\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BARE_POINT = re.compile(r"(?<![\w.])\.\d+\b")
_PER_CENT = re.compile(r"\b(\d[\d,.]*) ?per ?cent\b", re.IGNORECASE)
_UNIT = re.compile(r"\b\d[\d,.]* (?:mg|g|kg|ml|kcal|mm|cm|km)\b")


def numerals(text: str) -> list[Fault]:
    """Numbers from 2 on that are written in words. "One" may be; so may two-thirds, and Six Sigma."""
    return [
        Fault("numerals", spelt[0], f"Write {_NUMERALS[spelt[1].lower()]}.")
        for spelt in _SPELT.finditer(_NAME.sub("", text))
    ]


def commas(text: str) -> list[Fault]:
    """Numbers of 1,000 and more without a comma. 4 digits from 1900 to 2099 are taken for a year."""
    found = (number[0] for number in _LONG.finditer(_DATE.sub(" ", text)) if not _YEAR.fullmatch(number[0]))
    return [Fault("commas", number, f"Write {_with_commas(number)}.") for number in found]


def decimals(text: str) -> list[Fault]:
    """Decimals without a 0 before the point."""
    return [Fault("decimals", found[0], f"Write 0{found[0]}.") for found in _BARE_POINT.finditer(text)]


def ranges(text: str) -> list[Fault]:
    """Ranges of numbers, days or months with a dash or hyphen."""
    return [
        Fault("ranges", found[0], 'Write "to" between the 2 ends.') for found in RANGE.finditer(_DATE.sub(" ", text))
    ]


def dates(text: str) -> list[Fault]:
    """Dates in another form than "6 August 2018"."""
    return [Fault("dates", found[0], "Write dates like this: 6 August 2018.") for found in _DATE.finditer(text)]


def times(text: str) -> list[Fault]:
    """Times in another form than "5:30pm"; midnight and midday are words."""
    advice = "Write times like this: 5:30pm, midday, midnight."
    return [Fault("times", found[0], advice) for found in _TIME.finditer(text)]


def percentages(text: str) -> list[Fault]:
    """Words for % after a number."""
    return [Fault("percentages", found[0], f"Write {found[1]}%.") for found in _PER_CENT.finditer(text)]


def units(text: str) -> list[Fault]:
    """A space between a number and a unit that belongs to it."""
    return [Fault("units", found[0], f"Write {found[0].replace(' ', '')}.") for found in _UNIT.finditer(text)]


def _with_commas(number: str) -> str:
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}"
