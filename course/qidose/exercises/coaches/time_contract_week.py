"""The weeks of "Time contract" (E-T5-12): what fills a coach's protected time, and who should do it."""

from dataclasses import dataclass
from typing import Literal

from numpy.random import Generator

from qidose.dosing.capacity import HOURS_A_WEEK, PROTECTED, TEAMS, coach_time
from qidose.simulate.draw import generator

from ..fields import Option
from ..wording import capital

Who = Literal["coach", "team", "none"]
WHO = (
    Option("coach", "I do it"),
    Option("team", "The team does it"),
    Option("none", "I end it or say no"),
)
PLACES = (
    "Wren Ward", "Dove Clinic", "Kestrel Theatre", "the Robin Unit", "the Swift Visiting Team", "Finch Ward",
    "the Skylark Laboratory", "Lapwing Pharmacy", "the Linnet Booking Office", "the Dunlin Crisis Line",
)  # fmt: skip
COACH, TEAM, NONE = 6, 4, 3
"""How many tasks of each sort there are."""
_SPARE = 0.25
"""Hours left at least when a coach does only what a coach should: less than any other task takes."""


@dataclass(frozen=True)
class Task:
    """Something that takes a coach's time; `hours` a week, `who` should do it, and why."""

    id: str
    text: str
    who: Who
    why: str
    hours: float = 0.0
    meeting: bool = False


@dataclass(frozen=True)
class Week:
    """One coach's week: the `share` that is protected, how many `teams`, all that is asked, and a last request."""

    share: float
    teams: int
    tasks: tuple[Task, ...]
    request: int
    replies: tuple[str, ...]

    @property
    def hours(self) -> float:
        """Protected hours a week."""
        return protected(self.share, self.teams)[0]

    @property
    def each(self) -> float:
        """Hours a week for each team."""
        return protected(self.share, self.teams)[1]

    def of(self, who: str) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.who == who)


def protected(share: float, teams: float, hours: float = HOURS_A_WEEK) -> tuple[float, float]:
    """Hours a week that are protected, and hours for each team."""
    time = coach_time(1, 1, protected=(share, share), teams=(teams, teams), hours=hours)
    return time.hours_a_week.low, time.hours_a_team.low


_MEETING = "A coach is there when a team looks at its own work. Without that, the rest has no use."
PREPARE = Task(
    "prepare",
    "A look at each team's chart and records before you meet",
    "coach",
    "Only somebody who has looked can ask the next good question.",
)
LEARN = Task(
    "learn",
    "A hard case for your expert, and your own reading",
    "coach",
    "A coach who stops learning can soon teach only last year's lessons.",
)
SPONSOR = Task(
    "sponsor",
    "A talk with a sponsor about what stands in a team's way",
    "coach",
    "Some obstacles are out of a team's reach. A coach helps the sponsor to see them.",
)
FOR_THE_TEAM = (
    ("counts", "{place}: typing the counts into the sheet. Their clerk has learned how",
     "The clerk can do it. Who types the numbers sees them first, and that should be the team."),
    ("chart", "{place}: drawing the weekly chart. 2 of them can do it now",
     "2 of them can do it. A chart that a team draws is a chart that it looks at."),
    ("forms", "{place}: filling in the test forms from what they tell you",
     "Writing a prediction down is how a team learns to predict. You can read it afterwards."),
    ("rooms", "{place}: booking rooms and sending invitations",
     "It needs no coach. A team that calls its own meetings also meets when you are away."),
    ("nights", "{place}: telling their night staff what is tested next",
     "The news should come from colleagues. Then night staff can say what would not work at night."),
    ("join", "{place}: asking patients to join the team. Its staff see them every day",
     "Patients know the staff, not you. Help the team to ask well, and let them ask."),
    ("minutes", "{place}: writing the minutes. The members used to take turns",
     "They took turns before you came. Give it back, and look at the chart in that time."),
    ("manager", "{place}: carrying their ideas to their own manager. They meet daily",
     "They meet daily. Ideas carried by a coach become the coach's ideas."),
)  # fmt: skip
AT_ITS_AIM = (
    ("spring", "{place}: a weekly meeting. The team reached its aim in spring, and its chart has held",
     "This team can go on alone. A call each month keeps the door open."),
    ("asked", "{place}: a weekly meeting. The team has met its aim, and asked if it may go on alone",
     "They ask to go on alone, and the aim is met. That is what coaching is for."),
    ("visits", "{place}: a weekly meeting. The team met its aim, and now shows other teams how",
     "A team that teaches others needs you least. A call each month will do."),
)  # fmt: skip
FOR_NOBODY = (
    ("phones", "Cover for the phones in your old office",
     "It is real work, but it is not coaching. Your old manager needs to plan it in another way."),
    ("rota", "The rota of your old ward, because you do it well",
     "It belongs to your old job. Show somebody there how you do it, once."),
    ("audit", "Figures for an audit in another department",
     "No team of yours learns from it. The department can collect its own figures."),
    ("colours", "A red, amber and green report on all projects. Nobody knows who reads it",
     "Stop it and see who misses it. A chart for each team says more."),
    ("furniture", "A committee on new furniture. It never talks about your teams",
     "Nothing there helps a team. Ask for the notes."),
    ("slides", "A call at which slides are read aloud. They come by email too",
     "You can read them in 5 minutes. Give the rest to a team."),
    ("computers", "Help for a colleague's staff with their yearly computer training",
     "It is kind, and it is somebody else's job. Your hours were agreed for coaching."),
)  # fmt: skip


