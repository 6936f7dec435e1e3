"""Ranges, months and names in words, the same in every part of a plan."""

from ..guidelines import GUIDE
from ..plan import Plan
from ..plan_form import find_block

SOURCE = f"“The guide” is: {GUIDE}."


def source(text: str) -> str:
    """A source for a table's cell: the guide's long title stands once, in words beside the table."""
    return text.replace(GUIDE, "the guide")


def people(low: float | None, high: float | None) -> str:
    """A range of people in words."""
    given = [end for end in (low, high) if end is not None]
    if not given:
        return "Not estimated yet"
    if min(given) == max(given):
        return f"{given[0]:,.0f}"
    return f"{min(given):,.0f} to {max(given):,.0f}"


def decimals(low: float, high: float) -> str:
    """A range with 1 decimal."""
    return f"{low:,.1f}" if f"{low:,.1f}" == f"{high:,.1f}" else f"{low:,.1f} to {high:,.1f}"


def when(plan: Plan, month: int | None) -> str:
    """A month of the plan with its name."""
    if month is None:
        return "Not said yet"
    labels = plan.labels()
    named = f", {labels[month - 1]}" if plan.start and month <= len(labels) else ""
    return f"Month {month}{named}"


def name_of_group(plan: Plan, group: str) -> str:
    """The name of a group."""
    found = plan.group(group)
    return found.name if found else group


def where(plan: Plan, place: str) -> str:
    """A field of the form in words, such as "Quality coaches, need it, at least"."""
    block_id, _, rest = place.partition("/")
    block = find_block(block_id)
    row, _, entry = rest.rpartition("/")
    label = block.entry(entry).label
    named = plan.text(f"{block_id}/{row}/{block.named_by}") if block.many else ""
    name = name_of_group(plan, named) if block.named_by == "group" else named
    return f"{name or block.title}, {label[0].lower()}{label[1:]}"
