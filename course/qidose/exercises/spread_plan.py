"""Spread plan (E-T5-10): a change works on 1 ward, and the learner plans how it reaches 8 others.

The plan is fixed before the year runs. Marked are the choices, never the year: is the evidence enough, who begins and
when, what is adapted, and is there work enough for it. Then 8 charts of another spread are read, and acted on. A coach
reads the plan in words (rubric R6).
"""

from dataclasses import replace

from qidose import spc
from qidose.rubrics import SPREAD
from qidose.simulate import spread
from qidose.simulate.draw import generator
from qidose.simulate.process import months
from qidose.simulate.spread_sites import PATIENTS

from .cards import Card, ChartData, Check, Feedback, Table
from .exercise import About, Exercise
from .fields import Answer, Choice, Choices, Grid, Option, Text
from .marks import Criterion, Marks
from .pdsa_form import written
from .spread_plan_case import (
    LATER,
    MOST_STARTS,
    QUARTERS,
    Plan,
    SpreadCase,
    a_few_first,
    all_at_once,
    differs,
    new_case,
    run,
)
from .spread_plan_words import (
    ABOUT_ACT,
    ABOUT_FIRST,
    ACTS,
    BELIEFS,
    FIRST,
    KINDLY,
    PLAN_ASKS,
    READINGS,
    RIGHT_ACTS,
)
from .values import all_chosen_in, chosen_in
from .wording import listed

HOME, PLAN, WRITE, YEAR, READ, ACT = "home", "plan", "write", "year", "read", "act"
STEPS = (HOME, PLAN, WRITE, YEAR, READ)
FEWEST_SITES = 5
"""Sites that begin within the year."""
WHEN = (*(Option(str(quarter), f"Quarter {quarter}") for quarter in range(1, QUARTERS + 1)), Option(LATER, "Later"))


class SpreadPlan(Exercise[SpreadCase]):
    """Judge the evidence, plan a year, see it, read 8 charts and act on them."""

    id = "spread-plan"
    about = About(
        code="E-T5-10",
        dose="coaches",
        title="Spread plan",
        minutes=30,
        domains=("D02", "D15"),
        outcomes=(6,),
        misconceptions=("MC01", "MC08", "MC11", "MC26", "MC27"),
        rule_set="mdc-7",
    )
    points = 9
    pass_mark = 8
    rubric = SPREAD
    may_improve = True
    stays_locked = (HOME, PLAN, YEAR, READ)
    noun = "Step"
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> SpreadCase:
        return new_case(seed)

    def ready(self, case: SpreadCase, answer: Answer) -> bool:
        return set(STEPS) <= set(answer.locked) and super().ready(case, answer)

    def cards(self, case: SpreadCase, answer: Answer) -> tuple[Card, ...]:
        makers = {
            HOME: _home_card,
            PLAN: _plan_card,
            WRITE: _write_card,
            YEAR: _year_card,
            READ: _read_card,
            ACT: _act_card,
        }
        shown = []
        for step, make in makers.items():
            shown.append(make(case, answer))
            if step not in answer.locked:
                break
        return tuple(shown)

    def mark(self, case: SpreadCase, answer: Answer) -> Marks:
        answer = _fixed(answer)
        plan = plan_of(case, answer)
        criteria = (
            _first(case, answer),
            _few(plan, answer),
            _willing(case, plan),
            _adapted(case, plan),
            _work(case, plan),
            _read(case, answer),
            _acted(answer),
        )
        return Marks(criteria, tuple(sorted(_beliefs(case, plan, answer))))

    def summary(self, case: SpreadCase, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="A plan that can be trusted" if passed else "Not there yet",
            words=("We check your choices. A coach reads your plan in words.",),
            good=passed,
            next_step=(
                "Take 1 change that works at home. Who asked for it, and whose patients differ?"
                if passed
                else "Read what is said at each step. Then start again with another change."
            ),
        )


def _fixed(answer: Answer) -> Answer:
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
    adapted = {option.id for option in all_chosen_in(answer.get(PLAN, "adapt"), _sites(case))}
    return Plan(quarter, frozenset(adapted & set(quarter)))


def _sites(case: SpreadCase) -> tuple[Option, ...]:
    return tuple(Option(name, f"{name} Ward") for name in case.sites)


def _first(case: SpreadCase, answer: Answer) -> Criterion:
    chosen = chosen_in(answer.get(HOME, "first"), FIRST)
    met = chosen is not None and chosen.id == ("test" if case.small_only else "few")
    return Criterion(
        name="What the tests at home allow", met=met, why=ABOUT_FIRST["small" if case.small_only else "enough"]
    )


