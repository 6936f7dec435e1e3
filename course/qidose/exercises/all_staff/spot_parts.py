"""Spot the 3 parts (E-T1-01): which sentence of a story is change, which method, which context, and which outcome.

A story comes in 3 pieces. Each piece is explained when it is fixed, so that the next one can go better. 8 of 10 tags
are needed. A last question without a mark asks what to look at first when somebody copies the change.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from qidose.simulate.draw import generator

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Groups, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .spot_parts_stories import STORIES, Sentence, Tag

SENTENCES = 10
FEWEST_RIGHT = 8
FEWEST_OF_A_TAG, MOST_OF_A_TAG = 2, 3
PIECES = {"beginning": range(3), "middle": range(3, 6), "end": range(6, 10)}
"""The cards, and the places of the sentences on each."""
TAGS: tuple[Tag, ...] = ("change", "method", "context", "outcome")
GROUPS = tuple(Option(tag, tag.capitalize()) for tag in TAGS)
KINDS = Table(
    caption="The 4 kinds of sentence",
    head=("Kind", "What it is"),
    rows=(
        ("Change", "What people now do in another way"),
        ("Method", "How they test it and learn"),
        ("Context", "The place and the people, as they were before"),
        ("Outcome", "What came of it, for patients or staff"),
    ),
)
HINT = "Change: done in another way; method: how they test; context: as it was before; outcome: what came of it."
INSTEAD: dict[tuple[str, str], str] = {
    ("change", "method"): "The method is how they find out if a change helps. This is the change.",
    ("change", "context"): "The context was there before. This is new.",
    ("change", "outcome"): "An outcome is what comes of a change. This is the change itself.",
    ("method", "change"): "The change is what they do in another way. This is how they find out if it helps.",
    ("method", "context"): "The context was there before. This is what they did to learn.",
    ("method", "outcome"): "The outcome is what came of it. This is how they looked for it.",
    ("context", "change"): "Nobody did this to make things better. It was so before.",
    ("context", "method"): "It may have helped them to learn. But it was so before they began.",
    ("context", "outcome"): "It did not come from the change. It was so before.",
    ("outcome", "change"): "Nobody can do this directly. It came from what they did.",
    ("outcome", "method"): "The method is how they looked. This is what they found.",
    ("outcome", "context"): "The context was there before. This came later.",
}
"""What is said to a wrong tag, by (what it is, what was said)."""
COPY = "copy"
FIRST_QUESTIONS = (
    Option("context", "What is different here from where it began?"),
    Option("who", "Who here is against it, and why do they resist?"),
    Option("tell", "How can we tell everyone more clearly what to do?"),
    Option("more", "Which other changes can we copy as well?"),
)
ABOUT_FIRST = {
    "who": "Few people are against all change. Often they know something about their place that matters.",
    "tell": "Clear words help. But words do not change a place where the idea does not fit.",
    "more": "More copied ideas meet the same trouble: they were made for another place.",
}


@dataclass(frozen=True)
class Told:
    """One learner's story: its title, who is in it, its 10 sentences in order, and who copies the change."""

    title: str
    who: str
    sentences: tuple[Sentence, ...]
    elsewhere: str
    differs: str
    questions: tuple[Option, ...]


class SpotParts(Exercise[Told]):
    """A tag for each of 10 sentences."""

    id = "spot-parts"
    about = About(
        code="E-T1-01",
        dose="all-staff",
        title="Spot the 3 parts",
        minutes=5,
        domains=("D01",),
        outcomes=(1,),
        misconceptions=("MC28",),
    )
    points = SENTENCES
    pass_mark = FEWEST_RIGHT
    noun = "Part"

    def case(self, seed: int) -> Told:
        return _tell(seed)

    def cards(self, case: Told, answer: Answer) -> tuple[Card, ...]:
        shown: list[Card] = []
        for piece in PIECES:
            shown.append(_piece_card(case, answer, piece))
            if piece not in answer.locked and not answer.finished:
                return tuple(shown)
        return (*shown, _copy_card(case, answer))

    def ready(self, case: Told, answer: Answer) -> bool:
        return all(piece in answer.locked for piece in PIECES) and super().ready(case, answer)

    def mark(self, case: Told, answer: Answer) -> Marks:
        said = tags_of(answer)
        criteria = tuple(
            Criterion(
                name=f"Sentence {place + 1}",
                met=said[place] == sentence.tag,
                why=f"It is {_named(sentence.tag)}.",
            )
            for place, sentence in enumerate(case.sentences)
        )
        found = ("MC28",) if _first_question(answer) == "who" else ()
        return Marks(criteria, found)

    def summary(self, case: Told, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You see how an improvement is made" if passed else "Not there yet",
            words=(
                f"You found what {marks.score} of {SENTENCES} sentences are. The aim is {FEWEST_RIGHT}.",
                "QI is a change, a method and a context together. The outcome comes from all 3.",
                "A change alone is not enough. Without a method nobody knows if it helped.",
            ),
            good=passed,
            next_step=(
                "Next time you hear of a success, ask: how did they test it, and what is their place like?"
                if passed
                else "Read what is said under each part. Then start again with another story."
            ),
        )


