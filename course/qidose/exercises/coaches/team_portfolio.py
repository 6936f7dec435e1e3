"""Live team portfolio (E-T5-13): what a coach's own team has made, in 1 place, as an expert reads it.

A charter, service users as partners, a driver diagram, 3 linked test cycles or more, a chart with its reading, and a
note to the sponsor. Each part stands on the module that teaches it. The machine checks that all is there and hangs
together; an expert marks it (rubrics R1, R2 and R3).
"""

from dataclasses import replace

from qidose.rubrics import PORTFOLIO

from ..board.our_board_paper_words import READINGS, misconception
from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..managers.driver_diagram import diagram_card, mark_tree
from ..marks import Marks
from ..values import chosen_in
from .team_portfolio_cards import charter_card, numbers_card, partners_card, said_at_the_end, sponsor_card, story_card
from .team_portfolio_cycles import cycle_beliefs, cycle_cards, cycle_criteria, cycle_feedback
from .team_portfolio_parts import (
    STORY,
    boxes_of,
    chart_is_long_enough,
    charter,
    cycles_of,
    decision,
    diagram,
    experience,
    family_of_measures,
    ideas_of,
    measures_of,
    own_of,
    partners,
    reading,
    sponsor_note,
)


class TeamPortfolio(Exercise[None]):
    """All that a live team has made, checked for what is there and read by an expert."""

    id = "team-portfolio"
    about = About(
        code="E-T5-13",
        dose="coaches",
        title="Live team portfolio",
        minutes=60,
        domains=("D03", "D06", "D07", "D08", "D09", "D12", "D17"),
        outcomes=(1, 9),
        misconceptions=("MC01", "MC07", "MC11", "MC24", "MC25", "MC27"),
        rule_set="mdc-7",
    )
    points = 12
    pass_mark = points
    rubric = PORTFOLIO
    may_improve = True
    again_label = "Start again with an empty portfolio"
    noun = "Part"
    finish_label = "Finish and check my portfolio"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the team is their own."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        own, cycles = own_of(answer), cycle_cards(answer, ideas_of(answer))
        cards = (
            charter_card(),
            partners_card(),
            diagram_card(answer, mark_tree(boxes_of(answer))),
            *cycles,
            numbers_card(own, measures_of(answer)),
            story_card(own, answer),
            sponsor_card(answer),
        )
        if not answer.finished:
            return cards
        said = said_at_the_end(own, answer) | {cycles[-1].id: cycle_feedback(cycles_of(answer))}
        return tuple(replace(card, feedback=said.get(card.id, card.feedback)) for card in cards)

    def mark(self, case: None, answer: Answer) -> Marks:
        own, tree, cycles = own_of(answer), mark_tree(boxes_of(answer)), cycles_of(answer)
        criteria = (
            charter(answer),
            partners(answer),
            experience(answer),
            diagram(tree),
            family_of_measures(boxes_of(answer)),
            *cycle_criteria(cycles),
            chart_is_long_enough(own),
            reading(own, answer),
            decision(own, answer),
            sponsor_note(answer),
        )
        read_as = chosen_in(answer.get(STORY, "says"), READINGS)
        belief = misconception(read_as.id, own) if read_as and own and own.chart else None
        return Marks(criteria, (*tree.misconceptions, *cycle_beliefs(cycles), *((belief,) if belief else ())))

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        whole = marks.score >= self.pass_mark
        return Feedback(
            heading="Your portfolio is ready for an expert" if whole else "Your portfolio needs a little more",
            words=("We check that each part is there and that they fit. An expert reads what you mean.",),
            good=whole,
            next_step=(
                "Hand in. Meanwhile show it to your team: it is their work."
                if whole
                else "Choose to improve your answer, and add what is named above. Nothing is lost."
            ),
        )
