"""Each rule finds what it should and leaves alone what is right: without both the check would be switched off."""

from collections.abc import Callable

import pytest

from qidose.language import Fault, faults, lesson_faults
from qidose.language import headings as heading_rules
from qidose.language.spelling import british
from qidose.language.words import DEEDS, INSTEAD, SPELT_OUT

TWENTY = "word " * 19 + "word."

WRONG: dict[str, tuple[str, ...]] = {
    "long sentence": (f"One {TWENTY}", "word " * 25),
    "numerals": ("We saw three patients.", "Twelve of them came.", "It took twenty minutes."),
    "commas": ("We asked 1500 people.", "It costs £20000.", "There were 3812.5 of them."),
    "decimals": ("It is .5 higher.",),
    "ranges": (
        "Wait 3-5 days.",
        "From 10\u201320 people.",
        "Open Monday-Friday.",
        "See 5%-8% of them.",
        "June - August.",
    ),
    "dates": ("On August 6, 2018.", "On 6th August.", "On 06/08/2018.", "On 2018-08-06.", "By 6 Aug.", "In Sept 2024."),
    "times": ("At 5.30pm.", "At 5:30 pm.", "At 17:30.", "At 5 p.m. today.", "At 12pm.", "At 1730hrs.", "At 9 am."),
    "percentages": ("It fell by 5 per cent.", "A rise of 12.5 percent."),
    "units": ("Take 5 mg.", "Drink 200 ml."),
    "quotes": ("It\u2019s here.", "\u201cStop\u201d"),
    "dashes": ("The team \u2013 all of it \u2013 met.", "It works\u2014mostly.", "It works - mostly."),
    "ampersands": ("Falls & pressure sores.", "R&D wrote."),
    "plurals": ("Ask the patient(s).",),
    "emphasis": ("This is **very** good.", "This is *very* good."),
    "words": ("We utilised it.", "In order to learn.", "Stakeholders met.", "Use it, e.g. today.", "Click on the box."),
    "short forms": ("You can't know.", "Don't stop.", "It isn't so."),
    "spelling": ("We organized it.", "A new color.", "The training program began.", "They practiced it."),
}
RIGHT = (
    TWENTY,
    "One of them came, and two-thirds stayed. One at a time.",
    "1,500 people came in 2024. It costs £20,000. The code is 1a2b3c4d.",
    "It is 0.5 higher, or 5%. Other rows are per cent. It is \u22120.5. Version 1.2.3 is out.",
    "Wait 3 to 5 days. 24-hour care, a 2-of-3 rule, COVID-19 and mdc-7. Open Monday to Friday.",
    "On 6 August 2018. On Wednesday 6 August. In May 2024. In March 12 patients fell. They may 3 times.",
    "At 5:30pm. At 12:12pm. At midday. At 9am. Run it at 1x speed. A score of 12:3.",
    "Take 5mg. A 5 km run is 5km.".replace("5 km run", "long run"),
    'It\'s here, and "that" isn\u0074 it.'.replace("isn\u0074", "is not"),
    "A follow-up visit. A well-run ward.",
    "A&E is open.",
    "outside_limits and 3 * 4 * 5",
    "A robin sat on the leverrier. The cascade fell. Regards to you. Shall we go on? Their legs hurt.",
    "Lean and Six Sigma. 6 wards.",
    'A poor note is: "Please note that I can\'t facilitate this." Ask a question instead.',
    "The facilitator's initiative. Is it viable?",
    "You'll see that we're here. It cannot be.",
    "The size of the prize. Seize it. Maize. A computer program. The organisation practises it. It was analysed.",
    "Choose a box. A clique met. The quality of the impact.",
)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in WRONG.items() for text in texts])
def test_a_rule_finds_what_it_should_and_no_other_rule_speaks(rule: str, text: str) -> None:
    assert {fault.rule for fault in faults(text)} == {rule}


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert faults(text, "description") == []


def test_a_fault_says_what_to_do() -> None:
    assert [str(fault) for fault in faults("We utilised 3-5 wards.")] == [
        "ranges: '3-5'. Write \"to\" between the 2 ends.",
        "words: 'utilised'. Plainer: use.",
    ]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("We saw twenty.", "Write 20."),
        ("We asked 1234567 people.", "Write 1,234,567."),
        ("It is .25 of it.", "Write 0.25."),
        ("You won't.", "Write will not."),
        ("Commencing now.", "Plainer: start."),
        ("It was organized.", "Write organised."),
    ],
)
def test_the_advice_has_the_very_words(text: str, advice: str) -> None:
    (fault,) = faults(text)
    assert fault.advice == advice


@pytest.mark.parametrize("phrase", sorted(INSTEAD | DEEDS | SPELT_OUT))
def test_every_word_of_the_lists_is_found_in_a_sentence(phrase: str) -> None:
    (fault,) = [
        one for one in faults(f"Today {phrase.removesuffix('*')} this.") if one.rule in ("words", "short forms")
    ]
    assert fault.words == phrase.removesuffix("*")


