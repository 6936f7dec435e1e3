from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.scale_up import team_id
from qidose.exercises.senior_leaders.scale_up_waves import few_at_a_time
from qidose.exercises.senior_leaders.scale_up_words import NEEDED, RIGHT


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "when":
        return {"teams": {team_id(k): RIGHT[team.evidence] for k, team in enumerate(case.teams, 1)}}
    if card == "support":
        return {"offers": list(NEEDED)}
    if card == "year":
        return {"own": "The evening call. 3 patients on another ward said that 6pm is too early."}
    first, second = few_at_a_time(case.data.sites)
    return {"wards": dict(first), "prediction": 75} if card == "wave-1" else {"wards": dict(second)}
