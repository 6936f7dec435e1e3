"""What a coach gets: a record of each of 2 cycles, from plan to act, and what the machine suggests for rubric R1."""

from qidose.rubrics import PDSA

from ...cards import Card, Table
from ...fields import Answer, Option
from ...pdsa_form import ACTS, DIRECTIONS
from ...values import number_in
from ...wording import capital, listed
from .case import Ramp
from .counts import PLACES, Count, now_before, total, watched_at, wrong
from .judge import COMPARED, SIGNALS
from .pictures import measure_name, tested, where
from .reading import CLOSE, START
from .rounds import NOTHING, Round, Study
from .start import team_words
from .study import EARLY, carried_out
from .suggest import suggestions, together

Rows = tuple[tuple[str, str], ...]


def chosen_rounds(rounds: tuple[Round, ...], answer: Answer) -> tuple[Round, ...]:
    """The 2 cycles that the learner chose: one of the first 3 and one later; the first of each where none is named."""
    groups = (("early", rounds[:EARLY]), ("later", rounds[EARLY:]))
    picks = ((group, answer.get(CLOSE, name)) for name, group in groups if group)
    return tuple(next((one for one in group if str(one.number) == pick), group[0]) for group, pick in picks)


def record_cards(case: Ramp, answer: Answer, rounds: tuple[Round, ...]) -> tuple[Card, ...]:
    """The 2 records and the suggestions."""
    chosen = chosen_rounds(rounds, answer)
    records = tuple(
        Card(
            id=f"record-{place}",
            heading=f"For your coach: cycle {one.number}",
            table=Table(
                caption=f"The record of cycle {one.number}",
                head=("Part", "What was written or counted"),
                rows=_record(case, answer, rounds, one),
            ),
        )
        for place, one in enumerate(chosen, 1)
    )
    return (*records, _suggested(case, rounds, chosen))


def _record(case: Ramp, answer: Answer, rounds: tuple[Round, ...], one: Round) -> Rows:
    return (
        *_plan_rows(case, answer, rounds, one),
        *_do_rows(case, one),
        *(_study_rows(case, one.study) if one.study else ()),
        ("The cycle after it", _after(case, rounds, one)),
    )


def _plan_rows(case: Ramp, answer: Answer, rounds: tuple[Round, ...], one: Round) -> Rows:
    aim, plan = number_in(answer.get(START, "aim")), one.plan
    direction = _text_of(DIRECTIONS, plan.direction)
    percent = "" if plan.percent is None else f": {plan.percent:g} in every 100"
    weeks = "1 week" if plan.weeks == 1 else f"{plan.weeks} weeks"
    helping, watching, stopping = team_words(plan.team)
    return (
        ("Aim of the ramp", "No aim" if aim is None else f"{aim:g} in every 100 medicines on time"),
        ("Plan: change", capital(tested(case, one))),
        ("Plan: why it should work", plan.why),
        ("Plan: size", f"{capital(where(one))}, {weeks}"),
        ("Plan: prediction", f"{direction}{percent}. Now: {now_before(case, rounds, one).percent}"),
        ("Plan: people, measures, safety", f"{helping} {watching} {stopping}"),
    )


def _do_rows(case: Ramp, one: Round) -> Rows:
    found = Count(one.result.on_time, one.result.patients)
    watched = tuple(
        (f"Do: {measure_name(measure)}", f"{total(wrong(one, measure, place)).words} on the {PLACES[place]}")
        for measure in one.plan.team.watch
        for place in watched_at(one)
    )
    process = tuple(("Do: carried out", words) for words in carried_out(case, one))
    return (("Do: on time", found.words), *process, *watched)


def _study_rows(case: Ramp, study: Study) -> Rows:
    worse = {NOTHING: "Nothing clearly", None: "Not asked: nothing could be read"}
    found = worse.get(study.worse) or measure_name(str(study.worse))
    stopped = f" Stopped: {listed(case.idea(idea).name for idea in study.stop)}." if study.stop else ""
    return (
        ("Study: beside the prediction", _beside_prediction(study)),
        *((("Study: beside usual variation", _text_of(SIGNALS, study.signal)),) if study.signal else ()),
        ("Study: what got worse", found),
        ("Study: what was learned", study.learned),
        ("Act: decision", f"{_text_of(ACTS, study.act)}.{stopped}"),
        ("Act: what comes next", study.next),
    )


def _beside_prediction(study: Study) -> str:
    size = "" if study.size is None or study.compared == "same" else f", by {study.size:g} in every 100"
    return f"{_text_of(COMPARED, study.compared)}{size}"


def _after(case: Ramp, rounds: tuple[Round, ...], one: Round) -> str:
    if one.number == len(rounds):
        return "None: this was the last cycle"
    following = rounds[one.number]
    return f"{capital(tested(case, following))}, {where(following)}"


def _text_of(options: tuple[Option, ...], value: str | None) -> str:
    return next((option.text for option in options if option.id == value), "Nothing")


def _suggested(case: Ramp, rounds: tuple[Round, ...], chosen: tuple[Round, ...]) -> Card:
    found = [{one.line: one for one in suggestions(case, rounds, round_)} for round_ in chosen]
    rows = []
    for number, line in enumerate(PDSA.lines, 1):
        if line.pre_scored:
            cells = [f"{scores[number].score}: {scores[number].why}" for scores in found]
            both = str(together(found[0][number].score, found[-1][number].score))
        else:
            cells, both = ["The coach reads this"] * len(found), "To mark"
        rows.append((f"{number}. {line.looks_for}", *cells, both))
    return Card(
        id="suggested",
        heading="For your coach: what the machine suggests",
        words=(
            "Each line gets 1 score for both cycles: 2 where both are clear, 0 where neither has it, else 1.",
            "The machine sees the form, and not the meaning. The coach has the last word.",
        ),
        table=Table(
            caption="Rubric R1, line by line",
            head=("Line", *(f"Cycle {one.number}" for one in chosen), "Both"),
            rows=tuple(rows),
        ),
    )
