"""Rubrics that coaches mark by: 0 absent, 1 partial, 2 clear for each line. Learners may read them too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that a coach looks for. `pre_scored`: the machine suggests a score and the coach confirms it."""

    looks_for: str
    pre_scored: bool = False


@dataclass(frozen=True)
class Rubric:
    """A rubric: `lines` at 0 to 2 each; passed from `pass_mark` points.

    `never_0` are the numbers of lines without which nobody passes. The gradebook keeps one number, so a coach who gives
    0 for one of them stays below the pass mark.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    pass_mark: int
    never_0: tuple[int, ...] = ()
    reader: str = "A coach"
    """Who marks it."""

    @property
    def out_of(self) -> int:
        return 2 * len(self.lines)

    def markdown(self) -> str:
        """The text of the marking cell that follows the exercise in its notebook."""
        rows = "\n".join(f"{number}. {line.looks_for}" for number, line in enumerate(self.lines, 1))
        return (
            f"#### How this is marked\n\n{self.reader} reads your answer and gives 0 to 2 for each line "
            f"(0 not there, 1 partly, 2 clear). You pass with {self.pass_mark} of {self.out_of}.\n\n"
            f"{self._must_be_there()}{rows}\n"
        )

    def _must_be_there(self) -> str:
        if not self.never_0:
            return ""
        *first, last = (str(number) for number in self.never_0)
        named = f"Each of lines {', '.join(first)} and {last}" if first else f"Line {last}"
        return f"{named} needs at least 1. With 0 there, the most is {self.pass_mark - 1} points.\n\n"


ASK_BETTER = Rubric(
    "R8-questions",
    "A better question",
    (
        Line("The question asks about time: what came before, or what is expected next."),
        Line("The question asks how the work is set up, not who is to blame."),
        Line("The question helps people learn: it invites a prediction, a test or a story."),
        Line("The question fits the kind of variation that the report shows."),
        Line("The board could act on the answer."),
    ),
    7,
)

PDSA_SHORT = Rubric(
    "R1-short",
    "A plan-do-study-act cycle",
    (
        Line("Plan: the change and the reason it should work are stated.", pre_scored=True),
        Line("Plan: the prediction has a direction and a number, made before the test.", pre_scored=True),
        Line("Plan: the test is small first, with one change.", pre_scored=True),
        Line("Plan: something that could get worse is watched as well."),
        Line("Study: the result is set against the prediction."),
        Line("Study: it says what was learned, also if the test did not work."),
        Line("Act: adopt, adapt or abandon, with a next cycle that follows from it.", pre_scored=True),
    ),
    10,
)

PDSA = Rubric(
    "R1",
    "A ramp of plan-do-study-act cycles",
    (
        Line("All 4 stages are recorded, and study and act were written after the test.", pre_scored=True),
        Line("The aim of the cycle is stated, and the theory: why the change should work."),
        Line("The prediction has a direction and a number, made before the test.", pre_scored=True),
        Line("The test is small first, in people and time, with one change.", pre_scored=True),
        Line("Data are planned and collected over time, with a balancing measure in the series.", pre_scored=True),
        Line("The study sets the data against the prediction, and says what was learned."),
        Line("The act is adopt, adapt or abandon, and the next cycle follows from it.", pre_scored=True),
        Line("Over the series the scale grows as confidence grows.", pre_scored=True),
        Line("The people affected, patients too, were involved."),
        Line("Safety was considered: what could go wrong, and when to stop."),
    ),
    14,
    never_0=(3, 6, 7),
)

COACH_FEEDBACK = Rubric(
    "R4",
    "Feedback from a coach",
    (
        Line("It starts from something that works in this record."),
        Line("It names the most important flaw."),
        Line("It gives evidence: words, dates or numbers from the record."),
        Line("It asks at least 1 open question."),
        Line("It gives 1 next step that the team can take within a week."),
        Line("The tone is kind, clear and respectful, as from one colleague to another."),
        Line("It leaves the solving to the team."),
    ),
    10,
    never_0=(2,),
)

TEACHING = Rubric(
    "R5",
    "Teaching a group",
    (
        Line("The outcome is stated as something that people can do, and the session met it."),
        Line("Learners were active for at least half of the time.", pre_scored=True),
        Line("What was taught is correct."),
        Line("A wrong belief was brought into the open and met kindly."),
        Line("Learning was checked, and the results are set against the prediction."),
        Line("Everyone could take part: words, pace, room and material were made for this group."),
        Line("The session kept to its time.", pre_scored=True),
    ),
    10,
    reader="Each of 2 people",
)

DRIVER_DIAGRAM = Rubric(
    "R2",
    "An aim, its measures and a theory",
    (
        Line("Aim: it says what will be different for people, not what will be done."),
        Line("Aim: it says how much and by when.", pre_scored=True),
        Line("Aim: it says for whom, and they would agree that it matters."),
        Line("Measures: at least 1 shows whether the aim is reached."),
        Line("Measures: another shows whether the work changes, or whether something gets worse.", pre_scored=True),
        Line("Measures: it is clear what is counted, and it can be counted over time."),
        Line("Theory: the drivers are what leads to the aim, and together they could reach it."),
        Line("Theory: each change idea could move the driver that it hangs under."),
        Line("Changes: each can be tested on a small scale, and would change how the work is set up."),
    ),
    14,
)

CHART_STORY = Rubric(
    "R3",
    "A chart and its story",
    (
        Line("The chart and its limits fit the measure and what is known of it."),
        Line("The chart is annotated: tests and other events stand where they happened.", pre_scored=True),
        Line("The message is true to the data.", pre_scored=True),
        Line("A decision is named, and it fits the kind of variation."),
        Line("A next step is named, with who takes it or when."),
    ),
    7,
)

PORTFOLIO = Rubric(
    "R1-R2-R3",
    "The portfolio of a live team",
    (*PDSA.lines, *DRIVER_DIAGRAM.lines, *CHART_STORY.lines),
    PDSA.pass_mark + DRIVER_DIAGRAM.pass_mark + CHART_STORY.pass_mark,
    never_0=PDSA.never_0,
    reader="An expert",
)

BOARD_PAGE = Rubric(
    "R8",
    "A page for a board",
    (
        Line("The results stand in time order, and the page says from when to when."),
        Line("The limits and the rules behind them are named, so that others could draw the same page."),
        Line("The target is told as something else than a limit, and apart from it."),
        Line("Each story says which kind of variation the chart shows, and what happens next."),
        Line("There is no red, amber or green, and nothing is made of 1 month against the last."),
        Line("The page asks the board for the right decision, and says what can be left alone."),
    ),
    9,
    reader="Another expert",
)

OWN_PROJECT = Rubric(
    "R10",
    "A project of one's own",
    (
        Line("The system is described beyond one's own area, and what could get worse elsewhere was looked at."),
        Line("The tools fit what was to be found out, and it is said what they could not tell."),
        Line("Aim, measures and theory hang together, and the theory changed with what was learned.", pre_scored=True),
        Line("The tests are linked, each with a prediction, and grew as confidence grew.", pre_scored=True),
        Line("The chart fits the measure, its story is true to the data, and other causes were looked for."),
        Line("People who had something to lose were heard, and it changed the project."),
        Line("Patients or service users planned or decided, and their words show in what was done."),
        Line("The sponsor could act on the note: where it is, how it is known, what is needed."),
        Line("A standard, a measure and an owner hold the gain. Where it goes next follows from evidence."),
        Line("The 3 ratings of at least 4 rest on evidence that this page shows.", pre_scored=True),
    ),
    14,
    never_0=(4, 5, 10),
    reader="Another expert",
)

PLAN = Rubric(
    "R7",
    "A dosing plan, and its conditions",
    (
        Line("Estimates stay ranges, with their sources side by side, also where they disagree.", pre_scored=True),
        Line("Each adopted number has a reason that belongs to this trust."),
        Line("The 6 factors are used: it is said which way each pushes the numbers here."),
        Line("The plan looks at use as well as training: projects, active coaches, protected time."),
        Line("Leaders and front line are both in it, and each is seen by itself."),
        Line("The order of the waves is a choice, and the gap between leaders and front line is faced."),
        Line("Each number has a day on which it is looked at again, and the new plan follows from the year."),
    ),
    10,
    reader="Another expert",
)

QUALITATIVE = Rubric(
    "R9",
    "Learning from interviews",
    (
        Line("The question is stated: what the talks set out to learn."),
        Line("It says who was asked and why, who is missing, and what follows from that."),
        Line("The coding is shown: a code with when to use it, when not, and a quote."),
        Line("Each theme stands on words of people, with how many it comes from."),
        Line("The negative case is told, with what it says about the theme."),
        Line("It leads to use: what to test next, with patients or carers, and what the talks cannot say."),
    ),
    8,
    reader="Another expert",
)

SPREAD = Rubric(
    "R6",
    "A plan for spread",
    (
        Line("Evidence: it says which tests show that the change works, at which size."),
        Line("Adopters: it says who goes first and why they want it."),
        Line("Adaptation: it says what must stay the same and what each site may change."),
        Line("Measures: each site has a chart of its own, and something that could get worse is watched."),
        Line("Support: it says who visits and helps, with people from the home ward, and patients."),
        Line("Stop rule: it says what would make you stop at a site, and who decides."),
    ),
    8,
)

QUIET_TEAM = Rubric(
    "R4-silence",
    "What a silence may mean",
    (
        Line("It tells what was seen and heard, and puts no label on people."),
        Line("It gives at least 2 meanings that the silence could have."),
        Line("The writer's own part is among what is thought about."),
        Line("It says how the meanings could be told apart, in a way that is safe for people."),
        Line("The step is small, fits a meaning that was named, and has a day."),
    ),
    7,
    reader="An expert",
)

CONDITIONS_PAGE = Rubric(
    "R7-conditions",
    "What I will do about a condition",
    (
        Line("It names 1 condition, with facts from the writer's own area that show how it is today."),
        Line("It gives the reason why this condition comes first."),
        Line("It says what the writer will do and how much of it, as a range where that is honest.", pre_scored=True),
        Line("It is about use as well as training: people get to do what they have learned."),
        Line("Leaders and front line staff both have a part, and each part is named."),
        Line("It says what comes first, and what stops to make room for it."),
        Line("It predicts what staff will notice, and has a day to look again.", pre_scored=True),
        Line("The words to the team say what the chart shows, ask what changed, and single nobody out."),
    ),
    12,
    reader="An expert",
)

RULE_MEMO = Rubric(
    "R6-rule",
    "Advice on a rule",
    (
        Line("It says plainly what to do, in the first 2 sentences."),
        Line("It gives the price in numbers: how many of their own charts show a false alarm."),
        Line("It says what the other rule set would gain."),
        Line("The advice fits what follows a signal there."),
        Line("It names what the figures assume, and what would change the advice."),
    ),
    7,
    never_0=(2, 4),
    reader="An expert",
)
