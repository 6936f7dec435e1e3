"""When people learn, and what the plan asks of those who teach, mark, coach and learn."""

import datetime as dt

from ..capacity import CoachTime
from ..outlook import coach_time_of, coaches_at, days_there, learning_wte, marking_needed, teaching_days, years
from ..parts import Bar, Calendar, Grid, Part, Words
from ..plan import Plan
from ..plan_form import SEQUENCES, TEACHERS, WAVES
from ..ranges import Range
from .wording import SOURCE, decimals, name_of_group, people, source


def wave_parts(plan: Plan, today: dt.date) -> list[Part]:
    """The calendar of waves, and the order of the work."""
    template = plan.text("sequence/template")
    why = plan.text("sequence/why")
    parts: list[Part] = []
    if template:
        parts.append(Words(heading="Order of the work", words=(dict(SEQUENCES)[template], *([why] if why else []))))
    kinds = dict(WAVES)
    bars = [
        Bar(
            lane=name_of_group(plan, wave.group),
            name=wave.name if wave.times == 1 else f"{wave.name} {n}",
            start=max(start, 1),
            end=start + wave.length - 1,
            words=f"{kinds.get(wave.kind, 'Wave')}, {wave.seats:,} seats"
            + (f", for “{wave.aim}”" if wave.aim else "")
            + (f", {wave.where}" if wave.where else ""),
        )
        for wave in plan.waves
        for n, start in enumerate(wave.starts(), start=1)
        if start <= plan.months and start + wave.length - 1 >= 1
    ]
    if bars:
        parts.append(Calendar(title="Calendar of waves", labels=plan.labels(), bars=tuple(bars)))
    return parts


def time_parts(plan: Plan, today: dt.date) -> list[Part]:
    """What the plan asks of people who teach, mark, coach and learn, against what there is."""
    spans = years(plan)
    head = ("What", *(f"Year {n}" for n in range(1, len(spans) + 1)), "There is, in a year")
    names = dict(TEACHERS)
    rows: list[tuple[str, ...]] = []
    for teacher in ("experts", "coaches", "outside"):
        need = teaching_days(plan, teacher)
        if need.any():
            there = days_there(plan, teacher)
            rows.append(
                (
                    f"Teaching days, {names[teacher][0].lower()}{names[teacher][1:]}",
                    *(f"{need[first - 1 : last].sum():,.0f}" for first, last in spans),
                    "Not said yet" if there is None else f"{there:,.0f}",
                )
            )
    marking = marking_needed(plan)
    if any(high for _, high in marking):
        there = plan.reading.get("teaching/marking")
        rows.append(
            (
                "Hours of marking by hand",
                *(people(round(low), round(high)) for low, high in marking),
                "Not said yet" if there is None else f"{there:,.0f}",
            )
        )
    learning = learning_wte(plan)
    if any(learning):
        rows.append(("Time for learning, WTE", *(f"{wte:,.1f}" for wte in learning), "No limit said"))
    parts: list[Part] = []
    if rows:
        parts.append(Grid(title="What the plan asks of people", head=head, rows=tuple(rows)))
    coaches = coaches_at(plan, plan.months)
    if coaches is not None and coaches.high >= 1:
        parts.append(_coaches(coaches, coach_time_of(plan, coaches.low, coaches.high), plan))
    return parts


def _coaches(coaches: Range, time: CoachTime, plan: Plan) -> Grid:
    def line(name: str, found: Range) -> tuple[str, ...]:
        return name, f"{decimals(found.low, found.high)} {found.unit}", source(found.source)

    return Grid(
        title="Coaches and their time at the end of the plan",
        head=("What", "Range", "Source"),
        rows=(
            line("Coaches in post", coaches),
            line("Protected time, all together", time.wte),
            line("For each coach", time.hours_a_week),
            line("For each coach, in a year", time.hours_a_year),
            line("For each team", time.hours_a_team),
            line("Teams that they can support", time.team_slots),
            line("With those who coach now", time.active_team_slots),
            ("Teams that there are", f"{plan.teams:,} teams" if plan.teams else "Not said yet", "this plan"),
        ),
        words=("Trained is not the same as active: not every trained coach coaches.", SOURCE),
    )
