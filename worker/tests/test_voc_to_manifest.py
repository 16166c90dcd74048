from __future__ import annotations

from pathlib import Path

from pictures import draw

from concord_worker.train_offline import FolderStore, load_dataset
from concord_worker.voc_to_manifest import convert

BOX = (
    "<object><name>{}</name><bndbox><xmin>{}</xmin><ymin>{}</ymin>"
    "<xmax>{}</xmax><ymax>{}</ymax></bndbox></object>"
)


def test_splits_and_boxes_arrive_and_boxes_without_area_are_reported(tmp_path: Path) -> None:
    source = tmp_path / "voc"
    for folder in ("Annotations", "JPEGImages", "ImageSets/Main"):
        (source / folder).mkdir(parents=True)
    size = "<size><width>128</width><height>96</height><depth>3</depth></size>"
    boxes = BOX.format("cell", 10, 20, 40, 60) + BOX.format("cell", 5, 5, 5, 9)
    for stem, split, body in (("a", "train", boxes), ("b", "test", BOX.format("blob", 1, 2, 4, 8))):
        (source / "JPEGImages" / f"{stem}.png").write_bytes(draw(ord(stem))[0])
        xml = f"<annotation><filename>{stem}.png</filename>{size}{body}</annotation>"
        (source / "Annotations" / f"{stem}.xml").write_text(xml)
        (source / "ImageSets" / "Main" / f"{split}.txt").write_text(stem + "\n")
    report = convert(source, tmp_path / "out")
    assert report["pictures"] == {"train": 1, "test": 1}
    assert report["boxes"] == {"cell": 1, "blob": 1}
    assert report["droppedBoxes"] == ["a: cell 0.0×4.0"]
    dataset = load_dataset(tmp_path / "out" / "manifest.jsonl", None)
    assert [info.name for info in dataset.classes] == ["blob", "cell"]
    [train] = dataset.images_of("train")
    assert train.boxes.tolist() == [[10, 20, 30, 40]]
    assert train.class_indices.tolist() == [1]
    assert FolderStore(tmp_path / "out" / "files").path_of(train).is_file()
