"""Definition duel (E-T3-05, shared by managers): 2 readers apply 1 definition to 12 cases and differ.

The learner finds out which question of the definition each of the 6 cases is on the edge of, mends the wording until
the readers agree on at least 90%, and decides what a patient's story adds. All 4 parts are needed. By elimination
anybody can find the clear wordings in 3 tries, so the other parts keep guessing under 0.2% (docs/deviations.md).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qidose.simulate import opdef
from qidose.simulate.draw import generator

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Groups, Number, Option, Text
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in
from .definition_duel_words import (
    ABOUT_NEXT,
    ABOUT_RESPONSES,
    BELIEFS,
    HOW_TO_LISTEN,
    NEXT,
    READERS,
    RESPONSES,
    TOPICS,
    Topic,
)

PARAMS = opdef.Params(slip=0.0)
"""No reader slips here: a difference always comes from the words, so that it can be found in them."""
TRIES = 3
FEWEST_PLACES = 5
"""Cases, of the 6 on which the readers differ, whose question must be found."""
MEET, DIFFER, STORY = "meet", "differ", "story"


@dataclass(frozen=True)
class Duel:
    """One learner's definition, cases and readers; `responses` and `next` hold options in a personal order."""

    seed: int
    data: opdef.Data
    truth: opdef.Truth
    readers: tuple[str, str]
    responses: tuple[Option, ...]
    next: tuple[Option, ...]

    @property
    def topic(self) -> Topic:
        return TOPICS[self.truth.topic]

    @property
    def edge(self) -> dict[str, str]:
        """The question that each case is on the edge of, by the id of the case, where it is on one."""
        places = enumerate(self.truth.place_of_case, 1)
        return {f"case-{number}": place for number, place in places if place is not None}

    def text(self, case_id: str) -> str:
        """The words of a case."""
        return self.data.cases[int(case_id.removeprefix("case-")) - 1]


