"""Pictures of a split at the size of the model's input, decoded once while memory allows."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ..dataset import FileStore, ImageExample
from .preprocess import Frame, fit_image, letterbox_image, read_image


class PictureCache:
    """Gives letterboxed pictures; keeps them in memory up to `limit_bytes`."""

    def __init__(
        self,
        examples: list[ImageExample],
        files: FileStore,
        input_width: int,
        input_height: int,
        limit_bytes: int = 2 << 30,
    ) -> None:
        """Nothing is read before it is asked for."""
        self.examples = examples
        self._files = files
        self._size = (input_width, input_height)
        self._left = limit_bytes
        self._kept: dict[int, np.ndarray] = {}

    def picture(self, index: int) -> np.ndarray:
        """uint8 [3, H, W] RGB exactly as the model will see it in use."""
        kept = self._kept.get(index)
        if kept is None:
            image = read_image(self._files.path_of(self.examples[index]))
            kept = letterbox_image(image, *self._size)
            if kept.nbytes <= self._left:
                self._kept[index] = kept
                self._left -= kept.nbytes
        return kept

    def frame(self, index: int) -> Frame:
        """Where the picture lies in the input."""
        example = self.examples[index]
        return fit_image(example.width, example.height, *self._size)

    def batch(self, indices: list[int]) -> tuple[Tensor, list[Tensor], list[Tensor]]:
        """float32 [N, 3, H, W] 0-255; boxes x1, y1, x2, y2 in input px; class indices."""
        images = torch.from_numpy(np.stack([self.picture(index) for index in indices])).float()
        boxes, classes = [], []
        for index in indices:
            example, frame = self.examples[index], self.frame(index)
            corners = np.concatenate(
                [example.boxes[:, :2], example.boxes[:, :2] + example.boxes[:, 2:]], axis=1
            )
            scale = np.array([frame.scale_x, frame.scale_y] * 2, dtype=np.float32)
            boxes.append(torch.from_numpy(corners * scale))
            classes.append(torch.from_numpy(example.class_indices))
        return images, boxes, classes
