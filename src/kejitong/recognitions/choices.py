"""证书、产品、研发机构、平台和称号的选项。"""

from __future__ import annotations

from django.db import models


class CertificateKind(models.TextChoices):
    """证书的种类。"""

    HIGH_TECH_ENTERPRISE = "high_tech_enterprise", "高新技术企业"
    TECH_SME = "tech_sme", "科技型中小企业（国家入库）"
    LOCAL_TECH_SME = "local_tech_sme", "科技型中小企业（区级认定）"
    TORCH_KEY_ENTERPRISE = "torch_key_enterprise", "国家火炬计划重点高新技术企业"
    SRDI = "srdi", "专精特新企业"


class ProductKind(models.TextChoices):
    """产品认定的种类。"""

    PROVINCIAL_HIGHTECH = "provincial_hightech", "省高新技术产品"
    NATIONAL_KEY_NEW = "national_key_new", "国家重点新产品"


class InstitutionKind(models.TextChoices):
    """研发机构的种类。"""

    ENGINEERING_CENTRE = "engineering_centre", "工程技术研究中心"
    TECHNOLOGY_CENTRE = "technology_centre", "企业技术中心"
    ENGINEERING_LABORATORY = "engineering_laboratory", "工程研究中心（实验室）"
    KEY_LABORATORY = "key_laboratory", "重点实验室"
    RESEARCH_INSTITUTE = "research_institute", "企业研究院"
    WORKSTATION = "workstation", "院士、博士后或研究生工作站"
    OTHER = "other", "其他研发机构"


class Stage(models.TextChoices):
    """研发机构走到哪一步。"""

    PREPARED = "prepared", "筹建"
    APPLIED = "applied", "已申报"
    VISITED = "visited", "已现场考察"
    RECOGNISED = "recognised", "已认定"
    ENDED = "ended", "已撤销"


class PlatformKind(models.TextChoices):
    """平台载体的种类。"""

    PARK = "park", "科技（产业）园"
    INDUSTRIAL_BASE = "industrial_base", "产业化基地"
    INNOVATION_BASE = "innovation_base", "产学研协同创新基地"
    RESEARCH_INSTITUTE = "research_institute", "产业技术研究院"
    SERVICE_CENTRE = "service_centre", "公共服务平台"
    DEMONSTRATION_ZONE = "demonstration_zone", "示范区"
    RIGHTS_CENTRE = "rights_centre", "知识产权维权（保护）中心"
    INCUBATOR = "incubator", "孵化器"
    MAKERSPACE = "makerspace", "众创空间"
    OTHER = "other", "其他"


class EventKind(models.TextChoices):
    """平台经历的事。"""

    PLANNED = "planned", "筹建"
    DEFENDED = "defended", "通过答辩"
    LISTED = "listed", "列入计划"
    APPROVED = "approved", "立项"
    RECOGNISED = "recognised", "认定"
    UNVEILED = "unveiled", "挂牌"
    REVOKED = "revoked", "撤销"


class HonourKind(models.TextChoices):
    """称号的种类。"""

    HONOUR = "honour", "荣誉称号"
    PILOT = "pilot", "试点示范"
