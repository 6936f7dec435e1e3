"""A person's own CSV.

"Real data is dirty: text in a column, commas in numbers, duplicate or unordered dates, denominators of 0, a numerator
above its denominator, percentages as 0.95 and 95 mixed. A loader for a person's own CSV says, in plain words and with
the row, what is wrong and what to do."
"""

import datetime as dt
import doctest
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qidose.spc.read_date import read_date
from qidose.spc.read_number import read_number
from qidose.spc.read_series import Series, read_series

JAN, FEB, MAR = dt.date(2024, 1, 1), dt.date(2024, 2, 1), dt.date(2024, 3, 1)


def errors(series: Series) -> list[str]:
    return [str(problem) for problem in series.errors]


def notes(series: Series) -> list[str]:
    return [str(problem) for problem in series.notes]


def only_error(text: str) -> str:
    """The one error of a text; nothing is charted, and the text is kept."""
    series = read_series(text)
    assert not series.ok
    assert len(series) == 0
    assert series.labels == ()
    assert series.text == text
    (error,) = errors(series)
    return error


# Good data


def test_dates_and_values() -> None:
    series = read_series("Month,Falls\nJan 2024,5\nFeb 2024,7\nMar 2024,4\n")
    assert series.ok
    assert series.name == "Falls"
    assert series.labels == ("January 2024", "February 2024", "March 2024")
    assert series.dates == (JAN, FEB, MAR)
    assert series.values.tolist() == [5, 7, 4]
    assert series.rows == (2, 3, 4)
    assert series.notes == ()


def test_count_and_size() -> None:
    series = read_series("Month,Falls,Bed days\nJan 2024,5,800\nFeb 2024,9,750\n")
    assert series.numerator is not None
    assert series.denominator is not None
    assert series.numerator.tolist() == [5, 9]
    assert series.denominator.tolist() == [800, 750]
    assert series.values.tolist() == [5 / 800, 9 / 750]


@pytest.mark.parametrize(
    "heading",
    ["Numerator,Denominator", "Missed,Appointments", "Falls,Bed days", "Seen within 4 hours,Attendances", "Met,Total"],
)
def test_count_and_size_are_known_by_their_headings(heading: str) -> None:
    part, whole = heading.split(",")
    series = read_series(f"Month,{heading}\nJan 2024,5,10\nFeb 2024,9,12\n")
    turned = read_series(f"Month,{whole},{part}\nJan 2024,10,5\nFeb 2024,12,9\n")
    for read in (series, turned):
        assert read.numerator is not None
        assert read.numerator.tolist() == [5, 9]
        assert read.name == part


def test_a_column_of_per_cent_beside_the_counts_is_not_used() -> None:
    series = read_series("Month,Numerator,Denominator,Percentage\nJan 2024,9,10,90%\nFeb 2024,8,10,80%\n")
    assert series.values.tolist() == [0.9, 0.8]
    assert notes(series) == ["Not used: Percentage."]


def test_without_a_heading() -> None:
    series = read_series("1/4/2024\t12\n1/5/2024\t15\n")
    assert series.dates == (dt.date(2024, 4, 1), dt.date(2024, 5, 1))
    assert series.name == ""


def test_numbers_alone() -> None:
    assert read_series("12\n15\n11\n").values.tolist() == [12, 15, 11]
    assert read_series("Waits\n12\n15\n").labels == ("1", "2")
    assert read_series("5, 6, 7, 8, 9").values.tolist() == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, newline: str) -> None:
    rows = [delimiter.join(row) for row in (("Month", "Falls"), ("Jan 2024", "5"), ("Feb 2024", "7"))]
    assert read_series(newline.join(rows)).values.tolist() == [5, 7]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_as_excel_writes_them(code: str) -> None:
    series = read_series("Month,Cost (£)\nJan 2024,£5\nFeb 2024,£7\n".encode(code))
    assert series.name == "Cost (£)"
    assert series.values.tolist() == [5, 7]


