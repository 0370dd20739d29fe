"""The last minutes before a call closes: enterprises save sections and submit, all at once.

    python benchmarks/closing_rush.py [--enterprises 200] [--seconds 300] [--database sqlite|postgresql]

A folder is filled through the product's own verbs: enterprises with a person each, and a complete
draft each for one call of the largest item. Then they rush: each saves its longest section again
and again until it submits, most of them shortly before the call closes and some too late. The
product runs under the server that it is served with, two web processes; a bare Django view that
writes one row runs under the same server over the same database, before and after, at the same
pace. Fewer `--seconds` compress the five minutes: as many submit in less time.

Afterwards the database is asked: is every save that was acknowledged there, every submission that
was acknowledged frozen under a number of its own, and was nothing taken in or turned away on the
wrong side of the closing second?
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
ITEM, SECTION, FIELD = "district_project", "content", "risk"
COUNTY, LATE, TAIL, PACE = "990011", 0.08, 0.35, 12.0
"""The share that submits too late; the last share of the time in which the others submit; how many
seconds of the rush pass between two saves of one enterprise."""
TARGET, GRACE, BARE = 3.0, 1.0, 60.0


@dataclass(slots=True)
class Applicant:
    """One enterprise's person in the rush, and what he was told."""

    pk: int
    cookie: str
    token: str
    version: int
    acknowledged: str = ""
    waits: list[float] = field(default_factory=list)
    submitted: tuple[int, float, float] | None = None
    troubles: list[str] = field(default_factory=list)


# --- filling a folder --------------------------------------------------------------------------


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
    import django

    django.setup()


def fill(many: int) -> None:
    """Enterprises, people, an open call, and complete drafts; prints who they are."""
    _set_up()
    from datetime import timedelta

    from django.core.management import call_command
    from django.utils import timezone

    from kejitong.audit.actions import Act
    from kejitong.calls import actions as calls
    from kejitong.calls.terms import Terms
    from kejitong.catalogue import service_items
    from kejitong.registers import actions, catalogue
    from kejitong.ui.installation import Installation, describe

    call_command("migrate", verbosity=0, interactive=False)
    describe(Installation("示例区科技局", COUNTY))
    now = timezone.now()
    act = Act(by="officer", at=now, reason="基准", source="基准")
    regions = catalogue.register("regions")
    county = actions.add(regions, {"code": COUNTY, "name": "示例区", "level": "county"}, act=act)
    town = {"code": f"{COUNTY}001", "name": "示例镇", "level": "township", "parent": county.pk}
    place = actions.add(regions, town, act=act)
    terms = Terms(
        name="示例批次", year=now.year, code="示例〔2026〕", opens_at=now - timedelta(days=9),
        closes_at=now + timedelta(days=9), text="示例指南", contact="示例联系人",
        categories=service_items.item(ITEM).categories,
    )  # fmt: skip
    call = calls.publish(calls.draft(ITEM, terms, region=COUNTY, act=act), act=act)
    told = [_enterprise(number, place.pk, call, act) for number in range(many)]
    print(json.dumps(told))


def _enterprise(number: int, place: int, call: object, act: object) -> dict[str, object]:
    from django.test import Client

    from kejitong.accounts import actions as accounts
    from kejitong.accounts.actions import Person
    from kejitong.accounts.models import Role
    from kejitong.applications import queries
    from kejitong.applications.actions import attaching, drafting, saving
    from kejitong.catalogue import service_items
    from kejitong.demo.papers import paper
    from kejitong.kernel.identifiers.uscc import make_uscc
    from kejitong.memberships import actions as memberships
    from kejitong.registers import actions, catalogue

    code = make_uscc(f"91{COUNTY}DEM{number:05d}")
    row = {"uscc": code, "name": f"示例企业{number}", "kind": "enterprise", "region": place}
    firm = actions.add(catalogue.register("organisations"), row, act=act)
    person = Person(f"person{number}", f"示例人员{number}", Role.APPLICANT, "")
    user = accounts.open_account(person, password="示例口令 closing-rush", act=act)
    proof = paper("营业执照", f"licence {number}")
    claim = memberships.claim(user, code, row["name"], proof, act=act)
    memberships.approve_claim(claim, organisation=firm, act=act)
    made = drafting.start(call, firm, user=user, act=act)
    for section, raw in service_items.example(ITEM).items():
        own = {**raw, **_lead(number)} if "lead_id_card" in raw else raw
        held = queries.sections_of(made)[section]
        saving.save_section(made, section, own, version=held.version, act=act)
    for slot in queries.wanted_slots(made):
        if slot.is_required and not slot.can_wait:
            attaching.attach(made, slot.code, paper(slot.label, f"{slot.code} {number}"), act=act)
    if gaps := queries.gaps_of(made):
        raise SystemExit(f"{made.pk}: {gaps[0].text}")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return {
        "pk": made.pk, "cookie": client.cookies["sessionid"].value,
        "version": queries.sections_of(made)[SECTION].version,
    }  # fmt: skip


