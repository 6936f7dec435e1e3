"""The cards of "Teach-back": a plan, a prediction, the session, the quiz and what was learned from it."""

from ..cards import Card, Check, Feedback
from ..fields import Answer, Choice, Date, Number, Option, Series, Text
from ..values import date_in, number_in, words_in
from .teach_back_quiz import FEWEST_LEARNERS, Results, read_results, results_chart

PLAN, PREDICTION, SESSION, QUIZ, LEARNED = "plan", "prediction", "session", "quiz", "learned"
LEVELS = (
    Option("all-staff", "All staff"),
    Option("board", "Board members"),
    Option("senior-leaders", "Senior leaders"),
    Option("managers", "Managers and supervisors"),
    Option("coaches", "Quality coaches"),
)
WITNESSES = (
    Option("observer", "Somebody watched and filled in a sheet"),
    Option("recording", "The session was recorded, and everyone agreed to that"),
)
FEW, MORE, NOTES = 4, 15, 25
"""How many words are a few, a paragraph, and notes from which somebody else can judge."""

PREDICTION_CARD = Card(
    id=PREDICTION,
    heading="Your prediction",
    words=("Fix this before you teach. Afterwards it would not be a prediction.",),
    fields=(
        Number(
            id="share",
            label="What share of the quiz answers will be right after the session?",
            hint="All answers of all learners together.",
            low=0,
            high=100,
            unit="%",
        ),
        Text(id="hardest", label="Which question will be hardest for them, and why?", rows=2, longest=1_000),
    ),
    lock="Fix my prediction, then teach",
)


def plan_card(answer: Answer) -> Card:
    """What is to be taught, to whom and how."""
    return Card(
        id=PLAN,
        heading="Your plan",
        words=("Teach a group of real people. Write down jobs, never names.",),
        fields=(
            Choice(id="level", label="Whose level do you teach?", options=LEVELS),
            Text(
                id="group",
                label="Who is in the group?",
                hint="For example: 9 ward managers of surgery. 2 of them have used charts before.",
                rows=2,
                longest=1_000,
            ),
            Text(
                id="outcome",
                label="What will they be able to do at the end?",
                hint="Something that you can check. For example: decide on 6 charts if something has changed.",
                rows=2,
                longest=1_000,
            ),
            Text(
                id="steps",
                label="What happens, step by step, with minutes?",
                hint="For each step say what you do and what they do.",
                rows=8,
            ),
            Number(id="minutes", label="How long is the session?", low=1, high=480, unit="minutes"),
            Number(
                id="active",
                label="For how much of it do learners decide, try or talk to each other?",
                low=0,
                high=480,
                unit="minutes",
            ),
            Text(
                id="belief",
                label="Which wrong belief do you expect, and how will you meet it?",
                hint="For example: that a red month means that something got worse.",
                longest=1_500,
            ),
            Text(
                id="everyone",
                label="Who could be left out, and what do you do about it?",
                hint="Think of eyesight, hearing, language, numbers, part-time and night staff.",
                longest=1_500,
            ),
        ),
        checks=plan_checks(answer),
    )


def session_card(answer: Answer) -> Card:
    """What happened, as somebody else saw it."""
    return Card(
        id=SESSION,
        heading="The session",
        fields=(
            Date(id="date", label="When was it?"),
            Number(id="present", label="How many learners came?", low=1, high=500),
            Number(id="taken", label="How long did it take?", low=1, high=480, unit="minutes"),
            Choice(id="witness", label="How can somebody else judge it?", options=WITNESSES),
            Text(
                id="notes",
                label="What does the observer's sheet, or the recording, show?",
                hint="What you and the learners did, with times. For a recording, say where a marker can ask for it.",
                rows=8,
            ),
        ),
        checks=(
            Check(name="The day, with the year in full", met=date_in(answer.get(SESSION, "date")) is not None),
            Check(name="Notes from which somebody else can judge", met=_long(answer, SESSION, "notes", NOTES)),
        ),
    )


def quiz_card(answer: Answer) -> Card:
    """The group's results after the session."""
    results = results_of(answer)
    mend = Feedback(heading="Please mend this first", words=results.problems, good=False) if results.problems else None
    return Card(
        id=QUIZ,
        heading="The group's quiz",
        words=("Use the same few questions for everyone, after the session. Leave names out.",),
        chart=results_chart(results),
        fields=(
            Number(id="questions", label="How many questions does the quiz have?", low=1, high=60),
            Series(
                id="after",
                label="How many answers did each learner have right, after the session?",
                hint="1 number on each line, 1 line for each learner. You can paste a column of a spreadsheet.",
            ),
            Number(
                id="before",
                label="What share was right before the session, if you asked?",
                low=0,
                high=100,
                unit="%",
                needed=False,
            ),
            Text(id="asked", label="What were the questions?", rows=6),
        ),
        checks=(
            Check(name=f"Results of {FEWEST_LEARNERS} learners or more", met=len(results.right) >= FEWEST_LEARNERS),
            Check(name="No result above the number of questions", met=results.share is not None),
        ),
        feedback=mend,
    )


def learned_card(answer: Answer) -> Card:
    """The study: what came, set beside what was predicted."""
    said, share = number_in(answer.get(PREDICTION, "share")), results_of(answer).share
    words = () if said is None or share is None else (f"You predicted {said:g}%. It was {share:.0f}%.",)
    return Card(
        id=LEARNED,
        heading="What you learned about teaching",
        words=words,
        fields=(
            Text(
                id="learned",
                label="What came as you predicted, what did not, and why?",
                hint="Begin with the learners who found it hard.",
            ),
            Text(id="next", label="What will you do in another way next time?", rows=2, longest=1_500),
        ),
        checks=(Check(name="What came, and why, in a few sentences", met=_long(answer, LEARNED, "learned", MORE)),),
    )


def results_of(answer: Answer) -> Results:
    """The group's results as they stand."""
    return read_results(answer.get(QUIZ, "after"), number_in(answer.get(QUIZ, "questions")))


def plan_checks(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the plan while it is written."""
    minutes, active = (number_in(answer.get(PLAN, name)) for name in ("minutes", "active"))
    fits = minutes is not None and active is not None and active <= minutes
    return (
        Check(name="Who, and what they will be able to do", met=_all_long(answer, PLAN, FEW, "group", "outcome")),
        Check(name="Steps that somebody else could follow", met=_long(answer, PLAN, "steps", MORE)),
        Check(name="Minutes that fit into the session", met=fits),
        Check(name="A wrong belief, and who could be left out", met=_all_long(answer, PLAN, FEW, "belief", "everyone")),
    )


def _all_long(answer: Answer, card: str, words: int, *names: str) -> bool:
    return all(_long(answer, card, name, words) for name in names)


def _long(answer: Answer, card: str, name: str, words: int) -> bool:
    return len(words_in(answer.get(card, name))) >= words
