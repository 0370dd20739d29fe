"""做法之三：产学研；之四：政策；之五：管理。"""

from kejitong.packs.tongzhou.annual.sections import COOPERATION, MANAGEMENT, POLICIES
from kejitong.reports.vocabulary import Words, paragraph


@paragraph(COOPERATION)
def channel(_s: Words) -> str:
    return "产学研合作是企业吸收先进成果、实现再创新的近路。全年多方开辟渠道，为企业搭桥铺路。"


@paragraph(
    COOPERATION, "征集难题，寻找成果",
    F47="demands_collected", F48="achievements_collected", F49="achievements_published",
)  # fmt: skip
def search(s: Words) -> str:
    return (
        f"组织人员深入企业，征集技术需求和技术难题{s.F47}，涵盖新材料、电子信息、机电、农产品加工、"
        "生物医药、农业和社会发展等领域，汇编成册后面向全国高校院所发布，"
        "并与北京、上海、南京等地的高校院所对接，为企业寻找对口专家。"
        f"同步收集科技成果信息{s.F48}，按可行、适用的原则结合本区产业筛选{s.F49}向全区发布。"
    )


@paragraph(
    COOPERATION, "共建产学研合作基地",
    F50="textile_base_year", Q03="marine_base_approved", F51="partner_enterprises",
    F52="partner_institutes", F53="cooperations_signed", F54="problems_solved",
)  # fmt: skip
def carriers(s: Words) -> str:
    return (
        "服务家纺和海洋工程装备两大产业转型，集中力量建设产学研协同创新基地："
        + s.claim("F50", f"{s.F50}，南通国家现代服务业家纺研发设计产业化基地获科技部认定；")
        + s.claim("Q03", "江苏省海工装备产学研协同创新基地获省科技厅认定。")
        + "企业出题、院所答题、市场阅卷的协同创新格局逐步形成，"
        f"目前有{s.F51}企业与国内{s.F52}高校院所保持合作；"
        f"全年新增产学研合作项目{s.F53}，解决企业技术难题{s.F54}。"
    )


@paragraph(
    COOPERATION, "组织申报科技奖励",
    F55="provincial_awards_applied", F56="city_awards_applied", Q14="annual_checks",
)  # fmt: skip
def awards(s: Words) -> str:
    return (
        "企业在引进消化吸收基础上再创新，形成一批成果。"
        f"全年申报省级科技进步奖项目{s.F55}、南通市科技进步奖项目{s.F56}。"
        + s.claim(
            "Q14",
            "做好在研项目跟踪和到期项目验收，协助市科技局完成省工业支撑、创新资金和市级重大专项的年度检查。",
        )
    )


@paragraph(POLICIES)
def climate(_s: Words) -> str:
    return "把营造有利于创新的政策环境作为重要抓手，科技工作的显示度和影响力不断提升。"


@paragraph(
    POLICIES, "健全科技工作领导机制",
    Q15="leading_group_formed", Q16="innovation_pilot", F57="leading_group_meeting_month",
)  # fmt: skip
def leadership(s: Words) -> str:
    return (
        s.claim(
            "Q15",
            "按照省政府《关于进一步加强基层科技工作的意见》和《江苏省基层科技创新考核评价办法（试行）》，"
            "成立由区委、区政府主要负责同志任组长的创新型试点区建设领导小组，",
        )
        + s.claim("Q16", "推进省创新型试点县（市、区）建设。")
        + s.claim("F57", f"{s.F57}，牵头召开领导小组成员单位工作会议，分解任务、压实责任。")
    )


@paragraph(
    POLICIES, "完善科技金融政策",
    Q17="local_sme_measures_issued", Q18="loan_measures_issued", F58="local_tech_smes",
    R11b="local_tech_sme_batch", Q19="finance_zone_defended", R11="finance_zone_batch",
)  # fmt: skip
def finance(s: Words) -> str:
    return (
        "会同有关部门出台"
        + s.claim("Q17", "《南通市通州区科技型中小企业认定管理办法（试行）》")
        + s.claim("Q18", "和《南通市通州区财政科技贷款利息补助和风险补偿试行办法》。")
        + f"据此认定区级{s.R11b}科技型中小企业{s.F58}，列入区科技金融企业库和企业融资信息库，"
        "优先获得融资支持。"
        + s.claim(
            "Q19", f"高新区申报的{s.R11}省级科技金融合作创新示范区通过省科技厅组织的专家答辩。"
        )
    )


@paragraph(
    POLICIES, "创建全国科技进步先进县（市）",
    Q20="reports_upward", Q21="science_progress_passed",
)  # fmt: skip
def progress(s: Words) -> str:
    return (
        "对照考核要求，联合各部门收集佐证、编制材料，按时保质上报，"
        + s.claim("Q20", "主动向省科技厅和科技部报告我区科技进步工作；")
        + s.claim("Q21", "经专家评审，我区顺利通过全国科技进步先进县（市）考核。")
    )


@paragraph(MANAGEMENT)
def conduct(_s: Words) -> str:
    return "借民主评议政风行风之力，规范管理、改进方式，让科技工作更好服务全区发展。"


@paragraph(MANAGEMENT, "深入基层调研", F59="demands_from_visits")
def visits(s: Words) -> str:
    return (
        "为掌握更多信息源和项目源，局领导带领业务科室走访各镇（街、园区）和重点企业，"
        "了解科技项目和平台载体建设情况，发掘一批项目源，"
        f"现场征集技术难题{s.F59}，为向上申报储备了一批成熟度高、与本区产业贴合的项目和载体。"
    )


@paragraph(
    MANAGEMENT, "加强科技宣传和信息报送",
    Q22="publicity_held", F60="report_year", F61="items_submitted", F62="items_adopted_above",
    F63="items_adopted_district",
)  # fmt: skip
def publicity(s: Words) -> str:
    return (
        s.claim(
            "Q22",
            "在报纸、网站、电台和电视台上讲创新的意义、推创新创业的典型、报科技工作的亮点，",
        )
        + "明确信息报送任务和奖励办法。"
        f"{s.F60}向《南通日报》、省科技厅、南通科技网报送信息{s.F61}，"
        f"被省厅网站、厅政务信息、中国江苏网站、《南通日报》、市科技网等采用{s.F62}；"
        f"另被区《要情快递》《通州大众》、党政信息网等采用{s.F63}。"
    )


@paragraph(MANAGEMENT, "创新服务方式", Q23="portal_opened", R12="democratic_review")
def openness(s: Words) -> str:
    return (
        "改版局门户网站，政务、党务信息按规定上网公开。"
        + s.claim("Q23", "建成网上服务平台，高新技术企业和专利的申报一次登录即可办理。")
        + f"开展{s.R12}，请服务对象评、按所提意见改，机关作风和办事效率有了改进。"
    )


PARAGRAPHS = (
    channel, search, carriers, awards, climate, leadership, finance, progress, conduct, visits,
    publicity, openness,
)  # fmt: skip
