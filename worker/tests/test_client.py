from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract_server import TOKEN, TrainingServer
from pictures import CLASSES, draw, manifest_line

from concord_worker.blob_cache import BlobCache
from concord_worker.client import ApiError, ConcordClient, ServerUnreachable
from concord_worker.dataset import ClassInfo
from concord_worker.errors import BadInput, StaleFence
from concord_worker.manifest import parse_manifest

RUN = {"id": "trn_1"}


@pytest.fixture
def server() -> Iterator[TrainingServer]:
    running = TrainingServer(RUN, ["first", "second\u2028half"])
    yield running
    running.close()


@pytest.fixture
def client(server: TrainingServer) -> ConcordClient:
    return ConcordClient(server.url, TOKEN, attempts=4, pause_s=0.01)


def test_it_tries_again_after_5xx_429_and_a_cut_connection(
    server: TrainingServer, client: ConcordClient
) -> None:
    server.break_next = [500, 429, -1]
    run = client.claim("w", ["detector"], "cpu")
    assert run is not None
    assert run["fence"] == 1
    assert len(server.seen) == 4


def test_it_gives_up_after_the_last_attempt(server: TrainingServer, client: ConcordClient) -> None:
    server.break_next = [503] * 9
    with pytest.raises(ServerUnreachable):
        client.claim("w", ["detector"], "cpu")
    assert len(server.seen) == 4


def test_a_refusal_is_final(server: TrainingServer) -> None:
    client = ConcordClient(server.url, "cncd_wrong", pause_s=0.01)
    with pytest.raises(ApiError) as caught:
        client.claim("w", ["detector"], "cpu")
    assert (caught.value.status, caught.value.code) == (401, "unauthenticated")
    assert len(server.seen) == 1


def test_a_stale_fence_is_told_apart(server: TrainingServer, client: ConcordClient) -> None:
    client.claim("w", ["detector"], "cpu")
    server.take_over()
    with pytest.raises(StaleFence):
        client.heartbeat("trn_1", 1, 0.5, "late")
    with pytest.raises(StaleFence):
        client.send_points("trn_1", 1, [{"step": 1, "name": "a", "value": 1.0}])
    assert server.points == {}


def test_points_sent_twice_count_once(server: TrainingServer, client: ConcordClient) -> None:
    client.claim("w", ["detector"], "cpu")
    points = [{"step": step, "name": "train/loss", "value": 1.0} for step in range(1500)]
    points += [{"step": 0, "name": "nan", "value": float("nan")}]
    client.send_points("trn_1", 1, points)
    client.send_points("trn_1", 1, points)
    assert len(server.points) == 1500
    assert sum(path.endswith("/metrics") for _, path in server.seen) == 4


def test_only_line_feeds_end_a_manifest_line(client: ConcordClient) -> None:
    lines = list(client.lines("/api/v1/dataset-versions/dsv_1/export?format=manifest"))
    assert lines == ["first", "second\u2028half"]


@pytest.mark.parametrize("path", ["http://127.0.0.1:1/x", "//127.0.0.1:1/x", "x"])
def test_the_token_goes_to_no_other_server(client: ConcordClient, path: str) -> None:
    with pytest.raises(ValueError, match="no path of this server"):
        list(client.lines(path))


def test_files_are_fetched_once_checked_and_mended(
    server: TrainingServer, client: ConcordClient, tmp_path: Path
) -> None:
    data, regions = draw(5)
    sha256 = hashlib.sha256(data).hexdigest()
    infos = [ClassInfo(row["id"], row["name"]) for row in CLASSES]
    [example] = parse_manifest([manifest_line(data, regions, "train")], infos).images
    server.files[sha256] = data
    path = BlobCache(tmp_path, client).path_of(example)
    assert path.read_bytes() == data
    BlobCache(tmp_path, client).path_of(example)
    assert len(server.seen) == 1
    path.write_bytes(b"damaged")
    assert BlobCache(tmp_path, client).path_of(example).read_bytes() == data
    assert len(server.seen) == 2
    path.unlink()
    server.files[sha256] = b"another file"
    with pytest.raises(BadInput, match="promised sha256"):
        BlobCache(tmp_path, client).path_of(example)
    assert list(tmp_path.glob("*/*")) == []
