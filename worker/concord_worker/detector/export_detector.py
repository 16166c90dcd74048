"""The graph that is shipped: scores and distances per stride, no NMS inside."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ..onnx_io import export_onnx
from .network import Detector

INPUT_NAME = "image"


def output_names(strides: list[int]) -> list[str]:
    """scores_8, boxes_8, scores_16, …"""
    return [f"{kind}_{stride}" for stride in strides for kind in ("scores", "boxes")]


class ExportedDetector(nn.Module):
    """Flat outputs in the order of `output_names`."""

    def __init__(self, network: Detector) -> None:
        """`network` is used as it is, not copied."""
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        """[1, 3, H, W] normalised → per stride scores [1, HW, C] 0-1 and boxes [1, HW, 4] px.

        The score is the geometric mean of class and centreness probability.
        """
        flat: list[Tensor] = []
        for classes, center, boxes in self.network(image):
            flat.append(torch.sqrt(classes.sigmoid() * center.sigmoid()))
            flat.append(boxes)
        return tuple(flat)


def export_detector(module: ExportedDetector, input_width: int, input_height: int) -> bytes:
    """The ONNX file with the fixed input [1, 3, input_height, input_width]."""
    example = torch.zeros(1, 3, input_height, input_width)
    return export_onnx(module, example, INPUT_NAME, output_names(module.network.strides))
