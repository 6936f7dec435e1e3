"""Conditions check (E-T3-10, with E-T3-12): judge a trust, then one's own, and write what one will do.

A trust is judged on 5 conditions and the 5 needs of a plant, in 3 levels. At least 8 of 10 must be as the facts say and
none 2 levels off; then what helps is chosen for 2 of those that do not hold. Only then the own page opens, which an
expert reads (rubric R7-conditions). The curriculum's "within 1 point" alone would be guessed (docs/deviations.md).
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from qidose.rubrics import CONDITIONS_PAGE
from qidose.simulate import cert
from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..chart_cards import better_words, series_chart
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Grid, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .conditions_check_facts import CONDITIONS, FACTS, HELPS, KINDLY, PLANT, TEMPTING, TRUSTS, Level
from .conditions_check_page import good_news_card, own_card, page_card

LEVELS: tuple[Level, ...] = ("no", "part", "yes")
GROUPS = (Option("no", "No"), Option("part", "In part"), Option("yes", "Yes"))
ITEMS = {**CONDITIONS, **PLANT}
FEWEST_RIGHT = 8
FEWEST_OF_A_LEVEL, MOST_OF_A_LEVEL = 2, 5
MENDED = 2
HOLDS, NEEDS, MEND = "conditions", "plant", "mend"
JUDGED = {HOLDS: tuple(CONDITIONS), NEEDS: tuple(PLANT)}


@dataclass(frozen=True)
class Trust:
    """One learner's trust. `facts` are in the order in which they are heard; `mend` has what is asked to be mended,
    each with 4 things to do, and `news` the chart of a team for which something changed for the better."""

    name: str
    levels: dict[str, Level]
    facts: dict[str, str]
    mend: dict[str, tuple[Option, ...]]
    news: cert.Data
    signals: cert.Truth


class ConditionsCheck(Exercise[Trust]):
    """Judge a trust by facts, choose what helps, and write 1 page about one's own area."""

    id = "conditions-check"
    about = About(
        code="E-T3-10",
        dose="senior-leaders",
        title="Conditions check",
        minutes=25,
        domains=("D01", "D04", "D14", "D16"),
        outcomes=(6,),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
        codes_too=("E-T3-12",),
    )
    points = 3
    pass_mark = 3
    rubric = CONDITIONS_PAGE
    may_improve = True
    stays_locked = (HOLDS, NEEDS, MEND)
    noun = "Step"
    finish_label = "Finish"

    def case(self, seed: int) -> Trust:
        return _draw(seed)

    def cards(self, case: Trust, answer: Answer) -> tuple[Card, ...]:
        shown = [_judge_card(case, answer, HOLDS)]
        if HOLDS in answer.locked:
            shown.append(_judge_card(case, answer, NEEDS))
        if NEEDS in answer.locked:
            shown.append(_mend_card(case, answer))
        if _passed(case, answer):
            series = case.news.series
            chart = series_chart(series, case.news.rule_set, signals=case.signals.signals)
            about = f"{series.measure.name}, {series.measure.service}. {better_words(series.measure)}"
            shown += [own_card(CONDITIONS, PLANT, GROUPS), page_card(answer), good_news_card(chart, about)]
        return tuple(shown)

    def ready(self, case: Trust, answer: Answer) -> bool:
        """Whoever has not judged the trust rightly may finish at once, and begin again with another."""
        return {HOLDS, NEEDS, MEND} <= set(answer.locked) and super().ready(case, answer)

    def mark(self, case: Trust, answer: Answer) -> Marks:
        said, chosen = judged_in(case, answer), mended_in(case, answer)
        right = sum(said[name] == level for name, level in case.levels.items())
        far = [ITEMS[name] for name, level in case.levels.items() if {said[name], level} == {"no", "yes"}]
        mended = sum(option == "helps" for option in chosen.values())
        criteria = (
            Criterion(
                name="You judge by what happens",
                met=right >= FEWEST_RIGHT,
                why=f"{right} of your {len(ITEMS)} judgements are as the facts say. The aim is {FEWEST_RIGHT}.",
            ),
            Criterion(name="No judgement is far off", met=None not in said.values() and not far, why=_far_words(far)),
            Criterion(
                name="You know what would help",
                met=mended == MENDED,
                why=f"You chose what helps for {mended} of {MENDED}.",
            ),
        )
        return Marks(criteria, tuple(sorted({belief for belief in chosen.values() if belief in KINDLY})))

    def summary(self, case: Trust, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You see the conditions, and your page is ready to be read" if passed else "Not there yet",
            words=(
                "Conditions are what happens, week after week. Good will and speeches come before them.",
                *(KINDLY[name] for name in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Hand in. An expert reads your page, and what you say to the team."
                if passed
                else "Read what is said under the steps. Then start again with another trust. Your own page follows."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Trust:
    rng = generator(seed, "conditions-check")
    while True:
        drawn = [LEVELS[k] for k in rng.integers(len(LEVELS), size=len(ITEMS))]
        levels = dict(zip(ITEMS, drawn, strict=True))
        missing = [name for name, level in levels.items() if level == "no" and name in HELPS]
        if allowed(drawn) and len(missing) >= MENDED:
            break
    order = rng.permutation(list(ITEMS)).tolist()
    facts = {name: FACTS[name][levels[name]][int(rng.integers(2))] for name in order}
    mend = {}
    for name in rng.permutation(missing).tolist()[:MENDED]:
        offers = [Option("helps", HELPS[name])]
        offers += [Option(belief, texts[int(rng.integers(2))]) for belief, texts in TEMPTING.items()]
        mend[name] = tuple(offers[k] for k in rng.permutation(len(offers)).tolist())
    trust = TRUSTS[int(rng.integers(len(TRUSTS)))]
    return Trust(trust, levels, facts, mend, *_good_news(seed))


def allowed(levels: list[Level]) -> bool:
    """Whether a trust may be like this: each level at least 2 and at most 5 times."""
    return all(FEWEST_OF_A_LEVEL <= levels.count(level) <= MOST_OF_A_LEVEL for level in LEVELS)


def _good_news(seed: int) -> tuple[cert.Data, cert.Truth]:
    """A chart on which something changed for the better."""
    own = (int(generator(seed, "conditions-check", n).integers(2**62)) for n in count())
    return cert.generate(cert.Params(kind="improving_step", n=24), next(own))


def judged_in(case: Trust, answer: Answer) -> dict[str, str | None]:
    """What was said of each condition and need; None where nothing was, or before it is fixed."""
    said: dict[str, str | None] = {}
    for card, names in JUDGED.items():
        value = answer.get(card, "levels")
        given = value if isinstance(value, dict) and card in answer.locked else {}
        said |= {name: next((level for level in LEVELS if given.get(name) == level), None) for name in names}
    return said


def mended_in(case: Trust, answer: Answer) -> dict[str, str]:
    """What was chosen to mend each: "helps", or the misconception behind it; "" for nothing, or before it is fixed."""
    found = {}
    for name in case.mend:
        option = chosen_in(answer.get(MEND, name), offers_of(case, name)) if MEND in answer.locked else None
        found[name] = case.mend[name][int(option.id) - 1].id if option else ""
    return found


def offers_of(case: Trust, name: str) -> tuple[Option, ...]:
    """What can be done about a condition. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), offer.text) for place, offer in enumerate(case.mend[name], 1))


def _passed(case: Trust, answer: Answer) -> bool:
    if MEND not in answer.locked:
        return False
    said, chosen = judged_in(case, answer), mended_in(case, answer)
    right = sum(said[name] == level for name, level in case.levels.items())
    far = any({said[name], level} == {"no", "yes"} for name, level in case.levels.items())
    return right >= FEWEST_RIGHT and not far and None not in said.values() and set(chosen.values()) == {"helps"}


def _far_words(far: list[str]) -> str:
    if not far:
        return "None of your judgements is 2 levels away from the facts."
    return f"2 levels away from the facts: {'; '.join(far)}."


def _judge_card(case: Trust, answer: Answer, card: str) -> Card:
    names = JUDGED[card]
    first = card == HOLDS
    intro = (
        f"{case.name} Trust is made up. You spend a day there, and hear this:"
        if first
        else "In the afternoon you hear this. Improvement has been compared with a plant that has 5 needs:"
    )
    items = tuple(Option(name, ITEMS[name]) for name in names)
    return Card(
        id=card,
        heading="The 5 conditions" if first else "The 5 needs of a plant",
        words=(intro, *(fact for name, fact in case.facts.items() if name in names)),
        fields=(
            Grid(
                id="levels",
                label="Does it hold there?",
                hint="No: it does not happen. In part: for some, or at some times. Yes: for all, and it lasts.",
                items=items,
                groups=GROUPS,
            ),
        ),
        lock="That is how I judge it",
        feedback=_judge_feedback(case, answer, names) if _told(answer) else None,
    )


def _told(answer: Answer) -> bool:
    """Whether the truth may be told: everything that is marked has been fixed."""
    return MEND in answer.locked or answer.finished


def _judge_feedback(case: Trust, answer: Answer, names: tuple[str, ...]) -> Feedback:
    said, texts = judged_in(case, answer), {option.id: option.text.lower() for option in GROUPS}
    wrong = [name for name in names if said[name] != case.levels[name]]
    words = []
    for name in wrong:
        own = f"You said {texts[str(said[name])]}." if said[name] else "You have not said."
        words.append(f"{ITEMS[name]}: {texts[case.levels[name]]}. {own}\n{case.facts[name]}")
    heading = "As the facts say" if not wrong else f"Another look at {len(wrong)}"
    return Feedback(heading=heading, words=tuple(words), good=not wrong)


def _mend_card(case: Trust, answer: Answer) -> Card:
    fields = tuple(
        Choice(id=name, label=f"{ITEMS[name]}: this does not hold. What helps most?", options=offers_of(case, name))
        for name in case.mend
    )
    return Card(
        id=MEND,
        heading="What would help",
        words=(f"The chief executive of {case.name} asks what you would do.",),
        fields=fields,
        lock="That is my advice",
        feedback=_mend_feedback(case, answer) if _told(answer) else None,
    )


def _mend_feedback(case: Trust, answer: Answer) -> Feedback:
    chosen = mended_in(case, answer)
    words = [f"{ITEMS[name]}.\nWhat helps: {HELPS[name][:1].lower()}{HELPS[name][1:]}." for name in case.mend]
    words += [KINDLY[belief] for belief in sorted(set(chosen.values())) if belief in KINDLY]
    good = set(chosen.values()) == {"helps"}
    if not _passed(case, answer):
        words.append("Your own page opens after a trust that you judge as the facts say. Finish now, and start again.")
    return Feedback(heading="That helps" if good else "What would help", words=tuple(words), good=good)
