"""The cards of "Board page makeover"."""

import re

from ..board.rag_face_off import MEASURES
from ..board.rag_face_off_words import KINDLY, NAMES, TRUTHS
from ..board_pages import result_cell
from ..cards import Card, Cell, ChartData, Check, Feedback, Table
from ..chart_cards import series_chart, when
from ..fields import Answer, Choices, Groups, Json, Number, Option, Text
from ..values import all_chosen_in, number_in, words_in
from ..wording import listed
from .page_makeover_case import Page, is_near, limits, too_wide
from .page_makeover_words import ASK, DROP, DROP_WHY, KEEP, KEEP_WHY, READINGS, STORY, TOO_WIDE

OLD, LIMITS, READ, WRITE, TRUTH = "old", "limits", "charts", "write", "truth"
FIRST, SHOWS = "first", "shows"
FEWEST_WORDS, MOST_WORDS = 8, 60
KIND_WORDS = re.compile(r"\b(usual|chang\w+|variation|signals?|special|common|stable|shift\w*)\b", re.IGNORECASE)
RULE_WORDS = re.compile(r"\b(mdc|rules?|outside the limits|7 points)\b", re.IGNORECASE)
COLOURS = re.compile(r"\b(red|amber|green|rag)\b", re.IGNORECASE)


def item_id(row: int) -> str:
    """The id of a measure in the fields, by its row from 0."""
    return f"m{row + 1}"


def items(case: Page) -> tuple[Option, ...]:
    """The measures, in the order of the page."""
    return tuple(Option(item_id(row), case.name(row)) for row in range(MEASURES))


def first_in(answer: Answer, card: str, name: str) -> set[int]:
    """The rows of the measures that were chosen in a field."""
    value = answer.get(card, name)
    return {row for row in range(MEASURES) if isinstance(value, list) and item_id(row) in value}


def readings_in(answer: Answer) -> list[str | None]:
    """What the learner read off each chart; None where nothing was said."""
    value = answer.get(READ, "says")
    given = value if isinstance(value, dict) else {}
    return [next((one.id for one in READINGS if given.get(item_id(row)) == one.id), None) for row in range(MEASURES)]


def built_in(answer: Answer) -> tuple[float | None, float | None]:
    """The limits that the learner worked out, lower and upper."""
    return number_in(answer.get(LIMITS, "lower")), number_in(answer.get(LIMITS, "upper"))


def slips(answer: Answer) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """What the new page shows and should not, and what it leaves out and should show."""
    chosen = answer.get(WRITE, SHOWS)
    kept = all_chosen_in(chosen, KEEP)
    return all_chosen_in(chosen, DROP), tuple(one for one in KEEP if one not in kept)


def story_id(row: int) -> str:
    """The id of the field for the story of a measure."""
    return f"story-{item_id(row)}"


def checks_of(case: Page, answer: Answer) -> tuple[Check, ...]:
    """What the words show while they are written. None of it earns points."""
    stories = [answer.get(WRITE, story_id(row)) for row in case.told]
    ask, note = _text(answer.get(WRITE, "ask")), _text(answer.get(WRITE, "note"))
    told = [_text(story) for story in stories]
    return (
        Check(name="Each story says which kind of variation", met=all(KIND_WORDS.search(one) for one in told)),
        Check(name="Each story names the target", met=all("target" in words_in(one) for one in told)),
        Check(name=f"Each story has {FEWEST_WORDS} to {MOST_WORDS} words", met=all(map(_fits, told))),
        Check(name="The note names the rules", met=RULE_WORDS.search(note) is not None),
        Check(name="You ask something of the board", met="?" in ask or "decide" in words_in(ask)),
        Check(name="No colours", met=bool(ask) and not any(COLOURS.search(one) for one in (*told, ask, note))),
    )


