"""What "Board page makeover" offers to choose, and what it says of each class of measure (see `simulate.board`)."""

from qidose.simulate.board import Class

from ..fields import Option

READINGS: tuple[Option, ...] = (
    Option("getting_worse", "Something has changed, for the worse"),
    Option("getting_better", "Something has changed, for the better"),
    Option("cannot_meet", "Usual variation, and the target is out of reach"),
    Option("red_by_chance", "Usual variation, and the target is met in some months"),
    Option("fine", "Usual variation, and the target is always met"),
)
KEEP: tuple[Option, ...] = (
    Option("months", "24 months, in time order"),
    Option("limits", "How far usual variation reaches"),
    Option("target", "The target, as a line of its own"),
    Option("rules", "The name of the rules"),
    Option("story", "1 sentence: which variation, and what next"),
)
DROP: tuple[Option, ...] = (
    Option("colour", "A colour for the latest month"),
    Option("arrow", "An arrow that compares it with last month"),
    Option("to-date", "The mean of the year so far, in place of the months"),
    Option("line", "A straight line through the last 3 months"),
    Option("rank", "The rank among other trusts"),
)
DROP_WHY: dict[str, tuple[str, str]] = {
    "colour": ("MC04", "A colour knows 1 month and the target. It cannot show that something has changed."),
    "arrow": ("MC02", "2 months always differ. The arrow points somewhere, whether anything has changed or not."),
    "to-date": ("MC08", "A mean hides the order of the months, and so hides the change."),
    "line": ("MC03", "3 months in a row go one way by chance quite often."),
    "rank": ("MC10", "Somebody is always last, also where all do the same work equally well."),
}
"""The belief behind a thing to drop, and why it is better dropped."""
KEEP_WHY: dict[str, str] = {
    "months": "Without time order nobody can see a change.",
    "limits": "Without limits, each rise and fall asks for a reason.",
    "target": "Without the target, the board cannot see what it promised.",
    "rules": "Without the name of the rules, others cannot check the page.",
    "story": "Without a sentence, each reader makes a story of their own.",
}
ASK: dict[Class, str] = {
    "getting_worse": "Ask now what changed, while the target is still met.",
    "getting_better": "Ask what changed, and whether others can learn from it.",
    "cannot_meet": "Decide: redesign the work, or say openly that the target will be missed.",
    "red_by_chance": "Nothing this month. That the target is missed at times belongs in a plan.",
    "fine": "Nothing this month. It can stand on the second page.",
}
"""What the board is asked to do."""
STORY: dict[Class, str] = {
    "getting_worse": (
        "Something changed for the worse in {since}. The target is still met. The team looks for the cause and reports."
    ),
    "getting_better": (
        "Something changed for the better in {since}. The target is not met yet. The team writes down what it changed."
    ),
    "cannot_meet": (
        "Usual variation. As the work is set up now, the target will be missed every month. Will the board redesign it?"
    ),
    "red_by_chance": "Usual variation. The target is met in most months and missed in some. Nothing to explain.",
    "fine": "Usual variation. The target is met every month. Nothing to decide.",
}
"""One way to tell the story of a chart in a few short sentences."""
TOO_WIDE = (
    "Your limits are 3 standard deviations of all the points, or 2. Limits come from the moving ranges: "
    "how much each month differs from the one before."
)
