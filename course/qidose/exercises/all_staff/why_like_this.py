"""Why is it done like this? (E-T1-07): watch a morning in a small unit, say a first idea, and find out before changing.

The 3 facts that help, of 9, can be chosen blindly in 1.19% of tries (docs/deviations.md). Once they are known, the
learner says where to make the first change. The first idea is kept, and not marked: at the end it is tried on the very
same morning.
"""

from dataclasses import dataclass
from itertools import takewhile

from qidose.simulate.flow import STEPS, Step

from ..cards import Card, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Choices, Json, Move, Option
from ..marks import Criterion, Marks
from ..values import all_chosen_in, chosen_in
from .why_like_this_facts import HELPFUL, KINDLY, Finding
from .why_like_this_unit import HOURS, MORE, NAMES, WAITING_FOR, Morning, clock, morning, scene

FACTS = 3
"""How many facts there is time for."""
HELP = frozenset(fact.id for fact in HELPFUL)
HOUR_IDS = tuple(f"hour-{hour}" for hour in range(1, HOURS + 1))
STEPS_TO_FIX = (*HOUR_IDS, "idea", "facts")
"""The cards that are fixed one after the other."""
FASTER = "faster"
IDEAS = (*(Option(step, MORE[step]) for step in STEPS), Option(FASTER, "Ask everyone to work a little faster"))
PLACES = tuple(Option(step, NAMES[step]) for step in STEPS)


@dataclass(frozen=True, kw_only=True)
class Three(Choices):
    """Choose exactly 3."""

    def missing(self, value: Json) -> bool:
        return not isinstance(value, list) or len(value) != FACTS


class WhyLikeThis(Exercise[Morning]):
    """Which facts to find out before anything is changed, and where to change it then."""

    id = "why-like-this"
    about = About(
        code="E-T1-07",
        dose="all-staff",
        title="Why it is done like this",
        minutes=7,
        domains=("D08", "D10"),
        outcomes=(7,),
        misconceptions=("MC02", "MC05", "MC08", "MC10", "MC11", "MC29"),
    )
    points = 2
    pass_mark = 2
    layout = "game"
    noun = "Step"

    def case(self, seed: int) -> Morning:
        return morning(seed)

    def cards(self, case: Morning, answer: Answer) -> tuple[Card, ...]:
        done = _done(answer)
        made = [_hour_card(case, hour, done) for hour in range(1, min(done + 1, HOURS) + 1)]
        if done >= HOURS:
            made.append(_idea_card())
        if done > HOURS:
            made.append(_facts_card(case, answer, done))
        if done == len(STEPS_TO_FIX):
            made.append(_place_card(case, answer))
        return (*made, _tried_card(case, answer), _told_card(case, answer)) if answer.finished else tuple(made)

    def ready(self, case: Morning, answer: Answer) -> bool:
        return _done(answer) == len(STEPS_TO_FIX) and super().ready(case, answer)

    def mark(self, case: Morning, answer: Answer) -> Marks:
        chosen = facts_chosen(case, answer)
        place = chosen_in(answer.get("place", "place"), PLACES)
        helpful = sum(fact.id in HELP for fact in chosen)
        first = Criterion(
            name="Find out before you change",
            met=len(chosen) == FACTS and helpful == FACTS,
            why=f"{helpful} of your {FACTS} facts show where the time goes, and why.",
        )
        second = Criterion(
            name="Change it where it helps",
            met=place is not None and place.id == case.truth.constraint,
            why=f"The longest wait is for {WAITING_FOR[case.truth.constraint]}.",
        )
        found = {fact.misconception for fact in chosen} - {""}
        return Marks((first, second), tuple(sorted(found)))

    def summary(self, case: Morning, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You looked first" if passed else "Not there yet",
            words=(
                "The facts that help are about the work: where people wait, what comes in, and what really happens.",
                "Ask why it is done like this. There was nearly always a reason, and it may be gone.",
                *(KINDLY[name] for name in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Choose something that annoys you at work. Before you change it, watch it for 15 minutes."
                if passed
                else "Look at what each fact shows. Then start again with another morning."
            ),
        )


def facts_chosen(case: Morning, answer: Answer) -> tuple[Finding, ...]:
    """The facts that were chosen, in the order in which they are offered."""
    ids = {option.id for option in all_chosen_in(answer.get("facts", "facts"), case.asked)}
    return tuple(fact for fact in case.facts if fact.id in ids)


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda card: card in answer.locked, STEPS_TO_FIX))


