from __future__ import annotations

from pathlib import Path

import pytest
import torch
from pictures import CLASSES, picture_set

from concord_worker.checkpoint import CheckpointStore
from concord_worker.context import TrainContext
from concord_worker.dataset import ClassInfo
from concord_worker.detector.recipe import train_detector
from concord_worker.errors import WorkerStopping
from concord_worker.manifest import parse_manifest
from concord_worker.train_offline import FolderStore


def test_a_state_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "c", "print", every_s=0)
    assert store.load() is None
    store.save({"epoch": 1, "model": {"w": torch.arange(3.0)}})
    store.save({"epoch": 2, "model": {"w": torch.arange(4.0)}})
    state = CheckpointStore(tmp_path / "c", "print").load()
    assert state is not None
    assert state["epoch"] == 2
    assert state["model"]["w"].tolist() == [0, 1, 2, 3]
    assert len(list((tmp_path / "c").glob("*.pt"))) == 1
    store.clear()
    assert store.load() is None


def test_metrics_the_server_lacks_are_queued_again(tmp_path: Path) -> None:
    point = {"step": 4, "name": "train/loss", "value": 0.5}
    CheckpointStore(tmp_path, "print", unsent_points=lambda: [point]).save({"epoch": 2})
    queued: list[dict] = []
    assert CheckpointStore(tmp_path, "print", log_points=queued.extend).load() == {"epoch": 2}
    assert queued == [point]


def test_damaged_or_foreign_checkpoints_count_as_none(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path, "print", every_s=0)
    store.save({"epoch": 1})
    assert CheckpointStore(tmp_path, "other").load() is None
    [file] = tmp_path.glob("*.pt")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert store.load() is None
    (tmp_path / "checkpoint.json").write_text('{"sha256": "../../x", "fingerprint": "print"}')
    assert store.load() is None


def test_a_detector_goes_on_after_the_epoch_where_it_was_stopped(tmp_path: Path) -> None:
    infos = [ClassInfo(row["id"], row["name"]) for row in CLASSES]
    dataset = parse_manifest(picture_set(tmp_path, ["train"] * 4), infos)
    params = {"inputWidth": 64, "inputHeight": 64, "width": 4, "epochs": 6, "batchSize": 2}
    files = FolderStore(tmp_path)

    def train(store: CheckpointStore | None, stop_after: int | None) -> list[float]:
        points: list[dict] = []

        def stop_if_told() -> None:
            if stop_after is not None and len(points) >= 5 * stop_after:
                raise WorkerStopping("told to stop")

        context = TrainContext(
            checkpoints=store, log_points=points.extend, stop_if_told=stop_if_told
        )
        train_detector(dataset, files, params, "m", context)
        return [point["value"] for point in points if point["name"] == "train/loss"]

    whole = train(None, None)
    store = CheckpointStore(tmp_path / "checkpoint", "print", every_s=0)
    with pytest.raises(WorkerStopping):
        train(store, 4)
    rest = train(store, None)
    assert len(whole) == 6
    assert len(rest) == 2
    assert rest == pytest.approx(whole[4:], rel=0.02)
