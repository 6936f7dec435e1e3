"""What a coach could say about a PDSA record (E-T5-03): what works, and a question and a step for each flaw."""

from collections.abc import Callable
from typing import NamedTuple

from qidose.simulate.pdsa_records import Data
from qidose.simulate.pdsa_words import FlawId

from .pdsa_record_words import dates, planned, team_of


class Advice(NamedTuple):
    """An open question about a flaw, and a step that a team can take within a week."""

    question: str
    step: str


ADVICE: dict[FlawId, Advice] = {
    "early_study": Advice(
        "What did you see on each of the 5 days?",
        "Write the study again, from the counts of the test.",
    ),
    "no_aim": Advice(
        "What should be true by the end of July, and for whom?",
        "Write the aim in 1 sentence, with a number and a date.",
    ),
    "no_prediction": Advice(
        "What do you think the next test will show, and why?",
        "Write down 1 number before the next test starts.",
    ),
    "vague_prediction": Advice(
        "Which result would tell you that the idea does not work?",
        "Put a number in place of the hope, before the next test.",
    ),
    "too_large": Advice(
        "What is the smallest test that could teach you something by tomorrow?",
        "Try it in 1 place, a few times, on 1 day.",
    ),
    "several_changes": Advice(
        "Which of these changes do you believe in most, and why?",
        "Test that 1 change alone for a few days.",
    ),
    "one_number": Advice(
        "What might you see if you counted every day?",
        "Count each day of the next test and mark a run chart.",
    ),
    "no_comparison": Advice(
        "What did you expect, what came, and what does the gap tell you?",
        "Write the 2 numbers side by side at your next meeting.",
    ),
    "no_decision": Advice(
        "What do you need to know to adopt, adapt or abandon this?",
        "Decide at your next meeting, and name the next test.",
    ),
    "leap_in_scale": Advice(
        "What could be different in other places, at night or at weekends?",
        "Test it next in 1 more place that is unlike yours.",
    ),
    "nobody_asked": Advice(
        "Who lives with this change, and what would they tell you about it?",
        "Ask 2 of the people affected before the next test.",
    ),
    "no_safety": Advice(
        "What could go wrong for somebody, and how would you notice in time?",
        "Write down 1 risk, and when you would stop the test.",
    ),
}

WORKS: dict[int, str] = {
    3: "the prediction has a number",
    5: "the team counted on every day of the test",
    9: "people affected helped with the plan",
    6: "the study goes back to the prediction",
    7: "the team decided what to do next",
    4: "the test was small, with 1 change",
    10: "the plan says how people stay safe",
    2: "the aim and the theory are clear",
}
"""What may be praised when a line of rubric R1 is in full order, the strongest first."""

SHOWN: dict[FlawId, Callable[[Data], str]] = {
    "early_study": dates,
    "vague_prediction": lambda data: planned(data, "We hope", "We expect"),
    "too_large": lambda data: planned(data, "We test with"),
    "several_changes": lambda data: planned(data, team_of(data).more[0]),
    "one_number": lambda data: planned(data, f"{team_of(data).counter} counts"),
    "no_comparison": lambda data: data.stages[2].sentences[0],
    "no_decision": lambda data: data.stages[3].sentences[0],
    "leap_in_scale": lambda data: " ".join(data.stages[3].sentences),
}
"""The words in which a flaw shows. The others show in what is not there."""

FINE: dict[FlawId, Callable[[Data], str]] = {
    "early_study": dates,
    "no_aim": lambda data: planned(data, "Our aim:"),
    "no_prediction": lambda data: planned(data, "We predict", "We hope", "We expect"),
    "vague_prediction": lambda data: planned(data, "We predict"),
    "too_large": lambda data: planned(data, "We test with"),
    "several_changes": lambda data: planned(data, team_of(data).change),
    "one_number": lambda data: planned(data, f"{team_of(data).counter} counts"),
    "no_comparison": lambda data: data.stages[2].sentences[0],
    "no_decision": lambda data: data.stages[3].sentences[0],
    "leap_in_scale": lambda data: data.stages[3].sentences[-1],
    "nobody_asked": lambda data: planned(data, team_of(data).asked),
    "no_safety": lambda data: planned(data, team_of(data).safety),
}
"""The words which show that a flaw is not there."""
