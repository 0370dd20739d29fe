"""Refusals of this room: each names what is wrong with a file and what to do about it."""

from __future__ import annotations

from kejitong.kernel.refusals import Refused


class BookRefused(Refused):
    """这个文件不能作为表格读取。"""


class EmptyFile(BookRefused):
    """文件是空的。"""


class NotABook(BookRefused):
    """这不是表格文件。"""


class DamagedFile(BookRefused):
    """文件已损坏，无法读取。"""


class EncryptedBook(BookRefused):
    """文件有密码保护，无法读取。"""


class TooLarge(BookRefused):
    """文件过大，没有读取。"""


class UnsafeContent(BookRefused):
    """文件中有不安全的内容，没有读取。"""


class GarbledText(BookRefused):
    """文件中的文字是乱码。"""


class UnknownSheet(BookRefused):
    """工作簿中没有这张工作表。"""


class HeadingsNotFound(BookRefused):
    """没有找到表头。"""


class UnwritableSheet(Refused):
    """这张表不能写成 Excel 文件。"""
