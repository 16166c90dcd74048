"""Parameters of the `detector` recipe."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..errors import BadInput
from ..params import one_of, real, whole


@dataclass(frozen=True)
class DetectorParams:
    """JSON keys are the camelCase names; null means: chosen from the dataset (plan.py)."""

    input_size: int | None = None
    """Long side of the model's input in px; null: so that small objects stay visible."""
    input_width: int | None = None
    """Overrides `input_size` together with `input_height`; rounded up to the largest stride."""
    input_height: int | None = None
    strides: list[int] | None = None
    """Levels in input px, ascending powers of two, e.g. [8, 16, 32] or [4, 8, 16]."""
    width: int = 16
    """Channels after the first convolution; everything scales with it."""
    neck: int | None = None
    """Channels of the pyramid and the head; null: 4 × width, 3 × width when a stride is 4."""
    head_depth: int = 2
    """3×3 convolutions in each of the two towers of the head."""
    epochs: int | None = None
    """null: about 2,600 steps, between 12 and 240 epochs."""
    batch_size: int = 8
    learning_rate: float = 4e-3
    weight_decay: float = 0.02
    flips: str = "auto"
    """none, horizontal, both; auto: none if all class names are single characters."""
    scale_min: float = 0.7
    scale_max: float = 1.4
    color: float = 0.25
    """Strength of brightness, contrast and channel jitter, 0-1."""
    nms_iou: float = 0.6
    weights: str = "float16"
    """How the file stores them: float16 halves it, the arithmetic stays float32."""
    seed: int = 1
    threads: int | None = None
    """CPU threads of PyTorch; null: its default."""

    def check(self) -> None:
        """Raises BadInput for values out of range."""
        for name in ("input_size", "input_width", "input_height"):
            value = getattr(self, name)
            if value is not None:
                whole(name, value, 64, 2048)
        if (self.input_width is None) != (self.input_height is None):
            raise BadInput("inputWidth and inputHeight go together")
        if self.strides is not None:
            _check_strides(self.strides)
        whole("width", self.width, 4, 128)
        if self.neck is not None:
            whole("neck", self.neck, 8, 512)
        whole("headDepth", self.head_depth, 0, 4)
        if self.epochs is not None:
            whole("epochs", self.epochs, 1, 5000)
        whole("batchSize", self.batch_size, 1, 256)
        real("learningRate", self.learning_rate, 1e-6, 1)
        real("weightDecay", self.weight_decay, 0, 1)
        one_of("flips", self.flips, ("auto", "none", "horizontal", "both"))
        real("scaleMin", self.scale_min, 0.1, 1)
        real("scaleMax", self.scale_max, 1, 4)
        real("color", self.color, 0, 1)
        one_of("weights", self.weights, ("float16", "float32"))
        real("nmsIou", self.nms_iou, 0.1, 1)
        whole("seed", self.seed, 0, 2**31 - 1)
        if self.threads is not None:
            whole("threads", self.threads, 1, 256)


def _check_strides(strides: list[int]) -> None:
    if not isinstance(strides, list) or not 1 <= len(strides) <= 5:
        raise BadInput("strides must be a list of 1 to 5 numbers")
    for stride in strides:
        one_of("strides", stride, (2, 4, 8, 16, 32, 64))
    for fine, coarse in pairwise(strides):
        if coarse != 2 * fine:
            raise BadInput("each stride must be twice the one before")
