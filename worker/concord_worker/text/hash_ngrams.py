"""Features of a text, the same numbers as core/models/hash-ngrams.ts (the rule stands there)."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator

import numpy as np

from .murmur3 import murmur3

CACHE_LIMIT = 4_000_000
"""n-grams whose hashes are remembered; the memory is given back above that."""

Range = tuple[int, int] | None


class NgramHasher:
    """Turns texts into sparse rows; remembers the hash of every n-gram it has met."""

    def __init__(self, buckets: int, word_ngrams: Range, char_ngrams: Range) -> None:
        """Ranges are inclusive; None: no n-grams of that kind."""
        self.buckets = buckets
        self._words = word_ngrams
        self._chars = char_ngrams
        self._bucket_of: dict[str, int] = {}

    def features(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Ascending bucket indices (int64) and their values (float32, L2 norm 1); may be empty."""
        if len(self._bucket_of) > CACHE_LIMIT:
            self._bucket_of.clear()
        known = self._bucket_of
        counts: Counter[int] = Counter()
        for ngram, count in Counter(self._ngrams(text)).items():
            bucket = known.get(ngram)
            if bucket is None:
                bucket = known[ngram] = murmur3(ngram.encode()) % self.buckets
            counts[bucket] += count
        indices = np.array(sorted(counts), dtype=np.int64)
        values = 1 + np.log(np.array([counts[i] for i in indices.tolist()], dtype=np.float64))
        norm = np.sqrt((values**2).sum())
        return indices, (values / norm if len(values) else values).astype(np.float32)

    def dense(self, text: str) -> np.ndarray:
        """float32 [1, buckets]."""
        row = np.zeros((1, self.buckets), dtype=np.float32)
        indices, values = self.features(text)
        row[0, indices] = values
        return row

    def _ngrams(self, text: str) -> Iterator[str]:
        words = _word_pattern().findall(unicodedata.normalize("NFC", text).lower())
        if not words:
            return
        for n in _sizes(self._words):
            for start in range(len(words) - n + 1):
                yield "w:" + " ".join(words[start : start + n])
        line = f" {' '.join(words)} "
        for n in _sizes(self._chars):
            for start in range(len(line) - n + 1):
                yield "c:" + line[start : start + n]


def _sizes(given: Range) -> range:
    return range(given[0], given[1] + 1) if given else range(0)


@functools.cache
def _word_pattern() -> re.Pattern[str]:
    ranges: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code))[0] in "LN":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    spans = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
    return re.compile(f"['{spans}]+")
