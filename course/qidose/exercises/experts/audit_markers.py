"""Audit the markers (E-T6-11): 200 marks of 8 coaches, 1 of whom is kinder than the others; then the talk with them.

First the findings: who, by how many points, and whose mean is high only because of the work they were given. They are
fixed before the truth is told. Then a talk of 5 turns, of which 4 must help. All 4 points are needed: somebody who
guesses passes in 0.023% of tries.
"""

from functools import lru_cache
from itertools import takewhile

from qidose.simulate.draw import generator

from ..cards import Card, ChartData, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Move, Number, Option
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in
from .audit_markers_case import EACH, MARKERS, MOST, Audit, Marker, above, audit, limit
from .audit_markers_talk import (
    ASK,
    BEGIN,
    FAIR,
    FROM_MONDAY,
    OPENING,
    STEP,
    WHAT_IT_DOES,
    WHAT_NOW,
    WHY_IT_HELPS,
    Kind,
    Say,
)

FIND, RESULT = "find", "result"
TURNS, FEWEST = 5, 4
TOLERANCE = 0.3
HAIR = 1e-9
"""Rounding must not turn 0.3 away from the truth into more."""
BELIEFS: dict[Kind, str] = {"rank": "MC10", "remind": "MC11", "adjust": "MC12"}
KINDLY = {
    "MC08": "A mean of all marks feels fair. But it hides that some were given easier work than others.",
    "MC10": "A list of markers from kind to strict is quickly made. Most places in it are chance.",
    "MC11": "To ask all for more care is well meant. It does not touch what makes 1 of them differ.",
    "MC12": "To take off the gap looks exact. But each mark has its own error, and you add 1 more.",
}


class AuditMarkers(Exercise[Audit]):
    """Find the marker who differs, and talk with them."""

    id = "audit-markers"
    about = About(
        code="E-T6-11",
        dose="experts",
        title="Audit the markers",
        minutes=25,
        domains=("D14", "D19"),
        outcomes=(8,),
        misconceptions=tuple(KINDLY),
    )
    points = 4
    pass_mark = 4
    layout = "together"
    finish_label = "Finish and look back"

    def case(self, seed: int) -> Audit:
        return audit(seed)

    def cards(self, case: Audit, answer: Answer) -> tuple[Card, ...]:
        find = _find_card(case, answer)
        if FIND not in answer.locked:
            return (find,)
        talk = [_turn_card(case, answer, number) for number in range(1, min(_done(answer) + 1, TURNS) + 1)]
        return (find, _result_card(case, answer), *talk)

    def ready(self, case: Audit, answer: Answer) -> bool:
        return FIND in answer.locked and _done(answer) == TURNS

    def mark(self, case: Audit, answer: Answer) -> Marks:
        fixed = FIND in answer.locked
        who, size, mix = found_in(case, answer)
        helped = sum(said is not None and said.kind == "helps" for said in said_in(case, answer))
        talked = _done(answer) == TURNS
        near = size is not None and abs(size - case.size) <= TOLERANCE + HAIR
        beliefs = {BELIEFS[said.kind] for said in said_in(case, answer) if said and said.kind in BELIEFS}
        return Marks(
            (
                Criterion(
                    name="The marker who is kinder",
                    met=fixed and who == case.kind_marker,
                    why=f"{case.kind_marker.name} is kinder than the others.",
                ),
                Criterion(
                    name=f"By how many points, within {TOLERANCE}",
                    met=fixed and near,
                    why=f"The marks were drawn with {case.size:g} points. {_said_size(size)}",
                ),
                Criterion(
                    name="The marker whose work explains a high mean",
                    met=fixed and mix == case.mix_marker,
                    why=f"{case.mix_marker.name} had {len(case.mix_marker.second)} second tries of {EACH}.",
                ),
                Criterion(
                    name=f"A talk in which {FEWEST} of {TURNS} turns help",
                    met=fixed and talked and helped >= FEWEST,
                    why=f"{helped} of your {TURNS} turns helped.",
                ),
            ),
            tuple(sorted(beliefs | ({"MC08"} if fixed and who == case.mix_marker else set()))),
        )

    def summary(self, case: Audit, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You found it, and you can still work together" if passed else "Not there yet",
            words=(
                *(criterion.why for criterion in marks.criteria),
                f"What was behind it: {case.reason.worry}",
                *(KINDLY[belief] for belief in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Draw the marks of your own markers, each kind of work by itself. Then talk with 1 of them."
                if passed
                else "Read what is said under each step. Then try again with new marks and another marker."
            ),
        )


def found_in(case: Audit, answer: Answer) -> tuple[Marker | None, float | None, Marker | None]:
    """What the learner found: who is kinder, by how many points, and whose mean comes from the work they were given."""
    options = _names(case)
    who, mix = (chosen_in(answer.get(FIND, field), options) for field in ("who", "mix"))
    named = [case.markers[options.index(one)] if one else None for one in (who, mix)]
    return named[0], number_in(answer.get(FIND, "size")), named[1]


def says_of(case: Audit, number: int) -> tuple[Say, Say, Say]:
    """What can be said in a turn (from 1), in this learner's order."""
    says = (BEGIN, ASK, case.reason.heard, FAIR, STEP)[number - 1]
    first, second, third = _order(case.seed, number)
    return says[first], says[second], says[third]


def said_in(case: Audit, answer: Answer) -> tuple[Say | None, ...]:
    """What the learner said in each of the 5 turns; None where nothing is fixed yet."""
    found: list[Say | None] = []
    for number in range(1, TURNS + 1):
        says, given = says_of(case, number), answer.get(card_id(number), "say")
        fixed = card_id(number) in answer.locked
        found.append(next((say for k, say in enumerate(says, 1) if fixed and given == f"say-{k}"), None))
    return tuple(found)


def card_id(number: int) -> str:
    """The id of the card of a turn, counted from 1."""
    return f"talk-{number}"


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda number: card_id(number) in answer.locked, range(1, TURNS + 1)))


