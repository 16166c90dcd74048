"""The recipe `detector`: plan, train, export, measure the exported file."""

from __future__ import annotations

from typing import Any

import torch

from ..card import make_card
from ..context import TrainContext, TrainedModel
from ..dataset import Dataset, FileStore
from ..onnx_io import make_samples
from ..params import read_params
from .compact import fold_batch_norm, round_to_half, store_half
from .export_detector import INPUT_NAME, ExportedDetector, export_detector, output_names
from .metrics import at_threshold, best_threshold, coco_metrics
from .params import DetectorParams
from .picture_cache import PictureCache
from .plan import Plan, make_plan
from .predict import predict_split
from .preprocess import MEAN, PAD_VALUE, STD, input_tensor
from .training import train_network

NAME = "detector"
DEFAULT_SCORE = 0.3
SAMPLES = 2


def train_detector(
    dataset: Dataset, files: FileStore, raw_params: dict[str, Any], name: str, context: TrainContext
) -> TrainedModel:
    """A detector, its card, metrics (val/…, test/…) and samples; BadInput says what is wrong."""
    params = read_params(DetectorParams, raw_params)
    plan = make_plan(dataset, params)
    if params.threads is not None:
        torch.set_num_threads(params.threads)
    context.report(0.0, f"{plan.epochs} epochs at {plan.input_width}×{plan.input_height}")
    size = (plan.input_width, plan.input_height)
    train = PictureCache(dataset.images_of("train"), files, *size)
    network = train_network(train, plan, params, len(dataset.classes), context)
    context.report(1.0, "exporting and measuring")
    module = ExportedDetector(fold_batch_norm(network)).eval()
    half = params.weights == "float16"
    if half:
        round_to_half(module)
    onnx = export_detector(module, *size)
    onnx = store_half(onnx) if half else onnx
    metrics, score = _measure(onnx, dataset, files, plan, params, context)
    metrics["train/seconds"] = context.seconds()
    shown = train
    for split in ("test", "val"):
        if dataset.images_of(split):
            shown = PictureCache(dataset.images_of(split), files, *size)
    arrays = [input_tensor(shown.picture(i)) for i in range(min(SAMPLES, len(shown.examples)))]
    names = output_names(plan.strides)
    samples = make_samples(onnx, module, arrays, INPUT_NAME, names)
    card = make_card(
        dataset=dataset,
        context=context,
        name=name,
        task="object-detection",
        recipe=NAME,
        model_input={
            "kind": "image",
            "name": INPUT_NAME,
            "widthPx": plan.input_width,
            "heightPx": plan.input_height,
            "layout": "nchw",
            "colorOrder": "rgb",
            "mean": list(MEAN),
            "std": list(STD),
            "resize": "letterbox",
            "padValue": PAD_VALUE,
        },
        outputs=names,
        decoder="fcos",
        strides=plan.strides,
        score=score,
        nms_iou=params.nms_iou,
        metrics=metrics,
    )
    return TrainedModel(onnx=onnx, card=card, metrics=metrics, samples=samples)


def _measure(
    onnx: bytes,
    dataset: Dataset,
    files: FileStore,
    plan: Plan,
    params: DetectorParams,
    context: TrainContext,
) -> tuple[dict[str, float], float]:
    names = [info.name for info in dataset.classes]
    size = (plan.input_width, plan.input_height)
    metrics: dict[str, float] = {}
    score = DEFAULT_SCORE
    for split in ("val", "test"):
        examples = dataset.images_of(split)
        if not examples:
            continue
        cache = PictureCache(examples, files, *size)
        found = predict_split(onnx, plan.strides, cache, params.nms_iou, context.stop_if_told)
        values = coco_metrics(examples, found, names)
        best = best_threshold(examples, found) if split == "val" else None
        if best is not None:
            score, at_best = best
            values |= at_best
        else:
            values |= at_threshold(examples, found, score)
        metrics |= {f"{split}/{key}": value for key, value in values.items()}
    step = plan.epochs * plan.steps_per_epoch
    context.log_points(
        [{"step": step, "name": name, "value": value} for name, value in metrics.items()]
    )
    return metrics, score
