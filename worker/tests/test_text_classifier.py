from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from pictures import review_lines, text_line

from concord_worker.context import TrainContext
from concord_worker.dataset import ClassInfo
from concord_worker.errors import BadInput
from concord_worker.manifest import parse_manifest
from concord_worker.onnx_io import decode_tensor, open_session
from concord_worker.text.hash_ngrams import NgramHasher
from concord_worker.text.metrics import classification_metrics
from concord_worker.text.params import TextParams
from concord_worker.text.recipe import train_text_classifier
from concord_worker.train_offline import FolderStore, train_offline

FILES = FolderStore(Path())


def test_it_learns_and_the_shipped_file_keeps_the_contract() -> None:
    dataset = parse_manifest(review_lines(200))
    model = train_text_classifier(dataset, FILES, {}, "reviews", TrainContext())
    assert model.metrics["test/accuracy"] == 1.0
    assert model.metrics["val/nll"] < 0.1
    session = open_session(model.onnx)
    [given], [output] = session.get_inputs(), session.get_outputs()
    assert (given.name, given.shape) == ("features", [1, 65536])
    assert (output.name, output.shape) == ("probabilities", [1, 2])
    hasher = NgramHasher(65536, (1, 2), (3, 5))
    [row] = session.run(None, {"features": hasher.dense("a wonderful evening")})[0]
    assert row.sum() == pytest.approx(1, abs=1e-5)
    assert row[1] > 0.8
    assert model.card["decoder"] == "softmax"
    assert model.card["input"]["buckets"] == 65536


def test_samples_are_reproduced_by_onnx_runtime() -> None:
    dataset = parse_manifest(review_lines(40))
    model = train_text_classifier(dataset, FILES, {"buckets": 4096}, "m", TrainContext())
    session = open_session(model.onnx)
    for sample in model.samples["samples"]:
        features = decode_tensor(sample["inputs"]["features"])
        wanted = decode_tensor(sample["outputs"]["probabilities"])
        got = session.run(None, {"features": features})[0]
        np.testing.assert_allclose(got, wanted, atol=1e-4)


def test_soft_labels_are_learnt_as_they_are() -> None:
    lines = [text_line("the same words", 0, "train", [0.7, 0.3]) for _ in range(20)]
    classes = [ClassInfo(0, "bad"), ClassInfo(1, "good")]
    params = {"l2": 1e-6, "buckets": 4096}
    model = train_text_classifier(
        parse_manifest(lines, classes), FILES, params, "m", TrainContext()
    )
    probabilities = decode_tensor(model.samples["samples"][0]["outputs"]["probabilities"])
    np.testing.assert_allclose(probabilities, [[0.7, 0.3]], atol=0.01)


def test_metrics_of_a_case_worked_by_hand() -> None:
    probabilities = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.4, 0.6]])
    targets = np.array([[1, 0], [0, 1], [0, 1], [0, 1]], dtype=np.float32)
    metrics = classification_metrics(probabilities, targets)
    assert metrics["accuracy"] == 0.75
    assert metrics["macro_f1"] == pytest.approx((2 / 3 + 0.8) / 2)
    nll = -np.log([0.9, 0.4, 0.8, 0.6]).mean()
    assert metrics["nll"] == pytest.approx(nll)
    assert metrics["ece"] == pytest.approx((0.1 + 0.2 + abs(1.2 - 1)) / 4)


def test_many_classes_get_fewer_buckets() -> None:
    assert TextParams().buckets_for(2) == 65536
    assert TextParams().buckets_for(77) == 16384
    assert TextParams(buckets=1000).buckets_for(77) == 1000


@pytest.mark.parametrize(
    "params",
    [{"buckets": 3}, {"wordNgrams": [2, 1]}, {"l2": -1}, {"epochs": 3}, {"calibrate": 1}],
)
def test_wrong_parameters_are_refused(params: dict) -> None:
    with pytest.raises(BadInput):
        train_text_classifier(parse_manifest(review_lines(10)), FILES, params, "m", TrainContext())


def test_nothing_to_train_on_is_said() -> None:
    dataset = parse_manifest([text_line("a", 1, "test")])
    with pytest.raises(BadInput, match="no labelled texts"):
        train_text_classifier(dataset, FILES, {}, "m", TrainContext())


def test_sms_spam_is_told_apart_within_seconds(shared_data: Path, tmp_path: Path) -> None:
    with (shared_data / "sms-spam" / "sms.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    manifest = tmp_path / "manifest.jsonl"
    splits = ["train"] * 7 + ["val"] + ["test"] * 2
    lines = [
        text_line(row[1], int(row[0] == "spam"), splits[number % 10])
        for number, row in enumerate(rows)
        if len(row) == 2
    ]
    manifest.write_text("\n".join(lines), encoding="utf-8")
    model = train_offline(manifest, tmp_path, "text-classifier", {}, tmp_path, "cpu", "sms")
    assert model.metrics["test/accuracy"] > 0.975
    assert json.loads((tmp_path / "card.json").read_text())["metrics"]["test/accuracy"] > 0.975
