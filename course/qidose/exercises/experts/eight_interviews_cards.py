"""The cards of "8 interviews"."""

import re

from ..cards import Card, Check, Feedback, Table
from ..fields import Answer, Choice, Choices, Field, Json, Text
from ..values import words_in
from ..wording import listed
from .eight_interviews_bank import BY_ID
from .eight_interviews_case import PEOPLE, PLANTED, Talks
from .eight_interviews_marks import (
    FRAME,
    THEMES,
    chosen_themes,
    coding,
    found,
    heard_in,
    negative_in,
    people_options,
    theme_options,
)

BEFORE, REPORT, TRUTH = "before", "report", "truth"
TALKS = tuple(f"talk-{number}" for number in range(1, PEOPLE + 1))
CODES = "codes"
LIMITS_WORDS = re.compile(r"\b(not|cannot|can't|only|never|few|missing|nobody|left out)\b", re.IGNORECASE)
WITH_PATIENTS = re.compile(r"\b(patients?|carers?|famil\w+|relatives?|service users?)\b", re.IGNORECASE)
QUOTE = re.compile(r"[\"'“‘«][^\"”’»]{8,}[\"'”’»]")
REPORT_FIELDS: tuple[tuple[str, str, str], ...] = (
    (
        "question",
        "Your question, and who these 8 are",
        "What did the talks set out to learn? Who is among the 8, and who is missing?",
    ),
    (
        "definition",
        "1 of your codes, defined so that another person would use it in the same way",
        "When do you use it, and when not? Give a quote that has this code.",
    ),
    (
        "themes",
        "What you found",
        "Each theme with the words of people, and from how many of the 8 it comes. Say what belongs together.",
    ),
    ("negative", "The negative case", "Who says the opposite, in which words, and what does it tell you?"),
    (
        "use",
        "What the ward should do with it",
        "What to test next, and with whom. What can 8 talks not say?",
    ),
)


def codes_in(answer: Answer, card: str) -> str:
    """The learner's own codes of an interview, on 1 line."""
    value = answer.get(card, CODES)
    return " ".join(value.split()) if isinstance(value, str) else ""


def checks_of(answer: Answer) -> tuple[Check, ...]:
    """What the words of a report show while it is written. None of it earns points."""
    text = {name: _text(answer.get(REPORT, name)) for name, _, _ in REPORT_FIELDS}
    return (
        Check(name="Every part has 12 words or more", met=all(len(words_in(one)) >= 12 for one in text.values())),
        Check(name="The definition says when not to use the code", met="not" in words_in(text["definition"])),
        Check(name="The themes have words of people, in quotes", met=QUOTE.search(text["themes"]) is not None),
        Check(name="The themes say from how many people", met=re.search(r"\d", text["themes"]) is not None),
        Check(name="The use says what 8 talks cannot say", met=LIMITS_WORDS.search(text["use"]) is not None),
        Check(
            name="Patients or carers have a part in what comes next", met=WITH_PATIENTS.search(text["use"]) is not None
        ),
    )


def before_card(case: Talks, answer: Answer) -> Card:
    """Who the 8 are, and what the learner expects to hear."""
    return Card(
        id=BEFORE,
        heading="Before you read",
        words=(
            "Bramble Ward, which we made up, asks what it is like to go home from there.",
            "It chose 8 unlike people: patients, carers and staff. Each said yes, and may take it back.",
            "Write down first what you expect to hear. We hear most easily what we expect, so it is good to know it.",
        ),
        table=Table(
            caption="Who was asked",
            head=("Interview", "Person"),
            rows=tuple((str(number), person.name) for number, person in enumerate(case.people, 1)),
        ),
        fields=(
            Text(
                id="expected",
                label="What do you expect to hear?",
                hint="This is not marked. You will see it again at the end.",
                rows=3,
                longest=1_000,
            ),
        ),
        lock="Keep this and read the first interview",
        feedback=_before_feedback(case) if answer.finished else None,
    )


def talk_card(case: Talks, place: int, answer: Answer) -> Card:
    """1 interview, to be coded in words of the learner's own."""
    person = case.people[place]
    last = place == PEOPLE - 1
    return Card(
        id=TALKS[place],
        heading=f"Interview {place + 1} of {PEOPLE}: {person.name}",
        words=tuple(f'"{said}"' for said in person.said),
        fields=(
            Text(
                id=CODES,
                label="Your codes",
                hint="2 to 4 words for each thing that is said, with a comma between. Leave out small talk.",
                rows=2,
                longest=600,
            ),
        ),
        lock="Keep my codes and look for themes" if last else "Keep my codes and read the next",
        feedback=_talk_feedback(case, place) if answer.finished else None,
    )


def themes_card(case: Talks, answer: Answer) -> Card:
    """The learner's codes side by side, and 24 themes of which 6 are there."""
    chosen = chosen_themes(case, answer)
    rows = tuple((f"{n}: {p.name}", codes_in(answer, TALKS[n - 1])) for n, p in enumerate(case.people, 1))
    return Card(
        id=THEMES,
        heading="From codes to themes",
        words=(
            "Here are your codes. Go back to the talks above as often as you like.",
            f"{PLANTED} of the themes below run through these talks: each is heard from 3 people.",
        ),
        table=Table(caption="Your codes", head=("Interview", "Codes"), rows=rows),
        fields=(
            Choices(
                id="themes",
                label=f"Which {PLANTED} themes are they?",
                hint=f"Choose {PLANTED}.",
                options=theme_options(case),
            ),
        ),
        checks=(Check(name=f"{PLANTED} themes chosen", met=len(chosen) == PLANTED),),
        lock=f"Fix my {PLANTED} themes and build the framework",
        feedback=_themes_feedback(case, answer) if answer.finished else None,
    )