def test_a_byte_order_mark_in_text_is_not_a_letter_of_the_heading() -> None:
    assert read_series("\ufeffFalls\n5\n6\n").name == "Falls"


def test_excels_own_first_line_is_not_a_row() -> None:
    assert errors(read_series("sep=;\nMonth;Falls\nJan 2024;x\nFeb 2024;4\n"))[0].startswith("Row 2, Falls")


# Text in a column


@pytest.mark.parametrize(
    ("cell", "what", "do"),
    [
        ("12 days", "12 days has words with the number", "Write 12"),
        ("1O", "1O has a letter among the digits", "write that"),
        ("twelve", "twelve is not a number", "leave the cell empty"),
        ("<5", "<5 is not one number", "Write the real number"),
        ("3/20", "3/20 holds 2 numbers", "in 2 columns"),
        ("3 of 20", "3 of 20 holds 2 numbers", "in 2 columns"),
        ("#REF!", "#REF! is an Excel error", "Mend the formula"),
        ("=SUM(B2:B5)", "=SUM(B2:B5) is a formula", "paste them as values"),
        ("1.2.3", "1.2.3 has a comma or a point too many", "one point at most"),
        ("1e999", "1e999 is too large", "Check the number"),
    ],
)
def test_text_in_a_column(cell: str, what: str, do: str) -> None:
    error = only_error(f"Month\tFalls\nJan 2024\t5\nFeb 2024\t{cell}\nMar 2024\t7\n")
    assert error.startswith(f"Row 3, Falls: {what}. ")
    assert do in error


def test_every_problem_is_told_at_once() -> None:
    series = read_series("Month,Falls\nJan 2024,x\nFeb 2024,5\nthe other day,6\nApr 2024,y\n31 June 2024,8\n")
    assert [(problem.row, problem.column) for problem in series.errors] == [
        (2, "Falls"), (4, "Month"), (5, "Falls"), (6, "Month"),
    ]  # fmt: skip


def test_a_column_of_words_is_not_used() -> None:
    series = read_series("Month,Falls,Comment\nJan 2024,5,new staff\nFeb 2024,6,\n")
    assert series.ok
    assert notes(series) == ["Not used: Comment."]


# Commas and other dress of numbers


def test_commas_in_numbers() -> None:
    quoted = read_series('Month,Patients\nJan 2024,"1,234"\nFeb 2024,987\n')
    bare = read_series("Month,Patients\nJan 2024,1,234\nFeb 2024,987\n")
    pasted = read_series("Month\tPatients\nJan 2024\t1,234\nFeb 2024\t987\n")
    for series in (quoted, bare, pasted):
        assert series.values.tolist() == [1234, 987]
        assert "Row 2, Patients: Read with the comma left out." in notes(series)
    assert "Row 2: A number with a comma was divided; it was put together again." in notes(bare)


def test_a_comma_that_could_be_in_a_number_or_between_two_is_asked_about() -> None:
    error = only_error("Jan 2024,3,812\nFeb 2024,5,790\n")
    assert error.startswith(
        "Row 1: Each row could hold 1 number with a comma in it, or 2 numbers. Add a row of headings"
    )
    assert read_series("Month,Falls,Bed days\nJan 2024,3,812\nFeb 2024,5,790\n").ok


def test_decimal_commas_between_semicolons() -> None:
    series = read_series("Month;Days\nJan 2024;12,5\nFeb 2024;13,25\n")
    assert series.values.tolist() == [12.5, 13.25]
    assert notes(series) == ["Row 2, Days: Read with a decimal comma (and in row 3)."]


def test_a_decimal_comma_elsewhere_is_asked_about() -> None:
    assert "could mean 2 things. Write a point" in only_error("Month\tDays\nJan 2024\t12,5\nFeb 2024\t13.25\n")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("£1,200.50", 1200.5),
        ("(5)", -5),
        ("−3", -3),
        ("+4", 4),
        ("12 345", 12345),
        (" 7 ", 7),
        ("'45", 45),
        ("1.5e3", 1500),
    ],
)
def test_dressed_numbers(cell: str, value: float) -> None:
    assert read_number(cell).value == value


