"""Opening the site: one web server and one task worker, stopped together."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import click

from kejitong.cli.django import migrate
from kejitong.config import knobs


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--port", default=8000, show_default=True, help="端口。")
def serve(host: str, port: int) -> None:
    """打开网站，直到按 Ctrl+C。"""
    run(host, port)


def run(host: str, port: int) -> None:
    """Start the server and the worker; when either ends, end both."""
    workers = str(knobs.number(knobs.WORKERS))
    migrate()
    python = sys.executable
    commands = (
        [str(Path(python).with_name("granian")), "--interface", "wsgi", "--host", host,
         "--port", str(port), "--workers", workers, "--no-access-log",
         "--blocking-threads", "4", "--log-level", "error", "kejitong.config.wsgi:application"],
        [python, "-m", "django", "db_worker", "--queue-name", "*"],
    )  # fmt: skip
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(program.poll() is None for program in running):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        for program in running:
            program.terminate()
        for program in running:
            program.wait(timeout=10)
