"""The cards of "Plan a trust" (E-T6-10): the trust, a card for each group, the plan as a whole, the year, and again."""

from qidose import dosing
from qidose.dosing.plan_form import FACTORS, SEQUENCES

from ..cards import Card, ChartData, Check, Table
from ..fields import Answer, Choice, Choices, Date, Field, Grid, Number, Option, Text
from .plan_a_trust_case import (
    FRONT_LINE,
    GROUPS,
    LEADERS,
    MOST_IN_POST,
    YEAR,
    GroupYear,
    Trust,
    coverage,
    name_of,
)
from .plan_a_trust_read import (
    ADOPTED,
    AGAIN,
    PLAN,
    TRUST,
    YEAR_CARD,
    adopted_in,
    again_id,
    days_used,
    group_id,
    range_in,
    waves_fit,
    waves_in,
)

PUSHES = (
    Option("up", "More"),
    Option("down", "Less"),
    Option("unsure", "Open"),
)
AHEAD = (
    Option("front", "The front line is ahead of its leaders"),
    Option("leaders", "The leaders are ahead of the front line"),
)
ORDER = tuple(Option(name, words) for name, words in SEQUENCES)


def trust_card(case: Trust) -> Card:
    """The trust: who is there, who has the skill, and what is known of people who leave and do not finish."""
    rows = tuple((GROUPS[group].title, _heads(case, group), str(case.params.in_post[group])) for group in GROUPS)
    low, high = case.leavers
    least, most = case.completion
    return Card(
        id=TRUST,
        heading=case.name,
        words=(
            f"You plan 5 years for a trust of 12,000 people with {case.teams} teams, from April 2027. "
            "It is made up, and it is yours alone.",
            f"{low:.1%} to {high:.1%} of people leave in a year. "
            f"Of those who begin a course, {least:.0%} to {most:.0%} finish.",
            "About 1 course in 12 is cancelled. Of those that begin in December or January it is 3 in 10.",
            "When all 6 groups are filled in, the plan as a whole opens below them. Then a year can pass.",
        ),
        table=Table(
            caption="People, and who has the skill now", head=("Group", "In post", "With the skill"), rows=rows
        ),
        fields=(
            Grid(
                id="factors",
                label="Do these 6 factors ask for more people or time here, or for less? Or is that open?",
                items=tuple(Option(factor, f"{name}: {case.statements[factor][:-1]}") for factor, name in FACTORS),
                groups=PUSHES,
            ),
            Text(
                id="weigh",
                label="Which 2 factors matter most in this trust, and what follows for your plan?",
                rows=3,
                longest=1_500,
            ),
            Text(id="by", label="Who adopts the numbers?", hint="A job is enough.", rows=1, longest=100),
        ),
    )


def _heads(case: Trust, group: str) -> str:
    return "No fixed number" if group in MOST_IN_POST else f"{case.heads(group):,}"


def group_card(case: Trust, answer: Answer, group: str) -> Card:
    """All that is planned for a group: range, number, reason, day of review, and the courses of the first year."""
    terms = GROUPS[group]
    found = dosing.guidelines_for(terms.quantity, case.organisation)
    if group == "all staff":
        found = [*found, *dosing.guidelines_for("all staff each year", case.organisation)]
    rows = tuple((rule.rule, _span(given), rule.kind) for rule, given in found)
    there = case.params.in_post[group]
    months = "month" if terms.length == 1 else "months"
    numbers: tuple[Field, ...] = (
        Number(id="low", label="Range for people in post after 5 years: from", low=0, high=12_000, unit="people"),
        Number(id="high", label="Range for people in post after 5 years: to", low=0, high=12_000, unit="people"),
        Number(id="goal", label="The number that is adopted", low=0, high=12_000, unit="people"),
        Text(id="reason", label="Why this number, in this trust?", rows=2, longest=1_000),
        Date(id="review", label="When do you look at it again?"),
    )
    return Card(
        id=group_id(group),
        heading=terms.title,
        words=(
            f"{there} {'has' if there == 1 else 'have'} the skill now. A course takes {terms.length} {months}, "
            f"{terms.days} teaching {'day' if terms.days == 1 else 'days'}, and has up to {terms.most} seats.",
        ),
        table=Table(caption="What guidelines say", head=("Guideline", "People", "Kind"), rows=rows),
        fields=(*numbers, *_courses(group, 1)),
        checks=(
            Check(name="A range, and a number with its reason and a later day", met=_settled(case, answer, group)),
            Check(name="Courses that fit, or none, and a range for the year", met=_planned(case, answer, group, 1)),
        ),
    )


