"""Builds the model card as core/models/model-card.ts defines it."""

from __future__ import annotations

from typing import Any

from .context import TrainContext
from .dataset import Dataset


def make_card(
    *,
    dataset: Dataset,
    context: TrainContext,
    name: str,
    task: str,
    recipe: str,
    model_input: dict[str, Any],
    outputs: list[str],
    decoder: str,
    strides: list[int],
    score: float,
    nms_iou: float,
    metrics: dict[str, float],
) -> dict[str, Any]:
    """A card of format concord-model-card/1; the licence is the dataset owner's to choose."""
    return {
        "format": "concord-model-card/1",
        "name": name,
        "description": "",
        "task": task,
        "input": model_input,
        "outputs": outputs,
        "decoder": decoder,
        "strides": strides,
        "classes": [{"name": c.name, "classId": c.class_id} for c in dataset.classes],
        "thresholds": {"score": round(score, 4), "nmsIou": nms_iou},
        "training": {
            "datasetVersionId": dataset.version_id,
            "datasetHash": dataset.content_hash,
            "recipe": recipe,
            "command": context.command,
            "seconds": round(context.seconds(), 1),
            "device": context.device,
        },
        "metrics": {key: round(value, 5) for key, value in metrics.items()},
        "license": "NOASSERTION",
        "source": "",
    }
