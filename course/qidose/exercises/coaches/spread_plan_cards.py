"""The cards of "Spread plan" (E-T5-10), from the tests at home to what is done at each kind of site."""

from dataclasses import replace

from qidose import spc
from qidose.simulate import spread
from qidose.simulate.draw import generator
from qidose.simulate.process import months

from ..cards import Card, ChartData, Check, Feedback, Table
from ..fields import Answer, Choice, Choices, Grid, Option, Text
from ..pdsa_form import written
from ..wording import listed
from .spread_plan_case import MOST_STARTS, QUARTERS, Plan, SpreadCase, a_few_first, all_at_once, run
from .spread_plan_marks import (
    ACT,
    FEWEST_SITES,
    HOME,
    PLAN,
    READ,
    WHEN,
    WRITE,
    YEAR,
    a_few,
    acted_rightly,
    acts_of,
    adapted_rightly,
    beliefs_of,
    evidence,
    misread,
    plan_of,
    read_rightly,
    site_options,
    willing,
    within_the_work,
)
from .spread_plan_words import ABOUT_ACT, ACTS, FIRST, KINDLY, PLAN_ASKS, READINGS, RIGHT_ACTS, SEEN


def home_card(case: SpreadCase, answer: Answer) -> Card:
    """What is known from home, and the first decision."""
    is_fixed = HOME in answer.locked
    return Card(
        id=HOME,
        heading="It works at home",
        words=(
            f"Elm Ward has a change: {case.data.change}. The measure is: {case.data.measure[:1].lower()}"
            f"{case.data.measure[1:]}. It was about {case.data.before:.0f}% before.",
            "The chief nurse wants it on 8 other wards. You coach the spread.",
        ),
        table=_tests_table(case.data.tests if is_fixed else case.tests),
        fields=(Choice(id="first", label="What do you do first?", options=FIRST),),
        lock="Decide",
        feedback=_home_feedback(case, answer) if is_fixed else None,
    )


def _tests_table(tests: tuple[spread.HomeTest, ...]) -> Table:
    rows = tuple((f"Test {n}: {test.scale}", f"{test.well} of {test.patients}") for n, test in enumerate(tests, 1))
    return Table(caption="Tests on Elm Ward", head=("Test", "Went well"), rows=rows)


def _home_feedback(case: SpreadCase, answer: Answer) -> Feedback:
    checked = evidence(case, answer)
    words = [checked.why]
    if case.small_only:
        words.append("The 2 larger tests have been made now, and are in the table. Both went well, so you can begin.")
    if answer.get(HOME, "first") == "all":
        words.append(KINDLY["MC26"])
    return Feedback(heading="Yes" if checked.met else "Look at the tests again", words=tuple(words), good=checked.met)


def plan_card(case: SpreadCase, answer: Answer) -> Card:
    """The 8 sites, who begins when, and where the change is adapted."""
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
            Grid(id="when", label="In which quarter does each site begin?", items=site_options(case), groups=WHEN),
            Choices(
                id="adapt",
                label="At which sites do you adapt the change before they begin?",
                options=site_options(case),
                needed=False,
            ),
        ),
        checks=(
            _enough_check(plan),
            *(_work_check(case, plan, quarter) for quarter in range(1, QUARTERS + 1)),
        ),
        lock="Fix this plan",
        feedback=_plan_feedback(case, plan, answer) if answer.finished else None,
    )


def _sites_table(case: SpreadCase) -> Table:
    rows = tuple(
        (
            f"{site.name} Ward",
            SEEN[site.likeness],
            "Asked for it" if site.lead_is_keen else "Other priorities",
            f"{site.vacancies}%",
        )
        for site in case.data.sites
    )
    return Table(caption="The 8 wards", head=("Ward", "Patients", "Ward lead", "Empty posts"), rows=rows)


def _enough_check(plan: Plan) -> Check:
    sites = len(plan.quarter)
    name = f"{sites} sites begin within the year. The aim is {FEWEST_SITES} or more"
    return Check(name=name, met=sites >= FEWEST_SITES)


def _work_check(case: SpreadCase, plan: Plan, quarter: int) -> Check:
    work, points = plan.work(quarter), case.params.points
    met = bool(plan.quarter) and work <= points
    return Check(name=f"Quarter {quarter}: {work} of {points} points of work", met=met)


def _plan_feedback(case: SpreadCase, plan: Plan, answer: Answer) -> Feedback:
    checked = (a_few(plan, answer), willing(case, plan), adapted_rightly(case, plan), within_the_work(case, plan))
    words = [criterion.why for criterion in checked]
    if not checked[0].met and len(plan.quarter) > MOST_STARTS:
        words.append(KINDLY["MC26"])
    good = all(criterion.met for criterion in checked)
    return Feedback(heading="A few, willing and adapted" if good else "About your plan", words=tuple(words), good=good)


def write_card(case: SpreadCase, answer: Answer) -> Card:
    """The plan in words, for a coach to read."""
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


def year_card(case: SpreadCase, answer: Answer) -> Card:
    """What the fixed plan brought in its year."""
    plan = plan_of(case, answer)
    seen, outcome = run(case, plan)
    rows = []
    for place, name in enumerate(case.sites):
        begins = plan.quarter.get(name)
        percent = seen.months.percent[place]
        cells = [
            str(begins) if begins else "Later",
            f"{percent[: case.params.months_before].mean():.0f}%",
            f"{percent[-3:].mean():.0f}%",
            f"{100 * outcome.adoption[place, -1]:.0f}%",
        ]
        rows.append((name, *cells))
    head = ("Ward", "Quarter", "Before", "After", "In use")
    return Card(
        id=YEAR,
        heading="12 months later",
        words=(
            "This is what your plan brought. Before is the mean of the year before, after of the last 3 months.",
            "A table cannot say what is usual variation.",
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


def read_card(case: SpreadCase, answer: Answer) -> Card:
    """8 charts of another spread, to be read."""
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
    wrong = misread(case, answer)
    texts = {option.id: option.text.lower() for option in READINGS}
    words = [read_rightly(case, answer).why, *(f"{name} Ward: {texts[truth]}." for name, truth in wrong.items())]
    if "MC01" in beliefs_of(case, plan_of(case, answer), answer):
        words.append(KINDLY["MC01"])
    words.append("An average of all 8 would have hidden the wards that got worse.")
    return Feedback(heading="You read them rightly" if not wrong else "Look again", words=tuple(words), good=not wrong)


def act_card(case: SpreadCase, answer: Answer) -> Card:
    """What is done at each kind of site."""
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
    checked = acted_rightly(answer)
    words = tuple(ABOUT_ACT[act] for act in dict.fromkeys((*acts_of(answer).values(), *RIGHT_ACTS.values())))
    heading = "Each kind of site needs its own answer"
    return replace(card, feedback=Feedback(heading=heading, words=words, good=checked.met))
