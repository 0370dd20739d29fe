"""Every environment variable is declared once, used, documented, and read in one place only."""

from __future__ import annotations

import ast

from kejitong.config import knobs
from kejitong.config.knobs import Knob
from tests.contracts.house import DOCS, listed, sources

DJANGO_OWN = "DJANGO_SETTINGS_MODULE"


def _names() -> dict[str, Knob]:
    return {name: value for name, value in vars(knobs).items() if isinstance(value, Knob)}


def test_every_knob_is_in_the_list() -> None:
    assert set(_names().values()) == set(knobs.KNOBS)
    assert len({knob.name for knob in knobs.KNOBS}) == len(knobs.KNOBS)


def test_every_knob_is_used() -> None:
    used: set[str] = set()
    for module in sources():
        own = module.name == knobs.__name__
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and own:
                used.update(arg.id for arg in node.args if isinstance(arg, ast.Name))
            elif isinstance(node, ast.Attribute) and not own and node.attr in _names():
                used.add(node.attr)
    idle = _names().keys() - used
    assert not idle, listed(set(idle))


def test_every_knob_is_documented() -> None:
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    silent = [knob.name for knob in knobs.KNOBS if f"`{knob.name}`" not in page]
    assert not silent, listed(silent)


def test_the_environment_is_read_in_one_place() -> None:
    strays = [
        module.where(node)
        for module in sources()
        if module.name != knobs.__name__
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"os.environ", "os.getenv"}
        and DJANGO_OWN not in module.text.splitlines()[node.lineno - 1]
    ]
    assert not strays, listed(strays)
