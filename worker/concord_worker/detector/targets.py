"""Which cell has to predict which box: centre sampling and one level per box size."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from .network import cell_centers

RADIUS = 1.5
"""A cell is positive within this many strides of the box's centre."""
REACH = 4.0
"""A level takes boxes whose half long side is at most this many strides (coarsest: any)."""


@dataclass(frozen=True)
class Grid:
    """All cells of all levels, one after the other."""

    centers: Tensor
    """float32 [P, 2] in input px."""
    strides: Tensor
    """float32 [P] in px."""
    low: Tensor
    """float32 [P]: the level takes half sides above this, in px."""
    high: Tensor


def make_grid(strides: list[int], height: int, width: int, device: str) -> Grid:
    """The cells of an input of `height` × `width` px."""
    centers, stride_of, low, high = [], [], [], []
    for level, stride in enumerate(strides):
        points = cell_centers(stride, height, width)
        centers.append(points)
        last = level == len(strides) - 1
        stride_of.append(torch.full((len(points),), float(stride)))
        low.append(torch.full((len(points),), REACH * strides[level - 1] if level else 0.0))
        high.append(torch.full((len(points),), float("inf") if last else REACH * stride))
    parts = (torch.cat(part).to(device) for part in (centers, stride_of, low, high))
    return Grid(*parts)


def assign(grid: Grid, boxes: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """Class of every cell (int64 [P], -1 for background) and its distances (float32 [P, 4]).

    `boxes` is float32 [n, 4] x1, y1, x2, y2 in input px. Where boxes compete the smallest wins.
    """
    points = len(grid.centers)
    labels = torch.full((points,), -1, dtype=torch.int64, device=grid.centers.device)
    distances = torch.zeros(points, 4, device=grid.centers.device)
    if len(boxes) == 0:
        return labels, distances
    x, y = grid.centers[:, :1], grid.centers[:, 1:]
    ltrb = torch.stack([x - boxes[:, 0], y - boxes[:, 1], boxes[:, 2] - x, boxes[:, 3] - y], dim=-1)
    inside = ltrb.amin(dim=-1) > 0.01
    size = boxes[:, 2:] - boxes[:, :2]
    half = size.amax(dim=-1)[None] / 2
    on_level = (half > grid.low[:, None]) & (half <= grid.high[:, None])
    center = (boxes[:, :2] + boxes[:, 2:]) / 2
    reach = RADIUS * grid.strides[:, None]
    near = ((x - center[:, 0]).abs() < reach) & ((y - center[:, 1]).abs() < reach)
    area = (size[:, 0] * size[:, 1])[None].expand(points, -1).clone()
    area[~(inside & on_level & near)] = float("inf")
    best, owner = area.min(dim=1)
    taken = torch.isfinite(best)
    labels[taken] = classes[owner[taken]]
    distances[taken] = ltrb[taken, owner[taken]]
    return labels, distances


def centerness(distances: Tensor) -> Tensor:
    """FCOS eq. 3 for [n, 4] distances: 1 in the middle of the box, 0 at its border."""
    horizontal, vertical = distances[:, [0, 2]], distances[:, [1, 3]]
    ratio = (horizontal.amin(1) / horizontal.amax(1)) * (vertical.amin(1) / vertical.amax(1))
    return ratio.clamp(min=1e-6).sqrt()
