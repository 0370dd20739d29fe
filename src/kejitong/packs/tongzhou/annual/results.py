"""导语与五项成效。"""

from kejitong.packs.tongzhou.annual.sections import OPENING, RESULTS
from kejitong.reports.vocabulary import Words, paragraph


@paragraph(OPENING, F02="report_year", Q24="hightech_zone_bid", R1="science_progress_terms")
def year(s: Words) -> str:
    return (
        f"{s.F02}，我区把创新驱动摆在发展全局的核心位置。"
        + s.claim("Q24", "国家级高新区创建进入冲刺阶段，以创建统揽全局工作。")
        + "区科技局认真落实国家和省、市科技工作部署，着力改善创新环境，强化企业创新主体地位，推动科技更好服务经济社会转型，全区自主创新能力稳步提高，"
        f"各项科技工作取得明显进展，连续{s.R1}通过全国科技进步先进县（市）考核。"
    )


@paragraph(
    RESULTS, "高新技术产业持续壮大",
    F03="hightech_output_month", F04="hightech_output", F05="hightech_output_growth",
    F06="hightech_output_share",
)  # fmt: skip
def industry(s: Words) -> str:
    return (
        f"{s.F03}，全区高新技术产业产值完成{s.F04}，{s.F05}；"
        f"高新技术产业产值占规模以上工业总产值的比重为{s.F06}。"
    )


@paragraph(
    RESULTS, "高新技术企业加快成长",
    F07="hte_applicants", F08="torch_applicants", R2="torch_applicants_rank", Q25="cutoff_day",
    F09="hte_valid",
)  # fmt: skip
def enterprises(s: Words) -> str:
    return (
        f"全年组织{s.F07}企业申报高新技术企业，另有{s.F08}企业申报国家火炬计划重点高新技术企业，"
        f"申报数在九县（市、区）中{s.R2}。截至{s.Q25}，全区有效高新技术企业共{s.F09}。"
    )


@paragraph(
    RESULTS, "重大科技项目立项有新突破",
    F10="projects_approved_above", F11="commercialisation_approved", F12="city_major_approved",
    F13="funds_from_above",
)  # fmt: skip
def projects(s: Words) -> str:
    return (
        f"获市级以上科技计划立项{s.F10}，其中省科技成果转化专项资金项目{s.F11}、"
        f"市级重大科技专项{s.F12}；上级下达科技经费{s.F13}。"
    )


@paragraph(
    RESULTS, "创新平台载体提档升级",
    Q01="textile_base_recognised", Q02="culture_park_recognised", F14="culture_park_total",
    R3="culture_park_city_count", Q03="marine_base_approved", Q04="textile_institute_approved",
    Q05="science_town_approved",
)  # fmt: skip
def platforms(s: Words) -> str:
    only = "，为全市唯一" if s.R3.value == 1 else ""
    park = f"中国南通家纺城入选江苏省首批文化科技产业园，全省共{s.F14}，其中南通{s.R3}{only}"
    return (
        s.claim("Q01", "“南通国家现代服务业家纺研发设计产业化基地”获科技部认定；")
        + s.claim("Q02", park + "；")
        + s.claim("Q03", "江苏省海工装备产学研协同创新基地经省科技厅批准立项；")
        + s.claim("Q04", "新建江苏省（南通）家纺产业技术研究院；")
        + s.claim("Q05", "江苏省科技服务示范区—南通高新区科技新城获批建设。")
    )


@paragraph(
    RESULTS, "发明专利拥有量稳步提升",
    F15="patents_cutoff_month", F16="patents_filed", F17="inventions_filed",
    F18="patents_granted", F19="inventions_valid", F20="inventions_per_10k",
)  # fmt: skip
def patents(s: Words) -> str:
    return (
        f"截至{s.F15}，全区当年申请专利{s.F16}，其中发明专利{s.F17}；获得授权{s.F18}（三种专利合计）。"
        f"全区有效发明专利达到{s.F19}，按常住人口计算，万人发明专利拥有量为{s.F20}。"
    )


PARAGRAPHS = (year, industry, enterprises, projects, platforms, patents)
