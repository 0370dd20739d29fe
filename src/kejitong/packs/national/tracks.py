"""培育的资质：高新技术企业。"""

from kejitong.cultivation.vocabulary import Track
from kejitong.packs.national.rules.terms import HNTE_CERTIFICATE

HIGH_TECH_ENTERPRISE = Track(
    "high-tech-enterprise",
    "高新技术企业",
    ruleset="hnte-2016",
    certificate="high_tech_enterprise",
    programme="HTE",
    term=HNTE_CERTIFICATE,
)
