"""The funnel (E-T3-06): 4 rules for correcting a process that is fine as it is, predicted first, then seen, then found
again at work.

Marbles fall through a funnel and roll a little, by chance. The learner puts the rules in order, sees where the marbles
came to rest under each, says by how much rule 2 spreads them and why, and finds the rules in 6 stories from work.
Passed when all 3 are right, with at least 5 of the 6 stories. The order that was predicted gives no points.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from qidose.simulate import funnel
from qidose.simulate.draw import generator

from ..cards import Card, Feedback, Scene, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Groups, Option, Order, Text
from ..marks import Criterion, Marks
from ..values import chosen_in
from ..wording import listed, lower
from .funnel_stories import STORIES, Story

PREDICT, RUN, WORK = "predict", "run", "work"
SIZES = (4.0, 5.0, 6.0, 7.0, 8.0)
"""How far a marble may roll, in cm (1 standard deviation each way): each learner has a size of their own."""
DROPS = 50
SHOWN, FEWEST_RIGHT = 6, 5
RULES = {
    1: "Leave the funnel over the target.",
    2: "Move the funnel from where it is, by as much as the marble missed, the other way.",
    3: "Set the funnel as far on the other side of the target as the marble lies.",
    4: "Set the funnel over the place where the marble lies.",
}
SHORT = {
    1: "Rule 1: leave it",
    2: "Rule 2: correct from where it is",
    3: "Rule 3: correct from the target",
    4: "Rule 4: copy the last",
}
SHORT_NAMES = {str(rule): f"Rule {rule}" for rule in RULES}
TIMES = (
    Option("closer", "Closer: about 0.7 times as far"),
    Option("same", "About as far"),
    Option("more", "About 1.4 times as far"),
    Option("double", "About 2 times as far"),
    Option("wide", "About 5 times as far"),
)
REASONS = (
    Option("chance", "The marble rolls by chance. To correct for it adds a second chance to the first."),
    Option("bigger", "The corrections were too small. Larger ones would bring the marbles to the target."),
    Option("cause", "Each miss had a cause of its own, and nobody looked for it."),
    Option("care", "Nobody took enough care when they moved the funnel."),
    Option("luck", "It was bad luck. With more marbles, rule 2 would do best."),
)
MISCONCEPTIONS = {"bigger": "MC12", "cause": "MC01", "care": "MC11", "luck": "MC12"}
ABOUT = {
    "bigger": "It is natural to look for a better correction. But rule 2 already corrects by just the whole miss.",
    "cause": "The funnel was over the target. Each miss was the same small roll, a little this way or that.",
    "care": "The rule was followed to the millimetre. More care with the wrong rule gives the same result.",
    "luck": "All 4 rules had the same rolls of the same marbles. With more marbles, the gap stays.",
}
Marbles = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Table4:
    """One learner's table: where the marbles came to rest under each rule, and what they are asked."""

    marbles: dict[int, Marbles]
    first_order: tuple[int, ...]
    reasons: tuple[Option, ...]
    stories: tuple[Story, ...]

    def distance(self, rule: int) -> float:
        """How far from the target the marbles lie on average under that rule, in cm."""
        return _distance(np.array(self.marbles[rule]))

    @property
    def order(self) -> tuple[int, ...]:
        """The rules from the closest marbles to the furthest."""
        return tuple(sorted(RULES, key=self.distance))


class Funnel(Exercise[Table4]):
    """Predict, see, explain, and find the rules at work."""

    id = "funnel"
    about = About(
        code="E-T3-06",
        dose="senior-leaders",
        title="The funnel",
        minutes=9,
        domains=("D03", "D06"),
        outcomes=(1, 2),
        misconceptions=("MC01", "MC11", "MC12"),
    )
    points = 3
    pass_mark = 3

    def case(self, seed: int) -> Table4:
        return _draw(seed)

    def cards(self, case: Table4, answer: Answer) -> tuple[Card, ...]:
        first = _predict_card(case, answer)
        if PREDICT not in answer.locked and not answer.finished:
            return (first,)
        return first, _run_card(case, answer), _work_card(case, answer)

    def ready(self, case: Table4, answer: Answer) -> bool:
        return PREDICT in answer.locked and super().ready(case, answer)

    def mark(self, case: Table4, answer: Answer) -> Marks:
        times, reason = chosen_in(answer.get(RUN, "times"), TIMES), chosen_in(answer.get(RUN, "reason"), REASONS)
        right = sum(said == str(story.rule) for story, said in zip(case.stories, placed(case, answer), strict=True))
        criteria = (
            Criterion(
                name="You saw how far rule 2 spreads the marbles",
                met=times is not None and times.id == "more",
                why=_about_times(case),
            ),
            Criterion(
                name="You know why",
                met=reason is not None and reason.id == "chance",
                why="To correct a process for chance adds a second chance to the first.",
            ),
            Criterion(
                name="You found the rules at work",
                met=right >= FEWEST_RIGHT,
                why=f"You placed {right} of {SHOWN} stories. The aim is at least {FEWEST_RIGHT}.",
            ),
        )
        found = MISCONCEPTIONS.get(reason.id) if reason else None
        return Marks(criteria, (found,) if found else ())

    def summary(self, case: Table4, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You know tampering when you see it" if passed else "Not there yet",
            words=(
                "To correct a process for each result, when only chance is at work, is called tampering.",
                "All 3 ways to correct made it worse. What helps is to leave it, or to change how far a marble rolls.",
            ),
            good=passed,
            next_step=(
                "Look for 1 place where you or your team correct after each result, and stop for a month."
                if passed
                else "Read what is said under each part. Then start again with new marbles and new stories."
            ),
        )


