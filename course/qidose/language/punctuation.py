"""Marks: quotes, dashes, ampersands, plurals in brackets, bold and italics ("Punctuation", "Formatting")."""

import re

from .fault import Fault
from .markdown import emphasised
from .numbers import RANGE

_CURLY = re.compile(r"\S*[\u2018\u2019\u201c\u201d]\S*")
_DASH = re.compile(r"\S* ?[\u2013\u2014] ?\S*| - ")
_AMPERSAND = re.compile(r"(?<![\w&])\w*&\w*|\s&\s")
_PLURAL = re.compile(r"\b\w+\(e?s\)")


def straight_quotes(text: str) -> list[Fault]:
    """Curly apostrophes and quotes."""
    return [Fault("quotes", found[0], "Use straight quotes and apostrophes.") for found in _CURLY.finditer(text)]


def dashes(text: str) -> list[Fault]:
    """Dashes within a sentence. A minus sign is none, and a range has a rule of its own."""
    advice = "Use a comma, brackets or 2 sentences instead of a dash."
    return [Fault("dashes", found[0].strip(), advice) for found in _DASH.finditer(RANGE.sub("", text))]


def ampersands(text: str) -> list[Fault]:
    """ "&" for "and", except in A&E."""
    found = (mark[0] for mark in _AMPERSAND.finditer(text) if mark[0] != "A&E")
    return [Fault("ampersands", mark.strip(), 'Write "and".') for mark in found]


def plurals(text: str) -> list[Fault]:
    """Plurals in brackets."""
    return [Fault("plurals", found[0], "Write the plural without brackets.") for found in _PLURAL.finditer(text)]


def emphasis(text: str) -> list[Fault]:
    """Bold and italics. The text still has its markup."""
    return [Fault("emphasis", words, "Leave out bold and italics.") for words in emphasised(text)]
