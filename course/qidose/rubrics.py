"""Rubrics that coaches mark by: 0 absent, 1 partial, 2 clear for each line. Learners may read them too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that a coach looks for. `pre_scored`: the machine suggests a score and the coach confirms it."""

    looks_for: str
    pre_scored: bool = False


@dataclass(frozen=True)
class Rubric:
    """A rubric: `lines` at 0 to 2 each; passed from `pass_mark` points."""

    id: str
    title: str
    lines: tuple[Line, ...]
    pass_mark: int

    @property
    def out_of(self) -> int:
        return 2 * len(self.lines)

    def markdown(self) -> str:
        """The text of the marking cell that follows the exercise in its notebook."""
        rows = "\n".join(f"{number}. {line.looks_for}" for number, line in enumerate(self.lines, 1))
        return (
            f"#### How this is marked\n\nA coach reads your answer and gives 0 to 2 for each line "
            f"(0 not there, 1 partly, 2 clear). You pass with {self.pass_mark} of {self.out_of}.\n\n{rows}\n"
        )


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
