"""Writes the reference pages from the declarations: `docs/generate.py`, or `--check` to compare only."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- 由 docs/generate.py 生成，请改声明，不要改这里。 -->"


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(_cell(value) for value in line) + " |" for line in lines]


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _page(title: str, *parts: str | list[str]) -> str:
    blocks = [NOTE, f"# {title}"]
    blocks += ["\n".join(part) if isinstance(part, list) else part for part in parts]
    return "\n\n".join(blocks) + "\n"


def glossary() -> str:
    """Every word of the glossary, in its order."""
    words = yaml.safe_load((DOCS / "glossary.yaml").read_text(encoding="utf-8"))["words"]
    rows = [
        (w["zh"], f"`{w['id']}`", w["room"], w["means"], "、".join(w.get("avoid", ())))
        for w in words
    ]
    return _page(
        "词汇表",
        "一个词只有一个意思，一个意思只有一个标识符。改 `docs/glossary.yaml`，再运行 `docs/generate.py`。",
        _table(("中文", "标识符", "房间", "意思", "不写作"), rows),
    )


def settings() -> str:
    """Every environment variable."""
    from kejitong.config.knobs import KNOBS

    rows = [(f"`{k.name}`", k.meaning, f"`{k.default}`" if k.default else "（空）") for k in KNOBS]
    return _page(
        "设置",
        "全部设置都是环境变量，都有缺省值；演示和单机使用不需要设置任何一个。",
        _table(("变量", "作用", "缺省"), rows),
    )


def _marks(column: Any, key: Sequence[str]) -> str:
    marks = ("身份", column.name in key), ("必填", column.required), ("合计", column.summed)
    return "、".join(mark for mark, holds in marks if holds)


def registers() -> str:
    """Every register with its columns and the headings under which workbooks may bring them."""
    from kejitong.registers.catalogue import registers as declared

    parts: list[str | list[str]] = []
    for register in declared().values():
        rows = [
            (
                register.heading(column.name), f"`{column.name}`", column.unit,
                _marks(column, register.key), "、".join(column.synonyms), column.meaning,
            )
            for column in register.columns
        ]  # fmt: skip
        parts += [
            f"## {register.label}（`{register.slug}`）",
            register.lead,
            _table(("栏目", "字段", "单位", "", "也认得的表头", "说明"), rows),
        ]
    lead = "`kejitong import 登记册 文件` 把表格导入登记册；表头写法不必一致，下列写法都认得。"
    return _page("登记册", lead, *parts)


def indicators() -> str:
    """Every indicator and the slots of the annual summary that it fills."""
    from django.conf import settings as django_settings

    from kejitong.catalogue.packs import declared
    from kejitong.indicators.vocabulary import Indicator
    from kejitong.reports.vocabulary import Outline

    packs = tuple(django_settings.PACKS)
    slots: dict[str, list[str]] = {}
    for outline in declared(Outline, packs).values():
        for slot, code in outline.slots.items():
            slots.setdefault(code, []).append(slot)
    rows = [
        (
            f"`{i.code}`", i.label, i.unit, type(i.measure).__name__, i.meaning, i.basis,
            "、".join(sorted(slots.get(i.code, ()))),
        )
        for i in declared(Indicator, packs).values()
    ]  # fmt: skip
    return _page(
        "指标字典",
        "同一内容可用 `kejitong figures` 查看。每个数由记录算出，算不出的写作“待补”。",
        _table(("代码", "名称", "单位", "算法", "口径", "依据", "总结槽位"), rows),
    )


def _papers(edition: Any) -> list[str]:
    rows = [
        (
            slot.label, "必交" if slot.is_required else "有则交", "可以" if slot.can_wait else "",
            "、".join(slot.endings), slot.help,
        )
        for slot in edition.slots
    ]  # fmt: skip
    return _table(("材料", "", "容缺", "格式", "说明"), rows)


def _questions(edition: Any) -> list[str]:
    rows = [
        (section.label, "、".join(field.label for field in section.fields))
        for section in edition.sections
    ]
    return _table(("节", "栏目"), rows)


def _item(item: Any) -> list[str | list[str]]:
    edition = item.editions[-1]
    writes = [(e.on, e.register, "、".join(column for column, _ in e.values)) for e in item.effects]
    moves = {move.code: move.label for move in item.lifecycle.moves}
    facts = [
        ("种类", item.kind.label), ("流程", item.lifecycle.label),
        ("依据", "；".join(map(str, item.basis))),
        ("条件", "、".join(f"`{code}`" for code in item.rulesets) or "见办事指南"),
        ("公示", f"{item.notice.working_days}个工作日" if item.notice else "不公示"),
        ("办理期限", f"承诺{item.commitment_days}个工作日，{item.fee}"),
        ("办理期间", f"{item.since}起" + (f"，{item.until}停止：{item.ended_because}" if item.until else "")),
        ("表单", f"{edition.since}版" + (f"，共{len(item.editions)}版" if len(item.editions) > 1 else "")),
    ]  # fmt: skip
    parts: list[str | list[str]] = [
        f"## {item.name}（`{item.code}`）", _table(("", ""), facts), _questions(edition),
        _papers(edition),
    ]  # fmt: skip
    if writes:
        rows = [(moves[on], f"`{register}`", f"`{columns}`") for on, register, columns in writes]
        parts.append(_table(("办到这一步", "写入登记册", "栏目"), rows))
    return parts


def items() -> str:
    """Every item with its form, and the lifecycles by which items are handled."""
    from kejitong.catalogue.lifecycles import lifecycles
    from kejitong.catalogue.service_items import items as declared
    from kejitong.workflow.walking import as_mermaid

    parts: list[str | list[str]] = ["## 流程"]
    for version, lifecycle in sorted(lifecycles().items()):
        used = "、".join(i.short for i in declared().values() if i.lifecycle is lifecycle)
        parts += [
            f"### {lifecycle.label}（`{version}`）",
            f"用于：{used}。",
            f"```mermaid\n{as_mermaid(lifecycle)}```",
        ]
    for item in declared().values():
        parts += _item(item)
    lead = "每个事项是声明包里的一个文件夹，怎样增加见 [add-an-item](../howto/add-an-item.md)。"
    return _page("事项", lead, *parts)


def pages() -> dict[str, str]:
    """Path under docs/ to what the page must say; Django is already set up."""
    return {
        "glossary.md": glossary(),
        "reference/settings.md": settings(),
        "reference/registers.md": registers(),
        "reference/indicators.md": indicators(),
        "reference/items.md": items(),
    }


def stale() -> list[str]:
    """The pages that do not say what the declarations say."""
    return [
        path
        for path, text in pages().items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != text
    ]


def write() -> int:
    """Bring the stale pages up to date; with --check only name them."""
    import django

    django.setup()
    old = stale()
    for path in old:
        print(path)
        if "--check" not in sys.argv:
            (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / path).write_text(pages()[path], encoding="utf-8")
    return 1 if old and "--check" in sys.argv else 0


def main() -> int:
    """Run with a data folder that is thrown away."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kejitong.config.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["KEJITONG_HOME"] = home
        return write()


if __name__ == "__main__":
    sys.exit(main())
