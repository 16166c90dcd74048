"""Multinomial logistic regression on sparse rows by L-BFGS (Liu & Nocedal 1989)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .matrix import TextMatrix, sparse


@dataclass
class LinearModel:
    """Logits = x · weight + bias."""

    weight: Tensor
    """float32 [buckets, classes]."""
    bias: Tensor
    """float32 [classes]."""


@dataclass(frozen=True)
class FitSettings:
    """`l2` is the factor of ½‖weight‖² beside the mean log-loss."""

    l2: float
    max_iterations: int
    tolerance: float = 1e-5
    """Stops when a round of five iterations lowers the objective by less than this share."""


class LinearFit:
    """One optimisation on the buckets that occur in `data`; the others keep weight 0."""

    def __init__(self, data: TextMatrix, buckets: int, device: str) -> None:
        """Places the matrix and its transpose on `device`."""
        self.buckets = buckets
        self.used, places = np.unique(data.columns, return_inverse=True)
        shape = (len(data), len(self.used))
        self.x = sparse(data.rows, places, data.values, shape, device)
        self.xt = sparse(places, data.rows, data.values, (shape[1], shape[0]), device)
        self.targets = torch.from_numpy(data.targets).to(device)
        classes = data.targets.shape[1]
        self.weight = torch.zeros(shape[1], classes, device=device)
        self.bias = torch.zeros(classes, device=device)

    def run(self, settings: FitSettings, after: Callable[[int, float], None]) -> None:
        """Lowers the objective; calls `after(iterations, objective)` every five iterations."""
        optimizer = torch.optim.LBFGS(
            [self.weight, self.bias], max_iter=5, history_size=8, line_search_fn="strong_wolfe"
        )
        last = float("inf")
        for done in range(5, settings.max_iterations + 5, 5):
            loss = float(optimizer.step(lambda: self._objective(settings.l2)))
            after(done, loss)
            if last - loss < settings.tolerance * abs(loss):
                return
            last = loss

    def model(self) -> LinearModel:
        """The fitted weights of all buckets, on the CPU."""
        weight = torch.zeros(self.buckets, self.weight.shape[1])
        weight[torch.from_numpy(self.used)] = self.weight.detach().cpu()
        return LinearModel(weight, self.bias.detach().cpu().clone())

    def _objective(self, l2: float) -> Tensor:
        logits = self.x @ self.weight + self.bias
        log_p = torch.log_softmax(logits, dim=1)
        loss = -(self.targets * log_p).sum(dim=1).mean()
        error = (log_p.exp() - self.targets) / len(self.targets)
        self.weight.grad = self.xt @ error + l2 * self.weight
        self.bias.grad = error.sum(dim=0)
        return loss + 0.5 * l2 * (self.weight**2).sum()


def predict_logits(model: LinearModel, data: TextMatrix) -> Tensor:
    """float32 [texts, classes] on the CPU."""
    if len(data.columns) == 0:
        return model.bias.expand(len(data), -1).clone()
    used, places = np.unique(data.columns, return_inverse=True)
    x = sparse(data.rows, places, data.values, (len(data), len(used)), "cpu")
    return x @ model.weight[torch.from_numpy(used)] + model.bias