def _hour_card(case: Morning, hour: int, done: int) -> Card:
    opening = (
        "A small unit sees people from 9am to 1pm. Watch the morning, hour by hour.",
        "A nurse sees each person first (triage). Then they get a bed, see a doctor, and get their papers to go home. "
        "They keep the bed until they leave.",
        "In the picture people wait above the line, and are seen below it. A dark bed is taken.",
    )
    go_on = "Watch the next hour" if hour < HOURS else "I have seen the morning"
    return Card(
        id=HOUR_IDS[hour - 1],
        heading=f"{clock(60 * (hour - 1))} to {clock(60 * hour)}",
        words=opening if hour == 1 else (),
        scene=scene(case, hour) if done == hour - 1 else None,
        fields=(Move(id="move", label="Ready to go on?", options=(Option("on", go_on),)),),
        lock="Go on",
    )


def _idea_card() -> Card:
    return Card(
        id="idea",
        heading="Your first idea",
        words=("If you had to change something today, what would it be? There is no mark for this.",),
        fields=(Move(id="move", label="What would you change?", options=IDEAS),),
        lock="Go on",
    )


def _facts_card(case: Morning, answer: Answer, done: int) -> Card:
    found = Feedback(
        heading="What you found out",
        words=tuple(text for fact in facts_chosen(case, answer) for text in _told(case, fact)),
    )
    return Card(
        id="facts",
        heading="Before you change anything",
        words=("An idea is a good start. But it may not fit. You have time to find out 3 facts first.",),
        fields=(
            Three(
                id="facts",
                label="Which 3 facts would you find out?",
                hint="Choose 3: those that show where the time goes, and why.",
                options=case.asked,
            ),
        ),
        lock="Find these out",
        feedback=found if done > HOURS + 1 else None,
    )


def _told(case: Morning, fact: Finding) -> tuple[str, ...]:
    question = next(option.text for option in case.asked if option.id == fact.id)
    first, *more = case.shows(fact)
    return (f"{question} {first}", *more)


def _place_card(case: Morning, answer: Answer) -> Card:
    place = chosen_in(answer.get("place", "place"), PLACES)
    constraint = case.truth.constraint
    right = place is not None and place.id == constraint
    words = [f"The longest wait is for {WAITING_FOR[constraint]}. A change there helps everybody."]
    if place and not right:
        words.append(f"You chose: {place.text}. People wait there for {case.truth.wait[_step(place)]:.0f} minutes.")
    feedback = Feedback(heading="Yes" if right else "Not quite", words=tuple(words), good=right)
    return Card(
        id="place",
        heading="Where to begin",
        words=("Use what you have seen and what you have found out.",),
        fields=(Choice(id="place", label="At which step would you make the first change?", options=PLACES),),
        feedback=feedback if answer.finished else None,
    )


def _step(option: Option) -> Step:
    return next(step for step in STEPS if step == option.id)


def _tried_card(case: Morning, answer: Answer) -> Card:
    """What 1 more person or bed at each step would have brought on the very same morning."""
    idea = chosen_in(answer.get("idea", "move"), IDEAS)
    constraint = case.truth.constraint
    words = [
        f"We ran the same morning again, each time with 1 more. A visit took {case.truth.total:.0f} minutes before."
    ]
    if idea and idea.id == FASTER:
        words.append("Your first idea was to ask everyone to work faster. The queue would come back when they tire.")
    elif idea and idea.id != constraint:
        words.append(f"Your first idea was: {idea.text}. It makes the visit: {_gain(case, _step(idea))}.")
    elif idea:
        words.append(f"Your first idea was: {idea.text}. The same morning shows that it would have helped.")
    words += ["More staff or beds is not the only way. Ask why it is done like this.", case.reason]
    rows = tuple((MORE[step], f"{case.truth.wait[step]:.0f} minutes", _gain(case, step)) for step in STEPS)
    return Card(
        id="tried",
        heading="The same morning with 1 change",
        words=tuple(words),
        table=Table(caption="What 1 more would bring", head=("Change", "Wait there now", "A visit is then"), rows=rows),
    )


def _gain(case: Morning, step: Step) -> str:
    minutes = round(case.truth.gain[step])
    if minutes == 0:
        return "no change"
    length = "1 minute" if abs(minutes) == 1 else f"{abs(minutes)} minutes"
    return f"{length} {'shorter' if minutes > 0 else 'longer'}"


def _told_card(case: Morning, answer: Answer) -> Card:
    chosen = facts_chosen(case, answer)
    rows = tuple(
        (
            next(option.text for option in case.asked if option.id == fact.id),
            "Yes" if fact in chosen else "No",
            f"{'It helps.' if fact.id in HELP else 'Not yet.'} {fact.why}",
        )
        for fact in sorted(case.facts, key=lambda fact: fact.id not in HELP)
    )
    return Card(
        id="told",
        heading="What each fact would tell",
        table=Table(caption="All 9 facts", head=("Fact", "You chose it", "Does it help before a change?"), rows=rows),
    )
