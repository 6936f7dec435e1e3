"""Learner ids become folder names, glob patterns and parts of addresses: only what is safe in all three is let in."""

import pytest

from qidose_grading.people import BadId, check_id, id_from_name

BAD = [
    "", " ", "../x", "..", ".", "a/b", "a\\b", "a[1]", "*", "?", "a*", "{a}", "ZOË", "zoë", "Sam", "sam\n", "\nsam",
    "sam okoro", "-sam", "sam-", "-", "sam.okoro", "sam@nhs.net", "sam'", '"sam"', "sam;ls", "%2e%2e", "a\x00b",
    "x" * 65, "x" * 5_000, "😀", "<script>", "{{ 7 }}", "$HOME", "~",
]  # fmt: skip


@pytest.mark.parametrize("learner", BAD, ids=lambda value: repr(value[:20]))
def test_an_id_that_could_mean_something_elsewhere_is_refused_in_plain_words(learner: str) -> None:
    with pytest.raises(BadId, match=r"cannot be used as a learner id\. Use 1 to 64 small letters") as refused:
        check_id(learner)
    assert len(str(refused.value)) < 260


@pytest.mark.parametrize("learner", ["a", "7", "sam-okoro", "x" * 64, "0-0", "a--b"])
def test_plain_ids_are_taken_as_they_are(learner: str) -> None:
    assert check_id(learner) == learner


@pytest.mark.parametrize(
    ("name", "learner"),
    [
        ("Zoë O'Brien", "zoe-o-brien"),
        ("  Sam   Okoro ", "sam-okoro"),
        ("ANDREW.SMITH@nhs.net", "andrew-smith-nhs-net"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 64),
        ("a" * 63 + " b", "a" * 63),
    ],
)
def test_a_name_gives_an_id(name: str, learner: str) -> None:
    assert id_from_name(name) == learner == check_id(learner)


@pytest.mark.parametrize("name", ["", "   ", "---", "李明", "../", "😀"])
def test_a_name_of_which_nothing_is_left_is_refused(name: str) -> None:
    with pytest.raises(BadId):
        id_from_name(name)
