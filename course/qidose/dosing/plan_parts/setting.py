"""What the plan stands in: factors, conditions, how people learn, the 4 pillars, and the dose matrix."""

import datetime as dt

from qidose.doses import DOSES
from qidose.matrix import DOMAINS, LEVELS

from ..parts import Branch, Grid, Part, Tree
from ..plan import Plan
from ..plan_form import CONDITIONS, FACTORS, GROUP_NAMES, MODES, PILLARS, SHORTELL


def setting_parts(plan: Plan, today: dt.date) -> list[Part]:
    """Factors, conditions and what lets the work grow. No sum is made of any of them."""
    push = {"up": "↑ more", "down": "↓ fewer or less", "unsure": "? not clear yet"}
    factors = tuple(
        (
            title,
            plan.text(f"factor-{name}/statement") or "Not said yet",
            push.get(plan.text(f"factor-{name}/push"), "Not said yet"),
            plan.text(f"factor-{name}/evidence") or "Not said yet",
        )
        for name, title in FACTORS
    )
    rated = [
        Grid(
            title=title,
            head=("What", "How true it is here", "In 1 sentence"),
            rows=tuple(
                (
                    words,
                    _rating(plan.text(f"{kind}-{name}/rating")),
                    plan.text(f"{kind}-{name}/why") or "Not said yet",
                )
                for name, words in named
            ),
            words=("There is no total: a strong condition does not make up for a weak one.",),
        )
        for kind, named, title in (
            ("condition", CONDITIONS, "5 conditions"),
            ("shortell", SHORTELL, "5 things that let it grow"),
        )
    ]
    head = ("Factor", "How it is here", "What it does to the numbers", "How we know")
    return [Grid(title="6 factors", head=head, rows=factors), *rated, *_modes(plan)]


def _rating(typed: str) -> str:
    return f"{typed} of 5" if typed else "Not said yet"


def _modes(plan: Plan) -> list[Part]:
    names = dict(MODES)
    rows = tuple(
        (group.name, ", ".join(f"{names[mode]}: {share:.0%}" for mode, share in group.modes))
        for group in plan.groups
        if group.modes
    )
    return [Grid(title="How each group learns", head=("Group", "Mix"), rows=rows)] if rows else []


def pillar_parts(plan: Plan, today: dt.date) -> list[Part]:
    """The 4 pillars as a driver diagram."""
    lines: dict[str, list[str]] = {name: [] for name, _ in PILLARS}
    for row in plan.rows("pillars"):
        pillar, name = plan.text(f"pillars/{row}/pillar"), plan.name_of("pillars", row)
        if pillar in lines and name:
            lines[pillar].append(name)
    if not any(lines.values()):
        return []
    branches = tuple(Branch(name=title, drivers=tuple(lines[name])) for name, title in PILLARS)
    aim = plan.text("vision/aim") or "Our aim is not written yet"
    return [Tree(title="What we do besides training", aim=aim, branches=branches)]


def matrix_parts(plan: Plan, today: dt.date) -> list[Part]:
    """The dose matrix, with shade, number and word."""
    rows = tuple((domain.name, *(f"{level} {LEVELS[level]}" for level in domain.levels)) for domain in DOMAINS)
    return [
        Grid(
            title="Who needs to know what",
            head=("What", *(GROUP_NAMES[dose.id] for dose in DOSES)),
            rows=rows,
            shades=tuple((None, *domain.levels) for domain in DOMAINS),
            words=("This matrix is our own work. It is not the figure in the guide.",),
        )
    ]
