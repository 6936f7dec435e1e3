"""What is marked in "Spread plan" (E-T5-10): choices, never how the year went."""

from dataclasses import replace

from ..fields import Answer, Option
from ..marks import Criterion
from ..values import all_chosen_in, chosen_in
from ..wording import listed
from .spread_plan_case import LATER, MOST_STARTS, QUARTERS, Plan, SpreadCase, differs
from .spread_plan_words import ABOUT_FIRST, ACTS, BELIEFS, FIRST, READINGS, RIGHT_ACTS

HOME, PLAN, WRITE, YEAR, READ, ACT = "home", "plan", "write", "year", "read", "act"
STEPS = (HOME, PLAN, WRITE, YEAR, READ)
FEWEST_SITES = 5
"""Sites that begin within the year."""
WHEN = (*(Option(str(quarter), str(quarter)) for quarter in range(1, QUARTERS + 1)), Option(LATER, "Later"))


def fixed(answer: Answer) -> Answer:
    """What counts: a plan or a reading that was never fixed may have been made when all was known."""
    return replace(
        answer, values={card: values for card, values in answer.values.items() if card in (*answer.locked, ACT)}
    )


def plan_of(case: SpreadCase, answer: Answer) -> Plan:
    """The plan as far as it is made."""
    value = answer.get(PLAN, "when")
    chosen = value if isinstance(value, dict) else {}
    begins = {name: when.id for name in case.sites if (when := chosen_in(chosen.get(name), WHEN))}
    quarter = {name: int(when) for name, when in begins.items() if when != LATER}
    adapted = {option.id for option in all_chosen_in(answer.get(PLAN, "adapt"), site_options(case))}
    return Plan(quarter, frozenset(adapted & set(quarter)))


def site_options(case: SpreadCase) -> tuple[Option, ...]:
    """The 8 sites, to choose from."""
    return tuple(Option(name, f"{name} Ward") for name in case.sites)


def evidence(case: SpreadCase, answer: Answer) -> Criterion:
    """Whether the first step is what the tests at home allow."""
    chosen = chosen_in(answer.get(HOME, "first"), FIRST)
    met = chosen is not None and chosen.id == ("test" if case.small_only else "few")
    return Criterion(
        name="What the tests at home allow", met=met, why=ABOUT_FIRST["small" if case.small_only else "enough"]
    )


def a_few(plan: Plan, answer: Answer) -> Criterion:
    """Whether never more than a few sites begin together."""
    at_once = answer.get(HOME, "first") == "all"
    most = max(len(plan.starts(quarter)) for quarter in range(1, QUARTERS + 1))
    met = bool(plan.starts(1)) and most <= MOST_STARTS and not at_once
    why = f"At most {most} begin in 1 quarter."
    if not plan.starts(1):
        why = "No site begins in quarter 1."
    elif at_once:
        why = "At first you wanted to begin at all 8 sites at once."
    elif not met:
        why = f"{most} sites begin in the same quarter. If the change does not fit, it harms in all of them at once."
    return Criterion(name="A few at a time, never all at once", met=met, why=why, points=2)


def willing(case: SpreadCase, plan: Plan) -> Criterion:
    """Whether most of the first sites asked for the change. One that did not may show early what must be adapted."""
    first = plan.starts(1)
    reluctant = [f"{name} Ward" for name in first if not case.sites[name].lead_is_keen]
    met = 2 * len(reluctant) < len(first)
    why = "The first sites asked for the change, or most of them did. They can show others that it works."
    if not met:
        why = f"{listed(reluctant)} did not ask for it. Begin where people want it, and let them tell the others."
    return Criterion(name="The willing go first", met=met, why=why if first else "No site begins first.")


def adapted_rightly(case: SpreadCase, plan: Plan) -> Criterion:
    """Whether the change is adapted where patients differ, and only there."""
    wrong = [name for name in plan.quarter if differs(case.sites[name]) != (name in plan.adapted)]
    met = len(plan.quarter) >= FEWEST_SITES and len(wrong) <= 1
    if len(plan.quarter) < FEWEST_SITES:
        why = f"Fewer than {FEWEST_SITES} sites begin, so there is little to adapt."
    elif wrong:
        why = f"Look at the patients of {listed(f'{name} Ward' for name in wrong)} again."
    else:
        why = "You adapt where patients differ, and only there."
    return Criterion(name="Adapted where patients differ", met=met, why=why)


def within_the_work(case: SpreadCase, plan: Plan) -> Criterion:
    """Whether enough sites begin, with work enough for each."""
    over = [quarter for quarter in range(1, QUARTERS + 1) if plan.work(quarter) > case.params.points]
    enough = len(plan.quarter) >= FEWEST_SITES
    why = f"{len(plan.quarter)} sites begin within the year, with work enough for each."
    if over:
        why = f"Quarter {over[0]} needs {plan.work(over[0])} points of work. You have {case.params.points}."
    elif not enough:
        why = f"Only {len(plan.quarter)} sites begin within the year. There is work enough for {FEWEST_SITES} or more."
    return Criterion(name="Help enough for each site", met=enough and not over, why=why)


def said_of(case: SpreadCase, answer: Answer) -> dict[str, str]:
    """The reading of each site, as far as there is one."""
    value = answer.get(READ, "says")
    found = value if isinstance(value, dict) else {}
    return {name: one.id for name in case.multiples.sites if (one := chosen_in(found.get(name), READINGS))}


def misread(case: SpreadCase, answer: Answer) -> dict[str, str]:
    """The true reading of each site that was read in another way."""
    said = said_of(case, answer)
    truth = dict(zip(case.multiples.sites, case.readings.readings, strict=True))
    return {name: reading for name, reading in truth.items() if said.get(name) != reading}


def read_rightly(case: SpreadCase, answer: Answer) -> Criterion:
    """Whether every chart is read as the rules read it."""
    wrong, of = len(misread(case, answer)), len(case.multiples.sites)
    why = f"You read {of - wrong} of {of} charts as the rules do."
    return Criterion(name="All 8 charts read rightly", met=not wrong, why=why, points=2)


def acts_of(answer: Answer) -> dict[str, str]:
    """What is done at each kind of site, as far as it is chosen."""
    chosen = {name: chosen_in(answer.get(ACT, name), options) for name, (_, options) in ACTS.items()}
    return {name: option.id for name, option in chosen.items() if option}


def acted_rightly(answer: Answer) -> Criterion:
    """Whether each kind of site gets what it needs."""
    right = sum(acts_of(answer).get(name) == act for name, act in RIGHT_ACTS.items())
    return Criterion(
        name="What you do at each kind of site",
        met=right == len(RIGHT_ACTS),
        why=f"You act rightly in {right} of {len(RIGHT_ACTS)} cases.",
    )


def beliefs_of(case: SpreadCase, plan: Plan, answer: Answer) -> set[str]:
    """The misconceptions that choices and readings show, by their ids in curriculum 8.2."""
    first = chosen_in(answer.get(HOME, "first"), FIRST)
    found = {BELIEFS[choice] for choice in (first.id if first else "", *acts_of(answer).values()) if choice in BELIEFS}
    if any(len(plan.starts(quarter)) > MOST_STARTS for quarter in range(1, QUARTERS + 1)):
        found.add("MC26")
    said = said_of(case, answer)
    if any(truth == "same" and said.get(name, "same") != "same" for name, truth in misread(case, answer).items()):
        found.add("MC01")
    return found
