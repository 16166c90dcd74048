"""COCO mAP by pycocotools, and the score threshold that is best by F1."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np

from ..dataset import ImageExample
from .decode import Detections

MAX_DETECTIONS = 300


def coco_metrics(
    examples: list[ImageExample], found: list[Detections], class_names: list[str]
) -> dict[str, float]:
    """`map50`, `map75`, `map50_95` and `ap50/<class>`, 0-1; nothing without pycocotools.

    `found` holds boxes in px of the originals. Classes absent from the truth are left out.
    """
    try:
        from pycocotools.coco import COCO  # noqa: PLC0415
        from pycocotools.cocoeval import COCOeval  # noqa: PLC0415
    except ImportError:
        return {}
    if not any(len(example.boxes) for example in examples):
        return {}
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO()
        truth.dataset = _truth(examples, class_names)
        truth.createIndex()
        rows = _rows(found)
        if not rows:
            return {"map50": 0.0, "map75": 0.0, "map50_95": 0.0}
        judge = COCOeval(truth, truth.loadRes(rows), "bbox")
        judge.params.maxDets = [1, 10, MAX_DETECTIONS]
        judge.evaluate()
        judge.accumulate()
    precision = judge.eval["precision"][:, :, :, 0, -1]
    metrics = {
        "map50_95": _mean(precision),
        "map50": _mean(precision[0]),
        "map75": _mean(precision[5]),
    }
    for index, name in enumerate(class_names):
        if (precision[0, :, index] > -1).any():
            metrics[f"ap50/{name}"] = _mean(precision[0, :, index])
    return metrics


def best_threshold(
    examples: list[ImageExample], found: list[Detections]
) -> tuple[float, dict[str, float]] | None:
    """The score with the highest F1 at IoU ≥ .5 and its precision, recall, f1; None without boxes.

    Matching is greedy by score within a picture and a class.
    """
    total = sum(len(example.boxes) for example in examples)
    pairs = [_match(e, d) for e, d in zip(examples, found, strict=True)]
    scores = np.concatenate([p[0] for p in pairs]) if pairs else np.zeros(0)
    hits = np.concatenate([p[1] for p in pairs]) if pairs else np.zeros(0)
    if total == 0 or len(scores) == 0:
        return None
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(hits[order])
    precision = right / np.arange(1, len(order) + 1)
    recall = right / total
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(f1.argmax())
    values = {
        "f1": float(f1[best]),
        "precision": float(precision[best]),
        "recall": float(recall[best]),
    }
    return float(scores[order[best]]), values


def at_threshold(
    examples: list[ImageExample], found: list[Detections], score: float
) -> dict[str, float]:
    """precision, recall and f1 at IoU ≥ .5 of the boxes with at least this score."""
    pairs = [_match(e, d) for e, d in zip(examples, found, strict=True)]
    hits = sum(float(hit[value >= score].sum()) for value, hit in pairs)
    shown = sum(int((value >= score).sum()) for value, _ in pairs)
    total = sum(len(example.boxes) for example in examples)
    precision = hits / shown if shown else 0.0
    recall = hits / total if total else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


def _match(example: ImageExample, found: Detections) -> tuple[np.ndarray, np.ndarray]:
    free = np.ones(len(example.boxes), dtype=bool)
    hits = np.zeros(len(found.boxes))
    for index, box in enumerate(found.boxes):
        iou = _iou(box, example.boxes)
        iou[~free | (example.class_indices != found.classes[index])] = 0
        if len(iou) and iou.max() >= 0.5:
            free[int(iou.argmax())] = False
            hits[index] = 1
    return found.scores, hits


def _iou(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    least = np.maximum(box[:2], others[:, :2])
    most = np.minimum(box[:2] + box[2:], others[:, :2] + others[:, 2:])
    overlap = np.clip(most - least, 0, None).prod(axis=1)
    return overlap / (box[2:].prod() + others[:, 2:].prod(axis=1) - overlap)


def _truth(examples: list[ImageExample], class_names: list[str]) -> dict[str, Any]:
    annotations = [
        {
            "id": 0,
            "image_id": image,
            "category_id": int(kind) + 1,
            "bbox": [float(v) for v in box],
            "area": float(box[2] * box[3]),
            "iscrowd": 0,
        }
        for image, example in enumerate(examples)
        for box, kind in zip(example.boxes, example.class_indices, strict=True)
    ]
    for number, annotation in enumerate(annotations, start=1):
        annotation["id"] = number
    return {
        "info": {},
        "images": [{"id": i, "width": e.width, "height": e.height} for i, e in enumerate(examples)],
        "annotations": annotations,
        "categories": [{"id": i + 1, "name": name} for i, name in enumerate(class_names)],
    }


def _rows(found: list[Detections]) -> list[dict[str, Any]]:
    return [
        {
            "image_id": image,
            "category_id": int(kind) + 1,
            "bbox": [float(v) for v in box],
            "score": float(score),
        }
        for image, detections in enumerate(found)
        for box, score, kind in zip(
            detections.boxes, detections.scores, detections.classes, strict=True
        )
    ]


def _mean(precision: np.ndarray) -> float:
    valid = precision[precision > -1]
    return float(valid.mean()) if len(valid) else 0.0