class DefinitionDuel(Exercise[Duel]):
    """Find the words that allow 2 readings, mend them, and hear what no count tells."""

    id = "definition-duel"
    about = About(
        code="E-T3-05",
        dose="senior-leaders",
        title="Definition duel",
        minutes=10,
        domains=("D07", "D17"),
        outcomes=(3,),
        misconceptions=tuple(sorted(BELIEFS.values())),
        codes_too=("E-T4-01",),
    )
    points = 4
    pass_mark = 4
    noun = "Step"

    def case(self, seed: int) -> Duel:
        return _draw(seed)

    def cards(self, case: Duel, answer: Answer) -> tuple[Card, ...]:
        shown = [_meet_card(case)]
        if MEET in answer.locked:
            shown.append(_differ_card(case, answer))
        if DIFFER in answer.locked:
            shown += [_try_card(case, answer, number) for number in range(1, _tries_open(case, answer) + 1)]
        if _over(case, answer):
            shown.append(_story_card(case, answer))
        return tuple(shown)

    def ready(self, case: Duel, answer: Answer) -> bool:
        return _over(case, answer) and super().ready(case, answer)

    def mark(self, case: Duel, answer: Answer) -> Marks:
        response, after = _said(answer, DIFFER, "response", case.responses), _said(answer, STORY, "next", case.next)
        found = places_found(case, answer) if DIFFER in answer.locked else 0
        agreed = best_agreement(case, answer)
        criteria = (
            Criterion(name="You ask the readers first", met=response == "ask", why=ABOUT_RESPONSES["ask"]),
            Criterion(
                name="You found where the readers differ",
                met=found >= FEWEST_PLACES,
                why=f"You found the question behind {found} of {len(case.edge)} cases. The aim is {FEWEST_PLACES}.",
            ),
            Criterion(
                name="2 readers agree",
                met=agreed >= case.data.wanted,
                why=f"With your wording they agree on {round(100 * agreed)}% of the cases. The aim is 90%.",
            ),
            Criterion(name="You know what a story adds", met=after == "listen", why=ABOUT_NEXT["listen"]),
        )
        return Marks(criteria, (BELIEFS[response],) if response in BELIEFS else ())

    def summary(self, case: Duel, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Now 2 people count the same" if passed else "Not there yet",
            words=(
                "When 2 people count in 2 ways, the measure moves and the work does not.",
                "In real work somebody misreads a case now and then. So the aim is 90%, and not all.",
            ),
            good=passed,
            next_step=(
                "Take 1 measure that you report. Let 2 colleagues count the same 12 cases this week."
                if passed
                else "Read what is said under each step. Then start again with other cases."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Duel:
    data, truth = opdef.generate(PARAMS, seed)
    rng = generator(seed, "definition-duel")
    readers = READERS[int(rng.integers(len(READERS)))]
    return Duel(seed, data, truth, readers, _shuffled(RESPONSES, rng), _shuffled(NEXT, rng))


def _shuffled(texts: dict[str, str], rng: np.random.Generator) -> tuple[Option, ...]:
    return tuple(Option(name, texts[name]) for name in rng.permutation(list(texts)).tolist())


@lru_cache(maxsize=512)
def read_again(seed: int, wording: tuple[int, ...]) -> opdef.Reading:
    """What the readers make of the cases with this wording."""
    return opdef.play(PARAMS, seed, [wording])[0]


def try_id(number: int) -> str:
    """The id of the card of a try, counted from 1."""
    return f"try-{number}"


def wordings_of(place: opdef.Place) -> tuple[Option, ...]:
    """The wordings of a place to choose from; the ids are places in the learner's own order."""
    return tuple(Option(str(number), text) for number, text in enumerate(place.wordings))


def wording_in(case: Duel, answer: Answer, number: int) -> tuple[int, ...] | None:
    """The wording of a try that was given to the readers; None where it was not, or is not whole."""
    if try_id(number) not in answer.locked:
        return None
    chosen = [chosen_in(answer.get(try_id(number), place.id), wordings_of(place)) for place in case.data.places]
    return tuple(int(option.id) for option in chosen if option) if all(chosen) else None


def best_agreement(case: Duel, answer: Answer) -> float:
    """The share of cases read alike with the best of the learner's own wordings; 0 before the first."""
    tried = (wording_in(case, answer, number) for number in range(1, TRIES + 1))
    return max((read_again(case.seed, wording).agreement for wording in tried if wording), default=0.0)


def places_found(case: Duel, answer: Answer) -> int:
    """For how many of the cases that differ the learner found the question."""
    value = answer.get(DIFFER, "where")
    given = value if isinstance(value, dict) else {}
    return sum(given.get(name) == place for name, place in case.edge.items())


def _said(answer: Answer, card: str, name: str, options: tuple[Option, ...]) -> str:
    option = chosen_in(answer.get(card, name), options)
    return option.id if option else ""


def _settled(case: Duel, answer: Answer) -> bool:
    return best_agreement(case, answer) >= case.data.wanted


def _tries_done(answer: Answer) -> int:
    return next((n for n in range(TRIES) if try_id(n + 1) not in answer.locked), TRIES)


def _tries_open(case: Duel, answer: Answer) -> int:
    """How many tries are in sight: one more than were made, until the readers agree or there are no more."""
    done = _tries_done(answer)
    return done if _settled(case, answer) or answer.finished else min(done + 1, TRIES)


def _over(case: Duel, answer: Answer) -> bool:
    before = {MEET, DIFFER} <= set(answer.locked)
    return before and (_settled(case, answer) or _tries_done(answer) == TRIES)


def _meet_card(case: Duel) -> Card:
    one, other = case.readers
    field = Number(
        id="prediction",
        label="In how many of the 12 cases will they agree?",
        hint="Your best guess. It is not marked.",
        low=0,
        high=len(case.data.cases),
    )
    return Card(
        id=MEET,
        heading="1 definition, 2 readers",
        words=(
            f"{case.topic.where}. {case.topic.why} Its definition answers 4 questions.",
            f"{one} and {other} each read the same 12 cases with it. They do not talk about them.",
        ),
        table=_definition(case),
        fields=(field,),
        lock="Let them read",
    )


def _definition(case: Duel) -> Table:
    """The vague definition, question by question: as 1 sentence it would be too long to read."""
    pairs = zip(case.data.places, case.data.start, strict=True)
    rows = tuple((place.asks, place.wordings[number]) for place, number in pairs)
    return Table(caption=f"{case.data.measure}: what counts", head=("Question", "The definition says"), rows=rows)


def _table(case: Duel, reading: opdef.Reading, caption: str, only_different: bool = False) -> Table:
    rows = []
    for text, one, other in zip(case.data.cases, *reading.counts.tolist(), strict=True):
        if one != other or not only_different:
            rows.append((text, *(case.topic.yes if said else case.topic.no for said in (one, other))))
    return Table(caption=caption, head=("Case", *case.readers), rows=tuple(rows))


def _differ_card(case: Duel, answer: Answer) -> Card:
    alike = round(case.data.reading.agreement * len(case.data.cases))
    predicted = number_in(answer.get(MEET, "prediction"))
    groups = tuple(Option(place.id, place.asks) for place in case.data.places)
    return Card(
        id=DIFFER,
        heading=f"They agree on {alike} of 12",
        words=(
            *(() if predicted is None else (f"You predicted {predicted:g}.",)),
            "Both worked with care. But some of the definition's 4 answers can be read in 2 ways.",
        ),
        table=_table(case, case.data.reading, "How each of them read the 12 cases"),
        fields=(
            Choice(id="response", label="What do you do first?", options=case.responses),
            Groups(
                id="where",
                label="These are the cases on which they differ. Which question does the definition leave open?",
                items=tuple(Option(name, case.text(name).removesuffix(".")) for name in case.edge),
                groups=groups,
            ),
        ),
        lock="Go on to the wording",
        feedback=_differ_feedback(case, answer) if answer.finished else None,
    )


def _differ_feedback(case: Duel, answer: Answer) -> Feedback:
    response, found = _said(answer, DIFFER, "response", case.responses), places_found(case, answer)
    asks = {place.id: place.asks for place in case.data.places}
    words = [ABOUT_RESPONSES["ask"]]
    if response in BELIEFS:
        words.append(f'You chose: "{RESPONSES[response]}". {ABOUT_RESPONSES[response]}')
    value = answer.get(DIFFER, "where")
    given = value if isinstance(value, dict) else {}
    words += [f"{case.text(name)}\n{asks[place]}" for name, place in case.edge.items() if given.get(name) != place]
    good = response == "ask" and found >= FEWEST_PLACES
    heading = "You saw where the words are open" if good else "Where the words are open"
    return Feedback(heading=heading, words=tuple(words), good=good)


def _try_card(case: Duel, answer: Answer, number: int) -> Card:
    before = wording_in(case, answer, number - 1) if number > 1 else None
    reading = read_again(case.seed, before) if before else case.data.reading
    return Card(
        id=try_id(number),
        heading="Mend the wording" if number == 1 else f"They agree on {round(100 * reading.agreement)}%",
        words=(f"Choose words that leave only 1 reading. You have {_tries_left(number)}.",),
        table=_table(case, reading, "Cases on which they still differ", only_different=True) if before else None,
        fields=tuple(Choice(id=place.id, label=place.asks, options=wordings_of(place)) for place in case.data.places),
        lock="Give it to the readers",
        feedback=_try_feedback(case, answer, number) if answer.finished else None,
    )


def _tries_left(number: int) -> str:
    left = TRIES - number + 1
    return "1 try left" if left == 1 else f"{left} tries"


def _try_feedback(case: Duel, answer: Answer, number: int) -> Feedback | None:
    wording = wording_in(case, answer, number)
    if wording is None:
        return None
    agreed = read_again(case.seed, wording).agreement
    good = agreed >= case.data.wanted
    words = []
    if number == _tries_done(answer):
        words = [*_about_wordings(case, wording)]
    return Feedback(heading=f"They agreed on {round(100 * agreed)}%", words=tuple(words), good=good)


def _about_wordings(case: Duel, wording: tuple[int, ...]) -> tuple[str, ...]:
    """The clear wording of each place beside the learner's own, where that is another."""
    told = []
    for place, clear, chosen in zip(case.data.places, case.truth.clear, wording, strict=True):
        if chosen == clear:
            continue
        told.append(f'{place.asks} Clear is: "{place.wordings[clear]}". You chose: "{place.wordings[chosen]}".')
        if place.id not in case.truth.needed:
            told.append("None of these 12 cases could show that. The next 12 may.")
    known = "Clear words say what somebody can see, count or look up. Long words and official words can still be open."
    return (known, *told)


def _story_card(case: Duel, answer: Answer) -> Card:
    one, other = case.readers
    agreed = round(100 * best_agreement(case, answer))
    return Card(
        id=STORY,
        heading="What no count tells",
        words=(
            f"{one} and {other} now agree on {agreed}% of the cases.",
            f"Then a patient speaks. {case.topic.story}",
            case.topic.by_number,
        ),
        fields=(
            Choice(id="next", label="What do you do with this story?", options=case.next),
            Text(
                id="own",
                label="Think of a measure of your own. Which of its words could 2 people read in 2 ways?",
                hint="This is for you. It is not marked.",
                rows=2,
                needed=False,
            ),
        ),
        feedback=_story_feedback(case, answer) if answer.finished else None,
    )


def _story_feedback(case: Duel, answer: Answer) -> Feedback:
    said = _said(answer, STORY, "next", case.next)
    good = said == "listen"
    own = () if good or not said else (f'You chose: "{NEXT[said]}". {ABOUT_NEXT[said]}',)
    heading = "You listen on" if good else "Listen to more people first"
    return Feedback(heading=heading, words=(ABOUT_NEXT["listen"], *own, *HOW_TO_LISTEN), good=good)
