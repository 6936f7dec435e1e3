"""Driver diagram (E-T4-06): "Builds 3-level diagram by buttons and lists"; "own problem or case"; "tree rules: 1 aim, 2
to 5 primary drivers, each change linked, ≥ 1 measure linked" (curriculum 5.4); rubric R2 (8.5)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.driver_diagram import TREE, box
from qidose.exercises.cards import Feedback
from qidose.exercises.fields import Answer, Drivers
from qidose.exercises.managers.driver_diagram import KINDLY, DriverDiagram, boxes_in
from qidose.exercises.managers.driver_diagram_cases import CASES
from qidose.rubrics import DRIVER_DIAGRAM

EXERCISE = DriverDiagram()
CASE = EXERCISE.case(1)
FIELD = Drivers(id="tree", label="Build your diagram")
Tree = list[dict[str, Any]]
SMALL: Tree = [
    box("a", "aim", "By June, 9 in 10 patients on the ward sleep 6 hours.", None),
    box("p1", "primary", "The ward is quiet", "a"),
    box("p2", "primary", "Nobody is woken without need", "a"),
    box("c", "change", "Soft lids on the bins", "p1"),
    box("m", "measure", "Hours of sleep", "a", kind="outcome"),
]


def drawn(tree: Any, finished: bool = True) -> Answer:
    return Answer({"problem": {"whose": "case"}, "diagram": {"tree": tree}}, (), finished)


def met(tree: Any) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(CASE, drawn(tree)).criteria]


def told(tree: Any) -> Feedback:
    said = EXERCISE.cards(CASE, drawn(tree))[1].feedback
    assert said is not None
    return said


def changed(name: str, **more: Any) -> Tree:
    """The small tree with 1 box changed; text=None takes it away."""
    boxes = [{**one, **more} if one["id"] == name else one for one in SMALL]
    return [one for one in boxes if one["text"] is not None]


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(30)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True
        assert answer.get("diagram", "tree") == FIELD.clean(TREE)


def test_the_smallest_diagram_that_passes() -> None:
    assert met(FIELD.clean(SMALL)) == [True] * 4


@pytest.mark.parametrize(
    ("tree", "lost"),
    [
        (changed("p2", text=None), 1),
        (changed("p2", text=" ... "), 1),
        (changed("c", text=None), 2),
        (changed("c", text=""), 2),
        (changed("m", text=None), 3),
        (changed("m", text="-"), 3),
    ],
)
def test_each_rule_alone(tree: Tree, lost: int) -> None:
    assert met(FIELD.clean(tree)) == [number != lost for number in range(4)]
    assert EXERCISE.summary(CASE, drawn(tree), EXERCISE.mark(CASE, drawn(tree))).good is False
    assert told(tree).good is False


def test_an_empty_aim_carries_nothing() -> None:
    assert met(changed("a", text="")) == [False, False, True, False]


@pytest.mark.parametrize(("count", "good"), [(1, False), (2, True), (5, True), (6, False)])
def test_2_to_5_primary_drivers(count: int, good: bool) -> None:
    more = [box(f"p{number}", "primary", f"Driver {number}", "a") for number in range(1, count + 1)]
    tree = [SMALL[0], *more, box("c", "change", "Soft lids", "p1"), SMALL[4]]
    assert met(FIELD.clean(tree)) == [True, good, True, True]


def test_a_change_under_an_empty_driver_is_not_linked() -> None:
    tree = [*changed("p2", text=""), box("p3", "primary", "Patients are not in pain", "a")]
    tree.append(box("c2", "change", "Ask about pain at 9pm", "p2"))
    assert met(FIELD.clean(tree)) == [True, True, False, True]
    assert "1 of your 2 change ideas hang under an empty box. Name that driver." in told(tree).words


def test_a_change_may_hang_under_a_secondary_driver_and_a_measure_anywhere() -> None:
    tree = [*SMALL[:3], box("s", "secondary", "Bins", "p1"), box("c", "change", "Soft lids", "s")]
    for parent in ("a", "p1", "s", "c"):
        assert met(FIELD.clean([*tree, box("m", "measure", "Count", parent, kind="process")])) == [True] * 4


def test_the_rules_show_while_the_diagram_is_built() -> None:
    def shown(tree: Tree) -> list[bool]:
        return [check.met for check in EXERCISE.cards(CASE, drawn(tree, finished=False))[1].checks]

    assert shown([]) == [False] * 5
    assert shown([box("a", "aim", "Better sleep", None)]) == [True, False, False, False, False]
    assert shown(SMALL[:1]) == [True, True, False, False, False]
    assert shown(SMALL[:3]) == [True, True, True, False, False]
    assert shown(SMALL) == [True] * 5


def test_an_own_problem_is_asked_for_and_a_case_is_not() -> None:
    def fields(whose: str | None) -> list[str]:
        card = EXERCISE.cards(CASE, Answer({"problem": {"whose": whose}}))[0]
        return [field.id for field in card.fields]

    assert fields(None) == fields("case") == ["whose"]
    assert fields("own") == ["whose", "own"]
    own = Answer({"problem": {"whose": "own"}, "diagram": {"tree": SMALL}})
    assert not EXERCISE.ready(CASE, own)
    own.values["problem"]["own"] = "Callers wait long. Families notice it."
    assert EXERCISE.ready(CASE, own)
    assert EXERCISE.mark(CASE, own).score == 4


def test_an_empty_diagram_cannot_be_finished_and_gets_nothing() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    for tree in (None, [], [box("b1", "aim", "", None)]):
        assert not EXERCISE.ready(CASE, drawn(tree, finished=False))
    assert EXERCISE.ready(CASE, drawn(SMALL, finished=False))


@pytest.mark.parametrize(
    ("texts", "beliefs"),
    [
        (("Train all staff", "Teach the new doctors"), ("MC27",)),
        (("Remind staff by email", "Posters at each door"), ("MC11",)),
        (("Train all staff", "Posters at each door"), ("MC11", "MC27")),
        (("Train all staff", "Move the printer to the bay"), ()),
        (("Train all staff",), ()),
    ],
)
def test_changes_that_only_tell_people_something(texts: tuple[str, ...], beliefs: tuple[str, ...]) -> None:
    ideas = [box(f"c{number}", "change", text, "p1") for number, text in enumerate(texts)]
    tree = [*changed("c", text=None), *ideas]
    assert EXERCISE.mark(CASE, drawn(tree)).misconceptions == beliefs
    assert EXERCISE.mark(CASE, drawn(tree)).score == 4  # a belief costs no point: a coach reads the ideas
    assert [name for name, words in KINDLY.items() if words in told(tree).words] == list(beliefs)


def test_the_feedback_asks_about_what_is_not_there_yet() -> None:
    words = told(changed("a", text="Better sleep")).words
    assert "We did not find all of this in your aim: how much, for whom, by when. Is it there?" in words
    assert any(text.startswith("1 primary driver has no change idea yet.") for text in words)
    assert any(text.startswith("You have no balancing measure.") for text in words)
    assert told(TREE).words == ("Could everyone who does the work find their own part in this picture?",)
    process = changed("m", kind="process")
    assert any(text.startswith("None of your measures is an outcome measure.") for text in told(process).words)


def test_cases_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in range(100)]
    assert {case.id for case in cases} == {case.id for case in CASES}
    assert len(CASES) == 8
    assert EXERCISE.case(7) == cases[7]


def test_the_coach_marks_by_r2() -> None:
    """ "aim 3, measure 3, change 3. Pass ≥ 7": 7 of 9 lines in full, so 14 of 18."""
    assert EXERCISE.rubric is DRIVER_DIAGRAM
    assert (DRIVER_DIAGRAM.id, len(DRIVER_DIAGRAM.lines), DRIVER_DIAGRAM.pass_mark) == ("R2", 9, 14)


def test_nothing_is_said_before_the_end() -> None:
    for card in EXERCISE.cards(CASE, drawn(TREE, finished=False)):
        assert card.feedback is None


@pytest.mark.parametrize(
    "value",
    [
        [None, 7, "aim", {}, {"text": "x"}, {"text": None, "level": "aim"}],
        [{"id": [], "level": {}, "text": "words", "parent": []}],
        [{"id": "a", "level": "aim", "text": "words", "parent": "a"}] * 3,
        {"id": "a"},
    ],
)
def test_whatever_is_stored_can_be_read(value: Any) -> None:
    answer = drawn(value)
    boxes_in(value)
    marks = EXERCISE.mark(CASE, answer)
    assert marks.score <= 1
    EXERCISE.cards(CASE, answer)
    EXERCISE.summary(CASE, answer, marks)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    many = [SMALL[0], *(box(f"p{n}", "primary", "Driver", "a") for n in range(6)), SMALL[4]]
    tells = [*SMALL[:3], box("c1", "change", "Train staff", "p1"), box("c2", "change", "Posters", "p1")]
    trees = ([], [box("a", "aim", "Better", None)], many, tells, changed("p2", text=""), SMALL, TREE)
    texts = set[str](line.looks_for for line in DRIVER_DIAGRAM.lines)
    for case in CASES:
        for whose in ("case", "own"):
            for tree in trees:
                answer = Answer({"problem": {"whose": whose}, "diagram": {"tree": tree}}, (), True)
                marks = EXERCISE.mark(case, answer)
                texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
