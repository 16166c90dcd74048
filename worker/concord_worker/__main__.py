"""Command line: `run` serves a Concord server, `train` works offline from a manifest."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .errors import BadInput


def main() -> int:
    """Exit status: 0 well, 1 the work failed, 2 wrong usage."""
    options = _parser().parse_args()
    try:
        if options.command == "train":
            return _train(options)
        return _run(options)
    except BadInput as error:
        sys.stderr.write(f"concord-worker: {error}\n")
        return 1


def _train(options: argparse.Namespace) -> int:
    from .train_offline import train_offline  # noqa: PLC0415

    train_offline(
        manifest=options.manifest,
        files=options.files,
        recipe=options.recipe,
        params=json.loads(options.params),
        out=options.out,
        device=options.device,
        name=options.name,
        classes=options.classes,
    )
    return 0


def _run(options: argparse.Namespace) -> int:
    from .loop import WorkerSettings, run_worker  # noqa: PLC0415

    return run_worker(
        WorkerSettings(
            server=options.server,
            token=options.token,
            name=options.name,
            device=options.device,
            cache_dir=options.cache_dir,
            once=options.once,
            poll_s=options.poll_seconds,
            heartbeat_s=options.heartbeat_seconds,
            checkpoint_s=options.checkpoint_seconds,
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="concord_worker")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train from a manifest file, without a server")
    train.add_argument("--manifest", type=Path, required=True)
    train.add_argument("--files", type=Path, default=Path(), help="folder of the pictures")
    train.add_argument("--recipe", required=True)
    train.add_argument("--params", default="{}", help="JSON object")
    train.add_argument("--out", type=Path, required=True)
    train.add_argument("--device", default="cpu")
    train.add_argument("--name", default="model", help="name on the model card")
    train.add_argument("--classes", type=Path, help="JSON list of {id, name}")
    run = commands.add_parser("run", help="claim and train runs of a server")
    _add_run_options(run)
    return parser


def _add_run_options(run: argparse.ArgumentParser) -> None:
    import os  # noqa: PLC0415
    import socket  # noqa: PLC0415

    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    run.add_argument("--server", default=os.environ.get("CONCORD_SERVER"))
    run.add_argument("--token", default=os.environ.get("CONCORD_TOKEN"))
    run.add_argument("--name", default=socket.gethostname())
    run.add_argument("--device", default="cpu")
    run.add_argument("--cache-dir", type=Path, default=home / "concord-worker")
    run.add_argument("--once", action="store_true", help="end after one run")
    run.add_argument("--poll-seconds", type=float, default=3.0)
    run.add_argument("--heartbeat-seconds", type=float, default=10.0)
    run.add_argument("--checkpoint-seconds", type=float, default=20.0)


if __name__ == "__main__":
    sys.exit(main())
