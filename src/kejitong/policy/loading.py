"""Loading packs by name: parameters and documents from YAML, rule sets from Python.

A pack is a package with `parameters/*.yaml`, `rules/*.py` (each with RULESETS) and
`cases/*.yaml`; nothing here knows which packs exist.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from kejitong.kernel.citations import Citation
from kejitong.kernel.refusals import Refused
from kejitong.policy.expressions import Relation
from kejitong.policy.parameters import Dated, ParameterHistory, Step
from kejitong.policy.rules import RuleSet

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same language, read many times faster where libyaml is built in."""
_EDGES = {
    "from": Relation.AT_LEAST,
    "above": Relation.MORE_THAN,
    "up_to": Relation.AT_MOST,
    "below": Relation.LESS_THAN,
}


class BadPack(Refused):
    """规则包的声明有误，不能装载。"""


class NoSuchRuleSet(Refused):
    """没有这套规则。"""


@dataclass(frozen=True, slots=True)
class Library:
    """装载好的全部规则、参数和文件。"""

    rulesets: Mapping[str, RuleSet]
    parameters: Mapping[str, ParameterHistory]
    documents: Mapping[str, Citation]
    packages: tuple[str, ...]

    def ruleset(self, code: str) -> RuleSet:
        """按代码查一套规则。"""
        if code not in self.rulesets:
            known = "、".join(self.rulesets)
            raise NoSuchRuleSet(why=f"“{code}”不在已装载的规则之中", remedy=f"可用的有：{known}")
        return self.rulesets[code]


def load_rulesets(packages: Iterable[str]) -> Library:
    """装载若干规则包；参数缺失、依据缺失、日期颠倒都在此时指出。"""
    names = tuple(packages)
    documents: dict[str, Citation] = {}
    parameters: dict[str, ParameterHistory] = {}
    rulesets: dict[str, RuleSet] = {}
    for package in names:
        documents.update(_documents(package))
    for package in names:
        for path in _yaml(package, "parameters"):
            if path.name != "documents.yaml":
                _add(parameters, _parameters(path, documents), path.name)
    for package in names:
        for ruleset in _declared(package):
            _add(rulesets, {ruleset.code: _bound(ruleset, parameters)}, package)
    return Library(rulesets, parameters, documents, names)


def load_cases(package: str) -> dict[str, tuple[dict[str, object], ...]]:
    """一个规则包的例子，按规则代码（文件名）分组。"""
    return {
        path.name.removesuffix(".yaml"): tuple(_read(path) or ())
        for path in _yaml(package, "cases")
    }


def documents_of(package: str) -> dict[str, Citation]:
    """一个规则包引用的文件，按文号查。"""
    return _documents(package)


def _add(
    known: dict[str, object] | dict[str, ParameterHistory] | dict[str, RuleSet],
    more: Mapping[str, object],
    where: str,
) -> None:
    for code, value in more.items():
        if code in known:
            raise BadPack(why=f"{where}中的“{code}”与别处重名", remedy="请改用另一个代码")
        known[code] = value  # type: ignore[assignment]


def _yaml(package: str, folder: str) -> list[Traversable]:
    root = files(package).joinpath(folder)
    if not root.is_dir():
        return []
    found = (path for path in root.iterdir() if path.name.endswith(".yaml"))
    return sorted(found, key=lambda path: path.name)


def _read(path: Traversable) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506  both loaders are safe


def _declared(package: str) -> list[RuleSet]:
    try:
        rules = importlib.import_module(f"{package}.rules")
    except ModuleNotFoundError as error:
        if error.name == f"{package}.rules":
            return []
        raise
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    modules = (importlib.import_module(f"{rules.__name__}.{name}") for name in names)
    return [ruleset for module in modules for ruleset in getattr(module, "RULESETS", ())]


