"""SIM-TEAM: a team that tests changes on the ward, badly at first, and a coach with 1 question a cycle (E-T5-04).

The team has 3 habits (prediction, scale, data), each absent, half there or in place, and some fear. A question helps
only when it meets a flaw the team has. While there is fear, people answer no other question. Advice changes nothing,
and pressure brings fear. What the tests bring is SIM-WARD's own answer to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qidose.simulate import ward
from qidose.simulate.draw import generator
from qidose.simulate.team_words import ADVICE, EVENT, QUESTIONS, THANKS, Words, words_of

HABITS = {"predict": "prediction", "smaller": "scale", "measure": "data"}
IN_PLACE = 2
MOST_FEAR = 2
MOST_HABITS = IN_PLACE * len(HABITS)


@dataclass(frozen=True)
class Params:
    """`most_questions` may be asked. `need` is the range of helpful questions that the team needs before the setback
    (a fright, in the middle of the game), which takes one more."""

    most_questions: int = 9
    need: tuple[int, int] = (5, 7)
    on_ward: ward.Params = field(default_factory=ward.Params)


@dataclass(frozen=True)
class State:
    """Each habit from 0 (absent) to 2 (in place), and fear from 0 to 2."""

    prediction: int
    scale: int
    data: int
    fear: int

    @property
    def in_place(self) -> bool:
        """Predictions, scale and data are in place and nobody is afraid."""
        return (self.prediction, self.scale, self.data, self.fear) == (IN_PLACE, IN_PLACE, IN_PLACE, 0)


@dataclass(frozen=True)
class Record:
    """What the coach sees of one cycle. `patients` reached and `on_time` are None while the team keeps no data."""

    cycle: int
    words: Words
    patients: int | None
    on_time: int | None
    answer: str


@dataclass(frozen=True)
class Data:
    """The record before the first question, and the questions in a personal order (id to words)."""

    first: Record
    questions: dict[str, str]
    most_questions: int


@dataclass(frozen=True)
class Truth:
    """The team at the start, the questions that help then, after which question the setback comes, and how few
    questions can bring everything into place."""

    start: State
    helpful: tuple[str, ...]
    setback_after: int
    fewest: int


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """One learner's team."""
    start, setback, order = _situation(params, seed)
    truth = Truth(start, helps(start), setback, _fewest(start, setback, params.most_questions))
    return Data(play(params, seed, [])[0], {name: QUESTIONS[name] for name in order}, params.most_questions), truth


def play(params: Params, seed: int, asked: Sequence[str]) -> tuple[Record, ...]:
    """The first cycle, and one more after each question. Raises ValueError for no such question, or one too many."""
    before = states(params, seed, asked)
    _, setback, _ = _situation(params, seed)
    cycles: list[ward.Cycle] = []
    records = []
    for k, state in enumerate(before):
        cycles.append(_cycle(params, seed, k, state))
        result = ward.play(params.on_ward, seed, cycles)[-1]
        cycles[-1] = replace(cycles[-1], act=_act(params, state, result))
        answer = _answer(before[k - 1], asked[k - 1], k == setback) if k else ""
        records.append(_record(params, seed, k, state, replace(result, cycle=cycles[-1]), answer))
    return tuple(records)


def states(params: Params, seed: int, asked: Sequence[str]) -> tuple[State, ...]:
    """The truth of the same game: the team in each cycle, one more than the questions asked."""
    if len(asked) > params.most_questions:
        raise ValueError(f"there is time for {params.most_questions} questions, not {len(asked)}")
    start, setback, _ = _situation(params, seed)
    found = [start]
    for k, question in enumerate(asked, start=1):
        found.append(_after(found[-1], question, k == setback))
    return tuple(found)


def helps(state: State) -> tuple[str, ...]:
    """The questions that help a team in this state: none when all is in place."""
    if state.fear:
        return ("worry",)
    return tuple(question for question, habit in HABITS.items() if getattr(state, habit) < IN_PLACE)


def questions_needed(params: Params, seed: int, asked: Sequence[str]) -> int | None:
    """After how many of these questions everything was in place; None when it never was."""
    reached = (k for k, state in enumerate(states(params, seed, asked)) if state.in_place)
    return next(reached, None)


