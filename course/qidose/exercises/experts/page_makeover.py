"""Board page makeover (E-T6-12): a page in red, amber and green becomes charts with stories and priorities.

The machine marks 4 things, all needed: the limits of 1 measure, worked out from its 24 months; what 7 of 8 charts say;
which measures come first; and what the new page shows, with at most 1 slip. An expert marks the words by rubric R8. The
end tells what each chart says, so a second try gets a new page.
"""

from qidose.rubrics import BOARD_PAGE

from ..board.rag_face_off import MEASURES
from ..board.rag_face_off_words import MISCONCEPTIONS
from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Criterion, Marks
from .page_makeover_cards import (
    FIRST,
    LIMITS,
    OLD,
    READ,
    built_in,
    first_in,
    limits_card,
    old_card,
    page_card,
    readings_in,
    slips,
    truth_card,
    write_card,
)
from .page_makeover_case import Page, draw, is_near, limits, too_wide
from .page_makeover_words import DROP_WHY

FEWEST_READ = 7
MOST_SLIPS = 1


class PageMakeover(Exercise[Page]):
    """Turn colours into charts, and charts into a page that a board can decide by."""

    id = "page-makeover"
    about = About(
        code="E-T6-12",
        dose="experts",
        title="Board page makeover",
        minutes=35,
        domains=("D04", "D06"),
        outcomes=(1, 4),
        misconceptions=("MC01", "MC02", "MC03", "MC04", "MC06", "MC07", "MC08", "MC10", "MC13"),
        rule_set="mdc-7",
    )
    points = 4
    pass_mark = 4
    rubric = BOARD_PAGE
    finish_label = "Finish and send to an expert"
    again_label = "Make over another page"

    def case(self, seed: int) -> Page:
        return draw(seed)

    def cards(self, case: Page, answer: Answer) -> tuple[Card, ...]:
        shown: list[Card] = []
        for name, card in ((OLD, old_card), (LIMITS, limits_card), (READ, page_card)):
            shown.append(card(case, answer))
            if name not in answer.locked:
                return tuple(shown)
        return (*shown, write_card(case, answer), *((truth_card(case),) if answer.finished else ()))

    def ready(self, case: Page, answer: Answer) -> bool:
        return {OLD, LIMITS, READ} <= set(answer.locked) and super().ready(case, answer)

    def mark(self, case: Page, answer: Answer) -> Marks:
        said, first = readings_in(answer), first_in(answer, READ, FIRST)
        series, given = case.series(case.built), built_in(answer)
        right = sum(said[row] == case.kind(row) for row in range(MEASURES))
        kept, missing = slips(answer)
        lower, upper = limits(series)
        places = series.measure.decimals + 1
        found = {MISCONCEPTIONS[case.kind(row)] for row in range(MEASURES) if said[row] not in (None, case.kind(row))}
        found |= {DROP_WHY[one.id][0] for one in kept} | ({"MC13"} if too_wide(given, series) else set())
        criteria = (
            Criterion(
                name="The limits that you worked out",
                met=all(is_near(one, true, series) for one, true in zip(given, (lower, upper), strict=True)),
                why=f"{case.name(case.built)}: the limits are {lower:,.{places}f} and {upper:,.{places}f}.",
            ),
            Criterion(
                name="What the charts say",
                met=right >= FEWEST_READ,
                why=f"You read {right} of {MEASURES} as we do. The aim is {FEWEST_READ}.",
            ),
            Criterion(
                name="What comes first",
                met=first == case.first(),
                why=f"The board has something to decide or to learn in {len(case.first())} measures.",
            ),
            Criterion(
                name="What the new page shows",
                met=len(kept) + len(missing) <= MOST_SLIPS,
                why=_about_slips(len(kept), len(missing)),
            ),
        )
        return Marks(criteria, tuple(sorted(found)))

    def summary(self, case: Page, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        reds = [row for row in range(MEASURES) if case.truth.rows[row].colour == "red"]
        return Feedback(
            heading="Your page is ready for an expert" if passed else "Not there yet",
            words=(
                f"Of {len(reds)} reds on the old page, {case.truth.reds_by_chance} were chance.",
                "Another expert reads your stories and what you ask of the board.",
            ),
            good=passed,
            next_step=(
                "Hand in. Then offer to make over 1 page for a directorate, and sit beside its first reader."
                if passed
                else "Read what is said below. Then make over another page."
            ),
        )


def _about_slips(kept: int, missing: int) -> str:
    if not kept + missing:
        return "You kept what tells, and dropped what misleads."
    return f"Better dropped: {kept}. Left out, though it tells: {missing}. The aim is at most {MOST_SLIPS} in all."
