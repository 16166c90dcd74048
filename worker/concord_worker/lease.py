"""Keeps a claimed run ours while training works: heartbeats, metrics, the order to stop."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from .client import ApiError, ConcordClient, ServerUnreachable
from .context import Point
from .errors import RunCancelled, RunInterrupted

log = logging.getLogger("concord_worker")

POINTS_EVERY_S = 1.0


class RunLease(threading.Thread):
    """A thread that talks to the server, so that training never waits for the network."""

    def __init__(
        self,
        client: ConcordClient,
        run_id: str,
        fence: int,
        heartbeat_s: float,
        stop_if_worker_stops: Callable[[], None],
    ) -> None:
        """`stop_if_worker_stops` raises when the process was told to end."""
        super().__init__(name=f"lease-{run_id}", daemon=True)
        self._client = client
        self._run_id = run_id
        self._fence = fence
        self._heartbeat_s = heartbeat_s
        self._stop_if_worker_stops = stop_if_worker_stops
        self._lock = threading.Lock()
        self._progress = 0.0
        self._message = ""
        self._points: list[Point] = []
        self._told: Exception | None = None
        self._closed = threading.Event()
        self._sending = threading.Lock()

    def report(self, progress: float, message: str) -> None:
        """Progress 0-1 and one line, sent with the next heartbeat."""
        with self._lock:
            self._progress = min(1.0, max(0.0, progress))
            self._message = message

    def log_points(self, points: list[Point]) -> None:
        """Queues points; they are sent within about a second."""
        with self._lock:
            self._points += points

    def unsent_points(self) -> list[Point]:
        """What is queued and not yet acknowledged."""
        with self._lock:
            return self._points[:]

    def stop_if_told(self) -> None:
        """Raises RunCancelled, StaleFence, WorkerStopping, or ApiError when we were locked out."""
        self._stop_if_worker_stops()
        if self._told is not None:
            raise self._told

    def flush(self) -> None:
        """Sends what is queued now; raises as `stop_if_told` when the server refuses."""
        self._beat()
        self._send_points()
        self.stop_if_told()

    def close(self) -> None:
        """Ends the thread; nothing is sent any more."""
        self._closed.set()
        self.join(timeout=60)

    def run(self) -> None:
        """Until closed or told to stop."""
        next_beat = next_points = 0.0
        while not self._closed.wait(0.1) and self._told is None:
            now = time.monotonic()
            if now >= next_beat:
                next_beat = now + self._heartbeat_s
                self._beat()
            if now >= next_points and self._told is None:
                next_points = now + POINTS_EVERY_S
                self._send_points()

    def _beat(self) -> None:
        with self._lock:
            progress, message = self._progress, self._message
        self._guard(lambda: self._check(progress, message))

    def _check(self, progress: float, message: str) -> None:
        if self._client.heartbeat(self._run_id, self._fence, progress, message):
            raise RunCancelled("cancelled on the server")

    def _send_points(self) -> None:
        with self._sending:
            with self._lock:
                points = self._points[:]
            if points and self._guard(
                lambda: self._client.send_points(self._run_id, self._fence, points)
            ):
                with self._lock:
                    del self._points[: len(points)]

    def _guard(self, send: Callable[[], None]) -> bool:
        try:
            send()
        except ServerUnreachable as error:
            log.warning("server not reachable, training goes on: %s", error)
            return False
        except (RunInterrupted, ApiError) as error:
            self._told = error
            return False
        return True
