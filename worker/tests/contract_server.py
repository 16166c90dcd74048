"""A real HTTP server with the training contract in memory: leases, fences, points, uploads."""

from __future__ import annotations

import email.parser
import email.policy
import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "cncd_test"


class TrainingServer:
    """One run; a lease of `lease_s` seconds; every claim raises the fence."""

    def __init__(self, run: dict[str, Any], lines: list[str], lease_s: float = 60.0) -> None:
        self.run = run
        self.lines = lines
        self.files: dict[str, bytes] = {}
        self.lease_s = lease_s
        self.lock = threading.RLock()
        self.fence = 0
        self.state = "queued"
        self.lease_end = 0.0
        self.is_cancelled = False
        self.points: dict[tuple[int, str], float] = {}
        self.writes: Counter[tuple[int, str]] = Counter()
        self.beats: list[dict[str, Any]] = []
        self.uploads: list[dict[str, Any]] = []
        self.reason: str | None = None
        self.seen: list[tuple[str, str]] = []
        self.break_next: list[int] = []
        self.refuse_model: str | None = None
        self.revoked = False
        handler = type("Handler", (_Handler,), {"owner": self})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def take_over(self) -> None:
        """As if another worker had claimed the run."""
        with self.lock:
            self.fence += 1

    def claim(self) -> dict[str, Any]:
        with self.lock:
            silent = self.state == "running" and time.monotonic() > self.lease_end
            if self.state != "queued" and not silent:
                return {"run": None}
            self.state = "running"
            self.fence += 1
            self.lease_end = time.monotonic() + self.lease_s
            extra = {"fence": self.fence, "attempt": self.fence, "leaseExpiresAt": "2026-01-01"}
            return {"run": self.run | extra}

    def act(self, verb: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        with self.lock:
            if int(body["fence"]) != self.fence or self.state != "running":
                return 409, {"code": "stale_fence", "title": "taken over"}
            self.lease_end = time.monotonic() + self.lease_s
            if verb == "heartbeat":
                self.beats.append(body)
                return 200, {"isCancelled": self.is_cancelled, "leaseExpiresAt": "2026-01-01"}
            if verb == "metrics":
                for point in body["points"]:
                    key = (point["step"], point["name"])
                    self.points[key] = point["value"]
                    self.writes[key] += 1
                return 200, {"accepted": len(body["points"])}
            if verb == "fail":
                self.reason, self.state = body["reason"], "failed"
                return 200, {}
            if self.refuse_model:
                return 422, {"code": "invalid_model", "detail": self.refuse_model}
            self.uploads.append(body)
            self.state = "completed"
            return 201, {"modelVersionId": "mdv_1"}


class _Handler(BaseHTTPRequestHandler):
    owner: TrainingServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self._admitted():
            if self.path.startswith("/api/v1/dataset-versions/"):
                self._answer(200, "\n".join(self.owner.lines).encode())
            elif self.path.rsplit("/", 1)[-1] in self.owner.files:
                self._answer(200, self.owner.files[self.path.rsplit("/", 1)[-1]])
            else:
                self._problem(404, {"code": "not_found", "title": "Not found"})

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._admitted():
            return
        if self.path == "/api/v1/training-runs/claim":
            self._answer(200, json.dumps(self.owner.claim()).encode())
            return
        verb = self.path.rsplit("/", 1)[-1]
        body = self._parts(data) if verb == "complete" else json.loads(data)
        status, answer = self.owner.act(verb, body)
        if status >= 400:
            self._problem(status, answer)
        else:
            self._answer(status, json.dumps(answer).encode())

    def _admitted(self) -> bool:
        with self.owner.lock:
            self.owner.seen.append((self.command, self.path))
            broken = self.owner.break_next.pop(0) if self.owner.break_next else 0
        if broken == -1:
            self.close_connection = True
            self.connection.close()
            return False
        if broken:
            self._problem(broken, {"code": "internal", "title": "broken on purpose"})
            return False
        allowed = f"Bearer {TOKEN}"
        if self.owner.revoked or self.headers.get("Authorization") != allowed:
            self._problem(401, {"code": "unauthenticated", "title": "no"})
            return False
        return True

    def _parts(self, data: bytes) -> dict[str, Any]:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + data)
        parts: dict[str, Any] = {}
        for part in message.iter_parts():
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True)
            parts[str(name)] = content if name == "model" else content.decode()
        return parts

    def _problem(self, status: int, body: dict[str, Any]) -> None:
        self._answer(status, json.dumps(body).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        return
