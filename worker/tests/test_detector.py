from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from pictures import CLASSES, picture_set

from concord_worker.context import TrainContext, TrainedModel
from concord_worker.dataset import ClassInfo, Dataset, ImageExample
from concord_worker.detector.decode import Detections, decode
from concord_worker.detector.losses import giou_loss
from concord_worker.detector.metrics import best_threshold, coco_metrics
from concord_worker.detector.params import DetectorParams
from concord_worker.detector.plan import make_plan
from concord_worker.detector.preprocess import fit_image
from concord_worker.detector.recipe import train_detector
from concord_worker.detector.targets import assign, centerness, make_grid
from concord_worker.errors import BadInput
from concord_worker.manifest import parse_manifest
from concord_worker.onnx_io import decode_tensor, open_session
from concord_worker.train_offline import FolderStore, train_offline

INFOS = [ClassInfo(row["id"], row["name"]) for row in CLASSES]
QUICK = {
    "inputWidth": 128,
    "inputHeight": 96,
    "strides": [8, 16, 32],
    "width": 8,
    "epochs": 150,
    "batchSize": 4,
    "scaleMin": 1,
    "scaleMax": 1,
    "color": 0,
    "flips": "none",
}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[TrainedModel, list[dict]]:
    folder = tmp_path_factory.mktemp("pictures")
    lines = picture_set(folder, ["train"] * 4)
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row["concord"]["split"] = "val"
    dataset = parse_manifest(lines + [json.dumps(row) for row in rows], INFOS)
    points: list[dict] = []
    context = TrainContext(log_points=points.extend)
    return train_detector(dataset, FolderStore(folder), QUICK, "shapes", context), points


def test_it_learns_four_pictures_by_heart(trained: tuple[TrainedModel, list[dict]]) -> None:
    model, points = trained
    losses = [point["value"] for point in points if point["name"] == "train/loss"]
    assert len(losses) == 150
    assert losses[-1] < 0.55 * losses[0]
    assert model.metrics["val/map50"] > 0.95
    assert model.metrics["val/f1"] > 0.9
    assert 0.05 < model.card["thresholds"]["score"] < 0.95


def test_the_shipped_file_keeps_the_contract(trained: tuple[TrainedModel, list[dict]]) -> None:
    model, _ = trained
    session = open_session(model.onnx)
    [given] = session.get_inputs()
    assert (given.name, given.shape, given.type) == ("image", [1, 3, 96, 128], "tensor(float)")
    shapes = {output.name: output.shape for output in session.get_outputs()}
    assert shapes == {
        "scores_8": [1, 192, 2],
        "boxes_8": [1, 192, 4],
        "scores_16": [1, 48, 2],
        "boxes_16": [1, 48, 4],
        "scores_32": [1, 12, 2],
        "boxes_32": [1, 12, 4],
    }
    assert model.card["outputs"] == list(shapes)
    graph = onnx.load_from_string(model.onnx)
    assert graph.opset_import[0].version == 17
    assert all(not tensor.external_data for tensor in graph.graph.initializer)
    assert {node.op_type for node in graph.graph.node}.isdisjoint({"NonMaxSuppression", "Loop"})


def test_the_samples_are_reproduced_by_onnx_runtime(
    trained: tuple[TrainedModel, list[dict]],
) -> None:
    model, _ = trained
    session = open_session(model.onnx)
    assert len(model.samples["samples"]) == 2
    for sample in model.samples["samples"]:
        image = decode_tensor(sample["inputs"]["image"])
        found = session.run(None, {"image": image})
        for output, value in zip(session.get_outputs(), found, strict=True):
            wanted = decode_tensor(sample["outputs"][output.name])
            np.testing.assert_allclose(value, wanted, rtol=1e-4, atol=1e-4)
            if output.name.startswith("boxes"):
                assert value.min() >= 0


