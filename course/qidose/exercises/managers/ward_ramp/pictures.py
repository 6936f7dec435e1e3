"""Pictures of the ramp: the run chart that grows, a chart for each balancing measure, a test's table, the steps."""

from statistics import median

from qidose.simulate import ward

from ...cards import ChartData, Scene, Table
from ...pdsa_form import ACTS
from ...wording import listed, lower
from .case import PARAMS, Ramp
from .counts import PLACES, RECENT, Count, now_before, on_time, reach, room, shifts_at, total, watched_at, wrong
from .rounds import Round

BEFORE = PARAMS.baseline_weeks
WORDS = {option.id: option.text.split(":")[0] for option in ACTS}
"""Each decision in a word: "Adopt"."""
LISTED = 3
"""So many ideas are named in a sentence."""
SCALES: dict[ward.Scale, str] = {
    "1 patient": "1 patient",
    "5 patients": "5 patients",
    "1 shift": "1 shift",
    "whole ward": "Whole ward",
}


def run_chart(case: Ramp, rounds: tuple[Round, ...], place: str, title: str = "") -> ChartData:
    """Medicines on time at a place, week by week since before the first cycle, with the week each cycle began."""
    counts = on_time(case, rounds, place)
    usual = round(median(100 * count.share for count in counts[:BEFORE]), 1)
    return ChartData(
        title=title or f"{case.data.outcome}, {PLACES[place]}",
        unit="%",
        labels=tuple(str(week) for week in range(1, len(counts) + 1)),
        values=tuple(round(100 * count.share, 1) for count in counts),
        centre=(usual,) * len(counts),
        centre_name="Median before",
        better="up",
        predicted=_predictions(rounds, place, len(counts)),
        notes={BEFORE + one.week: str(one.number) for one in rounds},
        message=f"The median, or middle, of the {BEFORE} weeks before the first cycle is {usual:g}%. {_began(rounds)}",
        x_title="Week",
    )


def _predictions(rounds: tuple[Round, ...], place: str, weeks: int) -> tuple[float | None, ...]:
    """What was predicted for a whole place, at the end of the test; for a few patients it says nothing of its weeks."""
    found: list[float | None] = [None] * weeks
    for one in rounds:
        if one.plan.place == place and not one.plan.few:
            found[BEFORE + one.week + one.cycle.weeks - 1] = one.plan.percent
    return tuple(found) if any(value is not None for value in found) else ()


def _began(rounds: tuple[Round, ...]) -> str:
    if not rounds:
        return ""
    last = rounds[-1]
    first, end = BEFORE + last.week + 1, BEFORE + last.week + last.cycle.weeks
    when = f"in week {first}" if first == end else f"in weeks {first} to {end}"
    return f"Numbers at the top mark where cycles began. Cycle {last.number} was {when}."


def balancing_charts(case: Ramp, rounds: tuple[Round, ...]) -> tuple[ChartData, ...]:
    """A chart of each measure that the last cycle watched, at the place of its test (the ward for a few patients)."""
    places = watched_at(rounds[-1])
    return tuple(_balancing(case, rounds, name, places[0]) for name in rounds[-1].plan.team.watch if places)


def _balancing(case: Ramp, rounds: tuple[Round, ...], measure: str, place: str) -> ChartData:
    name = measure_name(measure)
    counts = [
        count
        for one in rounds
        for count in (wrong(one, measure, place) if measure in one.plan.team.watch else [None] * one.cycle.weeks)
    ]
    usual, of = case.usual(measure), len(shifts_at(place)) * PARAMS.patients
    high = round(100 * (usual + room(usual, of)), 1)
    return ChartData(
        title=f"{name}, {PLACES[place]}",
        unit="%",
        labels=tuple(str(BEFORE + 1 + week) for week in range(len(counts))),
        values=tuple(None if count is None else round(100 * count.share, 1) for count in counts),
        centre=(round(100 * usual, 1),) * len(counts),
        upper=(high,) * len(counts),
        centre_name="Usual",
        better="down",
        notes={one.week: str(one.number) for one in rounds},
        message=f"Usual is {100 * usual:.0f}%. In 1 week usual variation goes up to {high:.0f}%. Less is better.",
        x_title="Week",
    )


def measure_name(measure: str) -> str:
    """What a balancing measure counts."""
    return next(one.name for one in ward.BALANCING if one.id == measure)


