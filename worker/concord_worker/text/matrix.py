"""The texts of a split as one sparse matrix."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..dataset import TextExample
from .hash_ngrams import NgramHasher


@dataclass(frozen=True)
class TextMatrix:
    """Rows of features and their targets."""

    rows: np.ndarray
    """int64 [nnz], ascending."""
    columns: np.ndarray
    """int64 [nnz]: bucket."""
    values: np.ndarray
    """float32 [nnz]."""
    targets: np.ndarray
    """float32 [texts, classes]."""

    def __len__(self) -> int:
        """Number of texts."""
        return len(self.targets)


def make_matrix(
    examples: list[TextExample], hasher: NgramHasher, classes: int, each: Callable[[], None]
) -> TextMatrix:
    """Hashes every text; calls `each` between them."""
    columns, values, lengths = [], [], []
    for example in examples:
        each()
        indices, weights = hasher.features(example.text)
        columns.append(indices)
        values.append(weights)
        lengths.append(len(indices))
    targets = [example.target for example in examples]
    return TextMatrix(
        rows=np.repeat(np.arange(len(examples)), lengths),
        columns=np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64),
        values=np.concatenate(values) if values else np.zeros(0, dtype=np.float32),
        targets=np.stack(targets) if targets else np.zeros((0, classes), dtype=np.float32),
    )


def sparse(
    rows: np.ndarray, columns: np.ndarray, values: np.ndarray, shape: tuple[int, int], device: str
) -> Tensor:
    """A CSR tensor of these entries."""
    places = torch.from_numpy(np.stack([rows, columns]).astype(np.int64))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparse", UserWarning)
        matrix = torch.sparse_coo_tensor(places, torch.from_numpy(values), shape)
        return matrix.coalesce().to(device).to_sparse_csr()
