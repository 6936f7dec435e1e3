"""The words of a project file (E-T5-11): what stands in each of its rows at each score, and what is said afterwards."""

from ..cards import Cell, ChartData, Table
from ..fields import Option
from ..wording import capital
from .progress_score_files import BASELINE, COURSES, LAST, NOISES, File, chart_of, signals_of
from .progress_score_projects import Project

SCALE: dict[float, str] = {
    0.5: "the project has a name",
    1.0: "a charter and a team",
    1.5: "planning has begun",
    2.0: "data from before, and no change tested",
    2.5: "changes tested and measured, no improvement yet",
    3.0: "a modest improvement, about 20% of what is hoped for",
    3.5: "tests go on, and measures improve further",
    4.0: "results in large parts, at least half of the goals",
    4.5: "data begin to show that it lasts",
    5.0: "all goals reached, and built into the organisation",
}
"""The scale, in our words (Preston 2019)."""
SCORE_OPTIONS = tuple(Option(f"{score:.1f}", f"{score:.1f}: {words}") for score, words in SCALE.items())
WHY: dict[float, str] = {
    0.5: "The project stands on a list. Nobody has agreed what it is for, or who will do it.",
    1.0: "There is a charter, and people are named. Their work has not begun.",
    1.5: "The team meets and has planned what to count. But a plan is not a number yet.",
    2.0: "The team knows how things are now. No idea has met the real work.",
    2.5: "The team tests and counts. Its newest weeks lie where the weeks before the first test lay.",
    3.0: "The chart shows a lasting change. It is a small part of the way, and went no further.",
    3.5: "The chart shows 2 steps the right way, and tests go on. The larger part is still to come.",
    4.0: "At least half of the way is done, in most of the places. It is too young to say that it lasts.",
    4.5: "The level has held for half a year. It still rests on the people who brought it in.",
    5.0: "The goal is reached, it has held, and the new ways are part of how people work and learn.",
}
"""What makes a score right."""
TO_THE_TEAM: dict[float, str] = {
    0.5: "Who would like to be part of this, and what should be different for people?",
    1.0: "When can you first meet, and what would make that hour worth it?",
    1.5: "What could you count this week, with pencil and paper?",
    2.0: "Which of your ideas could you try with 1 case by Friday, and what do you predict?",
    2.5: "What have your tests taught you, and what do you think will move the chart?",
    3.0: "What worked in the first place, and where is it most unlike the next?",
    3.5: "What keeps the larger part of the way from coming, as you see it now?",
    4.0: "What could make this slip, and who would see it first?",
    4.5: "What does somebody need who starts here on Monday, so that it stays without you?",
    5.0: "Who could learn from you, and how will you know in a year that it still holds?",
}
_ROWS = ("Charter", "Team", "Measures", "Tests", "Results", "In daily work", "Also in the file")
_TEAM: dict[float, str] = {
    0.5: "Nobody is named yet.",
    1.0: "5 people have agreed to take part. They have not met.",
    1.5: "5 people meet every 2 weeks. They have agreed on their tasks.",
}
_TESTS: dict[float, str] = {
    0.5: "None.",
    1.0: "None.",
    1.5: "None. They begin when the first weeks have been counted.",
    2.0: "None. The team has watched the work, asked 6 people, and collected 9 ideas.",
}
_OF_TESTS: dict[float, str] = {
    2.5: "5 tests of 2 ideas, each with a prediction and a study. A: {0}. B: {1}.",
    3.0: "6 tests of 2 ideas, the last in week 17. A: {0}. B: {1}.",
    3.5: "9 tests of 3 ideas. The next is on Tuesday. A: {0}. B: {1}. C: {2}.",
    4.0: "13 tests of 3 ideas, from 1 case to a whole {part}. A: {0}. B: {1}. C: {2}.",
    4.5: "14 tests of 3 ideas, the last in week 27. A: {0}. B: {1}. C: {2}.",
    5.0: "15 tests of 3 ideas, the last in week 28. A: {0}. B: {1}. C: {2}.",
}
_IN_WORK: dict[float, str] = {
    2.5: "Nothing yet.",
    3.0: "1 of 4 {parts} works with A since week 17. Induction of new staff leaves it out.",
    3.5: "2 of 4 {parts} work with A since week 17, and with B since week 25.",
    4.0: "3 of 4 {parts} work with A, B and C since week 28. Staff there are trained.",
    4.5: "All 4 {parts} work with A, B and C. Induction of new staff leaves them out.",
    5.0: "All 4 {parts} work with A, B and C. Induction covers them. Each week {owner} looks at the chart.",
}


