"""The cards of "Factorial on the ward"."""

from math import sqrt

from ..cards import Card, ChartData, Feedback, Table
from ..fields import Allocate, Answer, Choice, Choices, Number, Option
from ..values import all_chosen_in, chosen_in
from ..wording import listed, lower
from .ward_factorial_case import LETTERS, PAIRS, PATIENTS, SETUPS, WEEKS, Trial
from .ward_factorial_marks import (
    ALONE,
    EFFECTS,
    FIGURES,
    PLAN,
    READ,
    STATES,
    TRUTH,
    about_effects,
    about_plan,
    factor,
    figure_in,
    named,
    near,
    weeks_in,
)
from .ward_factorial_words import (
    CONVENTIONS,
    NO_PAIR,
    WHOLE,
    advice,
    orders,
    pair_letters,
    pair_names,
    pairs,
    predictions,
    setup_text,
)

_BARS = {"none": "0", "abc": "all"}
WARDS = ("Linnet Ward", "Bramble Ward", "Alder Ward", "Teal Ward", "Rowan Ward")


def plan_card(case: Trial, answer: Answer) -> Card:
    """The plan and a prediction, before any data."""
    return Card(
        id=PLAN,
        heading="Plan the 8 weeks",
        words=(
            f"{WARDS[case.mixed[0]]}, which we made up, wants medicines on time. Now about 60 of 100 are.",
            "It has 3 ideas and 8 weeks. In each week it runs 1 set-up: some of the ideas, all of them or none.",
            f"About {PATIENTS} medicines are looked at each week. Staff and patients agreed, and can stop at any time.",
            "The question: what does each idea do, and do any 2 of them need each other?",
        ),
        table=Table(
            caption="The 3 ideas",
            head=("Idea", "What people do"),
            rows=tuple(
                (f"{letter.upper()}: {lower(idea.name)}", idea.what)
                for letter, idea in zip(LETTERS, case.ideas, strict=True)
            ),
        ),
        fields=(
            Allocate(
                id="weeks",
                label="How many weeks does each set-up get?",
                hint="Use all 8 weeks. A set-up may get none.",
                items=tuple(Option(setup, setup_text(setup)) for setup in SETUPS),
                total=WEEKS,
                unit="weeks",
            ),
            Choice(id="order", label="In which order will the weeks come?", options=orders(case)),
            Choice(
                id="predicted",
                label="What do you predict?",
                hint="This is not marked. You will see it again at the end.",
                options=predictions(case),
            ),
        ),
        lock="Fix the plan and run the weeks",
        feedback=_plan_feedback(case, answer) if answer.finished else None,
    )


def _plan_feedback(case: Trial, answer: Answer) -> Feedback:
    plan, order = about_plan(case, answer)
    predicted = chosen_in(answer.get(PLAN, "predicted"), predictions(case))
    true = pair_letters(case.partners)
    said = f'You predicted: "{predicted.text}". What showed: {true} need each other.' if predicted else ""
    good = plan.met and order.met
    return Feedback(
        heading="A plan that can answer the question" if good else "Another look at the plan",
        words=tuple(text for text in (plan.why, order.why, said) if text),
        good=good,
    )


def alone_card(case: Trial, answer: Answer) -> Card:
    """What tests of 1 idea at a time would see."""
    planned = set(weeks_in(answer).values()) == {1}
    return Card(
        id=ALONE,
        heading="A first look, 1 idea at a time",
        words=(
            "The ward ran your plan."
            if planned
            else "The ward's team chose another plan: each of the 8 set-ups once. These are its weeks.",
            "Begin as most people would. Here are the weeks with no idea, and with 1 idea alone.",
            "By the luck of patients alone, a difference of 2 weeks has a standard error of nearly 3 points.",
        ),
        table=_results(case, ("none", *LETTERS), "4 of the 8 weeks"),
        fields=(
            Choices(
                id="keep",
                label="Which ideas would you keep after this look?",
                hint="This is not marked. It is what a team would do that tests 1 idea at a time.",
                options=(*(Option(letter, f"Idea {letter.upper()}") for letter in LETTERS), Option(NO_PAIR, "None")),
            ),
        ),
        lock="Fix this and show me all 8 weeks",
        feedback=_alone_feedback(case, answer) if answer.finished else None,
    )


