"""Ways to play the ward, right and wrong, and which wards are fair to hand out.

`RAMP` is how the course teaches it: predict, start small, change one thing at a time, grow, watch the balancing
measures, keep what works. A ward is handed out only when the ramp ends its year better than every wrong way does.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from qidose.simulate import ward
from qidose.simulate.policies.seeds import first_accepted
from qidose.simulate.ward import Act, Cycle, Data, Person, Prediction, Result, Shift, Ward, Week, Year

Plan = Callable[[Data, tuple[Result, ...]], Cycle | None]
Study = Callable[[Data, Result], Act]

EVERYONE: tuple[Person, ...] = ("staff", "patients", "manager")
EVERY_MEASURE = tuple(measure.id for measure in ward.BALANCING)
WORTH_KEEPING = 0.03
"""How much better than usual, as a share of patients on time, is worth keeping."""
TOO_MUCH_HARM = 0.10
CARRIED_OUT = 0.1
"""A week counts as a trial once the idea was carried out for this share of patients: before that, people were not
ready."""
FAVOURITES = 3


@dataclass(frozen=True)
class Policy:
    """A way to play: `plan` gives the next cycle from what the learner may see, or None to let the year run on; `study`
    says what becomes of its ideas afterwards."""

    name: str
    plan: Plan
    study: Study


def run(params: ward.Params, seed: int, policy: Policy) -> tuple[Cycle, ...]:
    """The cycles that this policy makes of this ward."""
    data, place = ward.generate(params, seed)[0], Ward(params, seed)
    state, results = place.first(), list[Result]()
    while len(results) < params.most_cycles and (plan := policy.plan(data, tuple(results))):
        result = place.do(state, plan)
        cycle = replace(plan, act=policy.study(data, result))
        results.append(replace(result, cycle=cycle))
        state = place.act(state, cycle)
    return tuple(result.cycle for result in results)


def year(params: ward.Params, seed: int, policy: Policy) -> Year:
    """The year on this ward under this policy."""
    return ward.year(params, seed, run(params, seed, policy))


def accept(seed: int, params: ward.Params | None = None) -> bool:
    """Whether the ramp ends the year of this ward better than each wrong way. Such wards are handed out, no others."""
    params = params or ward.Params()
    best = year(params, seed, RAMP).net
    return all(year(params, seed, wrong).net < best for wrong in WRONG)


def next_accepted(seed: int, params: ward.Params | None = None) -> int:
    """The seed to hand out for a personal seed: itself, or the next fair one after it in a fixed order."""
    return first_accepted(seed, "ward", lambda candidate: accept(candidate, params))


def by_reason(data: Data) -> list[str]:
    """The ideas, the one that meets the most common reason for lateness first."""
    return sorted(data.reasons, key=lambda idea: -sum(data.reasons[idea].values()))


def _ramp(data: Data, results: tuple[Result, ...]) -> Cycle | None:
    """Each idea with 5 patients for a week, then on a shift for 5 weeks, where its reason is most common."""
    number, is_second = divmod(len(results), 2)
    if number == len(data.ideas):
        return None
    idea = by_reason(data)[number]
    shift = max(ward.SHIFTS, key=lambda name: data.reasons[idea][name])
    plan = Cycle((idea,), "5 patients", 1, shift, EVERYONE, EVERY_MEASURE, prediction=Prediction("up", 75.0))
    return replace(plan, scale="1 shift", weeks=5) if is_second else plan


def _study(data: Data, result: Result) -> Act:
    """A few patients teach how to do it; after a shift, keep what helped and did no harm."""
    if result.cycle.scale in ("1 patient", "5 patients"):
        return "adapt"
    weeks = [week for week in result.weeks if max(week.carried_out.values()) > CARRIED_OUT * week.patients]
    helped = bool(weeks) and _gain(data, weeks, result.cycle.shift) >= WORTH_KEEPING
    return "adopt" if helped and _harm(data, weeks) <= TOO_MUCH_HARM else "abandon"


def _gain(data: Data, weeks: list[Week], shift: Shift) -> float:
    usual = sum(data.on_time[shift]) / sum(data.patients[shift])
    return sum(week.on_time for week in weeks) / sum(week.patients for week in weeks) - usual


def _harm(data: Data, weeks: list[Week]) -> float:
    patients = sum(week.patients for week in weeks)
    return max(
        sum(week.balancing[name] for week in weeks) / patients - data.balancing[name] / data.balancing_patients
        for name in weeks[0].balancing
    )


def _launch(ideas: int, involved: tuple[Person, ...]) -> Plan:
    """The ideas for the most common reasons, at once, on the whole ward, with no small test and nothing watched."""

    def plan(data: Data, results: tuple[Result, ...]) -> Cycle | None:
        return None if results else Cycle(tuple(by_reason(data)[:ideas]), "whole ward", 8, involved=involved)

    return plan


def _one_after_another(data: Data, results: tuple[Result, ...]) -> Cycle | None:
    """Every idea straight on the whole ward, one each 5 weeks."""
    remaining = by_reason(data)[len(results) :]
    return Cycle((remaining[0],), "whole ward", 5) if remaining else None


def _few_patients(data: Data, results: tuple[Result, ...]) -> Cycle | None:
    """Every idea with 5 patients, and no further test."""
    remaining = by_reason(data)[len(results) :]
    return Cycle((remaining[0],), "5 patients", 2, involved=EVERYONE) if remaining else None


def _keep(data: Data, result: Result) -> Act:
    return "adopt"


def _two_weeks(data: Data, result: Result) -> Act:
    """Keep it if the last week was better than the first."""
    return "adopt" if result.weeks[-1].on_time > result.weeks[0].on_time else "abandon"


def _most_of_five(data: Data, result: Result) -> Act:
    return "adopt" if result.on_time >= 4 else "abandon"


RAMP = Policy("ramp", _ramp, _study)
WRONG = (
    Policy("one big launch", _launch(FAVOURITES, ()), _keep),
    Policy("one big launch, people involved", _launch(FAVOURITES, EVERYONE), _keep),
    Policy("all ideas at once", _launch(len(ward.IDEAS), ()), _keep),
    Policy("all ideas at once, people involved", _launch(len(ward.IDEAS), EVERYONE), _keep),
    Policy("one launch after another", _one_after_another, _keep),
    Policy("compares 2 weeks", _one_after_another, _two_weeks),
    Policy("from 5 patients to the ward", _few_patients, _most_of_five),
    Policy("does nothing", lambda data, results: None, _keep),
)
