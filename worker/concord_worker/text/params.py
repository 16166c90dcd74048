"""Parameters of the `text-classifier` recipe."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import BadInput
from ..params import real, whole

MOST_BUCKETS = 65536
LEAST_BUCKETS = 4096
FILE_LIMIT_BYTES = 5_500_000
"""The chosen number of buckets keeps the model below this."""


@dataclass(frozen=True)
class TextParams:
    """JSON keys are the camelCase names; null means: chosen from the dataset."""

    buckets: int | None = None
    """null: 65536, halved until the model is below 5.5 MB, at least 4096."""
    word_ngrams: list[int] | None = field(default_factory=lambda: [1, 2])
    char_ngrams: list[int] | None = field(default_factory=lambda: [3, 5])
    l2: float | None = None
    """Factor of ½‖weight‖² beside the mean log-loss; null: 0.03 / number of training texts."""
    max_iterations: int = 150
    calibrate: bool = True
    """Fits one temperature on the val split when it has at least 30 texts (Guo et al. 2017)."""
    seed: int = 1

    def check(self) -> None:
        """Raises BadInput for values out of range."""
        if self.buckets is not None:
            whole("buckets", self.buckets, 16, 1 << 22)
        _check_range("wordNgrams", self.word_ngrams, 4)
        _check_range("charNgrams", self.char_ngrams, 8)
        if self.word_ngrams is None and self.char_ngrams is None:
            raise BadInput("wordNgrams and charNgrams cannot both be null")
        if self.l2 is not None:
            real("l2", self.l2, 0, 10)
        whole("maxIterations", self.max_iterations, 1, 10_000)
        if not isinstance(self.calibrate, bool):
            raise BadInput("calibrate must be true or false")
        whole("seed", self.seed, 0, 2**31 - 1)

    def buckets_for(self, classes: int) -> int:
        """The number of buckets for this many classes."""
        if self.buckets is not None:
            return self.buckets
        buckets = MOST_BUCKETS
        while buckets > LEAST_BUCKETS and buckets * classes * 4 > FILE_LIMIT_BYTES:
            buckets //= 2
        return buckets


def _check_range(name: str, value: list[int] | None, high: int) -> None:
    if value is None:
        return
    if not isinstance(value, list) or len(value) != 2:
        raise BadInput(f"{name} must be null or two numbers")
    whole(name, value[0], 1, high)
    whole(name, value[1], value[0], high)
