"""Kills a process again and again in the middle of its acts and looks at what it left behind.

Run as `python -m tests.applications.killing <kills>` with an empty data folder. A child goes through
a story of acts on the SQLite file and is killed, by itself at some statement or by its parent at some
moment; then the file must hold exactly what it holds after one of the acts, nothing between.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "kejitong.config.settings"
django.setup()

from django.apps import apps  # noqa: E402  Django comes first
from django.conf import settings  # noqa: E402  Django comes first
from django.core.management import call_command  # noqa: E402  Django comes first
from django.db import connection, connections  # noqa: E402  Django comes first

settings.PACKS = (*settings.PACKS, "tests.applications.recorded")
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

from kejitong.applications import queries, receipts  # noqa: E402  Django comes first
from kejitong.applications.actions import (  # noqa: E402  Django comes first
    attaching,
    checking,
    remarking,
    saving,
    submitting,
)
from kejitong.applications.actions.advancing import Hand, advance  # noqa: E402
from kejitong.applications.models import Application, Attachment, Revision, Step  # noqa: E402
from kejitong.audit import queries as journal  # noqa: E402
from kejitong.disclosure import actions as disclosure  # noqa: E402
from kejitong.programmes.models import Entitlement  # noqa: E402
from kejitong.registers import files  # noqa: E402
from kejitong.registers.files import Upload  # noqa: E402
from kejitong.workflow.vocabulary import Role  # noqa: E402
from tests import makers  # noqa: E402
from tests.applications.makers import READY, a_pdf, an_application  # noqa: E402
from tests.disclosure.makers import CONTACT  # noqa: E402

HOME = Path(settings.HOME)
DATABASE, TEMPLATE = HOME / "kejitong.sqlite3", HOME / "template.sqlite3"
UNORDERED = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
LATER = {("applications_revision", "path")}
"""The receipt is typeset when the rest is safe: with or without it the act is done."""
STATEMENTS, SECONDS = 90, 0.08

Act = Callable[[], object]


def now() -> Application:
    return Application.objects.get()


def hour(number: int, by: str = "officer") -> Any:
    return makers.an_act(by=by, at=makers.NOW + timedelta(hours=number), reason="理由")


def attach(slot: str, text: str, at: int) -> None:
    upload = Upload(f"{text}.pdf", a_pdf(text))
    attaching.attach(now(), slot, upload, act=hour(at, "applicant"))


def save(title: str, at: int) -> None:
    version = queries.sections_of(now())["basic"].version
    raw = {**READY["basic"], "title": title}
    saving.save_section(now(), "basic", raw, version=version, act=hour(at, "applicant"))


def conclude(place: int, at: int) -> None:
    finding = checking.findings(now())[place]
    checking.conclude(finding, "passed", note="已核对", act=hour(at))


def move(code: str, role: Role, at: int, **given: str) -> None:
    advance(now(), code, hand=Hand(role), act=hour(at), given=given)


def end_notice() -> None:
    notice = now().notice_lines.get().notice
    disclosure.end_notice(notice, act=hour(24 * 9))


def story() -> list[Act]:
    """From the draft to the entitlement; every act at an hour of its own, so that it is the same
    whenever it is done.
    """
    signing = Hand(Role.SIGNATORY, door="submission")
    award = {"document_number": "试科发〔2026〕8号", "day": "2026-12-20", "amount": "100000"}
    return [
        lambda: save("第一个名称", 1),
        lambda: attach("report", "又一份盖章页", 2),
        lambda: attaching.withdraw(
            queries.live_attachments(now()).filter(slot="report")[0], act=hour(3)
        ),
        lambda: move("sign_off", Role.APPLICANT, 4),
        lambda: move("take_back", Role.SIGNATORY, 5, reason="名称太宽泛"),
        lambda: save("第二个名称", 6),
        lambda: submitting.submit(now(), hand=signing, act=hour(7, "signatory")),
        lambda: checking.run(now(), act=hour(8)),
        lambda: conclude(0, 9),
        lambda: checking.list_deficiency(now(), "title", "请写明对象", act=hour(10)),
        lambda: checking.send_back(now(), act=hour(11)),
        lambda: save("第三个名称", 12),
        lambda: attach("report", "第三份盖章页", 13),
        lambda: submitting.resubmit(now(), hand=signing, act=hour(14, "signatory")),
        lambda: checking.run(now(), act=hour(15)),
        *(lambda place=place: conclude(place, 16 + place) for place in range(8)),
        lambda: remarking.remark(now(), "可以受理", "bureau", act=hour(25)),
        lambda: checking.admit(now(), act=hour(26)),
        lambda: move("propose", Role.APPROVER, 27, amount="100000", opinion="同意"),
        lambda: disclosure.publish(now().call, [now()], act=hour(28), contact=CONTACT),
        end_notice,
        lambda: move("award", Role.APPROVER, 24 * 10, **award),
    ]


def picture() -> str:
    """The digest of every row of every table, but for what may come later."""
    said = hashlib.sha256()
    with closing(sqlite3.connect(DATABASE)) as file:
        for (table,) in file.execute(UNORDERED).fetchall():
            rows = file.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
            names = [column[0] for column in rows.description]
            kept = [place for place, name in enumerate(names) if (table, name) not in LATER]
            for row in rows:
                said.update(repr((table, [row[place] for place in kept])).encode())
    return said.hexdigest()


def rewind() -> None:
    """Everything as it was at the beginning of the story."""
    for ending in ("-wal", "-shm"):
        Path(f"{DATABASE}{ending}").unlink(missing_ok=True)
    shutil.copyfile(TEMPLATE, DATABASE)


def prepare() -> list[str]:
    """A draft to begin with, and the picture before the first act and after each."""
    settings.MIGRATION_MODULES = {one.label: None for one in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    an_application(item="recorded_redemption", answers=READY)
    connections.close_all()
    with closing(sqlite3.connect(DATABASE)) as file, closing(sqlite3.connect(TEMPLATE)) as kept:
        file.backup(kept)
    rewind()
    pictures = [picture()]
    for act in story():
        act()
        connections.close_all()
        pictures.append(picture())
    assert len(set(pictures)) == len(pictures), "an act left no trace"
    assert (now().state, Entitlement.objects.count()) == ("awarded", 1)
    connections.close_all()
    return pictures


def child(done: int, dies_at: int) -> None:
    """Go on with the story; die at this statement, before or after it, unless that is never."""
    count = 0

    def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, params, many, context)
        if count == -dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(counted):
        for act in story()[done:]:
            act()


def killed(done: int, random: Random) -> bool:
    """Let a child go on from here and kill it somewhere; it may have finished before."""
    by_parent = random.random() < 0.3
    dies_at = 0 if by_parent else random.randint(1, STATEMENTS) * random.choice((1, -1))
    number = os.fork()
    if number == 0:
        try:
            child(done, dies_at)
        except BaseException as error:  # noqa: BLE001  told to the parent by the exit code
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    if by_parent:
        time.sleep(random.random() * SECONDS)
        os.kill(number, signal.SIGKILL)
    _, status = os.waitpid(number, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "an act failed by itself"
    return os.WIFSIGNALED(status)


def verify() -> None:
    """What no picture shows: the chain is whole, every file that is named lies there whole."""
    assert journal.check_chain().is_whole
    for attachment in Attachment.objects.all():
        assert len(files.read(attachment.path)) == attachment.size
    for revision in Revision.objects.all():
        assert receipts.is_intact(revision)
        assert not revision.path or files.read(revision.path)
    steps = Step.objects.filter(move__in=("submit", "resubmit")).count()
    assert Revision.objects.count() == steps
    assert now().version == 1 + Step.objects.count()
    connections.close_all()


def outcomes(kills: int, pictures: list[str]) -> Iterator[tuple[int, int]]:
    """(acts done before, acts done after) for every kill."""
    random, done, seen = Random(2026), 0, 0
    while seen < kills:
        if done == len(pictures) - 1:
            rewind()
            done = 0
        was_killed = killed(done, random)
        found = picture()
        assert found in pictures, f"neither before nor after an act, begun after {done}"
        before, done = done, pictures.index(found)
        assert done >= before, "an act that was done is undone"
        verify()
        if was_killed:
            seen += 1
            yield before, done


def main() -> None:
    receipts._typeset = lambda revision: revision.digest.encode()
    pictures = prepare()
    rewind()
    began = time.perf_counter()
    made = list(outcomes(int(sys.argv[1]), pictures))
    told = {
        "kills": len(made), "acts": len(pictures) - 1, "cut": len({after for _, after in made}),
        "seconds": round(time.perf_counter() - began, 1),
    }  # fmt: skip
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
