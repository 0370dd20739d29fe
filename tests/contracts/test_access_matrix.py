"""Every page for everybody: the matrix in docs/reference/access-matrix.md is reviewed by people.

After a wanted change run this file with KEJITONG_REWRITE=1, read the difference, and keep it.
"""

from __future__ import annotations

import os

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.ui.installation import Installation, describe
from tests import makers
from tests.contracts import matrix
from tests.contracts.house import DOCS, listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
OPENS = "●"
FILE = DOCS / "reference" / "access-matrix.md"
HEAD = """# 谁能打开哪一页

每一页、每一种人、每一种东西，由 `tests/contracts/test_access_matrix.py` 逐一打开得出；改动须有人看过。

●：能打开或能办（包括填得不对被退回）。登录：先去登录。403：角色不对。404：不说有没有这样东西。
“草稿”和“评审完成”是试验企业甲的两件申报；推荐单位是它所在的镇。

"""


def _table(found: dict[tuple[str, str], list[str]]) -> str:
    lines = [
        f"| 页面 | 对象 | {' | '.join(matrix.ACTORS)} |",
        "|---" * (len(matrix.ACTORS) + 2) + "|",
    ]
    lines += [
        f"| `{name}` | {subject or '—'} | {' | '.join(answers)} |"
        for (name, subject), answers in sorted(found.items())
    ]
    return HEAD + "\n".join(lines) + "\n"


def _found() -> dict[tuple[str, str], list[str]]:
    made = matrix.world()
    browsers = matrix.browsers(made)
    found = {}
    for name, route in matrix.pages():
        for subject in matrix.subjects(name):
            place = matrix.address(made, name, route, subject)
            found[name, subject] = [
                _answer(browsers[actor], made.users[actor], place, is_about="<" in route)
                for actor in matrix.ACTORS
            ]
    return found


def _answer(browser: Client, user: User | None, place: str, *, is_about: bool) -> str:
    """Whoever may not open pages of this kind need not ask for one about something."""
    told = matrix.by_role(user, place)
    return matrix.answer(browser, place) if is_about and told == OPENS else told


def _strangers(found: dict[tuple[str, str], list[str]]) -> list[str]:
    """Rows in which somebody sees an application of others, or a draft at all."""
    wrong = []
    for (name, subject), answers in found.items():
        by = dict(zip(matrix.ACTORS, answers, strict=True))
        if not subject:
            continue
        out = ["未登录", "别的单位", "别的镇", "别的专家", "审计员", "系统管理员"]
        out += ["推荐单位", "经办人", "局领导", "指派的专家"] if subject == "草稿" else []
        wrong += [f"{name} {subject}：{who} {by[who]}" for who in out if by[who] == OPENS]
    return wrong


def test_the_matrix_is_as_it_was_reviewed() -> None:
    describe(Installation("试验区科技局", makers.DISTRICT, makers.NOW.date().isoformat()))
    found = _found()
    assert not (wrong := _strangers(found)), listed(wrong)
    broken = [f"{page} {answers}" for page, answers in found.items() if "500" in answers]
    assert not broken, listed(broken)
    if os.environ.get("KEJITONG_REWRITE"):
        FILE.write_text(_table(found), encoding="utf-8")
    assert _table(found) == FILE.read_text(encoding="utf-8")