def _span(given: dosing.Range) -> str:
    low, high = round(given.low), round(given.high)
    span = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{span} a year" if given.unit.endswith("year") else span


def _courses(group: str, first: int) -> tuple[Field, ...]:
    """What is asked about the courses of a year that begins with month `first`."""
    terms, last = GROUPS[group], first + YEAR - 1
    return (
        Choices(
            id="starts",
            label=f"When does a course begin, {name_of(first)} to {name_of(last)}?",
            hint="Leave all empty for none.",
            options=tuple(Option(str(month), name_of(month)) for month in range(first, last + 1)),
            needed=False,
        ),
        Number(id="seats", label="Seats of each course", low=0, high=terms.most, unit="seats", needed=False),
        Number(id="year-low", label=f"You predict for the end of {name_of(last)}: from", low=0, high=12_000),
        Number(id="year-high", label=f"You predict for the end of {name_of(last)}: to", low=0, high=12_000),
    )


def _settled(case: Trust, answer: Answer, group: str) -> bool:
    return range_in(case, answer, group) is not None and adopted_in(answer, group) is not None


def _planned(case: Trust, answer: Answer, group: str, year: int) -> bool:
    card = group_id(group) if year == 1 else again_id(group)
    low, high = (answer.get(card, name) for name in ("year-low", "year-high"))
    return waves_fit(answer, group, year) and low is not None and high is not None


def plan_card(case: Trust, answer: Answer) -> Card:
    """The plan as a whole. Fixing it lets a year pass."""
    return Card(
        id=PLAN,
        heading="The plan as a whole",
        words=(
            f"There are {case.days} teaching days in the year. Your courses take {days_used(answer, 1)}.",
            "Once you adopt the plan, a year passes. Your predictions then stay as they are.",
        ),
        fields=(
            Choice(id="order", label="Which pattern do you follow?", options=ORDER),
            Text(id="order-why", label="Why this pattern, and which gap do you accept with it?", rows=2, longest=1_000),
            Text(
                id="use",
                label="Training is not use. Which 3 things will show that the skill is used?",
                rows=3,
                longest=1_500,
            ),
        ),
        checks=plan_checks(case, answer, 1),
        lock="Adopt this plan and let a year pass",
    )


def plan_checks(case: Trust, answer: Answer, year: int) -> tuple[Check, ...]:
    """Whether the courses of a year can be: seats, days, and both leaders and front line among them."""
    used = days_used(answer, year)
    busy = {group for group in GROUPS if waves_in(answer, group, year).starts}
    return (
        Check(name="Each group has courses that fit, or none", met=all(waves_fit(answer, g, year) for g in GROUPS)),
        Check(name=f"At most {case.days} teaching days", met=0 < used <= case.days),
        Check(
            name="Courses for leaders and for the front line",
            met=bool(busy & set(LEADERS)) and bool(busy & {*FRONT_LINE, "managers"}),
        ),
    )


def adopted_card(answer: Answer) -> Card:
    """The plan as it was adopted, once a year has passed."""
    rows = []
    for group, terms in GROUPS.items():
        given = {name: answer.get(group_id(group), name) for name in ("low", "high", "goal", "reason", "review")}
        waves = waves_in(answer, group, 1)
        courses = f"{len(waves.starts)} of {waves.seats} seats" if waves.starts else "None"
        rows.append(
            (
                terms.title,
                f"{_number(given['low'])} to {_number(given['high'])}. Adopted: {_number(given['goal'])}",
                f"{given['reason'] or ''} Look again: {Date(id='review', label='').said(given['review'])}",
                courses,
            )
        )
    return Card(
        id=ADOPTED,
        heading="Your plan as it was adopted",
        table=Table(
            caption="Ranges and numbers after 5 years, and the courses of the first year",
            head=("Group", "Range", "Why, and until when", "Courses"),
            rows=tuple(rows),
        ),
    )


