"""The words of "Spread plan" (E-T5-10): what may be chosen, what is asked of a plan, and what is said about it."""

from ..fields import Option

FIRST = (
    Option("few", "Begin at a few sites"),
    Option("test", "Test it again at home first, on a larger scale"),
    Option("all", "Begin at all 8 sites now"),
)
ABOUT_FIRST = {
    "small": "Only small tests were known. They show that the change can work, and not how it goes in everyday use.",
    "enough": "2 tests at a larger scale say the same, so it is time to begin.",
}
SEEN = {
    "like": "Much like those at home",
    "partly": "Half of them stay for 1 day only",
    "unlike": "Most look after their own medicines",
}
"""The patients of a site, by their likeness to those at home."""
PLAN_ASKS = {
    "evidence": ("What shows that it works at home?", "Name tests with their size and result."),
    "adopters": ("Who goes first, and why do they want it?", ""),
    "adapt": ("What must stay the same, and what may each site change?", ""),
    "measures": ("How will each site be measured, and how often?", "Think of what could get worse, too."),
    "support": ("Who visits and helps, from the home ward and among patients?", ""),
    "stop": ("When would you stop at a site?", "Say what you would see, and who decides."),
}
READINGS = (
    Option("better", "Better"),
    Option("same", "No change"),
    Option("worse", "Worse"),
)
ACTS = {
    "worse": (
        "What do you do where it got worse?",
        (
            Option("stop", "Stop there now, and ask staff and patients what is different"),
            Option("wait", "Give it another quarter, because new things take time"),
            Option("train", "Train the staff once more"),
            Option("strict", "Ask the ward lead to follow the pack more strictly"),
        ),
    ),
    "same": (
        "What do you do where nothing changed?",
        (
            Option("look", "Find out if the change is used there, then help or adapt it"),
            Option("average", "Report the average of all sites, which has gone up"),
            Option("remind", "Send the staff a reminder each week"),
            Option("leave", "Leave these sites out of the report"),
        ),
    ),
    "better": (
        "What do you do where it got better?",
        (
            Option("hold", "Write the new way down, keep the chart, and name an owner"),
            Option("copy", "Send their version to all wards of the trust this month"),
            Option("praise", "Praise the ward in the newsletter, and move on"),
            Option("visit", "Go on with the same visits, so that nothing slips"),
        ),
    ),
}
RIGHT_ACTS = {"worse": "stop", "same": "look", "better": "hold"}
ABOUT_ACT = {
    "stop": "A change that helps at home can harm elsewhere. Stop first, then learn from the site why.",
    "wait": "The chart has already shown that it is worse. Each further month harms patients.",
    "train": "Training helps where people do not know how. Here the change itself may not fit these patients.",
    "strict": "To press harder on a change that harms gives more harm. The site may be doing just what you asked.",
    "look": "A change that is not used cannot work, and one that is used may need to be adapted. Find out which.",
    "average": "An average hides the site that got worse, and the one where nobody uses the change.",
    "remind": "A reminder changes nothing in how the work is set up. First find out what is in the way.",
    "leave": "What is left out cannot teach you anything. These sites know why nothing changed.",
    "hold": "An agreed way, a chart and an owner hold a gain when you are gone.",
    "copy": "What fits this ward may not fit all. The next wards need their own small start too.",
    "praise": "Thanks are well worth giving. By themselves they do not hold a gain.",
    "visit": "Your visits are needed elsewhere. The site needs its own way to see a slip.",
}
BELIEFS = {
    "all": "MC26",
    "train": "MC27",
    "strict": "MC11",
    "remind": "MC11",
    "average": "MC08",
    "copy": "MC26",
}
"""The misconception behind a choice (curriculum 8.2)."""
KINDLY = {
    "MC01": "The points of a quiet chart go up and down too. "
    "Look for 7 in a row on one side, or one outside the limits.",
    "MC26": "It is tempting to bring a good thing to everyone at once. "
    "But then nobody sees in time where it does not fit.",
}
