"""`python -m concord_worker train`: the same training without a server."""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
import time
from pathlib import Path
from typing import Any

from .context import TrainContext, TrainedModel
from .dataset import ClassInfo, Dataset, ImageExample
from .errors import BadInput
from .manifest import parse_manifest
from .recipes import recipe_named


class FolderStore:
    """Pictures in a folder by sha256, by name or by the last part of their address."""

    def __init__(self, folder: Path) -> None:
        """`folder` may hold sub-folders named by the first two digits of the hash."""
        self._folder = folder.resolve()

    def path_of(self, example: ImageExample) -> Path:
        """The first candidate that exists inside the folder; BadInput when none does."""
        sha = example.sha256 or ""
        last = example.source_ref.rsplit("/", 1)[-1]
        for name in (sha, f"{sha[:2]}/{sha}", example.name, last):
            path = (self._folder / name).resolve()
            if name and path.is_relative_to(self._folder) and path.is_file():
                return path
        raise BadInput(f"no file for {example.name} in {self._folder.name}")


def load_dataset(manifest: Path, classes: Path | None) -> Dataset:
    """The dataset of a manifest file; `classes` is a JSON list of {id, name}.

    Without it a classes.json beside the manifest counts, else the manifest's own class maps.
    """
    beside = manifest.with_name("classes.json")
    chosen = classes or (beside if beside.is_file() else None)
    infos = None
    if chosen is not None:
        rows = json.loads(chosen.read_text("utf-8"))
        infos = [ClassInfo(int(row["id"]), str(row["name"])) for row in rows]
    data = manifest.read_bytes()
    dataset = parse_manifest(data.decode("utf-8-sig").split("\n"), infos)
    dataset.content_hash = hashlib.sha256(data).hexdigest()
    return dataset


def train_offline(
    manifest: Path,
    files: Path,
    recipe: str,
    params: dict[str, Any],
    out: Path,
    device: str,
    name: str,
    classes: Path | None = None,
) -> TrainedModel:
    """Trains and writes model.onnx, card.json, samples.json, metrics.json into `out`."""
    started = time.monotonic()

    def report(progress: float, message: str) -> None:
        seconds = time.monotonic() - started
        sys.stderr.write(f"{seconds:7.1f} s {progress:5.0%} {message}\n")
        sys.stderr.flush()

    points = out / "points.jsonl"
    out.mkdir(parents=True, exist_ok=True)
    with points.open("w", encoding="utf-8") as log:

        def log_points(rows: list[dict[str, Any]]) -> None:
            log.writelines(json.dumps(row) + "\n" for row in rows)
            log.flush()

        context = TrainContext(
            device=device,
            report=report,
            log_points=log_points,
            command=f"python -m concord_worker train --recipe {recipe} "
            f"--params {shlex.quote(json.dumps(params))} --device {device}",
        )
        dataset = load_dataset(manifest, classes)
        model = recipe_named(recipe)(dataset, FolderStore(files), params, name, context)
    write_model(model, out)
    report(1.0, json.dumps(model.metrics))
    return model


def write_model(model: TrainedModel, out: Path) -> None:
    """The four files of a model in the folder `out`."""
    (out / "model.onnx").write_bytes(model.onnx)
    for name, value in (
        ("card", model.card),
        ("samples", model.samples),
        ("metrics", model.metrics),
    ):
        text = json.dumps(value, ensure_ascii=False, indent=None if name == "samples" else 2)
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