def _few(plan: Plan, answer: Answer) -> Criterion:
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


def _willing(case: SpreadCase, plan: Plan) -> Criterion:
    reluctant = [f"{name} Ward" for name in plan.starts(1) if not case.sites[name].lead_is_keen]
    met = bool(plan.starts(1)) and not reluctant
    why = "The first sites asked for the change. They can show others that it works."
    if not met:
        why = f"{listed(reluctant)} did not ask for it. Begin where people want it, and let them tell the others."
    return Criterion(name="The willing go first", met=met, why=why if plan.starts(1) else "No site begins first.")


def _adapted(case: SpreadCase, plan: Plan) -> Criterion:
    wrong = [name for name in plan.quarter if differs(case.sites[name]) != (name in plan.adapted)]
    met = len(plan.quarter) >= FEWEST_SITES and len(wrong) <= 1
    if len(plan.quarter) < FEWEST_SITES:
        why = f"Fewer than {FEWEST_SITES} sites begin, so there is little to adapt."
    elif wrong:
        why = f"Look at the patients of {listed(f'{name} Ward' for name in wrong)} again."
    else:
        why = "You adapt where patients differ, and only there."
    return Criterion(name="Adapted where patients differ", met=met, why=why)


def _work(case: SpreadCase, plan: Plan) -> Criterion:
    over = [quarter for quarter in range(1, QUARTERS + 1) if plan.work(quarter) > case.params.points]
    enough = len(plan.quarter) >= FEWEST_SITES
    why = f"{len(plan.quarter)} sites begin within the year, with work enough for each."
    if over:
        why = f"Quarter {over[0]} needs {plan.work(over[0])} points of work. You have {case.params.points}."
    elif not enough:
        why = f"Only {len(plan.quarter)} sites begin within the year. There is work enough for {FEWEST_SITES} or more."
    return Criterion(name="Help enough for each site", met=enough and not over, why=why)


def _said(case: SpreadCase, answer: Answer) -> dict[str, str]:
    """The reading of each site, as far as there is one."""
    value = answer.get(READ, "says")
    found = value if isinstance(value, dict) else {}
    return {name: one.id for name in case.multiples.sites if (one := chosen_in(found.get(name), READINGS))}


def _misread(case: SpreadCase, answer: Answer) -> dict[str, str]:
    """The true reading of each site that was read in another way."""
    said = _said(case, answer)
    truth = dict(zip(case.multiples.sites, case.readings.readings, strict=True))
    return {name: reading for name, reading in truth.items() if said.get(name) != reading}


def _read(case: SpreadCase, answer: Answer) -> Criterion:
    wrong, of = len(_misread(case, answer)), len(case.multiples.sites)
    why = f"You read {of - wrong} of {of} charts as the rules do."
    return Criterion(name="All 8 charts read rightly", met=not wrong, why=why, points=2)


def _acts(answer: Answer) -> dict[str, str]:
    chosen = {name: chosen_in(answer.get(ACT, name), options) for name, (_, options) in ACTS.items()}
    return {name: option.id for name, option in chosen.items() if option}


def _acted(answer: Answer) -> Criterion:
    right = sum(_acts(answer).get(name) == act for name, act in RIGHT_ACTS.items())
    return Criterion(
        name="What you do at each kind of site",
        met=right == len(RIGHT_ACTS),
        why=f"You act rightly in {right} of {len(RIGHT_ACTS)} cases.",
    )


def _beliefs(case: SpreadCase, plan: Plan, answer: Answer) -> set[str]:
    first = chosen_in(answer.get(HOME, "first"), FIRST)
    found = {BELIEFS[choice] for choice in (first.id if first else "", *_acts(answer).values()) if choice in BELIEFS}
    if any(len(plan.starts(quarter)) > MOST_STARTS for quarter in range(1, QUARTERS + 1)):
        found.add("MC26")
    said = _said(case, answer)
    if any(truth == "same" and said.get(name, "same") != "same" for name, truth in _misread(case, answer).items()):
        found.add("MC01")
    return found


def _home_card(case: SpreadCase, answer: Answer) -> Card:
    fixed = HOME in answer.locked
    return Card(
        id=HOME,
        heading="It works at home",
        words=(
            f"Elm Ward has a change: {case.data.change}. The measure is: {case.data.measure[:1].lower()}"
            f"{case.data.measure[1:]}. It was about {case.data.before:.0f}% before.",
            "The chief nurse wants it on 8 other wards. You coach the spread.",
        ),
        table=_tests_table(case.data.tests if fixed else case.tests),
        fields=(Choice(id="first", label="What do you do first?", options=FIRST),),
        lock="Decide",
        feedback=_home_feedback(case, answer) if fixed else None,
    )


