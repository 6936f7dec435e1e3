"""A fishbone for everything (E-T5-09): teams ask for the tool that they have just learned; what does a coach say?

8 requests, 4 replies each. In 2 or 3 of them the fishbone is right, so that neither "always" nor "never" passes. In 1
people may come to harm today: it has 2 points, so that nobody passes who leaves them unsafe (curriculum 8.3). A set is
passed with 7 of 8 right, that one among them, which somebody who guesses has in 0.034% of tries.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .tool_temptation_requests import BANK, Kind, Reply, Request

REQUESTS = 8
FEWEST_RIGHT = 7
SAFETY_POINTS = 2
FEWEST_FISHBONES, MOST_FISHBONES = 2, 3
MOST_OF_A_KIND = 2
HELPS: dict[Kind, str] = {
    "fishbone": "Here a fishbone helps",
    "facts": "They have counts: begin there",
    "look": "Somebody has to go and see, or ask",
    "count": "A short count tells the guesses apart",
    "chart": "Ask first whether anything changed",
    "aim": "Agree first on what should be different",
    "test": "They are ready for a small test",
    "else": "This is no work for an improvement project",
    "safe": "Make it safe first",
}
DOES: dict[Kind, str] = {
    "fishbone": "Your reply leads to a sheet of guesses. It says what people think, and not what is so.",
    "look": "Your reply sends them to look, and the next step does not depend on what they find.",
    "count": "Your reply asks for a count that changes nothing about the next step.",
    "chart": "Your reply turns something that needs a deed into a line of dots.",
    "aim": "Your reply asks for an aim where a plain yes or no is needed.",
    "test": "Your reply tests an idea, and that is not what is asked here.",
    "more": "Your reply puts off the start, and what they would learn by it.",
    "cause": "Your reply goes to 1 case. What comes again seldom has its cause there.",
    "remind": "Your reply asks people to try harder. The work stays as it is.",
    "train": "Your reply teaches people who may know it all, in work that stays as it is.",
    "audit": "Your reply asks how far they are from a standard. They want to know what to do about it.",
    "big": "Your reply reaches everyone at once. If it is wrong, all are affected.",
    "solve": "Your reply is your own answer. It may be right, and then it is still not theirs.",
    "tool": "Your reply offers another tool, and not the question that it would answer.",
}
BELIEFS: dict[Kind, str] = {
    "fishbone": "MC29",
    "tool": "MC29",
    "more": "MC22",
    "cause": "MC01",
    "remind": "MC11",
    "train": "MC27",
    "audit": "MC23",
    "big": "MC26",
}
"""What somebody may believe who says this where it does not help."""
KINDLY = {
    "MC01": "It is natural to look for what was different the last time. Often it was only 1 of many such times.",
    "MC11": "Nearly all of us ask people to take care. Most already do, and the next week is like the last.",
    "MC22": "More data feel safer. But a look, a short count or a small test teaches sooner.",
    "MC23": "An audit is good work. It compares with a standard, and improvement begins where that ends.",
    "MC26": "It is kind to want it for all. A first test with 1 shows what nobody has thought of.",
    "MC27": "Training helps where people do not know how. Ask first whether that is so.",
    "MC29": "A new tool seems to fit everything for a while. It helps where it answers the next question.",
}


@dataclass(frozen=True)
class Requests:
    """One learner's requests, and the replies to each in the order in which they are shown."""

    shown: tuple[Request, ...]
    replies: tuple[tuple[Reply, ...], ...]


