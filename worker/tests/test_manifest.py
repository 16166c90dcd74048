from __future__ import annotations

import json

import numpy as np
import pytest
from pictures import CLASSES, draw, manifest_line, text_line

from concord_worker.dataset import ClassInfo
from concord_worker.errors import BadInput
from concord_worker.manifest import parse_manifest

INFOS = [ClassInfo(row["id"], row["name"]) for row in CLASSES]


def test_exact_boxes_win_over_the_rounded_ones_and_class_ids_become_indices() -> None:
    data, _ = draw(1)
    exact = [{"classId": 9, "x": 1.25, "y": 2.5, "width": 30.5, "height": 20.25}]
    [example] = parse_manifest([manifest_line(data, exact, "val")], INFOS).images
    assert example.split == "val"
    np.testing.assert_array_equal(example.boxes, [[1.25, 2.5, 30.5, 20.25]])
    assert example.class_indices.tolist() == [1]


def test_without_exact_boxes_the_integer_ones_count() -> None:
    data, regions = draw(2)
    row = json.loads(manifest_line(data, regions, "train"))
    del row["concord"]
    [example] = parse_manifest([json.dumps(row)], INFOS).images
    assert example.split == "train"
    assert example.boxes.shape == (3, 4)


def test_boxes_are_cut_to_the_picture_and_a_turned_box_gets_its_upright_hull() -> None:
    data, _ = draw(3)
    regions = [
        {"classId": 4, "x": -10, "y": 80, "width": 30, "height": 40},
        {"classId": 4, "x": 500, "y": 5, "width": 9, "height": 9},
        {"classId": 4, "x": 40, "y": 30, "width": 40, "height": 20, "rotation": 90},
    ]
    [example] = parse_manifest([manifest_line(data, regions, "train")], INFOS).images
    np.testing.assert_allclose(example.boxes, [[0, 80, 20, 16], [50, 20, 20, 40]], atol=1e-4)


def test_an_empty_picture_is_kept_and_an_unlabelled_one_is_not() -> None:
    data, _ = draw(4)
    unlabelled = json.dumps({"source-ref": "/api/v1/files/" + "0" * 64})
    dataset = parse_manifest([manifest_line(data, [], "train"), unlabelled, ""], INFOS)
    assert [len(example.boxes) for example in dataset.images] == [0]


def test_a_posterior_is_the_soft_target_and_a_label_the_hard_one() -> None:
    lines = [text_line("a", 0, "train", [0.25, 0.75]), text_line("b", 1, "test")]
    dataset = parse_manifest(lines)
    assert [info.name for info in dataset.classes] == ["bad", "good"]
    np.testing.assert_allclose([t.target for t in dataset.texts], [[0.25, 0.75], [0, 1]])
    assert dataset.texts_of("test")[0].text == "b"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1 is no JSON"),
        ("[]", "line 1 is no object"),
        (text_line("a", 1, "somewhere"), "unknown split"),
        (text_line("a", 1, "train", [-1.0, 2.0]), "no distribution"),
        (text_line("a", 1, "train", [1.0]), "line 1"),
    ],
)
def test_a_bad_line_is_named(line: str, message: str) -> None:
    if message == "line 1":
        line = text_line("a", 1, "train", [0.2, 0.3, 0.5])
    classes = [ClassInfo(0, "bad"), ClassInfo(1, "good")]
    with pytest.raises(BadInput, match=message):
        parse_manifest([line], classes)


def test_a_class_outside_the_list_is_refused() -> None:
    with pytest.raises(BadInput, match="class id 1 is not in the list"):
        parse_manifest([text_line("a", 1, "train")], [ClassInfo(0, "bad")])


def test_a_polygon_is_learnt_as_the_upright_box_around_it() -> None:
    data, _ = draw(3)
    row = json.loads(manifest_line(data, [], "train"))
    row["concord"]["regions"] = [
        {"kind": "polygon", "classId": 4, "points": [[30, 10], [50.5, 40], [-8, 20]]},
    ]
    [example] = parse_manifest([json.dumps(row)], INFOS).images
    np.testing.assert_allclose(example.boxes, [[0, 10, 50.5, 30]], atol=1e-4)
