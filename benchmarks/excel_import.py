"""A workbook of organisations into the database: intake against the straight path and a rival.

Ours reads, checks, previews against what is stored, and carries the import out with its journal.
The straight path reads with python-calamine, checks with pydantic and stores with bulk_create,
without preview or journal. django-import-export previews and stores as its admin pages do.
Each run is a fresh process with a fresh SQLite database, by turns; medians are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
HEADINGS = (
    "统一社会信用代码", "单位名称", "单位类型", "属地", "行业代码", "产业标签", "成立日期",
    "注册资本（元）", "注册地址", "法定代表人", "经营范围", "注销日期",
)  # fmt: skip
REGIONS = tuple((f"9900{number:02}", f"示例第{number}镇") for number in range(11, 31))
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超"
TRADES = ("精密机械", "新材料", "智能装备", "生物医药", "纺织科技", "电子信息", "船舶配套")
LIMIT_MB, RATIO, RIVAL_RATIO = 350, 1.5, 15


def code(number: int) -> str:
    """A well-formed unified social credit code that belongs to nobody."""
    body = f"{number:08}"
    rest = (11 - sum(int(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))) % 11
    text = f"91990011{body}{'X' if rest == 10 else rest}"
    total = sum(ALPHABET.index(c) * pow(3, place, 31) for place, c in enumerate(text))
    return text + ALPHABET[-total % 31]


def write_workbook(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("单位")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, HEADINGS)
        for at in range(rows):
            person = SURNAMES[at % 20] + GIVEN[at // 20 % 17] + GIVEN[at // 7 % 17]
            trade = TRADES[at % 7]
            name = f"示例{person}{trade}{at}有限公司"
            page.write_row(at + 1, 0, (code(at), name, "企业", REGIONS[at % 20][1], "C3489", trade))
            page.write_datetime(at + 1, 6, date(2000, 1, 1) + timedelta(days=at % 9000), day)
            page.write_number(at + 1, 7, 500000 + at % 977 * 10000)
            page.write_row(at + 1, 8, (f"示例区科技路{at}号", person, f"{trade}的研发、制造和销售"))


def ours(path: Path) -> None:
    from kejitong.audit.actions import Act
    from kejitong.intake import actions
    from kejitong.intake.actions.carrying import Extent
    from kejitong.intake.actions.preparing import Upload
    from kejitong.organisations.registers import ORGANISATIONS

    act = Act(by="基准", at=NOW, reason="基准")
    with path.open("rb") as file:
        batch = actions.bring(ORGANISATIONS, Upload(path.name, file), act=act)
    batch = actions.confirm(batch, Extent.ALL, act=act)
    if batch.added != batch.row_count:
        raise SystemExit(f"added {batch.added} of {batch.row_count}")


def straight(path: Path) -> None:
    from django.db import transaction
    from pydantic import BaseModel, Field, TypeAdapter
    from python_calamine import CalamineWorkbook

    from kejitong.organisations.choices import OrganisationKind
    from kejitong.organisations.models import Organisation, Region

    class Row(BaseModel):
        uscc: str = Field(pattern=r"^[0-9A-HJ-NPQRTUWXY]{18}$")
        name: str = Field(min_length=1, max_length=120)
        kind: str
        region: str
        industry: str = Field(max_length=5)
        tags: str = Field(max_length=200)
        established_on: date | None
        registered_capital: Decimal = Field(ge=0, max_digits=18, decimal_places=2)
        address: str = Field(max_length=200)
        legal_representative: str = Field(max_length=60)
        business_scope: str
        ended_on: date | None

    lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    names = tuple(Row.model_fields)
    raws = [
        dict(zip(names, [None if cell == "" else cell for cell in line], strict=False))
        for line in lines[1:]
    ]
    rows = TypeAdapter(list[Row]).validate_python(raws)
    regions = dict(Region.objects.values_list("name", "pk"))
    kinds = {str(kind.label): kind.value for kind in OrganisationKind}
    made = [
        Organisation(**{
            **row.model_dump(exclude={"region", "kind"}),
            "region_id": regions[row.region], "kind": kinds[row.kind],
        })
        for row in rows
    ]  # fmt: skip
    with transaction.atomic():
        Organisation.objects.bulk_create(made, batch_size=2000)


def import_export(path: Path) -> None:
    import tablib
    from import_export import fields, resources, widgets

    from kejitong.organisations.models import Organisation, Region

    class Organisations(resources.ModelResource):
        region = fields.Field("region", "region", widgets.ForeignKeyWidget(Region, "name"))

        class Meta:
            model = Organisation
            import_id_fields = ("uscc",)
            fields = (
                "uscc", "name", "kind", "region", "industry", "tags", "established_on",
                "registered_capital", "address", "legal_representative", "business_scope",
                "ended_on",
            )  # fmt: skip

    sheet = tablib.Dataset().load(path.read_bytes(), format="xlsx")
    sheet.headers = list(Organisations._meta.fields)
    preview = Organisations().import_data(sheet, dry_run=True)
    if preview.has_errors():
        raise SystemExit("the rival refused rows")
    Organisations().import_data(sheet, dry_run=False, raise_errors=True)


CONTENDERS: dict[str, Callable[[Path], None]] = {
    "ours": ours, "straight": straight, "import_export": import_export,
}  # fmt: skip


def prepare() -> None:
    """An empty database with the regions that the workbook names."""
    from django.core.management import call_command

    from kejitong.audit.actions import Act
    from kejitong.organisations.registers import REGIONS as REGISTER
    from kejitong.registers.actions import add_many

    call_command("migrate", verbosity=0)
    rows = [{"code": number, "name": name, "level": "township"} for number, name in REGIONS]
    add_many(REGISTER, rows, act=Act(by="基准", at=NOW))


def run_one(name: str, path: Path) -> None:
    start, started = time.perf_counter(), time.process_time()
    CONTENDERS[name](path)
    seconds, cpu = time.perf_counter() - start, time.process_time() - started
    from kejitong.organisations.models import Organisation

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stored = Organisation.objects.count()
    print(json.dumps({"seconds": seconds, "cpu": cpu, "mb": peak, "stored": stored}))


def child(home: Path, *arguments: str) -> str:
    environment = {
        "DJANGO_SETTINGS_MODULE": "kejitong.config.settings",
        **os.environ,
        "KEJITONG_HOME": str(home),
    }
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def measure(folder: Path, rows: int, names: list[str], repeats: int) -> dict[str, float]:
    book = folder / f"{rows}.xlsx"
    write_workbook(book, rows)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    peaks: dict[str, float] = dict.fromkeys(names, 0.0)
    cpu: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(repeats):
        for name in names:
            home = folder / "home"
            shutil.copytree(folder / "empty", home)
            result = json.loads(child(home, "--one", name, "--book", str(book)))
            shutil.rmtree(home)
            if result["stored"] != rows:
                raise SystemExit(f"{name} stored {result['stored']} of {rows}")
            seconds[name].append(result["seconds"])
            cpu[name].append(result["cpu"])
            peaks[name] = max(peaks[name], result["mb"])
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name in names:
        print(
            f"{rows:>7} rows  {name:<14} {medians[name]:7.2f} s   "
            f"cpu {statistics.median(cpu[name]):7.2f} s   peak {peaks[name]:5.0f} MB"
        )
    print(f"{'':>13}ours / straight {medians['ours'] / medians['straight']:.2f} (≤ {RATIO})")
    if "import_export" in names:
        faster = medians["import_export"] / medians["ours"]
        print(f"{'':>13}import_export / ours {faster:.1f} (≥ {RIVAL_RATIO})")
    if rows >= 100_000:
        print(f"{'':>13}peak of ours {peaks['ours']:.0f} MB (≤ {LIMIT_MB})")
    return medians


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=[*CONTENDERS, "prepare"])
    parser.add_argument("--book", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--rows", type=int, nargs="*", default=[20_000, 100_000])
    parser.add_argument("--without-rival", action="store_true")
    chosen = parser.parse_args()
    if chosen.one:
        import django

        django.setup()
        prepare() if chosen.one == "prepare" else run_one(chosen.one, chosen.book)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        child(folder / "empty", "--one", "prepare")
        for rows in chosen.rows:
            names = ["ours", "straight"]
            if rows <= 20_000 and not chosen.without_rival:
                names.append("import_export")
            measure(folder, rows, names, chosen.repeats)


if __name__ == "__main__":
    main()
