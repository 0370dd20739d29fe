"""本区的平台、荣誉和试点：每一条都由登记册里的事件、文件或批次作证。"""

from kejitong.indicators.vocabulary import (
    Count,
    Indicator,
    Latest,
    MonthOf,
    Phrase,
    Total,
    Window,
    YearOf,
    where,
)

GROUP = "平台与荣誉"
EVENTS = "平台登记册及其批文"
TEXTILE_BASE = "南通国家现代服务业家纺研发设计产业化基地"
CULTURE_PARK = "江苏省南通家纺创意设计文化科技产业园"
MARINE_BASE = "江苏省海工装备产学研协同创新基地"
TEXTILE_INSTITUTE = "江苏省（南通）家纺产业技术研究院"
BUILDING_INSTITUTE = "现代建筑产业技术研究院"
SCIENCE_TOWN = "江苏省科技服务示范区—南通高新区科技新城"
CASTING_CENTRE = "南通高端铝压铸工艺技术公共服务中心"
RIGHTS_CENTRE = "中国南通（家纺）快速维权中心"
FINANCE_ZONE = "省级科技金融合作创新示范区"
PARK_BATCH = "江苏省首批文化科技产业园"


def _grant(code: str, platform: str) -> Indicator:
    return Indicator(
        code=f"{code}_grant", label=f"{platform}获得的经费", unit="万元", group=GROUP,
        meaning="当年下达给该平台的上级专项经费，按文号日期。",
        measure=Total("programmes.granted", "amount", where(platform=platform), per=10000),
        basis="上级经费下达文件",
    )  # fmt: skip


def _event(code: str, label: str, kind: str, platform: str) -> Indicator:
    return Indicator(
        code=code, label=label, unit="件", group=GROUP,
        meaning=f"当年“{platform}”的批文或纪要。",
        measure=Count("recognitions.platform_events", where(kind=kind, platform=platform)),
        basis=EVENTS,
    )  # fmt: skip