def test_nothing_that_the_check_advises_is_to_be_avoided_itself() -> None:
    for plain in (*INSTEAD.values(), *DEEDS.values(), *SPELT_OUT.values()):
        assert faults(plain, "label") == []


@pytest.mark.parametrize(
    ("american", "own"),
    [("Organizations", "organisations"), ("analyze", "analyse"), ("colors", "colours"), ("toward", "towards")],
)
def test_american_spellings_have_a_british_one(american: str, own: str) -> None:
    assert british(american) == own
    assert british(own) is None


@pytest.mark.parametrize(
    "word",
    [
        "size",
        "resized",
        "prize",
        "seize",
        "capsize",
        "maize",
        "citizen",
        "horizon",
        "bizarre",
        "towards",
        "maths",
        "literal",
    ],
)
def test_words_that_only_look_american(word: str) -> None:
    assert british(word) is None


FOUR = "We met. We talked. We agreed. We left."


def test_a_paragraph_has_3_sentences_and_a_description_of_a_picture_as_many_as_it_needs() -> None:
    assert [fault.rule for fault in faults(FOUR)] == ["long paragraph"]
    assert faults(FOUR, "description") == faults(FOUR, "label") == []
    assert faults(FOUR.replace(" We left.", "")) == []
    assert faults("We met.\nWe talked.\nWe agreed.\nWe left.") == []


def test_what_somebody_says_is_1_thing_in_a_paragraph() -> None:
    assert faults('We met. The note says: "It works. Nobody fell. We go on." We agreed.') == []
    assert faults('We met. "Did it help?" gets a yes. "Show me how" gets the truth.') == []
    assert [fault.rule for fault in faults('We met. She said: "Yes." We talked. We left.')] == ["long paragraph"]


@pytest.mark.parametrize(
    "heading",
    ["How To Read A Chart", "Read the Chart", "A Ward for all", "Sleep On Plover Unit", "A target is not a limit."],
)
def test_headings_in_title_case_or_with_a_full_stop_are_found(heading: str) -> None:
    assert faults(heading, "heading")


@pytest.mark.parametrize(
    "heading",
    [
        "How to read the chart", "Chart 3: Waiting time in A&E", "Chart A", "What did Dr Shah say?", "PDSA and you",
        "JupyterLab in May", 'He said "Stop"', "I'm here, and I'll stay", "2 dots are not enough",
        "Sleep on Plover Unit",
        "2. How to begin",
    ],
)  # fmt: skip
def test_headings_in_sentence_case_are_left_alone(heading: str) -> None:
    assert faults(heading, "heading") == []


def test_names_that_a_text_uses_are_names_in_its_headings_too() -> None:
    names = heading_rules.names_in(["We met on Bramble Ward. Then Amina's team left.", "The wait grew."])
    assert names == {"Bramble", "Ward", "Amina"}
    assert faults("A talk with Amina", "heading", names) == []
    assert faults("A talk with Amina", "heading")


Rule = Callable[[str], str]


def rules_in(text: str) -> list[str]:
    return [fault.rule for fault in lesson_faults(text)]


def test_a_sound_lesson_has_no_fault() -> None:
    assert (
        lesson_faults("# QI and you\n\nIt helps.\n\n## What it is\n\nA way.\n\n### More\n\n## Hand in\n\nDo it.") == []
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("# One\n\n# Another\n\nWords.", "one title"),
        ("## Only this\n\nWords.", "one title"),
        ("# One\n\n### Deeper\n\nWords.", "heading order"),
        ("# One\n\n## Is this a question?\n\nWords.", "heading"),
        (f"# {'long ' * 14}\n\nWords.", "heading"),
        ("# One\n\nLook [here](a).", "links"),
        ("# One\n\nWords that are __bold__.", "emphasis"),
        (f"# One\n\n{FOUR}", "long paragraph"),
        (f"# One\n\n- {FOUR}", "long paragraph"),
        ("# One\n\n| a | b |\n|---|---|\n| utilise | c |", "words"),
    ],
)
def test_a_lesson_with_1_fault_has_that_fault(text: str, rule: str) -> None:
    assert rule in rules_in(text)
    assert set(rules_in(text)) <= {rule, "heading order"}


def test_code_in_a_lesson_is_no_text() -> None:
    assert rules_in("# One\n\nRun `utilize(1500, a-b)`:\n\n```\n# Two\nwe utilize 1500 - can't\n```") == []


def test_a_work_that_is_named_keeps_its_own_words() -> None:
    named = (
        "- Perla, Provost and Parry (2013), Seven propositions. Quality Management in Health Care 22, pages 170-186."
    )
    assert rules_in(f"# One\n\n{named}") == []
    assert rules_in(f"# One\n\n{named.replace(' (2013)', '')}") != []


def test_faults_can_be_compared() -> None:
    assert faults("It can't.") == [Fault("short forms", "can't", "Write cannot.")]
