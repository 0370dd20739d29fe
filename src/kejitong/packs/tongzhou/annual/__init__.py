"""年度科技工作总结：章节、段落和叫法。"""

from kejitong.packs.tongzhou.annual import outlook, results, services, subjects
from kejitong.packs.tongzhou.annual.sections import SECTIONS
from kejitong.packs.tongzhou.indicators.targets import AIMS
from kejitong.reports.vocabulary import Outline

ANNUAL = Outline(
    code="annual",
    title="科技工作总结",
    sections=SECTIONS,
    paragraphs=(
        *results.PARAGRAPHS, *subjects.PARAGRAPHS, *services.PARAGRAPHS, *outlook.PARAGRAPHS,
    ),
    aims=tuple(aim.code for aim in AIMS),
    ranks=("hte_valid", "hte_applicants", "patents_filed", "patents_granted"),
    bounds=(("F59", "F47"),),
    title_slots=(("F01", "report_year"),),
    aliases=(
        ("上海纺科院", "上海纺织科学研究院"),
        ("省家纺产业技术研究院", "江苏省（南通）家纺产业技术研究院"),
        ("国家火距计划", "国家火炬计划"),
        ("市级级", "市级"),
        ("规模工业", "规模以上工业"),
        ("高新产值", "高新技术产业产值"),
    ),
)  # fmt: skip
