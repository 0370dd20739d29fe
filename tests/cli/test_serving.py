"""The site starts with its worker, answers, and both end together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("kejitong"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str) -> int:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the site did not answer")


def test_the_site_answers_and_ends_with_its_worker(district_home: Path) -> None:
    environment = {**os.environ, "KEJITONG_HOME": str(district_home)}
    environment.pop("KEJITONG_DATABASE_URL", None)
    port = free_port()
    site = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)], env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert wait_for(f"http://127.0.0.1:{port}/sign-in/") == 200
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(timeout=20)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
