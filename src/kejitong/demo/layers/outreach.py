"""会议走访、政策文件、信息渠道和信息报送。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from kejitong.demo.ground import TODAY, Ground, workday
from kejitong.demo.layers.enterprises import Organisations
from kejitong.demo.layers.places import Places
from kejitong.outreach.registers import CHANNELS, EVENTS, INFORMATION, POLICIES
from kejitong.registers.register import Values

BUREAU: Final = "南通市通州区科学技术局"
_VISITS: Final = {2024: 104, 2025: 118, 2026: 137}
_ITEMS: Final = {2024: 112, 2025: 126, 2026: 143}
_EVENTS: Final = (
    ("meeting", "高企培育及申报工作会议", date(2026, 3, 18)),
    ("meeting", "高企培育及申报工作会议", date(2025, 3, 20)),
    ("meeting", "高企培育及申报工作会议", date(2024, 3, 21)),
    ("other", "创新型试点区建设工作领导小组成立", date(2026, 2, 11)),
    ("meeting", "创新型试点区建设领导小组成员单位工作会议", date(2026, 4, 16)),
    ("other", "省工业支撑、创新资金和市级重大专项在研项目年度检查", date(2026, 9, 9)),
    ("other", "向省科技厅汇报科技进步工作", date(2026, 5, 14)),
    ("other", "向科技部汇报科技进步工作", date(2026, 8, 13)),
    ("other", "高企申报和专利申请网上服务平台开通", date(2026, 6, 8)),
    ("publicity", "科技活动周电台电视台专题宣传", date(2026, 5, 20)),
    ("publicity", "知识产权宣传周报纸网站专栏", date(2026, 4, 24)),
    ("publicity", "科技创新典型电视专访", date(2025, 5, 22)),
    ("training", "专利申请与布局培训班", date(2026, 4, 27)),
    ("training", "研发费用归集培训班", date(2026, 3, 25)),
    ("training", "高企申报材料编制培训班", date(2025, 4, 16)),
    ("evaluation", "“四位一体”民主评议政风行风", date(2026, 10, 15)),
    ("meeting", "区级科技计划项目专家评审会", date(2026, 10, 22)),
    ("meeting", "产学研对接洽谈会", date(2026, 5, 28)),
)
_POLICIES: Final = (
    ("区级科技计划项目申报指导", "district", BUREAU, date(2026, 7, 20)),
    ("专利申请资助办法（修订）", "district", "通州区人民政府办公室（演示）", date(2026, 6, 3)),
    ("南通市通州区科技型中小企业认定管理办法（试行）", "district", BUREAU, date(2026, 5, 6)),
    ("南通市通州区财政科技贷款利息补助和风险补偿试行办法", "district", BUREAU, date(2026, 5, 18)),
    ("科技企业培育百千万工程行动计划", "provincial", "江苏省科学技术厅（演示）", date(2025, 2, 18)),
    ("关于进一步加强基层科技工作的意见", "provincial", "江苏省人民政府（演示）", date(2025, 8, 12)),
    ("江苏省基层科技创新考核评价办法（试行）", "provincial", "江苏省科学技术厅（演示）",
     date(2025, 11, 5)),
)  # fmt: skip
_CHANNELS: Final = (
    ("南通日报", "《南通日报》", "city"),
    ("省科技厅", "省厅；江苏省科学技术厅", "provincial"),
    ("南通科技网", "市科技网", "city"),
    ("省科技厅网站", "厅网站", "provincial"),
    ("厅政务信息", "", "provincial"),
    ("中国江苏网站", "", "provincial"),
    ("要情快递", "《要情快递》", "district"),
    ("通州大众", "《通州大众》", "district"),
    ("党政信息网", "", "district"),
)
_SENT_TO: Final = 3
"""The first three channels are those to which information is sent."""
_TOPICS: Final = (
    "高企培育", "产学研对接", "专利质量提升", "科技金融", "平台载体建设", "家纺产业创新", "海工装备协同创新", "科技服务进企业",
)  # fmt: skip
_TURNS: Final = ("取得新进展", "成效明显", "打造新样板", "跑出加速度", "再结硕果", "有序推进")


def lay_outreach(ground: Ground, places: Places, organisations: Organisations) -> None:
    """登记活动、政策、渠道和信息。"""
    chance = ground.chance("宣传")
    ground.lay(EVENTS, (
        {"title": title, "kind": kind, "held_on": on, "host": BUREAU, "region": places.district}
        for kind, title, on in _EVENTS
    ))  # fmt: skip
    ground.lay(EVENTS, _visits(ground, organisations, chance))
    ground.lay(POLICIES, (
        {"title": title, "level": level, "issuer": issuer, "issued_on": on,
         "number": f"示发〔{on.year}〕{number}号"}
        for number, (title, level, issuer, on) in enumerate(_POLICIES, 1)
    ))  # fmt: skip
    channels = ground.lay(CHANNELS, (
        {"name": name, "aliases": aliases, "level": level} for name, aliases, level in _CHANNELS
    ))  # fmt: skip
    ground.lay(INFORMATION, _information(ground, channels, chance))


def _visits(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    for year, number in _VISITS.items():
        for enterprise in chance.sample(organisations.enterprises, ground.times(number)):
            yield {
                "title": f"走访{enterprise.name}", "kind": "visit", "host": BUREAU,
                "held_on": workday(chance, date(year, 1, 8), date(year, 11, 27)),
                "organisation": enterprise.pk, "region": enterprise.region,
                "summary": f"了解{enterprise.industry.tag}项目建设、研发投入和技术需求。",
            }  # fmt: skip


def _information(ground: Ground, channels: list[int], chance: Random) -> Iterator[Values]:
    """Each item goes to one of the three above, and may be taken by others; a few go round."""
    for year, number in _ITEMS.items():
        for serial in range(1, ground.times(number) + 1):
            title = f"通州{chance.choice(_TOPICS)}{chance.choice(_TURNS)}"
            on = workday(chance, date(year, 1, 5), date(year, 11, 20))
            sent = chance.randrange(_SENT_TO)
            others = chance.sample(range(_SENT_TO, len(channels)), chance.choice((0, 1, 1, 2)))
            for place in (sent, *others):
                is_taken = place >= _SENT_TO or chance.randrange(100) < 45
                taken = workday(chance, on, min(on + timedelta(days=30), TODAY))
                yield {
                    "code": f"XX{year}{serial:05d}", "title": title, "channel": channels[place],
                    "submitted_on": on, "adopted_on": taken if is_taken else None,
                }  # fmt: skip
