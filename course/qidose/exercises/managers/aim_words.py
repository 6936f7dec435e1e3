"""What an aim says, as far as its words show: how much, for whom, and by when.

Generous on purpose: a good aim that is told wrongly to be bad would teach the wrong thing, and a coach or a colleague
sees what words cannot show. A number that belongs to a date, an age or the name of a ward does not say how much.
"""

import re
from dataclasses import dataclass

from ..fields import Json

_NUMBER = (
    r"\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_SEASON = (
    r"(?:spring|summer|autumn|winter|easter|christmas|xmas|new year|ramadan|eid|diwali|hanukkah|passover|whitsun"
    r"|half[ -]term|bank holiday)"
)
_UNIT = r"(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?|terms?)"
_LEADS = r"(?:in|within|over|after|for|during|inside|before|until)"
# A number after a month is its day or year only where it ends a phrase: "by June 80% of patients" says how much.
_AFTER = r"(?: \d{1,2}(?:st|nd|rd|th)\b| '?\d{1,2}(?=$|[.,;:)]))?(?:,? 20\d\d\b)?"
_CALENDAR = (
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{_MONTH}\b\.?{_AFTER}",
    # "March" and "may" are ordinary words too: they are months after a day or a word of time, and before a number.
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?|by|in|before|until|till|of|mid|end|early|late|this|next|from|during|and)[ -]"
    rf"(?:the (?:end|middle|start) of )?(?:march|mar|may)\b{_AFTER}",
    r"\b(?:march|may) (?:20\d\d\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}(?=$|[.,;:)]))(?:,? 20\d\d\b)?",
    rf"\b{_SEASON}\b(?: 20\d\d)?",
    r"\b(?:by|before|until|till|this|next)(?: end of)? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    r"\b20[2-9]\d(?:[/-]\d\d)?\b|\bfy ?\d\d(?:[/-]\d\d)?\b|\beof?y\b",
    r"\b(?:by|before|until|on) (?:the )?\d{1,2}/\d{1,2}\b(?!/)",
    r"\b(?:by|before|until|on) the \d{1,2}(?:st|nd|rd|th)\b",
    rf"\b(?:end|start|close|middle|rest) of (?:the |this |next )?(?:financial |calendar |school )?{_UNIT}\b",
    r"\b(?:end|close) of the project\b|\b(?:week|month|quarter|year)[- ]end\b",
    r"\b(?:q[1-4]|quarter [1-4]|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)\b",
    r"\b(?:week|month|day|year) \d+\b",
    rf"\b(?:this|next|coming) (?:financial |calendar |school )?{_UNIT}\b",
    r"\bby the (?:next|first|second|third|end|start|middle|close|time|last)\b(?: [a-z]+)?",
    r"\btomorrow\b",
)
_LENGTHS = (
    rf"\b{_LEADS} (?:the )?(?:next |coming |first |following |last )?(?:a |an |another |about |only )?"
    rf"(?:(?:{_NUMBER}|few|several|couple of|half a|half) )?(?:more |working |calendar |financial )?{_UNIT}\b",
    rf"\b(?:{_NUMBER})[ -](?:working )?{_UNIT}\b(?='| from | after | time| later)",
)
_CAPITAL_MONTH = re.compile(r"(?<=[\w,] )(?:March|May)\b")
_AMOUNT = re.compile(
    rf"(?<![a-z\d])(?<![a-z]-)(?:{_NUMBER})(?![a-z]*\d)|\b(?:zero|nil|no(?! later)|none|never|nobody|always|all|every"
    r"|everyone|everybody|each|half|halve[sd]?|halving|thirds?|quarters?|fifths?|tenths?|doubl(?:e[sd]?|ing)|twice"
    r"|triple|treble|eliminat\w*|single (?:figures?|digits?))\b"
)
_NOT_AMOUNTS = re.compile(
    r"\b(?:ward|bay|unit|theatre|room|floor|band|type|site|level) \d+\w?\b"
    r"|\baged? (?:over |under |above |below |from )?\d+\b(?: to \d+\b)?|\b(?:over|under)[ -]\d+s\b"
    r"|\b\d+ (?:years? )?(?:and|or) (?:over|older)\b|\b\d+[ -]years?[ -]olds?\b"
)
_PEOPLE = re.compile(
    r"\b(?:patient|pts?\b|inpatient|outpatient|people|person|someone|service user|user|carer|famil|relative|visitor"
    r"|parent|mother|father|mum|dad|wom[ae]n|m[ae]n\b|girl|boy|bab(?:y|ies)|infant|newborn|toddler|child|teenager|adolescent"
    r"|young|youth|adult|elder|older|frail|resident|client|customer|caller|diabetic|smoker|survivor|veteran|refugee"
    r"|homeless|donor|staff|nurse|doctor|midwi[fv]|therapist|physio|dieti[ct]ian|pharmacist|paramedic|surgeon"
    r"|anaesthetist|dentist|radiographer|scientist|porter|cleaner|clerk|receptionist|secretar|manager|colleague|team"
    r"|trainee|student|learner|starter|volunteer|employee|worker|consultant|registrar|gps?\b|crew|practice|surger"
    r"|ward|unit|clinic|department|directorate|division|services?\b|hospital|hospice|trust|sites?\b|homes?\b|communit"
    r"|district|neighbourhood|localit|school|pharmac|laborator|theatre|a&e|emergency|intensive care|icu\b|itu\b"
    r"|maternity|nurser|bays?\b|floors?\b|hub|centre|office|kitchen|everyone|everybody|anyone|nobody|no one|those"
    r"|who(?:se|m)?\b|(?:over|under)[ -]\d+s)"
    r"|\b(?:all|every|each|of|among|for) (?:\w+ )?(?:admissions?|referrals?|cases?)\b"
)
_PLACE = re.compile(r"\b(?:[Oo]n|[Aa]t|[Ii]n|[Ff]or|[Aa]cross|[Oo]f|[Ff]rom) (?:the )?([A-Z][A-Za-z&]+)")
_NO_PLACE = re.compile(rf"(?:{_MONTH}|{_SEASON}|march|mar|may|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$")

_DAY = re.compile("|".join(f"(?:{date})" for date in _CALENDAR))
_LENGTH = re.compile("|".join(f"(?:{length})" for length in _LENGTHS))


Span = tuple[int, int]


@dataclass(frozen=True)
class Aim:
    """Which parts an aim has."""

    amount: bool
    people: bool
    date: bool

    @property
    def complete(self) -> bool:
        return self.amount and self.people and self.date


def read_aim(value: Json) -> Aim:
    """The parts that the words of an aim show; none of them where it is not a text."""
    text = " ".join(value.replace("\u2019", "'").split()) if isinstance(value, str) else ""
    plain = text.lower()
    days = [*_spans(_DAY, plain), *_spans(_CAPITAL_MONTH, text)]
    lengths = _spans(_LENGTH, plain)
    amounts = [one for one in _spans(_AMOUNT, _NOT_AMOUNTS.sub(_blank, plain)) if not _meets(one, days)]
    # A length of time may be the date or the amount: "within 6 weeks" is the date, but not in "within 6 weeks by May".
    spare = bool(days) or len(lengths) > 1
    return Aim(
        amount=any(spare or not _meets(one, lengths) for one in amounts),
        people=_PEOPLE.search(plain) is not None or _names_a_place(text),
        date=bool(days or lengths),
    )


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)]


def _meets(one: Span, others: list[Span]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for other in others)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _names_a_place(text: str) -> bool:
    return any(not _NO_PLACE.match(found[1].lower()) for found in _PLACE.finditer(text))
