"""Chooses what the parameters leave open: input size, strides, epochs, flips."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..dataset import Dataset
from ..errors import BadInput
from .params import DetectorParams

SMALLEST_SIDE_PX = 16.0
"""What the lower tenth of the objects should measure in input px to be learnt well at stride 8."""
SIZES = range(320, 801, 32)


@dataclass(frozen=True)
class Plan:
    """All numbers a training needs, none open."""

    input_width: int
    input_height: int
    strides: list[int]
    width: int
    neck: int
    head_depth: int
    epochs: int
    steps_per_epoch: int
    flip_horizontal: bool
    flip_vertical: bool


def make_plan(dataset: Dataset, params: DetectorParams) -> Plan:
    """Deterministic plan for the training split; BadInput when there is nothing to learn from."""
    train = dataset.images_of("train")
    if not any(len(example.boxes) for example in train):
        raise BadInput("the training split has no boxes")
    long_side = params.input_size or _input_size(dataset)
    strides = params.strides or _strides(dataset, long_side)
    if params.input_width and params.input_height:
        size = (params.input_width, params.input_height)
    else:
        aspects = sorted(example.width / example.height for example in train)
        aspect = aspects[len(aspects) // 2]
        size = (
            (long_side, round(long_side / aspect))
            if aspect >= 1
            else (round(long_side * aspect), long_side)
        )
    steps = math.ceil(len(train) / params.batch_size)
    flips = params.flips
    if flips == "auto":
        flips = "none" if all(len(info.name) == 1 for info in dataset.classes) else "horizontal"
    return Plan(
        input_width=_round_up(size[0], strides[-1]),
        input_height=_round_up(size[1], strides[-1]),
        strides=list(strides),
        width=params.width,
        neck=params.neck or params.width * (4 if strides[0] >= 8 else 3),
        head_depth=params.head_depth,
        epochs=params.epochs or min(240, max(12, round(2600 / steps))),
        steps_per_epoch=steps,
        flip_horizontal=flips in ("horizontal", "both"),
        flip_vertical=flips == "both",
    )


def _small_side(dataset: Dataset, long_side: int) -> float:
    sides = [
        math.sqrt(box[2] * box[3]) * long_side / max(example.width, example.height)
        for example in dataset.images_of("train")
        for box in example.boxes
    ]
    return float(np.percentile(sides, 10))


def _input_size(dataset: Dataset) -> int:
    for size in SIZES:
        if _small_side(dataset, size) >= SMALLEST_SIDE_PX:
            return size
    return SIZES[-1]


def _strides(dataset: Dataset, long_side: int) -> list[int]:
    fine = _small_side(dataset, long_side) < SMALLEST_SIDE_PX * 0.75
    return [4, 8, 16] if fine else [8, 16, 32]


def _round_up(value: int, multiple: int) -> int:
    return math.ceil(value / multiple) * multiple
