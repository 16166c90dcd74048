"""Tiny pictures with exact boxes: bright squares (class 0) and dark discs (class 1)."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

CLASSES = [{"id": 4, "name": "square"}, {"id": 9, "name": "disc"}]


def draw(seed: int, width: int = 128, height: int = 96) -> tuple[bytes, list[dict[str, float]]]:
    random = np.random.default_rng(seed)
    noise = random.integers(110, 140, (height, width, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    pen = ImageDraw.Draw(image)
    regions = []
    for number in range(3):
        size = int(random.integers(20, 30))
        x = 4 + number * 42 + int(random.integers(0, 8))
        y = int(random.integers(4, height - size - 4))
        kind = int(random.integers(0, 2))
        corners = (x, y, x + size - 1, y + size - 1)
        if kind == 0:
            pen.rectangle(corners, fill=(250, 240, 60))
        else:
            pen.ellipse(corners, fill=(20, 30, 120))
        region = {"kind": "box", "classId": CLASSES[kind]["id"]}
        regions.append(region | {"x": x, "y": y, "width": size, "height": size})
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue(), regions


def manifest_line(data: bytes, regions: list[dict[str, float]], split: str) -> str:
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    sha256 = hashlib.sha256(data).hexdigest()
    names = {row["id"]: row["name"] for row in CLASSES}
    line = {
        "source-ref": f"/api/v1/files/{sha256}",
        "bounding-box": {
            "image_size": [{"width": width, "height": height, "depth": 3}],
            "annotations": [
                {
                    "class_id": r["classId"],
                    "left": r["x"],
                    "top": r["y"],
                    "width": r["width"],
                    "height": r["height"],
                }
                for r in regions
            ],
        },
        "bounding-box-metadata": {
            "objects": [{"confidence": 0.0} for _ in regions],
            "class-map": {str(r["classId"]): names[r["classId"]] for r in regions},
            "type": "groundtruth/object-detection",
        },
        "concord": {
            "split": split,
            "itemId": sha256[:8],
            "sha256": sha256,
            "name": f"{sha256[:8]}.png",
            "regions": regions,
            "posterior": None,
        },
    }
    return json.dumps(line)


def picture_set(folder: Path, splits: list[str]) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for seed, split in enumerate(splits):
        data, regions = draw(seed)
        (folder / hashlib.sha256(data).hexdigest()).write_bytes(data)
        lines.append(manifest_line(data, regions, split))
    return lines


def text_line(text: str, label: int, split: str, posterior: list[float] | None = None) -> str:
    return json.dumps(
        {
            "source": text,
            "label": label,
            "label-metadata": {
                "class-name": ["bad", "good"][label],
                "confidence": 0.0,
                "type": "groundtruth/text-classification",
            },
            "concord": {"split": split, "itemId": text, "posterior": posterior},
        },
        ensure_ascii=False,
    )


def review_lines(count: int) -> list[str]:
    good = ["wonderful", "moving", "brilliant", "a joy"]
    bad = ["dull", "wooden", "a bore", "lifeless"]
    lines = []
    for number in range(count):
        label = number % 2
        word = (good if label else bad)[number // 2 % 4]
        split = ["train", "train", "train", "val", "test"][number // 2 % 5]
        lines.append(text_line(f"Film {number}: {word}, said viewer {number * 7}", label, split))
    return lines
