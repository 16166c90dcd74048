"""Talks to a Concord server: bearer token, retries, stable errors."""

from __future__ import annotations

import hashlib
import json
import math
import os
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

from .context import Point, TrainedModel
from .errors import StaleFence

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 15.0
POINTS_PER_REQUEST = 1000
LONGEST_NAME = 100


class ApiError(Exception):
    """The server said no; trying again would not help."""

    def __init__(self, status: int, code: str, message: str) -> None:
        """`code` is the stable code of the problem document."""
        super().__init__(f"{message} ({status} {code})")
        self.status = status
        self.code = code


class ServerUnreachable(Exception):
    """Connection errors or 5xx until the last attempt."""


class _Bearer(requests.auth.AuthBase):
    """Sets the header itself, so that no .netrc can put another in its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class ConcordClient:
    """One server, one token. Usable from several threads; redirects are never followed."""

    def __init__(self, server: str, token: str, attempts: int = 6, pause_s: float = FIRST_PAUSE_S):
        """`attempts` per request; pauses double from `pause_s` seconds up to 15 s."""
        self._server = server.rstrip("/")
        self._auth = _Bearer(token)
        self._attempts = attempts
        self._pause_s = pause_s
        self._local = threading.local()
        self._stopping = threading.Event()

    def stop_waiting(self) -> None:
        """Ends all pauses between attempts; the attempt after such a pause is the last."""
        self._stopping.set()

    def claim(self, worker: str, recipes: list[str], device: str) -> dict[str, Any] | None:
        """The run that is ours from now on, or None when there is none."""
        body = {"worker": worker, "recipes": recipes, "device": device}
        return self._post("/api/v1/training-runs/claim", body).get("run")

    def heartbeat(self, run_id: str, fence: int, progress: float, message: str) -> bool:
        """Keeps the lease, in one attempt; True when the run was cancelled."""
        body = {"fence": fence, "progress": progress, "message": message[:500]}
        answer = self._post(f"/api/v1/training-runs/{run_id}/heartbeat", body, attempts=1)
        return bool(answer.get("isCancelled"))

    def send_points(self, run_id: str, fence: int, points: list[Point]) -> None:
        """Adds finite points to the curves, in one attempt a thousand; again is harmless."""
        path = f"/api/v1/training-runs/{run_id}/metrics"
        points = [
            point | {"name": point["name"][:LONGEST_NAME]}
            for point in points
            if math.isfinite(point["value"])
        ]
        for start in range(0, len(points), POINTS_PER_REQUEST):
            part = points[start : start + POINTS_PER_REQUEST]
            self._post(path, {"fence": fence, "points": part}, attempts=1)

    def complete(self, run_id: str, fence: int, model: TrainedModel) -> str:
        """Hands the model in and gives its version's id."""
        fields = {
            "fence": str(fence),
            "card": json.dumps(model.card, ensure_ascii=False),
            "metrics": json.dumps(model.metrics, allow_nan=False),
            "samples": json.dumps(model.samples),
        }
        files = {"model": ("model.onnx", model.onnx, "application/octet-stream")}
        path = f"/api/v1/training-runs/{run_id}/complete"
        answer = self._request(
            "POST",
            path,
            attempts=2 * self._attempts,
            data=fields,
            files=files,
            timeout=(10, 300),
        )
        return str(answer.json()["modelVersionId"])

    def fail(self, run_id: str, fence: int, reason: str) -> None:
        """Ends the run with a reason for people."""
        body = {"fence": fence, "reason": reason[:2000] or "unknown"}
        self._post(f"/api/v1/training-runs/{run_id}/fail", body)

    def lines(self, path: str) -> Iterator[str]:
        """The lines of a text answer; LF alone ends a line."""
        text = self._request("GET", path, timeout=(10, 120)).content.decode("utf-8-sig")
        yield from text.split("\n")

    def download(self, path: str, target: Path, sha256: str, limit_bytes: int) -> None:
        """Writes the file atomically; ValueError when it is too large or another than promised."""

        def attempt() -> None:
            part = target.with_name(f"{target.name}.{os.getpid()}.{threading.get_ident()}.part")
            digest, size = hashlib.sha256(), 0
            try:
                with (
                    self._send("GET", path, stream=True, timeout=(10, 60)) as answer,
                    part.open("wb") as file,
                ):
                    for chunk in answer.iter_content(1 << 16):
                        size += len(chunk)
                        if size > limit_bytes:
                            raise ValueError(f"{path} is larger than {limit_bytes} bytes")
                        digest.update(chunk)
                        file.write(chunk)
                if digest.hexdigest() != sha256:
                    raise ValueError(f"{path} does not have the promised sha256")
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

        self._retry(attempt, self._attempts)

    def _post(self, path: str, body: dict[str, Any], attempts: int | None = None) -> dict[str, Any]:
        answer = self._request("POST", path, attempts=attempts, json=body, timeout=(5, 25))
        return answer.json() if answer.content else {}

    def _request(
        self, method: str, path: str, *, attempts: int | None = None, **options: Any
    ) -> requests.Response:
        return self._retry(lambda: self._send(method, path, **options), attempts or self._attempts)

    def _retry(self, attempt: Callable[[], Any], attempts: int) -> Any:
        pause = self._pause_s
        for number in range(1, attempts + 1):
            try:
                return attempt()
            except (requests.ConnectionError, requests.Timeout, _Later) as error:
                if number == attempts or self._stopping.is_set():
                    raise ServerUnreachable(str(error)) from error
                asked = error.after_s if isinstance(error, _Later) else 0.0
                self._stopping.wait(max(asked, pause * random.uniform(0.7, 1.3)))
                pause = min(LONGEST_PAUSE_S, pause * 2)
            except requests.exceptions.ChunkedEncodingError as error:
                if number == attempts:
                    raise ServerUnreachable(str(error)) from error
        raise AssertionError("unreachable")

    def _send(self, method: str, path: str, **options: Any) -> requests.Response:
        if not path.startswith("/") or path.startswith("//"):
            raise ValueError(f"{path!r} is no path of this server")
        answer = self._session().request(
            method, self._server + path, auth=self._auth, allow_redirects=False, **options
        )
        if answer.status_code >= 500 or answer.status_code == 429:
            raise _Later(answer)
        if answer.status_code >= 300:
            raise _refusal(answer)
        return answer

    def _session(self) -> requests.Session:
        session = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            loopback = ("127.0.0.1", "localhost", "::1")
            session.trust_env = urlsplit(self._server).hostname not in loopback
        return session


class _Later(Exception):
    """5xx, or 429, the one 4xx that asks to come again."""

    def __init__(self, answer: requests.Response) -> None:
        super().__init__(f"the server answered {answer.status_code}")
        after = answer.headers.get("Retry-After", "")
        self.after_s = min(60.0, float(after)) if after.isdigit() else 0.0


def _refusal(answer: requests.Response) -> Exception:
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    code = str(problem.get("code", "unknown"))
    message = str(problem.get("detail") or problem.get("title") or "refused")
    if code == "stale_fence":
        return StaleFence(message)
    return ApiError(answer.status_code, code, message)
