"""Plan a trust (E-T6-10): a dosing plan for 12,000 people, a year of leavers and cancelled courses, and a new plan.

Every number of the plan comes from `qidose.dosing`: guidelines side by side, ranges, numbers that somebody adopts with
a reason and a day of review, courses, and what the model expects of them. The plan is fixed before the year, so that
its predicted ranges are predictions. The machine checks that the plan can be, that ranges stay ranges and hold what the
model expects, and that the gap between leaders and front line is read rightly. Another expert reads it (rubric R7).
"""

from dataclasses import replace

from qidose import dosing
from qidose.rubrics import PLAN as PLAN_RUBRIC

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Criterion, Marks
from ..values import chosen_in, date_in, number_in
from ..wording import lower
from .plan_a_trust_cards import (
    AHEAD,
    adopted_card,
    again_card,
    again_plan_card,
    group_card,
    plan_card,
    plan_checks,
    trust_card,
    year_card,
)
from .plan_a_trust_case import (
    FIRST_YEAR,
    FRONT_LINE,
    GROUPS,
    LEADERS,
    OPEN,
    SECOND_YEAR,
    GroupYear,
    Trust,
    Waves,
    coverage,
    first_year,
    mean_first_year,
    mean_second_year,
    seats_a_year,
    trust,
)
from .plan_a_trust_read import (
    ADOPTED,
    AGAIN,
    AGAIN_ON,
    PLAN,
    YEAR_CARD,
    adopted_in,
    again_id,
    group_id,
    holds,
    range_in,
    waves_in,
)

FEWEST_HELD = 5
"""Predicted ranges, of 6, that hold what the model expects."""
WITHIN = 1.0
"""Points of per cent."""


