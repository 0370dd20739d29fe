"""What an objector hands in: who he is, what he says, and the paper that shows it. Pure checks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kejitong.applications.inspecting import UnusableFile, inspect
from kejitong.disclosure.scanning import Kind, find
from kejitong.kernel.identifiers import id_card
from kejitong.kernel.refusals import Problem
from kejitong.registers.files import Upload

MOST_MEGABYTES: Final = 20
ENDINGS: Final = ("pdf", "jpg", "jpeg", "png", "docx")
_LONGEST: Final = {"name": 120, "representative": 60, "phone": 30, "text": 5000}
_SHORTEST_TEXT: Final = 10
_NAMELESS: Final = re.compile(
    r"匿名|不具名|无名|佚名|群众|市民|网友|知情人|知情者|举报人|某人|某某|热心|路人|先生$|女士$"
)
_NAME: Final = re.compile(r"[\u3400-\u9fff·\U00020000-\U0003ffff]{2,}|[A-Za-z][A-Za-z .'-]+")
_UNSENDABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objector:
    """谁提出异议：个人写姓名和联系电话，单位还要写法定代表人。"""

    name: str
    phone: str
    is_organisation: bool = False
    representative: str = ""
    id_number: str = ""


def problems(objector: Objector, text: str, evidence: Upload) -> tuple[Problem, ...]:
    """缺什么、哪里不对；匿名的、没有证据的不收。"""
    found = (
        ("name", _name_problem(objector)),
        ("representative", _representative_problem(objector)),
        ("phone", _phone_problem(objector.phone)),
        ("id_number", _id_problem(objector.id_number)),
        ("text", _text_problem(text)),
        ("evidence", evidence_problem(evidence)),
    )
    return tuple(Problem(None, field, "", problem) for field, problem in found if problem)


def evidence_problem(evidence: Upload) -> str:
    """证据材料哪里不对；可以收的为空。"""
    if not evidence.content:
        return "请附证据材料，没有证据的异议不受理"
    try:
        inspect(evidence.name, evidence.content, endings=ENDINGS, largest_megabytes=MOST_MEGABYTES)
    except UnusableFile as refused:
        return f"{refused.why}；{refused.remedy}"
    return _unsendable(evidence.name)


def _name_problem(objector: Objector) -> str:
    name = objector.name.strip()
    if not name:
        return "请写真实姓名或单位全称，匿名的异议不受理"
    if problem := _too_much("name", name):
        return problem
    if objector.is_organisation:
        return "" if len(name) >= 4 else "请写单位全称"
    if _NAMELESS.search(name) or not _NAME.fullmatch(name):
        return "请写真实姓名，匿名的异议不受理"
    return ""


def _representative_problem(objector: Objector) -> str:
    if objector.is_organisation and not objector.representative.strip():
        return "单位提出的，请写法定代表人姓名，材料要盖公章并由其签字"
    return _too_much("representative", objector.representative)


def _phone_problem(phone: str) -> str:
    if problem := _too_much("phone", phone):
        return problem
    kinds = {one.kind for one in find(f"电话：{phone.strip()}")}
    return "" if kinds & {Kind.PHONE, Kind.LANDLINE} else "请写能联系到您的手机或带区号的固定电话"


def _id_problem(number: str) -> str:
    return id_card.problem(number.strip().upper()) if number.strip() else ""


def _text_problem(text: str) -> str:
    if len(text.strip()) < _SHORTEST_TEXT:
        return f"请写明异议的内容和理由，至少{_SHORTEST_TEXT}个字"
    return _too_much("text", text)


def _too_much(field: str, text: str) -> str:
    if len(text) > _LONGEST[field]:
        return f"写了{len(text)}个字，最多{_LONGEST[field]}个"
    return _unsendable(text)


def _unsendable(text: str) -> str:
    return "有无法保存的字符，请删去后重写" if _UNSENDABLE.search(text) else ""
