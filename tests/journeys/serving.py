"""A server of the demonstration district on a data folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE = [sys.executable, "-c", "from kejitong.cli import main; main()", "serve", "--port"]
PATIENCE = 60


@contextmanager
def served(home: Path, *, workers: int = 2) -> Iterator[str]:
    """The address of a server on this data folder, as long as it is wanted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ, "KEJITONG_HOME": str(home), "KEJITONG_DATABASE_URL": "",
        "KEJITONG_WORKERS": str(workers),
    }  # fmt: skip
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen([*SERVE, str(port)], env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _wait(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
