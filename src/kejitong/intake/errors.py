"""What an import can be refused for."""

from __future__ import annotations

from kejitong.kernel.refusals import Refused


class WrongState(Refused):
    """这次导入现在不能这样办。"""


class SharedRegister(Refused):
    """这本登记册的导入不能由您来办。"""


class NothingToImport(Refused):
    """没有可以导入的行。"""


class HasRefusedRows(Refused):
    """还有退回的行，没有导入。"""


class ReasonMissing(Refused):
    """有提醒的行，要写明理由才能导入。"""


class OutcomeChanged(Refused):
    """预览之后登记册有了变化，没有导入。"""


class ChangedSince(Refused):
    """导入之后这些记录又有人办过，没有撤销。"""


class NotRecognised(Refused):
    """认不出这份表要进哪本登记册。"""


class UnknownColumn(Refused):
    """登记册里没有这一栏。"""


class MappedTwice(Refused):
    """两列对应了同一栏。"""


class WrongUnit(Refused):
    """这一列的单位与登记册不同，不能这样对应。"""


class NoSuchRow(Refused):
    """预览里没有这一行。"""


class FileGone(Refused):
    """原文件已不在。"""


class FileTooLarge(Refused):
    """文件过大，没有接收。"""
