"""Team conversation (E-T3-03): a talk with a team after a bad month, 6 turns of 4 ways each.

First the learner says what the chart shows. How to open, what to ask first and what to agree depend on it; the other
turns do not. The team tells more after something that helps. Passed with 6 of 7 and nobody blamed: whoever picks
blindly manages that in 5 of 4,096 tries (0.12%).
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import count, takewhile

from qidose.simulate import cert
from qidose.simulate.draw import generator
from qidose.simulate.process import months

from ..cards import Card, Feedback
from ..chart_cards import better_words, series_chart
from ..exercise import About, Exercise
from ..fields import Answer, Move, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .team_conversation_stories import STORIES
from .team_conversation_talk import (
    AIMS,
    BELIEFS,
    DOES,
    HEADINGS,
    KINDLY,
    NAMES,
    SHOWS,
    WHY_SHOWS,
    Shows,
    Story,
    Way,
)

TURNS = len(NAMES)
FEWEST = 6
"""Of 7: what the chart shows, and 6 turns."""
SOME = 3
"""From so many turns that help, the talk ends half open."""
CHART = "chart"
MONTHS = 24
KINDS: dict[Shows, cert.Kind] = {"usual": "last_worst", "since": "step", "month": "spike"}


@dataclass(frozen=True)
class Talk:
    """One learner's talk: the story, the chart, and the ways of each turn in the order in which they are shown.

    `since` is the 0-based month in which something changed, or may have.
    """

    story: Story
    shows: Shows
    data: cert.Data
    truth: cert.Truth
    since: int
    ways: tuple[tuple[Way, ...], ...]

    def words(self, text: str) -> str:
        """A text with the months of this chart."""
        labels = months(MONTHS + 1)
        before, month, after = labels[-3:]
        return text.format(month=month, before=before, next=after, since=labels[self.since])


class TeamConversation(Exercise[Talk]):
    """Read the chart, then talk with the team."""

    id = "team-conversation"
    about = About(
        code="E-T3-03",
        dose="senior-leaders",
        title="Team conversation",
        minutes=10,
        domains=("D11", "D14"),
        outcomes=(2,),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
    )
    points = TURNS + 2
    pass_mark = FEWEST + 1
    layout = "conversation"
    finish_label = "Finish and look back at the talk"

    def case(self, seed: int) -> Talk:
        return _draw(seed)

    def cards(self, case: Talk, answer: Answer) -> tuple[Card, ...]:
        if CHART not in answer.locked:
            return (_chart_card(case, answer),)
        done = _done(answer)
        turns = [_turn_card(case, answer, number) for number in range(1, min(done + 1, TURNS) + 1)]
        end = [_end_card(case, answer)] if done == TURNS else []
        return (_chart_card(case, answer), *turns, *end)

    def ready(self, case: Talk, answer: Answer) -> bool:
        return CHART in answer.locked and _done(answer) == TURNS

    def mark(self, case: Talk, answer: Answer) -> Marks:
        chosen = said_in(case, answer)
        seen = shows_in(case, answer)
        criteria = [Criterion(name="What the chart shows", met=seen == case.shows, why=_why(case))]
        criteria += [
            Criterion(name=f"{number}. {name}", met=way is not None and way.helps(case.shows), why=_told(way, case))
            for number, (name, way) in enumerate(zip(NAMES, chosen, strict=True), 1)
        ]
        blamed = sum(way is not None and way.kind == "blames" for way in chosen)
        criteria.append(Criterion(name="Nobody is blamed", met=None not in chosen and not blamed, why=_blame(blamed)))
        beliefs = {_belief(way, case.shows) for way in chosen if way} - {""}
        return Marks(tuple(criteria), tuple(sorted(beliefs)))

    def summary(self, case: Talk, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        right = sum(criterion.met for criterion in marks.criteria[:-1])
        later = "A month later the team sent you what it had counted, and what it had learned."
        alone = "You heard of the next bad month from somebody else, and not from the team."
        return Feedback(
            heading="They will tell you more next time" if passed else "Not there yet",
            words=(
                f"{right} of your {TURNS + 1} steps helped. The aim is {FEWEST}, with nobody blamed.",
                later if passed else alone,
                *(KINDLY[name] for name in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Before your next visit after a bad month, look at 24 months. Then say first what they show."
                if passed
                else "Look back at the turns. Then start again, with another chart and perhaps another team."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Talk:
    """One learner's talk. The latest month is a bad one in each: without that nobody would be there."""
    rng = generator(seed, "team-conversation")
    story = STORIES[int(rng.integers(len(STORIES)))]
    shows = tuple(KINDS)[int(rng.integers(len(KINDS)))]
    change = MONTHS - 1 if shows == "month" else None
    direction: cert.Direction | None = None if shows == "usual" else "worse"
    params = cert.Params(kind=KINDS[shows], n=MONTHS, measure=story.measure, direction=direction, change=change)
    tries = (cert.generate(params, int(generator(seed, "team-conversation", n).integers(2**62))) for n in count())
    data, truth = next((data, truth) for data, truth in tries if _ends_badly(data))
    since = truth.change if shows == "since" and truth.change else MONTHS - 7 - int(rng.integers(2))
    ways = tuple(tuple(turn.ways[place] for place in rng.permutation(len(turn.ways)).tolist()) for turn in story.turns)
    return Talk(story, shows, data, truth, since, ways)