@lru_cache(maxsize=1024)
def _order(seed: int, number: int) -> tuple[int, int, int]:
    first, second, third = generator(seed, "audit-markers", "say", number).permutation(3).tolist()
    return first, second, third


def _names(case: Audit) -> tuple[Option, ...]:
    return tuple(Option(f"marker-{place}", marker.name) for place, marker in enumerate(case.markers, 1))


def _said_size(size: float | None) -> str:
    return "You gave no size." if size is None else f"You found {size:g}."


def _find_card(case: Audit, answer: Answer) -> Card:
    rows = tuple(
        (marker.name, kind, " ".join(map(str, marks)))
        for marker in case.markers
        for kind, marks in (("First", marker.first), ("Second", marker.second))
    )
    return Card(
        id=FIND,
        heading=f"{MARKERS * EACH} marks by {MARKERS} coaches",
        words=(
            f"Each coach marked {EACH} records of tests by {MOST // 2} lines of 0, 1 or 2, so 0 to {MOST} points. "
            "Some are first tries. The others are second tries, written again after feedback.",
            "Who marks which first try was left to chance, and so for second tries. "
            "But coaches were free on different days, so some had more of one kind.",
            "1 coach gives more points than the others for the same kind of work. "
            "You can copy the table into a spreadsheet or a notebook.",
        ),
        table=Table(caption="All marks", head=("Coach", "Try", "Points"), rows=rows),
        fields=(
            Choice(id="who", label="Who gives more points for the same kind of work?", options=_names(case)),
            Number(
                id="size",
                label="How many points more than the other 7 coaches, on the same kind of work?",
                hint=f"Your best estimate, with 1 decimal. Within {TOLERANCE} counts as found.",
                low=0,
                high=MOST,
                unit="points",
            ),
            Choice(
                id="mix",
                label="Whose mean of all marks is highest only because of the work they were given?",
                options=_names(case),
            ),
        ),
        lock="Fix my findings",
        feedback=_about_findings(case, answer) if FIND in answer.locked else None,
    )


def _about_findings(case: Audit, answer: Answer) -> Feedback:
    who, size, mix = found_in(case, answer)
    kind, mixed = case.kind_marker, case.mix_marker
    right = who == kind and mix == mixed and size is not None and abs(size - case.size) <= TOLERANCE + HAIR
    words = [
        f"{kind.name} gives about {case.size:g} points more. {_said_size(size)}",
        f"{mixed.name} has the highest mean of all marks, with {len(mixed.second)} second tries of {EACH}. "
        "On the same work, chance alone could make the gap that is left.",
    ]
    if who is not None and who != kind:
        words.append(f"You named {who.name}. {KINDLY['MC08'] if who == mixed else 'Chance alone can make that gap.'}")
    return Feedback(
        heading="Your findings are right" if right else "What the marks say", words=tuple(words), good=right
    )


