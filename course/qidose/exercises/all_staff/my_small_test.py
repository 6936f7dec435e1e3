"""My small test (E-T1-10): an idea of the learner's own, the smallest test of it, and a prediction.

Only what can be seen by its structure is checked: whether the plan is complete, small in number, soon, and has a
prediction that could turn out wrong. Nobody marks the words. They stay private unless the learner asks for help.
"""

from dataclasses import replace

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Json, Number, Option, Text
from ..marks import Criterion, Marks
from ..values import number_in, words_in

LATEST = 14
"""Days within which the first test is done."""
SMALL = 10
"""More people or times than this are a pilot, not a first test: said in the feedback, not marked."""
FEWEST_WORDS = 3

NUMBER_WORDS = frozenset(
    {"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half"}
)

DIRECTIONS = (
    Option("up", "It will go up: more, longer or more often"),
    Option("down", "It will go down: less, shorter or less often"),
    Option("same", "It will stay the same"),
    Option("unsure", "I cannot say yet"),
)
SHARING = (
    Option("private", "Only me"),
    Option("coach", "My quality coach too, because I would like help"),
)


class MySmallTest(Exercise[None]):
    """A plan for a first small test, checked for its structure."""

    id = "my-small-test"
    about = About(
        code="E-T1-10",
        dose="all-staff",
        title="My small test",
        minutes=10,
        domains=("D09", "D11", "D12", "D16"),
        outcomes=(6, 7),
        misconceptions=("MC25", "MC26"),
    )
    points = 4
    pass_mark = 4
    may_improve = True
    again_label = "Start again with an empty page"
    noun = "Step"
    finish_label = "Finish and check my plan"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: there is nothing to make up."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        if not answer.finished:
            return CARDS
        checked = self.mark(case, answer).criteria
        said = (checked[:1], checked[1:3], checked[3:], ())
        return tuple(_with_feedback(card, met) for card, met in zip(CARDS, said, strict=True))

    def mark(self, case: None, answer: Answer) -> Marks:
        criteria = (_idea(answer), _small(answer), _soon(answer), _predicts(answer))
        if any(item.missing(answer.get(card.id, item.id)) for card in CARDS for item in card.fields):
            missing = "Some answers are still missing."
            return Marks(tuple(replace(criterion, met=False, why=missing) for criterion in criteria))
        return Marks(criteria, _misconceptions(answer))

    def shown_to_coach(self, answer: Answer) -> bool:
        """Only where the learner said so; anything else means that nobody else may read it."""
        return answer.get("help", "who-sees") == "coach"

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        missing = [criterion for criterion in marks.criteria if not criterion.met]
        words = [f"{criterion.name}: {criterion.why}" for criterion in missing]
        if "MC26" in marks.misconceptions:
            words.append(f"A first test with more than {SMALL} is a big step. Could you begin with 1?")
        if "MC25" in marks.misconceptions:
            words.append("To hope that it gets better is natural. A prediction says which way, or how much.")
        private = "This plan is for you alone. You did not share it."
        words.append(
            "You chose to share this plan with your quality coach." if self.shown_to_coach(answer) else private
        )
        return Feedback(
            heading="Your plan is ready to try" if not missing else "Nearly there",
            words=tuple(words),
            good=not missing,
            next_step=(
                "Put the day in your diary. Tell the person who will help you."
                if not missing
                else "Go back to the part named above and fill it in. The rest of your plan is kept."
            ),
        )


def _idea_card() -> Card:
    return Card(
        id="idea",
        heading="Your idea",
        words=("Choose something small in your own work. Do not write any names or patient details.",),
        fields=(
            Text(id="idea", label="What would you like to change?", hint="For example: call patients the day before."),
            Text(
                id="who",
                label="Who will notice the change?",
                hint="Think of patients, service users, carers and the people you work with.",
                rows=2,
            ),
        ),
    )


def _test_card() -> Card:
    return Card(
        id="test",
        heading="The smallest test",
        words=("Make it so small that you could do it this week.", "Nobody may come to harm if it does not work."),
        fields=(
            Text(id="what", label="What will you do to try your idea?", hint="For example: call the next patient."),
            Number(
                id="how-many",
                label="How many will you try it with?",
                hint="Count people, phone calls, forms or shifts. 1 is a good number.",
                low=0,
                high=100_000,
            ),
            Number(
                id="days",
                label="In how many days will you do it?",
                hint=f"0 means today. Choose {LATEST} or less.",
                low=0,
                high=3_650,
                unit="days",
            ),
        ),
    )


