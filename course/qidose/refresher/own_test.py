"""What became of a person's own small test: asked each quarter for the measure of use, and never marked."""

from qidose.exercises.cards import Card, Feedback
from qidose.exercises.fields import Answer, Choice, Date, Field, Option, Text
from qidose.exercises.values import chosen_in

TEST = "your-test"
RAN = (
    Option("yes", "Yes, I ran one"),
    Option("begun", "I am in the middle of one"),
    Option("no", "Not this time"),
)
DECISIONS = (
    Option("adopt", "Keep the change"),
    Option("adapt", "Change it and test again"),
    Option("abandon", "Stop, and keep what we learned"),
)
BARRIERS = (
    Option("time", "There was no time"),
    Option("idea", "I had no idea to test"),
    Option("allowed", "I was not sure if I may"),
    Option("alone", "I had nobody to do it with"),
    Option("forgot", "I forgot"),
)
HELP = {
    "time": "A first test can be 1 patient, 1 phone call or 1 form. Ask your manager for 30 minutes in 1 week.",
    "idea": "Ask the next 3 people who use your service what took too long. An idea is often in the answers.",
    "allowed": "A safe test with 1 person needs your manager's yes, and no more. Ask a quality coach to come with you.",
    "alone": "Ask 1 colleague to watch while you try. A quality coach can help you to begin.",
    "forgot": "Choose a day now, and put it in your diary.",
}
AFTER = {
    "adopt": "You keep it. Write the new way down, so that it stays when you are on leave.",
    "adapt": "The next test is already there. Write down your prediction before you run it.",
    "abandon": "To stop an idea that did not help is a good result. You know something that you did not know before.",
}


def own_test_card(answer: Answer) -> Card:
    """The card about the person's own test. What else it asks depends on whether there was one."""
    ran = chosen_in(answer.get(TEST, "ran"), RAN)
    asks: tuple[Field, ...] = (Choice(id="ran", label="Have you run a small test in the last 3 months?", options=RAN),)
    return Card(
        id=TEST,
        heading="Your own small test",
        words=(
            "This is not marked. We count how many people test something, and on which day. Only you see your words.",
            "Do not write any names or patient details.",
        ),
        fields=(*asks, *(_ASKS[ran.id] if ran else ())),
        feedback=Feedback(heading="Your own test", words=about_test(answer)) if answer.finished else None,
    )


_ASKS: dict[str, tuple[Field, ...]] = {
    "yes": (
        Date(id="when", label="When, about?", needed=False),
        Text(id="learned", label="What did you learn?", hint="Say it also if it did not work.", rows=2, longest=1_000),
        Choice(id="decision", label="What did you decide?", options=DECISIONS, needed=False),
    ),
    "begun": (Text(id="next", label="What is the next step?", rows=2, longest=1_000, needed=False),),
    "no": (Choice(id="barrier", label="What stood in the way?", options=BARRIERS),),
}


def about_test(answer: Answer) -> tuple[str, ...]:
    """What is said about the test at the end."""
    ran = chosen_in(answer.get(TEST, "ran"), RAN)
    if ran is None:
        return ()
    if ran.id == "begun":
        return ("Your test is under way. Look at what happens beside what you predicted.",)
    if ran.id == "no":
        barrier = chosen_in(answer.get(TEST, "barrier"), BARRIERS)
        return (HELP[barrier.id],) if barrier else ()
    decision = chosen_in(answer.get(TEST, "decision"), DECISIONS)
    return ("You tried something and looked at what came. That is quality improvement.",) + (
        (AFTER[decision.id],) if decision else ()
    )
