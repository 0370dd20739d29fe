"""The registers of batches, certificates and products."""

from __future__ import annotations

from collections.abc import Iterator

from kejitong.kernel.identifiers import certificate
from kejitong.recognitions.choices import CertificateKind
from kejitong.recognitions.models import Certificate, Product, RecognitionBatch
from kejitong.recognitions.validity import expires_on
from kejitong.registers.choices import LEVELS_SPOKEN
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values


def _validity_problems(values: Values) -> Iterator[tuple[str, str]]:
    issued, expires = values.get("issued_on"), values.get("expires_on")
    revoked = values.get("revoked_on")
    if issued and expires and expires < issued:
        yield "expires_on", "早于发证日期"
    if issued and revoked and revoked < issued:
        yield "revoked_on", "早于发证日期"


def _number_doubts(values: Values) -> Iterator[tuple[str, str]]:
    judge = _FORMS.get(str(values.get("kind")))
    number = str(values.get("number") or "")
    if judge and number and (doubt := judge(number)):
        yield "number", doubt


def _derived(values: Values) -> Values:
    issued, stated = values.get("issued_on"), values.get("expires_on")
    if stated or not issued:
        return {}
    kind, number = str(values.get("kind") or ""), str(values.get("number") or "")
    return {"expires_on": expires_on(kind, number, issued)}


def _recognition_problems(values: Values) -> Iterator[tuple[str, str]]:
    applied, recognised = values.get("applied_on"), values.get("recognised_on")
    if applied and recognised and recognised < applied:
        yield "recognised_on", "早于申报日期"


def _ordinal_problems(values: Values) -> Iterator[tuple[str, str]]:
    if values.get("ordinal") == 0:
        yield "ordinal", "从1起"
    total, city = values.get("total_count"), values.get("city_count")
    if total is not None and city is not None and city > total:
        yield "city_count", "多于全省家数"


_FORMS = {
    CertificateKind.HIGH_TECH_ENTERPRISE.value: certificate.certificate_problem,
    CertificateKind.TECH_SME.value: certificate.entry_problem,
}
_KINDS_SPOKEN = (
    *(
        (word, CertificateKind.HIGH_TECH_ENTERPRISE.value)
        for word in ("高企", "高新企业", "国家高新技术企业", "国家级高新技术企业")
    ),
    *(
        (word, CertificateKind.TECH_SME.value)
        for word in ("科小", "科技型中小企业", "国家科技型中小企业", "科技中小企业")
    ),
    ("区级科技型中小企业", CertificateKind.LOCAL_TECH_SME.value),
    ("专精特新", CertificateKind.SRDI.value),
    ("专精特新中小企业", CertificateKind.SRDI.value),
)
_ORGANISATION = ("企业名称", "单位名称", "企业", "统一社会信用代码", "信用代码")

BATCHES = Register(
    slug="batches",
    model=RecognitionBatch,
    key=("title",),
    title="title",
    names=("title",),
    lead="各级公布的一批认定名单，一批一条。全省和本市家数按来文填写，是外来的数，不由证书条数推算。",
    columns=(
        Column("title", ("批次", "名单名称", "文件名称", "名称"), required=True, listed=True,
               searched=True),
        Column("ordinal", ("批次序号", "第几批次"), listed=True, meaning="首批填1"),
        Column("level", ("级别",), required=True, listed=True, filtered=True,
               spoken=LEVELS_SPOKEN),
        Column("issuer", ("发布机关", "认定机关", "发文单位"), listed=True, searched=True),
        Column("document_number", ("发文字号", "文件号"), listed=True, searched=True),
        Column("announced_on", ("发文日期", "公布时间", "公告日期", "发布日期"), required=True,
               listed=True),
        Column("total_count", ("全省数", "全省共几家"), unit="家"),
        Column("city_count", ("本市数", "全市家数", "本市几家"), unit="家"),
    ),
    checks=(_ordinal_problems,),
    order=("-announced_on", "-pk"),
)  # fmt: skip

CERTIFICATES = Register(
    slug="certificates",
    model=Certificate,
    key=("number", "kind"),
    title="number",
    region="organisation__region__code",
    lead="高新技术企业证书、科技型中小企业入库编号等，一个编号一条，重新认定另立一条。有效指已发证、"
    "未过有效期、未被撤销，有效期的最后一天仍有效。高新技术企业没有写有效期的按发证之日起三年推算。"
    "名单没有编号的（如区级认定），用“文号＋序号”作编号。",
    columns=(
        Column("kind", ("资质类型", "证书类型", "资质种类", "类别"), required=True, listed=True,
               filtered=True, spoken=_KINDS_SPOKEN),
        Column("number", ("证书号", "编号", "入库登记编号", "入库编号", "证书编码"), required=True,
               listed=True, searched=True),
        Column("organisation", _ORGANISATION, required=True, listed=True, searched=True),
        Column("batch", ("批次", "认定批次名称"), listed=True, filtered=True),
        Column("issued_on", ("发证时间", "发证日", "认定日期", "认定时间", "入库日期", "公告日期"),
               required=True, listed=True, filtered=True),
        Column("expires_on", ("有效期", "有效期截止", "到期日期", "到期时间", "有效期止",
                              "证书有效期至"),
               listed=True, filtered=True, meaning="最后一个有效日；高新技术企业可不填"),
        Column("revoked_on", ("撤销时间", "取消资格日期"), meaning="当天已不再有效"),
        Column("field_code", ("技术领域", "领域代码", "所属技术领域"), filtered=True),
    ),
    checks=(_validity_problems,),
    doubts=(_number_doubts,),
    derive=_derived,
    order=("-issued_on", "-pk"),
)  # fmt: skip

PRODUCTS = Register(
    slug="products",
    model=Product,
    key=("organisation", "kind", "name"),
    title="name",
    region="organisation__region__code",
    lead="申报省高新技术产品、国家重点新产品的产品，一个单位的一个产品一条，认定后补填认定日期。"
    "申报数按申报日期计；认定数指当期申报的产品中已获认定的。",
    columns=(
        Column("kind", ("认定类别", "类别", "计划类别"), required=True, listed=True,
               filtered=True),
        Column("name", ("名称", "新产品名称"), required=True, listed=True, searched=True),
        Column("organisation", _ORGANISATION, required=True, listed=True, searched=True),
        Column("applied_on", ("申报时间", "申请日期"), listed=True),
        Column("recognised_on", ("认定时间", "通过日期"), listed=True),
        Column("number", ("证书号", "产品编号", "认定编号"), searched=True),
    ),
    checks=(_recognition_problems,),
    order=("-applied_on", "-pk"),
)  # fmt: skip
