"""Meeting in 30 minutes (E-T4-07): an agenda in order, tasks for people, and a reply to each of 4 things that happen.

8 things are looked at: 2 on the agenda, 2 on the tasks and 4 replies. 6 of them pass, as the curriculum says. Somebody
who guesses all of it passes in 0.03% of tries, and in 0.12% if they know how a meeting ends.
"""

from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np

from qidose.simulate.draw import generator

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Groups, Move, Option, Order
from ..marks import Criterion, Marks
from ..values import chosen_in
from .half_hour_meeting_teams import TASKS, TEAMS, Event, Kind, Reply, Task, Team, Way

AGENDA, PEOPLE, END = "agenda", "people", "end"
EVENTS = 4
FEWEST = 6
"""Of 8."""
ITEMS = (
    Option("voice", "What a patient or caller told us this week (3 minutes)"),
    Option("chart", "The chart: what do we see, against the aim (6 minutes)"),
    Option("learned", "The last test: what was predicted, and what happened (6 minutes)"),
    Option("decide", "Decide: adopt the change, adapt it or abandon it (4 minutes)"),
    Option("next", "The next test: who, when, how many, and a prediction (8 minutes)"),
    Option("close", "Who does what by when (3 minutes)"),
)
LOOK = frozenset({"voice", "chart", "learned"})
LAST_3 = ["decide", "next", "close"]
STARTS = (6, 12, 18, 24)
"""The minute in which each event comes, if no time was lost before."""
NAMES: dict[Kind, str] = {
    "voice": "The loudest voice",
    "drift": "Off the subject",
    "data": "No numbers",
    "solution": "An answer first",
}
WHY: dict[Kind, str] = {
    "voice": "People who see most of the work often speak least. Let everyone write first, then begin with them.",
    "drift": "A subject that matters gets a place and a day. Then people can let go of it.",
    "data": "Numbers are missing where counting is hard. Make it smaller, and begin again at once.",
    "solution": "Behind each solution there is a theory. A small test with a prediction shows if it is right.",
}
HEADINGS: dict[Way, str] = {
    "holds": "You kept the person and the purpose",
    "lets": "You let it run",
    "cuts": "You stopped somebody",
    "takes": "You took it out of the team's hands",
}
DOES: dict[Way, str] = {
    "holds": "",
    "lets": "It was friendly. But the time is taken from what comes later, and that is usually the next test.",
    "cuts": "It saved time today. But people who were stopped say less the next time.",
    "takes": "It was quick and kindly meant. But it was decided before anybody knew what was behind it.",
}
KINDLY = {
    "MC11": "To ask for more effort is natural. Most people try already, and the work stays as it is.",
    "MC22": "More numbers would be good. But a team can learn from a few, if they come in order.",
    "MC26": "It is natural to want it everywhere at once. A test with 1 shows more, and does less harm.",
    "MC27": "Training helps where people do not know how. Here they know, and something stands in the way.",
}


@dataclass(frozen=True)
class Meeting:
    """One learner's meeting: the team, the agenda as it lies there, who can do what, and what happens."""

    team: Team
    items: tuple[Option, ...]
    people: tuple[tuple[str, Task, str], ...]
    """The name of each person, the task that suits them, and what is known of them."""
    events: tuple[Event, ...]
    replies: tuple[tuple[Reply, ...], ...]
    """What may be said to each event, in the order in which it is shown."""


