"""Django is loaded by the commands that need it, and only by them."""

from __future__ import annotations

import subprocess
import sys


def test_loading_twice_is_harmless_and_the_root_loads_nothing() -> None:
    script = (
        "import sys, kejitong.cli.main; assert 'django.apps' not in sys.modules;"
        "from kejitong.cli.django import setup; setup(); setup();"
        "from django.apps import apps; assert apps.ready"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