def old_card(case: Page, answer: Answer) -> Card:
    """The page as it is, and what it would put first."""
    rows = [
        (case.name(row), Cell(text="", flag=one.colours[-1]), f"{result_cell(one)}. {_since_last(case, row)}")
        for row, one in enumerate(case.data.rows)
    ]
    return Card(
        id=OLD,
        heading="The page as it is",
        words=(
            "Westmarsh Trust, which we made up, shows its board this page each month. You are asked for a better one.",
            "First take the page at its word: what would a busy reader ask about?",
        ),
        table=Table(
            caption=f"Performance in {case.series(0).periods[-1]}",
            head=("Measure", "Status", "This month"),
            rows=tuple(rows),
        ),
        fields=(
            Choices(
                id="talk",
                label="Which measures would this page put first?",
                hint="This is not marked. You will see it again at the end.",
                options=items(case),
            ),
        ),
        lock="Fix this and give me the numbers",
        feedback=_old_feedback(case, answer) if answer.finished else None,
    )


def limits_card(case: Page, answer: Answer) -> Card:
    """24 numbers of 1 measure, whose limits are to be worked out."""
    series, measure = case.series(case.built), case.series(case.built).measure
    numbers = ", ".join(f"{value:.{measure.decimals}f}" for value in series.values)
    return Card(
        id=LIMITS,
        heading=f"Work out 1 chart: {measure.name}",
        words=(
            f"Here are the 24 months of 1 measure, from {series.periods[0]} to {series.periods[-1]}.",
            f"{numbers}.",
            "Work out the limits of an XmR chart from all 24 months. Do not screen the moving ranges.",
            "Use your notebook, or 2.66 times the mean moving range on each side of the mean.",
        ),
        fields=tuple(
            Number(id=side, label=f"The {side} limit", hint="With 1 decimal more than the results.", unit=measure.unit)
            for side in ("lower", "upper")
        ),
        lock="Fix the limits and show me all 8 charts",
        feedback=_limits_feedback(case, answer) if answer.finished else None,
    )


def page_card(case: Page, answer: Answer) -> Card:
    """All 8 charts, without icons: what does each say, and what comes first?"""
    return Card(
        id=READ,
        heading="Read the 8 charts",
        words=(
            "The same months, as charts with limits and target. The rules are mdc-7, and points are marked at the end.",
            "First comes what the board can act on now: something has changed, or a target is out of reach.",
            "A target that is met in some months belongs in a plan, and not on the first page.",
        ),
        small=tuple(_chart(case, row, answer.finished) for row in range(MEASURES)),
        fields=(
            Groups(id="says", label="What does each chart say?", items=items(case), groups=READINGS),
            Choices(id=FIRST, label="Which measures come first on the new page?", options=items(case)),
        ),
        lock="Fix my reading and write the page",
        feedback=_read_feedback(case, answer) if answer.finished else None,
    )


def write_card(case: Page, answer: Answer) -> Card:
    """The new page: what it shows, 3 stories, what the board is asked, and the note below."""
    return Card(
        id=WRITE,
        heading="Write the new page",
        words=(
            "Choose what each chart on the page will show. Then write 3 of its stories.",
            "A story is 1 to 3 short sentences: which kind of variation, the target, and what happens next.",
        ),
        fields=(
            Choices(id=SHOWS, label="What will the new page show?", options=case.offered),
            *(
                Text(id=story_id(row), label=f"Story: {case.name(row)}", rows=3, longest=600, most_words=MOST_WORDS)
                for row in case.told
            ),
            Text(
                id="ask",
                label="What do you ask of the board, and what can it leave alone?",
                hint="This stands at the top of the page. Name the measures.",
                rows=4,
                longest=1_000,
                most_words=120,
            ),
            Text(
                id="note",
                label="The note below: how was this page made?",
                hint="Which months, where the limits come from, which rules, and what the target line is.",
                rows=4,
                longest=1_000,
                most_words=120,
            ),
        ),
        checks=checks_of(case, answer),
        feedback=_write_feedback(case, answer) if answer.finished else None,
    )


def truth_card(case: Page) -> Card:
    """The old page beside the truth, with what the board is asked."""
    rows = [
        (case.name(row), Cell(text=f"{NAMES[true.kind]}. {ASK[true.kind]}", flag=true.colour))
        for row, true in enumerate(case.truth.rows)
    ]
    return Card(
        id=TRUTH,
        heading="The old page and the truth",
        table=Table(
            caption="Colour, truth and what to ask",
            head=("Measure", "The old colour, what was true, and what to ask"),
            rows=tuple(rows),
        ),
    )


