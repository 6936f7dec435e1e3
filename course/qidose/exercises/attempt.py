"""An attempt at an exercise: what a list of recorded steps adds up to, and which step may come next.

The log of steps is the only truth. Everything here is a fold over it, so a page that reloads, a kernel that dies and a
server that restarts all come back to the same place.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .cards import Card
from .exercise import Exercise, seed_for
from .fields import Answer, Json, Refused

Kind = Literal["answer", "lock", "finish", "again", "improve"]


@dataclass(frozen=True)
class Step:
    """One thing a learner did. `values` are cleaned field values of `card`, for the kinds "answer" and "lock"."""

    kind: Kind
    attempt: int
    card: str = ""
    values: dict[str, Json] | None = None


@dataclass(frozen=True)
class Attempt:
    """Where a learner stands in one exercise: the number of the attempt (from 1), its answer, and what came before."""

    number: int = 1
    answer: Answer = field(default_factory=Answer)
    finished: tuple[tuple[int, Answer], ...] = ()
    """Every finished attempt, oldest first, with its number."""


def fold(steps: list[Step]) -> Attempt:
    """The attempt that these steps add up to. Steps were checked when they were taken, so this never refuses."""
    state = Attempt()
    for step in steps:
        state = _apply(state, step)
    return state


def _apply(state: Attempt, step: Step) -> Attempt:
    answer = state.answer
    if step.kind in ("answer", "lock"):
        card = {**answer.values.get(step.card, {}), **(step.values or {})}
        values = {**answer.values, step.card: card} if step.values else answer.values
        locked = (*answer.locked, step.card) if step.kind == "lock" else answer.locked
        return replace(state, answer=replace(answer, values=values, locked=locked))
    if step.kind == "finish":
        done = replace(answer, finished=True)
        earlier = tuple(entry for entry in state.finished if entry[0] != state.number)
        return replace(state, answer=done, finished=(*earlier, (state.number, done)))
    if step.kind == "improve":
        kept = (step.values or {}).get("locked")
        locked = tuple(str(card) for card in kept) if isinstance(kept, list) else ()
        return replace(state, answer=replace(answer, finished=False, locked=locked))
    return replace(state, number=state.number + 1, answer=Answer())


def next_step(exercise: Exercise[Any], learner: str, state: Attempt, asked: dict[str, Json]) -> Step | None:
    """The step that a message from a page asks for; None when it was already taken (a double click).

    `asked` has the keys do, attempt, card, values, and comes from a browser: nothing in it is believed. The seed, the
    score and the learner are not in it at all. Raises Refused in plain words.
    """
    kind = asked.get("do")
    if asked.get("attempt") != state.number:
        if kind == "again" and asked.get("attempt") == state.number - 1:
            return None
        raise Refused("You have started again in another window. Reload this page to go on there.")
    if kind == "again":
        return _again(exercise, state)
    if kind == "finish":
        return None if state.answer.finished else _finish(exercise, learner, state)
    if kind == "improve":
        return _improve(exercise, state)
    if kind == "answer":
        return _answer(exercise, learner, state, str(asked.get("card")), asked.get("values"))
    if kind == "lock":
        return _lock(exercise, learner, state, str(asked.get("card")), asked.get("values"))
    raise Refused("We did not understand what the page asked for. Reload the page and try again.")


def _again(exercise: Exercise[Any], state: Attempt) -> Step:
    if not state.answer.finished:
        raise Refused("Finish this attempt first. Then you can start again with new data.")
    return Step("again", state.number)


def _improve(exercise: Exercise[Any], state: Attempt) -> Step | None:
    if not exercise.may_improve:
        raise Refused("This answer is finished. You can start again with new data.")
    if not state.answer.finished:
        return None
    kept = [card for card in state.answer.locked if card in exercise.stays_locked]
    return Step("improve", state.number, values={"locked": kept})


def _finish(exercise: Exercise[Any], learner: str, state: Attempt) -> Step:
    case = exercise.case(seed_for(learner, exercise.id, state.number))
    if not exercise.ready(case, state.answer):
        raise Refused("Some answers are still missing. Fill them in, then finish.")
    return Step("finish", state.number)


def _answer(exercise: Exercise[Any], learner: str, state: Attempt, card_id: str, values: Json) -> Step | None:
    card = _open_card(exercise, learner, state, card_id)
    changed = _changed(card, state, values)
    return Step("answer", state.number, card_id, changed) if changed else None


def _changed(card: Card, state: Attempt, values: Json) -> dict[str, Json]:
    """The values that a page sends for a card, cleaned, without those that are there already."""
    fields = {field.id: field for field in card.fields}
    if not isinstance(values, dict) or not set(values) <= set(fields):
        raise Refused("The page sent an answer to a question that is not there. Reload the page and try again.")
    cleaned = {name: fields[name].clean(value) for name, value in values.items()}
    before = state.answer.values.get(card.id, {})
    return {name: value for name, value in cleaned.items() if before.get(name) != value}


def _lock(exercise: Exercise[Any], learner: str, state: Attempt, card_id: str, values: Json) -> Step | None:
    """Fix a card. A move in a game brings its value along, so that choosing and going on are one step."""
    if card_id in state.answer.locked:
        return None
    card = _open_card(exercise, learner, state, card_id)
    if not card.lock:
        raise Refused("This step stays open until you finish.")
    changed = _changed(card, state, values or {})
    now = {**state.answer.values.get(card_id, {}), **changed}
    missing = [field.label for field in card.fields if field.missing(now.get(field.id))]
    if missing:
        raise Refused(f"Please answer this first: {missing[0]}")
    return Step("lock", state.number, card_id, changed or None)


def _open_card(exercise: Exercise[Any], learner: str, state: Attempt, card_id: str) -> Card:
    if state.answer.finished:
        raise Refused("You have finished this attempt, so its answers can no longer change.")
    if card_id in state.answer.locked:
        raise Refused("You have fixed this step, so its answers can no longer change.")
    case = exercise.case(seed_for(learner, exercise.id, state.number))
    for card in exercise.cards(case, state.answer):
        if card.id == card_id:
            return card
    raise Refused("That step is not open yet. Reload the page and try again.")


def counting(exercise: Exercise[Any], learner: str, state: Attempt) -> tuple[int, Answer] | None:
    """The finished attempt that counts: the newest for a coach to read, else the best (the newer of equals), else None.

    Practising again after a pass must not be able to take the pass away.
    """
    if not state.finished or exercise.rubric:
        return state.finished[-1] if state.finished else None
    return max(
        state.finished,
        key=lambda entry: (
            exercise.mark(exercise.case(seed_for(learner, exercise.id, entry[0])), entry[1]).score,
            entry[0],
        ),
    )
