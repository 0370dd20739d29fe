"""企业资质指标：高新技术企业、火炬计划重点高新技术企业、国家重点新产品。"""

from kejitong.indicators.vocabulary import Count, Growth, Indicator, Phrase, Rank, where

GROUP = "企业培育"
MEASURES = "《高新技术企业认定管理办法》（国科发火〔2016〕32号）"
PEERS = "九县（市、区）"
HTE = where(kind="high_tech_enterprise")

HTE_APPLICANTS = Indicator(
    code="hte_applicants", label="申报高新技术企业数", unit="家", group=GROUP, board=True, pace=True,
    peers=PEERS, names="name",
    meaning="年初至截止日提交高新技术企业首次认定、重新认定或复审申报的企业，一家只计一次。",
    measure=Count("programmes.applicants", where(programme="HTE")),
    basis=f"{MEASURES}第十二条",
)  # fmt: skip
HTE_APPLICANTS_RANK = Indicator(
    code="hte_applicants_rank", label="高新技术企业申报数名次", unit="位", group=GROUP,
    meaning="申报高新技术企业数在九县（市、区）中的名次，并列同名次。", phrase=Phrase.RANK,
    measure=Rank("hte_applicants", PEERS), basis="同类地区数据及其来源文件",
)  # fmt: skip
HTE_ISSUED = Indicator(
    code="hte_issued", label="当年认定高新技术企业数", unit="家", group=GROUP,
    names="organisation__name",
    meaning="发证日在年初至截止日之间的高新技术企业证书。",
    measure=Count("recognitions.issued_certificates", HTE), basis=f"{MEASURES}第十二条",
)  # fmt: skip
HTE_VALID = Indicator(
    code="hte_valid", label="有效高新技术企业数", unit="家", group=GROUP, board=True, peers=PEERS,
    names="organisation__name",
    meaning="截止日证书在有效期内（自发证之日起三年）、未被取消的企业。",
    measure=Count("recognitions.valid_certificates", HTE), basis=f"{MEASURES}第九条",
)  # fmt: skip
HTE_VALID_GROWTH = Indicator(
    code="hte_valid_growth", label="有效高新技术企业数同比", unit="%", places=1, group=GROUP,
    meaning="有效高新技术企业数与上年同日相比。", phrase=Phrase.GROWTH,
    measure=Growth("hte_valid"), basis=MEASURES,
)  # fmt: skip
HTE_VALID_RANK = Indicator(
    code="hte_valid_rank", label="有效高新技术企业数名次", unit="位", group=GROUP,
    meaning="有效高新技术企业数在九县（市、区）中的名次。", phrase=Phrase.RANK,
    measure=Rank("hte_valid", PEERS), basis="同类地区数据及其来源文件",
)  # fmt: skip
HTE_EXPIRING = Indicator(
    code="hte_expiring", label="当年到期高新技术企业证书", unit="家", group=GROUP,
    names="organisation__name",
    meaning="有效期在当年内届满的高新技术企业证书。",
    measure=Count("recognitions.expiring_certificates", HTE), basis=f"{MEASURES}第九条",
)  # fmt: skip
HTE_RENEWALS = Indicator(
    code="hte_renewals", label="到期企业重新申报数", unit="家", group=GROUP,
    names="organisation__name",
    meaning="当年到期的高新技术企业证书中，企业已提交复审或重新认定申报的。",
    measure=Count(
        "programmes.renewed_certificates", where(kind="high_tech_enterprise", programme="HTE")
    ),
    basis=f"{MEASURES}第十二条",
)  # fmt: skip
TORCH_APPLICANTS = Indicator(
    code="torch_applicants", label="申报国家火炬计划重点高新技术企业数", unit="家", group=GROUP,
    peers=PEERS, names="name",
    meaning="年初至截止日申报国家火炬计划重点高新技术企业的企业，一家只计一次。",
    measure=Count("programmes.applicants", where(programme="TORCH-KEY")),
    basis="国家火炬计划重点高新技术企业申报通知",
)  # fmt: skip
TORCH_APPLICANTS_FRONT = Indicator(
    code="torch_applicants_rank", label="火炬计划重点高新技术企业申报数名次", unit="位", group=GROUP,
    meaning="申报数在九县（市、区）中的名次；前三分之一以内才称前列。", phrase=Phrase.FRONT,
    measure=Rank("torch_applicants", PEERS), basis="同类地区数据及其来源文件",
)  # fmt: skip
NATIONAL_PRODUCTS_APPLIED = Indicator(
    code="national_products_applied", label="申报国家重点新产品数", unit="只", group=GROUP,
    meaning="年初至截止日申报国家重点新产品计划的产品。",
    measure=Count("recognitions.products_applied", where(kind="national_key_new")),
    basis="国家重点新产品计划申报通知",
)  # fmt: skip
