"""Work of a learner's own, which nobody else sees until they say so."""

from .cards import Card
from .fields import Answer, Choice, Option

SHARE, WHO_SEES = "share", "who-sees"
SHARING = (Option("private", "Only me"), Option("coach", "Me, and the coach who runs our session"))


def share_card(*words: str) -> Card:
    """The card that asks who may see the work."""
    field = Choice(id=WHO_SEES, label="Who may see this?", options=SHARING)
    return Card(id=SHARE, heading="Who may see this", words=words, fields=(field,))


def is_shared(answer: Answer) -> bool:
    """Only where the learner said so; anything else means that nobody else may read it."""
    return answer.get(SHARE, WHO_SEES) == "coach"


def who_sees_words(answer: Answer) -> str:
    """Who can see the work, in a sentence."""
    if is_shared(answer):
        return "You share this with the coach who runs your session."
    return "Only you can see this. You did not share it."