def new_week(seed: int) -> Week:
    """One learner's week. Only the coach's own tasks fit into it, and they do."""
    rng = generator(seed, "time-contract")
    share, teams = float(rng.choice(PROTECTED)), int(rng.choice(TEAMS))
    places = [str(place) for place in rng.permutation(PLACES)]
    tasks = [
        *_coaching(rng, places[:teams], protected(share, teams)[0]),
        *_others(rng, FOR_THE_TEAM, places[:teams], "team", TEAM),
        *_others(rng, AT_ITS_AIM, places[teams:], "none", 1),
        *_others(rng, FOR_NOBODY, places, "none", NONE - 1),
    ]
    order = rng.permutation(len(tasks))
    replies = tuple(str(reply) for reply in rng.permutation(list(REPLIES)))
    return Week(share, teams, tuple(tasks[n] for n in order), int(rng.integers(len(REQUESTS))), replies)


def _coaching(rng: Generator, places: list[str], hours: float) -> list[Task]:
    """What only a coach can do, as long as leaves a little of the protected time."""
    quarters = int((hours - _SPARE) * 4)
    prepare, learn = quarters // 7, 2
    own = [(PREPARE, prepare), (LEARN, learn)]
    if COACH - len(places) > len(own):
        own.append((SPONSOR, 2))
    left = quarters - sum(time for _, time in own)
    meetings = [left // len(places)] * len(places)
    for place in rng.permutation(len(places))[: left % len(places)]:
        meetings[place] += 1
    found = [
        Task(
            f"meet-{n}",
            f"{capital(place)}: the weekly meeting, the way there and your notes",
            "coach",
            _MEETING,
            time / 4,
            meeting=True,
        )
        for n, (place, time) in enumerate(zip(places, meetings, strict=True), 1)
    ]
    return found + [Task(task.id, task.text, task.who, task.why, time / 4) for task, time in own]


def _others(
    rng: Generator, bank: tuple[tuple[str, str, str], ...], places: list[str], who: Who, count: int
) -> list[Task]:
    """Some tasks of a bank, each of half an hour to an hour a week."""
    found = []
    for number, pick in enumerate(rng.permutation(len(bank))[:count]):
        name, text, why = bank[pick]
        place = places[number % len(places)]
        found.append(Task(name, capital(text.format(place=place)), who, why, float(rng.integers(2, 5)) / 4))
    return found


@dataclass(frozen=True)
class Request:
    """Somebody asks for more: the words, and what a yes does to the share and the teams."""

    who: str
    words: tuple[str, ...]
    more_teams: int = 0
    fewer_hours: float = 0.0

    def each(self, week: Week) -> float:
        """Hours a week for each team after a yes."""
        return (week.hours - self.fewer_hours) / (week.teams + self.more_teams)


REQUESTS = (
    Request(
        "A director",
        ('"I have 1 more team that needs a coach by Monday. You are so good at this."',),
        more_teams=1,
    ),
    Request(
        "The head of your programme",
        ('"We launch in May. Could you take 2 more teams? The others have full diaries."',),
        more_teams=2,
    ),
    Request(
        "The manager of your old ward",
        ('"We are short on Tuesday mornings. Could you give us 3 of your coaching hours each week until Easter?"',),
        fewer_hours=3.0,
    ),
    Request(
        "A finance manager",
        ('"Coaching is lovely. But could you give 1.5 of its hours each week to the yearly report?"',),
        fewer_hours=1.5,
    ),
)
REPLIES = {
    "choose": "I would like to help. I will show you what each team would have left. "
    "Which team should wait, and who tells them?",
    "evenings": "Yes, we will manage. I can write my notes in the evening.",
    "less": "Yes. Each team gets a little less of me, and nobody will notice.",
    "prepare": "Yes, if I may come to the meetings without preparing them.",
}
ABOUT_REPLY = {
    "choose": "You offer help and show the price. Now the choice is made in the open, by somebody who may make it.",
    "evenings": "That is generous, and many coaches do it. But the week stays too full, and working harder hides it.",
    "less": "Each team would lose a little, for weeks. Their tests slow down, and nobody knows why.",
    "prepare": "Then you sit in more meetings and see less in each. The next good question is found beforehand.",
}
