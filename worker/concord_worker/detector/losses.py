"""Focal loss on classes, GIoU on boxes weighted by centreness, log-loss on centreness."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from .targets import Grid, assign, centerness


def detector_loss(
    levels: list[tuple[Tensor, Tensor, Tensor]],
    grid: Grid,
    boxes: list[Tensor],
    classes: list[Tensor],
) -> dict[str, Tensor]:
    """Scalars `class`, `box`, `center` for one batch, each per positive cell.

    `boxes` holds float32 [n, 4] x1, y1, x2, y2 in input px for every picture.
    """
    class_logits, center_logits, predicted = (
        torch.cat(part, dim=1) for part in zip(*levels, strict=True)
    )
    pairs = [assign(grid, b, c) for b, c in zip(boxes, classes, strict=True)]
    labels = torch.stack([pair[0] for pair in pairs])
    wanted = torch.stack([pair[1] for pair in pairs])
    positive = labels >= 0
    count = positive.sum().clamp(min=1).float()
    target = torch.zeros_like(class_logits)
    target[positive] = F.one_hot(labels[positive], class_logits.shape[-1]).to(target.dtype)
    loss_class = focal_loss(class_logits, target) / count
    if not positive.any():
        nothing = predicted.sum() * 0 + center_logits.sum() * 0
        return {"class": loss_class, "box": nothing, "center": nothing}
    truth = wanted[positive]
    weight = centerness(truth)
    loss_box = (giou_loss(predicted[positive], truth) * weight).sum() / weight.sum()
    loss_center = F.binary_cross_entropy_with_logits(center_logits[positive][:, 0], weight)
    return {"class": loss_class, "box": loss_box, "center": loss_center}


def focal_loss(logits: Tensor, target: Tensor, alpha: float = 0.25, gamma: float = 2.0) -> Tensor:
    """Sum over all entries (Lin et al. 2017); `target` is 0 or 1."""
    bce = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    probability = logits.sigmoid()
    missing = probability + target - 2 * probability * target
    balance = alpha * target + (1 - alpha) * (1 - target)
    return (balance * missing**gamma * bce).sum()


def giou_loss(predicted: Tensor, truth: Tensor) -> Tensor:
    """1 - GIoU (Rezatofighi et al. 2019), [n], for distances [n, 4] from the same point."""
    area = (predicted[:, 0] + predicted[:, 2]) * (predicted[:, 1] + predicted[:, 3])
    truth_area = (truth[:, 0] + truth[:, 2]) * (truth[:, 1] + truth[:, 3])
    least = torch.minimum(predicted, truth)
    most = torch.maximum(predicted, truth)
    overlap = (least[:, 0] + least[:, 2]) * (least[:, 1] + least[:, 3])
    union = area + truth_area - overlap
    hull = (most[:, 0] + most[:, 2]) * (most[:, 1] + most[:, 3])
    return 1 - overlap / union.clamp(min=1e-6) + (hull - union) / hull.clamp(min=1e-6)
