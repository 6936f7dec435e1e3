"""The bank of the funnel (E-T3-06): small stories from work, each by 1 of the 4 rules.

What makes a story one of a rule, so that new ones can be judged alike:

    1   nothing is moved after a result; many results are looked at together
    2   the setting is moved from where it is, by as much as the last result missed, the other way
    3   the setting starts from the standard each time, as far on the other side of it as the last result missed
    4   the setting is the last result itself

All is made up.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """One story; `why` says after the answer what makes it one of its rule."""

    id: str
    rule: int
    text: str
    why: str


STORIES: tuple[Story, ...] = (
    Story(
        "rota-look",
        1,
        "Clinics start early or late by a few minutes. Nobody moves the rota. Twice a year the team charts the starts.",
        "The rota stays, and many starts are looked at together.",
    ),
    Story(
        "order-same",
        1,
        "A buyer orders 100 boxes of gloves each week. Some are left over, or some are short. The order stays at 100.",
        "The order does not follow single weeks.",
    ),
    Story(
        "agency-chart",
        1,
        "Spending on agency staff goes up and down inside its limits. The finance team leaves the budget as it is.",
        "Inside the limits there is nothing to correct.",
    ),
    Story(
        "dial-fixed",
        1,
        "The store room is a little warm on some days and cool on others. The dial stays where the engineer set it.",
        "The dial is not touched after a warm or cool day.",
    ),
    Story(
        "sample-check",
        1,
        "A laboratory tests the same sample each day. It changes the machine only when a result is outside the limits.",
        "Usual variation is left alone.",
    ),
    Story(
        "list-plan",
        2,
        "A list ran 20 minutes over. The manager takes 20 minutes off her last plan. She does so after each list.",
        "She moves the plan from where it is, by the last miss.",
    ),
    Story(
        "glove-order",
        2,
        "A ward was 8 boxes short. The buyer adds 8 to his last order. When 5 are left over, he takes 5 off it.",
        "Each order starts from the order before it.",
    ),
    Story(
        "agency-cut",
        2,
        "Agency spending was £4,000 over. The clerk takes £4,000 off this month's limit, and does so every month.",
        "Each limit is the one before it, less the last miss.",
    ),
    Story(
        "dial-turn",
        2,
        "The store room was 2 degrees too warm. Each day the porter turns the dial from where it is, now down by 2.",
        "The dial is turned from where it stands, by the last miss.",
    ),
    Story(
        "call-rota",
        2,
        "A call centre was 3 people short on Monday. Next Monday's rota has 3 more than this one, and so on.",
        "Each rota starts from the rota before it.",
    ),
    Story(
        "machine-turn",
        2,
        "A test sample reads 4 too high, so the machine is turned down by 4. It is turned after each daily test.",
        "The machine is moved from where it is, by the last miss.",
    ),
    Story(
        "clinic-swing",
        3,
        "The standard is 30 patients a clinic. After a clinic of 26, 34 are booked. After one of 33, 27 are booked.",
        "Each booking starts from 30 and goes as far to the other side.",
    ),
    Story(
        "budget-swing",
        3,
        "A budget is £50,000. After a month of £53,000, the limit is £47,000. After £48,000, it is £52,000.",
        "Each limit starts from £50,000 and goes as far to the other side.",
    ),
    Story(
        "dial-swing",
        3,
        "The room should have 20 degrees. After 23, the dial is set to 17. After 18, it is set to 22.",
        "Each setting starts from 20 and goes as far to the other side.",
    ),
    Story(
        "order-swing",
        3,
        "A ward needs 100 boxes. After a week that used 90, it orders 110. After one that used 105, it orders 95.",
        "Each order starts from 100 and goes as far to the other side.",
    ),
    Story(
        "visit-swing",
        3,
        "A nurse should make 8 visits a day. After a day of 6, her list has 10. After a day of 9, it has 7.",
        "Each list starts from 8 and goes as far to the other side.",
    ),
    Story(
        "teach-next",
        4,
        "Each new healthcare assistant learns the work from the one who started just before.",
        "Each one copies the last, with what went astray on the way.",
    ),
    Story(
        "budget-last",
        4,
        "A department's budget for this year is what it spent last year. Next year's will be what it spends this year.",
        "The last result is the next setting.",
    ),
    Story(
        "form-copy",
        4,
        "A form is copied when the pile runs out. The clerk copies the last sheet of the pile, not the first one.",
        "Each copy is a copy of the last one.",
    ),
    Story(
        "slot-last",
        4,
        "A clinic gives each appointment as many minutes as the last one took.",
        "The last result is the next setting.",
    ),
    Story(
        "stock-last",
        4,
        "A store orders each week what was used in the week before.",
        "The last result is the next setting.",
    ),
    Story(
        "start-last",
        4,
        "A list is planned to start at the time at which the last list started.",
        "The last result is the next setting.",
    ),
)
