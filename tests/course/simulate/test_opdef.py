"""SIM-OPDEF (E-T3-05), from the curriculum, sections 5.3 and 6.

"Two readers apply a definition to 12 cases and differ; learner fixes the wording until agreement >= 90%".
Truth: "expected agreement for each wording".
"""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from qidose.simulate import opdef

PARAMS = opdef.Params()
SEEDS = range(200)


def test_two_readers_read_12_cases_and_differ_at_the_start() -> None:
    for seed in SEEDS:
        data, _ = opdef.generate(PARAMS, seed)
        assert len(data.cases) == len(set(data.cases)) == 12
        assert data.reading.counts.shape == (2, 12)
        assert 0.25 <= data.reading.agreement <= 0.75


def test_a_clear_definition_reaches_90_per_cent_and_no_other_does() -> None:
    for seed in range(15):
        data, truth = opdef.generate(PARAMS, seed)
        wordings = list(product(*(range(len(place.wordings)) for place in data.places)))
        clear = dict(zip((place.id for place in data.places), truth.clear, strict=True))
        for wording, reading in zip(wordings, opdef.play(PARAMS, seed, wordings), strict=True):
            chosen = dict(zip(clear, wording, strict=True))
            settled = all(chosen[place] == clear[place] for place in truth.needed)
            assert (reading.agreement >= data.wanted) == settled


def test_three_places_matter_and_the_cases_of_the_fourth_are_plain() -> None:
    quiet = set()
    for seed in SEEDS:
        data, truth = opdef.generate(PARAMS, seed)
        assert len(truth.needed) == 3
        assert sorted(truth.place_of_case.count(place) for place in truth.needed) == [2, 2, 2]
        quiet |= {(truth.topic, place.id) for place in data.places} - {(truth.topic, place) for place in truth.needed}
    assert len(quiet) == 16


def test_readers_differ_only_on_the_edge_of_a_vague_place() -> None:
    steady = replace(PARAMS, slip=0.0)
    for seed in range(50):
        data, truth = opdef.generate(steady, seed)
        differ = data.reading.counts[0] != data.reading.counts[1]
        assert differ.tolist() == [place is not None for place in truth.place_of_case]
        (reading,) = opdef.play(steady, seed, [truth.clear])
        assert np.array_equal(reading.counts, [truth.counts, truth.counts])
        assert reading.agreement == 1


def test_expected_agreement_is_what_happens_on_average() -> None:
    loose = replace(PARAMS, slip=0.05, topic="falls")
    for vague in (0, 1, 2, 3):
        seen, expected = [], []
        for seed in range(150):
            data, truth = opdef.generate(loose, seed)
            names = [place.id for place in data.places]
            left = truth.needed[:vague]
            wording = [data.start[i] if name in left else truth.clear[i] for i, name in enumerate(names)]
            seen.append(opdef.play(loose, seed, [wording])[0].agreement)
            expected.append(truth.expected[" ".join(name for name in names if name in left)])
        # Certifying keeps the sets in which few slips fall, so that the seen agreement is a little higher.
        assert np.mean(seen) == pytest.approx(np.mean(expected), abs=0.06)


def test_expected_agreement_by_hand() -> None:
    _, truth = opdef.generate(PARAMS, 1)
    assert truth.expected[""] == pytest.approx(1 - 2 * 0.01 * 0.99, abs=1e-4)
    one = truth.expected[truth.needed[0]]
    assert one == pytest.approx((10 * (1 - 0.0198) + 2 * 0.0198) / 12, abs=1e-4)
    assert len(truth.expected) == 16


def test_every_topic_is_drawn_and_reads_as_a_sentence() -> None:
    topics = {}
    for seed in range(60):
        data, truth = opdef.generate(PARAMS, seed)
        topics[truth.topic] = data.reading.definition
        assert data.reading.definition.endswith(".")
        assert "{" not in data.reading.definition
    assert sorted(topics) == ["did-not-attend", "falls", "hand-hygiene", "medicine-on-time"]


def test_the_place_of_the_clear_wording_gives_nothing_away() -> None:
    places = [number for seed in SEEDS for number in opdef.generate(PARAMS, seed)[1].clear]
    assert np.bincount(places, minlength=4) / len(places) == pytest.approx([0.25] * 4, abs=0.06)


def test_bad_input_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="a topic is one of medicine-on-time, falls"):
        opdef.generate(opdef.Params(topic="parking"), 1)
    with pytest.raises(ValueError, match="has 4 places, not 2"):
        opdef.play(PARAMS, 1, [[0, 1]])
    with pytest.raises(ValueError, match="numbered 0 to 3, not 4"):
        opdef.play(PARAMS, 1, [[0, 1, 4, 0]])
    with pytest.raises(ValueError, match="more edge cases or fewer slips"):
        opdef.generate(replace(PARAMS, edge_cases=1, slip=0.0), 1)
