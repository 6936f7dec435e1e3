"""Time contract (E-T5-12): a coach's protected hours, what fills them, and what a yes would cost.

The arithmetic is that of the planner (`dosing.capacity`). The week of the case has more in it than fits: what only a
coach can do stays, what a team can do goes back to it, and the rest ends. Then the learner plans hours of their own.
"""

from functools import lru_cache

from qidose.dosing.capacity import HOURS_A_WEEK, PROTECTED, TEAMS, coach_time

from ..cards import Card, Check, Feedback, Table
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Grid, Json, Number, Option, Text
from ..marks import Criterion, Marks
from ..pdsa_form import written
from ..values import chosen_in, number_in, words_in
from .time_contract_week import ABOUT_REPLY, COACH, NONE, REPLIES, REQUESTS, TEAM, WHO, Task, Week, new_week, protected

NEAR = 0.1
"""Hours by which a number may be off."""
SHARES = tuple(Option(f"{share:.0%}", f"{share:.0%} of my week") for share in PROTECTED)
MOST_OWN = max(TEAMS)
LEAST_EACH = coach_time(1, 1).hours_a_team.low
"""The fewest hours a week for a team within the guide: 20% of a full week over 4 teams."""
COACH_SLIPS, OTHER_SLIPS = 1, 2
"""How many of a coach's own tasks, and of the others, may be placed wrongly. A team's meeting may not."""


class TimeContract(Exercise[Week]):
    """Work out the hours, sort what fills them, answer a request, and make a contract of one's own."""

    id = "time-contract"
    about = About(
        code="E-T5-12",
        dose="coaches",
        title="Time contract",
        minutes=12,
        domains=("D13",),
        outcomes=(1,),
        misconceptions=("MC11",),
    )
    points = 9
    pass_mark = 8
    noun = "Step"

    def case(self, seed: int) -> Week:
        return _week(seed)

    def ready(self, case: Week, answer: Answer) -> bool:
        return "request" in answer.locked and super().ready(case, answer)

    def cards(self, case: Week, answer: Answer) -> tuple[Card, ...]:
        shown = [_hours_card(case, answer)]
        if "hours" in answer.locked:
            shown.append(_week_card(case, answer))
        if "week" in answer.locked:
            shown.append(_request_card(case, answer))
        if "request" in answer.locked:
            shown.append(_own_card(answer))
        return tuple(shown)

    def mark(self, case: Week, answer: Answer) -> Marks:
        placed = _placed(case, answer)
        reply = _reply(answer)
        criteria = (
            _hours(case, answer),
            _fits(case, placed),
            _coaching(case, placed),
            _rest(case, placed),
            _request(case, answer),
            _own(answer),
        )
        return Marks(criteria, ("MC11",) * (reply == "evenings"))

    def summary(self, case: Week, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="A week that holds" if passed else "Not there yet",
            words=("Protected time is kept by saying, in hours, what does not fit.",),
            good=passed,
            next_step=(
                "Show your own contract to your manager and your sponsor this week."
                if passed
                else "Read what is said about each step. Then try again with another week."
            ),
        )


@lru_cache(maxsize=64)
def _week(seed: int) -> Week:
    return new_week(seed)


def said_hours(hours: float) -> str:
    """Hours as people say them: "1 hour", "1.25 hours"."""
    return f"{hours:g} hour{'s' * (hours != 1)}"


def _placed(case: Week, answer: Answer) -> dict[str, str]:
    """Who does each task, as far as the learner has said."""
    value = answer.get("week", "who")
    found = value if isinstance(value, dict) else {}
    chosen = {task.id: chosen_in(found.get(task.id), WHO) for task in case.tasks}
    return {task: who.id for task, who in chosen.items() if who}


def _planned(case: Week, placed: dict[str, str]) -> float:
    return sum(task.hours for task in case.tasks if placed.get(task.id) == "coach")


def _reply(answer: Answer) -> str | None:
    reply = answer.get("request", "reply")
    return reply if isinstance(reply, str) and reply in REPLIES else None


def _is_near(value: Json, truth: float) -> bool:
    number = number_in(value)
    return number is not None and abs(number - truth) <= NEAR


def _hours(case: Week, answer: Answer) -> Criterion:
    met = _is_near(answer.get("hours", "week"), case.hours) and _is_near(answer.get("hours", "each"), case.each)
    return Criterion(name="Your hours, and those of each team", met=met, why=_worked_out(case))


def _worked_out(case: Week) -> str:
    return (
        f"{case.share:.0%} of {HOURS_A_WEEK:g} hours is {case.hours:.1f} hours. "
        f"For each of {case.teams} teams that is {case.each:.1f} hours."
    )


