"""From the graph's outputs to boxes of the picture, as core/models/decode-fcos.ts does it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .preprocess import Frame

MAX_BOXES = 2000


@dataclass(frozen=True)
class Detections:
    """Boxes in px of the upright original, most certain first.

    `boxes` is float64 [n, 4] x, y, width, height; `scores` [n]; `classes` [n] class indices.
    """

    boxes: np.ndarray
    scores: np.ndarray
    classes: np.ndarray


def decode(
    levels: list[tuple[np.ndarray, np.ndarray]],
    strides: list[int],
    input_width: int,
    frame: Frame,
    size: tuple[int, int],
    score: float,
    nms_iou: float,
) -> Detections:
    """Boxes of one picture of `size` (width, height) px with at least this score, cut to it.

    `levels` holds scores [HW, C] and distances [HW, 4] in input px for each stride.
    """
    corners, scores, classes = [], [], []
    for (level_scores, distances), stride in zip(levels, strides, strict=True):
        columns = -(-input_width // stride)
        cell, kind = np.nonzero(level_scores >= score)
        x = (cell % columns + 0.5) * stride
        y = (cell // columns + 0.5) * stride
        d = distances[cell].astype(np.float64)
        corners.append(np.stack([x - d[:, 0], y - d[:, 1], x + d[:, 2], y + d[:, 3]], axis=1))
        scores.append(level_scores[cell, kind])
        classes.append(kind)
    box, value, kind = np.concatenate(corners), np.concatenate(scores), np.concatenate(classes)
    order = np.argsort(-value, kind="stable")[:MAX_BOXES]
    box, value, kind = box[order], value[order], kind[order]
    box = box / np.array([frame.scale_x, frame.scale_y] * 2)
    box = np.clip(box, 0, np.array([*size, *size]))
    solid = (box[:, 2] > box[:, 0]) & (box[:, 3] > box[:, 1])
    box, value, kind = box[solid], value[solid], kind[solid]
    kept = suppress(box, kind, nms_iou)
    box = box[kept]
    xywh = np.concatenate([box[:, :2], box[:, 2:] - box[:, :2]], axis=1)
    return Detections(xywh, value[kept], kind[kept])


def suppress(corners: np.ndarray, classes: np.ndarray, limit: float) -> list[int]:
    """Indices of the boxes that no earlier kept box of the class overlaps by more than `limit`."""
    area = (corners[:, 2] - corners[:, 0]) * (corners[:, 3] - corners[:, 1])
    alive = np.ones(len(corners), dtype=bool)
    kept: list[int] = []
    for index in range(len(corners)):
        if not alive[index]:
            continue
        kept.append(index)
        least = np.maximum(corners[index, :2], corners[:, :2])
        most = np.minimum(corners[index, 2:], corners[:, 2:])
        overlap = np.clip(most - least, 0, None).prod(axis=1)
        iou = overlap / np.maximum(area[index] + area - overlap, 1e-12)
        alive &= ~((iou > limit) & (classes == classes[index]))
    return kept
