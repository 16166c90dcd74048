"""The network: residual stages, a top-down pyramid and one head shared by all levels."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def _conv(inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    """Two 3×3 convolutions beside an identity (He et al. 2016); shape unchanged."""

    def __init__(self, channels: int) -> None:
        """`channels` in and out."""
        super().__init__()
        self.first = _conv(channels, channels)
        self.second = nn.Sequential(
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels)
        )

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, H, W] → the same shape."""
        return F.relu(x + self.second(self.first(x)))


class Tower(nn.Module):
    """3×3 convolutions with the weights shared by all levels.

    In training each batch norm sees the cells of all levels at once: normalised level by level,
    the running statistics that are used afterwards would fit none of them.
    """

    def __init__(self, channels: int, depth: int) -> None:
        """`channels` in and out, `depth` convolutions."""
        super().__init__()
        self.layers = nn.ModuleList(_conv(channels, channels) for _ in range(depth))

    def forward(self, levels: list[Tensor]) -> list[Tensor]:
        """[N, C, H, W] per level → the same shapes."""
        for layer in self.layers:
            if self.training:
                levels = _jointly(layer[0], layer[1], levels)
            else:
                levels = [layer(x) for x in levels]
        return levels


def _jointly(conv: nn.Module, norm: nn.Module, levels: list[Tensor]) -> list[Tensor]:
    found = [conv(x) for x in levels]
    cells = [x.shape[2] * x.shape[3] for x in found]
    joint = norm(torch.cat([x.flatten(2) for x in found], dim=2).unsqueeze(3))
    parts = F.relu(joint).squeeze(3).split(cells, dim=2)
    return [part.unflatten(2, x.shape[2:]) for part, x in zip(parts, found, strict=True)]


class Detector(nn.Module):
    """FCOS (Tian et al. 2019) in small: class, centreness and four distances for every cell."""

    def __init__(
        self, classes: int, strides: list[int], width: int, neck: int, head_depth: int
    ) -> None:
        """`strides` ascending powers of two in input px; `width`, `neck` in channels."""
        super().__init__()
        self.strides = list(strides)
        self.stem = _conv(3, width, stride=2)
        self.stages = nn.ModuleList()
        channels, widths = width, {}
        for stride in _strides_up_to(strides[-1]):
            grown = round(width * {4: 2, 8: 4, 16: 6}.get(stride, 8))
            self.stages.append(nn.Sequential(_conv(channels, grown, stride=2), Residual(grown)))
            channels = widths[stride] = grown
        self.first_level = len(self.stages) - len(strides)
        self.lateral = nn.ModuleList(
            nn.Conv2d(width if stride == 2 else widths[stride], neck, 1) for stride in strides
        )
        self.smooth = nn.ModuleList(_conv(neck, neck) for _ in strides)
        self.class_tower = Tower(neck, head_depth)
        self.box_tower = Tower(neck, head_depth)
        self.class_head = nn.Conv2d(neck, classes, 3, 1, 1)
        self.box_head = nn.Conv2d(neck, 4, 3, 1, 1)
        self.center_head = nn.Conv2d(neck, 1, 3, 1, 1)
        for head in (self.class_head, self.box_head, self.center_head):
            nn.init.normal_(head.weight, std=0.01)
            nn.init.zeros_(head.bias)
        nn.init.constant_(self.class_head.bias, -math.log((1 - 0.01) / 0.01))
        nn.init.constant_(self.box_head.bias, 1.0)

    def forward(self, image: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        """[N, 3, H, W] → per level: class logits [N, HW, C], centre logits [N, HW, 1], boxes.

        Boxes [N, HW, 4] are the distances left, top, right, bottom ≥ 0 in input px.
        """
        x = self.stem(image)
        features = [x]
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        features = features[-len(self.strides) :]
        above = None
        levels: list[Tensor] = [x] * len(self.strides)
        for level in reversed(range(len(self.strides))):
            merged = self.lateral[level](features[level])
            if above is not None:
                merged = merged + F.interpolate(above, scale_factor=2.0, mode="nearest")
            above = merged
            levels[level] = self.smooth[level](merged)
        return [
            (
                _cells(self.class_head(for_class)),
                _cells(self.center_head(for_box)),
                _cells(F.softplus(self.box_head(for_box)) * float(2 * stride)),
            )
            for for_class, for_box, stride in zip(
                self.class_tower(levels), self.box_tower(levels), self.strides, strict=True
            )
        ]


def _cells(x: Tensor) -> Tensor:
    return x.flatten(2).transpose(1, 2)


def _strides_up_to(last: int) -> list[int]:
    return [stride for stride in (4, 8, 16, 32, 64) if stride <= last]


def cell_centers(stride: int, height: int, width: int) -> Tensor:
    """float32 [HW, 2]: x, y in input px of the cells' centres, row by row."""
    ys, xs = torch.meshgrid(
        torch.arange(height // stride), torch.arange(width // stride), indexing="ij"
    )
    return (torch.stack([xs, ys], dim=-1).reshape(-1, 2).float() + 0.5) * stride
