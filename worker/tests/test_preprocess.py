from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from concord_worker.detector.preprocess import (
    MEAN,
    STD,
    fit_image,
    input_tensor,
    letterbox_image,
    read_image,
)
from concord_worker.errors import BadInput
from concord_worker.text.murmur3 import murmur3


def pattern(width: int, height: int) -> Image.Image:
    """The pattern of core/models/resize-pixels.test.ts."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [x * 37 + y * 11, x * x + y * 5, x * y * 7]
    return Image.fromarray(np.stack(planes, axis=-1).astype(np.uint8))


# The hashes that core/models/resize-pixels.test.ts holds the browser and the server to.
@pytest.mark.parametrize(
    ("width", "height", "to_width", "to_height", "hashed"),
    [(13, 9, 5, 4, 2436777929), (13, 9, 20, 15, 4174816987), (1001, 701, 416, 291, 2236733851)],
)
def test_pixels_are_the_browsers_pixels(
    width: int, height: int, to_width: int, to_height: int, hashed: int
) -> None:
    content = pattern(width, height).resize((to_width, to_height), Image.Resampling.BILINEAR)
    assert murmur3(content.tobytes()) == hashed
    boxed = letterbox_image(pattern(width, height), to_width, to_height)
    frame = fit_image(width, height, to_width, to_height)
    if (frame.content_width, frame.content_height) == (to_width, to_height):
        np.testing.assert_array_equal(boxed.transpose(1, 2, 0), np.asarray(content))


def test_the_picture_lies_at_the_top_left_and_the_rest_is_padding() -> None:
    image = Image.new("RGB", (8, 8), (30, 30, 30))
    boxed = letterbox_image(image, 32, 16)
    assert boxed.shape == (3, 16, 32)
    assert set(boxed[:, :, :16].ravel().tolist()) == {30}
    assert set(boxed[:, :, 16:].ravel().tolist()) == {114}


def test_the_frame_rounds_half_up_and_has_its_own_scale_each_way() -> None:
    frame = fit_image(640, 481, 320, 256)
    assert (frame.content_width, frame.content_height) == (320, 241)
    assert (frame.scale_x, frame.scale_y) == (0.5, 241 / 481)
    assert fit_image(1000, 1, 64, 64).content_height == 1


def test_values_are_pixel_minus_mean_over_std_in_rgb_order() -> None:
    tensor = input_tensor(np.full((3, 2, 2), 200, dtype=np.uint8))
    assert tensor.shape == (1, 3, 2, 2)
    wanted = [(200 - mean) / std for mean, std in zip(MEAN, STD, strict=True)]
    np.testing.assert_allclose(tensor[0, :, 0, 0], wanted, rtol=1e-6)


def test_orientation_is_applied_and_what_is_no_picture_is_named(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    assert read_image(tmp_path / "turned.jpg").size == (20, 40)
    (tmp_path / "fake.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(BadInput, match=r"fake\.png is no readable picture"):
        read_image(tmp_path / "fake.png")
