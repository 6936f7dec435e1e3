"""Facts that one could find out before changing anything (E-T1-07): 3 of 9 tell where to look, the others do not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """`why` says what this fact would tell, or why it does not help yet."""

    id: str
    text: str
    why: str


FACTS: tuple[Fact, ...] = (
    Fact("where-they-wait", "Where do people wait, and for how long?", "This shows the step that holds everyone up."),
    Fact(
        "come-and-go",
        "How many people come in each hour, and how many can each step see?",
        "This shows whether a step can keep up when it is busy.",
    ),
    Fact(
        "follow-a-patient",
        "What do you see when you follow 1 patient from door to door?",
        "This shows how the work is really done, with the people who do it.",
    ),
    Fact(
        "who-is-slowest", "Who works most slowly?", "This blames a person. The queue comes from how the work is set up."
    ),
    Fact("other-units", "What have other units bought?", "This is an answer before anyone knows the problem."),
    Fact("target", "What is the target for waiting?", "A target does not show why people wait."),
    Fact("last-year", "How long was the average wait last year?", "One average does not show where people wait."),
    Fact("cost", "What does one more nurse cost?", "Nobody knows yet whether nurses are short."),
    Fact(
        "complaints",
        "How many complaints were there?",
        "Complaints show that waiting matters, not where it comes from.",
    ),
)
KEY_FACTS: tuple[str, ...] = ("where-they-wait", "come-and-go", "follow-a-patient")
