"""What does not fit together in a plan, said beside the field it is about. Nothing here stops the rest of the plan."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from .capacity import PROTECTED
from .form import Trouble
from .outlook import coach_time_of, coaches_at, days_there, learning_hours, marking_needed, teaching_days
from .plan import Group, Plan
from .plan_form import TEACHERS
from .ranges import NotAdopted

FEWEST_INDICATORS = 3


def troubles(plan: Plan, today: dt.date) -> tuple[Trouble, ...]:
    """All that cannot be read or does not fit, in the order of the form. `today` is when somebody looks at it."""
    found = [*plan.reading.troubles]
    for check in (_people, _groups, _adopted, _dates, _waves, _teachers, _learning, _marking, _coaches, _weeks):
        found += check(plan, today)
    return tuple(dict.fromkeys(found))


def not_ready(plan: Plan, today: dt.date) -> tuple[str, ...]:
    """What a plan still needs before anybody can adopt it. Figures that do not fit are for people to weigh, not us."""
    needs = []
    named = [row for row in plan.rows("indicators") if plan.name_of("indicators", row)]
    if len(named) < FEWEST_INDICATORS:
        needs.append(f"Choose at least {FEWEST_INDICATORS} indicators. The plan has {len(named)}.")
    if not plan.heads:
        needs.append("Say how many people are in post.")
    if plan.start is None:
        needs.append("Say when the plan begins.")
    if not plan.adopted(today):
        needs.append("Somebody must adopt at least 1 number, with a reason and a date to look at it again.")
    needs += [trouble.words for trouble in _adopted(plan, today)]
    unread = len(plan.reading.troubles)
    if unread:
        needs.append(f"Mend what cannot be read: {unread} {'field' if unread == 1 else 'fields'}.")
    return tuple(needs)


def _people(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    for block, what in (("directorates", "directorates"), ("groups", "groups")):
        given = [plan.reading.get(f"{block}/{row}/heads") for row in plan.rows(block)]
        counted = [count for count in given if count is not None]
        total, heads = sum(counted), plan.heads
        if not counted or heads is None or (len(counted) < len(given) and total <= heads) or total == heads:
            continue
        more = f"{total - heads:,} more" if total > heads else f"{heads - total:,} fewer"
        place = f"{block}/{plan.rows(block)[-1]}/heads" if block == "directorates" else "organisation/heads"
        yield Trouble(place, f"The {what} have {total:,} people together. That is {more} than the {heads:,} in post.")
    low, high = (plan.reading.get(f"organisation/leavers_{end}") for end in ("low", "high"))
    if low is not None and high is not None and low > high:
        yield Trouble("organisation/leavers_low", "This is more than “at most”. We take the 2 the other way round.")


def _groups(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    for group in plan.groups:
        at = f"groups/{group.id}"
        if group.low is not None and group.high is not None and group.low > group.high:
            yield Trouble(f"{at}/low", f"This is more than “at most”, {group.high:,}.")
        for end in ("trained",) if group.grows else ("low", "high", "trained"):
            count = plan.reading.get(f"{at}/{end}")
            if count is not None and group.heads is not None and count > group.heads:
                yield Trouble(f"{at}/{end}", f"The group has {group.heads:,} people. This is {count:,}.")
        if group.months and group.months > plan.months:
            yield Trouble(f"{at}/months", f"The plan ends with month {plan.months}.")
        mix = sum(share for _, share in group.modes)
        if group.modes and abs(mix - 1) > 0.001:
            place = f"{at}/mode_{group.modes[-1][0]}"
            yield Trouble(place, f"The shares of the learning are {mix:.0%} together. They should be 100%.")


def _adopted(plan: Plan, today: dt.date) -> Iterator[Trouble]:
    seen: set[str] = set()
    for row in plan.rows("adopted"):
        at, group = f"adopted/{row}", plan.text(f"adopted/{row}/group")
        try:
            number = plan.adopted_row(row, today)
        except NotAdopted as missing:
            yield Trouble(f"{at}/{_field_of(plan, row, today)}", str(missing))
            continue
        if group in seen:
            yield Trouble(f"{at}/group", "This group has an adopted number already. The last of them counts.")
        seen.add(group)
        heads = _heads_of(plan.group(group))
        if heads is not None and number.value > heads:
            yield Trouble(f"{at}/goal", f"The group has {heads:,} people. This is {number.value:,.0f}.")


def _heads_of(group: Group | None) -> int | None:
    return group.heads if group and not group.grows else None


def _field_of(plan: Plan, row: str, today: dt.date) -> str:
    """Which entry of an adopted number is the first that is not as it should be."""
    for entry in ("group", "goal", "by"):
        if plan.reading.get(f"adopted/{row}/{entry}") is None:
            return entry
    review = plan.reading.get(f"adopted/{row}/review")
    return "review" if not isinstance(review, dt.date) or review <= today else "reason"


def _dates(plan: Plan, today: dt.date) -> Iterator[Trouble]:
    if plan.start and plan.start < today.replace(day=1):
        yield Trouble("organisation/start", "This is in the past. The plan then counts from a month that has gone by.")
    for row in plan.rows("waves"):
        begins = plan.reading.get(f"waves/{row}/begins")
        month = plan.month_of(begins) if isinstance(begins, dt.date) else None
        if month is not None and month < 1:
            yield Trouble(f"waves/{row}/begins", "This is before the plan begins. What is done by then is not counted.")
        elif month is not None and month > plan.months:
            yield Trouble(f"waves/{row}/begins", f"The plan ends before that, after {plan.months} months.")
        elif isinstance(begins, dt.date) and begins < today:
            yield Trouble(f"waves/{row}/begins", "This date has gone by.")


def _waves(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    ready = {wave.id for wave in plan.waves}
    for row in plan.rows("waves"):
        if row not in ready:
            needed = {
                "group": "Choose the group.",
                "begins": "Give the date on which it begins.",
                "seats": "Say how many seats.",
            }
            for entry, words in needed.items():
                if plan.reading.get(f"waves/{row}/{entry}") in (None, 0):
                    yield Trouble(f"waves/{row}/{entry}", f"{words} Until then the wave is not counted.")
                    break
        low, high = (plan.reading.get(f"waves/{row}/complete_{end}") for end in ("low", "high"))
        if low is not None and high is not None and low > high:
            yield Trouble(f"waves/{row}/complete_low", "This is more than “at most”. We take them the other way round.")
    for wave in plan.waves:
        if wave.starts()[-1] > plan.months:
            beyond = sum(start > plan.months for start in wave.starts())
            yield Trouble(f"waves/{wave.id}/times", f"{beyond} of the {wave.times} begin after the plan has ended.")


def _teachers(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    labels, names = plan.labels(), dict(TEACHERS)
    for teacher in ("experts", "coaches", "outside"):
        need, there = teaching_days(plan, teacher), days_there(plan, teacher)
        users = [wave for wave in plan.waves if wave.teacher == teacher and wave.days]
        if not users:
            continue
        if there is None:
            place = "outside_days" if teacher == "outside" else f"{teacher}_days"
            asked = f"The waves ask for {need.sum():,.0f} days in all. Say how many days there are."
            yield Trouble(f"teaching/{place}", asked)
            continue
        worst = int(np.argmax(need))
        if need[worst] > there / 12 + 1e-9:
            at_once = [wave for wave in users if _runs_in(wave.starts(), wave.length, worst + 1)]
            together = " and ".join(wave.name for wave in at_once)
            words = (
                f"In {labels[worst]} the waves need {need[worst]:,.1f} teaching days ({names[teacher].lower()}). "
                f"There are {there / 12:,.1f} a month. "
                + (f"These run at the same time: {together}." if len(at_once) > 1 else "")
            )
            for wave in at_once:
                yield Trouble(f"waves/{wave.id}/days", words.strip())


def _runs_in(starts: tuple[int, ...], length: int, month: int) -> bool:
    return any(start <= month < start + length for start in starts)


def _learning(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    most = plan.reading.get("teaching/most")
    if most is None:
        return
    for wave in plan.waves:
        hours = float(learning_hours(plan, wave.group).max())
        if wave.learning / wave.length > most:
            words = (
                f"This is {wave.learning / wave.length:,.1f} hours a month for each person. You set {most:,g} as most."
            )
            yield Trouble(f"waves/{wave.id}/learning", words)
        elif hours > most:
            yield Trouble(
                f"waves/{wave.id}/learning", f"Another wave of the group asks for {hours:,.1f} hours a month."
            )


def _marking(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    hours = plan.reading.get("teaching/marking")
    if hours is None:
        return
    for n, (low, high) in enumerate(marking_needed(plan), start=1):
        if high > hours:
            words = f"Year {n} needs {low:,.0f} to {high:,.0f} hours of marking. There are {hours:,g}."
            yield Trouble("teaching/marking", words)
            return


def _coaches(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    place = "coach_terms/teams_low"
    at_end = coaches_at(plan, plan.months)
    if at_end is None or not plan.teams or at_end.high < 1:
        return
    slots = coach_time_of(plan, at_end.low, at_end.high).active_team_slots
    if slots.high < plan.teams:
        words = (
            f"At the end of the plan the coaches can support {slots.low:,.0f} to {slots.high:,.0f} teams. "
            f"There are {plan.teams:,}."
        )
        yield Trouble(place, words)


def _weeks(plan: Plan, _: dt.date) -> Iterator[Trouble]:
    own = plan.reading.get("coach_terms/own_job")
    _least, high = plan.range_of("coach_terms/protected_low", "coach_terms/protected_high", PROTECTED)
    if own is not None and own + high > 1 + 1e-9:
        words = f"With the protected time this is up to {own + high:.0%} of a week. Nobody has more than 100%."
        yield Trouble("coach_terms/own_job", words)
    for pair in ("protected", "teams", "active"):
        ends = [plan.reading.get(f"coach_terms/{pair}_{end}") for end in ("low", "high")]
        if None not in ends and ends[0] > ends[1]:
            yield Trouble(f"coach_terms/{pair}_low", "This is more than “at most”. We take them the other way round.")