class HalfHourMeeting(Exercise[Meeting]):
    """Prepare a meeting, then lead it."""

    id = "half-hour-meeting"
    about = About(
        code="E-T4-07",
        dose="managers",
        title="A meeting of 30 minutes",
        minutes=12,
        domains=("D11", "D13"),
        outcomes=(6,),
        misconceptions=tuple(KINDLY),
    )
    points = 8
    pass_mark = FEWEST
    layout = "conversation"
    finish_label = "Finish and look back at the meeting"

    def case(self, seed: int) -> Meeting:
        rng = generator(seed, "half-hour-meeting")
        team = TEAMS[int(rng.integers(len(TEAMS)))]
        tasks = [TASKS[place] for place in rng.permutation(len(TASKS)).tolist()]
        facts = [task.facts[int(rng.integers(len(task.facts)))] for task in tasks]
        who = {task.id: name for name, task in zip(team.names, tasks, strict=True)}
        events = tuple(_named(team.events[place], who) for place in rng.permutation(EVENTS).tolist())
        replies = tuple(tuple(e.replies[k] for k in rng.permutation(len(e.replies)).tolist()) for e in events)
        people = tuple((n, task, fact.format(name=n)) for n, task, fact in zip(team.names, tasks, facts, strict=True))
        return Meeting(team, _mixed_up(rng), people, events, replies)

    def cards(self, case: Meeting, answer: Answer) -> tuple[Card, ...]:
        every = (AGENDA, PEOPLE, *(card_id(number) for number in range(1, EVENTS + 1)), END)
        done = sum(1 for _ in takewhile(lambda card: card in answer.locked, every))
        events = [_event_card(case, answer, number) for number in range(1, EVENTS + 1)]
        shown = (_agenda_card(case, answer), _people_card(case, answer), *events, _end_card(case, answer))
        return shown[: done + 1]

    def ready(self, case: Meeting, answer: Answer) -> bool:
        return len(self.cards(case, answer)) == EVENTS + 3 and super().ready(case, answer)

    def mark(self, case: Meeting, answer: Answer) -> Marks:
        replies = replies_of(case, answer)
        events = tuple(
            Criterion(name=NAMES[event.kind], met=reply is not None and reply.way == "holds", why=_told(reply))
            for event, reply in zip(case.events, replies, strict=True)
        )
        beliefs = {reply.belief for reply in replies if reply and reply.belief}
        return Marks((*_about_agenda(answer), *_about_people(case, answer), *events), tuple(sorted(beliefs)))

    def summary(self, case: Meeting, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="A meeting that people come back to" if passed else "Not there yet",
            words=(f"{marks.score} of 8 things went as they should. The aim is {FEWEST}.", _how_long(case, answer)),
            good=passed,
            next_step=(
                "Take 1 of your own meetings. Who writes, who keeps the time, and when does the next test get its turn?"
                if passed
                else "Read what is said under each step. Then start again with another team."
            ),
        )


def card_id(number: int) -> str:
    """The id of the card of an event, counted from 1."""
    return f"event-{number}"


def options_of(case: Meeting, number: int) -> tuple[Option, ...]:
    """What may be said to an event. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), reply.text) for place, reply in enumerate(case.replies[number - 1], 1))


def replies_of(case: Meeting, answer: Answer) -> tuple[Reply | None, ...]:
    """What was said to each event; None where nothing was, or nothing that was on offer."""
    found: list[Reply | None] = []
    for number in range(1, EVENTS + 1):
        option = chosen_in(answer.get(card_id(number), "say"), options_of(case, number))
        found.append(case.replies[number - 1][int(option.id) - 1] if option else None)
    return tuple(found)


def looks_first(order: list[str]) -> bool:
    """Whether the team looks at all that it knows before it decides or plans."""
    return set(order[:3]) == LOOK


def ends_with_who(order: list[str]) -> bool:
    """Whether a decision comes before the next test, and who does what after both."""
    return [item for item in order if item in LAST_3] == LAST_3


def _named(event: Event, who: dict[str, str]) -> Event:
    """The event with the names of this learner's people."""
    replies = tuple(replace(one, text=one.text.format(**who), then=one.then.format(**who)) for one in event.replies)
    words = tuple(words.format(**who) for words in event.words)
    return replace(event, who=event.who.format(**who), words=words, replies=replies)  # type: ignore[arg-type]


def _mixed_up(rng: np.random.Generator) -> tuple[Option, ...]:
    """The points in an order that earns nothing as it is: whoever only keeps it has not put anything in order."""
    while True:
        items = tuple(ITEMS[place] for place in rng.permutation(len(ITEMS)).tolist())
        ids = [item.id for item in items]
        if not looks_first(ids) and not ends_with_who(ids):
            return items


def _about_agenda(answer: Answer) -> tuple[Criterion, Criterion]:
    given = answer.get(AGENDA, "order")
    order = [item for item in given if isinstance(item, str)] if isinstance(given, list) else []
    whole = sorted(order) == sorted(item.id for item in ITEMS)
    first, last = whole and looks_first(order), whole and ends_with_who(order)
    return (
        Criterion(
            name="Agenda: look first",
            met=first,
            why="The team looks before it decides."
            if first
            else "Patients, the chart and the last test come first. They are what the team decides with.",
        ),
        Criterion(
            name="Agenda: end with who does what",
            met=last,
            why="The meeting ends with what each person will do."
            if last
            else "A decision leads to the next test, and then each part of it gets a name.",
        ),
    )


def _about_people(case: Meeting, answer: Answer) -> tuple[Criterion, Criterion]:
    given = answer.get(PEOPLE, "tasks")
    placed = given if isinstance(given, dict) else {}
    suits = {task.id: placed.get(name.lower()) == task.id for name, task, _ in case.people}
    who = {task.id: name for name, task, _ in case.people}
    return (
        Criterion(
            name="Tasks: who saw it tells it",
            met=suits["chart"] and suits["test"],
            why=f"{who['chart']} can say how the numbers were counted. {who['test']} was there at the test.",
        ),
        Criterion(
            name="Tasks: time and notes in good hands",
            met=suits["time"] and suits["notes"],
            why=f"{who['time']} stays to the end and takes no side. {who['notes']} is here again next week.",
        ),
    )


