"""Markdown as its reader meets it."""

from qidose.language import Block, blocks
from qidose.language.markdown import emphasised, links, without_code

LESSON = """# A title

A paragraph over
2 lines, with `code` and a [link to the chart](chart.html).

- an item
- another item
  that goes on

1. First.
2. Second.

```python
# not a heading
x = "utilise"
```

| Month | Falls |
|---|---|
| May | 3 |

> Said by somebody.

Setext
------
![A chart of falls](falls.png) <br> The *end*.
"""


def test_a_text_becomes_blocks_in_reading_order() -> None:
    assert blocks(LESSON) == [
        Block("heading", "A title", 1),
        Block("paragraph", "A paragraph over 2 lines, with code and a link to the chart."),
        Block("item", "an item"),
        Block("item", "another item that goes on"),
        Block("item", "First."),
        Block("item", "Second."),
        Block("cell", "Month"),
        Block("cell", "Falls"),
        Block("cell", "May"),
        Block("cell", "3"),
        Block("paragraph", "Said by somebody."),
        Block("heading", "Setext", 2),
        Block("paragraph", "A chart of falls The end."),
    ]


def test_code_and_formulas_are_no_words() -> None:
    left = without_code(
        "Run `utilise()` now.\n~~~\nutilise\n```\n~~~\nThen $x_i = 3$ and $$\\bar{x}$$ too, for $5 or £6."
    )
    assert "utilise" not in left
    assert "$5 or £6" in left
    assert left.count("code") == 3


def test_what_links_say() -> None:
    assert links("[Here](a) and [the *next* lesson](b), not ![a picture](c) nor `[code](d)`.") == [
        "Here",
        "the next lesson",
    ]


def test_emphasis_is_found_and_names_with_underscores_are_not() -> None:
    text = "A **bold** word, an _italic_ one, <b>tags</b>, ***both***, but outside_limits, 3 * 4 * 5 and a * b."
    assert emphasised(text) == ["bold", "italic", "both", "tags"]
