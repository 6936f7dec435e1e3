"""How a person stands with the quarterly refresher. The page gives the day; the answer book holds the rest."""

from dataclasses import dataclass
from datetime import date

from qidose.exercises.attempt import Attempt
from qidose.exercises.exercise import seed_for
from qidose.refresher import DOSE, Quarter, Refresher, find_refresher, quarter_named, quarter_of, quarters, refresher_id
from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import find_home
from qidose_grading.uses import refreshers_done


@dataclass(frozen=True)
class Standing:
    """One quarter's refresher. `done` is the day on which it was first finished, in words; "" where it was not."""

    id: str
    name: str
    begun: bool
    done: str
    met_aim: bool
    next_from: str


def this_quarter(learner: str, today: date) -> Standing:
    """The refresher of the quarter in which `today` lies."""
    quarter = quarter_of(today)
    return _standing(quarter, learner, _attempts(learner), _days(learner))


def earlier_quarters(learner: str, today: date) -> list[Standing]:
    """Every earlier quarter since the first refresher that the person began, the newest first."""
    attempts, days = _attempts(learner), _days(learner)
    begun = [find_refresher(name).quarter for name in attempts]
    before = quarters(min(begun), quarter_of(today))[:-1] if begun else []
    return [_standing(quarter, learner, attempts, days) for quarter in reversed(before)]


def may_open(quarter_id: str, learner: str, today: date) -> bool:
    """Whether there is a refresher to open: this quarter's, or an earlier one that was begun. None is done ahead."""
    try:
        quarter = quarter_named(quarter_id)
    except KeyError:
        return False
    return quarter == quarter_of(today) or (quarter < quarter_of(today) and refresher_id(quarter) in _attempts(learner))


def day_in_words(day: date) -> str:
    """A day as people write it: "3 October 2026"."""
    return f"{day.day} {day:%B %Y}"


def _attempts(learner: str) -> dict[str, Attempt]:
    return AnswerBook(find_home().answers_url).attempts(learner, DOSE)


def _days(learner: str) -> dict[Quarter, date]:
    return {done.quarter: done.on for done in refreshers_done(find_home().answers_url, learner)}


def _standing(quarter: Quarter, learner: str, attempts: dict[str, Attempt], days: dict[Quarter, date]) -> Standing:
    attempt = attempts.get(refresher_id(quarter))
    return Standing(
        id=quarter.id,
        name=quarter.name,
        begun=attempt is not None,
        done=day_in_words(days[quarter]) if quarter in days else "",
        met_aim=attempt is not None and _met_aim(Refresher(quarter), learner, attempt),
        next_from=day_in_words(quarter.next.first_day),
    )


def _met_aim(refresher: Refresher, learner: str, attempt: Attempt) -> bool:
    """Whether any finished attempt met the aim: trying again cannot take it away."""
    return any(
        refresher.mark(refresher.case(seed_for(learner, refresher.id, number)), answer).score >= refresher.pass_mark
        for number, answer in attempt.finished
    )
