"""What recipes train on: classes and examples, free of any file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np

SPLITS = ("train", "val", "test")


@dataclass(frozen=True)
class ClassInfo:
    """One class; its index in the list of classes is its index in the model's output."""

    class_id: int
    name: str


@dataclass(frozen=True)
class ImageExample:
    """One picture with exact boxes in pixels of the upright original."""

    item_id: str
    split: str
    source_ref: str
    sha256: str | None
    name: str
    width: int
    height: int
    boxes: np.ndarray
    """float32 [n, 4]: x, y, width, height in px."""
    class_indices: np.ndarray
    """int64 [n]: positions in the list of classes."""


@dataclass(frozen=True)
class TextExample:
    """One text with a distribution over the classes (one-hot when nobody disagreed)."""

    item_id: str
    split: str
    text: str
    target: np.ndarray
    """float32 [classes], sums to 1."""


@dataclass
class Dataset:
    """The examples of one dataset version and its classes in output order."""

    classes: list[ClassInfo]
    images: list[ImageExample] = field(default_factory=list)
    texts: list[TextExample] = field(default_factory=list)
    version_id: str | None = None
    content_hash: str | None = None

    def images_of(self, split: str) -> list[ImageExample]:
        """Pictures of one split, in manifest order."""
        return [example for example in self.images if example.split == split]

    def texts_of(self, split: str) -> list[TextExample]:
        """Texts of one split, in manifest order."""
        return [example for example in self.texts if example.split == split]


class FileStore(Protocol):
    """Where the bytes of pictures come from."""

    def path_of(self, example: ImageExample) -> Path:
        """A readable local file with the picture's original bytes."""
        ...
