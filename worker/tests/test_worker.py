from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_server import TOKEN, TrainingServer
from pictures import CLASSES, picture_set, review_lines

from concord_worker.onnx_io import decode_tensor, open_session

WORKER = Path(__file__).resolve().parents[1]


def text_run(**params: Any) -> dict[str, Any]:
    return {
        "id": "trn_text",
        "projectId": "prj_1",
        "projectKind": "text",
        "datasetVersionId": "dsv_1",
        "datasetHash": "ab" * 32,
        "recipe": "text-classifier",
        "params": {"buckets": 4096} | params,
        "manifestUrl": "/api/v1/dataset-versions/dsv_1/export?format=manifest",
        "classes": [{"id": 0, "name": "bad"}, {"id": 1, "name": "good"}],
        "modelName": "reviews",
    }


def detector_run(epochs: int) -> dict[str, Any]:
    params = {"inputWidth": 64, "inputHeight": 64, "width": 4, "epochs": epochs, "batchSize": 2}
    changed = {"id": "trn_pic", "recipe": "detector", "params": params, "classes": CLASSES}
    return text_run() | changed | {"projectKind": "image", "modelName": "shapes"}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., TrainingServer]]:
    servers: list[TrainingServer] = []

    def start(run: dict[str, Any], lease_s: float = 60.0) -> TrainingServer:
        if run["recipe"] == "detector":
            folder = tmp_path / "pictures"
            server = TrainingServer(run, picture_set(folder, ["train"] * 4 + ["val"]), lease_s)
            server.files = {path.name: path.read_bytes() for path in folder.iterdir()}
        else:
            server = TrainingServer(run, review_lines(100), lease_s)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


def start_worker(server: TrainingServer, cache: Path, token: str = TOKEN) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "concord_worker", "run", "--server", server.url, "--once"]
    command += ["--cache-dir", str(cache), "--name", "test", "--poll-seconds", "0.1"]
    command += ["--heartbeat-seconds", "0.2", "--checkpoint-seconds", "0"]
    environment = os.environ | {"CONCORD_TOKEN": token, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, cwd=WORKER, env=environment, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    _, errors = process.communicate(timeout=120)
    return errors


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def losses(server: TrainingServer) -> list[int]:
    return sorted(step for step, name in server.points if name == "train/loss")


def test_a_run_is_claimed_trained_and_handed_in(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(text_run())
    worker = start_worker(server, tmp_path)
    log = finish(worker)
    assert worker.returncode == 0, log
    assert TOKEN not in log
    [upload] = server.uploads
    card = json.loads(upload["card"])
    assert card["name"] == "reviews"
    assert card["training"]["datasetVersionId"] == "dsv_1"
    assert card["training"]["datasetHash"] == "ab" * 32
    assert json.loads(upload["metrics"])["test/accuracy"] > 0.9
    session = open_session(upload["model"])
    for sample in json.loads(upload["samples"])["samples"]:
        found = session.run(None, {"features": decode_tensor(sample["inputs"]["features"])})
        wanted = decode_tensor(sample["outputs"]["probabilities"])
        assert abs(found[0] - wanted).max() < 1e-4
    assert losses(server)
    assert server.beats[-1]["progress"] == 1.0


def test_a_killed_workers_run_is_picked_up_from_its_checkpoint(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    epochs = 120
    server = serve(detector_run(epochs), lease_s=1.0)
    first = start_worker(server, tmp_path / "cache")
    wait_for(lambda: len(losses(server)) >= 4)
    # with the next ones a checkpoint was written that knows the first to be acknowledged
    known = len(losses(server))
    wait_for(lambda: len(losses(server)) > known)
    os.kill(first.pid, signal.SIGKILL)
    finish(first)
    assert server.uploads == []
    second = start_worker(server, tmp_path / "cache")
    log = finish(second)
    assert second.returncode == 0, log
    assert server.fence == 2
    assert len(server.uploads) == 1
    assert [server.writes[(2 * epoch, "train/loss")] for epoch in (1, 2, 3)] == [1, 1, 1]
    assert losses(server) == [2 * epoch for epoch in range(1, epochs + 1)]
    assert not list((tmp_path / "cache" / "checkpoints").glob("*/*"))
    for sha256, data in server.files.items():
        assert sum(path.endswith(sha256) for _, path in server.seen) == 1
        assert hashlib.sha256(data).hexdigest() == sha256


def test_a_worker_that_lost_its_run_stops_and_sends_nothing_more(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(detector_run(epochs=3000))
    worker = start_worker(server, tmp_path)
    wait_for(lambda: len(losses(server)) >= 2)
    server.take_over()
    log = finish(worker)
    assert worker.returncode == 0
    assert "left alone" in log
    assert server.uploads == []
    assert server.reason is None


def test_a_cancelled_run_ends_without_a_failure(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(detector_run(epochs=3000))
    worker = start_worker(server, tmp_path)
    wait_for(lambda: len(losses(server)) >= 2)
    server.is_cancelled = True
    log = finish(worker)
    assert "was cancelled" in log
    assert server.uploads == []
    assert server.reason is None


def test_sigterm_leaves_the_run_to_its_lease(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(detector_run(epochs=3000))
    worker = start_worker(server, tmp_path)
    wait_for(lambda: len(losses(server)) >= 2)
    worker.terminate()
    log = finish(worker)
    assert worker.returncode == 0
    assert "its lease will expire" in log
    assert server.state == "running"
    assert list((tmp_path / "checkpoints").glob("*/*.pt"))


def test_a_token_revoked_in_the_middle_ends_the_worker(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(detector_run(epochs=3000))
    worker = start_worker(server, tmp_path)
    wait_for(lambda: len(losses(server)) >= 2)
    server.revoked = True
    log = finish(worker)
    assert worker.returncode == 1
    assert "refuses this worker" in log
    assert server.uploads == []


def test_what_cannot_be_trained_fails_with_the_reason(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(text_run(colour="blue"))
    finish(start_worker(server, tmp_path))
    assert server.state == "failed"
    assert "unknown parameter 'colour'" in str(server.reason)


def test_a_refused_model_fails_the_run_with_the_servers_words(
    serve: Callable[..., TrainingServer], tmp_path: Path
) -> None:
    server = serve(text_run())
    server.refuse_model = "outputs differ by 0.2"
    finish(start_worker(server, tmp_path))
    assert server.state == "failed"
    assert "outputs differ by 0.2" in str(server.reason)
