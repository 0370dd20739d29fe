"""存在问题与下一步打算：从目标差距、名次、到期证书和逾期项目来。"""

from kejitong.packs.tongzhou.annual.sections import PLANS, PROBLEMS
from kejitong.reports.vocabulary import Words, paragraph


@paragraph(PROBLEMS, "部分指标落后于目标", P4="hte_valid_target")
def gaps(s: Words) -> str:
    behind = s.behind()
    if not behind and s.aimed():
        return "对照年度目标，有目标的指标均已达到，但基数不高、结构不优的问题仍然存在。"
    if not behind:
        return f"有效高新技术企业数的年度目标为{s.P4}，登记目标后再作对照。"
    listed = "；".join(f"{label}为{actual}，年度目标为{target}" for label, actual, target in behind)
    return f"对照年度目标，以下指标还有差距：{listed}。"


@paragraph(PROBLEMS, "有的指标在同类地区中位次靠后", P5="hte_valid_rank")
def ranks(s: Words) -> str:
    trailing = s.trailing()
    if not trailing and s.ranked():
        return "纳入排名的指标均在中位以上，但与先进地区相比仍有差距，争先进位的任务不轻。"
    if not trailing:
        return f"有效高新技术企业数在九县（市、区）中的名次为{s.P5}，登记同类地区数据后再作比较。"
    listed = "，".join(f"{label}居{place}" for label, place in trailing)
    return f"在九县（市、区）中，{listed}，处在后一半。"


@paragraph(
    PROBLEMS, "接续和验收压力较大", P1="hte_expiring", P2="hte_renewals", P3="projects_overdue"
)
def burdens(s: Words) -> str:
    return (
        f"当年到期的高新技术企业证书有{s.P1}，已提交重新申报的{s.P2}，其余需逐家落实；"
        f"合同到期而未验收的项目有{s.P3}，需要分类清理。"
    )


@paragraph(PLANS, "对准目标，抓进度、补短板")
def aims(s: Words) -> str:
    plans = s.plans()
    if not plans:
        return "尽快下达下一年度目标任务，分解到镇（街、园区）和科室，按月调度。"
    listed = "；".join(f"{label}达到{target}" for label, target in plans)
    return f"下一年度力争：{listed}。各项任务分解到镇（街、园区）和科室，按月调度。"


@paragraph(PLANS, "前移服务，稳住高企队伍")
def renewals(_s: Words) -> str:
    return (
        "对即将到期的高新技术企业提前一年建立清单，逐家诊断研发投入、人员和知识产权条件，"
        "缺什么补什么；把条件接近的企业列入培育，形成申报一批、储备一批、发掘一批的梯队。"
    )


@paragraph(PLANS, "强化项目全程管理")
def projects(_s: Words) -> str:
    return (
        "对逾期项目逐个约谈，能验收的限期验收，需延期或终止的按程序办理；"
        "在研项目落实年度检查，经费按合同拨付，绩效与信用挂钩。"
    )


PARAGRAPHS = (gaps, ranks, burdens, aims, renewals, projects)