def frame_card(case: Talks, answer: Answer) -> Card:
    """The framework: for each theme who is heard on it, by its definition, and the negative case."""
    fields: list[Field] = [
        Choices(
            id=f"who-{theme.id}",
            label=theme.name,
            hint=f"Use it when: {_lower(theme.use)}",
            options=people_options(case),
        )
        for theme in chosen_themes(case, answer)[:PLANTED]
    ]
    negative = Choice(
        id="negative",
        label="Who says the opposite of what others say on 1 of the themes?",
        hint="This is the negative case. It keeps a theme honest.",
        options=people_options(case),
    )
    return Card(
        id=FRAME,
        heading="The framework: who is heard on what",
        words=("Tick everyone whose words have this code. Under each theme stands when to use it.",),
        fields=(*fields, negative),
        lock="Fix the framework and write the report",
        feedback=_frame_feedback(case, answer) if answer.finished else None,
    )


def report_card(case: Talks, answer: Answer) -> Card:
    """The report that another expert reads."""
    return Card(
        id=REPORT,
        heading="Your report to the ward",
        words=("5 short parts. The ward sister, a patient and a carer will read it together.",),
        fields=tuple(
            Text(id=name, label=label, hint=hint, rows=8 if name == "themes" else 4, longest=3_000)
            for name, label, hint in REPORT_FIELDS
        ),
        checks=checks_of(answer),
        feedback=_report_feedback() if answer.finished else None,
    )


def truth_card(case: Talks) -> Card:
    """The planted themes, who is heard on each, and who says the opposite."""
    rows = [
        (
            BY_ID[theme].name,
            listed(str(n + 1) for n in sorted(case.heard(theme))),
            str(case.negative + 1) if theme == case.against else "nobody",
        )
        for theme in case.planted
    ]
    return Card(
        id=TRUTH,
        heading="What was there",
        table=Table(
            caption="Themes by interview", head=("Theme", "Heard in interviews", "The opposite in"), rows=tuple(rows)
        ),
    )


def _before_feedback(case: Talks) -> Feedback:
    return Feedback(
        heading="What you expected",
        words=(
            "Set your own words above beside the themes at the end. What did you not expect?",
            "That is what the talks were for. A talk that only confirms us has taught us little.",
        ),
    )


def _talk_feedback(case: Talks, place: int) -> Feedback:
    person = case.people[place]
    names = [BY_ID[theme].name for theme in case.planted if theme in person.themes]
    opposite = f"And the opposite of this one: {BY_ID[case.against].name}." if place == case.negative else ""
    return Feedback(
        heading="What we heard here",
        words=(*(f"{name}." for name in names), *((opposite,) if opposite else ())),
    )


def _themes_feedback(case: Talks, answer: Answer) -> Feedback:
    chosen, there = chosen_themes(case, answer), found(case, answer)
    if len(chosen) > PLANTED:
        words = [f"You chose {len(chosen)} themes. We asked for {PLANTED}, so none of them counts."]
        return Feedback(heading="Another look at the themes", words=tuple(words), good=False)
    words = [f"{theme.name}: nobody speaks of this." for theme in chosen if theme not in there]
    words += [_missed(case, theme) for theme in case.planted if theme not in {one.id for one in there}]
    return Feedback(
        heading=f"You found {len(there)} of {PLANTED} themes",
        words=tuple(words) or ("Each of the 6 is heard from 3 unlike people.",),
        good=len(there) == PLANTED,
    )


def _missed(case: Talks, theme: str) -> str:
    """A theme that was not found, with words that have it."""
    first = min(case.heard(theme))
    quote = dict(case.people[first].quotes)[theme]
    return f'Not chosen: {_lower(BY_ID[theme].name)}. Interview {first + 1} has it: "{quote}"'


def _frame_feedback(case: Talks, answer: Answer) -> Feedback:
    agreed, named = coding(case, answer), negative_in(case, answer)
    words = [f"{agreed.right} of {agreed.cells} cells agree with ours. The aim is 9 in 10."]
    for theme in found(case, answer):
        ours, yours = case.heard(theme.id), heard_in(case, answer, theme.id)
        spare = {case.negative} if theme.id == case.against else set()
        if (ours ^ yours) - spare:
            words.append(f"{theme.name}. We hear it in {_numbers(ours)}. You hear it in {_numbers(yours)}.")
    person, theme_name = case.people[case.negative], BY_ID[case.against].name
    words.append(f'{person.name}, says the opposite of "{theme_name}": "{BY_ID[case.against].against}"')
    good = agreed.good and named == case.negative
    return Feedback(
        heading="Your framework agrees with ours" if good else "Another look at the framework",
        words=tuple(words),
        good=good,
    )


def _report_feedback() -> Feedback:
    return Feedback(
        heading="Before another expert reads it",
        words=(
            "Does each theme stand on words that are really there? Does your report say from how many people?",
            "A number of people is no share of all patients: nobody drew these 8 to stand for all.",
            "The negative case is no mistake in the data. It may show for whom things already work, and why.",
        ),
    )


def _numbers(places: set[int]) -> str:
    return listed(place + 1 for place in sorted(places)) if places else "none"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
