"""Runs a shipped ONNX detector on a split, the way the browser and the server will."""

from __future__ import annotations

from collections.abc import Callable

from ..onnx_io import open_session
from .decode import Detections, decode
from .export_detector import INPUT_NAME, output_names
from .picture_cache import PictureCache
from .preprocess import input_tensor

LEAST_SCORE = 0.03
"""mAP needs the uncertain boxes too."""


def predict_split(
    onnx: bytes,
    strides: list[int],
    cache: PictureCache,
    nms_iou: float,
    each: Callable[[], None],
) -> list[Detections]:
    """Boxes in px of the originals for every picture of the cache; calls `each` between them."""
    session = open_session(onnx)
    names = output_names(strides)
    found = []
    for index, example in enumerate(cache.examples):
        each()
        pixels = cache.picture(index)
        outputs = session.run(names, {INPUT_NAME: input_tensor(pixels)})
        levels = [
            (outputs[2 * level][0], outputs[2 * level + 1][0]) for level in range(len(strides))
        ]
        size = (example.width, example.height)
        frame = cache.frame(index)
        found.append(decode(levels, strides, pixels.shape[2], frame, size, LEAST_SCORE, nms_iou))
    return found
