"""What the data sets of SIM-CHARTS are about: how they were collected, told without naming a chart."""

from dataclasses import dataclass
from typing import Literal

from qidose.simulate.measures import Better

Kind = Literal[
    "measurements", "shares", "rates", "counts", "time_between", "cases_between",
    "skewed", "seasonal", "autocorrelated", "over_dispersed", "tiny_counts",
]  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One data set. `columns` name what is recorded; `centre` and `spread` are on the scale of the measure.

    `size` is the usual denominator (bed days, patients, cases) or, for subgroups, how many values there are in each.
    """

    title: str
    collected: str
    columns: tuple[str, ...]
    better: Better
    centre: float
    spread: float = 0.0
    size: int = 0
    decimals: int = 1


STORIES: dict[Kind, tuple[Story, ...]] = {
    "measurements": (
        Story(
            "Ambulance handover",
            "Each month the ambulance service sends 1 number: the average handover time in minutes.",
            ("minutes",),
            "down",
            31.0,
            3.2,
        ),
        Story(
            "Cost of agency staff",
            "Each month the finance team reports what agency staff cost, in thousands of pounds.",
            ("thousand pounds",),
            "down",
            84.0,
            7.5,
        ),
    ),
    "shares": (
        Story(
            "Patients who did not attend",
            "Each month the clinic counts booked patients, and how many of them did not attend.",
            ("did not attend", "booked"),
            "down",
            0.084,
            size=1200,
        ),
        Story(
            "Late discharge letters",
            "Each month the ward counts discharge letters, and how many of them went out late.",
            ("late letters", "letters"),
            "down",
            0.22,
            size=260,
        ),
    ),
    "rates": (
        Story(
            "Falls",
            "Each month the wards count falls and bed days. A patient may fall more than once.",
            ("falls", "bed days"),
            "down",
            6.6,
            size=5500,
        ),
        Story(
            "Medicine incidents with harm",
            "Each month the wards count harmful medicine incidents and bed days.",
            ("incidents", "bed days"),
            "down",
            2.4,
            size=12_000,
        ),
    ),
    "counts": (
        Story(
            "Complaints",
            "Each month the trust counts new complaints. The number of patients hardly changes.",
            ("complaints",),
            "down",
            34.0,
        ),
        Story(
            "Needle injuries",
            "Each month the trust counts needle injuries. The number of staff hardly changes.",
            ("needle injuries",),
            "down",
            17.0,
        ),
    ),
    "time_between": (
        Story(
            "Falls with a broken hip",
            "For each fall with a broken hip the ward notes how many days have passed since the one before.",
            ("days since the one before",),
            "up",
            24.0,
        ),
        Story(
            "Medicine incidents with serious harm",
            "For each incident the trust notes how many days have passed since the one before.",
            ("days since the one before",),
            "up",
            15.0,
        ),
    ),
    "cases_between": (
        Story(
            "Wound infections after hip surgery",
            "For each infection the team notes how many operations went well since the one before.",
            ("operations since the one before",),
            "up",
            60.0,
        ),
        Story(
            "Wrong blood samples",
            "For each wrong label the laboratory notes how many samples were right since the one before.",
            ("samples since the one before",),
            "up",
            140.0,
        ),
    ),
    "skewed": (
        Story(
            "Length of stay",
            "Each week the stays of 8 patients are noted, in days. Most stays are short and a few are very long.",
            tuple(f"patient {i}" for i in range(1, 9)),
            "down",
            6.0,
            5.0,
            size=8,
        ),
        Story(
            "Wait in A&E",
            "Each week the waits of 8 patients are noted, in minutes. Most are short and a few are very long.",
            tuple(f"patient {i}" for i in range(1, 9)),
            "down",
            95.0,
            75.0,
            size=8,
            decimals=0,
        ),
    ),
    "seasonal": (
        Story(
            "Beds in use",
            "Each month the trust notes the average number of beds in use, and what is usual for that month.",
            ("beds in use", "usual for the month"),
            "down",
            610.0,
            9.0,
            decimals=0,
        ),
        Story(
            "Calls to the children's advice line",
            "Each month the line counts calls in thousands, and notes what is usual for that month.",
            ("thousand calls", "usual for the month"),
            "down",
            21.0,
            0.6,
        ),
    ),
    "autocorrelated": (
        Story(
            "Patients waiting for a home visit",
            "Each working day at 9am the team counts the patients on the list. Most were there the day before.",
            ("patients waiting",),
            "down",
            140.0,
            12.0,
            decimals=0,
        ),
        Story(
            "Patients ready to leave",
            "Each working day at noon the trust counts patients who could go home. Most were there the day before.",
            ("patients ready to leave",),
            "down",
            88.0,
            9.0,
            decimals=0,
        ),
    ),
    "over_dispersed": (
        Story(
            "Seen within 4 hours",
            "Each month A&E counts all patients, and how many waited more than 4 hours.",
            ("over 4 hours", "patients"),
            "down",
            0.28,
            0.02,
            size=9000,
        ),
        Story(
            "Calls not answered",
            "Each month the phone system counts calls, and how many of them nobody answered.",
            ("not answered", "calls"),
            "down",
            0.12,
            0.011,
            size=26_000,
        ),
    ),
    "tiny_counts": (
        Story(
            "Operations on the wrong side",
            "Each month the trust counts these events. It also notes the days from one to the next.",
            ("events",),
            "down",
            75.0,
        ),
        Story(
            "Cardiac arrests on a children's ward",
            "Each month the ward counts these events. It also notes the days from one to the next.",
            ("events",),
            "down",
            60.0,
        ),
    ),
}