# Dates


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("6/8/2018", dt.date(2018, 8, 6)),
        ("06/08/18", dt.date(2018, 8, 6)),
        ("06-08-2018", dt.date(2018, 8, 6)),
        ("6.8.2018", dt.date(2018, 8, 6)),
        ("2018-08-06", dt.date(2018, 8, 6)),
        ("2018-08-06 00:00:00", dt.date(2018, 8, 6)),
        ("06/08/2018 09:30", dt.date(2018, 8, 6)),
        ("6 August 2018", dt.date(2018, 8, 6)),
        ("6th Aug 2018", dt.date(2018, 8, 6)),
        ("6-Aug-18", dt.date(2018, 8, 6)),
        ("Monday 6 August 2018", dt.date(2018, 8, 6)),
        ("w/c 6/8/2018", dt.date(2018, 8, 6)),
        ("August 6, 2018", dt.date(2018, 8, 6)),
        ("Jan 2024", JAN),
        ("January 2024", JAN),
        ("Jan-24", JAN),
        ("2024-01", JAN),
        ("01/2024", JAN),
        ("Q1 2023/24", dt.date(2023, 4, 1)),
        ("2023/24 Q4", JAN),
        ("Q1 2024", JAN),
        ("2023/24", dt.date(2023, 4, 1)),
        ("2024-W05", dt.date(2024, 1, 29)),
        ("Week 5 2024", dt.date(2024, 1, 29)),
        ("5 May", None),
        ("12 345", None),
    ],
)
def test_dates_the_british_way(cell: str, date: dt.date | None) -> None:
    found = read_date(cell)
    assert (found.date if found else None) == date


def test_an_american_date_is_not_guessed() -> None:
    series = read_series("Date,Falls\n01/25/2024,3\n02/03/2024,4\n")
    assert errors(series) == ["Row 2, Date: 01/25/2024 has no month 25. Write it as day/month/year, as in 25/1/2024."]


@pytest.mark.parametrize("cell", ["31/2/2024", "30 Feb 2024", "1/1/0204", "2024-02-30", "2024-W60"])
def test_dates_that_cannot_be(cell: str) -> None:
    assert only_error(f"Date,Falls\n1/1/2024,3\n{cell},4\n2/1/2024,5\n").startswith(f"Row 3, Date: {cell}")


def test_the_same_date_twice() -> None:
    error = only_error("Month,Falls\nJan 2024,5\nFeb 2024,7\nJan 2024,6\n")
    assert error == (
        "Row 4: January 2024 is in row 2 too, with another number. Keep the right row, or add them together."
    )


def test_the_same_row_twice_is_left_out() -> None:
    series = read_series("Month,Falls\nJan 2024,5\nJan 2024,5\nFeb 2024,7\n")
    assert series.values.tolist() == [5, 7]
    assert notes(series) == ["Row 3: This row is the same as row 2; it was left out."]


def test_unordered_dates_are_sorted() -> None:
    series = read_series("Month,Falls\nMar 2024,3\nJan 2024,1\nFeb 2024,2\n")
    assert series.values.tolist() == [1, 2, 3]
    assert series.rows == (3, 4, 2)
    assert notes(series) == ["The dates were not in order; the rows were sorted by date."]
    newest_first = read_series("Month,Falls\nMar 2024,3\nFeb 2024,2\nJan 2024,1\n")
    assert notes(newest_first) == ["The newest date came first; the rows were sorted by date."]


def test_a_month_that_is_not_there() -> None:
    series = read_series("Month,Falls\nJan 2024,1\nFeb 2024,2\nApr 2024,3\nMay 2024,4\n")
    assert notes(series) == ["There is no row for March 2024. The points on both sides stand side by side."]
    weekly = read_series("Week,Falls\n1/1/2024,1\n8/1/2024,2\n22/1/2024,3\n29/1/2024,4\n")
    assert "There is no row for 15 January 2024" in notes(weekly)[0]
    quarterly = read_series("Quarter,Falls\nQ1 2023,1\nQ2 2023,2\nQ3 2023,3\nQ4 2023,4\n")
    assert notes(quarterly) == []


