"""Scale-up (E-T3-09): when a change may spread, what those need who take it up, and how far at a time.

6 teams ask to spread: ready are those with 2 larger tests that agree. Then 1 change goes to 8 wards in 2 waves. The
decisions are marked and never the outcome. 5 of 6 teams and the 4 right things of 9 are guessed in 0.02% of tries.
"""

import numpy as np

from qidose.simulate import spread
from qidose.simulate.process import months

from ..cards import Card, ChartData, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Grid, Groups, Number, Option, Text
from ..managers.hold_gains import Exactly
from ..marks import Criterion, Marks
from ..values import all_chosen_in, number_in
from .scale_up_case import TEAMS, Scale, Team, draw, outcome, result_of
from .scale_up_waves import FIRST, MOST_NEW, Plan, all_at_once, few_at_a_time
from .scale_up_words import ABOUT, BELIEFS, DECISIONS, KINDLY, LIKENESS, NEEDED, OTHERS, PLANS, RIGHT, WHY

FEWEST_TEAMS = 5
LARGE = spread.LARGER
LARGER = "1 ward for 2 weeks, then 2 wards for 4"
"""Both larger tests in 1 column: a fifth would lie out of sight on a phone."""
WHEN, SUPPORT, WAVES, YEAR = "when", "support", ("wave-1", "wave-2"), "year"


