"""做法之一：创新主体；做法之二：创新载体。"""

from kejitong.packs.tongzhou.annual.sections import MEASURES, PLATFORMS, SUBJECTS
from kejitong.reports.vocabulary import Words, paragraph


@paragraph(MEASURES, F21="report_year", R4="report_headings")
def theme(s: Words) -> str:
    return (
        f"{s.F21}，在区委、区政府领导和上级科技主管部门指导下，全区科技工作紧扣“创新引领转型发展”主题，"
        f"着力做到“{s.R4}突出”。"
    )


@paragraph(SUBJECTS)
def approach(_s: Words) -> str:
    return "以项目为抓手、以企业为主体、以知识产权为支撑，带动高新技术产业做大做强。"


@paragraph(
    SUBJECTS, "组织实施科技计划项目",
    F22="provincial_products_applied", F23="provincial_products_recognised",
    F24="national_products_applied", F25="projects_filed_above", F26="projects_approved_above",
    F27="funds_from_above", Q06="call_guide_issued", F28="district_projects_reviewed",
    F29="district_centres_reviewed", F30="district_projects_in_notice", Q07="visits_held",
)  # fmt: skip
def programmes(s: Words) -> str:
    return (
        s.claim(
            "Q07",
            f"局业务科室全年深入镇街和企业走访{s.Q07}，摸清技术需求和项目进展，"
            "引导企业对准产业方向和市场趋势开发高新技术产品、引进先进成果。",
        )
        + f"全年企业申报江苏省高新技术产品{s.F22}，其中{s.F23}已通过认定，申报国家重点新产品{s.F24}。"
        "研发、中试、产业化项目各归其类，对口衔接国家、省、市计划和资金。"
        f"全年申报市级以上各类科技计划项目{s.F25}，获得立项{s.F26}，累计争取上级科技经费{s.F27}。"
        + s.claim("Q06", "同时抓好区级科技计划，新编区级项目申报指导，")
        + f"组织专家评审工业、农业、社会发展等各类项目{s.F28}（其中工程中心{s.F29}），"
        f"已有{s.F30}项目通过现场考察，进入公示。"
    )


@paragraph(
    SUBJECTS, "梯次培育高新技术企业",
    Q08="hte_meetings", F31="hte_applicants", R5="hte_applicants_rank", F32="hte_issued",
    F33="torch_applicants", R6="hte_renewals",
)  # fmt: skip
def enterprises(s: Words) -> str:
    return (
        s.claim(
            "Q08",
            "落实省“科技企业培育百千万工程”行动计划，围绕产业集聚加大创新型企业培育，"
            "召开高企培育及申报工作会议专题推进，并上门对重点企业逐家辅导。",
        )
        + f"全年申报高新技术企业{s.F31}，申报数居九县（市、区）{s.R5}，当年已认定{s.F32}；"
        f"组织申报国家火炬计划重点高新技术企业{s.F33}。"
        f"指导{s.R6.names(1)}等{s.R6}证书到期的高新技术企业提交重新申报材料。"
        "高新技术企业已成为全区技术创新和产业发展的骨干。"
    )


@paragraph(
    SUBJECTS, "扎实建设知识产权强区",
    Q09="ip_pilot", Q10="rights_centre_approved", R7="rights_centre_order",
    Q11="patent_measures_adjusted", F34="patents_cutoff_month", F35="patents_filed",
    F36="inventions_filed", F37="patents_granted", R8="patents_filed_rank",
    R8b="patents_granted_rank", F38="inventions_per_10k", R9="inventions_per_10k_completion",
)  # fmt: skip
def rights(s: Words) -> str:
    return (
        s.claim("Q09", "我区被国家知识产权局列为国家知识产权强县工程试点县（区）；")
        + s.claim(
            "Q10",
            f"中国南通（家纺）快速维权中心经国家知识产权局批准在南通家纺城设立，为国内{s.R7}。",
        )
        + s.claim("Q11", "加强知识产权宣传和培训，修订专利申请资助办法，促进发明专利增量提质。")
        + f"截至{s.F34}，全区申请专利{s.F35}，其中发明专利{s.F36}，授权{s.F37}，"
        f"申请量和授权量在南通各县（市、区）中分别列{s.R8}和{s.R8b}；"
        f"万人发明专利拥有量{s.F38}，对照市下达任务{s.R9}。"
    )


@paragraph(PLATFORMS)
def carriers(_s: Words) -> str:
    return "产业转型要靠创新要素集聚。全年围绕创新创业载体布局，着力把科技创新平台做实做强。"


@paragraph(
    PLATFORMS, "推动企业建好研发机构",
    R10b="institution_checklist", F39="provincial_centres", F40="city_centres_visited",
    R10="provincial_centres_rank", F41="large_medium_enterprises", F42="institution_coverage",
)  # fmt: skip
def institutions(s: Words) -> str:
    return (
        f"按工程中心“{s.R10b}有”标准，指导企业规范建设研发机构。"
        f"{s.F39.names(2)}等{s.F39}企业获认定为省级工程技术研究中心；"
        f"{s.F40.names(3)}等{s.F40}企业申报市级工程技术研究中心并进入现场考察，"
        f"省级工程技术研究中心认定数在南通九县（市、区）中{s.R10}。"
        f"推动大中型企业普遍组建研发机构，全区{s.F41}大中型工业企业研发机构建设率达{s.F42}。"
    )


@paragraph(
    PLATFORMS, "推动创新平台落地见效",
    Q04="textile_institute_approved", F43="textile_institute_grant",
    Q12="textile_institute_planned", F44="building_institute_month",
    Q02="culture_park_recognised", Q05="science_town_approved", F45="science_town_grant",
    Q13="casting_centre_listed", F46="casting_centre_grant",
)  # fmt: skip
def carriers_built(s: Words) -> str:
    return (
        s.claim(
            "Q04",
            "与东华大学、上海纺织科学研究院、江南大学、南通大学共同申报的"
            f"江苏省（南通）家纺产业技术研究院获省科技厅立项，得到专项经费{s.F43}。",
        )
        + s.claim(
            "Q12",
            "为此设立区属事业单位“南通市通州区家纺产业发展服务中心”，以家纺城成品大楼"
            "作为研究院用房，并就共建事宜与东华大学、上海纺织科学研究院等形成初步意向。",
        )
        + s.claim(
            "F44",
            f"现代建筑产业技术研究院于{s.F44}底在我区挂牌运行，为区域创新和经济转型添了新支撑；",
        )
        + s.claim("Q02", "江苏省南通家纺创意设计文化科技产业园入选省首批文化科技产业园；")
        + s.claim(
            "Q05",
            f"指导南通高新区申报的“江苏省科技服务示范区—南通高新区科技新城”获省科技厅立项，"
            f"得到专项经费{s.F45}；",
        )
        + s.claim(
            "Q13",
            f"南通高端铝压铸工艺技术公共服务中心列入市级公共服务平台计划，得到资金支持{s.F46}。",
        )
    )


PARAGRAPHS = (
    theme,
    approach,
    programmes,
    enterprises,
    rights,
    carriers,
    institutions,
    carriers_built,
)
