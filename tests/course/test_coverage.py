"""All that the source document says has a carrier, and every carrier is there."""

import json
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from qidose.code_tasks import code_tasks
from qidose.coverage import KINDS, Carrier, requirements
from qidose.doses import DOSES
from qidose.dosing.plan_form import BLOCKS
from qidose.exercises.registry import exercise_ids
from qidose.matrix import DOMAINS

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "course" / "lessons"
PAGES = {
    *("matrix", "words", "references", "test-out"),
    *("pocket", "refresh", "just-in-time"),
    *("my-work", "shared", "rooms", "join"),
    *("plan", "plan/versions", "progress", "register"),
}


def sections() -> dict[str, dict[str, list[str]]]:
    """What each section of each lesson says that it serves: {"board/seeing-variation": {"requirements": […]}}."""
    found = {}
    for path in (LESSONS / dose.id / f"{dose.id}.ipynb" for dose in DOSES):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                found[f"{path.stem}/{cell['id']}"] = cell["metadata"].get("qidose", {})
    return found


SECTIONS = sections()


def there(carrier: Carrier) -> bool:
    if carrier.kind == "lesson":
        return carrier.where in SECTIONS
    if carrier.kind == "exercise":
        dose, _, name = carrier.where.partition("/")
        return name in (*exercise_ids(dose), *(task.id for task in code_tasks(dose)))
    if carrier.kind == "page":
        return carrier.where in PAGES
    if carrier.kind == "code":
        module, _, name = carrier.where.partition(":")
        return hasattr(import_module(module), name)
    if carrier.kind in ("test", "document"):
        return (ROOT / carrier.where).exists()
    if carrier.kind == "field":
        block, _, entry = carrier.where.partition("/")
        return any(one.id == block and one.has(entry) for one in BLOCKS)
    return False


def test_there_are_196_each_once_with_at_least_1_carrier() -> None:
    assert [one.id for one in requirements()] == [f"S{n:03}" for n in range(1, 197)]
    assert all(one.says and one.carriers for one in requirements())
    assert {carrier.kind for one in requirements() for carrier in one.carriers} <= set(KINDS)


def test_every_carrier_is_there() -> None:
    missing = [(one.id, carrier) for one in requirements() for carrier in one.carriers if not there(carrier)]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_carrier_that_is_not_there_is_found(kind: str) -> None:
    """So the test above can fail."""
    wrong = {"code": "qidose.dosing:nothing", "exercise": "board/nothing", "lesson": "board/nothing"}
    assert not there(Carrier(kind, wrong.get(kind, "nothing/nowhere")))


def test_table_and_lessons_say_the_same() -> None:
    """A section names what it carries, and the table names the section: neither without the other."""
    table, lessons = defaultdict(set), defaultdict(set)
    for one in requirements():
        for carrier in one.carriers:
            if carrier.kind == "lesson":
                table[carrier.where].add(one.id)
    for section, serves in SECTIONS.items():
        if serves.get("requirements"):
            lessons[section] = set(serves["requirements"])
    assert dict(table) == dict(lessons)


def test_sections_name_domains_that_their_level_needs() -> None:
    needed = {(domain.id, level) for domain in DOMAINS for level in _doses() if domain.level(level)}
    for section, serves in SECTIONS.items():
        for domain in serves.get("domains", []):
            assert (domain, section.split("/")[0]) in needed, (section, domain)


def _doses() -> list[str]:
    return [dose.id for dose in DOSES]
