"""How good and how honest class probabilities are."""

from __future__ import annotations

import numpy as np

BINS = 15


def classification_metrics(probabilities: np.ndarray, targets: np.ndarray) -> dict[str, float]:
    """`accuracy`, `macro_f1`, `nll` (nats) and `ece` of [n, classes] against target distributions.

    Accuracy, F1 and ECE count the most probable target class as the truth; macro F1 is the mean
    over the classes that occur in truth or prediction; ECE has 15 equal bins (Guo et al. 2017).
    """
    truth = targets.argmax(axis=1)
    guess = probabilities.argmax(axis=1)
    right = guess == truth
    nll = -(targets * np.log(np.maximum(probabilities, 1e-12))).sum(axis=1).mean()
    return {
        "accuracy": float(right.mean()),
        "macro_f1": _macro_f1(truth, guess),
        "nll": float(nll),
        "ece": _ece(probabilities.max(axis=1), right),
    }


def _macro_f1(truth: np.ndarray, guess: np.ndarray) -> float:
    scores = []
    for kind in np.union1d(truth, guess):
        hits = int(((truth == kind) & (guess == kind)).sum())
        seen = int((truth == kind).sum() + (guess == kind).sum())
        scores.append(2 * hits / seen)
    return float(np.mean(scores))


def _ece(confidence: np.ndarray, right: np.ndarray) -> float:
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gap = 0.0
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            gap += abs(confidence[inside].mean() - right[inside].mean()) * inside.mean()
    return float(gap)