def test_dates_as_excel_counts_days() -> None:
    series = read_series("Date,Falls\n45292,3\n45323,4\n")
    assert series.dates == (JAN, FEB)
    assert notes(series) == ["Row 2, Date: 45292 was read as 1 January 2024, as Excel counts days."]


def test_months_as_202401_and_beside_years() -> None:
    assert read_series("Period,Falls\n202401,3\n202402,4\n").dates == (JAN, FEB)
    assert read_series("Year,Month,Falls\n2024,Jan,3\n2024,Feb,4\n").dates == (JAN, FEB)
    assert read_series("Year,Falls\n2009/10,3\n2010/11,4\n").labels == ("2009/10", "2010/11")


def test_names_that_are_no_dates_keep_their_order() -> None:
    series = read_series("Week,Falls\nWeek 1,3\nWeek 2,4\nWeek 3,2\n")
    assert series.labels == ("Week 1", "Week 2", "Week 3")
    assert series.dates is None
    assert "kept in this order" in notes(series)[0]


def test_a_missing_date() -> None:
    assert only_error("Month,Falls\nJan 2024,5\n,6\nMar 2024,7\n") == "Row 3, Month: The date is missing. Fill it in."


# Missing values


def test_missing_values_leave_a_gap() -> None:
    series = read_series("Month,Falls\nJan 2024,5\nFeb 2024,\nMar 2024,n/a\nApr 2024,7\n")
    assert np.isnan(series.values).tolist() == [False, True, True, False]
    assert notes(series) == [
        "Row 3, Falls: There is no number here (and in row 4). The chart has a gap. Fill it in if you have it.",
        "Row 4, Falls: 'n/a' was read as a missing value.",
    ]


def test_months_to_come_are_left_out() -> None:
    series = read_series("Month,Falls\nJan 2024,5\nFeb 2024,6\nMar 2024,\nApr 2024,\n")
    assert series.values.tolist() == [5, 6]
    assert notes(series) == ["Row 4: The last 2 rows, from here on, have no number yet and were left out."]


def test_blank_rows_keep_the_numbers_of_the_rows() -> None:
    series = read_series("Month,Falls\n\nJan 2024,5\n\n\nFeb 2024,x\nMar 2024,1\n")
    assert errors(series)[0].startswith("Row 6, Falls")
    assert "Row 2: 3 blank rows were left out." in notes(series)


# Counts


def test_a_denominator_of_0() -> None:
    error = only_error("Month,Missed,Appointments\nJan 2024,5,80\nFeb 2024,3,0\n")
    assert error == (
        "Row 3, Appointments: Appointments is 0 and Missed is 3. Check both. Out of 0, nothing can be worked out."
    )


def test_0_of_0_is_a_gap() -> None:
    series = read_series("Month,Missed,Appointments\nJan 2024,5,80\nFeb 2024,0,0\nMar 2024,4,70\n")
    assert np.isnan(series.values).tolist() == [False, True, False]
    assert "Row 3, Appointments: Appointments is 0: there is nothing to work out." in notes(series)


def test_a_numerator_above_its_denominator() -> None:
    text = "Month,Missed,Appointments\nJan 2024,5,80\nFeb 2024,90,80\n"
    error = only_error(text)
    assert error.startswith("Row 3, Missed: Missed (90) is more than Appointments (80). Check both numbers.")
    assert read_series(text, more_than_all=True).values.tolist() == [5 / 80, 90 / 80]


def test_counts_below_0_and_parts_of_a_count() -> None:
    series = read_series("Month,Missed,Appointments\nJan 2024,-5,80\nFeb 2024,2.5,80\n")
    assert errors(series) == [
        "Row 2, Missed: -5 is below 0. A count is 0 or more. Check the number.",
        "Row 3, Missed: 2.5 is not a whole number. Write how many there were, not a rate.",
    ]


