"""Random views of a batch: scale, shift, flips, colour; boxes follow."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

PLAIN_SHARE = 0.2
"""Views at scale 1 and whole-pixel shifts: interpolation smooths noise, use shows it unsmoothed."""
LEAST_VISIBLE = 0.4
"""A box cut to less than this share of its area is dropped from the view."""


@dataclass(frozen=True)
class AugmentSettings:
    """`color` is the strength of the jitter, 0-1; scales are relative to the plain view."""

    scale_min: float
    scale_max: float
    flip_horizontal: bool
    flip_vertical: bool
    color: float
    pad_value: float = 114.0


def augment(
    images: Tensor,
    boxes: list[Tensor],
    classes: list[Tensor],
    settings: AugmentSettings,
    generator: torch.Generator,
) -> tuple[Tensor, list[Tensor], list[Tensor]]:
    """A new view of each picture.

    `images` is float32 [N, 3, H, W] 0-255, `boxes` x1, y1, x2, y2 in px of it. All random numbers
    come from `generator` (on the CPU), so a view depends on the seed alone.
    """
    count, _, height, width = images.shape

    def draw(low: float, high: float) -> Tensor:
        return torch.rand(count, generator=generator) * (high - low) + low

    plain = draw(0, 1) < PLAIN_SHARE
    scale = draw(settings.scale_min**0.5, settings.scale_max**0.5) ** 2
    scale = torch.where(plain, 1.0, scale)
    slack = (scale - 1).abs() / 2 + 0.05
    shift_x = draw(-1, 1) * slack * width
    shift_y = draw(-1, 1) * slack * height
    shift_x = torch.where(plain, shift_x.round(), shift_x)
    shift_y = torch.where(plain, shift_y.round(), shift_y)
    flip_x = torch.where(draw(0, 1) < 0.5, -1.0, 1.0) if settings.flip_horizontal else 1.0
    flip_y = torch.where(draw(0, 1) < 0.5, -1.0, 1.0) if settings.flip_vertical else 1.0
    scale_x, scale_y = scale * flip_x, scale * flip_y
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = 1 / scale_x
    theta[:, 1, 1] = 1 / scale_y
    theta[:, 0, 2] = -2 * shift_x / width / scale_x
    theta[:, 1, 2] = -2 * shift_y / height / scale_y
    field = F.affine_grid(theta.to(images.device), list(images.shape), align_corners=False)
    view = F.grid_sample(images - settings.pad_value, field, align_corners=False)
    view = _color(view + settings.pad_value, settings.color, generator)
    new_boxes, new_classes = [], []
    for index in range(count):
        moved, kept = _move(
            boxes[index],
            float(scale_x[index]),
            float(scale_y[index]),
            float(shift_x[index]),
            float(shift_y[index]),
            (width, height),
        )
        new_boxes.append(moved)
        new_classes.append(classes[index][kept])
    return view, new_boxes, new_classes


def _move(
    boxes: Tensor, scale_x: float, scale_y: float, dx: float, dy: float, size: tuple[int, int]
) -> tuple[Tensor, Tensor]:
    width, height = size
    x = (boxes[:, [0, 2]] - width / 2) * scale_x + width / 2 + dx
    y = (boxes[:, [1, 3]] - height / 2) * scale_y + height / 2 + dy
    x1, x2, y1, y2 = x.amin(1), x.amax(1), y.amin(1), y.amax(1)
    full = (x2 - x1) * (y2 - y1)
    x1, x2 = x1.clamp(0, width), x2.clamp(0, width)
    y1, y2 = y1.clamp(0, height), y2.clamp(0, height)
    kept = ((x2 - x1) * (y2 - y1) > LEAST_VISIBLE * full) & (x2 - x1 > 1) & (y2 - y1 > 1)
    return torch.stack([x1, y1, x2, y2], dim=1)[kept], kept


def _color(images: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    if strength == 0:
        return images
    count = len(images)

    def factor(spread: float, *shape: int) -> Tensor:
        noise = torch.rand(count, *shape, generator=generator) * 2 - 1
        return (1 + spread * noise).to(images.device)

    mean = images.mean(dim=(1, 2, 3), keepdim=True)
    gray = images.mean(dim=1, keepdim=True)
    images = gray + (images - gray) * factor(1.5 * strength, 1, 1, 1)
    images = (images - mean) * factor(strength, 1, 1, 1) + mean * factor(strength, 1, 1, 1)
    return (images * factor(0.4 * strength, 3, 1, 1)).clamp(0, 255)