def _number(value: object) -> str:
    return f"{value:,g}" if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9 else "?"


def year_card(case: Trust, answer: Answer, years: tuple[GroupYear, ...]) -> Card:
    """What became of the plan in its first year, and what is to be read in it."""
    rows = tuple(
        (
            GROUPS[year.group].title,
            _became(year),
            f"{year.end:,}",
            _predicted(answer, year.group),
        )
        for year in years
    )
    return Card(
        id=YEAR_CARD,
        heading="12 months later",
        words=("It is the end of March 2028. Here is who has the skill, net of leavers.",),
        table=Table(
            caption="The first year",
            head=("Group", "What happened", "At the end", "Your range"),
            rows=rows,
        ),
        # The 2 shares are to be worked out: their lines come with the end.
        chart=_two_lines(case, years) if answer.finished else None,
        fields=(
            Number(
                id="leaders",
                label="What share of leaders (board and senior leaders together) has its skill now?",
                hint="Work it out from both tables. Within 1 point counts.",
                low=0,
                high=100,
                unit="%",
            ),
            Number(id="front", label="What share of all staff has its skill now?", low=0, high=100, unit="%"),
            Choice(id="ahead", label="Which way does the gap between them go?", options=AHEAD),
            Text(
                id="gap",
                label="What does this gap do to a team that wants to test? What do you do about it?",
                rows=3,
                longest=1_500,
            ),
            Text(
                id="learned",
                label="What came otherwise than you predicted, and what do you conclude?",
                rows=3,
                longest=1_500,
            ),
        ),
    )


def _became(year: GroupYear) -> str:
    """The year of a group in words: a phone has no room for a column of each number."""
    cancelled = f", {year.cancelled} course{'s' * (year.cancelled != 1)} cancelled" if year.cancelled else ""
    return f"{year.start:,} at the start, {year.finished:,} finished, {year.left:,} left{cancelled}"


def _predicted(answer: Answer, group: str) -> str:
    low, high = (answer.get(group_id(group), name) for name in ("year-low", "year-high"))
    return f"{_number(low)} to {_number(high)}"


def _two_lines(case: Trust, years: tuple[GroupYear, ...]) -> ChartData:
    """Leaders and front line on 1 scale: the gap between them is what counts."""
    leaders, front = coverage(case, years, LEADERS), coverage(case, years, FRONT_LINE)
    return ChartData(
        title="Share with the skill: all staff (points), and leaders (line)",
        unit="%",
        labels=tuple(name_of(month).split()[0][:3] for month in range(1, YEAR + 1)),
        values=tuple(round(share, 1) for share in front),
        centre=tuple(round(share, 1) for share in leaders),
        centre_name="Leaders",
        better="up",
        message=f"At the end {leaders[-1]:.0f}% of leaders have their skill, and {front[-1]:.0f}% of all staff.",
    )


def again_card(case: Trust, answer: Answer, year: GroupYear) -> Card:
    """A group's courses in the second year."""
    terms = GROUPS[year.group]
    running = f" {sum(seats for _, seats in year.running)} people are still in a course." if year.running else ""
    return Card(
        id=again_id(year.group),
        heading=f"{terms.title}, second year",
        words=(
            f"{year.end:,} have the skill.{running} A course takes {terms.days} teaching "
            f"{'day' if terms.days == 1 else 'days'}.",
        ),
        fields=_courses(year.group, YEAR + 1),
        checks=(
            Check(
                name="Courses that fit, or none, and a range for the year",
                met=_planned(case, answer, year.group, 2),
            ),
        ),
    )


def again_plan_card(case: Trust, answer: Answer) -> Card:
    """The new plan as a whole."""
    return Card(
        id=AGAIN,
        heading="The new plan as a whole",
        words=(f"There are {case.days} teaching days again. Your courses take {days_used(answer, 2)}.",),
        fields=(
            Text(
                id="changed",
                label="What do you change, numbers or courses or conditions, and what in the first year is the reason?",
                rows=4,
                longest=2_000,
            ),
            Date(id="review", label="When do you look at this plan again?"),
        ),
        checks=plan_checks(case, answer, 2),
    )