def placed(case: Table4, answer: Answer) -> tuple[str | None, ...]:
    """The rule that each story was given, None where it has none."""
    said = answer.get(WORK, "rules")
    chosen = said if isinstance(said, dict) else {}
    rules = (chosen.get(story_id(place)) for place in range(len(case.stories)))
    return tuple(rule if isinstance(rule, str) else None for rule in rules)


def story_id(place: int) -> str:
    """The name of a story on the page, which tells nothing of its rule; `place` is 0-based."""
    return f"story-{place + 1}"


@lru_cache(maxsize=64)
def _draw(seed: int) -> Table4:
    rng = generator(seed, "funnel-exercise")
    params = funnel.Params(drops=DROPS, dimensions=2, sd=SIZES[int(rng.integers(len(SIZES)))], unit="cm")
    runs = next(runs for n in count() if _plain(runs := funnel.play(params, _seed(seed, n), funnel.RULES)))
    return Table4(
        marbles={run.rule: tuple((float(x), float(y)) for x, y in run.marble) for run in runs},
        first_order=tuple(int(rule) for rule in rng.permutation(funnel.RULES)),
        reasons=tuple(REASONS[place] for place in rng.permutation(len(REASONS))),
        stories=_stories(rng),
    )


def _seed(seed: int, attempt: int) -> int:
    return int(generator(seed, "funnel-exercise", attempt).integers(2**62))


def _plain(runs: tuple[funnel.Run, ...]) -> bool:
    """Whether chance left the picture as it is in the long run: rule 2 near 1.41, rules 3 and 4 clearly wider."""
    one, two, three, four = (_distance(run.marble) for run in runs)
    low, high = sorted((three, four))
    return 1.25 <= two / one <= 1.6 and low >= 1.25 * two and high >= 1.2 * low


def _distance(marble: NDArray[np.float64]) -> float:
    return float(np.hypot(*marble.T).mean())


def _stories(rng: np.random.Generator) -> tuple[Story, ...]:
    """6 stories, of each rule at least 1 and at most 3, in a random order."""
    while True:
        drawn = tuple(STORIES[place] for place in rng.permutation(len(STORIES))[:SHOWN])
        counts = Counter(story.rule for story in drawn)
        if len(counts) == len(RULES):
            return drawn


def _about_times(case: Table4) -> str:
    one, two = case.distance(1), case.distance(2)
    return f"On average {two:.1f}cm from the target, beside {one:.1f}cm: {two / one:.1f} times as far."


def _predict_card(case: Table4, answer: Answer) -> Card:
    said = answer.get(PREDICT, "order")
    told = None
    if answer.finished:
        yours = [f"rule {rule[5:]}" for rule in said] if isinstance(said, list) and _are_rules(said) else []
        told = Feedback(
            heading=f"What came: {listed([f'rule {rule}' for rule in case.order])}",
            words=(f"You predicted: {listed(yours)}.",) if yours else (),
        )
    return Card(
        id=PREDICT,
        heading="Before the marbles fall",
        words=(
            "A marble falls through a funnel onto a table. It should come to rest on the target.",
            "It always rolls a little, by chance. The funnel starts over the target.",
            f"{DROPS} marbles fall, and after each one the funnel is moved by a rule. There are 4 rules.",
        ),
        table=Table(
            caption="After each marble",
            head=("Rule", "What is done"),
            rows=tuple((f"Rule {rule}", text) for rule, text in RULES.items()),
        ),
        fields=(
            Order(
                id="order",
                label="Under which rule will the marbles lie closest to the target?",
                hint="Your best guess. There is no mark for it.",
                items=tuple(Option(f"rule-{rule}", SHORT[rule]) for rule in case.first_order),
                first="Closest",
                last="Furthest",
            ),
        ),
        lock="Let the marbles fall",
        feedback=told,
    )