class ToolTemptation(Exercise[Requests]):
    """What a coach says to 8 teams that ask for a fishbone."""

    id = "tool-temptation"
    about = About(
        code="E-T5-09",
        dose="coaches",
        title="A fishbone for everything",
        minutes=10,
        domains=("D01", "D10"),
        outcomes=(1, 4),
        misconceptions=tuple(KINDLY),
    )
    points = REQUESTS - 1 + SAFETY_POINTS
    pass_mark = FEWEST_RIGHT - 1 + SAFETY_POINTS
    noun = "Request"

    def case(self, seed: int) -> Requests:
        rng = generator(seed, "tool-temptation")
        while True:
            shown = tuple(BANK[place] for place in rng.permutation(len(BANK))[:REQUESTS].tolist())
            if _mixed(shown):
                break
        return Requests(shown, tuple(tuple(one.replies[k] for k in rng.permutation(4).tolist()) for one in shown))

    def cards(self, case: Requests, answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(case, number, answer) for number in range(1, REQUESTS + 1))

    def mark(self, case: Requests, answer: Answer) -> Marks:
        said = [said_in(case, answer, number) for number in range(1, REQUESTS + 1)]
        pairs = list(zip(case.shown, said, strict=True))
        criteria = tuple(
            Criterion(
                name=f"{number}. {request.title}",
                met=reply == request.replies[0],
                why=f"{HELPS[request.best]}.",
                points=points_of(request),
            )
            for number, (request, reply) in enumerate(pairs, 1)
        )
        wrong = {reply.kind for request, reply in pairs if reply and reply != request.replies[0]}
        return Marks(criteria, tuple(sorted({BELIEFS[kind] for kind in wrong if kind in BELIEFS})))

    def summary(self, case: Requests, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        right = sum(criterion.met for criterion in marks.criteria)
        fishbones = sum(request.best == "fishbone" for request in case.shown)
        safe = next(c.met for r, c in zip(case.shown, marks.criteria, strict=True) if r.best == "safe")
        return Feedback(
            heading="You begin with their question" if passed else "Not there yet",
            words=(
                f"You said what helps next to {right} of {REQUESTS} teams. The aim is {FEWEST_RIGHT}.",
                *(
                    ()
                    if safe
                    else ("In 1 case people were not safe, and that comes before any tool. So it counts double.",)
                ),
                f"For {fishbones} of them a fishbone was right. It is a good tool for sorting guesses.",
                "Each time the same question decides: what does this team need to know next?",
            ),
            good=passed,
            next_step=(
                "When a team next asks you for a tool, ask first what they would like to find out."
                if passed
                else "Read what each team had already, and what it lacked. Then start again with other teams."
            ),
        )


def said_in(case: Requests, answer: Answer, number: int) -> Reply | None:
    """What was said to a team, counted from 1; None where nothing was, or nothing that was on offer."""
    option = chosen_in(answer.get(card_id(number), "say"), options_of(case, number))
    return case.replies[number - 1][int(option.id) - 1] if option else None


def options_of(case: Requests, number: int) -> tuple[Option, ...]:
    """What may be said to a team. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), reply.text) for place, reply in enumerate(case.replies[number - 1], 1))


def points_of(request: Request) -> int:
    """What a request is worth. People who may come to harm count double."""
    return SAFETY_POINTS if request.best == "safe" else 1


def card_id(number: int) -> str:
    """The id of the card of a request, counted from 1."""
    return f"request-{number}"


def _mixed(shown: Sequence[Request]) -> bool:
    counts = Counter(request.best for request in shown)
    fishbones = counts.pop("fishbone", 0)
    return (
        FEWEST_FISHBONES <= fishbones <= MOST_FISHBONES
        and counts["safe"] == 1
        and counts["else"] >= 1
        and max(counts.values()) <= MOST_OF_A_KIND
    )


def _card(case: Requests, number: int, answer: Answer) -> Card:
    request = case.shown[number - 1]
    return Card(
        id=card_id(number),
        heading=request.title,
        words=request.text,
        fields=(Choice(id="say", label="You are their coach. What do you say?", options=options_of(case, number)),),
        feedback=_feedback(request, said_in(case, answer, number)) if answer.finished else None,
    )


def _feedback(request: Request, said: Reply | None) -> Feedback:
    best = request.replies[0]
    if said == best:
        return Feedback(heading=f"Yes. {HELPS[request.best]}", words=(request.why,), good=True)
    instead = f'You could have said: "{best.text}"'
    if said is None:
        return Feedback(heading=HELPS[request.best], words=(request.why, instead), good=False)
    kindly = (KINDLY[BELIEFS[said.kind]],) if said.kind in BELIEFS else ()
    return Feedback(
        heading=HELPS[request.best],
        words=(request.why, f'You said: "{said.text}"', DOES[said.kind], *kindly, instead),
        good=False,
    )
