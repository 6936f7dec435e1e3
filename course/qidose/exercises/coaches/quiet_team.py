"""The quiet team (E-T5-06): 3 teams that say little. Find out why, say what it is, choose what to try, and reflect.

Of the 3 teams, 1 is silent because of rank, 1 is tired, and 1 has another reason that is easily taken for resistance.
What a team tells depends on how it is asked; after a poor first step a glimpse still shows enough to go on. 8 of 9
decisions must help. An expert reads the reflection, which may be improved while the talks stay as they were.
"""

from dataclasses import dataclass
from itertools import takewhile

from qidose.rubrics import QUIET_TEAM
from qidose.simulate.draw import generator

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Json, Move, Option, Text
from ..marks import Criterion, Marks
from ..values import chosen_in, words_in
from ..wording import lower
from .coach_feedback import OPEN_QUESTION, SOON
from .quiet_team_stories import STORIES, Cause, Kind, Step, Story

TEAMS = 3
FEWEST_RIGHT = 8
REFLECTION = "reflection"
FEWEST_WORDS, MOST_WORDS = 50, 200
OTHERS: tuple[Cause, ...] = ("risk", "own", "hurt", "other")
NATURE = Option("nature", "People here do not like change")
MEANINGS: tuple[Option, ...] = (
    Option("rank", "Rank: it is not safe to say it in front of somebody senior"),
    Option("tired", "Tiredness: there is no strength for 1 thing more"),
    Option("risk", "A real risk: they see a harm that the plan leaves out"),
    Option("own", "It was never their decision"),
    Option("hurt", "An old hurt: something like it went badly before"),
    Option("other", "Another system: what they need lies with another team"),
    NATURE,
)
WITH: dict[str, str] = {
    "rank": "Make it safe to speak: write first, the newest first, the senior person last.",
    "tired": "Ask for less, and take something away. A small thing that gives time back wins a team.",
    "risk": "Take the danger seriously, and make the test safe to stop.",
    "own": "Begin with what they themselves would change.",
    "hurt": "Ask what happened, listen, and agree what must not happen again.",
    "other": "Bring the other team in, and look at the work together.",
}
"""What helps, for each meaning of a silence."""
DOES: dict[Kind, str] = {
    "vote": "You asked in front of everybody. Then only 1 answer is easy.",
    "sell": "You gave reasons, and nobody had asked for them.",
    "press": "You asked for more of what was missing, and it is missing for a reason.",
    "boss": "You went to somebody with more power. That may move the plan, and it does not move people.",
    "solve": "You did it for them. It moves as long as you are there.",
    "accept": "You took the first answer for the whole answer.",
    "round": "You went round the one who knows most about it.",
    "train": "You offered training. It helps where people do not know how, and here they do.",
    "misses": "That is a good step for another kind of silence. It did not meet this one.",
    "big": "You went for all at once, and the danger was still there.",
}
BELIEFS: dict[Kind, str] = {"press": "MC11", "train": "MC27", "boss": "MC28", "round": "MC28", "big": "MC26"}
KINDLY = {
    "MC11": "Most of us ask people to try harder. Most people already do.",
    "MC26": "It is kind to want it for all. A first small test shows what nobody has thought of.",
    "MC27": "It is natural to offer a course. It changes little where something else stands in the way.",
    "MC28": "It can feel as if people resist change. Most of them know something that the change needs.",
}


def card_id(number: int, step: str) -> str:
    """The id of a card: the place of the team, from 1, and "first" or "then"."""
    return f"team-{number}-{step}"


TALKS = tuple(card_id(number, step) for number in range(1, TEAMS + 1) for step in ("first", "then"))


@dataclass(frozen=True)
class Met:
    """A team as one learner meets it: what can be done first and then, in the order in which it is shown."""

    story: Story
    first: tuple[Step, ...]
    then: tuple[Step, ...]
    meanings: tuple[Option, ...]


@dataclass(frozen=True)
class Teams:
    """One learner's 3 teams, in the order in which they are met."""

    met: tuple[Met, ...]


