from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.conditions_check import JUDGED
from qidose.exercises.senior_leaders.conditions_check_facts import CONDITIONS, PLANT

PAGE = {
    "facts": "The plan of who learns what: 180 were trained, and nobody knows which teams lack a coach.",
    "why": "Without it we fill courses, and the teams that need them do not come.",
    "do": "In 3 months I will write it with 2 ward managers: 2 to 4 hours a week of mine.",
    "use": "Each place on a course goes to a team with a problem and hours in its rota.",
    "both": "Leaders give the hours. Front line staff say which teams go first.",
    "stop": "First the 4 teams with a problem now. I stop the open course in March.",
    "date": "2027-03-31",
    "notice": "5 of 9 teams have tested something, and their staff can say what.",
}
NEWS = (
    "Since the summer nearly all months are better than before. That is more than chance. "
    "What did you change at that time? Which part of it must stay, and who else should know?"
)


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card in JUDGED:
        return {"levels": {name: case.levels[name] for name in JUDGED[card]}}
    if card == "mend":
        places = {name: [offer.id for offer in offers].index("helps") + 1 for name, offers in case.mend.items()}
        return {name: str(place) for name, place in places.items()}
    if card == "own":
        return {"conditions": dict.fromkeys(CONDITIONS, "part"), "plant": dict.fromkeys(PLANT, "no")}
    return dict(PAGE) if card == "page" else {"words": NEWS}