def _fits(case: Week, placed: dict[str, str]) -> Criterion:
    planned, whole = _planned(case, placed), len(placed) == len(case.tasks)
    met = whole and 0 < planned <= case.hours
    told = f"You planned {said_hours(planned)} of {case.hours:.1f}."
    why = told if met else f"{told} What is over comes out of a team, or out of your evening."
    why = why if planned else "Plan your own part."
    return Criterion(name="A week within the protected hours", met=met, why=why, points=2)


def _slips(case: Week, placed: dict[str, str], *sorts: str) -> list[Task]:
    return [task for sort in sorts for task in case.of(sort) if placed.get(task.id) != sort]


def _coaching(case: Week, placed: dict[str, str]) -> Criterion:
    slips = _slips(case, placed, "coach")
    why = f"You kept {COACH - len(slips)} of the {COACH} things that only a coach can do."
    left_alone = any(task.meeting for task in slips)
    if left_alone:
        why += " Each team needs its meeting with you."
    met = len(slips) <= COACH_SLIPS and not left_alone
    return Criterion(name="Coaching stays", met=met, why=why, points=2)


def _rest(case: Week, placed: dict[str, str]) -> Criterion:
    slips, of = len(_slips(case, placed, "team", "none")), TEAM + NONE
    why = f"You placed {of - slips} of {of} other things rightly."
    return Criterion(name="The rest goes back to a team, or ends", met=slips <= OTHER_SLIPS, why=why, points=2)


def _request(case: Week, answer: Answer) -> Criterion:
    reply = _reply(answer)
    counted = _is_near(answer.get("request", "each"), REQUESTS[case.request].each(case))
    why = ABOUT_REPLY[reply] if reply else "Choose what you say."
    if reply == "choose" and not counted:
        why = "The reply is sound. Count again what each team would have left."
    return Criterion(name="What a yes would cost, and what you say", met=counted and reply == "choose", why=why)


def _own(answer: Answer) -> Criterion:
    checks = own_checks(answer)
    missing = [check.name for check in checks if not check.met]
    why = f"Look at this again: {missing[0][:1].lower()}{missing[0][1:]}." if missing else "It is complete."
    return Criterion(name="A contract of your own", met=not missing, why=why)


