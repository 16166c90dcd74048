"""Pictures of a server, kept on this machine by their sha256."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .client import ConcordClient
from .dataset import ImageExample
from .errors import BadInput

LIMIT_BYTES = 256 << 20
CONNECTIONS = 4
SOURCE_REF = re.compile(r"/api/v1/files/([0-9a-f]{64})")


class BlobCache:
    """Downloads each file once; a file that no longer has its hash is downloaded again."""

    def __init__(self, folder: Path, client: ConcordClient) -> None:
        """`folder` may be shared by several workers of one machine."""
        self._folder = folder
        self._client = client
        self._checked: set[str] = set()
        self._lock = threading.Lock()

    def path_of(self, example: ImageExample) -> Path:
        """The local file; BadInput when the manifest or the server does not give it."""
        match = SOURCE_REF.fullmatch(example.source_ref)
        if match is None:
            raise BadInput(f"{example.name}: {example.source_ref!r} is no file of this server")
        sha256 = match.group(1)
        path = self._folder / sha256[:2] / sha256
        with self._lock:
            if sha256 in self._checked:
                return path
        if not _has_hash(path, sha256):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._client.download(example.source_ref, path, sha256, LIMIT_BYTES)
            except ValueError as error:
                raise BadInput(f"{example.name}: {error}") from error
        with self._lock:
            self._checked.add(sha256)
        return path

    def fetch_all(self, examples: list[ImageExample], each: Callable[[int], None]) -> None:
        """Makes all files local over four connections; calls `each(done)` after every one."""
        pool = ThreadPoolExecutor(CONNECTIONS)
        try:
            for done, _ in enumerate(pool.map(self.path_of, examples), start=1):
                each(done)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _has_hash(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
