"""The glossary, and whether what a text uses is explained in it."""

import pytest

from qidose.language import GLOSSARY, Block, Term, blocks, faults, find_term, untold
from qidose.language.glossary import FULL_FORMS

CURRICULUM = (
    "quality improvement", "QI", "change idea", "test of change", "PDSA", "aim", "driver diagram", "outcome measure",
    "process measure", "balancing measure", "run chart", "SPC", "process limits", "control limits", "mean", "median",
    "common cause variation", "special cause variation", "shift", "trend", "rebase", "step change", "target",
    "trajectory", "assurance", "RAG", "improvement capability", "patient", "service user", "carer", "staff", "team",
    "ward", "service", "directorate", "division", "trust", "board", "non-executive director", "executive", "sponsor",
    "quality coach", "QI coach", "improvement coach", "internal expert", "improvement advisor", "wave", "cohort",
    "whole-time equivalent", "WTE", "heads", "headcount", "protected time", "induction", "appraisal", "co-production",
    "just-in-time", "JIT",
)  # fmt: skip


@pytest.mark.parametrize("name", CURRICULUM)
def test_every_term_of_the_curriculum_is_there(name: str) -> None:
    assert find_term(name).meaning


def test_learners_have_words_for_both_kinds_of_variation() -> None:
    assert find_term("common cause variation").gloss == "usual variation"
    assert find_term("special cause variation").gloss == "something different"


def test_names_are_there_once_and_in_order() -> None:
    names = [name.casefold() for term in GLOSSARY for name in (term.name, term.short, *term.also) if name]
    assert len(names) == len(set(names))
    assert [term.name.casefold() for term in GLOSSARY] == sorted(term.name.casefold() for term in GLOSSARY)
    assert FULL_FORMS["QI"] == "quality improvement"
    with pytest.raises(KeyError, match="no term 'utilisation'"):
        find_term("utilisation")


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name)
def test_a_meaning_is_plain_and_does_not_lean_on_itself(term: Term) -> None:
    meaning = term.meaning
    assert faults(meaning) == []
    assert meaning.endswith(".")
    assert not term.named.search(meaning) or term.name in ("mean", "process limits", "heads")


def rules(text: str, before: str = "", shown: tuple[str, ...] = ()) -> list[str]:
    return [fault.words for fault in untold(blocks(text), blocks(before), shown)]


@pytest.mark.parametrize(
    "text",
    [
        "Quality improvement (QI) makes care better. QI helps.",
        "# QI and you\n\nQuality improvement (QI) makes care better.",
        "A plan-do-study-act (PDSA) cycle is a small test.",
        "A and E, or A&E. The NHS, a GP and a CT scan.",
        "We count what could get worse too. This is called a balancing measure.",
        "Choose a balancing measure. If something gets worse, you see it.",
        "The line in the middle is the mean, which is the average.",
        "The mean (the average) is 3.",
        "We call this usual variation. Its other name is common cause variation.",
        "A sponsor is a senior leader.",
        "On the night shift 3 patients fell. Staff on each shift count.",
        "Two meanings: by all means, I mean it.".replace("Two", "2"),
        "The limits show how far usual variation reaches.",
        "Rule set mdc-7 and `XYZ` in code.",
    ],
)
def test_what_is_explained_where_it_is_first_used_is_no_fault(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("QI helps.", "QI"),
        ("We use it for QA. Quality assurance (QA) checks.\n\nOne.\n\nTwo.", ""),
        ("QA helps.\n\nQuality assurance (QA) checks.", "QA"),
        ("Do NOT do this.", "NOT"),
        ("The mean is 3.", "The mean"),
        ("Draw a driver diagram today.", "driver diagram"),
        ("The shift has lasted.", "shift has lasted"),
        ("Look at the upper limit.", "upper limit"),
        ("Give them protected time.", "protected time"),
    ],
)
def test_what_nobody_explained_is_found(text: str, found: str) -> None:
    assert rules(text) == ([found] if found else [])


def test_an_explanation_that_comes_too_late_is_none() -> None:
    late = "The mean is 3.\n\nOne.\n\nThen.\n\nNow.\n\nThe mean is the average."
    assert rules(late) == ["The mean"]
    assert rules(late.replace("\n\nOne.\n\nThen.\n\nNow.", "")) == []


def test_a_work_that_is_named_need_not_be_explained() -> None:
    assert rules("- Anhøj and others (2019), RAG and the median. BMJ 28.") == []
    assert rules("- RAG and the median. BMJ 28.") == ["RAG", "BMJ", "median"]


def test_what_was_read_before_or_is_shown_on_the_page_counts() -> None:
    assert rules("QI and the mean.", before="Quality improvement (QI) helps. The mean is the average.") == []
    assert rules("QI and the mean.", shown=("QI", "mean")) == []
    assert rules("QI and the mean.", shown=("mean",)) == ["QI"]


def test_the_advice_gives_the_full_form_or_the_meaning() -> None:
    short, term = untold([Block("paragraph", "RAG and the median.")])[:2]
    assert short.advice == "Write it in full where it is first used: red, amber, green (RAG)."
    assert find_term("median").meaning in term.advice
