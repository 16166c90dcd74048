"""The training loop of the detector: AdamW under one cosine cycle, resumable each epoch."""

from __future__ import annotations

import torch
from torch import Tensor

from ..context import TrainContext
from ..errors import BadInput
from .augment import AugmentSettings, augment
from .losses import detector_loss
from .network import Detector
from .params import DetectorParams
from .picture_cache import PictureCache
from .plan import Plan
from .preprocess import MEAN, STD
from .targets import Grid, make_grid

WARM_UP = 0.1
CLIP_NORM = 10.0


def normalise(images: Tensor) -> Tensor:
    """[N, 3, H, W] 0-255 → (pixel - MEAN) / STD."""
    mean = torch.tensor(MEAN, device=images.device).view(1, 3, 1, 1)
    std = torch.tensor(STD, device=images.device).view(1, 3, 1, 1)
    return (images - mean) / std


def train_network(
    cache: PictureCache, plan: Plan, params: DetectorParams, classes: int, context: TrainContext
) -> Detector:
    """A trained network in eval mode on the CPU; raises RunInterrupted when told to stop."""
    torch.manual_seed(params.seed)
    device = context.device
    model = Detector(classes, plan.strides, plan.width, plan.neck, plan.head_depth)
    model = model.to(device, memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(_groups(model, params.weight_decay), lr=params.learning_rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=params.learning_rate,
        total_steps=plan.epochs * plan.steps_per_epoch + 1,
        pct_start=WARM_UP,
        cycle_momentum=False,
    )
    grid = make_grid(plan.strides, plan.input_height, plan.input_width, device)
    first = 0
    state = context.checkpoints.load() if context.checkpoints else None
    if state is not None:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = int(state["epoch"])
        context.report(first / plan.epochs, f"resumed after epoch {first} of {plan.epochs}")
    for epoch in range(first, plan.epochs):
        _train_epoch(model, optimizer, schedule, grid, cache, plan, params, epoch, context)
        done = epoch + 1
        context.report(done / plan.epochs, f"epoch {done} of {plan.epochs}")
        if context.checkpoints and done < plan.epochs and context.checkpoints.due():
            context.checkpoints.save(
                {
                    "model": model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(),
                    "epoch": done,
                }
            )
    return model.to("cpu", memory_format=torch.contiguous_format).eval()


def _train_epoch(
    model: Detector,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.OneCycleLR,
    grid: Grid,
    cache: PictureCache,
    plan: Plan,
    params: DetectorParams,
    epoch: int,
    context: TrainContext,
) -> None:
    model.train()
    generator = torch.Generator().manual_seed(params.seed * 100_003 + epoch)
    settings = AugmentSettings(
        scale_min=params.scale_min,
        scale_max=params.scale_max,
        flip_horizontal=plan.flip_horizontal,
        flip_vertical=plan.flip_vertical,
        color=params.color,
    )
    order = torch.randperm(len(cache.examples), generator=generator).tolist()
    sums = {"class": 0.0, "box": 0.0, "center": 0.0}
    for start in range(0, len(order), params.batch_size):
        context.stop_if_told()
        images, boxes, classes = cache.batch(order[start : start + params.batch_size])
        images = images.to(context.device)
        boxes = [b.to(context.device) for b in boxes]
        classes = [c.to(context.device) for c in classes]
        images, boxes, classes = augment(images, boxes, classes, settings, generator)
        images = normalise(images).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cuda", torch.bfloat16, enabled=context.device.startswith("cuda")):
            levels = model(images)
        levels = [tuple(part.float() for part in level) for level in levels]
        losses = detector_loss(levels, grid, boxes, classes)
        loss = sum(losses.values(), torch.zeros((), device=context.device))
        if not torch.isfinite(loss):
            raise BadInput("training diverged; a smaller learningRate may help")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)
        optimizer.step()
        schedule.step()
        for name, value in losses.items():
            sums[name] += float(value.detach())
    steps = plan.steps_per_epoch
    context.log(
        (epoch + 1) * steps,
        train_loss=sum(sums.values()) / steps,
        train_loss_class=sums["class"] / steps,
        train_loss_box=sums["box"] / steps,
        train_loss_center=sums["center"] / steps,
        train_learning_rate=schedule.get_last_lr()[0],
    )


def _groups(model: Detector, weight_decay: float) -> list[dict[str, object]]:
    decayed = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    return [
        {"params": decayed, "weight_decay": weight_decay},
        {"params": plain, "weight_decay": 0.0},
    ]
