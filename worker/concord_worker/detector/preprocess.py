"""From a file to the model's input, the same numbers as core/models/image-to-tensor.ts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from ..errors import BadInput

MAX_PIXELS = 100_000_000
PAD_VALUE = 114
MEAN = (123.675, 116.28, 103.53)
STD = (58.395, 57.12, 57.375)


@dataclass(frozen=True)
class Frame:
    """The picture fills `content_width` × `content_height` at the top left, padding the rest."""

    content_width: int
    content_height: int
    scale_x: float
    """Input px for each original px."""
    scale_y: float


def fit_image(width: int, height: int, input_width: int, input_height: int) -> Frame:
    """Where a picture of `width` × `height` px lies in the input, aspect kept (letterbox.ts)."""
    scale = min(input_width / width, input_height / height)
    content_width = min(input_width, max(1, math.floor(width * scale + 0.5)))
    content_height = min(input_height, max(1, math.floor(height * scale + 0.5)))
    return Frame(content_width, content_height, content_width / width, content_height / height)


def read_image(path: Path) -> Image.Image:
    """The upright picture in RGB; BadInput for what is none or too large."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise BadInput(f"{path.name}: more than {MAX_PIXELS} pixels")
            return ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadInput(f"{path.name} is no readable picture: {error}") from error


def letterbox_image(image: Image.Image, input_width: int, input_height: int) -> np.ndarray:
    """uint8 [3, input_height, input_width] RGB: Pillow's bilinear filter, padded as said."""
    frame = fit_image(image.width, image.height, input_width, input_height)
    content = image.resize((frame.content_width, frame.content_height), Image.Resampling.BILINEAR)
    canvas = np.full((input_height, input_width, 3), PAD_VALUE, dtype=np.uint8)
    canvas[: frame.content_height, : frame.content_width] = np.asarray(content)
    return np.ascontiguousarray(canvas.transpose(2, 0, 1))


def input_tensor(pixels: np.ndarray) -> np.ndarray:
    """uint8 [3, H, W] → float32 [1, 3, H, W]: (pixel - MEAN) / STD."""
    mean = np.array(MEAN)[:, None, None]
    std = np.array(STD)[:, None, None]
    return ((pixels - mean) / std)[None].astype(np.float32)
