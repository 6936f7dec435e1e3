"""The questions at the end of "What happens after a red month" (E-T2-04), with what is said to each answer.

The first reason and the first option of each scenario are right; the exercise shows them in an order of its own.
Scenarios are the same chance at work in other places: who is picked for an extreme result looks more usual next time.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Idea:
    """One option: what it says, the belief behind it (curriculum 8.2, "" where it is right) and a kind answer to it."""

    id: str
    text: str
    misconception: str = ""
    kindly: str = ""


@dataclass(frozen=True)
class Scenario:
    """A story from elsewhere; `truth` is said at the end."""

    id: str
    story: tuple[str, ...]
    ideas: tuple[Idea, ...]
    truth: str


SHARES: dict[str, int] = {"30": 30, "50": 50, "65": 65, "85": 85, "100": 100}
SHARE = "85"
"""In the long run it is 84 or 85 of 100: a red month lies lower than 69 of 100 months, and the next is any month."""

REASONS = (
    Idea("extreme", "A red month is one of the worst months. Most others are better than it."),
    Idea(
        "plan",
        "Asking for a plan works. It puts the cause of a red month right.",
        "MC09",
        "The plan comes first and the better month follows, so it looks like cause and effect.",
    ),
    Idea(
        "effort",
        "People try harder in the month after they have seen red.",
        "MC11",
        "Most people try hard every month, and effort did not change here.",
    ),
    Idea(
        "rising",
        "The service was getting better all along. Red months were setbacks.",
        "MC03",
        "Some good months in a row can look like that. Here the mean stayed where it was.",
    ),
)

SCENARIOS = (
    Scenario(
        "visits",
        (
            "A director visits the 3 wards that had the most falls last month.",
            "This month all 3 have fewer falls.",
        ),
        (
            Idea("nothing", "Nothing yet. The 3 worst wards of a month mostly look better in the next."),
            Idea(
                "works",
                "The visits helped. A director should visit more wards.",
                "MC09",
                "Visits are a good thing to do. But these 3 would mostly look better without one too.",
            ),
            Idea(
                "weak",
                "These 3 were the weak wards, and they have now learned.",
                "MC10",
                "Some 3 wards are at the bottom in every month. Next month it is mostly 3 others.",
            ),
            Idea(
                "no-use",
                "Visits change nothing. A director should stop them.",
                "MC19",
                "You cannot tell that either. These numbers say nothing about visits, good or bad.",
            ),
        ),
        "The wards were picked for a bad month. The next month is mostly nearer to their usual.",
    ),
    Scenario(
        "praise",
        (
            "A team has its best month for years, and the board sends its thanks.",
            "The next month is worse.",
        ),
        (
            Idea("nothing", "Nothing yet. After a best month the next is mostly worse, thanks or no thanks."),
            Idea(
                "lazy",
                "Thanks make people lean back. Boards should be careful with them.",
                "MC09",
                "Many people believe this, because a worse month so often follows. It follows without thanks too.",
            ),
            Idea(
                "cause",
                "Something went wrong in the next month. The team should find out what.",
                "MC01",
                "There is mostly nothing to find. The month before was unusually good.",
            ),
            Idea(
                "lucky",
                "The best month was luck. The team is not as good as it seemed.",
                "MC10",
                "1 month, good or bad, says little about a team.",
            ),
        ),
        "The month was picked because it was the best. The next is mostly nearer to the usual.",
    ),
    Scenario(
        "consultants",
        (
            "A trust pays for help in the 5 services that missed their targets by most last quarter.",
            "This quarter 4 of the 5 are better.",
        ),
        (
            Idea("nothing", "Nothing yet. Services as far behind that had no help may have done the same."),
            Idea(
                "works",
                "The help works. 4 of 5 in 1 quarter is clear.",
                "MC09",
                "4 of 5 is just what chance gives after a bad quarter.",
            ),
            Idea(
                "fifth",
                "The help works. We should find out what went wrong in the fifth service.",
                "MC01",
                "The 4 and the 1 may both be chance, so there may be nothing to find.",
            ),
            Idea(
                "worst",
                "Help does most for those who are furthest behind. Now take the next 5.",
                "MC09",
                "Those furthest behind come back furthest by chance, so help always looks best there.",
            ),
        ),
        "They were picked for a bad quarter. To see what help does, compare with services that had none.",
    ),
    Scenario(
        "complaints",
        (
            "After the month with the most complaints all receptionists were trained.",
            "The next month there were far fewer complaints.",
        ),
        (
            Idea("nothing", "Nothing yet. After the highest month the next is mostly lower, trained or not."),
            Idea(
                "works",
                "The training worked, and it worked quickly.",
                "MC09",
                "It may have. But the number would mostly have come down without it.",
            ),
            Idea(
                "no-use",
                "Training changes nothing. The money should go elsewhere.",
                "MC19",
                "You cannot tell that either. These numbers say nothing about training, good or bad.",
            ),
            Idea(
                "warned",
                "Receptionists took more care because they had been warned.",
                "MC11",
                "It is kind to think that care can be turned up. Most people give it every day.",
            ),
        ),
        "The training came after the highest month of all. The next one had to be nearly any other month.",
    ),
)
