"""The talk with a kind marker (E-T6-11): 5 turns, in each of which 1 of 3 things to say helps.

What helps, in order: begin with what was seen and not with a verdict; give the size as a fact, and ask; say back what
was heard; be fair to learners and marker; and agree on a small test of both. Why the marker is kind differs (`Reason`),
and nobody can know it before asking. A poor turn is answered as people answer it, and the talk can be mended.

In the texts {size} stands for the points above the others.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["helps", "rank", "vague", "proof", "soft", "tell", "solve", "adjust", "hide", "course", "remind"]


@dataclass(frozen=True)
class Say:
    """Something that the expert can say, and what comes `back`."""

    kind: Kind
    text: str
    back: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a marker is kind: as told to somebody who asks, as hinted at to others, and what can be said to it."""

    id: str
    told: str
    hint: str
    heard: tuple[Say, Say, Say]
    worry: str


OPENING = "You wanted to see me about my marks. Is something wrong?"
BEGIN = (
    Say(
        "helps",
        "I do not know yet. Your marks differ from the others on the same kind of work. Can we look at why?",
        "That is fair to ask. I did not know that they differ.",
    ),
    Say(
        "rank",
        "Of our 8 markers you are the kindest by far. I wanted you to hear it from me before you hear it elsewhere.",
        "So there is a list, and I stand at the end of it.",
    ),
    Say(
        "vague",
        "Nothing at all. I talk with all the markers now and then. How is the work going?",
        "Fine, thank you. But you did not come for that, did you?",
    ),
)
ASK = (
    Say(
        "helps",
        "On the same work you give {size} points more. There may be good reasons. How do you choose between 1 and 2?",
    ),
    Say(
        "proof",
        "It is {size} points, and the limits are 3 standard errors wide. So chance is ruled out. Please accept that "
        "before we go on.",
    ),
    Say("soft", "It is only {size} points, and kind marks keep people going. Shall we leave it at that?"),
)
REASONS: tuple[Reason, ...] = (
    Reason(
        "story",
        "I coach most of these teams. I know what they did on the ward, also where they wrote little.",
        "If you say so. But a page is not all that a team did.",
        (
            Say(
                "helps",
                "So you mark what you know they did, and a second marker has only the page.",
                "Yes. I never saw it like that. I read more than is written.",
            ),
            Say(
                "tell",
                "The guide says that only the page counts. That was in the training for markers. Do you remember it?",
                "I remember the training. I also remember the teams.",
            ),
            Say(
                "solve",
                "Then another marker can take your teams. It would solve the problem, and save you time.",
                "And who explains that to them?",
            ),
        ),
        "Some teams did good work and wrote little of it.",
    ),
    Reason(
        "tired",
        "They write these after a night shift. Too many points lost, and they never come back.",
        "Perhaps. You are not there when they read their marks after a night shift.",
        (
            Say(
                "helps",
                "So a low mark can send a tired person away for good, and you want them to stay with it.",
                "Yes. I have seen good people stop after 1 bad mark.",
            ),
            Say(
                "tell",
                "A kind mark helps nobody in the end. People need to hear the truth. Would you not want that too?",
                "They hear plenty of truth. They need a reason to go on.",
            ),
            Say(
                "solve",
                "Then we could lower the pass mark for people on nights. Would that be fairer to them?",
                "That is not what I meant at all.",
            ),
        ),
        "Tired people may stop after a low mark.",
    ),
    Reason(
        "guide",
        "The guide says: data collected over time. Are counts on 2 days over time? When in doubt, I give the 2.",
        "I mark by the guide, as far as anybody can understand it.",
        (
            Say(
                "helps",
                "So the guide leaves some lines open, and there you decide in favour of the learner.",
                "Exactly. I asked about it in spring. Nobody answered.",
            ),
            Say(
                "tell",
                "The guide is clear enough for 7 other people. Could you read the examples in it once more?",
                "I have read them. That is how I found the gap.",
            ),
            Say(
                "solve",
                "Then give a 1 whenever you are in doubt. That would bring you back into the middle of the markers.",
                "Would my marks be truer then, or only more like the others?",
            ),
        ),
        "A line of the guide can be read in 2 ways.",
    ),
)
WHAT_NOW = "And what now? Do people lose marks that I gave them?"
FAIR = (
    Say(
        "helps",
        "Nobody loses anything today. A third person marks 10 of these pieces blind. Then we decide together what is "
        "fair.",
        "I can live with that. I would like to know it myself.",
    ),
    Say(
        "adjust",
        "We take {size} points off each mark of yours. Then all are in line, and nobody marks again. Is that fair?",
        "Also off those that I marked as everybody would?",
    ),
    Say(
        "hide",
        "No, the marks stay as they are, and this stays between you and me.",
        "And people who passed, and cannot do it yet?",
    ),
)
FROM_MONDAY = "And what do I do from Monday on?"
STEP = (
    Say(
        "helps",
        "We both mark the same 10 pieces alone, and predict how far apart we are. On Thursday we compare.",
        "I predict 2 points. Let us see what each of us has read.",
    ),
    Say(
        "course",
        "Stop marking for now, and do the course for markers again. Then we look at your next marks.",
        "So it is me after all. I had begun to think that it was the page.",
    ),
    Say(
        "remind",
        "I will write to all 8 markers and ask them to be a little more strict. Then nobody has to feel singled out. "
        "Could you live with that?",
        "Then 7 people change who had no need to.",
    ),
)
WHAT_IT_DOES: dict[Kind, str] = {
    "helps": "This helps.",
    "rank": "A rank makes people defend their place. It does not help them to see how they mark.",
    "vague": "It was meant to be gentle. But people notice, and wonder what else you do not say.",
    "proof": "The statistics are sound. But they say that the marks differ, and never why.",
    "soft": "It spares you both a hard talk. People who are not ready would still pass.",
    "tell": "It may be true. But it answers a worry that you have not yet said back.",
    "solve": "This is a solution to something that you have not understood yet.",
    "adjust": "To take the mean gap off each mark changes right marks too, and makes new errors.",
    "hide": "It protects the marker, at the cost of learners and their patients.",
    "course": "Training helps where somebody does not know how. You have just heard another reason.",
    "remind": "A reminder to all moves 7 markers who mark as they should. It leaves the reason as it was.",
}
WHY_IT_HELPS = (
    "You began with what you saw, and left open what it means.",
    "You gave the size as a fact, and asked how the marker decides. Only so could you hear the reason.",
    "You said back what you had heard. From here on, 2 people look at 1 question.",
    "You are fair to learners and to the marker: first look, then decide.",
    "You agreed on a small test with a prediction, in which both of you can turn out wrong.",
)
