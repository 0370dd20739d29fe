"""The officer's pages against bare Django pages under the same server, at two sizes of district.

Two folders are filled once, through the registers' own verbs: a small district and one ten times
its size. Ours runs under gunicorn with two workers over each, the bare project likewise over
the large one; the same reader asks all three for each page by turns, and requests a second are
compared.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
COUNTY, TOWNSHIPS, PATENTS_EACH, PART = "990011", 20, 5, 20_000
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超"
TRADES = ("精密机械", "新材料", "智能装备", "生物医药", "纺织科技", "电子信息", "船舶配套")
THINGS = ("数控机床", "复合薄膜", "焊接机器人", "检测试剂", "色纺纱线", "传感器", "舱口盖")
LIST, DETAIL, GROWN = 0.40, 0.25, 0.85
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be asked for: what it is called, its address, and what it is compared with."""

    label: str
    address: str
    rival: str
    target: float


PAGES = (
    Page("单位列表", "/office/registers/organisations/", "/list/", LIST),
    Page("单位列表第二页", "/office/registers/organisations/?after=60", "/list/", LIST),
    Page("单位按类型筛选", "/office/registers/organisations/?kind=enterprise", "/list/", LIST),
    Page("单位按镇筛选", "/office/registers/organisations/?region=@7", "/list/", LIST),
    Page("检索单位：名称一半", "/office/registers/organisations/?q=芳纺织", "/list/", LIST),
    Page("检索单位：拼音首字母", "/office/registers/organisations/?q=slww", "/list/", LIST),
    Page("检索单位：曾用名", "/office/registers/organisations/?q=旧厂7", "/list/", LIST),
    Page("专利列表", "/office/registers/patents/", "/list/", LIST),
    Page("专利按种类筛选", "/office/registers/patents/?kind=invention", "/list/", LIST),
    Page("检索专利：名称", "/office/registers/patents/?q=焊接机器人夹具7", "/list/", LIST),
    Page("单位详情", "/office/registers/organisations/77/", "/one/77/", DETAIL),
    Page("单位详情：每次另一家", "/office/registers/organisations/{n}/", "/one/{n}/", DETAIL),
    Page("专利详情", "/office/registers/patents/77/", "/one/77/", DETAIL),
    Page("今日", "/office/", "/one/77/", DETAIL),
    Page("今日的年度数字", "/office/year/", "/one/77/", DETAIL),
    Page("一个指标", "/office/figures/patents_filed/", "/one/77/", DETAIL),
    Page("全局搜索", "/office/search/?q=王伟", "/one/77/", DETAIL),
)


def _set_up(folder: Path) -> None:
    os.environ["KEJITONG_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kejitong.config.settings")
    import django

    django.setup()


def _uscc(number: int) -> str:
    from kejitong.kernel.identifiers.uscc import make_uscc

    return make_uscc(f"91{COUNTY}DEM{number:05d}")


def fill(folder: Path, organisations: int) -> None:
    """A district of invented organisations and patents, written by the verbs of the registers."""
    _set_up(folder)
    from django.core.management import call_command

    from kejitong.accounts import actions as accounts
    from kejitong.accounts.actions import Person
    from kejitong.accounts.models import Role
    from kejitong.audit.actions import Act
    from kejitong.registers import actions, catalogue
    from kejitong.ui.installation import Installation, describe

    call_command("migrate", verbosity=0, interactive=False)
    act = Act(by="officer", at=NOW, reason="基准", source="基准")
    regions, register = catalogue.register("regions"), catalogue.register("organisations")
    county = actions.add(regions, {"code": COUNTY, "name": "示例区", "level": "county"}, act=act)
    towns = [
        {
            "code": f"{COUNTY}{n:03}",
            "name": f"示例第{n}镇",
            "level": "township",
            "parent": county.pk,
        }
        for n in range(1, TOWNSHIPS + 1)
    ]
    places = actions.insert_many(regions, towns, act=act)
    for first in range(0, organisations, PART):
        numbers = range(first, min(first + PART, organisations))
        rows = [_organisation(number, places) for number in numbers]
        made = actions.insert_many(register, rows, act=act)
        old = [
            {"organisation": pk, "name": f"示例旧厂{n}", "kind": "former"}
            for n, pk in zip(numbers, made, strict=True)
            if n % 10 == 7
        ]
        actions.insert_many(catalogue.register("organisation_names"), old, act=act)
        patents = [
            _patent(number * PATENTS_EACH + k, pk, rows[number - first])
            for number, pk in zip(numbers, made, strict=True)
            for k in range(PATENTS_EACH)
        ]
        actions.insert_many(catalogue.register("patents"), patents, act=act)
        print(f"{folder.name}: {numbers[-1] + 1}", file=sys.stderr)
    person = Person("officer", "基准经办人", Role.OFFICER, COUNTY)
    accounts.open_account(person, password="示例口令 desk-pages", act=act)
    describe(Installation("示例区科技局", COUNTY, "2026-11-30"))
    (folder / "filled").touch()


