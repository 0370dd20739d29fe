"""年度目标：当年目标、完成情况和下一年目标，都来自“目标”登记册。"""

from kejitong.indicators.vocabulary import Completion, Indicator, Phrase, TargetOf
from kejitong.packs.jiangsu.indicators.industry import OUTPUT_SHARE
from kejitong.packs.jiangsu.indicators.institutions import COVERAGE
from kejitong.packs.jiangsu.indicators.programmes import FUNDS_FROM_ABOVE, PROJECTS_APPROVED
from kejitong.packs.national.indicators.cooperation import COOPERATIONS_SIGNED
from kejitong.packs.national.indicators.enterprises import HTE_VALID
from kejitong.packs.national.indicators.patents import INVENTIONS_PER_10K

GROUP = "目标"
BASIS = "年度目标任务文件"


def _target(aim: Indicator) -> Indicator:
    return Indicator(
        code=f"{aim.code}_target", label=f"{aim.label}的当年目标", unit=aim.unit,
        places=aim.places, group=GROUP, meaning=f"当年下达的{aim.label}目标值。",
        measure=TargetOf(aim.code), basis=BASIS,
    )  # fmt: skip


def _next(aim: Indicator) -> Indicator:
    return Indicator(
        code=f"{aim.code}_next_target", label=f"{aim.label}的下一年目标", unit=aim.unit,
        places=aim.places, group=GROUP, meaning=f"下一年的{aim.label}目标值。",
        measure=TargetOf(aim.code, years=1), basis=BASIS,
    )  # fmt: skip


def _completion(aim: Indicator) -> Indicator:
    return Indicator(
        code=f"{aim.code}_completion", label=f"{aim.label}目标完成情况", unit="%", places=1,
        group=GROUP, meaning=f"{aim.label}实际值占当年目标的百分比；期限未到而已达到的为提前完成。",
        phrase=Phrase.COMPLETION, measure=Completion(aim.code), basis=BASIS,
    )  # fmt: skip


AIMS = (
    HTE_VALID, INVENTIONS_PER_10K, OUTPUT_SHARE, FUNDS_FROM_ABOVE, COVERAGE, PROJECTS_APPROVED,
    COOPERATIONS_SIGNED,
)  # fmt: skip
TARGETS = tuple(_target(aim) for aim in AIMS)
NEXT_TARGETS = tuple(_next(aim) for aim in AIMS)
COMPLETIONS = tuple(_completion(aim) for aim in AIMS)