GRANTS = (
    _grant("textile_institute", TEXTILE_INSTITUTE),
    _grant("science_town", SCIENCE_TOWN),
    _grant("casting_centre", CASTING_CENTRE),
)
EVIDENCE = (
    _event("textile_base_recognised", "家纺研发设计产业化基地的认定", "recognised", TEXTILE_BASE),
    _event("culture_park_recognised", "文化科技产业园的认定", "recognised", CULTURE_PARK),
    _event("marine_base_approved", "海工装备协同创新基地的立项", "approved", MARINE_BASE),
    _event("textile_institute_approved", "家纺产业技术研究院的立项", "approved", TEXTILE_INSTITUTE),
    _event(
        "textile_institute_planned", "家纺产业技术研究院的合作意向", "planned", TEXTILE_INSTITUTE
    ),
    _event("science_town_approved", "科技服务示范区的立项", "approved", SCIENCE_TOWN),
    _event("casting_centre_listed", "铝压铸公共服务中心列入计划", "listed", CASTING_CENTRE),
    _event("rights_centre_approved", "快速维权中心的批准", "approved", RIGHTS_CENTRE),
    _event("finance_zone_defended", "科技金融示范区的答辩", "defended", FINANCE_ZONE),
)
CULTURE_PARK_TOTAL = Indicator(
    code="culture_park_total", label="全省首批文化科技产业园数", unit="家", group=GROUP,
    meaning="认定文件公布的全省家数，外部数，附来源文件。",
    measure=Latest(
        "recognitions.batches", "total_count", ("announced_on",), where(title=PARK_BATCH),
        stated=True,
    ),
    basis="认定文件",
)  # fmt: skip
CULTURE_PARK_IN_CITY = Indicator(
    code="culture_park_city_count", label="其中本市家数", unit="家", group=GROUP,
    meaning="认定文件公布名单中南通市的家数。",
    measure=Latest(
        "recognitions.batches", "city_count", ("announced_on",), where(title=PARK_BATCH),
        stated=True,
    ),
    basis="认定文件",
)  # fmt: skip
BUILDING_UNVEILED = Indicator(
    code="building_institute_month", label="现代建筑产业技术研究院挂牌月份", unit="月", group=GROUP,
    meaning="挂牌事件日期的月份。",
    measure=MonthOf(
        "recognitions.platform_events", "on", where(kind="unveiled", platform=BUILDING_INSTITUTE)
    ),
    basis=EVENTS,
)  # fmt: skip
TEXTILE_BASE_YEAR = Indicator(
    code="textile_base_year", label="家纺研发设计产业化基地认定年份", unit="年", group=GROUP,
    meaning="认定事件日期的年份。", phrase=Phrase.PLAIN,
    measure=YearOf(
        "recognitions.platform_events", "on", where(kind="recognised", platform=TEXTILE_BASE)
    ),
    basis=EVENTS,
)  # fmt: skip
RIGHTS_CENTRE_ORDER = Indicator(
    code="rights_centre_order", label="快速维权中心在全国的次序", unit="家", group=GROUP,
    meaning="批文载明的全国第几家，外部数，附来源文件。", phrase=Phrase.ORDINAL,
    measure=Latest(
        "recognitions.platform_events", "order_nationwide", ("on",),
        where(kind="approved", platform=RIGHTS_CENTRE), stated=True,
    ),
    basis="批准文件",
)  # fmt: skip
FINANCE_ZONE_BATCH = Indicator(
    code="finance_zone_batch", label="科技金融合作创新示范区批次", unit="批", group=GROUP,
    meaning="省级科技金融合作创新示范区申报文件的批次。", phrase=Phrase.BATCH,
    measure=Latest(
        "recognitions.batches", "ordinal", ("announced_on",), where(title=FINANCE_ZONE),
        stated=True,
    ),
    basis="申报通知",
)  # fmt: skip
PROGRESS_TERMS = Indicator(
    code="science_progress_terms", label="连续通过全国科技进步考核届数", unit="届", group=GROUP,
    meaning="到截止日为止，连续通过全国科技进步先进县（市）考核的届数。", phrase=Phrase.CHINESE,
    measure=Count(
        "recognitions.unbroken_terms", where(title="全国科技进步先进县（市）"), Window.EVER
    ),
    basis="考核结果文件",
)  # fmt: skip
PROGRESS_PASSED = Indicator(
    code="science_progress_passed", label="当年通过全国科技进步考核", unit="届", group=GROUP,
    meaning="当年公布结果的全国科技进步先进县（市）考核。",
    measure=Count(
        "recognitions.honours_passed", where(title="全国科技进步先进县（市）"), Window.YEAR
    ),
    basis="考核结果文件",
)  # fmt: skip
IP_PILOT = Indicator(
    code="ip_pilot", label="国家知识产权强县工程试点", unit="项", group=GROUP,
    meaning="当年获批的国家知识产权强县工程试点县（区）。",
    measure=Count(
        "recognitions.honours_passed", where(title="国家知识产权强县工程试点县（区）"), Window.YEAR
    ),
    basis="确定文件",
)  # fmt: skip
HIGHTECH_ZONE_BID = Indicator(
    code="hightech_zone_bid", label="国家级高新区的创建", unit="项", group=GROUP,
    meaning="获批开展的国家高新技术产业开发区创建。",
    measure=Count(
        "recognitions.honours_passed", where(title="创建国家高新技术产业开发区"), Window.EVER
    ),
    basis="批复文件",
)  # fmt: skip
INNOVATION_PILOT = Indicator(
    code="innovation_pilot", label="省创新型试点区", unit="项", group=GROUP,
    meaning="获批的创新型试点县（市、区）。",
    measure=Count(
        "recognitions.honours_passed", where(title="创新型试点县（市、区）"), Window.EVER
    ),
    basis="确定文件",
)  # fmt: skip
