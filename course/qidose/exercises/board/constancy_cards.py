"""The cards of "5 years of decisions": 10 half-years, a look back, and what became of the skill."""

from qidose.simulate import trust

from ..cards import Card, ChartData, Check, Feedback, Table
from ..fields import Answer, Choice, Field, Grid, Move, Number, Option, Text
from ..values import chosen_in, words_in
from .constancy_game import (
    DECISIONS,
    LOOK_BACK,
    PARAMS,
    SKILL,
    YEARS,
    FiveYears,
    half_id,
    predicted,
    skill_of,
)
from .constancy_words import ABOUT_FIGURE, ABOUT_WHY, COMPARED, FIGURES, NAMED, OPENING, WAYS, WHY

FEWEST_WORDS = 6
_FIGURE_NAMES = (
    "People ever trained",
    "People at events, this half-year",
    "Improvement projects finished, this half-year",
    "Staff survey: can make improvements happen",
)


def half_card(case: FiveYears, answer: Answer, shown: tuple[trust.HalfYear, ...], number: int) -> Card:
    card_id, year, starts = half_id(number), (number + 1) // 2, number % 2 == 1
    locked = card_id in answer.locked
    fields: list[Field] = [_prediction(shown[number - 1].survey, year)] if starts else []
    fields.append(Move(id="decision", label="What does the board decide?", options=DECISIONS))
    words = [text.format(trust=case.name, heads=PARAMS.heads) for text in OPENING] if number == 1 else []
    return Card(
        id=card_id,
        heading=f"Year {year}, {'first' if starts else 'second'} half",
        words=(*words, case.truth.pressures[number - 1]),
        chart=_survey_chart(answer, shown) if starts and number > 1 and not locked else None,
        table=None if locked else _board_page(shown, number),
        fields=tuple(fields),
        lock="Decide",
        feedback=_news(answer, shown[number]) if locked else None,
    )


def _prediction(now: float, year: int) -> Number:
    return Number(
        id="predicted",
        label=f"What will the staff survey show at the end of year {year}?",
        hint=f"The share of staff who say that they can make improvements happen. It is {now}% now.",
        low=0,
        high=100,
        unit="%",
    )


def _board_page(shown: tuple[trust.HalfYear, ...], number: int) -> Table:
    """What the board's page says before decision `number`: now, and half a year before."""
    now = _column(shown[number - 1])
    if number == 1:
        return Table(
            caption="Your board page", head=("Figure", "Now"), rows=tuple(zip(_FIGURE_NAMES, now, strict=True))
        )
    before = _column(shown[number - 2])
    rows = tuple(zip(_FIGURE_NAMES, before, now, strict=True))
    return Table(caption="Your board page", head=("Figure", "6 months ago", "Now"), rows=rows)


def _column(half: trust.HalfYear) -> tuple[str, ...]:
    return f"{half.ever_trained:,}", f"{half.at_events:,}", f"{half.projects_done:,}", f"{half.survey}%"


def _news(answer: Answer, half: trust.HalfYear) -> Feedback:
    """What came of a half-year; at the end of a year beside what was predicted."""
    words = [f"People at events: {half.at_events:,}. People ever trained: {half.ever_trained:,}."]
    year, half_way = divmod(half.half_year, 2)
    said = None if half_way else predicted(answer, year)
    if said is not None:
        words.insert(0, f"You predicted a survey of {said:g}% for the end of year {year}.")
    return Feedback(heading=f"Survey {half.survey}%, projects finished {half.projects_done:,}", words=tuple(words))