def _organisation(number: int, places: list[int]) -> dict[str, object]:
    person = SURNAMES[number % 20] + GIVEN[number // 20 % 17] + GIVEN[number // 7 % 17]
    trade = TRADES[number % 7]
    return {
        "uscc": _uscc(number), "name": f"示例{person}{trade}{number}有限公司", "kind": "enterprise",
        "region": places[number * 7919 // 13 % len(places)], "industry": "C3489", "tags": trade,
        "established_on": date(2000, 1, 1) + timedelta(days=number % 9000),
    }  # fmt: skip


def _patent(number: int, organisation: int, row: dict[str, object]) -> dict[str, object]:
    kind, name = ("invention", "utility", "design")[number % 3], str(row["name"])
    return {
        "application_number": f"2020{number % 3 + 1}{number:07d}.X",
        "title": f"一种{THINGS[number % 7]}夹具{number}", "kind": kind, "organisation": organisation,
        "applicants": name, "region": row["region"],
        "filed_on": date(2016, 1, 1) + timedelta(days=number * 7 % 3900),
    }  # fmt: skip


@contextmanager
def serving(folder: Path, application: str) -> Iterator[int]:
    """A server of two workers on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "KEJITONG_HOME": str(folder), "PYTHONPATH": str(HERE)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [
        sys.executable, "-m", "gunicorn", "--workers", "2", "--preload", "--bind",
        f"127.0.0.1:{port}", "--log-level", "error", application,
    ]  # fmt: skip
    running = subprocess.Popen(command, env=environment)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=20)


def brought_up(folder: Path) -> None:
    """A folder that was filled before may lack the latest migrations."""
    environment = {**os.environ, "KEJITONG_HOME": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "kejitong.config.settings"
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)


def signed_in(folder: Path) -> str:
    """The cookie of a reader who has signed in."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import desk_pages; from pathlib import Path;"
        "print(desk_pages.session(Path(sys.argv[2])))"
    )
    command = [sys.executable, "-c", code, str(HERE), str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def session(folder: Path) -> str:
    """A stored session, as the cookie names it."""
    _set_up(folder)
    from django.test import Client

    from kejitong.accounts.models import User

    client = Client()
    client.force_login(
        User.objects.get(username="officer"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return f"sessionid={client.cookies['sessionid'].value}"


def ask(port: int, address: str, cookie: str) -> int:
    """One request over a connection of its own; answers with the status."""
    from urllib.parse import quote

    path = quote(address, safe="/?=&@-")
    head = f"GET {path} HTTP/1.0\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(65536)
        while connection.recv(65536):
            pass
    return int(answer.split(b" ", 2)[1])


OTHERS = count(1)


def written(address: str) -> str:
    """The address, of yet another record where it says so."""
    return address.replace("{n}", str(next(OTHERS) % 9000 + 1))


def rate(port: int, address: str, cookie: str, seconds: float) -> float:
    """Requests a second that four readers get."""
    until, counts = time.perf_counter() + seconds, [0] * 4

    def read(place: int) -> None:
        while time.perf_counter() < until:
            if (status := ask(port, written(address), cookie)) != 200:
                raise SystemExit(f"{address}: {status}")
            counts[place] += 1

    readers = [threading.Thread(target=read, args=(place,)) for place in range(4)]
    begun = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / (time.perf_counter() - begun)


@dataclass(frozen=True, slots=True)
class Rates:
    """Requests a second of one page: at a tenth of the size, at the size, and its rival's there."""

    small: float
    ours: float
    bare: float


def measure(small: Path, large: Path, *, rounds: int, seconds: float) -> dict[str, Rates]:
    """Medians of rounds in which all three take turns, for a machine's speed changes."""
    for folder in (small, large):
        brought_up(folder)
    tickets, found = (signed_in(small), signed_in(large), signed_in(large)), {}
    ours = "kejitong.config.wsgi"
    with (
        serving(small, ours) as tenth,
        serving(large, ours) as own,
        serving(large, "desk_pages_bare") as rival,
    ):
        for port, cookie in ((tenth, tickets[0]), (own, tickets[1])):
            ask(port, "/office/year/", cookie)
        for page in PAGES:
            addresses = (page.address, page.address, page.rival)
            turns = tuple(zip((tenth, own, rival), addresses, tickets, strict=True))
            for port, address, cookie in turns * 4:
                ask(port, written(address), cookie)
            rates = [
                [rate(port, address, cookie, seconds) for port, address, cookie in turns]
                for _ in range(rounds)
            ]
            found[page.label] = Rates(*map(statistics.median, zip(*rates, strict=True)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "desk-pages")
    parser.add_argument("--organisations", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--fill-only", action="store_true")
    told = parser.parse_args()
    sizes = (told.organisations // 10, told.organisations)
    folders = [told.folder / str(many) for many in sizes]
    for folder, many in zip(folders, sizes, strict=True):
        if not (folder / "filled").exists():
            folder.mkdir(parents=True)
            code = f"import sys; sys.path.insert(0, {str(HERE)!r}); import desk_pages; "
            code += f"desk_pages.fill(desk_pages.Path({str(folder)!r}), {many})"
            subprocess.run([sys.executable, "-c", code], check=True)
    if not told.fill_only:
        report(measure(*folders, rounds=told.rounds, seconds=told.seconds))


def report(measured: dict[str, Rates]) -> None:
    """Each page: ours and bare at the large size, their ratio, and what growing tenfold cost."""
    print("页面 | 每秒次数 | 裸 Django | 比率（应达） | 十倍记录时（应达）")
    for page in PAGES:
        rates = measured[page.label]
        ratio, grown = rates.ours / rates.bare, rates.ours / rates.small
        marks = "" if ratio >= page.target and grown >= GROWN else "  ←"
        print(
            f"{page.label} | {rates.ours:.0f} | {rates.bare:.0f} | {ratio:.2f}（{page.target:.2f}） | "
            f"{grown:.2f}（{GROWN:.2f}）{marks}"
        )


if __name__ == "__main__":
    main()