def _alone_feedback(case: Trial, answer: Answer) -> Feedback:
    kept = all_chosen_in(answer.get(ALONE, "keep"), tuple(Option(one, one) for one in LETTERS))
    gave = listed(f"{letter.upper()} {_signed(case.alone(letter))}" for letter in LETTERS)
    would = f"You would have kept {listed(one.text.upper() for one in kept)}." if kept else "You would have kept none."
    return Feedback(
        heading="What single tests could see",
        words=(
            f"Less the week without ideas, in points: {gave}. Each lies within 2 standard errors of 0.",
            f"{would} From these 4 weeks alone nobody could know better.",
        ),
    )


def effects_card(case: Trial, answer: Answer) -> Card:
    """All 8 weeks, and 6 effects to work out."""
    return Card(
        id=EFFECTS,
        heading="All 8 weeks",
        words=(
            "Now use every week for every question.",
            "For an idea, take the mean of the 4 weeks with it. Subtract the mean of the other 4.",
            "For a pair, ask how much more the first idea does with the second than without it.",
            "By the usual convention half of that is given. Say which you use.",
            f"For your notebook, on time in the order of the table: {', '.join(map(str, case.on_time))}.",
        ),
        table=_results(case, SETUPS, "All 8 weeks"),
        chart=_bars(case),
        fields=(
            *(_figure(letter, f"Effect of {letter.upper()}, {lower(case.name(letter))}") for letter in LETTERS),
            Choice(id="convention", label="Which figure do you give for a pair?", options=CONVENTIONS),
            *(_figure(pair, f"{pair_letters(pair)} together") for pair in PAIRS),
            Choice(id="pair", label="Which 2 ideas need each other?", options=pairs()),
        ),
        lock="Fix my figures",
        feedback=_effects_feedback(case, answer) if answer.finished else None,
    )


def _effects_feedback(case: Trial, answer: Answer) -> Feedback:
    pair, size, others, *_ = about_effects(case, answer)
    good = pair.met and size.met and others.met
    return Feedback(
        heading="Your figures agree with the data" if good else "Another look at the figures",
        words=(pair.why, size.why, _standard_errors(case, answer), *_slip(case, answer)),
        good=good,
    )


def _standard_errors(case: Trial, answer: Answer) -> str:
    """How far the luck of patients alone may move the figures; a whole difference has twice the error of its half."""
    shares = [count / PATIENTS for count in case.on_time]
    error = 100 * sqrt(sum(share * (1 - share) for share in shares) / PATIENTS) / 4
    said = f"By luck, an effect has a standard error of about {error:.1f} points"
    whole = answer.get(EFFECTS, "convention") == WHOLE
    return f"{said}, and the whole difference of a pair {2 * error:.1f}." if whole else f"{said}."


def _slip(case: Trial, answer: Answer) -> tuple[str, ...]:
    """A slip that would explain the figures."""
    given = {one: figure_in(answer, one) for one in FIGURES}
    if all(near(given[one], case.effect(one)) for one in FIGURES) and factor(answer) == 2:
        return ("Your figures for pairs are halves, but you chose the whole difference.",)
    if all(near(given[pair], 2 * case.effect(pair)) for pair in PAIRS) and factor(answer) == 1:
        return ("Your figures for pairs are whole differences, but you chose halves.",)
    if all(near(given[one], case.alone(one)) for one in LETTERS):
        return ("Your figures for single ideas compare 1 week with 1 week. Use all 4 weeks with the idea.",)
    if all(near(given[one], case.effect(one) / 100, 0.01) for one in FIGURES):
        return ("You gave shares of 1. We asked for points: 0.08 is 8 points.",)
    return ()


