from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

torch.set_num_threads(2)
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = Path(os.environ.get("CONCORD_SHARED_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the development data is not on this machine")
    return folder
