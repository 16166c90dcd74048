from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from concord_worker.text.hash_ngrams import NgramHasher
from concord_worker.text.murmur3 import murmur3


@pytest.mark.parametrize(
    ("text", "hashed"),
    [
        ("", 0),
        ("a", 1009084850),
        ("ab", 2613040991),
        ("abc", 3017643002),
        ("abcd", 1139631978),
        ("c:日本", 2768563942),
        ("The quick brown fox jumps over the lazy dog", 776992547),
    ],
)
def test_murmur3_gives_the_reference_values(text: str, hashed: int) -> None:
    assert murmur3(text.encode()) == hashed


def test_features_equal_those_of_the_browser_and_the_server(repository: Path) -> None:
    path = repository / "core" / "models" / "hash-ngrams.fixture.json"
    if not path.is_file():
        pytest.skip("only in a full checkout")
    fixture = json.loads(path.read_text("utf-8"))
    hasher = NgramHasher(
        fixture["buckets"], tuple(fixture["wordNgrams"]), tuple(fixture["charNgrams"])
    )
    assert len(fixture["cases"]) > 5
    for case in fixture["cases"]:
        indices, values = hasher.features(case["text"])
        expected = {int(bucket): value for bucket, value in case["features"].items()}
        assert indices.tolist() == sorted(expected)
        wanted = [expected[bucket] for bucket in sorted(expected)]
        np.testing.assert_allclose(values, wanted, rtol=0, atol=1e-6)


def test_rows_have_norm_one_and_texts_without_words_are_empty() -> None:
    hasher = NgramHasher(64, (1, 2), None)
    assert np.linalg.norm(hasher.dense("one two one three")) == pytest.approx(1, abs=1e-6)
    assert hasher.dense("?! _ …").sum() == 0


def test_a_word_is_made_of_letters_numbers_and_apostrophes_only() -> None:
    hasher = NgramHasher(1 << 20, (1, 1), None)
    same = [
        hasher.features(text)[0].tolist() for text in ("don't_stop", "DON'T  stop", "stop don't")
    ]
    assert same[0] == same[1] == same[2]
    assert len(same[0]) == 2
