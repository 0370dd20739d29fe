"""区级创新平台载体认定：公共服务平台、产业研究院、协同创新基地、孵化器、众创空间。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Notice, ServiceItem, guide
from kejitong.packs.national.lifecycles.all import RECOGNITION
from kejitong.packs.tongzhou.items.innovation_platform.edition_2026 import (
    CATEGORIES,
    CONDITIONS,
    EDITION,
)

ITEM = ServiceItem(
    code="innovation_platform",
    name="区级创新平台载体认定",
    short="区级平台",
    kind=ItemKind.RECOGNITION,
    basis=(CONDITIONS,),
    applicants=("enterprise", "university", "institute", "public_institution", "association"),
    guide=guide(__file__),
    lifecycle=RECOGNITION,
    editions=(EDITION,),
    since=date(2020, 1, 1),
    categories=CATEGORIES,
    notice=Notice(5, ("title", "organisation", "category", "region"), CONDITIONS),
    effects=(
        Effect(
            "award",
            "platforms",
            (
                ("name", "title"),
                ("organisation", "organisation"),
                ("region", "region"),
                ("level", "const:区级"),
                ("kind", "category"),
            ),
        ),
        Effect(
            "award",
            "platform_events",
            (
                ("platform", "linked:platforms"),
                ("kind", "const:认定"),
                ("on", "given:day"),
                ("document_number", "given:document_number"),
            ),
        ),
    ),
    lead="head",
    similar=("functions", "results", "goals"),
    commitment_days=40,
    contact="区科技局综合科",
)
