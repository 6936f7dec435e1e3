"""Patients through a unit: arrivals over the day, 4 steps, and what each patient waits for.

    triage      a nurse sees each patient who arrives
    bed         the patient waits for a bed, and keeps it until discharge is done
    treatment   a doctor sees the patient in the bed
    discharge   letter, medicines and transport are made ready; the bed is free afterwards

First come, first served at each step. One step is short of people or beds for the busy hours: the constraint.
"""

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

Step = Literal["triage", "bed", "treatment", "discharge"]
STEPS: tuple[Step, ...] = ("triage", "bed", "treatment", "discharge")
WORKED: tuple[Step, ...] = ("triage", "treatment", "discharge")
"""Steps in which somebody works on the patient; a bed only holds one."""
DAY = 24 * 60


@dataclass(frozen=True)
class Journeys:
    """Times in minutes from the start, one row for each patient in order of arrival.

    `arrived` (n,); `start` and `end` of each step (n,). A bed ends when discharge does.
    """

    arrived: Floats
    start: dict[Step, Floats]
    end: dict[Step, Floats]

    def wait(self, step: Step) -> Floats:
        """Minutes waited for a step, (n,)."""
        before = {
            "triage": self.arrived,
            "bed": self.end["triage"],
            "treatment": self.start["bed"],
            "discharge": self.end["treatment"],
        }
        return self.start[step] - before[step]

    @property
    def total(self) -> Floats:
        """Minutes from arrival to leaving, (n,)."""
        return self.end["discharge"] - self.arrived


@dataclass
class _Unit:
    """The unit while it runs: free places, queues, and what will be finished when."""

    free: dict[Step, int]
    minutes: dict[Step, Floats]
    start: dict[Step, Floats]
    end: dict[Step, Floats]
    queue: dict[Step, deque[int]] = field(default_factory=lambda: {step: deque() for step in STEPS})
    coming: list[tuple[float, int, Step, int]] = field(default_factory=list)
    order: int = 0

    def join(self, step: Step, patient: int, now: float) -> None:
        """The patient waits for this step, and begins at once where there is room."""
        self.queue[step].append(patient)
        self.serve(step, now)

    def serve(self, step: Step, now: float) -> None:
        """Begin with the next patient in the queue, while there is room."""
        while self.free[step] and self.queue[step]:
            patient = self.queue[step].popleft()
            self.free[step] -= 1
            self.start[step][patient] = now
            if step == "bed":
                self.join("treatment", patient, now)
            else:
                self.order += 1
                heappush(self.coming, (now + self.minutes[step][patient], self.order, step, patient))

    def finish(self, step: Step, patient: int, now: float) -> None:
        """The step is done: its place is free, and the patient goes on."""
        self.end[step][patient] = now
        self.free[step] += 1
        if step == "discharge":
            self.end["bed"][patient] = now
            self.free["bed"] += 1
            self.serve("bed", now)
        else:
            self.join("bed" if step == "triage" else "discharge", patient, now)
        self.serve(step, now)


def run(arrived: Floats, minutes: dict[Step, Floats], capacity: dict[Step, int]) -> Journeys:
    """Every patient's journey. `arrived` (n,) in order; `minutes` of work for each patient in each worked step (n,)."""
    blank: dict[Step, Floats] = {step: np.zeros(arrived.size) for step in STEPS}
    unit = _Unit(dict(capacity), minutes, blank, {step: np.zeros(arrived.size) for step in STEPS})
    arrivals = deque(enumerate(arrived.tolist()))
    while arrivals or unit.coming:
        if arrivals and (not unit.coming or arrivals[0][1] < unit.coming[0][0]):
            patient, now = arrivals.popleft()
            unit.join("triage", patient, now)
        else:
            now, _, step, patient = heappop(unit.coming)
            unit.finish(step, patient, now)
    return Journeys(arrived, unit.start, unit.end)
