"""Whether the skill is used: teams with a coach, active coaches, predictions, projects by score, and momentum."""

import datetime as dt

from qidose.dosing.parts import Grid, Part, Words

from .again import coaches_without_expert, in_post_now
from .charts import Line, series
from .counts import Counts, stays_of
from .look import Look
from .months import day_name, months_before
from .records import DOSE_IDS, SCORES, WAYS, WHERE, Records

STORIES = 12
"""How many are shown."""
COACHES = DOSE_IDS.index("coaches")


def use_parts(look: Look) -> list[Part]:
    """Each measure with its chart; in words where there is nothing to draw yet."""
    records = look.records
    parts: list[Part] = [_ways(records, look.today)]
    parts.append(Words(heading="Is it used?", words=_coach_words(records, look.counts, look.today)))
    parts += _teams(look)
    parts += _coaches(look)
    parts += _predictions(look)
    parts += _ideas(look)
    parts.append(_projects(records, look.today) if records.scores else _later("Projects", "score"))
    parts.append(_stories(records, look.today) if records.stories else _later("Stories that were told", "story"))
    return parts


def momentum_parts(look: Look) -> list[Part]:
    """What is added each month: doses that people reached, and tests that they ran."""
    return [Words(heading="Each month"), *_reached(look), *_tests(look)]


def _tests(look: Look) -> list[Part]:
    values = look.counts.records.tolist()
    if not any(values):
        return [_later("Tests each month", "test")]
    line = Line("Tests each month", "tests", look.months.names, tuple(values), notes=look.notes)
    return [series(line, look.months.first, look.bands.get("tests"))]


def _reached(look: Look) -> list[Part]:
    values = look.counts.completions.sum(axis=0).tolist()
    if not any(values):
        return [Words(words=("Nobody in post has reached a dose yet. The chart comes with the first.",))]
    line = Line("Doses reached each month", "people", look.months.names, tuple(values), notes=look.notes)
    words = ("Building skill is a long walk, not a sprint. A steady stream says more than 1 good month.",)
    return [series(line, look.months.first, look.bands.get("completions"), words)]


def _ways(records: Records, today: dt.date) -> Grid:
    """How the doses of the last 12 months were learned."""
    since = months_before(today, 12)
    ways = [one.way for one in records.reached if since < one.on <= today]
    named = [*WAYS.items(), *([("", "Not recorded")] if "" in ways else [])]
    rows = tuple((name, f"{ways.count(way):,}") for way, name in named)
    words = ("Most is learned by doing it at work.",) if ways else ("Nobody reached a dose in that time.",)
    return Grid(title="How people learned, last 12 months", head=("Way", "Doses reached"), rows=rows, words=words)


def _teams(look: Look) -> list[Part]:
    counts = look.counts
    if not counts.teams.any():
        return [_later("Teams with a coach", "team")]
    title, values = "Teams with a coach", tuple(counts.coached_teams.tolist())
    line = Line(title, "teams", look.months.names, values, accumulates=True)
    words = (f"There are {counts.teams[-1]:,} teams now. A team counts while its coach is in post.",)
    return [series(line, look.months.first, look.bands.get("teams"), words)]


def _coaches(look: Look) -> list[Part]:
    if not look.counts.active_coaches.any():
        return [_later("Active coaches", "coaching visit")]
    values = tuple(look.counts.active_coaches.tolist())
    line = Line("Active coaches", "coaches", look.months.names, values, accumulates=True)
    words = ("A coach is active who coached a team in the last 6 months.",)
    return [series(line, look.months.first, look.bands.get("active-coaches"), words)]


def _predictions(look: Look) -> list[Part]:
    sizes, predicted = look.counts.records.tolist(), look.counts.predicted.tolist()
    if not any(sizes):
        return [_later("Tests with a prediction", "test")]
    values = tuple(100 * n / of if of else None for n, of in zip(predicted, sizes, strict=True))
    title, unit = "Tests that say what was expected", "% of the month's tests"
    line = Line(title, unit, look.months.names, values, sizes=tuple(sizes))
    words = ("Months without a test have no point.",)
    return [series(line, look.months.first, look.bands.get("predictions"), words)]


def _ideas(look: Look) -> list[Part]:
    if not look.counts.ideas.any():
        return [_later("Ideas for a test", "idea")]
    values = tuple(look.counts.ideas.tolist())
    line = Line("Ideas for a test, written down", "ideas", look.months.names, values)
    return [series(line, look.months.first, look.bands.get("ideas"))]


def _stories(records: Records, today: dt.date) -> Grid:
    """The newest stories first."""
    told = sorted((one for one in records.stories if one.on <= today), key=lambda one: one.on)[::-1]
    rows = tuple((day_name(one.on), one.title, WHERE[one.where], one.learned) for one in told[:STORIES])
    words = (f"{len(told):,} stories are recorded. These are the newest.",) if len(told) > STORIES else ()
    head = ("Day", "Story", "Where it was told", "What others can learn")
    return Grid(title="Stories that were told", head=head, rows=rows, words=words)


def _projects(records: Records, today: dt.date) -> Grid:
    days = (today, months_before(today, 6))
    newest = [_newest(records, day) for day in days]
    rows = tuple(
        (f"{score:.1f}", *(f"{sum(1 for one in known.values() if one == score):,}" for known in newest))
        for score in SCORES
    )
    words = ["0.5 is a team that was formed. 5.0 is a result that is held for good. Few projects reach 5.0 in a year."]
    if live := [one for one in records.projects if one.since <= today and (one.ended is None or today < one.ended)]:
        aligned = sum(1 for one in live if one.priority)
        words.append(f"Projects that run now: {len(live):,}. With the priority that they serve: {aligned:,}.")
    head = ("Progress score", f"Projects, {day_name(days[0])}", f"Projects, {day_name(days[1])}")
    return Grid(title="Projects by progress score", head=head, rows=rows, words=tuple(words))


def _newest(records: Records, day: dt.date) -> dict[str, float]:
    """The last score of each project by a day."""
    return {one.project: one.score for one in sorted(records.scores, key=lambda one: one.on) if one.on <= day}


def _coach_words(records: Records, counts: Counts, today: dt.date) -> tuple[str, ...]:
    trained = int(counts.with_dose[COACHES, :, -1].sum())
    said = [f"{trained:,} people in post have the dose for coaches, and {counts.active_coaches[-1]:,} are active."]
    if records.coaches:
        stays = stays_of(records.stays)
        now = [one for one in records.coaches if in_post_now(stays.get(one.person, ()), today)]
        time = sum(one.protected or 0 for one in now)
        unknown = sum(1 for one in now if one.protected is None)
        said.append(f"{len(now):,} coaches are on the list. Their protected time is {time:.1f} WTE in all.")
        if unknown:
            said.append(f"For {unknown:,} of them no protected time is recorded.")
        if alone := coaches_without_expert(records, today):
            said.append(f"{alone:,} of them have no named expert in post.")
    return tuple(said)


def _later(what: str, first: str) -> Words:
    return Words(heading=what, words=(f"Nothing is recorded yet. The chart comes with the first {first}.",))
