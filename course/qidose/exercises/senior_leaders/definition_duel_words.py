"""The words of "Definition duel" (E-T3-05): where each measure is used, and what a patient says about it afterwards."""

from dataclasses import dataclass

READERS = (
    ("Amina", "Piotr"),
    ("Gwen", "Tariq"),
    ("Nadia", "Owen"),
    ("Ines", "Callum"),
    ("Joy", "Stefan"),
    ("Mei", "Ruairi"),
)
"""2 colleagues who read the same records."""


@dataclass(frozen=True)
class Topic:
    """What surrounds a measure of the simulator.

    `yes` and `no` are the 2 readings of a case. `story` is what a patient says; `by_number` is what the definition
    makes of it.
    """

    where: str
    why: str
    yes: str
    no: str
    story: str
    by_number: str


TOPICS = {
    "medicine-on-time": Topic(
        where="Hazel ward",
        why="The ward wants to know how many doses patients get on time.",
        yes="On time",
        no="Not on time",
        story='Mr Okello has Parkinson\'s. He says: "My 8am tablet comes at 8:55am. By then I cannot lift my cup."',
        by_number="By your definition all of his doses were on time.",
    ),
    "falls": Topic(
        where="Rowan ward",
        why="The ward wants to know how often patients fall.",
        yes="A fall",
        no="Not a fall",
        story='Mrs Lind says: "Twice I nearly went down. Since then I stay in bed, and my legs get weak."',
        by_number="By your definition she had no fall.",
    ),
    "did-not-attend": Topic(
        where="The knee clinic",
        why="The clinic wants to know how many appointments are missed.",
        yes="Missed",
        no="Not missed",
        story='Mr Adair says: "I was given 9am. The first bus gets in at 9:40am, and on the phone I wait for ever."',
        by_number="By your definition he missed his appointment.",
    ),
    "hand-hygiene": Topic(
        where="Maple ward",
        why="The ward wants to know how often patients are touched with clean hands.",
        yes="Clean",
        no="Not clean",
        story='Mrs Farr says: "They all clean their hands. But I eat with mine, and I cannot reach the basin."',
        by_number="By your definition all contacts with her were clean.",
    ),
}

RESPONSES = {
    "ask": "Ask both how they read these cases, and look for the words that allow 2 readings",
    "careful": "Ask both to read more carefully, and to keep to the definition as it stands",
    "train": "Train both together, until each of them applies the definition as it was meant",
    "better": "Find out which of the 2 is more often right, and let that person count from now on",
}
ABOUT_RESPONSES = {
    "ask": "Both had reasons. What they tell you shows which words allow 2 readings.",
    "careful": "To ask for more care is natural. But both were careful, and the words allow 2 readings.",
    "train": "Training helps where people do not know how. Here the definition itself does not say.",
    "better": "It is tempting to look for the better reader. But neither is wrong, and the next one will differ.",
}
BELIEFS = {"careful": "MC11", "train": "MC27", "better": "MC10"}
NEXT = {
    "listen": "Keep the definition, and ask 8 to 10 more patients an open question about it",
    "bend": "Change the definition now, so that the number says what this patient says",
    "leave": "Keep the definition, and leave the story out, because 1 patient is not data",
    "swap": "Put the story in place of the number, because it says what really matters",
}
ABOUT_NEXT = {
    "listen": "1 story cannot show how often something happens. It can show what nobody counts yet.",
    "bend": "It is good to want to act at once. But 1 story does not say how many patients it speaks for.",
    "leave": "It is true that 1 patient is no measure. But a story can show what the measure leaves out.",
    "swap": "A story moves people, and it should be heard. But it cannot show whether things get better.",
}
HOW_TO_LISTEN = (
    "Ask patients who differ from each other, with a question that has no yes or no.",
    "Write down what they say in their own words. Stop when you hear little that is new.",
    "What comes up again and again may be the next thing to count.",
)
