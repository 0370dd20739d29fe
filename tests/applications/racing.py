"""Several processes that save or submit at the same time; run by test_racing.

`python -m tests.applications.racing "save 7 9" "submit 3 5 8"` starts two: one appends nine marks to
the summary of application 7, one submits those applications. What was done is printed, one line each.
They start from one that has loaded everything and has asked the database nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from multiprocessing import get_context

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  needs Django

from kejitong.applications.actions import saving, submitting  # noqa: E402  needs Django
from kejitong.applications.models import Answers, Application  # noqa: E402  needs Django
from kejitong.kernel.refusals import Refused  # noqa: E402  needs Django
from tests import makers  # noqa: E402  needs Django
from tests.applications.makers import SIGNATORY  # noqa: E402  needs Django

settings.PACKS = (*settings.PACKS, "tests.applications.invented")


def save(pk: int, times: int) -> Iterator[str]:
    """Read, append a mark, save; when a colleague was faster, read again."""
    application = Application.objects.get(pk=pk)
    for turn in range(times):
        mark, is_saved = f"【{os.getpid()}-{turn}】", False
        while not is_saved:
            held = Answers.objects.get(application=application, section="basic")
            raw = {"summary": held.values["summary"] + mark}
            try:
                saving.save_section(
                    application, "basic", raw, version=held.version, act=makers.an_act()
                )
            except saving.StaleSection:
                continue
            is_saved = True
        yield mark


def submit(*pks: int) -> Iterator[str]:
    """Submit each; say the number or the refusal."""
    for pk in pks:
        application = Application.objects.get(pk=pk)
        try:
            made = submitting.submit(application, hand=SIGNATORY, act=makers.an_act())
        except Refused as refused:
            yield f"refused {refused}"
        else:
            yield f"{made.number}"


def run(command: str) -> list[str]:
    """In a process of its own, when all the others are ready, too."""
    START.wait()
    name, *numbers = command.split()
    act = {"save": save, "submit": submit}[name]
    return list(act(*map(int, numbers)))


if __name__ == "__main__":
    commands = sys.argv[1:]
    START = get_context("fork").Barrier(len(commands), timeout=60)
    with get_context("fork").Pool(len(commands)) as processes:
        for lines in processes.map(run, commands, chunksize=1):
            sys.stdout.writelines(f"{line}\n" for line in lines)
