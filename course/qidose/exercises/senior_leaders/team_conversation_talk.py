"""The parts of "Team conversation" (E-T3-03): what a leader may say after a bad month, and what a team answers.

3 turns depend on the chart: how you open, what you ask first, and what you agree. What helps there is what fits the
chart. The other 3 turns are the same whatever the chart shows. Texts may hold {month}, {before}, {next} and {since}.
"""

from dataclasses import dataclass
from typing import Literal

Shows = Literal["usual", "since", "month"]
"""What the chart shows: usual variation, a change that has lasted, or 1 month that stands out."""
Kind = Literal["usual", "since", "month", "helps", "blames", "pushes", "solves", "compares", "smooths", "trains"]

SHOWS: dict[Shows, str] = {
    "usual": "Usual variation: {month} is a month like others here",
    "since": "Something changed in about {since}, and it has lasted",
    "month": "{month} alone is different from all the other months",
}
WHY_SHOWS: dict[Shows, str] = {
    "usual": "All points lie between the limits, and there is no pattern. {month} needs no explanation of its own.",
    "since": "Since about {since}, month after month lies on the same side of the mean. That has a cause.",
    "month": "{month} lies outside the limits, and no other month does. It is right to ask what happened in it.",
}
NAMES = (
    "How you open the talk",
    "Your first question",
    "Data before a theory",
    "What a patient went through",
    "What you can do for them",
    "What you agree",
)
"""The 6 turns."""
AIMS = (
    "Say first what the chart shows. Then people know why you have come, and that it is not to blame them.",
    "Ask about the work, in the way that the chart calls for.",
    "A theory from somebody who does the work is worth a count. Ask what would show if it is so.",
    "Ask more about a patient's story. You learn what no chart can tell, and people see that it counts.",
    "Ask what only you can move. The rest the team can do better without you.",
    "End with a step that fits the chart, and with the team as owner of it.",
)
HEADINGS: dict[Kind, str] = {
    "usual": "The chart says something else",
    "since": "The chart says something else",
    "month": "The chart says something else",
    "helps": "That helps",
    "blames": "That blames people",
    "pushes": "That asks for more effort",
    "solves": "That is your own solution",
    "compares": "That compares 2 months",
    "smooths": "That ends it too soon",
    "trains": "That is training for everyone",
}
DOES: dict[Kind, str] = {
    "usual": "It is kind to say that all is as usual. But here something did change, and the team knows it.",
    "since": "To look for a lasting change is worth it where the chart shows one. It does not here.",
    "month": "To ask about 1 month is natural. But it helps only where that month lies outside the limits.",
    "blames": "People who fear blame tell you less. Then you know less about the work, and nothing in it changes.",
    "pushes": "To ask for effort is kindly meant. But people make it already, and the work stays as it is.",
    "solves": "Your idea may be good. But the problem is not known yet, and the team would wait for your next one.",
    "compares": "2 months always differ. Whoever looks for the reason will find one, true or not.",
    "smooths": "Praise is kind. But here it says that you would rather not hear more.",
    "trains": "Training helps where people do not know how. Here they know, and something stands in the way.",
}
BELIEFS: dict[Kind, str] = {"pushes": "MC11", "compares": "MC02", "trains": "MC27"}
KINDLY = {
    "MC01": "It is natural to look for a cause behind each bad month. Most months have no cause of their own.",
    "MC02": "2 months make no pattern. 24 months show what is usual.",
    "MC10": "To ask who does better is tempting. By chance alone somebody is always first, and somebody last.",
    "MC11": "Effort is not what is missing. Look at what the work makes hard.",
    "MC27": "Knowing how is 1 thing. Being able to, in the middle of a shift, is another.",
}


@dataclass(frozen=True)
class Way:
    """One thing that the leader may say. `reply` is the answer; `others` answers where the chart shows another thing.

    `others` has an entry for each other thing that a chart can show. `belief` is the misconception behind the way.
    """

    kind: Kind
    text: str
    reply: str
    others: tuple[tuple[Shows, str], ...] = ()
    belief: str = ""

    def helps(self, shows: Shows) -> bool:
        """Whether this is the way that helps, with such a chart."""
        return self.kind in ("helps", shows)

    def answered(self, shows: Shows) -> str:
        """What the team answers, with such a chart."""
        return dict(self.others).get(shows, self.reply)


