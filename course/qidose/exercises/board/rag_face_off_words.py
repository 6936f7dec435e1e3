"""What "Colours against charts" says of each class of measure (see `simulate.board`)."""

from qidose.simulate.board import Class

NAMES: dict[Class, str] = {
    "getting_worse": "Changed for the worse",
    "getting_better": "Changed for the better",
    "cannot_meet": "Usual variation, target out of reach",
    "red_by_chance": "Usual variation, red by chance",
    "fine": "Usual variation, target met",
}
"""The truth in a cell of a table."""

TRUTHS: dict[Class, str] = {
    "getting_worse": (
        "The page says green. But something changed for the worse in {since}. Ask what it was, before it turns red."
    ),
    "getting_better": (
        "The page says red. But something changed for the better in {since}. Ask what it was, so that it lasts."
    ),
    "cannot_meet": ("Nothing has changed, and the target is out of reach. Ask what in the work would have to change."),
    "red_by_chance": (
        "Nothing has changed, and it meets its target in most months. This red is chance, so there is no cause to find."
    ),
    "fine": "Nothing has changed, and it meets its target month after month. It can wait.",
}
"""The truth of a measure; `since` is the month in which it changed."""

KINDLY: dict[Class, tuple[str, ...]] = {
    "getting_worse": (
        "Green feels safe. But a colour knows 1 month only.",
        "It stays green until the target is missed, and that can be very late.",
    ),
    "getting_better": (
        "We tend to ask about bad news only.",
        "But people here found something that works, and red told them that they failed.",
    ),
    "cannot_meet": (
        "All points lie inside the limits, so it looks in order.",
        "But inside the limits means usual. It does not mean good enough.",
    ),
    "red_by_chance": (
        "Red asks for a reaction, and a board wants to help.",
        "But people would have to invent a reason. That takes hours from care.",
    ),
    "fine": (
        "It goes up and down, and each rise or fall may seem to need a reason.",
        "All measures do that. These months are usual variation.",
    ),
}
"""What is said to a wrong verdict on a measure of that class."""

MISCONCEPTIONS: dict[Class, str] = {
    "getting_worse": "MC04",
    "getting_better": "MC07",
    "cannot_meet": "MC06",
    "red_by_chance": "MC04",
    "fine": "MC01",
}
"""The belief that a wrong verdict shows, by its id in curriculum 8.2."""