class QuietTeam(Exercise[Teams]):
    """3 teams, 3 decisions each, and a reflection."""

    id = "quiet-team"
    about = About(
        code="E-T5-06",
        dose="coaches",
        title="The quiet team",
        minutes=20,
        domains=("D11",),
        outcomes=(4,),
        misconceptions=tuple(KINDLY),
    )
    points = 3 * TEAMS
    pass_mark = FEWEST_RIGHT
    rubric = QUIET_TEAM
    may_improve = True
    stays_locked = TALKS
    layout = "conversation"
    finish_label = "Finish and send to an expert"
    again_label = "Try again with other teams"

    def case(self, seed: int) -> Teams:
        rng = generator(seed, "quiet-team")
        third = OTHERS[int(rng.integers(len(OTHERS)))]
        causes: tuple[Cause, ...] = ("rank", "tired", third)
        stories = []
        for cause in causes:
            some = [story for story in STORIES if story.cause == cause]
            stories.append(some[int(rng.integers(len(some)))])
        met = []
        for place in rng.permutation(TEAMS).tolist():
            story = stories[place]
            first, then = rng.permutation(4).tolist(), rng.permutation(4).tolist()
            named = rng.permutation(len(MEANINGS)).tolist()
            met.append(
                Met(
                    story,
                    tuple(story.first[k] for k in first),
                    tuple(story.then[k] for k in then),
                    tuple(MEANINGS[k] for k in named),
                )
            )
        return Teams(tuple(met))

    def cards(self, case: Teams, answer: Answer) -> tuple[Card, ...]:
        done = _done(answer)
        shown = [_talk_card(case, answer, card) for card in TALKS[: done + 1]]
        return (*shown, _reflection_card(answer)) if done == len(TALKS) else tuple(shown)

    def ready(self, case: Teams, answer: Answer) -> bool:
        return _done(answer) == len(TALKS) and super().ready(case, answer)

    def mark(self, case: Teams, answer: Answer) -> Marks:
        criteria, kinds, beliefs = list[Criterion](), set[Kind](), set[str]()
        for number, met in enumerate(case.met, 1):
            first, then = first_of(case, answer, number), then_of(case, answer, number)
            meaning = meaning_of(case, answer, number)
            right = meaning is not None and meaning.id == met.story.cause
            for what, ok in (
                ("how you found out", first is not None and first.kind == "helps"),
                ("what it is", right),
                ("what you tried", then is not None and then.kind == "helps"),
            ):
                criteria.append(Criterion(name=f"{met.story.team}: {what}", met=ok, why=_helped(ok)))
            kinds |= {step.kind for step in (first, then) if step}
            beliefs |= {"MC28"} if meaning == NATURE else set()
        beliefs |= {BELIEFS[kind] for kind in kinds if kind in BELIEFS}
        return Marks(tuple(criteria), tuple(sorted(beliefs)))

    def summary(self, case: Teams, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You look for the need behind the silence" if passed else "Not there yet",
            words=(
                f"{marks.score} of your {3 * TEAMS} decisions helped. The aim is {FEWEST_RIGHT}.",
                "3 teams were quiet, and each meant something else by it. Nobody could know that without asking.",
                *(KINDLY[belief] for belief in marks.misconceptions),
                "An expert reads what you wrote.",
            ),
            good=passed,
            next_step=(
                "Ask 1 person who has been quiet for a while what would make your next meeting worth coming to."
                if passed
                else "Read what each silence meant. Then try again with other teams."
            ),
        )


def first_of(case: Teams, answer: Answer, number: int) -> Step | None:
    """What was done first with a team, counted from 1; None where nothing was, or nothing that was on offer."""
    return _chosen(case.met[number - 1].first, answer.get(card_id(number, "first"), "do"))


def then_of(case: Teams, answer: Answer, number: int) -> Step | None:
    """What was tried then."""
    return _chosen(case.met[number - 1].then, answer.get(card_id(number, "then"), "try"))


def meaning_of(case: Teams, answer: Answer, number: int) -> Option | None:
    """What the learner took the silence for."""
    return chosen_in(answer.get(card_id(number, "then"), "meaning"), case.met[number - 1].meanings)