@dataclass(frozen=True)
class Turn:
    """1 turn: who speaks, what they say to begin it (`guarded` after something that did not help), and 4 ways."""

    who: str
    lead: str
    guarded: str
    ways: tuple[Way, Way, Way, Way]


Reply = dict[Shows, str]


def opening(who: str, lead: str) -> Turn:
    """The first turn, which is the same in each talk but for what it is about."""
    ways = (
        Way(
            "usual",
            "{month} looks bad, but months like it are usual here. I have come to learn how the work goes.",
            "Oh. We had a list of reasons for {month} ready. So we can put it away?",
            (
                ("since", "Usual? It was not like this before {since}."),
                ("month", "Usual? No. {month} was like nothing that we have had before."),
            ),
        ),
        Way(
            "since",
            "Since about {since} the results have been different. I have come to find out with you why.",
            "At last. We say so to each other each week, and nobody has asked.",
            (
                ("usual", "Since {since}? We have talked about it, and nothing comes to mind."),
                ("month", "Not since {since}. It was {month}, and only {month}."),
            ),
        ),
        Way(
            "month",
            "{month} stands out from 2 years of work. I have come to find out with you what happened.",
            "Thank you. It was a month like no other, and we would like to tell you about it.",
            (
                ("usual", "We have a list of reasons for {month}. We could make one for any month."),
                ("since", "{month} was like the 6 months before it."),
            ),
        ),
        Way(
            "blames",
            "{month} was a bad month, and others have noticed it. I have come to hear who let it slip.",
            "Nobody let anything slip. You will hear no names from us.",
        ),
    )
    return Turn(who, lead, lead, ways)


def first_question(who: str, found: Reply) -> Turn:
    """The second turn. `found` is what the right question brings, by what the chart shows."""
    ways = (
        Way(
            "usual",
            "How does it go in an ordinary week? Where does the work get stuck?",
            found["usual"],
            (
                ("since", "In an ordinary week we got by. But no week has been ordinary since {since}."),
                ("month", "In an ordinary week it goes well enough. {month} was not ordinary."),
            ),
        ),
        Way(
            "since",
            "What is different in your work now from how it was before {since}?",
            found["since"],
            (
                ("usual", "Nothing that we know of. We could look for something, if you need it."),
                ("month", "Nothing is different now. It was different in {month}."),
            ),
        ),
        Way(
            "month",
            "What was different in {month} from all the months before it?",
            found["month"],
            (
                ("usual", "2 people were off sick. But that is so in most months."),
                ("since", "Nothing. {month} was like the months before it."),
            ),
        ),
        Way(
            "blames",
            "Other teams get by with the same staff. What do they do that you do not?",
            "Then you had better ask them.",
            belief="MC10",
        ),
    )
    return Turn(who, "So what would you like to know?", "What exactly do you want from us?", ways)


def agreement(who: str, manager: str, agreed: Reply) -> Turn:
    """The last turn. `agreed` is what the team says to the step that fits."""
    ways = (
        Way(
            "usual",
            "Then you test 1 change to how the work is done, in small. The chart shows over months if it helps.",
            agreed["usual"],
            (
                ("since", "We can test things. But what came in {since} will still be there."),
                ("month", "We can test things. But the work was all right before {month}, and it will be again."),
            ),
        ),
        Way(
            "since",
            "Then we look together into what came in about {since}. The chart shows if that was the cause.",
            agreed["since"],
            (
                ("usual", "We can look. I am not sure that there is anything to find."),
                ("month", "I still think that it was only {month}."),
            ),
        ),
        Way(
            "month",
            "Then we deal with what happened in {month}, so that it cannot come again. The rest we leave.",
            agreed["month"],
            (
                ("usual", "We can do that. But next time it will be something else."),
                ("since", "And what of {since}? It has not gone away."),
            ),
        ),
        Way(
            "blames",
            f"Then {manager} tells me each Friday who has kept to the rules, and who has not. We start now.",
            "I will not do that to my team.",
        ),
    )
    return Turn(who, "And what do we do with all this?", "Are we done?", ways)


@dataclass(frozen=True)
class Story:
    """One talk. `open`, `half` and `shut` are how it ends after many, some or few ways that helped."""

    id: str
    measure: str
    place: str
    turns: tuple[Turn, Turn, Turn, Turn, Turn, Turn]
    last: str
    """Who speaks last."""
    open: str
    half: str
    shut: str
