"""What the plan leads to, month by month; and what would have to be true for the numbers that were adopted."""

import datetime as dt
from collections.abc import Sequence

from ..backwards import Backwards, backwards
from ..model import Floats
from ..outlook import GroupOutlook, fan_of, outlook, years
from ..parts import Curve, Curves, Grid, Part, Words
from ..plan import PUBLIC_LEAVERS, Plan
from ..ranges import Range
from .wording import decimals, name_of_group, people


def outlook_parts(plan: Plan, today: dt.date) -> list[Part]:
    """Coverage over time with leavers, as ranges; and the front line beside its leaders."""
    ahead = [one for one in outlook(plan) if one.high.max() > 0]
    if not ahead:
        words = "Add waves with a group, a beginning and seats. Then this shows how many people have each dose."
        return [Words(heading="Nothing to show yet", words=(words,))]
    labels = plan.labels()
    goals = {name_of_group(plan, group): number.value for group, (number, _) in plan.adopted(today).items()}
    curves = tuple(_curve(one) for one in ahead)
    given = "the shares of leavers that you typed" if plan.leavers_given else _public()
    parts: list[Part] = [
        Curves(
            title="People in post with each dose",
            unit="people",
            labels=labels,
            curves=curves,
            goals={name: goal for name, goal in goals.items() if name in {curve.name for curve in curves}},
            message=f"Those who leave are taken off month by month, with {given}. The band is the range of the plan.",
        ),
        _table_of(plan, ahead),
    ]
    both = _disconnect(ahead, labels)
    return [*parts, both] if both else parts


def _public() -> str:
    low, high = PUBLIC_LEAVERS
    return f"{low:.1%} to {high:.1%} a year, the figures for the NHS as a whole, as you have not typed your own"


def _curve(one: GroupOutlook) -> Curve:
    half = (one.low + one.high) / 2
    return Curve(name=one.group.name, middle=_tuple(half), low=_tuple(one.low), high=_tuple(one.high))


def _tuple(numbers: Floats) -> tuple[float, ...]:
    return tuple(round(float(number), 2) for number in numbers)


def fan_parts(plan: Plan, runs: int = 1_000) -> list[Part]:
    """What chance alone could do: the same plan many times over, with chance in who leaves and who finishes."""
    found = fan_of(plan, runs)
    moving = [group for group in plan.groups if found[group.id].max() > 0]
    if not moving:
        return []
    curves = tuple(
        Curve(
            name=group.name,
            middle=_tuple(found[group.id][2]),
            low=_tuple(found[group.id][0]),
            high=_tuple(found[group.id][4]),
        )
        for group in moving
    )
    message = (
        f"{runs:,} runs, half-way along each range of the plan. 9 of 10 runs lie in the band. It is narrow because "
        "each person leaves or stays alone here. In life, whole teams and cohorts go the same way."
    )
    title = "What chance alone could do"
    return [Curves(title=title, unit="people", labels=plan.labels(), curves=curves, message=message)]


def _table_of(plan: Plan, ahead: Sequence[GroupOutlook]) -> Grid:
    ends = [last for _, last in years(plan)]
    rows = []
    for one in ahead:
        cells = []
        for month in ends:
            found = one.at(month)
            share = f" ({_shares(found, one.group.most)})" if one.group.most else ""
            cells.append(f"{people(round(found.low), round(found.high))}{share}")
        rows.append((one.group.name, *cells))
    head = ("Group", *(f"End of month {month}" for month in ends))
    return Grid(title="People in post with each dose, and the share of the group", head=head, rows=tuple(rows))


def _shares(found: Range, heads: int) -> str:
    low, high = found.low / heads, found.high / heads
    return f"{low:.0%}" if f"{low:.0%}" == f"{high:.0%}" else f"{low:.0%} to {high:.0%}"


def _disconnect(ahead: Sequence[GroupOutlook], labels: tuple[str, ...]) -> Curves | None:
    """Front-line staff and their leaders in one picture: a plan that doses only one of them leaves a gap."""
    lines = []
    for name, doses in (
        ("Front-line staff", ("all-staff",)),
        ("Board, leaders and managers", ("board", "senior-leaders", "managers")),
    ):
        mine = [one for one in ahead if one.group.dose in doses and one.group.heads]
        heads = sum(one.group.heads or 0 for one in mine)
        if not heads:
            return None
        low, high = (100 * sum(getattr(one, end) for one in mine) / heads for end in ("low", "high"))
        lines.append(Curve(name=name, middle=_tuple((low + high) / 2), low=_tuple(low), high=_tuple(high)))
    return Curves(
        title="The front line and its leaders",
        unit="% with their dose",
        labels=labels,
        curves=tuple(lines),
        together=True,
        message="Both need their dose. Where one line runs far ahead, people return to a place that is not ready.",
    )


def backwards_parts(plan: Plan, today: dt.date) -> list[Part]:
    """What would have to be true for each adopted number."""
    solved = backwards(plan, today)
    if not solved:
        return []
    head = (
        "Group",
        "Adopted",
        "The waves give",
        "Seats a month",
        "Who would have to finish",
        "Who may leave",
        "Reached",
    )
    rows = tuple(
        (
            one.group.name,
            f"{one.number.value:,.0f} at month {one.month}",
            people(round(one.planned.low), round(one.planned.high)),
            decimals(one.seats.low, one.seats.high),
            _share(one.finish, "Even 100% is not enough"),
            _share(one.leavers, "Even 0% is not enough", "At most "),
            _reached(plan, one),
        )
        for one in solved
    )
    words = (
        "Each column is one way to reach the number, with all else as planned. "
        "Seats a month are what it takes if they are spread evenly, with the plan's shares of leavers and of those who "
        "finish.",
    )
    return [Grid(title="What would have to be true", head=head, rows=rows, words=words)]


def _share(share: float | None, never: str, before: str = "") -> str:
    return never if share is None else f"{before}{share:.0%}"


def _reached(plan: Plan, one: Backwards) -> str:
    low, high = one.reached
    if high is None:
        return "Not within the plan"
    soonest = plan.labels()[high - 1]
    if low == high:
        return soonest
    return f"{soonest} at the soonest" + ("" if low is None else f", {plan.labels()[low - 1]} at the latest")
