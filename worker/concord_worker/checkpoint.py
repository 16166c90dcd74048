"""Checkpoints of one run on this machine: written atomically, trusted only if unchanged."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

Point = dict[str, Any]


class CheckpointStore:
    """Keeps one checkpoint in `folder`; a damaged or foreign one counts as none.

    `fingerprint` ties it to recipe, parameters and dataset: anything else starts anew. Metrics that
    the server lacks at a write are kept with it, and queued again when it is loaded.
    """

    def __init__(
        self,
        folder: Path,
        fingerprint: str,
        every_s: float = 20.0,
        unsent_points: Callable[[], list[Point]] = list,
        log_points: Callable[[list[Point]], None] = lambda _points: None,
    ) -> None:
        """`every_s` is the least time in seconds between two writes."""
        self.folder = folder
        self.fingerprint = fingerprint
        self.every_s = every_s
        self._unsent_points = unsent_points
        self._log_points = log_points
        self._last = time.monotonic()

    def due(self) -> bool:
        """Whether enough time has passed since the last write."""
        return time.monotonic() - self._last >= self.every_s

    def save(self, state: dict[str, Any]) -> None:
        """Writes `state` (tensors, plain values); a crash leaves the old one or the new."""
        self.folder.mkdir(parents=True, exist_ok=True)
        buffer = io.BytesIO()
        torch.save({"state": state, "points": self._unsent_points()}, buffer)
        data = buffer.getvalue()
        digest = hashlib.sha256(data).hexdigest()
        _write(self.folder / f"{digest}.pt", data)
        note = json.dumps({"sha256": digest, "fingerprint": self.fingerprint}).encode()
        _write(self.folder / "checkpoint.json", note)
        for old in self.folder.glob("*.pt"):
            if old.stem != digest:
                old.unlink(missing_ok=True)
        self._last = time.monotonic()

    def load(self) -> dict[str, Any] | None:
        """The last state on the CPU, or None when there is none that we wrote for this run."""
        try:
            note = json.loads((self.folder / "checkpoint.json").read_text())
            if note["fingerprint"] != self.fingerprint:
                return None
            digest = str(note["sha256"])
            if len(digest) != 64 or not digest.isalnum():
                return None
            data = (self.folder / f"{digest}.pt").read_bytes()
            if hashlib.sha256(data).hexdigest() != digest:
                return None
            kept = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
            state: dict[str, Any] = kept["state"]
            points = kept["points"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        self._log_points(points)
        return state

    def clear(self) -> None:
        """Removes the checkpoint; a missing one is fine."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