def _are_rules(said: list[object]) -> bool:
    return all(isinstance(rule, str) and rule.startswith("rule-") for rule in said)


def _run_card(case: Table4, answer: Answer) -> Card:
    times, reason = chosen_in(answer.get(RUN, "times"), TIMES), chosen_in(answer.get(RUN, "reason"), REASONS)
    told = None
    if answer.finished:
        right = times is not None and times.id == "more", reason is not None and reason.id == "chance"
        words = [_about_times(case), "With very many marbles it is 1.41 times.", f"Why: {REASONS[0].text}"]
        if times and not right[0]:
            words.append(f'You chose "{times.text}".')
        if reason and not right[1]:
            words += [f'Your reason: "{reason.text}"', ABOUT[reason.id]]
        told = Feedback(
            heading="Yes: tampering" if all(right) else "What rule 2 does", words=tuple(words), good=all(right)
        )
    return Card(
        id=RUN,
        heading="Where the marbles came to rest",
        words=(
            "The same marbles rolled the same way under each rule. Only the funnel stood elsewhere.",
            "The dashed circle holds all marbles of rule 1. Rules 3 and 4 are drawn smaller, so that they fit.",
        ),
        scene=_scene(case),
        fields=(
            Choice(
                id="times", label="Beside rule 1, how far from the target do the marbles of rule 2 lie?", options=TIMES
            ),
            Choice(id="reason", label="Rule 2 corrects every miss. Why does that not help?", options=case.reasons),
        ),
        feedback=told,
    )


def _scene(case: Table4) -> Scene:
    ring = _furthest(case, 1)
    together = ((1, 2), (3, 4))
    reach = {rule: max(_furthest(case, one) for one in pair) for pair in together for rule in pair}
    panels = [
        {
            "name": f"Rule {rule}",
            "marbles": [list(marble) for marble in case.marbles[rule]],
            "reach": round(reach[rule], 1),
            "ring": round(ring, 1),
            "words": f"{case.distance(rule):.1f}cm from the target, on average",
        }
        for rule in RULES
    ]
    told = [f"{SHORT[rule]}. On average {case.distance(rule):.1f}cm from the target." for rule in RULES]
    return Scene(kind="funnel", data={"panels": panels}, words=" ".join(told))


def _furthest(case: Table4, rule: int) -> float:
    return max(float(np.hypot(x, y)) for x, y in case.marbles[rule])


def _work_card(case: Table4, answer: Answer) -> Card:
    return Card(
        id=WORK,
        heading="The same rules at work",
        words=("Each of these services does something after every result. Which rule is it?",),
        table=_key(case, answer) if answer.finished else None,
        fields=(
            Groups(
                id="rules",
                label="Which rule does each one follow?",
                items=tuple(Option(story_id(place), story.text) for place, story in enumerate(case.stories)),
                groups=tuple(Option(str(rule), name) for rule, name in SHORT.items()),
            ),
            Text(
                id="own",
                label="Where is rule 2 at work in your own area?",
                hint="A few words for yourself. There is no mark for it.",
                rows=2,
                longest=600,
                needed=False,
            ),
        ),
        feedback=_about_stories(case, answer) if answer.finished else None,
    )


def _key(case: Table4, answer: Answer) -> Table:
    rows = tuple(
        (story.text, f"Rule {story.rule}. {story.why}{_yours(story, said)}")
        for story, said in zip(case.stories, placed(case, answer), strict=True)
    )
    return Table(caption="The stories and their rules", head=("Story", "Rule and why"), rows=rows)


def _yours(story: Story, said: str | None) -> str:
    return "" if said in (None, str(story.rule)) or said not in SHORT_NAMES else f" Yours: {lower(SHORT_NAMES[said])}."


def _about_stories(case: Table4, answer: Answer) -> Feedback:
    pairs = list(zip(case.stories, placed(case, answer), strict=True))
    right = sum(said == str(story.rule) for story, said in pairs)
    mixed = any({story.rule, said} in ({2, "3"}, {3, "2"}) for story, said in pairs)
    words = ["Rule 2 starts from the last setting. Rule 3 starts from the standard each time."] if mixed else []
    return Feedback(
        heading=f"{right} of {SHOWN} stories are placed as they are", words=tuple(words), good=right >= FEWEST_RIGHT
    )