def _result_card(case: Audit, answer: Answer) -> Card:
    edge = limit(case.markers)
    gaps = [above(case.markers, who) for who in range(MARKERS)]
    chart = ChartData(
        title="Points above the other coaches, on the same kind of work",
        unit="Points",
        labels=tuple(marker.given_name for marker in case.markers),
        values=tuple(round(gap, 2) for gap in gaps),
        upper=(round(edge, 2),) * MARKERS,
        lower=(round(-edge, 2),) * MARKERS,
        marked={case.kind: "Above the limit of what chance can do."},
        look="bars",
        x_title="Coach",
        message=f"{case.kind_marker.name} lies {gaps[case.kind]:.1f} points above the others. "
        f"Chance can make gaps of up to {edge:.1f}. The other 7 lie within that.",
    )
    rows = tuple(
        (marker.given_name, f"{len(marker.second)} of {EACH}", f"{marker.mean:.1f}", _signed(gap))
        for marker, gap in zip(case.markers, gaps, strict=True)
    )
    return Card(
        id=RESULT,
        heading="The same marks, like with like",
        words=(
            "For each kind of work we took the coach's mean less the mean of the other 7. "
            "Then we weighted the 2 gaps by how many the coach marked.",
            f"The limits are 3 standard errors: {edge:.1f} points. A coach outside them marks differently. "
            "That does not say why.",
            f"So now you talk with {case.kind_marker.given_name}.",
        ),
        table=Table(
            caption="The mean of all marks, and the gap on the same work",
            head=("Coach", "Second tries", "Mean", "Gap"),
            rows=rows,
        ),
        # The picture comes with the end: what is asked next is a talk, and the table has the same numbers.
        chart=chart if answer.finished else None,
    )


def _signed(gap: float) -> str:
    return f"{gap:+.1f}".replace("-", "\u2212")


def _turn_card(case: Audit, answer: Answer, number: int) -> Card:
    said = said_in(case, answer)
    options = tuple(Option(f"say-{k}", _filled(say.text, case)) for k, say in enumerate(says_of(case, number), 1))
    return Card(
        id=card_id(number),
        heading=f"{case.kind_marker.given_name}, turn {number} of {TURNS}",
        words=tuple(f'"{speech}"' for speech in _speech(case, said, number)),
        fields=(Move(id="say", label="What do you say?", options=options),),
        lock="Say",
        feedback=_about_turn(case, answer, number, said[number - 1]),
    )


def _filled(text: str, case: Audit) -> str:
    return text.replace("{size}", f"{case.size:g}")


def _speech(case: Audit, said: tuple[Say | None, ...], number: int) -> tuple[str, ...]:
    """What the marker says at the beginning of a turn: the answer to what was said before, then their own question."""
    if number == 1:
        return (OPENING,)
    before = said[number - 2]
    if number == 3:
        return (case.reason.told if before and before.kind == "helps" else case.reason.hint,)
    back = (before.back,) if before else ()
    return (*back, *{4: (WHAT_NOW,), 5: (FROM_MONDAY,)}.get(number, ()))


def _about_turn(case: Audit, answer: Answer, number: int, said: Say | None) -> Feedback | None:
    """How the talk ended, once it has; what each turn did, when all is finished."""
    over = number == TURNS and said is not None
    name = case.kind_marker.given_name
    last = (f'{name}: "{said.back}"',) if said is not None and over else ()
    if not answer.finished or said is None:
        return Feedback(heading="How the talk ended", words=last) if over else None
    helps = said.kind == "helps"
    words = [WHY_IT_HELPS[number - 1] if helps else WHAT_IT_DOES[said.kind]]
    if not helps:
        better = next(say for say in says_of(case, number) if say.kind == "helps")
        words.append(f'It would have helped to say: "{_filled(better.text, case)}"')
    return Feedback(heading="This helped" if helps else "This did not help yet", words=(*last, *words), good=helps)
