"""The worker's life: claim, train, claim again, until told to stop."""

from __future__ import annotations

import logging
import shutil
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch

from .client import ApiError, ConcordClient, ServerUnreachable
from .errors import BadInput, WorkerStopping
from .recipes import RECIPES
from .run_job import JobSettings, run_job

log = logging.getLogger("concord_worker")

CHECKPOINT_DAYS = 7


@dataclass(frozen=True)
class WorkerSettings:
    """Everything the command line sets; times in seconds."""

    server: str | None
    token: str | None = field(repr=False)
    name: str
    device: str
    cache_dir: Path
    once: bool
    poll_s: float
    heartbeat_s: float
    checkpoint_s: float


def run_worker(settings: WorkerSettings) -> int:
    """Exit status: 0 when told to stop or after `once`, 1 when the server refuses the token."""
    if not settings.server or not settings.token:
        raise BadInput("--server and --token are needed (or CONCORD_SERVER and CONCORD_TOKEN)")
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    device = resolve_device(settings.device)
    client = ConcordClient(settings.server, settings.token)
    stopping = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        stopping.set()
        client.stop_waiting()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    _forget_old_checkpoints(settings.cache_dir)
    job = JobSettings(device, settings.cache_dir, settings.heartbeat_s, settings.checkpoint_s)
    log.info("worker %s on %s waits for runs of %s", settings.name, device, settings.server)
    try:
        _serve(client, settings, job, stopping)
    except WorkerStopping:
        log.info("stopped in the middle of a run; its lease will expire")
    except ApiError as error:
        log.error("the server refuses this worker: %s", error)
        return 1
    return 0


def _serve(
    client: ConcordClient, settings: WorkerSettings, job: JobSettings, stopping: threading.Event
) -> None:
    def stop_if_worker_stops() -> None:
        if stopping.is_set():
            raise WorkerStopping("told to stop")

    while not stopping.is_set():
        try:
            run = client.claim(settings.name, list(RECIPES), job.device)
        except ServerUnreachable as error:
            log.warning("server not reachable: %s", error)
            run = None
        if run is None:
            stopping.wait(settings.poll_s)
            continue
        log.info("run %s (%s), attempt %s", run["id"], run["recipe"], run.get("attempt"))
        run_job(client, run, job, stop_if_worker_stops)
        if settings.once:
            return


def resolve_device(wanted: str) -> str:
    """`cpu` or `cuda:N`; `auto` takes CUDA when there is one. BadInput when it is missing."""
    if wanted == "auto":
        wanted = "cuda" if torch.cuda.is_available() else "cpu"
    device = torch.device(wanted)
    if device.type == "cpu":
        return "cpu"
    index = device.index or 0
    if device.type != "cuda" or index >= torch.cuda.device_count():
        raise BadInput(f"this machine has no device {wanted}")
    return f"cuda:{index}"


def _forget_old_checkpoints(cache_dir: Path) -> None:
    oldest = time.time() - CHECKPOINT_DAYS * 86400
    for folder in (cache_dir / "checkpoints").glob("*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