def _lead(number: int) -> dict[str, str]:
    """A project leader of its own for each enterprise, born too long ago to be anybody."""
    from kejitong.kernel.identifiers import id_card

    body = f"9900111880{1 + number % 9:02d}{number:05d}"
    return {"lead_name": f"示例负责人{number}", "lead_id_card": body + id_card.check_digit(body)}


def close(at: float) -> None:
    """The call closes at this moment."""
    _set_up()
    from datetime import UTC, datetime

    from kejitong.calls.models import Call

    Call.objects.update(closes_at=datetime.fromtimestamp(at, UTC))


# --- the rush ----------------------------------------------------------------------------------


def ask(port: int, path: str, who: Applicant, told: dict[str, str]) -> tuple[int, str]:
    """One post over a connection of its own, as a browser's script sends it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true",
        "HX-Target": "kept", "X-CSRFToken": who.token, "Host": "localhost",
        "Cookie": f"sessionid={who.cookie}; csrftoken={who.token}",
    }  # fmt: skip
    connection.request("POST", path, urlencode(told), headers)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body


def save(port: int, who: Applicant, number: int) -> None:
    """Save the longest section with a text of its own; remember what was acknowledged."""
    text = f"第{number}次：{random.random()}"
    told = {FIELD: text, "version": str(who.version), "seen": "{}"}
    begun = time.perf_counter()
    status, body = ask(port, f"/apply/applications/{who.pk}/form/{SECTION}/", who, told)
    who.waits.append(time.perf_counter() - begun)
    if status != 200:
        who.troubles.append(f"save {status}")
        return
    who.acknowledged = text
    who.version = int(body.split('name="version" value="')[1].split('"')[0])


def submit(port: int, who: Applicant) -> None:
    sent = time.time()
    told = {"undertaking": "yes"}
    status, _ = ask(port, f"/apply/applications/{who.pk}/submit/", who, told)
    who.submitted = (status, sent, time.time())


def write(port: int, who: Applicant, number: int) -> None:
    """The rival: one row."""
    begun = time.perf_counter()
    status, _ = ask(port, f"/save/{who.pk}/", who, {FIELD: f"{number}：{random.random()}"})
    who.waits.append(time.perf_counter() - begun)
    if status != 200:
        who.troubles.append(f"write {status}")


def rush(port: int, people: list[Applicant], seconds: float, closes: float | None) -> None:
    """Everybody saves at his own pace; with a closing moment everybody submits around it."""
    begun = time.time()

    def act(who: Applicant, chance: random.Random) -> None:
        last = begun + seconds
        if closes is not None:
            is_late = chance.random() < LATE
            last = (
                closes + chance.random() if is_late else closes - TAIL * seconds * chance.random()
            )
        at, number = begun + chance.random() * PACE, 0
        while at < last:
            time.sleep(max(0.0, at - time.time()))
            (write if closes is None else save)(port, who, number)
            number += 1
            at = max(at + PACE * (0.5 + chance.random()), time.time())
        if closes is not None:
            time.sleep(max(0.0, last - time.time()))
            submit(port, who)

    threads = [threading.Thread(target=act, args=(who, random.Random(who.pk))) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def serving(environment: dict[str, str], application: str) -> Iterator[int]:
    """The server that the product is served with, two web processes, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host",
        "127.0.0.1", "--port", str(port), "--workers", "2", "--blocking-threads", "4",
        "--no-access-log", "--log-level", "error", application,
    ]  # fmt: skip
    own = {**environment, "PYTHONPATH": str(HERE)}
    with Path(environment["KEJITONG_HOME"], f"{port}.log").open("w") as log:
        running = subprocess.Popen(command, env=own, stdout=log, stderr=log)
        try:
            for _ in range(150):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.2)
            yield port
        finally:
            running.terminate()
            running.wait(timeout=30)


# --- afterwards --------------------------------------------------------------------------------


def held() -> None:
    """What the database holds of every application; printed."""
    _set_up()
    from kejitong.applications import queries, receipts
    from kejitong.applications.models import Application

    found = {}
    for one in Application.objects.order_by("pk"):
        revision = queries.latest_revision(one)
        found[one.pk] = {
            "text": queries.sections_of(one)[SECTION].values.get(FIELD, ""),
            "number": one.number,
            "at": revision.made_at.timestamp() if revision else None,
            "frozen": queries.frozen_answers(revision).get(FIELD) if revision else None,
            "intact": bool(revision) and receipts.is_intact(revision),
            "state": one.state,
        }
    print(json.dumps(found))


Held = dict[str, object]


def faults(people: list[Applicant], found: dict[str, Held], closes: float) -> list[str]:
    """Everything that should not be: lost saves, lost submissions, the wrong side of the second."""
    told = []
    for who in people:
        kept = found[str(who.pk)]
        told += [f"{who.pk}: {trouble}" for trouble in who.troubles]
        if who.acknowledged and kept["text"] != who.acknowledged:
            told.append(f"{who.pk}: acknowledged {who.acknowledged}, holds {kept['text']}")
        told += [f"{who.pk}: {trouble}" for trouble in submission_faults(who, kept, closes)]
    serials = sorted(int(str(kept["number"])[-4:]) for kept in found.values() if kept["number"])
    if serials != list(range(1, len(serials) + 1)):
        told.append("numbers have gaps or stand twice")
    return told