def _survey_chart(answer: Answer, shown: tuple[trust.HalfYear, ...]) -> ChartData:
    said = [predicted(answer, half // 2) if half and half % 2 == 0 else None for half in range(len(shown))]
    told = [
        f"Year {half // 2}: you predicted {said[half]:g}%, {shown[half].survey}% came."
        for half in range(2, len(shown), 2)
        if said[half] is not None
    ]
    return ChartData(
        title="Staff who say that they can make improvements happen",
        unit="%",
        labels=tuple(f"{half / 2:g}" for half in range(len(shown))),
        values=tuple(half.survey for half in shown),
        predicted=tuple(said),
        better="up",
        message=" ".join([f"The survey began at {shown[0].survey}%.", *told]),
        x_title="Years",
    )


def look_back_card(answer: Answer, shown: tuple[trust.HalfYear, ...]) -> Card:
    years = tuple(
        Option(
            f"year-{year}",
            f"Year {year}: predicted {predicted(answer, year) or 0:g}%, came {shown[2 * year].survey}%",
        )
        for year in range(1, YEARS + 1)
    )
    why = chosen_in(answer.get(LOOK_BACK, "why"), WHY)
    said = Feedback(heading="What moved the survey", words=ABOUT_WHY[why.id]) if answer.finished and why else None
    return Card(
        id=LOOK_BACK,
        heading="Look back at your 5 predictions",
        words=("A prediction teaches most when it is set beside what came. Do that for each year.",),
        chart=_survey_chart(answer, shown),
        fields=(
            Grid(
                id="compared",
                label="How did the survey turn out, beside your prediction?",
                hint="Close means within 1 point of it.",
                items=years,
                groups=COMPARED,
            ),
            Choice(id="why", label="What do you think moved the survey most?", options=WHY),
        ),
        lock="Show me what became of the skill",
        feedback=said,
    )


def skill_card(case: FiveYears, answer: Answer) -> Card:
    figure = chosen_in(answer.get(SKILL, "figure"), FIGURES)
    said = None
    if answer.finished and figure:
        said = Feedback(
            heading="The figure you would ask for", words=ABOUT_FIGURE[figure.id], good=figure.id == "using"
        )
    return Card(
        id=SKILL,
        heading="What became of the skill",
        words=(
            "No figure on your page showed this. It counts staff who were taught, are still here, and use it.",
            "It follows your decisions slowly. Projects and the survey follow it about a year later.",
            "The sizes are made up. In any trust, skill grows slowly, and goes when people leave or stop believing.",
        ),
        chart=_skill_chart(answer),
        table=_ways(case, answer),
        fields=(
            Choice(id="figure", label="Which figure would you ask for at your own board?", options=case.figures),
            Text(
                id="learned",
                label="What did you learn from your 5 years?",
                hint="Name a year, a decision or a figure that surprised you, and why you think it happened.",
                longest=1_500,
            ),
            Text(
                id="keep",
                label="What will your own board keep doing, whatever tempts it?",
                hint="Choose 1 thing that takes years, such as time for staff to improve their work.",
                rows=2,
                longest=800,
            ),
        ),
        checks=checks_of(answer),
        feedback=said,
    )


def _share(value: float) -> str:
    return f"{100 * value:.1f}%"


def _skill_chart(answer: Answer) -> ChartData:
    curve = skill_of(answer)
    return ChartData(
        title="Staff who use what they learned, of all staff",
        unit="%",
        labels=tuple(f"{half / 2:g}" for half in range(len(curve))),
        values=tuple(round(100 * value, 1) for value in curve),
        better="up",
        message=f"It was {_share(curve[0])} at the start, and {_share(curve[-1])} after your {YEARS} years.",
        x_title="Years",
    )


def _ways(case: FiveYears, answer: Answer) -> Table:
    """The learner's way beside 4 others, after 1, 3 and 5 years."""
    own = skill_of(answer)[1:]
    rows = [("Your way", own), *((WAYS[name], curve) for name, curve in case.truth.capability.items())]
    return Table(
        caption="Staff who use what they learned, in the same trust",
        head=("Way to lead", "1 year", "3 years", "5 years"),
        rows=tuple((name, *(_share(curve[2 * year - 1]) for year in (1, 3, 5))) for name, curve in rows),
    )


def checks_of(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the reflection while it is written."""
    learned, keep = (words_in(answer.get(SKILL, name)) for name in ("learned", "keep"))
    names = any(word.startswith(NAMED) or word.isdigit() for word in learned)
    return (
        Check(name="What you learned, in a few words", met=len(learned) >= FEWEST_WORDS),
        Check(name="It names a year, a decision or a figure", met=names),
        Check(name="What your board will keep doing, in a few words", met=len(keep) >= FEWEST_WORDS // 2),
    )
