"""The dose matrix keeps what the source document says of each group, and says so when somebody edits it."""

from dataclasses import replace

import pytest

from qidose.code_tasks import TASKS
from qidose.doses import DOSES
from qidose.exercises.registry import exercises_of
from qidose.matrix import DOMAINS, LEVEL_MEANING, LEVELS, PARTS, check, find_domain
from qidose.open_cells import OPEN_CELLS


def test_its_column_sums_are_those_it_was_designed_with() -> None:
    """Curriculum, section 4."""
    assert [sum(domain.levels[n] for domain in DOMAINS) for n in range(6)] == [12, 25, 37, 43, 60, 76]
    assert [domain.id for domain in DOMAINS] == [f"D{n:02}" for n in range(1, 20)]
    assert sum(level > 0 for domain in DOMAINS for level in domain.levels) == 99
    assert len(LEVELS) == len(LEVEL_MEANING) == 5


def test_it_departs_from_nothing_that_the_source_says() -> None:
    assert check(DOMAINS) == []


def edited(domain: str, **levels: int) -> list[str]:
    """The expectations that no longer hold when levels of one domain change."""
    doses = [dose.id.replace("-", "_") for dose in DOSES]
    row = find_domain(domain)
    changed = replace(row, levels=tuple(levels.get(dose, was) for dose, was in zip(doses, row.levels, strict=True)))
    return [departure.id for departure in check([changed if one.id == domain else one for one in DOMAINS])]


@pytest.mark.parametrize(
    ("domain", "levels", "broken"),
    [
        ("D17", {"experts": 3}, ["I1", "I7"]),
        ("D03", {"senior_leaders": 1}, ["I2", "I3"]),
        ("D09", {"managers": 2}, ["I3"]),
        ("D03", {"managers": 4, "coaches": 4}, ["I3"]),
        ("D11", {"all_staff": 0}, ["I4"]),
        ("D05", {"board": 1}, ["I5"]),
        ("D05", {"senior_leaders": 2, "managers": 2}, ["I5"]),
        ("D14", {"coaches": 2}, ["I6"]),
        ("D13", {"coaches": 2}, ["I8"]),
        ("D06", {"board": 2}, ["I9"]),
    ],
)
def test_an_edit_that_departs_is_told_which_sentence_it_departs_from(
    domain: str, levels: dict[str, int], broken: list[str]
) -> None:
    assert edited(domain, **levels) == broken
    assert all(departure.source and domain for departure in check(DOMAINS))


def test_up_to_managers_every_dose_is_assessed_in_all_of_demings_components() -> None:
    """Curriculum 10.3. What coaches and experts still lack stands in the list of open cells."""
    for dose in DOSES[:4]:
        served = {
            part
            for exercise in exercises_of(dose.id)
            for domain in exercise.about.domains
            for part in PARTS
            if part in find_domain(domain).parts
        }
        assert served == set(PARTS), dose.id


def test_every_cell_that_a_dose_needs_has_an_exercise_or_stands_in_the_list_of_open_ones() -> None:
    """Curriculum, invariant I10. The list may not grow old: a cell that has an exercise must not stand in it."""
    needed = {(domain.id, dose.id) for domain in DOMAINS for dose in DOSES if domain.level(dose.id)}
    assessed = {
        (domain, dose.id) for dose in DOSES for exercise in exercises_of(dose.id) for domain in exercise.about.domains
    } | {(domain, task.dose) for task in TASKS for domain in task.domains}
    assert needed - assessed == set(OPEN_CELLS)
    assert all(reason.endswith(".") for reason in OPEN_CELLS.values())


def test_no_exercise_serves_a_domain_that_its_dose_does_not_need() -> None:
    for dose in DOSES:
        for exercise in exercises_of(dose.id):
            for domain in exercise.about.domains:
                assert find_domain(domain).level(dose.id) > 0, (exercise.id, domain)
    for task in TASKS:
        for domain in task.domains:
            assert find_domain(domain).level(task.dose) > 0, (task.id, domain)


def test_an_unknown_domain_is_told() -> None:
    with pytest.raises(KeyError, match="D01 to D19"):
        find_domain("D20")