def tags_of(answer: Answer) -> tuple[str | None, ...]:
    """The tag given to each of the 10 sentences; None where there is none, or nothing that is offered."""
    found: list[str | None] = []
    for piece, places in PIECES.items():
        placed = answer.get(piece, "tags")
        given = placed if isinstance(placed, dict) else {}
        options = [chosen_in(given.get(sentence_id(place)), GROUPS) for place in places]
        found += [option.id if option else None for option in options]
    return tuple(found)


def sentence_id(place: int) -> str:
    """The id of a sentence by its place, counted from 0."""
    return f"s{place + 1}"


@cache
def allowed_choices(tags: tuple[Tag, ...]) -> tuple[tuple[int, ...], ...]:
    """Every way to choose 10 sentences of a story with these tags, with 2 or 3 of each tag, in their order."""
    return tuple(
        chosen
        for chosen in combinations(range(len(tags)), SENTENCES)
        if all(FEWEST_OF_A_TAG <= sum(tags[place] == tag for place in chosen) <= MOST_OF_A_TAG for tag in TAGS)
    )


def with_swaps(chosen: tuple[int, ...], swaps: list[int]) -> list[int]:
    """The chosen places, where the sentences of each pair of neighbours have changed places if its swap is 1."""
    pairs = zip(chosen[::2], chosen[1::2], swaps, strict=True)
    return [place for a, b, swap in pairs for place in ((b, a) if swap else (a, b))]


@lru_cache(maxsize=256)
def _tell(seed: int) -> Told:
    rng = generator(seed, "spot-parts")
    story = STORIES[int(rng.integers(len(STORIES)))]
    choices = allowed_choices(story.tags)
    chosen = choices[int(rng.integers(len(choices)))]
    slots = {name: words[int(rng.integers(len(words)))] for name, words in story.slots.items()}
    sentences = [story.sentences[place] for place in with_swaps(chosen, rng.integers(2, size=SENTENCES // 2).tolist())]
    return Told(
        title=story.title.format(**slots),
        who=story.who.format(**slots),
        sentences=tuple(Sentence(s.tag, s.text.format(**slots), s.why) for s in sentences),
        elsewhere=story.elsewhere,
        differs=story.differs.format(**slots),
        questions=tuple(FIRST_QUESTIONS[k] for k in rng.permutation(len(FIRST_QUESTIONS)).tolist()),
    )


def _piece_card(case: Told, answer: Answer, piece: str) -> Card:
    first = piece == "beginning"
    told = answer.finished or piece in answer.locked
    opening = (
        "This is the story of an improvement. We made it up, but things like it happen.",
        "Say what each sentence is. All 4 kinds come up, in any order.",
    )
    return Card(
        id=piece,
        heading=f"{case.title}: the {piece}",
        words=(*(opening if first and not told else ()), *((case.who,) if first else ())),
        table=KINDS if first and not told else None,
        fields=(
            Groups(
                id="tags",
                label="What is each sentence?",
                hint="" if first else HINT,
                items=tuple(Option(sentence_id(p), _numbered(case, p)) for p in PIECES[piece]),
                groups=GROUPS,
            ),
        ),
        lock="Check this part",
        feedback=_feedback(case, answer, piece) if told else None,
    )


def _numbered(case: Told, place: int) -> str:
    # As an item of a list, without the stop at its end.
    return f"{place + 1}. {case.sentences[place].text.removesuffix('.')}"


def _feedback(case: Told, answer: Answer, piece: str) -> Feedback:
    said, places = tags_of(answer), PIECES[piece]
    right = sum(said[place] == case.sentences[place].tag for place in places)
    words = []
    for place in places:
        sentence, tag = case.sentences[place], said[place]
        words.append(f"Sentence {place + 1} is {_named(sentence.tag)}. {sentence.why}")
        if tag is not None and tag != sentence.tag:
            words.append(f"You said {tag}. {INSTEAD[sentence.tag, tag]}")
    every = right == len(places)
    heading = f"All {right} are right" if every else f"{right} of {len(places)} are right"
    return Feedback(heading=heading, words=tuple(words), good=every)


def _copy_card(case: Told, answer: Answer) -> Card:
    return Card(
        id=COPY,
        heading="Others hear of it",
        words=(
            f"{case.elsewhere} copies the change. After a month nothing is better there.",
            "There is no mark for this last question.",
        ),
        fields=(Choice(id="first", label="What would you ask first?", options=case.questions),),
        feedback=_copy_feedback(case, answer) if answer.finished else None,
    )


def _copy_feedback(case: Told, answer: Answer) -> Feedback:
    first = _first_question(answer)
    words = ["Ask first what is different, because a change that helps here may not fit there.", case.differs]
    if first in ABOUT_FIRST:
        words.append(ABOUT_FIRST[first])
    words.append("So every place starts with a small test of its own.")
    return Feedback(heading="Each place is different", words=tuple(words), good=None)


def _first_question(answer: Answer) -> str:
    option = chosen_in(answer.get(COPY, "first"), FIRST_QUESTIONS)
    return option.id if option else ""


def _named(tag: Tag) -> str:
    return {"change": "the change", "method": "method", "context": "context", "outcome": "an outcome"}[tag]