class ScaleUp(Exercise[Scale]):
    """Say which changes are ready, what adopters need, and bring 1 change to 8 wards."""

    id = "scale-up"
    about = About(
        code="E-T3-09",
        dose="senior-leaders",
        title="Scale-up",
        minutes=14,
        domains=("D12", "D15"),
        outcomes=(8,),
        misconceptions=tuple(KINDLY),
    )
    points = 5
    pass_mark = 5
    noun = "Step"

    def case(self, seed: int) -> Scale:
        return draw(seed)

    def cards(self, case: Scale, answer: Answer) -> tuple[Card, ...]:
        shown = [_when_card(case, answer)]
        if WHEN in answer.locked:
            shown.append(_support_card(case, answer))
        if SUPPORT in answer.locked:
            shown.append(_first_card(case, answer))
        if WAVES[0] in answer.locked:
            shown.append(_second_card(case, answer))
        if WAVES[1] in answer.locked:
            shown.append(_year_card(case, answer))
        return (*shown, _compare_card(case, answer)) if answer.finished else tuple(shown)

    def ready(self, case: Scale, answer: Answer) -> bool:
        return WAVES[1] in answer.locked and super().ready(case, answer)

    def mark(self, case: Scale, answer: Answer) -> Marks:
        said, offered = decided_in(case, answer), offered_in(case, answer)
        right = sum(said[k] == RIGHT[team.evidence] for k, team in enumerate(case.teams))
        few, fits = _few_at_a_time(case, answer), _fits(case, answer)
        support = {"why", "visits", "measures"} <= set(offered)
        why_teams = f"You decided for {right} of {TEAMS} teams as their tests allow. The aim is {FEWEST_TEAMS}."
        criteria = (
            Criterion(name="You know when a change may spread", met=right >= FEWEST_TEAMS, why=why_teams),
            Criterion(
                name="You support those who take it up", met=support, why="They need the reason, visits and measures."
            ),
            Criterion(name="Patients have a say", met="patients" in offered, why=ABOUT["patients"]),
            Criterion(
                name=f"1 to {MOST_NEW} new wards at a time",
                met=few,
                why="More cannot all be visited. With none, the change goes no further.",
            ),
            Criterion(
                name="Adapted where patients differ", met=fits, why="What helps at home may do harm somewhere else."
            ),
        )
        return Marks(criteria, _beliefs(case, said, offered))

    def summary(self, case: Scale, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You spread what is ready, at the pace of those who take it up" if passed else "Not there yet",
            words=(
                "Spread is not copying. Each new place tests the change again, with its own patients and numbers.",
                *(KINDLY[name] for name in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Choose 1 change that you want to spread. Which 2 larger tests agree, and who has asked for it?"
                if passed
                else "Read what is said under each step. Then start again with other teams and wards."
            ),
        )


def decided_in(case: Scale, answer: Answer) -> tuple[str | None, ...]:
    """What was decided for each team; None where nothing was, or before it is fixed."""
    value = answer.get(WHEN, "teams")
    given = value if isinstance(value, dict) and WHEN in answer.locked else {}
    known = {option.id for option in DECISIONS}
    said = [given.get(team_id(k)) for k in range(1, TEAMS + 1)]
    return tuple(one if isinstance(one, str) and one in known else None for one in said)


def team_id(number: int) -> str:
    """The id of a team, counted from 1."""
    return f"team-{number}"


def offered_in(case: Scale, answer: Answer) -> tuple[str, ...]:
    """What is given to those who take the change up: 4 things, or none before it is fixed."""
    found = tuple(option.id for option in all_chosen_in(answer.get(SUPPORT, "offers"), case.offers))
    return found if SUPPORT in answer.locked and len(found) == len(NEEDED) else ()


def plan_in(case: Scale, answer: Answer, wave: int) -> Plan | None:
    """What was decided for each ward in a wave, 0 or 1; None before it is fixed, or where it is not whole."""
    value = answer.get(WAVES[wave], "wards")
    given = value if isinstance(value, dict) and WAVES[wave] in answer.locked else {}
    known = {option.id for option in PLANS}
    plan = {site.name: given.get(site.name) for site in case.data.sites}
    whole = all(isinstance(one, str) and one in known for one in plan.values())
    return {name: str(one) for name, one in plan.items()} if whole else None


def _plans(case: Scale, answer: Answer) -> tuple[Plan, Plan] | None:
    first, second = plan_in(case, answer, 0), plan_in(case, answer, 1)
    return (first, second) if first is not None and second is not None else None


def _on(plan: Plan) -> set[str]:
    return {name for name, decision in plan.items() if decision != "off"}


def _few_at_a_time(case: Scale, answer: Answer) -> bool:
    plans = _plans(case, answer)
    if plans is None:
        return False
    first, second = map(_on, plans)
    return 1 <= len(first) <= MOST_NEW and 1 <= len(second - first) <= MOST_NEW


def _fits(case: Scale, answer: Answer) -> bool:
    plans = _plans(case, answer)
    if plans is None or not any(map(_on, plans)):
        return False
    other = {site.name for site in case.data.sites if site.likeness != "like"}
    return not any(plan[name] == "as-is" for plan in plans for name in other)


def _beliefs(case: Scale, said: tuple[str | None, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    found = {BELIEFS[name] for name in offered if name in BELIEFS}
    waits = any(one == "test" and team.evidence == "ready" for one, team in zip(said, case.teams, strict=True))
    return tuple(sorted(found | ({"MC22"} if waits else set())))


def _when_card(case: Scale, answer: Answer) -> Card:
    rows = tuple(_tested(team) for team in case.teams)
    items = tuple(Option(team_id(k), team.topic.change) for k, team in enumerate(case.teams, 1))
    return Card(
        id=WHEN,
        heading=f"{TEAMS} teams want to spread a change",
        words=(
            "Each has tested its change, and writes that it works. You decide for each.",
            "Look at how it was before, how large each test was, and whether the tests agree.",
        ),
        table=Table(
            caption="For how many patients it went well", head=("Change", "Before", "Small tests", LARGER), rows=rows
        ),
        fields=(Groups(id="teams", label="What do you decide?", items=items, groups=DECISIONS),),
        lock="Answer the teams",
        feedback=_when_feedback(case, answer) if answer.finished else None,
    )


def _tested(team: Team) -> tuple[str, ...]:
    """A team's row: its change, the share before, its small tests, and the larger ones."""
    small = ", ".join(result_of(test) for test in team.tests if test.scale not in LARGE)
    large = ", then ".join(result_of(test) for test in team.tests if test.scale in LARGE)
    return (team.topic.change, f"{team.topic.before:.0f}%", small, large or "Not done")


def _when_feedback(case: Scale, answer: Answer) -> Feedback:
    said, texts = decided_in(case, answer), {option.id: option.text for option in DECISIONS}
    words = []
    for one, team in zip(said, case.teams, strict=True):
        if one != RIGHT[team.evidence]:
            own = f"\nYou decided: {texts[one].lower()}." if one else ""
            words.append(f"{team.topic.change}: {texts[RIGHT[team.evidence]].lower()}.\n{WHY[team.evidence]}{own}")
    good = len(words) <= TEAMS - FEWEST_TEAMS
    rule = "Look for at least 2 tests at a larger scale that agree. Then begin with a few places."
    return Feedback(heading="When a change may spread", words=(rule, *words), good=good)


def _support_card(case: Scale, answer: Answer) -> Card:
    change = case.topic.change
    before = ("Before the change", f"{case.topic.before:.0f}%")
    tests = tuple((test.scale[:1].upper() + test.scale[1:], result_of(test)) for test in case.data.tests)
    return Card(
        id=SUPPORT,
        heading="1 change that is ready",
        words=(
            f"On the home ward they {change[:1].lower()}{change[1:]}. What counts is {case.topic.measure.lower()}.",
            "8 other wards could take it up. You can pay for 4 of these things.",
        ),
        table=Table(caption="Tests on the home ward", head=("Test", "Went well"), rows=(before, *tests)),
        fields=(
            Exactly(
                id="offers",
                label="Which 4 do you give to the wards that take it up?",
                options=case.offers,
                number=len(NEEDED),
            ),
        ),
        lock="Give them these 4",
        feedback=_support_feedback(case, answer) if answer.finished else None,
    )


def _support_feedback(case: Scale, answer: Answer) -> Feedback:
    offered = offered_in(case, answer)
    words = [f"{NEEDED[name]}. {ABOUT[name]}" for name in NEEDED]
    words += [f"You chose: {OTHERS[name].lower()}. {ABOUT[name]}" for name in offered if name in OTHERS]
    good = set(offered) == set(NEEDED)
    return Feedback(heading="What they need" if not good else "Yes, they need these 4", words=tuple(words), good=good)


def _wards_field(case: Scale, label: str, hint: str = "") -> Grid:
    items = tuple(Option(site.name, f"{site.name} ward") for site in case.data.sites)
    return Grid(id="wards", label=label, hint=hint, items=items, groups=PLANS)


def _first_card(case: Scale, answer: Answer) -> Card:
    rows = tuple(
        (
            f"{site.name} ward",
            LIKENESS[site.likeness],
            "Asked for it" if site.lead_is_keen else "Has other priorities",
            f"{site.vacancies}%",
        )
        for site in case.data.sites
    )
    return Card(
        id=WAVES[0],
        heading="The first half-year",
        words=(
            f"Your team has {case.data.points} days for the wards in each quarter. A visit takes 1 day.",
            "To adapt the change with a ward's patients and staff takes 2 days, before it begins.",
            "Days are shared out evenly. A ward that is visited twice a quarter learns well.",
        ),
        table=Table(caption="8 wards", head=("Ward", "Patients", "Ward lead", "Posts empty"), rows=rows),
        fields=(
            _wards_field(case, "What do you decide for each ward?"),
            Number(
                id="prediction",
                label="On the wards that are on, how many in 100 will go well after half a year?",
                hint=f"Your best guess. It is not marked. Before, it was about {case.topic.before:.0f}.",
                low=0,
                high=100,
            ),
        ),
        lock="Let the half-year pass",
        feedback=_first_feedback(case, answer) if answer.finished else None,
    )


def _first_feedback(case: Scale, answer: Answer) -> Feedback:
    plan = plan_in(case, answer, 0)
    if plan is None:
        return Feedback(heading="Nothing was decided", good=False)
    return _about_plan(case, plan, set())


def _about_plan(case: Scale, plan: Plan, before: set[str]) -> Feedback:
    """What is said about the wards of a wave: how many are new, and whether the change fits them."""
    new = _on(plan) - before
    odd = [site.name for site in case.data.sites if site.likeness != "like" and plan[site.name] == "as-is"]
    words = [f"{len(new)} {'ward' if len(new) == 1 else 'wards'} began. With {MOST_NEW} or fewer, each can be visited."]
    if odd:
        names = ", ".join(odd)
        words.append(f"Patients are not as at home here: {names}. With them and the staff it should be adapted first.")
    good = 1 <= len(new) <= MOST_NEW and not odd
    return Feedback(heading="A pace that holds" if good else "Another look at this step", words=tuple(words), good=good)


def _results(case: Scale, answer: Answer) -> Table:
    """Each ward before the start and in the last 3 months, after the first wave."""
    plan = plan_in(case, answer, 0) or {site.name: "off" for site in case.data.sites}
    percent = spread.play(case.params, case.seed, case.quarters(plan, None)).months.percent
    rows = tuple(
        (
            f"{site.name} ward",
            LIKENESS[site.likeness],
            {option.id: option.text for option in PLANS}[plan[site.name]],
            f"{np.mean(percent[k, : case.params.months_before]):.0f}%, then {np.mean(percent[k, -3:]):.0f}%",
        )
        for k, site in enumerate(case.data.sites)
    )
    head = ("Ward", "Patients", "Your decision", "Before, and last 3 months")
    return Table(caption="After the first half-year", head=head, rows=rows)


def _second_card(case: Scale, answer: Answer) -> Card:
    predicted = number_in(answer.get(WAVES[0], "prediction"))
    return Card(
        id=WAVES[1],
        heading="The year after",
        words=(
            *(() if predicted is None else (f"You predicted {predicted:g} in 100.",)),
            "Now decide again for all 8. A ward that was on and is not now will stop.",
            "New wards are visited first, and what is left goes to the others.",
        ),
        table=_results(case, answer),
        fields=(_wards_field(case, "What do you decide for each ward now?"),),
        lock="Let the year pass",
        feedback=_second_feedback(case, answer) if answer.finished else None,
    )


def _second_feedback(case: Scale, answer: Answer) -> Feedback:
    plans = _plans(case, answer)
    if plans is None:
        return Feedback(heading="Nothing was decided", good=False)
    return _about_plan(case, plans[1], _on(plans[0]))


def _year_card(case: Scale, answer: Answer) -> Card:
    plans = _plans(case, answer) or _nothing(case)
    own = Text(
        id="own",
        label="Which change do you want to spread, and what do patients elsewhere say about it?",
        hint="This is for you. It is not marked.",
        rows=2,
        needed=False,
    )
    return Card(
        id=YEAR,
        heading="18 months later",
        words=("This is the share on all 8 wards together. Wards that did not begin are in it too.",),
        chart=_chart(case, plans, f"{case.topic.measure}, all 8 wards"),
        fields=(own,),
        feedback=_year_feedback(case, plans) if answer.finished else None,
    )


def _nothing(case: Scale) -> tuple[Plan, Plan]:
    plan = {site.name: "off" for site in case.data.sites}
    return plan, plan


def _year_feedback(case: Scale, plans: tuple[Plan, Plan]) -> Feedback:
    gained, harmed = outcome(case, plans)
    best, _ = outcome(case, few_at_a_time(case.data.sites))
    every, harm = outcome(case, all_at_once(case.data.sites))
    return Feedback(
        heading="What your plan did, without chance",
        words=(
            f"It went well for about {_round(gained)} more patients, and less well for {_round(harmed)}.",
            f"With 3 wards at a time, adapted where patients differ, it would be {_round(best)} more.",
            f"With all 8 at once, it would be {_round(every)} more, and less well for {_round(harm)}.",
        ),
    )


def _round(patients: float) -> str:
    return f"{round(patients / 10) * 10:,}"


def _compare_card(case: Scale, answer: Answer) -> Card:
    """The same months with other decisions, at the same luck."""
    ways = {
        "Your plan": _plans(case, answer) or _nothing(case),
        "3 at a time, adapted": few_at_a_time(case.data.sites),
        "All 8 at once": all_at_once(case.data.sites),
    }
    return Card(
        id="compare",
        heading="The same months with other decisions",
        words=("Only the decisions differ in these charts. Patients, staff and chance are the same.",),
        small=tuple(_chart(case, plans, name) for name, plans in ways.items()),
    )


def _chart(case: Scale, plans: tuple[Plan, Plan], title: str) -> ChartData:
    found = spread.play(case.params, case.seed, case.quarters(*plans)).months
    values = tuple(np.round(100 * found.well.sum(axis=0) / found.patients.sum(axis=0), 1).tolist())
    start = case.params.months_before
    return ChartData(
        title=title,
        unit="%",
        labels=months(len(values)),
        values=values,
        better="up",
        notes={start: "Half-year", start + 3 * FIRST: "Year after"},
        message=(
            f"Before the start: about {np.mean(values[:start]):.0f}%. "
            f"In the last 3 months: about {np.mean(values[-3:]):.0f}%."
        ),
    )
