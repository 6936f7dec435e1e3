"""The words of SIM-MANAGE-2: measures that a service would know, and things that can happen to each. All are made
up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    """A measure (percentage, more is better), what a redesign of it would be, and 4 special causes, none of them a
    person."""

    measure: str
    unit: str
    service: str
    redesign: str
    stories: tuple[str, str, str, str]


SCENARIOS: dict[str, Scenario] = {
    "discharge-letters": Scenario(
        "Discharge letters sent within 24 hours",
        "% of letters",
        "inpatient wards",
        "Write the letter during the stay, not after it.",
        (
            "A software update hid the button that sends the letter.",
            "A new form asked for a code that the wards did not have.",
            "The letters of 2 wards were going to a mailbox that nobody reads.",
            "A move of the coding team left letters waiting for a check.",
        ),
    ),
    "stroke-scans": Scenario(
        "Stroke patients scanned within 1 hour",
        "% of patients",
        "emergency department",
        "Take patients from the ambulance straight to the scanner.",
        (
            "1 of the 2 scanners was under repair.",
            "A new door lock meant that patients went round by another corridor.",
            "The phone line that warns the scan team was not working.",
            "Porters were based in another building during repairs.",
        ),
    ),
    "medicine-checks": Scenario(
        "Medicines checked by a pharmacist within 24 hours of admission",
        "% of patients",
        "medical wards",
        "Bring the pharmacist into the morning ward round.",
        (
            "The list of new patients stopped printing in the pharmacy.",
            "A new ward was opened and was missing from the pharmacists' rota.",
            "GP records could not be opened from the wards.",
            "A change of admission times brought most patients in after the visit.",
        ),
    ),
    "care-plans": Scenario(
        "Care plans agreed with the service user within 7 days",
        "% of plans",
        "community mental health",
        "Offer the planning visit when the referral is accepted.",
        (
            "A new referral form left out the phone number.",
            "The booking system did not offer visits in the first week.",
            "A building was closed, so visits there had to be moved.",
            "The template for the plan could not be saved outside the office.",
        ),
    ),
}
