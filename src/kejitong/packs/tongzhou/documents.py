"""引用本区和本市的文件；名称、文号和施行日期写在 parameters/documents.yaml。"""

from __future__ import annotations

from kejitong.kernel.citations import Citation
from kejitong.policy.loading import documents_of

_DOCUMENTS = documents_of("kejitong.packs.tongzhou")


def cite(number: str, article: str = "") -> Citation:
    """一份文件的某一条款。"""
    return _DOCUMENTS[number].at(article)
