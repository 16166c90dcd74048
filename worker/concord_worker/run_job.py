"""One claimed run from the manifest to the uploaded model."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import __version__
from .blob_cache import BlobCache
from .checkpoint import CheckpointStore
from .client import ApiError, ConcordClient, ServerUnreachable
from .context import TrainContext, TrainedModel
from .dataset import ClassInfo, Dataset
from .errors import BadInput, RunCancelled, RunInterrupted, WorkerStopping
from .lease import RunLease
from .manifest import parse_manifest
from .recipes import recipe_named

log = logging.getLogger("concord_worker")

LOCKED_OUT = (401, 403)
NOT_OURS = (404, 409, 410)


@dataclass(frozen=True)
class JobSettings:
    """How this machine trains; times in seconds."""

    device: str
    cache_dir: Path
    heartbeat_s: float
    checkpoint_s: float


def run_job(
    client: ConcordClient,
    run: dict[str, Any],
    settings: JobSettings,
    stop_if_worker_stops: Callable[[], None],
) -> str:
    """How it ended: completed, failed, cancelled or lost.

    WorkerStopping passes through and tells the server nothing: the lease expires and the run is
    taken up again, here from its checkpoint. ApiError 401 and 403 pass through.
    """
    run_id, fence = str(run["id"]), int(run["fence"])
    lease = RunLease(client, run_id, fence, settings.heartbeat_s, stop_if_worker_stops)
    checkpoints = _checkpoints(run, settings, lease)
    lease.start()
    try:
        model = _train(client, run, settings, lease, checkpoints)
        lease.flush()
        version = client.complete(run_id, fence, model)
        log.info("run %s completed as %s", run_id, version)
        checkpoints.clear()
        return "completed"
    except WorkerStopping:
        raise
    except Exception as error:
        return _end(client, run_id, fence, checkpoints, error)
    finally:
        lease.close()


def _train(
    client: ConcordClient,
    run: dict[str, Any],
    settings: JobSettings,
    lease: RunLease,
    checkpoints: CheckpointStore,
) -> TrainedModel:
    recipe = recipe_named(str(run["recipe"]))
    context = TrainContext(
        device=settings.device,
        report=lease.report,
        log_points=lease.log_points,
        stop_if_told=lease.stop_if_told,
        checkpoints=checkpoints,
    )
    lease.report(0.0, "fetching the dataset")
    dataset = _dataset(client, run)
    files = BlobCache(settings.cache_dir / "files", client)

    def fetched(done: int) -> None:
        lease.stop_if_told()
        lease.report(0.0, f"fetched {done} of {len(dataset.images)} pictures")

    files.fetch_all(dataset.images, fetched)
    return recipe(dataset, files, run.get("params") or {}, str(run["modelName"]), context)


def _dataset(client: ConcordClient, run: dict[str, Any]) -> Dataset:
    classes = [ClassInfo(int(row["id"]), str(row["name"])) for row in run["classes"]]
    dataset = parse_manifest(client.lines(str(run["manifestUrl"])), classes)
    dataset.version_id = run.get("datasetVersionId")
    dataset.content_hash = run.get("datasetHash")
    return dataset


def _checkpoints(
    run: dict[str, Any], settings: JobSettings, lease: RunLease
) -> CheckpointStore:
    parts = [__version__, run["recipe"], run.get("params"), run.get("datasetHash")]
    fingerprint = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    folder = hashlib.sha256(str(run["id"]).encode()).hexdigest()[:32]
    return CheckpointStore(
        settings.cache_dir / "checkpoints" / folder,
        fingerprint,
        settings.checkpoint_s,
        unsent_points=lease.unsent_points,
        log_points=lease.log_points,
    )


def _end(
    client: ConcordClient,
    run_id: str,
    fence: int,
    checkpoints: CheckpointStore,
    error: Exception,
) -> str:
    if isinstance(error, RunCancelled):
        log.info("run %s was cancelled", run_id)
        checkpoints.clear()
        return "cancelled"
    status = error.status if isinstance(error, ApiError) else None
    if status in LOCKED_OUT:
        raise error
    if isinstance(error, RunInterrupted | ServerUnreachable) or status in NOT_OURS:
        log.warning("run %s is left alone: %s", run_id, error)
        return "lost"
    if isinstance(error, BadInput | ApiError):
        reason = str(error)
    else:
        log.exception("run %s", run_id, exc_info=error)
        reason = f"{type(error).__name__}: {error}"
    log.error("run %s failed: %s", run_id, reason)
    checkpoints.clear()
    try:
        client.fail(run_id, fence, reason)
    except (RunInterrupted, ApiError, ServerUnreachable) as refusal:
        log.warning("run %s: the server did not take the failure: %s", run_id, refusal)
    return "failed"
