"""The cases of "Driver diagram" (E-T4-06): problems with enough facts for a theory, and no theory written down yet."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One team's problem: what they know, what they count and what people say."""

    id: str
    title: str
    facts: tuple[str, ...]


CASES = (
    Problem(
        "going-home",
        "Going home on the planned day",
        (
            "On Juniper ward 40% of patients go home later than planned. The beds are needed from noon on.",
            "Medicines are often ordered on the last morning. Transport is booked when they have come.",
            'A patient\'s daughter said: "They told me at 11 that Dad was coming home at 12."',
            "The doctors' round reaches the last patient at 11:30am.",
        ),
    ),
    Problem(
        "night-falls",
        "Falls in the evening and at night",
        (
            "Elm ward cares for older people. There are 9 falls a month, most of them from 6pm to 8am.",
            "Many patients fall on their way to the toilet. Half of them had not rung the bell.",
            'A patient said: "I did not want to trouble them. They are always running."',
            "Walking aids stand by the wall, to keep the way clear for cleaning.",
        ),
    ),
    Problem(
        "missed-physiotherapy",
        "Missed visits in the physiotherapy clinic",
        (
            "22% of patients miss their physiotherapy appointment. The wait for another is 5 weeks.",
            "Letters arrive 3 days before. The phone line is busy from 9am to 11am.",
            'A patient said: "I start work at 6. Who rings a clinic at 9?"',
            "Nobody asks patients which days suit them.",
        ),
    ),
    Problem(
        "late-medicines",
        "Medicines on time",
        (
            "On Hazel ward 62% of medicines are given on time. Patients with Parkinson's suffer most from delays.",
            "A nurse is interrupted about 6 times in a round. 1 medicine in 10 is not on the ward.",
            'A nurse said: "At 8 the doctors come, breakfast comes, and so does the phone."',
            "Nobody has looked at which times of day go well.",
        ),
    ),
    Problem(
        "broken-sleep",
        "Broken sleep",
        (
            "Patients on Birch ward say that they sleep 4 hours a night on average.",
            "Staff name bins that bang, lights in the corridor, and patients who move in after midnight.",
            'A patient said: "At 2 they took my blood pressure. I had just fallen asleep."',
            "Every patient is checked at 2am, whatever their condition.",
        ),
    ),
    Problem(
        "crisis-line",
        "The crisis line",
        (
            "People who ring the mental health crisis line wait 14 minutes on average. 1 in 4 gives up.",
            "Most calls come from 7pm to 9pm. The shifts change at 8pm.",
            'A service user said: "I tell my story, and then I am put through and tell it again."',
            "New staff are unsure when they may pass a call on.",
        ),
    ),
    Problem(
        "second-samples",
        "Blood samples on the children's ward",
        (
            "On the children's ward 1 in 5 blood samples has to be taken again.",
            "Labels are printed at the desk, far from the beds. Samples wait for somebody who goes down.",
            'A mother said: "The second time he screamed before they touched him."',
            "New doctors come every 4 months. Play staff are there on weekdays only.",
        ),
    ),
    Problem(
        "late-theatre",
        "Late starts in theatre 2",
        (
            "In theatre 2 the first operation starts late on 12 of 20 days, by 25 minutes on average.",
            "The team meets at 8am, often without the surgeon. Porters are called when the theatre is ready.",
            'A ward nurse said: "We hear who is first when the porter stands here."',
            "Forms are checked 3 times, and some are still missing in theatre.",
        ),
    ),
)
