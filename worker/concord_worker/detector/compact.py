"""Makes the shipped file small: batch norm folded away, weights stored as float16."""

from __future__ import annotations

import copy

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

LEAST_NUMBERS = 256
"""Smaller tensors stay float32."""


def fold_batch_norm(network: nn.Module) -> nn.Module:
    """A copy in eval mode that answers the same without any BatchNorm2d."""
    network = copy.deepcopy(network).eval()
    for parent in [m for m in network.modules() if isinstance(m, nn.Sequential)]:
        for index in range(len(parent) - 1):
            conv, norm = parent[index], parent[index + 1]
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                parent[index] = fuse_conv_bn_eval(conv, norm)
                parent[index + 1] = nn.Identity()
    return network


def round_to_half(module: nn.Module) -> None:
    """Rounds in place what `store_half` will store as float16, so that both answer the same."""
    with torch.no_grad():
        for parameter in module.parameters():
            if parameter.numel() >= LEAST_NUMBERS:
                parameter.copy_(parameter.half().float())


def store_half(data: bytes) -> bytes:
    """The ONNX file with large weights as float16, each behind a Cast back to float32."""
    model = onnx.load_from_string(data)
    casts = []
    for tensor in model.graph.initializer:
        numbers = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or numbers.size < LEAST_NUMBERS:
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(numbers.astype(np.float16), f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()