def _tests_table(tests: tuple[spread.HomeTest, ...]) -> Table:
    rows = tuple((f"Test {n}: {test.scale}", f"{test.well} of {test.patients}") for n, test in enumerate(tests, 1))
    return Table(caption="Tests on Elm Ward", head=("Test", "Went well"), rows=rows)


def _home_feedback(case: SpreadCase, answer: Answer) -> Feedback:
    checked = _first(case, answer)
    words = [checked.why]
    if case.small_only:
        words.append("The 2 larger tests have been made now, and are in the table. Both went well, so you can begin.")
    if answer.get(HOME, "first") == "all":
        words.append(KINDLY["MC26"])
    return Feedback(heading="Yes" if checked.met else "Look at the tests again", words=tuple(words), good=checked.met)


def _plan_card(case: SpreadCase, answer: Answer) -> Card:
    fixed = PLAN in answer.locked
    plan = plan_of(case, answer)
    return Card(
        id=PLAN,
        heading="Plan the year",
        words=(
            f"You have {case.params.points} points of work in each quarter. "
            "A site takes 2 in the quarter in which it begins, for visits.",
            "To adapt the change to a site takes 2 more. A change that does not fit can do harm.",
            "Work that is left over goes into further visits by itself. Sites that see others succeed become readier.",
        ),
        table=_sites_table(case),
        fields=(
            Grid(id="when", label="When does each site begin?", items=_sites(case), groups=WHEN),
            Choices(
                id="adapt",
                label="At which sites do you adapt the change before they begin?",
                options=_sites(case),
                needed=False,
            ),
        ),
        checks=tuple(_work_check(case, plan, quarter) for quarter in range(1, QUARTERS + 1)),
        lock="Fix this plan",
        feedback=_plan_feedback(case, plan, answer) if fixed and answer.finished else None,
    )


def _sites_table(case: SpreadCase) -> Table:
    rows = tuple(
        (
            f"{site.name} Ward",
            PATIENTS[site.likeness].rstrip("."),
            "Asked for the change" if site.lead_is_keen else "Has other priorities",
            f"{site.vacancies}%",
        )
        for site in case.data.sites
    )
    return Table(caption="The 8 wards", head=("Ward", "Patients", "Ward lead", "Empty posts"), rows=rows)


def _work_check(case: SpreadCase, plan: Plan, quarter: int) -> Check:
    work, points = plan.work(quarter), case.params.points
    return Check(name=f"Quarter {quarter}: {work} of {points} points of work", met=0 < work <= points)


def _plan_feedback(case: SpreadCase, plan: Plan, answer: Answer) -> Feedback:
    checked = (_few(plan, answer), _willing(case, plan), _adapted(case, plan), _work(case, plan))
    words = [criterion.why for criterion in checked]
    if not checked[0].met and len(plan.quarter) > MOST_STARTS:
        words.append(KINDLY["MC26"])
    good = all(criterion.met for criterion in checked)
    return Feedback(heading="A few, willing and adapted" if good else "About your plan", words=tuple(words), good=good)


def _write_card(case: SpreadCase, answer: Answer) -> Card:
    return Card(
        id=WRITE,
        heading="Write your plan",
        words=("Write it for the 8 ward leads: 1 or 2 sentences for each question. A coach reads it.",),
        fields=tuple(
            Text(id=name, label=label, hint=hint, rows=2, longest=1_000) for name, (label, hint) in PLAN_ASKS.items()
        ),
        checks=(
            Check(
                name="An answer of a few words to each question",
                met=all(written(answer.get(WRITE, name)) for name in PLAN_ASKS),
            ),
        ),
        lock="Let the year pass",
    )


def _year_card(case: SpreadCase, answer: Answer) -> Card:
    plan = plan_of(case, answer)
    seen, outcome = run(case, plan)
    rows = []
    for place, name in enumerate(case.sites):
        begins = plan.quarter.get(name)
        percent = seen.months.percent[place]
        cells = [
            f"Quarter {begins}" if begins else "Not this year",
            "Yes" if name in plan.adapted else "No",
            f"{percent[: case.params.months_before].mean():.0f}%",
            f"{percent[-3:].mean():.0f}%",
            f"{100 * outcome.adoption[place, -1]:.0f}%",
        ]
        rows.append((f"{name} Ward", *cells))
    head = ("Ward", "Began", "Adapted", "Year before", "Last 3 months", "How far it is used")
    return Card(
        id=YEAR,
        heading="12 months later",
        words=(
            "This is what your plan brought, on average. A table cannot say what is usual variation.",
            "Next come the charts of another spread. They can.",
        ),
        table=Table(caption="Your year", head=head, rows=tuple(rows)),
        lock="Go on to the charts",
        feedback=_year_feedback(case, plan, outcome) if answer.finished else None,
    )


