from typing import Any

from qidose.exercises.coaches.quiet_team import REFLECTION
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == REFLECTION:
        return {"words": WORDS}
    met, step = case.met[int(card.split("-")[1]) - 1], card.split("-")[2]
    if step == "first":
        return {"do": str(1 + met.first.index(met.story.first[0]))}
    return {"meaning": met.story.cause, "try": str(1 + met.then.index(met.story.then[0]))}


WORDS = """In our last 2 meetings 4 of 6 people said nothing, and 1 left early. I talked for more than half of the time.

It could be that they are tired after a hard month. It could also be that I had decided already, so that nothing was
left for them to say.

On Wednesday I will ask 2 of them, each alone: what would have to change for this hour to be worth it to you? Then I
will let 1 of them open the next meeting, and speak last myself.
"""
