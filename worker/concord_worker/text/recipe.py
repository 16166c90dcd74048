"""The recipe `text-classifier`: hash, fit, calibrate, export, measure."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..card import make_card
from ..context import TrainContext, TrainedModel
from ..dataset import Dataset, FileStore
from ..errors import BadInput
from ..onnx_io import export_onnx, make_samples, open_session
from ..params import read_params
from .hash_ngrams import NgramHasher
from .linear import FitSettings, LinearFit, LinearModel, predict_logits
from .matrix import TextMatrix, make_matrix
from .metrics import classification_metrics
from .params import TextParams

NAME = "text-classifier"
INPUT_NAME = "features"
OUTPUT_NAME = "probabilities"
CALIBRATION_TEXTS = 30
SAMPLES = 3


class ExportedClassifier(nn.Module):
    """[1, buckets] → class probabilities [1, classes]."""

    def __init__(self, model: LinearModel) -> None:
        """Copies the weights."""
        super().__init__()
        self.linear = nn.Linear(*model.weight.shape)
        self.linear.weight.data = model.weight.T.contiguous()
        self.linear.bias.data = model.bias

    def forward(self, features: Tensor) -> Tensor:
        """Softmax of the linear layer."""
        return torch.softmax(self.linear(features), dim=1)


def train_text_classifier(
    dataset: Dataset,
    _files: FileStore,
    raw_params: dict[str, Any],
    name: str,
    context: TrainContext,
) -> TrainedModel:
    """A classifier, its card, metrics (val/…, test/…) and samples; BadInput says what is wrong."""
    params = read_params(TextParams, raw_params)
    train = dataset.texts_of("train")
    if not train:
        raise BadInput("the training split has no labelled texts")
    classes = len(dataset.classes)
    hasher = NgramHasher(
        params.buckets_for(classes), _pair(params.word_ngrams), _pair(params.char_ngrams)
    )
    context.report(0.0, f"reading {len(train)} texts")
    matrices = {
        split: make_matrix(dataset.texts_of(split), hasher, classes, context.stop_if_told)
        for split in ("train", "val", "test")
    }
    model = _fit(matrices["train"], hasher.buckets, params, context)
    val = matrices["val"]
    if params.calibrate and len(val) >= CALIBRATION_TEXTS:
        temperature = _temperature(predict_logits(model, val), torch.from_numpy(val.targets))
        model = LinearModel(model.weight / temperature, model.bias / temperature)
    context.report(1.0, "exporting and measuring")
    module = ExportedClassifier(model).eval()
    onnx = export_onnx(module, torch.zeros(1, hasher.buckets), INPUT_NAME, [OUTPUT_NAME])
    metrics = _measure(onnx, model, dataset, matrices, hasher)
    context.log_points(
        [
            {"step": params.max_iterations, "name": key, "value": value}
            for key, value in metrics.items()
        ]
    )
    metrics["train/seconds"] = context.seconds()
    shown = dataset.texts_of("val") or dataset.texts_of("test") or train
    arrays = [hasher.dense(example.text) for example in shown[:SAMPLES]]
    samples = make_samples(onnx, module, arrays, INPUT_NAME, [OUTPUT_NAME])
    card = make_card(
        dataset=dataset,
        context=context,
        name=name,
        task="text-classification",
        recipe=NAME,
        model_input={
            "kind": "text",
            "name": INPUT_NAME,
            "featurizer": "hashed-ngrams",
            "buckets": hasher.buckets,
            "wordNgrams": params.word_ngrams,
            "charNgrams": params.char_ngrams,
        },
        outputs=[OUTPUT_NAME],
        decoder="softmax",
        strides=[],
        score=0.0,
        nms_iou=1.0,
        metrics=metrics,
    )
    return TrainedModel(onnx=onnx, card=card, metrics=metrics, samples=samples)


def _fit(data: TextMatrix, buckets: int, params: TextParams, context: TrainContext) -> LinearModel:
    torch.manual_seed(params.seed)
    fit = LinearFit(data, buckets, context.device)
    first = 0
    state = context.checkpoints.load() if context.checkpoints else None
    if state is not None:
        fit.weight.copy_(state["weight"])
        fit.bias.copy_(state["bias"])
        first = int(state["iterations"])
        context.report(first / params.max_iterations, f"resumed after {first} iterations")

    def after(iterations: int, loss: float) -> None:
        done = first + iterations
        context.log(done, train_loss=loss)
        context.report(min(1.0, done / params.max_iterations), f"{done} iterations")
        if context.checkpoints and context.checkpoints.due():
            context.checkpoints.save({"weight": fit.weight, "bias": fit.bias, "iterations": done})
        context.stop_if_told()

    l2 = 0.03 / len(data) if params.l2 is None else params.l2
    fit.run(FitSettings(l2=l2, max_iterations=max(1, params.max_iterations - first)), after)
    return fit.model()


def _temperature(logits: Tensor, targets: Tensor) -> float:
    """The divisor of the logits with the least log-loss, between 0.1 and 10."""
    grid = torch.logspace(-1, 1, 121)
    losses = [
        float(-(targets * torch.log_softmax(logits / t, dim=1)).sum(dim=1).mean()) for t in grid
    ]
    return float(grid[int(np.argmin(losses))])


def _measure(
    onnx: bytes,
    model: LinearModel,
    dataset: Dataset,
    matrices: dict[str, TextMatrix],
    hasher: NgramHasher,
) -> dict[str, float]:
    metrics: dict[str, float] = {}
    session = open_session(onnx)
    for split in ("val", "test"):
        matrix = matrices[split]
        if len(matrix) == 0:
            continue
        probabilities = torch.softmax(predict_logits(model, matrix), dim=1).numpy()
        first = hasher.dense(dataset.texts_of(split)[0].text)
        shipped = session.run([OUTPUT_NAME], {INPUT_NAME: first})[0]
        if np.abs(shipped - probabilities[:1]).max() > 1e-4:
            raise RuntimeError("the exported classifier answers differently")
        values = classification_metrics(probabilities, matrix.targets)
        metrics |= {f"{split}/{key}": value for key, value in values.items()}
    return metrics


def _pair(given: list[int] | None) -> tuple[int, int] | None:
    return (given[0], given[1]) if given else None