class PlanATrust(Exercise[Trust]):
    """Plan, let a year pass, and plan again."""

    id = "plan-a-trust"
    about = About(
        code="E-T6-10",
        dose="experts",
        title="Plan a trust",
        minutes=75,
        domains=("D01", "D16"),
        outcomes=(5,),
        misconceptions=("MC27",),
    )
    points = 7
    pass_mark = 6
    rubric = PLAN_RUBRIC
    may_improve = True
    stays_locked = (PLAN,)
    layout = "together"
    noun = "Part"
    finish_label = "Finish and check both plans"
    again_label = "Start again with another trust"

    def case(self, seed: int) -> Trust:
        return trust(seed)

    def cards(self, case: Trust, answer: Answer) -> tuple[Card, ...]:
        first = trust_card(case)
        if PLAN not in answer.locked:
            groups = (first, *(group_card(case, answer, group) for group in GROUPS))
            # A plan that was adopted by mistake could not be mended: first every group needs its numbers.
            empty = any(item.missing(answer.get(card.id, item.id)) for card in groups for item in card.fields)
            return groups if empty else (*groups, plan_card(case, answer))
        years = first_year(case, plan_of(answer, FIRST_YEAR))
        again = tuple(again_card(case, answer, year) for year in years)
        shown = (first, adopted_card(answer), plan_card(case, answer), year_card(case, answer, years), *again)
        cards = (*shown, again_plan_card(case, answer))
        if not answer.finished:
            return cards
        said = _said(case, answer, years)
        return tuple(replace(card, feedback=said.get(card.id)) for card in cards)

    def ready(self, case: Trust, answer: Answer) -> bool:
        return PLAN in answer.locked and super().ready(case, answer)

    def mark(self, case: Trust, answer: Answer) -> Marks:
        names = ("Ranges stay ranges", "Numbers adopted with reason and review", "A first year that can be",
                 "Ranges for the first year", "The gap between leaders and front line", "A second year that can be",
                 "Ranges for the second year")  # fmt: skip
        if PLAN not in answer.locked:
            return Marks(tuple(Criterion(name=name, met=False, why="The plan is not adopted yet.") for name in names))
        years = first_year(case, plan_of(answer, FIRST_YEAR))
        found = (
            _ranges(case, answer),
            _adopted(answer),
            _valid(case, answer, FIRST_YEAR),
            _held(case, answer, FIRST_YEAR, years),
            _gap(case, answer, years),
            _valid(case, answer, SECOND_YEAR),
            _held(case, answer, SECOND_YEAR, years),
        )
        criteria = tuple(Criterion(name=name, met=met, why=why) for name, (met, why) in zip(names, found, strict=True))
        return Marks(criteria, ("MC27",) * _only_front_line(answer))

    def summary(self, case: Trust, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = [
            "We check that both plans can be, and that ranges stay ranges. What the plan is worth, a person judges."
        ]
        if "MC27" in marks.misconceptions:
            words.append("You teach many people, and nobody who coaches them. Skill that nobody asks for is forgotten.")
        return Feedback(
            heading="Your plan is ready for its reader" if passed else "Your plan does not hold yet",
            words=tuple(words),
            good=passed,
            next_step=(
                "Hand in. Then show your table to a director, and ask which number they would not adopt."
                if passed
                else "Mend the second year where it is named above. For another first year, start again."
            ),
        )


def plan_of(answer: Answer, year: int) -> tuple[Waves, ...]:
    """The courses of every group in a year."""
    return tuple(waves_in(answer, group, year) for group in GROUPS)


def means_of(case: Trust, answer: Answer, year: int, years: tuple[GroupYear, ...]) -> dict[str, float]:
    """What the model expects for each group at the end of a year."""
    if year == FIRST_YEAR:
        return {group: mean_first_year(case, waves_in(answer, group, year)) for group in GROUPS}
    return {one.group: mean_second_year(case, one, waves_in(answer, one.group, year)) for one in years}


def shares_of(case: Trust, years: tuple[GroupYear, ...]) -> tuple[float, float]:
    """The share of leaders and of all staff with their skill after the first year, in per cent."""
    return coverage(case, years, LEADERS)[-1], coverage(case, years, FRONT_LINE)[-1]


def _ranges(case: Trust, answer: Answer) -> tuple[bool, str]:
    missing = [group for group in GROUPS if range_in(case, answer, group) is None]
    return not missing, _begin_with(missing, "have no range yet") or "Each group has its range."


def _adopted(answer: Answer) -> tuple[bool, str]:
    missing = [group for group in GROUPS if adopted_in(answer, group) is None]
    return not missing, _begin_with(missing, "lack a reason, a name or a later day") or "Somebody stands for each."


def _begin_with(missing: list[str], what: str) -> str:
    return f"{len(missing)} of 6 groups {what}. Begin with {lower(GROUPS[missing[0]].title)}." if missing else ""


def _valid(case: Trust, answer: Answer, year: int) -> tuple[bool, str]:
    missing = [check.name for check in plan_checks(case, answer, year) if not check.met]
    later = year == FIRST_YEAR or ((day := date_in(answer.get(AGAIN, "review"))) is not None and day > AGAIN_ON)
    if missing:
        return False, f"Not yet: {lower(missing[0])}."
    return later, "The courses fit." if later else "The new plan needs a day of review that is later."


def _held(case: Trust, answer: Answer, year: int, years: tuple[GroupYear, ...]) -> tuple[bool, str]:
    means = means_of(case, answer, year, years)
    missed = [group for group, mean in means.items() if not holds(answer, group, year, mean)]
    held = len(GROUPS) - len(missed)
    why = f"{held} of 6 hold what the model expects. The aim is {FEWEST_HELD}."
    return held >= FEWEST_HELD, why


def _gap(case: Trust, answer: Answer, years: tuple[GroupYear, ...]) -> tuple[bool, str]:
    leaders, front = shares_of(case, years)
    said = [number_in(answer.get(YEAR_CARD, name)) for name in ("leaders", "front")]
    near = all(
        one is not None and abs(one - true) <= WITHIN + 0.05 for one, true in zip(said, (leaders, front), strict=True)
    )
    ahead = chosen_in(answer.get(YEAR_CARD, "ahead"), AHEAD)
    right = ahead is not None and (ahead.id == "leaders") == (leaders > front)
    return near and right, f"Of leaders {leaders:.1f}% have their skill, and of all staff {front:.1f}%."


def _only_front_line(answer: Answer) -> bool:
    busy = {group for group in GROUPS if waves_in(answer, group, FIRST_YEAR).starts}
    return "all staff" in busy and "coaches" not in busy


def _said(case: Trust, answer: Answer, years: tuple[GroupYear, ...]) -> dict[str, Feedback]:
    """What is said on the cards at the end: what the model expects, beside what was predicted and what came."""
    expected = means_of(case, answer, FIRST_YEAR, years)
    met, why = _gap(case, answer, years)
    rows = [
        f"{GROUPS[year.group].title}: the model expected {expected[year.group]:,.0f}, "
        f"{_held_words(answer, year.group, FIRST_YEAR, expected[year.group])}. It became {year.end:,}."
        for year in years
    ]
    said = {
        ADOPTED: Feedback(heading="What your numbers ask for", words=_asked_for(case, answer)),
        PLAN: Feedback(
            heading="What the model expected of your plan",
            words=(*rows, "The model counts leavers, courses that are cancelled, and people who do not finish."),
        ),
        YEAR_CARD: Feedback(heading="The gap", words=(why, *_about_gap(case, years)), good=met),
    }
    for group, mean in means_of(case, answer, SECOND_YEAR, years).items():
        held = holds(answer, group, SECOND_YEAR, mean)
        words = (
            f"The model expects {mean:,.0f} at the end of March 2029, {_held_words(answer, group, SECOND_YEAR, mean)}."
        )
        said[again_id(group)] = Feedback(heading="Your range", words=(words,), good=held)
    return said


def _asked_for(case: Trust, answer: Answer) -> tuple[str, ...]:
    """The seats that the adopted numbers need in each of 5 years, beside those of the first year."""
    words = []
    for group in OPEN:
        adopted, waves = adopted_in(answer, group), waves_in(answer, group, FIRST_YEAR)
        if adopted is None or adopted.value > case.heads(group):
            continue
        need = seats_a_year(case, group, adopted.value)
        low, high = dosing.whole_people(need.low), dosing.whole_people(need.high)
        words.append(
            f"{GROUPS[group].title}: {adopted.value:,g} after 5 years need {low:,} to {high:,} seats in each year. "
            f"Your first year has {len(waves.starts) * waves.seats:,}."
        )
    return (
        (*words, "Courses that are cancelled come on top.")
        if words
        else ("No number has a reason, a name and a later day yet.",)
    )


def _held_words(answer: Answer, group: str, year: int, mean: float) -> str:
    if holds(answer, group, year, mean):
        return "and your range holds that"
    card = group_id(group) if year == FIRST_YEAR else again_id(group)
    low, high = (number_in(answer.get(card, name)) for name in ("year-low", "year-high"))
    if low is not None and high is not None and low <= mean <= high:
        return "and your range is too wide to say much"
    return "and your range does not hold that"


def _about_gap(case: Trust, years: tuple[GroupYear, ...]) -> tuple[str, ...]:
    leaders, front = shares_of(case, years)
    if leaders > front:
        return ("Leaders ask for tests from people who were never taught. Bring them together in the same months.",)
    return ("People who were taught meet leaders who do not ask for tests. What they learned fades.",)
