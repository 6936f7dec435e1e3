"""The morning of one learner (E-T1-07): what can be seen of it hour by hour, and what each fact would show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import flow
from qidose.simulate.draw import generator
from qidose.simulate.flow import STEPS, Journey, Step

from ..cards import Scene
from ..fields import Option
from .why_like_this_facts import HELPFUL, OTHERS, REASONS, Finding

HOURS = flow.SMALL.hours
OTHERS_SHOWN = 6
NAMES: dict[Step, str] = {"triage": "Triage", "bed": "A bed", "treatment": "Doctor", "discharge": "Going home"}
WAITING_FOR: dict[Step, str] = {
    "triage": "triage", "bed": "a bed", "treatment": "a doctor", "discharge": "the papers to go home",
}  # fmt: skip
SHORT: dict[Step, str] = {"triage": "triage", "bed": "a bed", "treatment": "a doctor", "discharge": "going home"}
MORE: dict[Step, str] = {
    "triage": "1 more nurse for triage",
    "bed": "1 more bed",
    "treatment": "1 more doctor",
    "discharge": "1 more person for the papers to go home",
}


@dataclass(frozen=True)
class Morning:
    """One learner's morning in a small unit. `facts` are the 9 on offer, `asked` how each is worded."""

    data: flow.Data
    truth: flow.Truth
    facts: tuple[Finding, ...]
    asked: tuple[Option, ...]
    reason: str

    def waiting(self, step: Step, minute: int) -> int:
        """How many wait for a step at a minute."""
        return sum(where(journey, minute) == (step, False) for journey in self.data.journeys)

    def busy(self, step: Step, minute: int) -> int:
        """How many people or beds of a step are in use at a minute."""
        return sum(journey.start[step] <= minute < journey.end[step] for journey in self.data.journeys)

    def shows(self, fact: Finding) -> tuple[str, ...]:
        """What comes back when this fact is found out, in paragraphs."""
        return {
            "where-they-wait": self._waits,
            "come-and-go": self._rates,
            "follow-a-patient": self._followed,
        }.get(fact.id, lambda: (fact.shows,))()

    def _waits(self) -> tuple[str, ...]:
        told = listed(f"{SHORT[step]} {self.truth.wait[step]:.0f}" for step in STEPS)
        return (f"Minutes on average: {told}.",)

    def _rates(self) -> tuple[str, ...]:
        came = [sum(60 * h <= j.arrived < 60 * h + 60 for j in self.data.journeys) for h in range(HOURS)]
        held = flow.SMALL.minutes["treatment"] + flow.SMALL.minutes["discharge"]
        minutes = {**flow.SMALL.minutes, "bed": held}
        rates = {step: 60 * self.data.capacity[step] / minutes[step] for step in STEPS}
        told = listed(f"{SHORT[step]} {rates[step]:.0f}" for step in STEPS)
        return (f"At the busy time {max(came)} people came in an hour. In an hour each step can take: {told}.",)

    def _followed(self) -> tuple[str, ...]:
        step = self.truth.constraint
        longest = max(self.data.journeys, key=lambda journey: waited(journey, step))
        whole = longest.end["discharge"] - longest.arrived
        gone_by = f"{waited(longest, step)} of them went by in waiting for {WAITING_FOR[step]}."
        return (
            f"Someone came at {clock(longest.arrived)} and left after {whole} minutes. {gone_by}",
            f"You ask why it is done like this. {self.reason}",
        )


@lru_cache(maxsize=64)
def morning(seed: int) -> Morning:
    """The morning of this seed, with 9 facts to choose from."""
    rng = generator(seed, "why-like-this")
    data, truth = flow.generate(flow.SMALL, int(rng.integers(2**62)))
    others = [OTHERS[k] for k in rng.permutation(len(OTHERS))[:OTHERS_SHOWN].tolist()]
    both = (*HELPFUL, *others)
    facts = tuple(both[k] for k in rng.permutation(len(both)).tolist())
    asked = tuple(Option(fact.id, fact.texts[int(rng.integers(len(fact.texts)))]) for fact in facts)
    reasons = REASONS[truth.constraint]
    return Morning(data, truth, facts, asked, reasons[int(rng.integers(len(reasons)))])


def where(journey: Journey, minute: int) -> tuple[Step, bool] | None:
    """The step at which somebody is, and whether it has begun; None before they come and after they leave.

    Somebody in a bed is at the step that goes on in the bed.
    """
    if not journey.arrived <= minute < journey.end["discharge"]:
        return None
    if minute < journey.end["triage"]:
        return "triage", minute >= journey.start["triage"]
    if minute < journey.start["bed"]:
        return "bed", False
    if minute < journey.end["treatment"]:
        return "treatment", minute >= journey.start["treatment"]
    return "discharge", minute >= journey.start["discharge"]


def waited(journey: Journey, step: Step) -> int:
    """Minutes that somebody waited for a step."""
    before = {
        "triage": journey.arrived,
        "bed": journey.end["triage"],
        "treatment": journey.start["bed"],
        "discharge": journey.end["treatment"],
    }
    return journey.start[step] - before[step]


def clock(minute: int) -> str:
    """A minute of the morning as a time of day."""
    hour, rest = divmod(60 * flow.SMALL.open_from + minute, 60)
    if (hour, rest) == (12, 0):
        return "midday"
    shown = hour if hour <= 12 else hour - 12
    return f"{shown}{f':{rest:02}' if rest else ''}{'am' if hour < 12 else 'pm'}"


def scene(case: Morning, hour: int) -> Scene:
    """An hour of the morning, counted from 1: how people move, and where they are at its end."""
    first, last = 60 * (hour - 1), 60 * hour

    def seen(times: dict[Step, int]) -> list[int]:
        # What comes later than this hour is not told: only that it is later.
        return [min(times[step], last + 1) for step in STEPS]

    people = [
        {"arrived": j.arrived, "start": seen(j.start), "end": seen(j.end)}
        for j in case.data.journeys
        if j.arrived <= last and j.end["discharge"] > first
    ]
    gone = sum(j.end["discharge"] <= last for j in case.data.journeys)
    data = {
        "from": first,
        "to": last,
        "times": [clock(first), clock(last)],
        "steps": [{"name": NAMES[s], "places": case.data.capacity[s], "wait": case.waiting(s, last)} for s in STEPS],
        "people": people,
        "gone": gone,
    }
    told = [
        f"{case.waiting(s, last)} {'waits' if case.waiting(s, last) == 1 else 'wait'} for {WAITING_FOR[s]}, "
        f"where {case.busy(s, last)} of {case.data.capacity[s]} {'beds are taken' if s == 'bed' else 'staff are busy'}."
        for s in STEPS
    ]
    return Scene(kind="queue", data=data, words=" ".join([f"At {clock(last)}:", *told, f"{gone} have gone home."]))


def listed(words: Iterable[str]) -> str:
    """Words with commas, and "and" before the last."""
    *first, last = words
    return " and ".join([", ".join(first), last])