def _since_last(case: Page, row: int) -> str:
    series = case.series(row)
    before, now = series.values[-2:]
    if now == before:
        return "Same as last month."
    return "Better than last month." if (now > before) == (series.measure.better == "up") else "Worse than last month."


def _chart(case: Page, row: int, finished: bool) -> ChartData:
    one = case.data.rows[row]
    signals = case.truth.rows[row].chart.signals if finished else ()
    return series_chart(one.series, case.data.rule_set, one.thresholds.target, signals, title=case.name(row))


def _old_feedback(case: Page, answer: Answer) -> Feedback:
    chosen, first = first_in(answer, OLD, "talk"), case.first()
    green = [case.name(row) for row in range(MEASURES) if case.kind(row) == "getting_worse"]
    return Feedback(
        heading="What the old page would have done",
        words=(
            f"Of the {len(chosen)} that you took from it, {len(chosen & first)} deserve the board's time.",
            *(f"Green, and getting worse all the same: {name}." for name in green),
        ),
    )


def _limits_feedback(case: Page, answer: Answer) -> Feedback:
    series, given = case.series(case.built), built_in(answer)
    true, places = limits(series), series.measure.decimals + 1
    good = all(is_near(one, limit, series) for one, limit in zip(given, true, strict=True))
    said = listed("nothing" if one is None else f"{one:g}" for one in given)
    words = [f"The limits are {true[0]:,.{places}f} and {true[1]:,.{places}f}. You have {said}."]
    if too_wide(given, series):
        words.append(TOO_WIDE)
    elif not good:
        words.append("Check that you used all 24 months, and the mean of the 23 moving ranges.")
    return Feedback(
        heading="Your limits are right" if good else "Another look at the limits", words=tuple(words), good=good
    )


def _read_feedback(case: Page, answer: Answer) -> Feedback:
    said, first = readings_in(answer), first_in(answer, READ, FIRST)
    wrong = [row for row in range(MEASURES) if said[row] != case.kind(row)]
    words = [_another_look(case, row, said[row]) for row in wrong]
    words += [f"This comes first too: {case.name(row)}." for row in sorted(case.first() - first)]
    words += [f"This can wait: {case.name(row)}." for row in sorted(first - case.first())]
    good = not words
    return Feedback(
        heading="You read the page as we do" if good else "Another look at the charts",
        words=tuple(words) or ("All 8 charts, and what comes first.",),
        good=good,
    )


def _another_look(case: Page, row: int, said: str | None) -> str:
    """The truth first, then the learner's reading and the thought behind it."""
    true = case.truth.rows[row]
    words = [f"{case.name(row)}: {TRUTHS[true.kind].format(since=_since(case, row))}"]
    if said is not None:
        chosen = next(option.text for option in READINGS if option.id == said)
        words += [f'You said "{chosen}".', " ".join(KINDLY[true.kind])]
    return "\n".join(words)


def _since(case: Page, row: int) -> str:
    change = case.truth.rows[row].chart.change
    return when(case.series(row), (change,)) if change is not None else ""


def _write_feedback(case: Page, answer: Answer) -> Feedback:
    kept, missing = slips(answer)
    words = [f"Better dropped: {one.text.lower()}. {DROP_WHY[one.id][1]}" for one in kept]
    words += [f"Left out: {one.text.lower()}. {KEEP_WHY[one.id]}" for one in missing]
    words += [f'{case.name(row)}, told in one way: "{_story(case, row)}"' for row in case.told]
    return Feedback(
        heading="What a page could say",
        words=(*words, "There are other good ways to say it. Yours need not be like these."),
    )


def _story(case: Page, row: int) -> str:
    return STORY[case.kind(row)].format(since=_since(case, row))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _fits(text: str) -> bool:
    return FEWEST_WORDS <= len(words_in(text)) <= MOST_WORDS