# Percentages


def test_shares_and_per_cents_mixed() -> None:
    error = only_error("Month,On time\nJan 2024,95\nFeb 2024,0.95\nMar 2024,94\n")
    assert error == (
        "Row 3, On time: 0.95 looks like a share, and other rows like 95 are per cent. If it means 95%, write that. "
        "Write all rows in the same way."
    )


def test_small_numbers_among_large_ones_are_not_taken_for_shares() -> None:
    assert read_series("Month,Rate\nJan 2024,0.5\nFeb 2024,2.1\nMar 2024,12\n").ok
    assert read_series("Month,Falls\nJan 2024,0\nFeb 2024,1\nMar 2024,40\n").ok
    assert read_series("Month,Share\nJan 2024,0.95\nFeb 2024,0.91\n").ok
    assert read_series("Month,On time\nJan 2024,95%\nFeb 2024,0.95%\n").ok


def test_per_cent_signs() -> None:
    series = read_series("Month,On time\nJan 2024,95%\nFeb 2024,93.5\n")
    assert series.unit == "%"
    assert series.values.tolist() == [95, 93.5]
    assert notes(series) == ["Row 3, On time: No % sign here; read as per cent like the others."]
    assert read_series("Month,On time (%)\nJan 2024,95\nFeb 2024,93\n").unit == "%"


# What Excel adds


def test_titles_totals_notes_and_targets_are_left_out() -> None:
    text = "Ward 5: falls\n\nMonth,Falls,Target\nJan 2024,5,4\nFeb 2024,7,4\nTotal,12,8\nSource: Datix\n"
    series = read_series(text)
    assert series.values.tolist() == [5, 7]
    assert notes(series) == [
        "Not used: Target.",
        'Row 1: "Ward 5: falls" was read as a title.',
        "Row 2: 1 blank row was left out.",
        'Row 6: The row "Total" was left out.',
        'Row 7: "Source: Datix" was left out: it has words only.',
    ]


def test_a_heading_that_comes_again_is_left_out() -> None:
    series = read_series("Month,Falls\nJan 2024,5\nMonth,Falls\nFeb 2024,7\n")
    assert series.values.tolist() == [5, 7]


def test_a_table_that_runs_across() -> None:
    series = read_series("Month\tJan 2024\tFeb 2024\tMar 2024\tApr 2024\tMay 2024\nFalls\t5\t6\tx\t8\t9\n")
    assert errors(series) == [
        "Falls, column D: x is not a number. Write a number, or leave the cell empty if there is none."
    ]


def test_several_measures() -> None:
    text = "Month,Ward A,Ward B,Ward C\nJan 2024,1,2,3\nFeb 2024,4,5,6\n"
    assert only_error(text).startswith("There are 3 columns of numbers: Ward A, Ward B, Ward C. Keep the dates and 1")
    assert read_series(text, value="ward b").values.tolist() == [2, 5]
    assert read_series(text, value="Ward A", denominator="Ward C").values.tolist() == [1 / 3, 4 / 6]
    assert errors(read_series(text, value="Ward D")) == [
        "Ward D: There is no column of this name. There are: Month, Ward A, Ward B, Ward C."
    ]


def test_a_cell_too_many() -> None:
    error = only_error("Month,Falls\nJan 2024,5\nFeb 2024,6,see note\n")
    assert error.startswith("Row 3: The row has 3 cells, and the heading 2.")


def test_quote_marks_without_a_partner() -> None:
    one = read_series('Month,Falls\nJan 2024,5\n"Feb 2024,6\nMar 2024,7\n')
    assert one.values.tolist() == [5, 6, 7]
    assert notes(one) == ["Row 3: A quote mark has no partner. It was left out. Check the cells of this row."]
    two = read_series('Month,Falls\n"Jan 2024,5\nFeb 2024,6\n"Mar 2024,7\nApr 2024,8\n')
    assert errors(two)[0].startswith("Row 2: A quote mark in this row swallows the rows below")


