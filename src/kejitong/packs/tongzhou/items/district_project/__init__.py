"""区科技计划项目：工业、农业、社会发展。"""

from datetime import date

from kejitong.catalogue.fields import When
from kejitong.catalogue.items import Effect, ItemKind, Notice, Quota, ServiceItem, guide
from kejitong.packs.national.forms.budget import REQUESTED
from kejitong.packs.national.lifecycles.all import REVIEWED_GRANT
from kejitong.packs.tongzhou.documents import cite
from kejitong.packs.tongzhou.items.district_project.edition_2026 import CATEGORIES, EDITION
from kejitong.packs.tongzhou.items.district_project.sheet import SHEET, VISIT
from kejitong.packs.tongzhou.items.effects import GRANT_STEPS, filed

GUIDANCE = cite("区级科技计划项目申报指导", "申报条件")
MEASURES = cite("通科计〔2021〕194号")
PROGRAMMES = dict(zip(CATEGORIES, ("TZ-GY", "TZ-NY", "TZ-SH"), strict=True))

_FILED: tuple[Effect, ...] = tuple(
    filed(programme, category="category", when=When("category", (name,)))
    for name, programme in PROGRAMMES.items()
)

ITEM = ServiceItem(
    code="district_project",
    name="区科技计划项目立项",
    short="区科技项目",
    kind=ItemKind.FUNDING,
    basis=(GUIDANCE, MEASURES),
    applicants=("enterprise", "university", "institute", "public_institution"),
    guide=guide(__file__),
    lifecycle=REVIEWED_GRANT,
    editions=(EDITION,),
    since=date(2013, 1, 1),
    categories=CATEGORIES,
    score_sheet=SHEET,
    visit_sheet=VISIT,
    notice=Notice(5, ("title", "organisation", "category", "region", "amount"), GUIDANCE),
    effects=(*_FILED, *GRANT_STEPS),
    quota=Quota(per_organisation=2, per_lead=1, lead_field="lead_id_card", years_since_award=3),
    amount=REQUESTED,
    lead="lead_name",
    similar=("purpose", "state_of_art", "work", "route", "technical"),
    commitment_days=60,
    contact="区科技局计划与高新科",
)
