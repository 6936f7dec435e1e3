"""The words of SIM-TEAM: a coach's questions, what a team says, and how its records sound at each level of a habit."""

from dataclasses import dataclass

from qidose.simulate import ward

QUESTIONS = {
    "predict": "What do you think will happen, and by how much?",
    "smaller": "What is the smallest test that you could do this week?",
    "measure": "How will you know, week by week, whether it helps?",
    "worry": "What worries you about this, and what would make it safe to try?",
    "advise": "Why not use the checklist that we use on our ward?",
    "push": "When will you have this in place on the whole ward?",
}
ADVICE = {
    "advise": '"Thank you. We will put it on our list."',
    "push": '"As soon as we can." Nobody looked up.',
}
THANKS = {
    "fear": '"It is good that somebody asks." Two people told what had gone wrong for them.',
    "helped": '"We had not thought of that. Let us try."',
    "afraid": '"Fine." Nobody said more.',
    "not needed": '"We do that already."',
}
EVENT = "Then a senior manager came by and asked who had made the last mistake."
PREDICTION = (
    ("No prediction is written.", "Prediction: we hope that it works."),
    ("Prediction: it will go up.", "Prediction: more medicines will be on time."),
    (
        "Prediction: from {usual}% to about {percent:g}% on time.",
        "Prediction: {percent:g}% on time; now it is {usual}%.",
    ),
)
DATA = (
    ("Everyone felt that it went well.", "We asked around. People liked it."),
    ("In the test {on_time} of {patients} were on time.", "Total at the end: {on_time} of {patients} on time."),
    (
        "On time by week: {weeks}. Call bells answered late: {bells}.",
        "Chart by week: {weeks} on time. We watched call bells too: {bells} late.",
    ),
)
FEAR = (
    ("Everyone spoke. A healthcare assistant had the best idea.", "People said openly what had gone wrong."),
    ("The 2 night nurses said nothing.", "A nurse asked if this goes into her appraisal."),
    ("Only the ward manager spoke.", "Nobody wanted their name in the notes."),
)
ACT = {"adopt": "We keep it.", "adapt": "We change it a little and test again.", "abandon": "We drop it."}
NAMES = {idea.id: idea.name for idea in ward.IDEAS}


@dataclass(frozen=True)
class Words:
    """The record of one cycle as the team wrote it."""

    plan: str
    prediction: str
    data: str
    act: str
    meeting: str


def words_of(result: ward.Result, habits: tuple[int, int, int, int], variant: int, usual: int) -> Words:
    """The team's record. `habits`: levels of prediction, scale, data and fear; `usual`: the baseline in per cent."""
    prediction, _, data, fear = habits
    cycle = result.cycle
    percent = cycle.prediction.percent if cycle.prediction else 0.0
    weeks = "; ".join(f"{week.on_time} of {week.patients}" for week in result.weeks)
    bells = sum(week.balancing.get("call-bells", 0) for week in result.weeks)
    numbers = {"on_time": result.on_time, "patients": result.patients, "weeks": weeks, "bells": bells}
    return Words(
        plan=f"{' and '.join(NAMES[idea] for idea in cycle.ideas)}: {cycle.scale}, {cycle.weeks} weeks.",
        prediction=PREDICTION[prediction][variant].format(usual=usual, percent=percent),
        data=DATA[data][variant].format(**numbers),
        act=ACT[str(cycle.act)],
        meeting=FEAR[fear][variant],
    )