def options_of(steps: tuple[Step, ...]) -> tuple[Option, ...]:
    """What can be done. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), step.text) for place, step in enumerate(steps, 1))


def checks_of(value: Json) -> tuple[Check, ...]:
    """What the words of a reflection show while it is written. None of it earns points."""
    text = value if isinstance(value, str) else ""
    return (
        Check(name=f"{FEWEST_WORDS} to {MOST_WORDS} words", met=FEWEST_WORDS <= len(words_in(text)) <= MOST_WORDS),
        Check(name="A question that you will ask", met=OPEN_QUESTION.search(text) is not None),
        Check(name="A day or a week", met=SOON.search(text) is not None),
    )


def _chosen(steps: tuple[Step, ...], value: Json) -> Step | None:
    option = chosen_in(value, options_of(steps))
    return steps[int(option.id) - 1] if option else None


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda card: card in answer.locked, TALKS))


def _helped(ok: bool) -> str:
    return "It helped." if ok else "It did not help here."


def _talk_card(case: Teams, answer: Answer, card: str) -> Card:
    number, step = int(card.split("-")[1]), card.split("-")[2]
    return _first_card(case, answer, number) if step == "first" else _then_card(case, answer, number)


def _first_card(case: Teams, answer: Answer, number: int) -> Card:
    met = case.met[number - 1]
    first = first_of(case, answer, number)
    return Card(
        id=card_id(number, "first"),
        heading=f"Team {number}: {met.story.team}",
        words=met.story.seen,
        fields=(Move(id="do", label="You are their coach. What do you do first?", options=options_of(met.first)),),
        lock="Do it",
        feedback=_about_first(met, first) if answer.finished else None,
    )


def _then_card(case: Teams, answer: Answer, number: int) -> Card:
    met = case.met[number - 1]
    first, then = first_of(case, answer, number), then_of(case, answer, number)
    came = () if first is None else (first.back,) if first.kind == "helps" else (first.back, met.story.glimpse)
    return Card(
        id=card_id(number, "then"),
        heading=f"{met.story.team}, a week later",
        words=came,
        fields=(
            Choice(id="meaning", label="What is this silence, most likely?", options=met.meanings),
            Move(id="try", label="What do you try?", options=options_of(met.then)),
        ),
        lock="Try it",
        feedback=(
            _about_then(met, then, meaning_of(case, answer, number))
            if answer.finished
            else _came_of(then)
            if card_id(number, "then") in answer.locked
            else None
        ),
    )


def _about_first(met: Met, first: Step | None) -> Feedback:
    best = met.story.first[0]
    if first == best:
        return Feedback(heading="You found out", words=("You asked so that people could answer.",), good=True)
    did = (DOES[first.kind],) if first else ()
    return Feedback(heading="You learned little", words=(*did, f'This would have helped: "{best.text}"'), good=False)


def _came_of(then: Step | None) -> Feedback | None:
    """What came of a step that was tried. Whether it was a good one, the end says."""
    return Feedback(heading="What came of it", words=(then.back,)) if then else None


def _about_then(met: Met, then: Step | None, meaning: Option | None) -> Feedback:
    """What the silence was, and what helps."""
    story, best = met.story, met.story.then[0]
    truth = next(option for option in MEANINGS if option.id == story.cause)
    words = [*((then.back,) if then else ()), story.why, WITH[story.cause]]
    if meaning != truth:
        words.append(f"You took it for this: {lower(meaning.text)}." if meaning else "You did not say what it is.")
    if meaning == NATURE:
        words.append(KINDLY["MC28"])
    if then != best:
        words += [*((DOES[then.kind],) if then else ()), f'This would have helped: "{best.text}"']
    return Feedback(heading=truth.text, words=tuple(words), good=meaning == truth and then == best)


def _reflection_card(answer: Answer) -> Card:
    return Card(
        id=REFLECTION,
        heading="Your own quiet team",
        words=(
            "Think of a meeting of your own in which people said little. It need not be a project.",
            "An expert reads this. Name nobody.",
        ),
        fields=(
            Text(
                id="words",
                label="What did you see, what could it mean, and what will you try?",
                hint="Give at least 2 meanings, a question that would tell them apart, and 1 small step with a day.",
                rows=9,
                most_words=MOST_WORDS,
            ),
        ),
        checks=checks_of(answer.get(REFLECTION, "words")),
        feedback=_about_reflection() if answer.finished else None,
    )


def _about_reflection() -> Feedback:
    return Feedback(
        heading="What an expert looks for",
        words=(
            "What you saw and heard, and no label for people.",
            "More than 1 meaning, your own part among them, and a way to tell them apart.",
            "A small step that fits, within a week.",
        ),
    )