def _documents(package: str) -> dict[str, Citation]:
    path = files(package).joinpath("parameters", "documents.yaml")
    if not path.is_file():
        return {}
    rows = _read(path)
    return {
        number: Citation(
            row["title"],
            "" if row.get("unnumbered") else number,
            in_force=row.get("in_force"),
            until=row.get("until"),
            issuer=row.get("issuer", ""),
        )
        for number, row in rows.items()
    }


def _parameters(
    path: Traversable, documents: Mapping[str, Citation]
) -> dict[str, ParameterHistory]:
    rows = _read(path)
    return {code: _history(code, row, documents) for code, row in rows.items()}


def _history(
    code: str, row: Mapping[str, object], documents: Mapping[str, Citation]
) -> ParameterHistory:
    values = row["values"]
    if not isinstance(values, list) or not values:
        raise BadPack(why=f"参数“{code}”没有取值", remedy="请写明至少一个 since、source 和 value")
    dated = tuple(_dated(code, value, documents) for value in values)
    days = [value.since for value in dated]
    if days != sorted(set(days)):
        raise BadPack(why=f"参数“{code}”的取值不按日期先后", remedy="请按 since 从早到晚排列")
    note = str(row.get("note", ""))
    return ParameterHistory(code, str(row["label"]), str(row["unit"]), dated, note)


def _dated(code: str, row: Mapping[str, object], documents: Mapping[str, Citation]) -> Dated:
    number, _, article = str(row.get("source", "")).partition(" ")
    if number not in documents:
        raise BadPack(
            why=f"参数“{code}”的依据“{number}”不在文件清单中", remedy="请在 documents.yaml 中补上"
        )
    since, until, value = row["since"], row.get("until"), row["value"]
    if not isinstance(since, date) or not (until is None or isinstance(until, date)):
        raise BadPack(why=f"参数“{code}”的起止日期不是日期", remedy="请写成 2016-01-01")
    source = documents[number].at(article)
    if not isinstance(value, list):
        return Dated(since, source, _exact(code, value), until=until)
    if all(isinstance(item, str) for item in value):
        return Dated(since, source, words=tuple(value), until=until)
    steps = tuple(_step(code, item) for item in value)
    if not steps[-1].key and steps[-1].edge is not None:
        raise BadPack(why=f"分档表“{code}”的最后一行有界限", remedy="请加上一行其余情况")
    return Dated(since, source, steps=steps, until=until)


def _step(code: str, row: Mapping[str, object]) -> Step:
    edges = [(name, row[name]) for name in _EDGES if row.get(name) is not None]
    columns = tuple(
        (name, _exact(code, value))
        for name, value in row.items()
        if name not in _EDGES and name != "is"
    )
    key = str(row.get("is", ""))
    if not edges:
        return Step(None, None, columns, key)
    name, edge = edges[0]
    return Step(_EDGES[name], _exact(code, edge), columns, key)


def _exact(code: str, value: object) -> Fraction:
    if not isinstance(value, str):
        raise BadPack(why=f"参数“{code}”的数{value}没有加引号", remedy='请写成字符串，如 "0.05"')
    return Fraction(value)


def _bound(ruleset: RuleSet, parameters: Mapping[str, ParameterHistory]) -> RuleSet:
    editions = []
    for edition in ruleset.editions:
        used = edition.used_parameters()
        absent = sorted(used - set(parameters))
        if absent:
            raise BadPack(
                why=f"规则“{ruleset.code}”用到的参数{'、'.join(absent)}没有声明",
                remedy="请在 parameters 目录中补上",
            )
        unknown = sorted(edition.used_facts() - {fact.name for fact in edition.facts})
        if unknown:
            raise BadPack(
                why=f"规则“{ruleset.code}”用到的事实{'、'.join(unknown)}不在事实清单中",
                remedy="请在该版本的 facts 中补上",
            )
        editions.append(replace(edition, parameters={code: parameters[code] for code in used}))
    return replace(ruleset, editions=tuple(editions))