def own_checks(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the learner's own contract."""
    share = chosen_in(answer.get("own", "share"), SHARES)
    hours, teams = number_in(answer.get("own", "hours")), number_in(answer.get("own", "teams"))
    name, fits = f"At least {LEAST_EACH:.1f} hours a week for each team", False
    if share and hours and teams and hours > 0 and 1 <= teams <= MOST_OWN:
        week, each = protected(PROTECTED[SHARES.index(share)], teams, hours)
        name = f"{name}. You have {each:.1f}, of {week:.1f} in all"
        fits = each >= LEAST_EACH
    return (
        Check(name=name, met=fits),
        Check(name="Something that you end or hand over", met=written(answer.get("own", "ends"))),
        Check(name="Somebody who agrees", met=bool(words_in(answer.get("own", "who")))),
    )


def _hours_card(case: Week, answer: Answer) -> Card:
    fixed = "hours" in answer.locked
    return Card(
        id="hours",
        heading="The hours that are yours",
        words=(
            f"You work {HOURS_A_WEEK:g} hours a week. Your manager has agreed that {case.share:.0%} of them "
            "are protected for coaching.",
            f"You coach {case.teams} teams.",
        ),
        table=_guide() if fixed else None,
        fields=(
            _number("week", "How many hours a week are protected?"),
            _number("each", "How many hours a week does that give each team?"),
        ),
        lock="Check my hours",
        feedback=_hours_feedback(case, answer) if fixed else None,
    )


def _number(name: str, label: str, hint: str = "") -> Number:
    return Number(id=name, label=label, hint=hint, low=0, high=HOURS_A_WEEK, unit="hours")


def _guide() -> Table:
    """The hours of the guide, from the planner."""
    rows = []
    for share in PROTECTED:
        each = [f"{protected(share, teams)[1]:.1f}" for teams in TEAMS]
        rows.append((f"{share:.0%}", f"{protected(share, 1)[0]:.1f}", *each))
    head = ("Protected", "Hours a week", *(f"For each of {teams} teams" for teams in TEAMS))
    return Table(caption=f"A week of {HOURS_A_WEEK:g} hours", head=head, rows=tuple(rows))


def _hours_feedback(case: Week, answer: Answer) -> Feedback:
    good = _hours(case, answer).met
    all_in = "All that you do as a coach has to fit in here, and the way to each meeting too."
    return Feedback(heading="Yes" if good else "How it is worked out", words=(_worked_out(case), all_in), good=good)


def _week_card(case: Week, answer: Answer) -> Card:
    fixed = "week" in answer.locked
    placed = _placed(case, answer)
    planned = _planned(case, placed)
    total = sum(task.hours for task in case.tasks)
    items = tuple(Option(task.id, f"{task.text} ({said_hours(task.hours)})") for task in case.tasks)
    return Card(
        id="week",
        heading="What fills them now",
        words=(
            f"This is what your protected time is used for, in hours a week. It adds up to {total:g}.",
            f"You have {case.hours:.1f}. Decide who does each thing from now on.",
        ),
        fields=(Grid(id="who", label="Who does it?", items=items, groups=WHO),),
        checks=(
            Check(name=f"Your own part fits: {planned:g} of {case.hours:.1f} hours", met=0 < planned <= case.hours),
            Check(name="Everything has its place", met=len(placed) == len(case.tasks)),
        ),
        lock="This is my week",
        feedback=_week_feedback(case, placed) if fixed else None,
    )


def _week_feedback(case: Week, placed: dict[str, str]) -> Feedback:
    checked = (_fits(case, placed), _coaching(case, placed), _rest(case, placed))
    good = all(criterion.met for criterion in checked)
    wrong = [task for task in case.tasks if placed.get(task.id) != task.who]
    words = [checked[0].why, *(text for task in wrong for text in _about(task))]
    if not wrong:
        words.append("You kept what only a coach can do, and each team has its own work again.")
    return Feedback(heading="A week that holds" if good else "Look at these again", words=tuple(words), good=good)


def _about(task: Task) -> tuple[str, str]:
    who = next(option.text for option in WHO if option.id == task.who)
    return f"{task.text}. {who}.", task.why


def _request_card(case: Week, answer: Answer) -> Card:
    request = REQUESTS[case.request]
    fixed = "request" in answer.locked
    return Card(
        id="request",
        heading=f"{request.who} asks for more",
        words=(
            f"Your week now holds {case.teams} teams in {case.hours:.1f} hours.",
            *request.words,
        ),
        fields=(
            _number(
                "each",
                "If you say yes, how many hours a week does each team have?",
                "Share your protected hours evenly, as before.",
            ),
            Choice(
                id="reply",
                label="What do you say?",
                options=tuple(Option(reply, REPLIES[reply]) for reply in case.replies),
            ),
        ),
        lock="Say it",
        feedback=_request_feedback(case, answer) if fixed else None,
    )


def _request_feedback(case: Week, answer: Answer) -> Feedback:
    checked, reply = _request(case, answer), _reply(answer)
    each = REQUESTS[case.request].each(case)
    truth = f"After a yes each team has {each:.1f} hours in place of {case.each:.1f}."
    words = [truth, *((ABOUT_REPLY[reply],) if reply else ())]
    if reply != "choose":
        words.append(f"You could say: {REPLIES['choose']}")
    return Feedback(heading="A fair reply" if checked.met else "What a yes costs", words=tuple(words), good=checked.met)


def _own_card(answer: Answer) -> Card:
    return Card(
        id="own",
        heading="Your own contract",
        words=(
            "Now plan your own hours, as you have agreed them or want to ask for them.",
            "Time is found only where something ends. Name it, so that others can agree.",
        ),
        fields=(
            Number(
                id="hours",
                label="How many hours do you work in a week?",
                hint="A full week is often 37.5 hours.",
                low=1,
                high=60,
                unit="hours",
            ),
            Choice(id="share", label="How much of it is protected?", options=SHARES),
            Number(id="teams", label="How many teams do you coach?", low=1, high=MOST_OWN, unit="teams"),
            Text(
                id="ends",
                label="What do you end or hand over, so that these hours are free?",
                rows=2,
                longest=600,
            ),
            Text(
                id="who",
                label="Who must agree, and when do you ask?",
                hint="Write roles, and no names.",
                rows=1,
                longest=200,
            ),
        ),
        checks=own_checks(answer),
        feedback=_own_feedback(answer) if answer.finished else None,
    )


def _own_feedback(answer: Answer) -> Feedback:
    checked = _own(answer)
    words = (
        (f"Each of your teams has {LEAST_EACH:.1f} hours or more. Look again in 3 months.",)
        if checked.met
        else (checked.why, "With few hours, fewer teams get more from you.")
    )
    return Feedback(heading="Your contract" if checked.met else "Nearly there", words=words, good=checked.met)