def _year_feedback(case: SpreadCase, plan: Plan, mine: spread.Outcome) -> Feedback:
    def told(name: str, outcome: spread.Outcome) -> str:
        gained, harmed = f"{outcome.gained:,.0f}", f"{abs(outcome.harmed):,.0f}"
        return f"{name}. It went well for {gained} patients more, and badly for {harmed} more."

    words = [
        told("Your plan", mine),
        told("All 8 sites at once, nothing adapted", run(case, all_at_once(case))[1]),
        told("A few at a time, the willing first, adapted where patients differ", run(case, a_few_first(case))[1]),
        "Only the plans differ: the wards and chance are the same. The sizes are those of this made-up trust.",
    ]
    return Feedback(heading="The same year with other plans", words=tuple(words))


def _read_card(case: SpreadCase, answer: Answer) -> Card:
    finished = answer.finished
    items = tuple(Option(name, f"{name} Ward") for name in case.multiples.sites)
    return Card(
        id=READ,
        heading="Read 8 charts side by side",
        words=(
            "Another coach spread another change to 8 wards. Each chart has 12 months before it began, and 12 after.",
            "The limits come from the 12 months before. More is better.",
            "Each chart has a scale of its own, so read its numbers.",
        ),
        small=tuple(_chart(case, place, finished) for place in range(len(items))),
        fields=(Grid(id="says", label="What does each chart say?", items=items, groups=READINGS),),
        lock="This is what they say",
        feedback=_read_feedback(case, answer) if finished else None,
    )


def _chart(case: SpreadCase, place: int, judged: bool) -> ChartData:
    shown = case.multiples
    values = shown.percent[place]
    chart = spc.xmr(values, baseline=shown.started)
    signals = spc.judge(chart, shown.rule_set).signals if judged else ()
    mean, lower, upper = (float(line[0]) for line in (chart.centre, chart.lower, chart.upper))
    listing = listed(f"{value:.0f}" for value in values[shown.started :])
    return ChartData(
        title=f"{shown.sites[place]} Ward: {shown.measure[:1].lower()}{shown.measure[1:]}",
        unit="%",
        labels=months(len(values)),
        values=tuple(values.tolist()),
        centre=tuple(chart.centre.tolist()),
        lower=tuple(chart.lower.tolist()),
        upper=tuple(min(float(limit), 100.0) for limit in chart.upper),
        better=shown.better,
        notes={shown.started: "Began"},
        marked={point: signal.why for signal in reversed(signals) for point in signal.points},
        message=f"Before it began the mean was {mean:.0f}%, with limits of {lower:.0f}% to {upper:.0f}%. "
        f"After: {listing}.",
    )


def _read_feedback(case: SpreadCase, answer: Answer) -> Feedback:
    wrong = _misread(case, answer)
    texts = {option.id: option.text.lower() for option in READINGS}
    words = [_read(case, answer).why, *(f"{name} Ward: {texts[truth]}." for name, truth in wrong.items())]
    if "MC01" in _beliefs(case, plan_of(case, answer), answer):
        words.append(KINDLY["MC01"])
    words.append("An average of all 8 would have hidden the wards that got worse.")
    return Feedback(heading="You read them rightly" if not wrong else "Look again", words=tuple(words), good=not wrong)


def _act_card(case: SpreadCase, answer: Answer) -> Card:
    rng = generator(case.seed, "spread-plan", "act")
    fields = [
        Choice(id=name, label=label, options=tuple(options[place] for place in rng.permutation(len(options))))
        for name, (label, options) in ACTS.items()
    ]
    card = Card(
        id=ACT,
        heading="Act on what you read",
        words=("Some of the 8 wards got better, some did not change, and at least 1 got worse.",),
        fields=tuple(fields),
    )
    if not answer.finished:
        return card
    checked = _acted(answer)
    words = tuple(ABOUT_ACT[act] for act in dict.fromkeys((*_acts(answer).values(), *RIGHT_ACTS.values())))
    heading = "Each kind of site needs its own answer"
    return replace(card, feedback=Feedback(heading=heading, words=words, good=checked.met))