def _prediction_card() -> Card:
    return Card(
        id="prediction",
        heading="Your prediction",
        words=("A prediction can turn out wrong. That is how you learn from the test.",),
        fields=(
            Text(id="measure", label="What will you count or look at?", hint="For example: how many come.", rows=2),
            Text(
                id="words",
                label="What do you predict will happen?",
                hint="Use a number if you can. For example: 9 of the 10 patients will come.",
                rows=2,
            ),
            Choice(id="direction", label="Which way will it go?", options=DIRECTIONS),
            Text(
                id="side-effect",
                label="What could get worse, so that you keep an eye on it?",
                hint="For example: time taken from other work.",
                rows=2,
                needed=False,
            ),
        ),
    )


def _help_card() -> Card:
    return Card(
        id="help",
        heading="Help, and who may see this",
        fields=(
            Text(id="helper", label="Who could help you?", hint="A job is enough: the ward clerk, a carer.", rows=2),
            Choice(id="who-sees", label="Who may see this plan?", options=SHARING),
        ),
    )


CARDS = (_idea_card(), _test_card(), _prediction_card(), _help_card())


def _with_feedback(card: Card, checked: tuple[Criterion, ...]) -> Card:
    if not checked:
        return card
    good = all(criterion.met for criterion in checked)
    feedback = Feedback(
        heading="This part is complete" if good else "This part needs a little more",
        words=tuple(criterion.why for criterion in checked),
        good=good,
    )
    return replace(card, feedback=feedback)


def _idea(answer: Answer) -> Criterion:
    idea, who = _written(answer.get("idea", "idea")), bool(words_in(answer.get("idea", "who")))
    helper = bool(words_in(answer.get("help", "helper")))
    why = "You have an idea, and you know who will notice it and who can help."
    if not idea:
        why = "Say in a few words what you would like to change."
    elif not who:
        why = "Say who will notice the change."
    elif not helper:
        why = "Say who could help you."
    return Criterion(name="An idea, who it affects and who can help", met=idea and who and helper, why=why)


def _small(answer: Answer) -> Criterion:
    count = number_in(answer.get("test", "how-many"))
    written = _written(answer.get("test", "what"))
    why = f"You will try it with {count:g}." if count is not None else "Say how many you will try it with."
    if count is not None and count < 1:
        why = "Try it with at least 1."
    elif not written:
        why = "Say in a few words what you will do."
    return Criterion(name="A test with a number", met=written and count is not None and count >= 1, why=why)


def _soon(answer: Answer) -> Criterion:
    days = number_in(answer.get("test", "days"))
    met = days is not None and 0 <= days <= LATEST
    why = "Say in how many days you will do it."
    if met:
        why = f"You will do it within {LATEST} days."
    elif days is not None:
        why = f"Choose a test that you can do within {LATEST} days. A smaller one is easier to fit in."
    return Criterion(name="A test that is soon", met=met, why=why)


def _predicts(answer: Answer) -> Criterion:
    written, clear = _written(answer.get("prediction", "words")), _clear(answer)
    measure = bool(words_in(answer.get("prediction", "measure")))
    why = "Your prediction could turn out wrong, so the test can teach you something."
    if not written:
        why = "Say in a few words what you predict."
    elif not clear:
        why = "Say which way it will go, or give a number. Your best guess is enough."
    elif not measure:
        why = "Say what you will count or look at."
    return Criterion(name="A prediction, and what to look at", met=written and clear and measure, why=why)


def _clear(answer: Answer) -> bool:
    """Whether the prediction has a direction or a number."""
    firm = answer.get("prediction", "direction") in ("up", "down", "same")
    words = words_in(answer.get("prediction", "words"))
    return firm or any(word in NUMBER_WORDS or any(map(str.isdigit, word)) for word in words)


def _misconceptions(answer: Answer) -> tuple[str, ...]:
    hope = _written(answer.get("prediction", "words")) and not _clear(answer)
    count = number_in(answer.get("test", "how-many"))
    pilot = count is not None and count > SMALL
    return ("MC25",) * hope + ("MC26",) * pilot


def _written(value: Json) -> bool:
    return len(words_in(value)) >= FEWEST_WORDS