def submission_faults(who: Applicant, kept: Held, closes: float) -> Iterator[str]:
    status, sent, answered = who.submitted or (0, 0.0, 0.0)
    if status == 302:
        if kept["at"] is None or not kept["intact"] or not kept["number"]:
            yield "submission acknowledged, not held"
        elif who.acknowledged and kept["frozen"] != who.acknowledged:
            yield "froze another text"
        elif float(str(kept["at"])) >= closes or sent >= closes:
            yield "taken in after closing"
    elif status != 409:
        yield f"submission answered {status}"
    elif kept["at"] is not None or answered < closes:
        yield "turned away before closing"
    elif sent < closes - GRACE:
        yield f"sent {closes - sent:.1f} seconds before closing, waited too long"


def p95(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=100)[94]


def measure(environment: dict[str, str], many: int, seconds: float) -> bool:
    """One database: fill, write bare, rush, write bare again, ask the database; tell."""

    def run(verb: str, *given: object) -> str:
        code = (
            f"import sys; sys.path.insert(0, {str(HERE)!r}); import closing_rush as it; it.{verb}"
        )
        code += f"({', '.join(map(repr, given))})"
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, env=environment, check=True, text=True, stdout=subprocess.PIPE
        ).stdout

    told = json.loads(run("fill", many).strip().splitlines()[-1])

    def people() -> list[Applicant]:
        token = "t" * 32
        return [Applicant(one["pk"], one["cookie"], token, one["version"]) for one in told]

    ours, bare = people(), []
    with (
        serving(environment, "kejitong.config.wsgi:application") as own,
        serving(environment, "closing_rush_bare:application") as rival,
    ):
        for _ in range(4):
            save(own, ours[0], 0)
            write(rival, people()[0], 0)
        ours[0].waits.clear()
        ours[0].acknowledged = ""
        writers = people()
        rush(rival, writers, min(seconds / 2, BARE), None)
        bare += [wait for who in writers for wait in who.waits]
        closes = time.time() + seconds
        run("close", closes)
        rush(own, ours, seconds, closes)
        found = json.loads(run("held").strip().splitlines()[-1])
        writers = people()
        rush(rival, writers, min(seconds / 2, BARE), None)
        bare += [wait for who in writers for wait in who.waits]
    wrong = faults(ours, found, closes)
    waits = [wait for who in ours for wait in who.waits]
    taken = [who for who in ours if who.submitted and who.submitted[0] == 302]
    submits = [who.submitted[2] - who.submitted[1] for who in taken if who.submitted]
    ratio = p95(waits) / p95(bare)
    print(
        f"保存{len(waits)}次：中位{statistics.median(waits) * 1000:.0f}毫秒，"
        f"第95百分位{p95(waits) * 1000:.0f}毫秒"
    )
    print(
        f"裸视图写一行{len(bare)}次：中位{statistics.median(bare) * 1000:.0f}毫秒，"
        f"第95百分位{p95(bare) * 1000:.0f}毫秒；比率{ratio:.2f}（应小于{TARGET:.0f}）"
    )
    print(
        f"截止前提交成功{len(taken)}件，第95百分位{p95(submits) * 1000:.0f}毫秒；"
        f"截止后拒绝{len(ours) - len(taken)}件"
    )
    print("没有丢失保存，没有丢失提交，截止分毫不差" if not wrong else "\n".join(wrong))
    return not wrong and ratio < TARGET


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a throw-away cluster that keeps what it says it keeps."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    place = Path(tempfile.mkdtemp(prefix="closing-rush-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if owner:
        shutil.chown(place, "postgres")
    cluster = str(place / "db")

    def run(*command: str) -> None:
        subprocess.run([*owner, *command], check=True, cwd="/", stdout=subprocess.DEVNULL)

    run(
        f"{programs}/initdb",
        "-D",
        cluster,
        "-U",
        "kejitong",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C",
    )
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={place}"
    run(f"{programs}/pg_ctl", "-D", cluster, "-w", "-l", f"{place}/log", "start", "-o", options)
    try:
        yield f"postgresql://kejitong@127.0.0.1:{port}/postgres"
    finally:
        run(f"{programs}/pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(place, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--enterprises", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    asked = parser.parse_args()
    is_good = True
    for name in ("sqlite", "postgresql") if asked.database == "both" else (asked.database,):
        home = Path(tempfile.mkdtemp(prefix="closing-rush-"))
        environment = {**os.environ, "KEJITONG_HOME": str(home), "KEJITONG_DATABASE_URL": ""}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        print(f"— {name} —", flush=True)
        try:
            if name == "sqlite":
                is_good &= measure(environment, asked.enterprises, asked.seconds)
            else:
                with postgresql() as address:
                    environment["KEJITONG_DATABASE_URL"] = address
                    is_good &= measure(environment, asked.enterprises, asked.seconds)
        finally:
            shutil.rmtree(home, ignore_errors=True)
    sys.exit(0 if is_good else 1)


if __name__ == "__main__":
    main()