def read_card(case: Trial, answer: Answer) -> Card:
    """What 1 idea of the named pair does, and the advice."""
    first, other = tuple(named(case, answer))
    states = (f"{first.upper()} while {other.upper()} is not used", f"{first.upper()} while {other.upper()} is used")
    return Card(
        id=READ,
        heading="What will you tell the ward?",
        words=(
            f"You named {pair_letters(first + other)}: {pair_names(case, first + other)}.",
            f"What does {first.upper()} give in each case? Take the mean over both states of the third idea.",
        ),
        fields=(
            *(
                Number(id=name, label=f"Effect of {said}", low=-100, high=100, unit="points")
                for (name, _), said in zip(STATES, states, strict=True)
            ),
            Choice(id="advice", label="What do you advise?", options=advice(case, first + other)),
        ),
        feedback=_read_feedback(case, answer) if answer.finished else None,
    )


def _read_feedback(case: Trial, answer: Answer) -> Feedback:
    *_, states, said = about_effects(case, answer)
    chosen = chosen_in(answer.get(READ, "advice"), advice(case, named(case, answer)))
    quoted = (f'You chose: "{chosen.text}". {said.why}',) if chosen else (said.why,)
    good = states.met and said.met
    return Feedback(
        heading="Advice that the data support" if good else "Another look at the advice",
        words=(states.why, *quoted),
        good=good,
    )


def truth_card(case: Trial, answer: Answer) -> Card:
    """The figures beside the learner's own, and how the ward was made."""
    times = factor(answer)
    rows = [
        (
            f"{one.upper()}, {lower(case.name(one))}" if len(one) == 1 else f"{pair_letters(one)} together",
            _given(figure_in(answer, one)),
            f"{case.effect(one) * (times if len(one) > 1 else 1):.1f}".replace("-", "−"),
        )
        for one in FIGURES
    ]
    kind = "whole differences" if times == 2 else "halves of the difference"
    return Card(
        id=TRUTH,
        heading="What was true",
        words=(
            f"We made this ward. Used together, ideas {pair_letters(case.partners)} truly add "
            f"{100 * case.synergy:.0f} points that neither gives alone. Half of that is {50 * case.synergy:.0f}.",
            "So a mean over all weeks is true as a mean, and misleading as advice about 1 idea.",
        ),
        table=Table(
            caption=f"Effects in points; those of pairs are {kind}",
            head=("Effect of", "Yours", "From the 8 weeks"),
            rows=tuple(rows),
        ),
    )


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _given(value: float | None) -> str:
    return "none" if value is None else f"{value:g}".replace("-", "−")


def _figure(letters: str, label: str) -> Number:
    return Number(id=f"effect-{letters}", label=label, low=-100, high=100, unit="points")


def _results(case: Trial, setups: tuple[str, ...], caption: str) -> Table:
    rows = [
        (
            setup_text(setup),
            f"{case.order[SETUPS.index(setup)]}",
            f"{case.on_time[SETUPS.index(setup)]}",
            f"{case.share(setup):.1f}",
        )
        for setup in setups
    ]
    return Table(caption=caption, head=("Set-up", "Week", f"On time, of {PATIENTS}", "Of 100"), rows=tuple(rows))


def _bars(case: Trial) -> ChartData:
    told = " ".join(f"{setup_text(setup)}: {case.share(setup):.1f}." for setup in SETUPS)
    return ChartData(
        title="Medicines on time, of 100",
        unit="of 100",
        labels=tuple(_BARS.get(setup, "+".join(setup.upper())) for setup in SETUPS),
        values=tuple(round(case.share(setup), 1) for setup in SETUPS),
        better="up",
        message=told,
        x_title="Set-up",
        look="bars",
    )