def result_table(case: Ramp, rounds: tuple[Round, ...]) -> Table:
    """What the last cycle brought beside what was usual, with how far chance alone may go for so many patients."""
    last = rounds[-1]
    return Table(
        caption=f"Cycle {last.number}: what came back",
        head=("What was counted", "Before", "In this cycle", "Usual variation"),
        rows=(*_outcome_rows(case, rounds), *_watched_rows(case, last)),
    )


def _outcome_rows(case: Ramp, rounds: tuple[Round, ...]) -> list[tuple[str, ...]]:
    last = rounds[-1]
    if last.plan.few:
        before, of = now_before(case, rounds, last), last.result.patients
        found = Count(last.result.on_time, of)
        low, high = (min(max(before.share + way * room(before.share, of), 0), 1) * of for way in (-1, 1))
        name = f"On time, {last.plan.scale} on the {PLACES[last.plan.place]}"
        return [(name, before.percent, found.words, f"{low:.0f} to {high:.0f} of {of}")]
    places = ("ward", *ward.SHIFTS) if last.plan.place == "ward" else (last.plan.place,)
    return [_outcome_row(case, rounds, place) for place in places]


def _outcome_row(case: Ramp, rounds: tuple[Round, ...], place: str) -> tuple[str, ...]:
    counts, weeks = on_time(case, rounds, place), rounds[-1].cycle.weeks
    before, found = total(counts[-weeks - RECENT : -weeks]), total(counts[-weeks:])
    return (f"On time, {PLACES[place]}", before.percent, found.words, " to ".join(reach(before, found.of)))


def _watched_rows(case: Ramp, last: Round) -> list[tuple[str, ...]]:
    rows = list[tuple[str, ...]]()
    for measure in last.plan.team.watch:
        for place in watched_at(last):
            usual, found = case.usual(measure), total(wrong(last, measure, place))
            high = f"up to {100 * (usual + room(usual, found.of)):.0f}%"
            rows.append((f"{measure_name(measure)}, {PLACES[place]}", f"{100 * usual:.0f}%", found.words, high))
    return rows


def steps(case: Ramp, rounds: tuple[Round, ...]) -> Scene:
    """The ramp: each cycle a step as high as its scale, with the letter of its idea and what was decided."""
    letters = letters_of(rounds)
    return Scene(
        kind="ramp",
        data={
            "scales": list(SCALES.values()),
            "steps": [
                {
                    "cycle": one.number,
                    "idea": _short([letters[idea] for idea in one.plan.ideas]),
                    "level": ward.SCALES.index(one.plan.scale),
                    "act": one.study.act if one.study else "",
                    "word": WORDS[one.study.act] if one.study else "",
                }
                for one in rounds
            ],
            "ideas": [{"letter": letter, "name": case.idea(idea).name} for idea, letter in letters.items()],
        },
        words=" ".join(_step_words(case, one) for one in rounds),
    )


def _short(letters: list[str]) -> str:
    """The letters of a step, as far as it has room: "A", "A+B", "A+7"."""
    return "+".join(letters) if len(letters) <= 2 else f"{letters[0]}+{len(letters) - 1}"


def letters_of(rounds: tuple[Round, ...]) -> dict[str, str]:
    """A letter for each idea that was tested, A for the first."""
    tested = dict.fromkeys(idea for one in rounds for idea in one.plan.ideas)
    return {idea: chr(ord("A") + place) for place, idea in enumerate(tested)}


def _step_words(case: Ramp, one: Round) -> str:
    decided = f", {WORDS[one.study.act].lower()}" if one.study else ""
    return f"Cycle {one.number}: {tested(case, one)}, {where(one)}{decided}."


def tested(case: Ramp, one: Round) -> str:
    """The ideas of a cycle inside a sentence."""
    return named(case, one.plan.ideas)


def where(one: Round) -> str:
    """The scale of a test, and its shift where it has one: "5 patients on the night shift", "the whole ward"."""
    if one.plan.place == "ward":
        return "the whole ward"
    return f"{one.plan.scale} on the {PLACES[one.plan.place]}" if one.plan.few else f"the {PLACES[one.plan.place]}"


def named(case: Ramp, ideas: tuple[str, ...]) -> str:
    """Ideas inside a sentence; only how many where the sentence would grow too long."""
    if len(ideas) > LISTED:
        return f"{len(ideas)} ideas"
    return listed(lower(case.idea(idea).name) for idea in ideas)
