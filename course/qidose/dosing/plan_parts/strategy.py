"""Who needs which dose, how many, by when; the numbers that guidelines give, and those that somebody adopted."""

import datetime as dt

from ..guidelines import guidelines_for
from ..parts import Grid, Part, Pyramid, Step, Words
from ..plan import Group, Plan
from ..plan_form import GROUP_NAMES, SHOWS
from ..ranges import Range
from .wording import SOURCE, people, source, when

DEPTH = {
    "experts": "Deep knowledge of all methods: they advise and teach",
    "coaches": "Deep knowledge of coaching, tests and measures",
    "managers": "A manager's toolkit, in daily use",
    "senior-leaders": "How to sponsor, decide and keep the purpose",
    "board": "How to ask, read charts and respond",
    "all-staff": "Shared knowledge: what QI is, variation, small tests",
}
"""What people with each dose know, from the few with the deepest to the many with what all share."""
QUANTITIES = {
    "all-staff": ("all staff", "all staff each year"),
    "board": ("board",),
    "senior-leaders": ("senior leaders",),
    "managers": ("managers and supervisors",),
    "coaches": ("quality coaches",),
    "experts": ("internal experts", "months to make an expert"),
}
"""The guidelines' quantities for each dose."""


def strategy_parts(plan: Plan, today: dt.date) -> list[Part]:
    """What the guide's Figure 2 shows: each group with its requirement, estimated number, time frame and status."""
    notes = _notes(plan)
    adopted = plan.adopted(today)
    rows = tuple(
        (
            group.name,
            group.requirement or "Not said yet",
            people(group.low, group.high),
            f"{adopted[group.id][0].value:,.0f}" if group.id in adopted else "Nobody has adopted a number",
            when(plan, adopted[group.id][1] if group.id in adopted else group.months),
            notes.get(group.id, "No note yet"),
        )
        for group in plan.groups
    )
    aim, drawn = plan.text("vision/aim"), pyramid(plan, today)
    aims = tuple(
        (plan.name_of("aims", row) or "Without a name", plan.text(f"aims/{row}/indicator") or "Not said yet")
        for row in plan.rows("aims")
    )
    shows = dict(SHOWS)
    indicators = tuple(
        (
            plan.name_of("indicators", row) or "Without a name",
            shows.get(plan.text(f"indicators/{row}/shows"), "Not said yet"),
            plan.text(f"indicators/{row}/source") or "Not said yet",
        )
        for row in plan.rows("indicators")
    )
    return [
        *([Words(heading="Our aim", words=(aim,))] if aim else []),
        Grid(
            title="Who needs which dose",
            head=("Group", "What they must be able to do", "Estimated number", "Adopted", "By", "Status"),
            rows=rows,
        ),
        *([Grid(title="Strategic aims", head=("Aim", "How we will know"), rows=aims)] if aims else []),
        *(
            [Grid(title="Indicators", head=("Indicator", "What it shows", "Source"), rows=indicators)]
            if indicators
            else []
        ),
        *([drawn] if drawn.steps else []),
    ]


def pyramid(plan: Plan, today: dt.date) -> Pyramid:
    """Few people with deep knowledge at the top, many with shared knowledge at the foot."""
    adopted = plan.adopted(today)
    steps = []
    for dose in DEPTH:
        mine = [group for group in plan.groups if group.dose == dose]
        ends = [_people(group, adopted[group.id][0].value if group.id in adopted else None) for group in mine]
        if ends and any(high for _, high in ends):
            low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
            steps.append(Step(name=GROUP_NAMES[dose], low=low, high=high, words=DEPTH[dose]))
    return Pyramid(
        title="Many people share knowledge, few have it deep",
        steps=tuple(steps),
        message="An adopted number stands for its group. Where there is none, the range of the plan is shown.",
    )


def _people(group: Group, goal: float | None) -> tuple[float, float]:
    if goal is not None:
        return goal, goal
    ends = [float(end) for end in (group.low, group.high) if end is not None] or [float(group.heads or 0)]
    return min(ends), max(ends)


def _notes(plan: Plan) -> dict[str, str]:
    """The newest status note of each group, with its date and who wrote it."""
    dated = []
    for n, row in enumerate(plan.rows("status")):
        day, note = plan.reading.get(f"status/{row}/date"), plan.text(f"status/{row}/note")
        if note:
            dated.append((day if isinstance(day, dt.date) else dt.date.min, n, row, note))
    found = {}
    for day, _, row, note in sorted(dated):
        who = plan.text(f"status/{row}/by")
        when = "" if day == dt.date.min else f"{day.day} {day:%B %Y}: "
        found[plan.text(f"status/{row}/group")] = f"{when}{note}{f' ({who})' if who else ''}"
    return found


def number_parts(plan: Plan, today: dt.date) -> list[Part]:
    """Guidelines side by side with what was adopted, and why."""
    organisation = plan.organisation()
    lines = []
    for group in plan.groups if organisation else ():
        for quantity in QUANTITIES.get(group.dose, ()):
            if organisation is not None and group.id == group.dose:
                lines += [
                    (quantity[0].upper() + quantity[1:], one.rule, _range(found), one.kind, source(found.source))
                    for one, found in guidelines_for(quantity, organisation)
                ]
    adopted = tuple(
        (
            (plan.group(group) or plan.groups[0]).name,
            f"{number.value:,.0f}",
            when(plan, month),
            number.by,
            number.reason,
            f"{number.review.day} {number.review:%B %Y}",
        )
        for group, (number, month) in plan.adopted(today).items()
    )
    parts: list[Part] = []
    if lines:
        parts.append(
            Grid(
                title="What guidelines say, side by side",
                head=("What", "Rule", "For you", "Kind", "Source"),
                rows=tuple(lines),
                words=(
                    "They disagree. None of them is the right one, and no single set of numbers is prescribed.",
                    SOURCE,
                ),
            )
        )
    if adopted:
        head = ("Group", "People", "By", "Adopted by", "Reason", "Look at it again")
        parts.append(Grid(title="Numbers that somebody adopted", head=head, rows=adopted))
    return parts


def _range(found: Range) -> str:
    same = f"{found.low:,.0f}" if round(found.low) == round(found.high) else f"{found.low:,.0f} to {found.high:,.0f}"
    condition = f" ({found.applies_if})" if found.applies_if else ""
    return f"{same} {found.unit}{condition}"
