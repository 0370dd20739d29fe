"""Reading what was filled in: values, gaps, sums and checks of an edition. Pure.

词：answer、gap、problem。存的是 JSON：金额是以元计的十进制文字，日期是 2026-11-30，是否是“是”“否”，
表格是一行一个字典（固定行的标签在 `row`）。读不懂的照原样存着，同时是一处问题，从不丢掉。
"""

from kejitong.catalogue.answering.gaps import ATTACHMENTS, Gap, doubts, gaps
from kejitong.catalogue.answering.reading import stored_from
from kejitong.catalogue.answering.relevance import (
    asked_answers,
    is_asked,
    wanted_slots,
)
from kejitong.catalogue.answering.sections import Parsed, parse_section
from kejitong.catalogue.answering.showing import cells, shown, typed
from kejitong.catalogue.answering.sums import CheckResult, check_results, total
from kejitong.catalogue.answering.tables import ROW
from kejitong.catalogue.answering.values import Stored

__all__ = [
    "ATTACHMENTS", "ROW", "CheckResult", "Gap", "Parsed", "Stored", "asked_answers", "cells",
    "check_results", "doubts", "gaps", "is_asked", "parse_section", "shown",
    "stored_from", "total", "typed", "wanted_slots",
]  # fmt: skip
