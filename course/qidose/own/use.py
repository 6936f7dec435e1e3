"""In your work: what a person means to do after a module, and whether they did. It is logged, and never marked."""

from qidose.exercises.cards import Card
from qidose.exercises.exercise import About
from qidose.exercises.fields import Answer, Choice, Date, Option, Text

from .work import Work

DOSE = "use"
"""The name under which use of the skill stands in the log."""
DID = (
    Option("not-yet", "Not yet"),
    Option("did", "I did it"),
    Option("tried", "I tried, and it did not work out"),
)


class InYourWork(Work):
    """The log of one prompt of a lesson. `name` is the lesson's own name for it."""

    kind = "use"

    def __init__(self, dose: str, name: str) -> None:
        self.id = f"use-{dose}-{name}"  # type: ignore[misc]
        self.about = About(code="", dose=DOSE, title="In your work", minutes=2, domains=(), outcomes=())  # type: ignore[misc]

    def title(self, answer: Answer) -> str:
        return "In your work"

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        fields = (
            Text(id="what", label="What will you do?", rows=2, needed=False),
            Date(id="when", label="When?", needed=False),
        )
        cards = [Card(id="plan", heading="", fields=fields)]
        if answer.get("plan", "what"):
            did = Choice(id="did", label="Did you do it? Come back and tell us.", options=DID, needed=False)
            after = (did, Text(id="happened", label="What happened?", rows=2, needed=False))
            cards.append(Card(id="after", heading="", fields=after if answer.get("after", "did") else (did,)))
        return tuple(cards)
