"""One term, one identifier: the code keeps to docs/glossary.yaml."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from django.apps import apps

from kejitong.accounts.models import Role
from tests.contracts.house import DOCS, PACKAGE, Module, listed, sources

ALLOWED: dict[str, str] = {
    "kejitong.config.settings": "2026-11-23 the names of settings are Django's and its apps'",
}


@dataclass(frozen=True)
class Word:
    zh: str
    id: str
    room: str
    means: str
    avoid: tuple[str, ...] = ()


GLOSSARY = yaml.safe_load((DOCS / "glossary.yaml").read_text(encoding="utf-8"))
WORDS = [Word(**{**word, "avoid": tuple(word.get("avoid", ()))}) for word in GLOSSARY["words"]]
BY_ID = {word.id: word for word in WORDS}
AVOIDED = {*GLOSSARY["never"], *(spelling for word in WORDS for spelling in word.avoid)}


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name))


def _snake(name: str) -> str:
    return "_".join(_parts(name))


def test_no_term_and_no_identifier_stands_twice() -> None:
    for said in (Counter(word.zh for word in WORDS), Counter(word.id for word in WORDS)):
        assert not [term for term, times in said.items() if times > 1]


def test_every_word_belongs_to_a_room_and_means_something() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    homeless = [word.id for word in WORDS if word.room not in rooms or not word.means]
    assert not homeless, listed(homeless)


def test_every_table_is_in_the_glossary_under_its_own_name() -> None:
    wrong = []
    for model in apps.get_models():
        if model.__module__.startswith("kejitong."):
            word, zh = BY_ID.get(_snake(model.__name__)), str(model._meta.verbose_name)
            if word is None or word.zh != zh or word.room != model._meta.app_label:
                wrong.append(f"{_snake(model.__name__)} {zh}: {word}")
    assert not wrong, listed(wrong)


def test_every_role_is_in_the_glossary() -> None:
    assert {role.value: str(role.label) for role in Role} == {
        role.value: BY_ID[role.value].zh for role in Role if role.value in BY_ID
    }


def _own_names(module: Module) -> Iterator[tuple[str, str]]:
    """Names that the module itself chose, and where: of files, functions, classes, variables."""
    yield module.name.split(".")[-1], module.name
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, module.where(node)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, module.where(node)
        elif isinstance(node, ast.arg):
            yield node.arg, module.name


def _avoided(name: str) -> bool:
    """Whether an avoided word stands in the name, as whole words of it."""
    said = f"_{_snake(name)}_"
    return any(f"_{spelling}_" in said for spelling in AVOIDED)


def test_avoided_words_are_not_part_of_any_name() -> None:
    found = {
        f"{where} {name}"
        for module in sources()
        if module.name not in ALLOWED
        for name, where in _own_names(module)
        if _avoided(name)
    }
    assert not found, listed(found)
    assert not _avoided("whole_names"), "only whole words count"
    assert all(_avoided(f"the_{spelling}_of") for spelling in AVOIDED)


def test_names_are_plain_ascii() -> None:
    strange = {
        f"{where} {name}"
        for module in sources()
        for name, where in _own_names(module)
        if not name.isascii()
    }
    assert not strange, listed(strange)