def _told(reply: Reply | None) -> str:
    return f"{HEADINGS[reply.way]}." if reply else "You have said nothing yet."


def _checked(criteria: tuple[Criterion, Criterion]) -> Feedback:
    met = sum(criterion.met for criterion in criteria)
    heading = ("Not quite", "Partly", "Yes")[met]
    return Feedback(heading=heading, words=tuple(criterion.why for criterion in criteria), good=met == len(criteria))


def _agenda_card(case: Meeting, answer: Answer) -> Card:
    words = "Your team has 30 minutes and 6 points. Somebody wrote them down as they came to mind."
    return Card(
        id=AGENDA,
        heading="Your agenda",
        words=(*case.team.opening, words),
        fields=(
            Order(
                id="order",
                label="In which order will you take them?",
                items=case.items,
                first="The first point",
                last="The last",
            ),
        ),
        lock="This is my agenda",
        feedback=_checked(_about_agenda(answer)) if AGENDA in answer.locked or answer.finished else None,
    )


def _people_card(case: Meeting, answer: Answer) -> Card:
    return Card(
        id=PEOPLE,
        heading="Tasks in the meeting",
        words=("You lead. 5 people have said that they will come. Each of the 5 lines goes to 1 of them.",),
        table=Table(
            caption="Tasks in this meeting",
            head=("Task", "Who can do it"),
            rows=tuple((task.text, task.needs) for task in TASKS),
        ),
        fields=(
            Groups(
                id="tasks",
                label="Who does what?",
                items=tuple(Option(name.lower(), fact.removesuffix(".")) for name, _, fact in case.people),
                groups=tuple(Option(task.id, task.text) for task in TASKS),
            ),
        ),
        lock="Start the meeting",
        feedback=_checked(_about_people(case, answer)) if PEOPLE in answer.locked or answer.finished else None,
    )


def _lost(case: Meeting, answer: Answer, before: int) -> int:
    """Minutes lost in the events before one: each reply takes some, and 1 or 2 are no loss."""
    return sum(max(reply.minutes - 2, 0) for reply in replies_of(case, answer)[: before - 1] if reply)


def _clock(minute: int) -> str:
    return f"2:{minute:02}pm"


def _event_card(case: Meeting, answer: Answer, number: int) -> Card:
    event, before = case.events[number - 1], replies_of(case, answer)[number - 2] if number > 1 else None
    now = f"It is {_clock(STARTS[number - 1] + _lost(case, answer, number))}."
    return Card(
        id=card_id(number),
        heading=event.who,
        words=(*((before.then,) if before else ()), now, *event.words),
        fields=(Move(id="say", label="What do you say?", options=options_of(case, number)),),
        lock="Say it",
        feedback=_feedback(case, answer, number) if answer.finished else None,
    )


def _end_card(case: Meeting, answer: Answer) -> Card:
    replies = replies_of(case, answer)
    held, last = sum(reply is not None and reply.way == "holds" for reply in replies), replies[-1]
    outcome = (
        "The next test has a day, a name and a prediction. People talk about it on their way out."
        if held >= 3
        else "The next test has a day, but nobody has said what they predict."
        if held == 2
        else "Nobody is sure what was decided. The next test is left for another week."
    )
    return Card(
        id=END,
        heading="The end of the meeting",
        words=(*((last.then,) if last else ()), _how_long(case, answer), outcome),
    )


def _how_long(case: Meeting, answer: Answer) -> str:
    lost = _lost(case, answer, EVENTS + 1)
    if lost == 0:
        return "The meeting began at 2pm and ended at 2:30pm."
    late = f"{lost} {'minute' if lost == 1 else 'minutes'} late"
    return f"The meeting began at 2pm and ended at {_clock(30 + lost)}, {late}."


def _feedback(case: Meeting, answer: Answer, number: int) -> Feedback:
    event, reply = case.events[number - 1], replies_of(case, answer)[number - 1]
    helps = next(one for one in event.replies if one.way == "holds")
    if reply is not None and reply.way == "holds":
        return Feedback(heading=HEADINGS["holds"], words=(WHY[event.kind],), good=True)
    instead = (f'You could have said: "{helps.text}"', f"What could have come of it: {helps.then}")
    if reply is None:
        return Feedback(heading="Nothing said", words=(WHY[event.kind], *instead), good=False)
    kindly = (KINDLY[reply.belief],) if reply.belief else ()
    words = (DOES[reply.way], *kindly, WHY[event.kind], *instead)
    return Feedback(heading=HEADINGS[reply.way], words=words, good=False)
