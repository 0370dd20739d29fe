"""How far each enterprise has come towards a qualification: from certificates, filings and the scan.

Nothing is stored: the stage on a day follows from dates, the next step from the stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import polars as pl

from kejitong.cultivation.scanning import BUCKET, Bucket, Scan, lacking
from kejitong.cultivation.vocabulary import Track
from kejitong.policy.answers import Answer
from kejitong.policy.phrasing import chinese_day
from kejitong.policy.terms import Reminder, expiry_reminders, reminders_on
from kejitong.programmes import queries as programmes
from kejitong.programmes.registers import FILINGS
from kejitong.recognitions.registers import CERTIFICATES
from kejitong.registers.queries import live

_HINTS = ("ip_class1", "ip_class2", "rd_expense")


class Stage(StrEnum):
    """培育链上的一步。"""

    LEAD = "lead"
    NURTURED = "nurtured"
    PREPARING = "preparing"
    FILED = "filed"
    REVIEWED = "reviewed"
    NOTICED = "noticed"
    RECOGNISED = "recognised"
    VALID = "valid"
    EXPIRING = "expiring"
    RENEWING = "renewing"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """给人看的说法。"""
        return _LABELS[self]


_LABELS = {
    Stage.LEAD: "线索",
    Stage.NURTURED: "培育",
    Stage.PREPARING: "申报准备",
    Stage.FILED: "已申报",
    Stage.REVIEWED: "评审",
    Stage.NOTICED: "公示",
    Stage.RECOGNISED: "认定",
    Stage.VALID: "有效",
    Stage.EXPIRING: "到期预警",
    Stage.RENEWING: "重新认定",
    Stage.LAPSED: "失效",
}


@dataclass(frozen=True, slots=True)
class Place:
    """一家企业在培育链上的位置和下一步。"""

    organisation: int
    name: str
    township: str
    industry: str
    stage: Stage
    next_step: str


@dataclass(frozen=True, slots=True)
class Held:
    """最近一张证书：持证的在册单位（已注销、停用的为空）、编号、发证日、最后一个有效日、
    当天是否有效、当天的提醒。
    """

    holder: str
    record: int
    issued_on: date
    last: date | None
    is_valid: bool
    reminder: Reminder | None


def pipeline(track: Track, scan: Scan, region: str) -> tuple[Place, ...]:
    """这种资质的培育链；既无证书和申报、也看不出创新苗头的企业不在其中。"""
    return tuple(_places(track, scan, region))


def certificates(track: Track, region: str, day: date) -> dict[int, Held]:
    """各单位最近一张这种证书；一次查询。"""
    known = live(CERTIFICATES, region=region).filter(kind=track.certificate, issued_on__lte=day)
    return {
        record.organisation_id: _held(track, record, day)
        for record in known.select_related("organisation").order_by("issued_on", "pk")
    }


def _held(track: Track, record: Any, day: date) -> Held:
    is_valid = record.is_valid_on(day)
    reminders = expiry_reminders(track.term, record.issued_on, last=record.expires_on)
    due = reminders_on(reminders, day) if is_valid else ()
    last = record.revoked_on - timedelta(days=1) if record.revoked_on else record.expires_on
    holder = record.organisation
    is_current = holder.retired_at is None and holder.ended_on is None
    name = holder.name if is_current else ""
    return Held(name, record.pk, record.issued_on, last, is_valid, due[-1] if due else None)


def filings(track: Track, region: str, day: date) -> dict[int, Any]:
    """各单位当年最近一次申报；两次查询。"""
    plans = programmes.within(track.programme)
    since = date(day.year, 1, 1)
    known = live(FILINGS, region=region).filter(
        programme__in=plans, filed_on__gte=since, filed_on__lte=day
    )
    return {record.organisation_id: record for record in known.order_by("filed_on", "pk")}


def _hinted(scan: Scan) -> list[bool]:
    """Whether an enterprise shows any sign of innovating: rights that it owns, or R&D expenses."""
    named = (name for name in scan.facts.columns if name.startswith(_HINTS))
    signs = [pl.col(name).fill_null(0) > 0 for name in named]
    if not signs:
        return [True] * scan.count
    return scan.facts.select(sign=pl.any_horizontal(signs)).get_column("sign").to_list()


def _places(track: Track, scan: Scan, region: str) -> Iterator[Place]:
    held = certificates(track, region, scan.day)
    filed = filings(track, region, scan.day)
    for row, is_hinted in zip(scan.answers.iter_rows(named=True), _hinted(scan), strict=True):
        own, filing = held.get(row["id"]), filed.get(row["id"])
        found = _certified(track, own, filing, scan.day) or _filed(filing, scan.day) or _lapsed(own)
        found = found or _scanned(scan, row, is_hinted=is_hinted)
        if found:
            stage, step = found
            township, industry = row["township"] or "", row["industry"] or ""
            yield Place(row["id"], row["name"], township, industry, stage, step)


def _certified(track: Track, own: Held | None, filing: Any, day: date) -> tuple[Stage, str] | None:
    if own is None or not own.is_valid:
        return None
    if own.reminder is None:
        until = f"有效期至{chinese_day(own.last)}" if own.last else "长期有效"
        duties = (f"每年填报{duty.label}" for duty in track.term.duties)
        return Stage.VALID, "，".join((until, *duties))
    if filing is not None and filing.approved_on is None:
        filed, last = chinese_day(filing.filed_on), chinese_day(own.reminder.deadline)
        return Stage.RENEWING, f"{filed}已申报，原证书{last}到期，跟进评审"
    return Stage.EXPIRING, own.reminder.told(day)


def _filed(filing: Any, day: date) -> tuple[Stage, str] | None:
    if filing is None:
        return None
    steps = (
        (filing.approved_on, Stage.RECOGNISED, "认定，等待发证，收到后登记证书"),
        (filing.notice_from, Stage.NOTICED, "起公示，留意异议"),
        (filing.reviewed_on, Stage.REVIEWED, "已评审，等待公示"),
        (filing.filed_on, Stage.FILED, "已申报，跟进受理和评审"),
    )
    return next(
        (stage, f"{chinese_day(on)}{said}") for on, stage, said in steps if on and on <= day
    )


def _lapsed(own: Held | None) -> tuple[Stage, str] | None:
    if own is None or own.last is None:
        return None
    return Stage.LAPSED, f"证书有效到{chinese_day(own.last)}，要再认定须按初次申请申报"


def _scanned(scan: Scan, row: dict[str, Any], *, is_hinted: bool) -> tuple[Stage, str] | None:
    bucket = row[BUCKET]
    if bucket == Bucket.READY:
        return Stage.PREPARING, "条件已具备：核对人工判断的条件，整理成果转化和管理制度材料"
    short = "、".join(lacking(scan, row, Answer.UNMET))
    if bucket in {Bucket.ONE_SHORT, Bucket.TWO_SHORT}:
        return Stage.NURTURED, f"补短板：{short}"
    if not is_hinted or bucket == Bucket.OUTSIDE:
        return None
    unknown = "、".join(lacking(scan, row, Answer.UNKNOWN))
    return Stage.LEAD, f"补数据：{unknown}" if unknown else f"差距较大：{short}"