def test_float16_storage_halves_the_file_and_keeps_the_answers(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text("\n".join(picture_set(tmp_path, ["train"] * 2)))
    sizes = {}
    for weights in ("float16", "float32"):
        params = QUICK | {"epochs": 1, "strides": [4, 8], "weights": weights}
        out = tmp_path / weights
        train_offline(tmp_path / "manifest.jsonl", tmp_path, "detector", params, out, "cpu", "m")
        sizes[weights] = (out / "model.onnx").stat().st_size
        card = json.loads((out / "card.json").read_text())
        assert card["strides"] == [4, 8]
        assert [row["classId"] for row in card["classes"]] == [4, 9]
        assert json.loads((out / "metrics.json").read_text())["train/seconds"] > 0
        assert len(json.loads((out / "samples.json").read_text())["samples"]) == 2
    assert sizes["float16"] < 0.65 * sizes["float32"]


def test_a_cell_takes_the_smallest_box_near_whose_middle_it_lies() -> None:
    grid = make_grid([8, 16], 64, 64, "cpu")
    boxes = torch.tensor([[8.0, 8, 40, 40], [16, 16, 32, 32], [-4, -4, 68, 68]])
    labels, distances = assign(grid, boxes, torch.tensor([0, 1, 2]))
    middle = 2 * 8 + 2
    assert labels[middle] == 1
    np.testing.assert_allclose(distances[middle], [4, 4, 12, 12])
    assert labels[0] == -1
    assert labels[64 + 5] == 2
    assert (labels[:64] != 2).all()


def test_centreness_and_giou_have_their_textbook_values() -> None:
    middle = torch.tensor([[5.0, 5, 5, 5], [1, 5, 9, 5]])
    np.testing.assert_allclose(centerness(middle), [1, (1 / 9) ** 0.5], rtol=1e-6)
    same = giou_loss(middle, middle)
    np.testing.assert_allclose(same, [0, 0], atol=1e-6)
    half = giou_loss(torch.tensor([[5.0, 5, 0, 5]]), torch.tensor([[5.0, 5, 5, 5]]))
    np.testing.assert_allclose(half, [0.5], atol=1e-6)


def test_decoding_turns_cells_into_boxes_of_the_picture_and_merges_doubles() -> None:
    scores = np.zeros((12, 2), dtype=np.float32)
    distances = np.full((12, 4), 6, dtype=np.float32)
    scores[5, 1], scores[6, 1], scores[6, 0], scores[11, 0] = 0.9, 0.6, 0.5, 0.2
    distances[6] = [14, 6, 0, 6]
    frame = fit_image(64, 48, 32, 24)
    found = decode([(scores, distances)], [8], 32, frame, (64, 48), 0.3, 0.5)
    assert found.classes.tolist() == [1, 0]
    np.testing.assert_allclose(found.scores, [0.9, 0.5])
    np.testing.assert_allclose(found.boxes, [[12, 12, 24, 24], [12, 12, 28, 24]])


def example(boxes: list[list[float]], kinds: list[int]) -> ImageExample:
    return ImageExample(
        item_id="i",
        split="val",
        source_ref="r",
        sha256=None,
        name="n",
        width=100,
        height=100,
        boxes=np.array(boxes, dtype=np.float32).reshape(-1, 4),
        class_indices=np.array(kinds, dtype=np.int64),
    )


def test_map_and_threshold_of_a_case_worked_by_hand() -> None:
    truth = [example([[10, 10, 20, 20], [50, 50, 20, 20]], [0, 1])]
    boxes = np.array([[10, 10, 20, 20], [80, 80, 9, 9], [50, 50, 20, 20]], dtype=np.float64)
    found = [Detections(boxes, np.array([0.9, 0.8, 0.7]), np.array([0, 0, 1]))]
    metrics = coco_metrics(truth, found, ["a", "b", "never"])
    assert metrics["map50"] == pytest.approx(1.0)
    assert metrics["ap50/b"] == pytest.approx(1.0)
    assert "ap50/never" not in metrics
    best = best_threshold(truth, found)
    assert best is not None
    assert best[0] == pytest.approx(0.7)
    assert best[1] == pytest.approx({"f1": 0.8, "precision": 2 / 3, "recall": 1.0})


def test_the_plan_keeps_small_objects_visible_and_digits_unflipped() -> None:
    page = example([[5, 5, 3, 3]] * 3, [0, 1, 0])
    page = ImageExample(**{**page.__dict__, "split": "train", "width": 640, "height": 800})
    small = ImageExample(**{**page.__dict__, "boxes": np.full((3, 4), 25, dtype=np.float32)})
    digits = Dataset(classes=[ClassInfo(0, "0"), ClassInfo(1, "1")], images=[small])
    plan = make_plan(digits, DetectorParams())
    assert (plan.input_width, plan.input_height) == (416, 512)
    assert plan.strides == [8, 16, 32]
    assert not plan.flip_horizontal
    tiny = Dataset(classes=[ClassInfo(0, "cell"), ClassInfo(1, "b")], images=[page])
    plan = make_plan(tiny, DetectorParams())
    assert plan.strides == [4, 8, 16]
    assert plan.input_height == 800
    assert plan.flip_horizontal


@pytest.mark.parametrize(
    "params",
    [
        {"unknown": 1},
        {"strides": [8, 32]},
        {"epochs": 0},
        {"epochs": True},
        {"inputWidth": 320},
        {"flips": "sometimes"},
        {"learningRate": "fast"},
    ],
)
def test_wrong_parameters_are_refused(params: dict, tmp_path: Path) -> None:
    dataset = parse_manifest(picture_set(tmp_path, ["train"]), INFOS)
    with pytest.raises(BadInput):
        train_detector(dataset, FolderStore(tmp_path), params, "m", TrainContext())


def test_files_outside_the_folder_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    store = FolderStore(tmp_path / "in")
    for name in ("../secret.png", str(tmp_path / "secret.png")):
        with pytest.raises(BadInput, match="no file for"):
            store.path_of(ImageExample(**{**example([], []).__dict__, "name": name}))
