"""Reads Concord's manifest: the SageMaker augmented manifest plus our `concord` object."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from .dataset import SPLITS, ClassInfo, Dataset, ImageExample, TextExample
from .errors import BadInput

BOX_TYPES = ("groundtruth/object-detection",)
TEXT_TYPES = ("groundtruth/text-classification", "groundtruth/text-classification-multilabel")


def parse_manifest(lines: Iterable[str], classes: list[ClassInfo] | None = None) -> Dataset:
    """Examples of all labelled lines; lines without a label are left out.

    Without `classes` the class list is the union of the lines' class maps in the order of the ids.
    Raises BadInput naming the first line that cannot be read.
    """
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadInput(f"manifest line {number} is no JSON: {error}") from error
        if not isinstance(row, dict):
            raise BadInput(f"manifest line {number} is no object")
        rows.append((number, row))
    if classes is None:
        classes = _classes_of(row for _, row in rows)
    dataset = Dataset(classes=classes)
    index_of = {info.class_id: index for index, info in enumerate(classes)}
    for number, row in rows:
        try:
            _read_row(row, index_of, dataset)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise BadInput(f"manifest line {number}: {error or type(error).__name__}") from error
    return dataset


def _read_row(row: dict[str, Any], index_of: dict[int, int], dataset: Dataset) -> None:
    if "source-ref" in row:
        attribute = _attribute(row, BOX_TYPES)
        if attribute is not None:
            dataset.images.append(_image_of(row, attribute, index_of))
        return
    attribute = _attribute(row, TEXT_TYPES)
    if attribute is not None:
        dataset.texts.append(_text_of(row, attribute, index_of))


def _attribute(row: dict[str, Any], types: tuple[str, ...]) -> str | None:
    """Name of the first label of one of these Ground Truth types; None for an unlabelled line."""
    for key, metadata in row.items():
        name = key.removesuffix("-metadata")
        if name != key and row.get(name) is not None and metadata.get("type") in types:
            return name
    return None


def _image_of(row: dict[str, Any], attribute: str, index_of: dict[int, int]) -> ImageExample:
    own = row.get("concord") or {}
    value = row[attribute]
    size = value["image_size"][0]
    if own.get("regions") is not None:
        found = [(r["classId"], *_upright(r)) for r in own["regions"]]
    else:
        found = [
            (a["class_id"], a["left"], a["top"], a["width"], a["height"])
            for a in value["annotations"]
        ]
    boxes = np.array([entry[1:] for entry in found], dtype=np.float32).reshape(-1, 4)
    if not np.isfinite(boxes).all():
        raise ValueError("a box has a coordinate that is no number")
    indices = np.array([_index(index_of, entry[0]) for entry in found], dtype=np.int64)
    width, height = int(size["width"]), int(size["height"])
    boxes = _cut(boxes, width, height)
    solid = (boxes[:, 2] > 0) & (boxes[:, 3] > 0)
    return ImageExample(
        item_id=str(own.get("itemId", row["source-ref"])),
        split=_split_of(own),
        source_ref=str(row["source-ref"]),
        sha256=own.get("sha256"),
        name=str(own.get("name", row["source-ref"])),
        width=width,
        height=height,
        boxes=boxes[solid],
        class_indices=indices[solid],
    )


def _cut(boxes: np.ndarray, width: int, height: int) -> np.ndarray:
    """x, y, width, height [n, 4] cut to the picture; without area when wholly outside."""
    limit = np.array([width, height], dtype=np.float32)
    start = np.clip(boxes[:, :2], 0, limit)
    end = np.clip(boxes[:, :2] + boxes[:, 2:], 0, limit)
    return np.concatenate([start, end - start], axis=1)


def _upright(region: dict[str, Any]) -> tuple[float, float, float, float]:
    """x, y, width, height of the upright box around a polygon or a box turned by degrees."""
    if region.get("kind", "box") == "polygon":
        xs, ys = zip(*((float(x), float(y)) for x, y in region["points"]), strict=True)
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    x, y, width, height = (float(region[key]) for key in ("x", "y", "width", "height"))
    turn = math.radians(float(region.get("rotation") or 0))
    if turn == 0:
        return x, y, width, height
    across = abs(width * math.cos(turn)) + abs(height * math.sin(turn))
    down = abs(width * math.sin(turn)) + abs(height * math.cos(turn))
    return x + (width - across) / 2, y + (height - down) / 2, across, down


def _text_of(row: dict[str, Any], attribute: str, index_of: dict[int, int]) -> TextExample:
    own = row.get("concord") or {}
    target = np.zeros(len(index_of), dtype=np.float32)
    posterior = own.get("posterior")
    if posterior is not None:
        target[:] = posterior
        if not np.isfinite(target).all() or target.min() < 0 or target.sum() <= 0:
            raise ValueError("the posterior is no distribution")
        target /= target.sum()
    else:
        value = row[attribute]
        chosen = value if isinstance(value, list) else [value]
        if not chosen:
            raise ValueError("no class was chosen")
        for class_id in chosen:
            target[_index(index_of, class_id)] = 1.0 / len(chosen)
    return TextExample(
        item_id=str(own.get("itemId", "")),
        split=_split_of(own),
        text=str(row["source"]),
        target=target,
    )


def _index(index_of: dict[int, int], class_id: Any) -> int:
    index = index_of.get(int(class_id))
    if index is None:
        raise ValueError(f"class id {class_id} is not in the list of classes")
    return index


def _split_of(own: dict[str, Any]) -> str:
    split = own.get("split") or "train"
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}")
    return split


def _classes_of(rows: Iterable[dict[str, Any]]) -> list[ClassInfo]:
    names: dict[int, str] = {}
    for row in rows:
        attribute = _attribute(row, BOX_TYPES + TEXT_TYPES)
        if attribute is None:
            continue
        metadata = row[f"{attribute}-metadata"]
        for class_id, name in (metadata.get("class-map") or {}).items():
            names[int(class_id)] = str(name)
        if "class-name" in metadata:
            names[int(row[attribute])] = str(metadata["class-name"])
    if not names:
        raise BadInput("the manifest names no classes")
    return [ClassInfo(class_id, names[class_id]) for class_id in sorted(names)]
