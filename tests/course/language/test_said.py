"""Every text on a card is read, as what it is; what is only for machines is not."""

from qidose.exercises.cards import Card, Cell, ChartData, Check, Feedback, Icon, Scene, Table
from qidose.exercises.fields import Choice, Number, Option
from qidose.exercises.marks import Criterion
from qidose.language import Block, Passage, passages

CARD = Card(
    id="machine",
    heading="Heading",
    words=("Paragraph one.", "Paragraph two."),
    scene=Scene(kind="machine", data={"kind": "machine", "name": "Amina"}, words="A picture."),
    table=Table(caption="Caption", head=("Head", "Other"), rows=(("Row", Cell(text="Cell", flag="red")),)),
    chart=ChartData(
        title="Title", unit="Unit", labels=("May",), values=(1.0,), better="up", marked={0: "It stands out."},
        notes={0: "New form"}, icons=(Icon(name="Machine", words="An icon."),), message="It shows.", x_title="Months",
        centre_name="Median",
    ),
    fields=(
        Choice(id="machine", label="Label?", hint="A hint.", options=(Option("machine", "Option"),)),
        Number(id="machine", label="How many?", unit="wards"),
    ),
    checks=(Check(name="A check", met=True),),
    lock="Lock it",
    feedback=Feedback(heading="Yes", words=("It is so.",), good=True, next_step="Go on."),
)  # fmt: skip


def test_every_text_of_a_card_is_read_once_and_in_order() -> None:
    assert [passage.text for passage in passages(CARD)] == [
        "Heading", "Paragraph one.", "Paragraph two.", "Amina", "A picture.", "Caption", "Head", "Other", "Row", "Cell",
        "Title", "Unit", "May", "It stands out.", "New form", "Machine", "An icon.", "It shows.", "Months", "Median",
        "Label?", "A hint.", "Option", "How many?", "wards", "A check", "Lock it", "Yes", "It is so.", "Go on.",
    ]  # fmt: skip


def test_each_text_is_known_for_what_it_is() -> None:
    kinds = {passage.text: passage.kind for passage in passages(CARD)}
    assert kinds["Heading"] == kinds["Yes"] == "heading"
    assert kinds["Paragraph one."] == kinds["Go on."] == kinds["A hint."] == "words"
    assert kinds["It shows."] == kinds["A picture."] == kinds["It stands out."] == "description"
    assert kinds["Option"] == kinds["Cell"] == kinds["New form"] == "label"


def test_marks_are_read_too_and_a_text_without_letters_is_none() -> None:
    found = list(passages([Criterion(name="A name", met=True, why="A reason."), "12", "", None, 3]))
    assert found == [Passage("A name", "label"), Passage("A reason.", "words")]


def test_a_text_can_stand_in_a_lesson() -> None:
    assert Passage("A name", "heading").block == Block("heading", "A name", 4)
    assert Passage("A reason.").block.kind == "paragraph"