# What is no series at all


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "There are no rows"),
        ("\n\n", "There are no rows"),
        ("hello world\n", "There are no rows with numbers"),
        ("Month,Falls\n", "There are no rows with numbers"),
        ("Date\n1/1/2024\n3/1/2024\n", "There is no column of numbers"),
        ("Month,Falls\nJan 2024,\nFeb 2024,\n", "There is no column of numbers"),
        ("PK\x03\x04...", "This is an Excel workbook, not text. In Excel, save it as CSV, or copy the cells"),
        ("%PDF-1.7 ...", "This is a PDF, not text"),
    ],
)
def test_no_series(text: str, what: str) -> None:
    assert only_error(text).startswith(what)


def test_old_workbooks_are_known_by_their_first_bytes() -> None:
    assert errors(read_series(b"\xd0\xcf\x11\xe0\xa1\xb1"))[0].startswith("This is an old Excel workbook")


def test_too_much() -> None:
    assert only_error("V\n" + "1234567\n" * 130_000).startswith("This is 1.04 MB; 1 MB is the most.")
    assert only_error("V\n" + "1\n" * 100_001).startswith("Row 100001: There are more than 100,000 rows.")
    assert only_error(",".join("1" * 201)).startswith("Row 1: There are more than 200 columns.")


@pytest.mark.parametrize(
    "text",
    [
        "NHS number,Falls\n9434765919,3\n9434765870,4\n",
        "Ref,Falls\n943 476 5919,3\n9434765870,4\n",
        "Date,Surname,Falls\n1/1/2024,Smith,3\n",
        "Date of birth,Falls\n1/1/1950,3\n",
    ],
)
def test_patients_details_are_refused(text: str) -> None:
    assert any(
        "This column may tell who a patient is. Delete the column." in error for error in errors(read_series(text))
    )


# Nothing that is pasted breaks it


def check_sound(series: Series) -> None:
    n = len(series)
    assert len(series.labels) == len(series.rows) == n
    assert series.dates is None or len(series.dates) == n
    assert (n > 0) == series.ok
    assert not np.isinf(series.values).any()
    assert not series.ok or not np.isnan(series.values).all()
    for problem in (*series.errors, *series.notes):
        assert problem.what
        assert str(problem).endswith((".", "?"))
    for problem in series.errors:
        assert problem.do


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    series = read_series(text)
    check_sound(series)
    assert series.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_sound(read_series(data))


CELLS = st.sampled_from(
    ["Jan 2024", "Feb 2024", "1/1/2024", "31/2/2024", "2023/24", "5", "0", "0.95", "95", "95%", "1,234", "-3", "(4)",
     "x", "", "n/a", "#DIV/0!", "<5", "Total", "Month", "Falls", "Bed days", "Week 3", "45292", "2024", '"', "=A1",
     "1e308", "9434765919", "٣", "½", "\u00a05", "Source: Datix", "12 of 20"]
)  # fmt: skip


@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12),
    delimiter=st.sampled_from([",", ";", "\t", "|", ", "]),
)
@settings(max_examples=250, deadline=None)
def test_any_table_of_dirty_cells(rows: list[list[str]], delimiter: str) -> None:
    check_sound(read_series("\n".join(delimiter.join(row) for row in rows)))


@given(st.lists(st.integers(0, 500), min_size=2, max_size=60), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_clean_data_come_back_whatever_their_order(numbers: list[int], random: object) -> None:
    start = dt.date(2015, 1, 1)
    dates = [start + dt.timedelta(days=i) for i in range(len(numbers))]
    rows = [f"{date:%d/%m/%Y},{number}" for date, number in zip(dates, numbers, strict=True)]
    random.shuffle(rows)  # type: ignore[attr-defined]
    series = read_series("Date,Falls\n" + "\n".join(rows))
    assert series.ok
    assert series.values.tolist() == numbers
    assert series.dates == tuple(dates)


def test_the_example_in_the_documentation() -> None:
    assert doctest.testmod(sys.modules["qidose.spc.read_series"]).failed == 0