def _situation(params: Params, seed: int) -> tuple[State, int, list[str]]:
    """The team at the start, the setback, and the order of the questions."""
    if not 3 <= params.need[0] <= params.need[1] <= MOST_HABITS + MOST_FEAR:
        raise ValueError(f"need is a range from 3 to {MOST_HABITS + MOST_FEAR}, not {params.need}")
    rng = generator(seed, "team")
    need = int(rng.integers(params.need[0], params.need[1] + 1))
    fear = int(rng.integers(max(need - MOST_HABITS, 0), MOST_FEAR + 1))
    habits = [IN_PLACE] * 3
    while sum(IN_PLACE - habit for habit in habits) + fear < need:
        i = int(rng.integers(3))
        habits[i] = max(habits[i] - 1, 0)
    names = list(QUESTIONS)
    setback = int(rng.integers(2, need))
    return State(habits[0], habits[1], habits[2], fear), setback, [names[i] for i in rng.permutation(len(names))]


def _after(state: State, question: str, setback: bool) -> State:
    """The team after a question, and after the fright if it comes in that week."""
    if question not in QUESTIONS:
        raise ValueError(f"a question is one of {', '.join(QUESTIONS)}, not {question!r}")
    if question in helps(state):
        state = _better(state, question)
    if question == "push" or setback:
        state = replace(state, fear=min(state.fear + 1, MOST_FEAR))
    return state


def _better(state: State, question: str) -> State:
    if question == "worry":
        return replace(state, fear=state.fear - 1)
    habit = HABITS[question]
    return replace(state, **{habit: getattr(state, habit) + 1})


def _fewest(start: State, setback: int, most: int) -> int:
    """Always asking a question that helps is the quickest way: each moves the team by 1."""
    state = start
    for k in range(1, most + 1):
        state = _after(state, helps(state)[0], k == setback)
        if state.in_place:
            return k
    raise ValueError("the team needs more questions than there are: raise most_questions or lower need")


def _cycle(params: Params, seed: int, k: int, state: State) -> ward.Cycle:
    """The team's plan, as its habits make it: without a sense of scale all at once, on the whole ward."""
    rng = generator(seed, "team", "plan", k)
    ideas = tuple(ward.IDEAS[i].id for i in rng.permutation(len(ward.IDEAS))[: (3, 2, 1)[state.scale]])
    scales: tuple[ward.Scale, ...] = ("whole ward", "1 shift", ("5 patients", "1 shift")[k % 2])
    percent = round(100 * params.on_ward.baseline + float(rng.integers(5, 16)))
    prediction = ward.Prediction("up", percent) if state.prediction == IN_PLACE else None
    watch = ("call-bells",) if state.data == IN_PLACE else ()
    return ward.Cycle(ideas, scales[state.scale], (4, 3, 2)[state.scale], prediction=prediction, watch=watch)


def _act(params: Params, state: State, result: ward.Result) -> ward.Act:
    """Without data everything is adopted; with data, what went better than usual."""
    better = result.on_time > params.on_ward.baseline * result.patients
    if state.data == 0:
        return "adopt"
    if state.data == 1 or state.scale < IN_PLACE:
        return "adopt" if better else "abandon"
    return "adapt" if better else "abandon"


def _record(params: Params, seed: int, k: int, state: State, result: ward.Result, answer: str) -> Record:
    variant = int(generator(seed, "team", "words", k).integers(2))
    habits = (state.prediction, state.scale, state.data, state.fear)
    words = words_of(result, habits, variant, round(100 * params.on_ward.baseline))
    known = state.data > 0
    return Record(k + 1, words, result.patients if known else None, result.on_time if known else None, answer)


def _answer(before: State, question: str, setback: bool) -> str:
    """What the team says to the question: it tells whether it was ready for it."""
    if question in ADVICE:
        said = ADVICE[question]
    elif question in helps(before):
        said = THANKS["fear" if before.fear else "helped"]
    else:
        said = THANKS["afraid" if before.fear else "not needed"]
    return f"{said} {EVENT}" if setback else said
