"""`make language`: how long the sentences of each lesson and exercise are, and how hard they are to read.

A report, not a test: a grade shows where to look first. Sentences that differ only in their numbers count once, and
grades are of sentences alone: not of headings, options and names.
"""

from collections.abc import Iterator, Sequence

from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids, find_exercise
from qidose.language import LONGEST, Passage, blocks, reading, sentences, words

from .exercises import kinds_of, texts_of
from .lessons import lesson_text

HEAD = ("", "sentences", "longest", f"within {LONGEST} words", "grade")
KINDS = {"heading": "heading", "cell": "label"}


def lines() -> Iterator[tuple[str, Sequence[Passage]]]:
    """Each lesson, followed by its exercises, with their texts."""
    for dose in DOSES:
        yield dose.id, [Passage(block.text, KINDS.get(block.kind, "words")) for block in blocks(lesson_text(dose.id))]
        for name in exercise_ids(dose.id):
            yield f"  {name}", kinds_of(texts_of(find_exercise(dose.id, name)))


def row(name: str, texts: Sequence[Passage]) -> tuple[str, ...]:
    """One line of the table."""
    whole = reading(text.text for text in texts)
    running = reading(text.text for text in texts if text.kind in ("words", "description"))
    return name, f"{whole.sentences:,}", str(whole.longest), f"{100 * whole.share:.1f}%", f"{running.grade:.1f}"


def main() -> None:
    """Print the table, and below it each sentence that is too long."""
    found = list(lines())
    table = [HEAD, *(row(name, texts) for name, texts in found)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    for name, *rest in table:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        print(name.ljust(widths[0]), *cells, sep="   ")
    print(f"\nFlesch-Kincaid grade: years of schooling in the United States. Sentences of more than {LONGEST} words:")
    for name, texts in found:
        for sentence in (one for text in texts for one in sentences(text.text) if len(words(one)) > LONGEST):
            print(f"{name.strip()}: {len(words(sentence))} words. {sentence}")


if __name__ == "__main__":
    main()