def table_of(file: File) -> Table:
    """A project file as a table, a row for each of its parts."""
    rows = zip(_ROWS, _said(file), strict=True)
    return Table(
        caption=f"Project file of {file.project.team}",
        head=("Part of the file", "What it says"),
        rows=tuple((Cell(text=name), Cell(text=said)) for name, said in rows),
    )


def chart_card(file: File, judged: bool) -> ChartData | None:
    """The team's chart, with limits from before the first test; its signals only where it is `judged`."""
    if not file.values:
        return None
    project, chart = file.project, chart_of(file.project, file.values)
    signals = signals_of(project, file.values) if judged else ()
    lower, centre, upper = (float(line[0]) for line in (chart.lower, chart.centre, chart.upper))
    told = [
        f"{len(file.values)} weeks. The mean of the first {BASELINE} is {project.amount(file.before)}.",
        f"The limits from them are {_amount(project, lower)} to {_amount(project, upper)}.",
        f"The mean of the last {LAST} weeks is {project.amount(file.newest)}.",
        f"The goal is {project.amount(project.goal)}.",
    ]
    return ChartData(
        title=project.measure,
        unit=project.unit,
        labels=tuple(f"Week {week}" for week in range(1, len(file.values) + 1)),
        values=file.values,
        centre=(centre,) * len(file.values),
        lower=(lower,) * len(file.values),
        upper=(upper,) * len(file.values),
        better=project.better,
        target=project.goal,
        notes={BASELINE: "Tests begin"} if file.score > 2.0 else {},
        marked={point: signal.why for signal in reversed(signals) for point in signal.points},
        message=" ".join([*told, *dict.fromkeys(signal.why for signal in signals if signal.rule == "shift")]),
        x_title="Week",
    )


def _amount(project: Project, value: float) -> str:
    return project.amount(round(value, project.decimals))


def _said(file: File) -> tuple[str, ...]:
    project, score = file.project, file.score
    charter = f"{project.aim} It serves an aim of the trust: {project.serves}."
    return (
        charter if score > 0.5 else f'None yet. On the list of projects it is called "{project.title}".',
        _team(file),
        _measures(file),
        _TESTS.get(score) or _filled(_OF_TESTS[score], project),
        _results(file),
        _filled(_IN_WORK[score], project) if score in _IN_WORK else "Nothing yet.",
        _also(file),
    )


def _team(file: File) -> str:
    team = _TEAM.get(file.score, "5 people meet every 2 weeks.")
    return f"{team} The sponsor is {file.project.sponsor}." if file.score > 0.5 else team


def _filled(text: str, project: Project) -> str:
    return text.format(*project.ideas, part=project.part, parts=project.parts, owner=project.owner)


def _measures(file: File) -> str:
    project = file.project
    named = f"{project.measure}."
    if file.score == 0.5:
        return "None yet."
    if file.score == 1.0:
        return f"{named} The charter names it, and nobody has been asked to count."
    if file.score == 1.5:
        return f"{named} It is agreed who counts, and on which form. The first week is still to come."
    return f"{named} Also {project.also_counted}. All are counted each week."


def _results(file: File) -> str:
    project = file.project
    if file.score not in COURSES:
        return "None."
    if file.score == 2.0:
        return f"See the chart: {len(file.values)} weeks from before any change. The mean is {_mean_of_all(file)}."
    return (
        f"Mean of the {BASELINE} weeks before the first test: {project.amount(file.before)}. "
        f"Mean of the last {LAST} weeks: {project.amount(file.newest)}. The goal is {project.amount(project.goal)}."
    )


def _mean_of_all(file: File) -> str:
    return _amount(file.project, sum(file.values) / len(file.values))


def _also(file: File) -> str:
    """Praise, and the facts that are offered to choose from and stand nowhere else in the file."""
    noted = [f"{fact.text}." for fact in file.facts if fact.kind in NOISES]
    return " ".join([file.praise, *noted])


def share_words(file: File) -> str:
    """How much of the way is done, worked out as a coach would."""
    project = file.project
    if file.score < 2.5:
        return ""
    done, way = abs(file.newest - file.before), abs(project.goal - file.before)
    if file.score == 2.5 or file.reached >= 1:
        return f"The mean was {project.amount(file.before)} and is {project.amount(file.newest)}."
    return capital(
        f"{project.amount(done) if project.unit != '%' else f'{done:.{project.decimals}f} points'} of "
        f"{way:.{project.decimals}f} are done, which is {100 * file.reached:.0f}% of the way to the goal."
    )