def _ends_badly(data: cert.Data) -> bool:
    """Whether the latest month is worse than most."""
    values, latest = sorted(data.series.values), data.series.values[-1]
    middle = values[MONTHS // 2]
    return latest < middle if data.series.measure.better == "up" else latest > middle


def card_id(number: int) -> str:
    """The id of the card of a turn, counted from 1."""
    return f"turn-{number}"


def shows_options(case: Talk) -> tuple[Option, ...]:
    """What the chart may show."""
    return tuple(Option(name, case.words(text)) for name, text in SHOWS.items())


def shows_in(case: Talk, answer: Answer) -> str | None:
    """What the learner says that the chart shows; None before it is fixed."""
    option = chosen_in(answer.get(CHART, "shows"), shows_options(case))
    return option.id if option and CHART in answer.locked else None


def options_of(case: Talk, number: int) -> tuple[Option, ...]:
    """What may be said in a turn. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), case.words(way.text)) for place, way in enumerate(case.ways[number - 1], 1))


def said_in(case: Talk, answer: Answer) -> tuple[Way | None, ...]:
    """What was said in each turn; None where nothing was, or nothing that was on offer."""
    return tuple(_said(case, answer, number) for number in range(1, TURNS + 1))


def _said(case: Talk, answer: Answer, number: int) -> Way | None:
    option = chosen_in(answer.get(card_id(number), "say"), options_of(case, number))
    return case.ways[number - 1][int(option.id) - 1] if option else None


def _done(answer: Answer) -> int:
    """How many turns are over."""
    return sum(1 for _ in takewhile(lambda number: card_id(number) in answer.locked, range(1, TURNS + 1)))


def _heading(way: Way, case: Talk) -> str:
    return HEADINGS["helps"] if way.helps(case.shows) else HEADINGS[way.kind]


def _told(way: Way | None, case: Talk) -> str:
    return f"{_heading(way, case)}." if way else "You have said nothing yet."


def _blame(times: int) -> str:
    if not times:
        return "You looked for causes in the work, not in people."
    return (
        f"You blamed people in {times} {'turn' if times == 1 else 'turns'}. A visit like that ends what they tell you."
    )


def _belief(way: Way, shows: Shows) -> str:
    """The misconception that a way shows, with such a chart; "" for none."""
    if shows == "usual" and way.kind in ("since", "month"):
        return "MC01"
    return way.belief or BELIEFS.get(way.kind, "")


def _why(case: Talk) -> str:
    return case.words(WHY_SHOWS[case.shows])


def _chart_card(case: Talk, answer: Answer) -> Card:
    series = case.data.series
    return Card(
        id=CHART,
        heading="Before you go in",
        words=(
            f"{case.story.place} You lead the service.",
            f"The latest month was a bad one. {better_words(series.measure)}",
            "Look at the chart first. How you talk will depend on it.",
        ),
        chart=series_chart(series, case.data.rule_set, signals=case.truth.signals if answer.finished else ()),
        fields=(Move(id="shows", label="What does the chart show?", options=shows_options(case)),),
        lock="Go in",
        feedback=_chart_feedback(case, answer) if answer.finished else None,
    )


def _chart_feedback(case: Talk, answer: Answer) -> Feedback:
    seen = shows_in(case, answer)
    if seen == case.shows:
        return Feedback(heading="You read the chart well", words=(_why(case),), good=True)
    own = next((f"You chose: {option.text}." for option in shows_options(case) if option.id == seen), "")
    words = tuple(word for word in (case.words(SHOWS[case.shows]) + ".", _why(case), own) if word)
    return Feedback(heading="The chart says something else", words=words, good=False)


def _turn_card(case: Talk, answer: Answer, number: int) -> Card:
    turn = case.story.turns[number - 1]
    before = _said(case, answer, number - 1) if number > 1 else None
    lead = turn.lead if number == 1 or (before and before.helps(case.shows)) else turn.guarded
    told = (before.answered(case.shows), lead) if before else (lead,)
    return Card(
        id=card_id(number),
        heading=turn.who,
        words=tuple(case.words(words) for words in told),
        fields=(Move(id="say", label="What do you say?", options=options_of(case, number)),),
        lock="Say it",
        feedback=_feedback(case, answer, number) if answer.finished else None,
    )


def _end_card(case: Talk, answer: Answer) -> Card:
    chosen, story = said_in(case, answer), case.story
    helped = sum(way is not None and way.helps(case.shows) for way in chosen)
    end = story.shut
    if helped >= SOME and not any(way and way.kind == "blames" for way in chosen):
        end = story.open if helped >= FEWEST - 1 else story.half
    last = (chosen[-1].answered(case.shows),) if chosen[-1] else ()
    return Card(id="end", heading=story.last, words=tuple(case.words(words) for words in (*last, end)))


def _feedback(case: Talk, answer: Answer, number: int) -> Feedback:
    way, aim = _said(case, answer, number), AIMS[number - 1]
    if way is not None and way.helps(case.shows):
        return Feedback(heading=HEADINGS["helps"], words=(aim,), good=True)
    better = next(one for one in case.story.turns[number - 1].ways if one.helps(case.shows))
    instead = (
        case.words(f'You could have said: "{better.text}"'),
        case.words(f'Then you would have heard: "{better.reply}"'),
    )
    if way is None:
        return Feedback(heading="Nothing said", words=(aim, *instead), good=False)
    return Feedback(heading=_heading(way, case), words=(DOES[way.kind], aim, *instead), good=False)
