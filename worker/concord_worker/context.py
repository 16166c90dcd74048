"""The strings between a recipe and whoever runs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .checkpoint import CheckpointStore, Point


def _nothing(_progress: float, _message: str) -> None:
    return None


def _no_points(_points: list[Point]) -> None:
    return None


def _never() -> None:
    return None


@dataclass
class TrainContext:
    """What a recipe may use besides its data.

    `stop_if_told()` raises RunInterrupted when training has to end; recipes call it every step.
    """

    device: str = "cpu"
    report: Callable[[float, str], None] = _nothing
    """Progress 0-1 and one line for people."""
    log_points: Callable[[list[Point]], None] = _no_points
    stop_if_told: Callable[[], None] = _never
    checkpoints: CheckpointStore | None = None
    started: float = field(default_factory=time.monotonic)
    command: str | None = None

    def log(self, step: int, **values: float) -> None:
        """Streams metrics of one step; `train_loss=…` becomes `train/loss`."""
        self.log_points(
            [
                {"step": step, "name": name.replace("_", "/", 1), "value": float(value)}
                for name, value in values.items()
            ]
        )

    def seconds(self) -> float:
        """Seconds since the run started in this process."""
        return time.monotonic() - self.started


@dataclass(frozen=True)
class TrainedModel:
    """What a recipe hands over: ready to be written to disk or uploaded."""

    onnx: bytes
    card: dict[str, Any]
    metrics: dict[str, float]
    samples: dict[str, Any]
