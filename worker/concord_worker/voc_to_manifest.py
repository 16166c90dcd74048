"""Turns a Pascal VOC folder into a manifest, its classes and its files by sha256.

Usage: python -m concord_worker.voc_to_manifest VOC_DIR OUT_DIR
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from .dataset import SPLITS

ATTRIBUTE = "bounding-box"


def convert(source: Path, out: Path) -> dict[str, Any]:
    """Writes manifest.jsonl, classes.json and files/<sha256>; returns the report.

    Corners are taken as 0-based and exclusive, as most tools write them. Boxes without area are
    dropped and named in the report.
    """
    entries = []
    for split in SPLITS:
        names = source / "ImageSets" / "Main" / f"{split}.txt"
        if names.is_file():
            entries += [(split, stem) for stem in names.read_text("utf-8").split()]
    if not entries:
        raise SystemExit(f"{source} has no ImageSets/Main/train.txt, val.txt or test.txt")
    read = [(split, stem, _read_xml(source, stem)) for split, stem in entries]
    found = {box["name"] for _, _, picture in read for box in picture["boxes"]}
    class_ids = {name: index for index, name in enumerate(sorted(found))}
    files = out / "files"
    files.mkdir(parents=True, exist_ok=True)
    dropped: list[str] = []
    pictures: dict[str, int] = {}
    boxes: dict[str, int] = {}
    with (out / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for split, stem, picture in read:
            path = source / "JPEGImages" / picture["file"]
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            shutil.copyfile(path, files / sha256)
            kept = [box for box in picture["boxes"] if box["width"] > 0 and box["height"] > 0]
            dropped += [
                f"{stem}: {box['name']} {box['width']}×{box['height']}"
                for box in picture["boxes"]
                if box not in kept
            ]
            pictures[split] = pictures.get(split, 0) + 1
            for box in kept:
                boxes[box["name"]] = boxes.get(box["name"], 0) + 1
            line = _line(split, stem, sha256, picture, kept, class_ids)
            manifest.write(json.dumps(line, ensure_ascii=False) + "\n")
    classes = [{"id": index, "name": name} for name, index in class_ids.items()]
    (out / "classes.json").write_text(json.dumps(classes, ensure_ascii=False), encoding="utf-8")
    return {"pictures": pictures, "boxes": boxes, "droppedBoxes": dropped}


def _read_xml(source: Path, stem: str) -> dict[str, Any]:
    data = (source / "Annotations" / f"{stem}.xml").read_bytes()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SystemExit(f"{stem}.xml declares a document type")
    root = ET.fromstring(data)
    boxes = []
    for item in root.iter("object"):
        xmin, ymin, xmax, ymax = (
            float(item.findtext(f"bndbox/{key}", "nan")) for key in ("xmin", "ymin", "xmax", "ymax")
        )
        boxes.append(
            {
                "name": item.findtext("name", ""),
                "x": xmin,
                "y": ymin,
                "width": xmax - xmin,
                "height": ymax - ymin,
            }
        )
    return {
        "file": Path(root.findtext("filename", f"{stem}.jpg")).name,
        "width": int(root.findtext("size/width", "0")),
        "height": int(root.findtext("size/height", "0")),
        "depth": int(root.findtext("size/depth", "3")),
        "boxes": boxes,
    }


def _line(
    split: str,
    stem: str,
    sha256: str,
    picture: dict[str, Any],
    boxes: list[dict[str, Any]],
    class_ids: dict[str, int],
) -> dict[str, Any]:
    return {
        "source-ref": f"/api/v1/files/{sha256}",
        ATTRIBUTE: {
            "image_size": [{key: picture[key] for key in ("width", "height", "depth")}],
            "annotations": [
                {
                    "class_id": class_ids[box["name"]],
                    "left": round(box["x"]),
                    "top": round(box["y"]),
                    "width": round(box["width"]),
                    "height": round(box["height"]),
                }
                for box in boxes
            ],
        },
        f"{ATTRIBUTE}-metadata": {
            "objects": [{"confidence": 0.0} for _ in boxes],
            "class-map": {str(class_ids[box["name"]]): box["name"] for box in boxes},
            "type": "groundtruth/object-detection",
            "human-annotated": "yes",
        },
        "concord": {
            "split": split,
            "itemId": stem,
            "sha256": sha256,
            "name": picture["file"],
            "regions": [
                {
                    "classId": class_ids[box["name"]],
                    **{key: box[key] for key in ("x", "y", "width", "height")},
                }
                for box in boxes
            ],
            "posterior": None,
        },
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Pascal VOC folder to Concord manifest")
    parser.add_argument("voc", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    json.dump(convert(options.voc, options.out), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
