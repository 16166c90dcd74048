"""Writes one self-contained ONNX file and checks it against the PyTorch module it came from."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

OPSET = 17
TOLERANCE = 1e-4


def export_onnx(
    module: nn.Module, example: torch.Tensor, input_name: str, output_names: list[str]
) -> bytes:
    """The bytes of a checked ONNX file at opset 17 with all weights inside."""
    module = module.eval()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            (example,),
            buffer,
            dynamo=False,
            opset_version=OPSET,
            input_names=[input_name],
            output_names=output_names,
        )
    model = onnx.load_from_string(buffer.getvalue())
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


def open_session(data: bytes) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session on the CPU."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def make_samples(
    data: bytes,
    module: nn.Module,
    inputs: Sequence[np.ndarray],
    input_name: str,
    output_names: list[str],
) -> dict[str, Any]:
    """Sample inputs with PyTorch's outputs for the server's own check.

    Raises RuntimeError when ONNX Runtime is further than 1e-4 (relative to values above 1) away.
    """
    session = open_session(data)
    samples = []
    for array in inputs:
        with torch.no_grad():
            found = module(torch.from_numpy(array))
        outputs = [found] if isinstance(found, torch.Tensor) else list(found)
        wanted = {name: output.numpy() for name, output in zip(output_names, outputs, strict=True)}
        got = session.run(output_names, {input_name: array})
        for name, value in zip(output_names, got, strict=True):
            gap = np.abs(value - wanted[name]) / np.maximum(1.0, np.abs(wanted[name]))
            if not gap.max() <= TOLERANCE:
                raise RuntimeError(f"ONNX Runtime and PyTorch differ by {gap.max()} at {name}")
        samples.append(
            {
                "inputs": {input_name: encode_tensor(array)},
                "outputs": {name: encode_tensor(value) for name, value in wanted.items()},
            }
        )
    return {"samples": samples}


def encode_tensor(array: np.ndarray) -> dict[str, Any]:
    """`dims` and base64 of the values as little-endian float32."""
    data = np.ascontiguousarray(array, dtype="<f4").tobytes()
    return {"dims": list(array.shape), "data": base64.b64encode(data).decode("ascii")}


def decode_tensor(encoded: dict[str, Any]) -> np.ndarray:
    """The inverse of encode_tensor."""
    data = np.frombuffer(base64.b64decode(encoded["data"]), dtype="<f4")
    return data.reshape(encoded["dims"]).astype(np.float32)
