"""A PDSA record of one's own: an aim, then cycle after cycle. The plan is fixed before the test, so that the prediction
stays what it was."""

from qidose.exercises.cards import Card, Check
from qidose.exercises.fields import Answer, Choice, Date, Field, Number, Option, Text
from qidose.exercises.values import number_in, words_in

from .work import Work, share_card

MOST_CYCLES = 20
COMPARED = (
    Option("more", "It went better than I predicted"),
    Option("same", "It went about as I predicted"),
    Option("less", "It went less well than I predicted"),
    Option("unclear", "I cannot tell yet"),
)
DECISIONS = (
    Option("adopt", "Adopt: keep the change as it is"),
    Option("adapt", "Adapt: change it and test again"),
    Option("abandon", "Abandon: stop, and keep what we learned"),
)
DIRECTIONS = {
    "more", "fewer", "less", "higher", "lower", "better", "worse", "faster", "slower", "sooner", "later", "rise",
    "fall", "up", "down", "increase", "decrease", "longer", "shorter", "same", "all", "none", "nobody", "everyone",
    "half",
}  # fmt: skip


class OwnPdsa(Work):
    """Cycles of plan, do, study and act about one aim."""

    kind = "pdsa"
    noun = "Cycle"

    def title(self, answer: Answer) -> str:
        name = answer.get("about", "name")
        return str(name).strip() if isinstance(name, str) and name.strip() else "A test of a change"

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        cycles: list[Card] = []
        for number in range(1, MOST_CYCLES + 1):
            cycles.append(_plan(number, answer))
            if cycles[-1].id not in answer.locked:
                break
            cycles.append(_study(number))
            if cycles[-1].id not in answer.locked:
                break
        return (ABOUT, *cycles, share_card())


ABOUT = Card(
    id="about",
    heading="What you want to make better",
    words=("Do not write any names or patient details.",),
    fields=(
        Text(id="name", label="A short name for this work", rows=1, longest=100, needed=False),
        Text(
            id="aim",
            label="Your aim: how much better, for whom, by when?",
            hint="For example: 9 of 10 patients have a drink within reach by 30 June.",
            rows=2,
            needed=False,
        ),
        Text(
            id="measure",
            label="What will you count, and how often?",
            hint="For example: drinks within reach at 2pm, each day.",
            rows=2,
            needed=False,
        ),
        Text(
            id="people",
            label="Who does it affect, and who helps?",
            hint="Think of patients, service users and carers too.",
            rows=2,
            needed=False,
        ),
    ),
)


def _plan(number: int, answer: Answer) -> Card:
    card = f"cycle-{number}-plan"
    fields: tuple[Field, ...] = (
        Text(id="change", label="What will you try?", hint="One change at a time.", rows=2),
        Text(id="why", label="Why do you think it will work?", rows=2),
        Number(id="how-many", label="How many will you try it with?", hint="Start with 1 if you can.", low=1, high=1e6),
        Date(id="when", label="When will you try it?", needed=False),
        Text(
            id="prediction",
            label="What do you predict will happen?",
            hint="Use a number if you can. For example: 8 of 10 will be ready by 9am.",
            rows=2,
        ),
        Text(id="watch", label="What could get worse, so that you keep an eye on it?", rows=2, needed=False),
    )
    return Card(
        id=card,
        heading=f"Cycle {number}: plan",
        fields=fields,
        checks=_checks(card, answer),
        lock="Fix this plan. I am ready to test",
    )


def _checks(card: str, answer: Answer) -> tuple[Check, ...]:
    predicted = words_in(answer.get(card, "prediction"))
    clear = any(word in DIRECTIONS or any(map(str.isdigit, word)) for word in predicted)
    scale = number_in(answer.get(card, "how-many"))
    return (
        Check(name="A reason why it should work", met=len(words_in(answer.get(card, "why"))) >= 3),
        Check(name="A number of people or times", met=scale is not None),
        Check(name="A prediction with a number or a direction", met=clear),
        Check(name="Something to watch that could get worse", met=bool(words_in(answer.get(card, "watch")))),
    )


def _study(number: int) -> Card:
    return Card(
        id=f"cycle-{number}-study",
        heading=f"Cycle {number}: do, study and act",
        words=("Come back to this when you have run the test.",),
        fields=(
            Text(id="happened", label="What happened?", hint="Say what you saw, also what you did not expect."),
            Choice(id="compared", label="How does that compare with your prediction?", options=COMPARED),
            Text(id="learned", label="What did you learn?"),
            Choice(id="decision", label="What will you do with the change?", options=DECISIONS),
            Text(id="next", label="What comes next?", rows=2, needed=False),
        ),
        lock="Fix this, and plan the next cycle",
    )
