"""answers.json is data from outside: read with care, refused in one plain sentence, never a reason to run anything."""

import json
from pathlib import Path
from typing import Any

import pytest

from qidose.exercises.exercise import seed_for
from qidose_grading.records import FILE_NAME, LARGEST, AnswerRecord, AnswersFile, BrokenAnswers, read_answers

EDITION = "board-2026b"


def record(**changes: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "attempt": 1,
        "seed": str(seed_for("amy", "ask-better", 1)),
        "rule_set": "mdc-7",
        "values": {"report-1": {"question": "What is usual here?"}},
        "locked": [],
        **changes,
    }


def answers(**changes: Any) -> dict[str, Any]:
    exercises = {"ask-better": record()}
    return {"format": 1, "learner": "amy", "dose": "board", "edition": EDITION, "exercises": exercises, **changes}


def put(folder: Path, content: Any) -> Path:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / FILE_NAME).write_bytes(text)
    return folder


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = AnswersFile.model_validate(answers())
    (tmp_path / FILE_NAME).write_text(written.text(), encoding="utf-8")
    found = read_answers(tmp_path, "amy", EDITION)
    assert found == written
    answer = found.exercises["ask-better"].answer()
    assert (answer.get("report-1", "question"), answer.finished) == ("What is usual here?", True)


def test_the_same_answers_give_the_same_bytes() -> None:
    turned = {key: answers()[key] for key in reversed(answers())}
    one, other = AnswersFile.model_validate(answers()), AnswersFile.model_validate(turned)
    assert one.text() == other.text()
    assert one.digest() == other.digest()


def test_a_mark_belongs_to_one_answer_to_one_set_of_data() -> None:
    first = AnswerRecord.model_validate(record()).digest()
    assert AnswerRecord.model_validate(record(rule_set="nelson", version=2)).digest() == first
    assert AnswerRecord.model_validate(record(seed="7")).digest() != first
    assert AnswerRecord.model_validate(record(values={"report-1": {"question": "Why?"}})).digest() != first


WORDS = [
    "😀 naïve – “quotes”",
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "../../etc/passwd",
    "\\",
    '"',
    "\n\t",
]


@pytest.mark.parametrize("words", WORDS)
def test_words_come_back_as_they_were(words: str, tmp_path: Path) -> None:
    written = AnswersFile.model_validate(answers(exercises={"ask-better": record(values={"a": {"b": words}})}))
    (tmp_path / FILE_NAME).write_text(written.text(), encoding="utf-8")
    assert read_answers(tmp_path).exercises["ask-better"].values == {"a": {"b": words}}


BROKEN: list[tuple[str, Any, str]] = [
    ("empty", b"", "is damaged"),
    ("truncated", json.dumps(answers()).encode()[:-9], "is damaged"),
    ("not UTF-8", b'{"learner": "\xff\xfe"}', "is damaged"),
    ("not JSON", b"import os; os.system('ls')", "is damaged"),
    ("a list", [], "is damaged"),
    ("null", None, "is damaged"),
    ("deep", b"[" * 100_000, "is damaged"),
    (
        "deep values",
        json.dumps(answers()).encode().replace(b'"What is usual here?"', b"[" * 900 + b"]" * 900),
        "damaged",
    ),
    ("a lone surrogate", json.dumps(answers()).encode().replace(b"What", b"\\ud800"), "is damaged"),
    ("extra key", answers(score=10), "is damaged: Extra inputs are not permitted (at score)"),
    (
        "extra key in a record",
        answers(exercises={"ask-better": record(score=2)}),
        "(at exercises > ask-better > score)",
    ),
    ("other format", answers(format=2), "is damaged"),
    ("no exercises", {key: value for key, value in answers().items() if key != "exercises"}, "Field required"),
    ("text as attempt", answers(exercises={"ask-better": record(attempt="one")}), "is damaged"),
    ("attempt 0", answers(exercises={"ask-better": record(attempt=0)}), "is damaged"),
    ("values of values", answers(exercises={"ask-better": record(values={"a": "b"})}), "is damaged"),
    ("other learner", answers(learner="ben"), "says learner 'ben', but it lies in the folder of 'amy'"),
    ("other edition", answers(edition="board-2025z"), "says edition 'board-2025z'"),
    ("forged seed", answers(exercises={"ask-better": record(seed="1")}), "are not those of this learner and attempt"),
    ("seed of another attempt", answers(exercises={"ask-better": record(attempt=2)}), "not those of this learner"),
    ("code for a seed", answers(exercises={"ask-better": record(seed="__import__('os')")}), "is damaged"),
    ("other exercise's data", answers(exercises={"two-dots": record()}), "the data of 'two-dots' are not those"),
]


@pytest.mark.parametrize(("content", "says"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_cannot_be_marked_is_refused_in_one_sentence(content: Any, says: str, tmp_path: Path) -> None:
    put(tmp_path, content)
    with pytest.raises(BrokenAnswers) as refused:
        read_answers(tmp_path, "amy", EDITION)
    sentence = str(refused.value)
    assert sentence.startswith(FILE_NAME)
    assert says in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenAnswers, match=r"answers\.json is missing\."):
        read_answers(tmp_path)


def test_a_file_of_5_mb_is_not_even_read(tmp_path: Path) -> None:
    put(tmp_path, answers(exercises={"ask-better": record(values={"a": {"b": "x" * 5_000_000}})}))
    with pytest.raises(BrokenAnswers, match=f"larger than {LARGEST:,} bytes"):
        read_answers(tmp_path)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(BrokenAnswers, match=r"answers\.json cannot be read"):
        read_answers(tmp_path)
