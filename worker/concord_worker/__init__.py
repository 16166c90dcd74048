"""Concord's training worker: claims training runs, trains, uploads ONNX models."""

__version__ = "0.1.0"
