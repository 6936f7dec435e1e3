"""Plans to look at and to begin from: East London 2014 and 2017, as far as the source document's text gives them."""

from .form import Typed

_SOURCE = "the guide, Figure 2 (lines 461 to 511)"


def east_london() -> Typed:
    """The draft strategy of East London NHS Foundation Trust of 2014, with our reading of its labels.

    The figure's text lost the names of its groups. The names here are inferred, and say so (docs/deviations.md).
    """
    groups = [
        _group(
            "A",
            "Group A (name lost; perhaps experts by experience)",
            "all-staff",
            250,
            (75, 125),
            "Introduction to QI; identify problems; change ideas; test and measure change.",
        ),
        _group(
            "B",
            "Group B (name lost; perhaps front-line staff)",
            "managers",
            3_300,
            (330, 660),
            "Deeper understanding of methods; measurement and using data; lead teams in QI.",
        ),
        _group(
            "C",
            "Group C (name lost; perhaps QI coaches)",
            "coaches",
            30,
            (25, 30),
            "Deeper understanding; variation; coach teams and individuals.",
        ),
        _group(
            "D",
            "Group D (name lost; perhaps executives)",
            "board",
            10,
            (10, 10),
            "Set direction and big goals; executive leadership; oversight; champion.",
        ),
        _group(
            "E",
            "Group E (name lost; perhaps internal experts)",
            "experts",
            5,
            (5, 5),
            "Deep SPC; deep improvement methods; effective plans for implementation and spread.",
        ),
    ]
    groups[-1]["trained"] = "3"
    return {
        "organisation": {"name": "East London 2014 (example)", "heads": "3595", "start": "2014-04-01", "months": "30"},
        "groups": groups,
        "waves": [
            {
                "id": "r1",
                "name": "Improvement science in action",
                "kind": "programme",
                "group": "B",
                "begins": "2014-04-01",
                "length": "6",
                "times": "5",
                "seats": "80",
                "complete_low": "100",
                "complete_high": "100",
                "teacher": "outside",
            }
        ],
        "teaching": {"experts": "3", "experts_wte": "1.5"},
        "status": [
            {
                "id": "r1",
                "group": "E",
                "note": "3 improvement advisors in post, of 5. 1.5 WTE are deployed to QI. More capacity is needed.",
                "by": _SOURCE,
            },
            {"id": "r2", "group": "B", "note": "Over 400 people in 5 six-month waves, 2014 to 2016.", "by": _SOURCE},
        ],
    }


def east_london_2017() -> Typed:
    """The follow-up of 2017: the same groups, with the status notes of which the text still has something.

    The figure's text breaks off in 3 of its notes. They end here where they end there.
    """
    source, date = "the guide, Figure 3 (lines 522 to 532)", "2017-01-01"
    notes = (
        ("A", "363 completed Pocket QI so far. All staff receive an introduction to QI."),
        ("D", "All executives have completed … (the text breaks off). IHI and regular board … (it breaks off)."),
        ("C", "Bespoke QI learning sessions for … (the text breaks off)."),
        ("E", "Deep SPC, deep improvement methods and effective plans for spread are still what is needed."),
    )
    before = east_london()
    organisation = {**before["organisation"], "name": "East London 2017 (example)", "start": "2017-01-01"}
    status = [
        {"id": f"r{n}", "group": group, "date": date, "note": note, "by": source}
        for n, (group, note) in enumerate(notes, start=1)
    ]
    return {**before, "organisation": organisation, "waves": [], "status": status}


def _group(name: str, title: str, dose: str, heads: int, ends: tuple[int, int], requirement: str) -> dict[str, str]:
    return {
        "id": name,
        "name": title,
        "dose": dose,
        "heads": str(heads),
        "low": str(ends[0]),
        "high": str(ends[1]),
        "months": "24",
        "requirement": requirement,
    }
