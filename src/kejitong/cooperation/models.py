"""The tables of 产学研: what enterprises need, what is on offer, what was agreed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kejitong.registers.models import Record


class Field(models.TextChoices):
    """技术领域。"""

    MATERIALS = "materials", "新材料"
    ELECTRONICS = "electronics", "电子信息"
    MACHINERY = "machinery", "机电"
    FOOD = "food", "农产品加工"
    BIOMEDICINE = "biomedicine", "生物医药"
    AGRICULTURE = "agriculture", "农业"
    SOCIAL_DEVELOPMENT = "social_development", "社会发展"
    OTHER = "other", "其他"


class DemandKind(models.TextChoices):
    """需求类型。"""

    RESEARCH = "research", "技术攻关"
    INTRODUCTION = "introduction", "成果引进"
    JOINT = "joint", "合作开发"
    TESTING = "testing", "检测"
    TALENT = "talent", "人才"
    PLATFORM = "platform", "平台共建"


class Origin(models.TextChoices):
    """需求从哪里来。"""

    VISIT = "visit", "走访"
    CALL = "call", "征集"
    SELF = "self", "自报"


class Trade(models.TextChoices):
    """成果的交易方式。"""

    TRANSFER = "transfer", "转让"
    EXCLUSIVE = "exclusive", "独占许可"
    SOLE = "sole", "排他许可"
    LICENCE = "licence", "普通许可"
    EQUITY = "equity", "作价入股"
    JOINT = "joint", "合作开发"


class CooperationKind(models.TextChoices):
    """合作方式。"""

    COMMISSIONED = "commissioned", "委托开发"
    JOINT = "joint", "合作开发"
    TRANSFER = "transfer", "转让"
    LICENCE = "licence", "许可"
    CONSULTING = "consulting", "技术咨询"
    ASSISTANCE = "assistance", "技术服务"
    EQUITY = "equity", "作价入股"
    PLATFORM = "platform", "平台共建"
    OTHER = "other", "其他"


class Demand(Record):
    """一家企业的一项技术需求或技术难题。"""

    code = models.CharField("需求编号", max_length=60)
    title = models.CharField("需求名称", max_length=200)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="需求单位", related_name="+"
    )
    field = models.CharField("技术领域", max_length=20, choices=Field.choices, blank=True)
    kind = models.CharField("需求类型", max_length=12, choices=DemandKind.choices, blank=True)
    origin = models.CharField("需求来源", max_length=8, choices=Origin.choices)
    collected_on = models.DateField("收集日期")
    problem = models.TextField("拟解决的问题", blank=True)
    metrics = models.TextField("量化指标", blank=True)
    budget = models.DecimalField(
        "拟投入资金", max_digits=16, decimal_places=2, null=True, blank=True
    )
    published_on = models.DateField("发布日期", null=True, blank=True)
    resolved_on = models.DateField("解决日期", null=True, blank=True)
    confirmed_on = models.DateField("企业确认日期", null=True, blank=True)

    class Meta:
        verbose_name = "技术需求"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="demand_code",
                violation_error_message="这个需求编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0),
                name="demand_budget",
                violation_error_message="拟投入资金不能为负数",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None)
                | Q(resolved_on__isnull=False, confirmed_on__gte=F("resolved_on")),
                name="demand_confirmed",
                violation_error_message="企业确认须在难题解决之后",
            ),
        ]
        indexes = [
            models.Index(fields=["collected_on", "id"], name="demand_collected"),
            models.Index(fields=["resolved_on"], name="demand_resolved"),
        ]

    def __str__(self) -> str:
        return self.title


class Achievement(Record):
    """收集到的一项科技成果。"""

    code = models.CharField("成果编号", max_length=60)
    title = models.CharField("成果名称", max_length=200)
    owner = models.CharField("成果单位", max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        verbose_name="在册单位",
        related_name="+",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "organisations.Region", models.PROTECT, verbose_name="收集地区", related_name="+"
    )
    field = models.CharField("技术领域", max_length=20, choices=Field.choices, blank=True)
    readiness = models.PositiveSmallIntegerField("技术就绪水平", null=True, blank=True)
    trade_kind = models.CharField("交易方式", max_length=12, choices=Trade.choices, blank=True)
    collected_on = models.DateField("收集日期")
    published_on = models.DateField("发布日期", null=True, blank=True)

    class Meta:
        verbose_name = "科技成果"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="achievement_code",
                violation_error_message="这个成果编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(readiness__gte=1, readiness__lte=9),
                name="achievement_readiness",
                violation_error_message="技术就绪水平为1至9级",
            ),
        ]
        indexes = [
            models.Index(fields=["collected_on"], name="achievement_collected"),
            models.Index(fields=["published_on"], name="achievement_published"),
        ]

    def __str__(self) -> str:
        return self.title


class Cooperation(Record):
    """一家企业与一所高校或院所签订的一项合作。"""

    code = models.CharField("合作编号", max_length=60)
    title = models.CharField("合作项目", max_length=200)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="企业", related_name="+"
    )
    institute = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, verbose_name="高校院所", related_name="+"
    )
    kind = models.CharField("合作方式", max_length=12, choices=CooperationKind.choices, blank=True)
    signed_on = models.DateField("签订日期")
    ends_on = models.DateField("合作止日", null=True, blank=True)
    amount = models.DecimalField("合同金额", max_digits=16, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "产学研合作"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="cooperation_code",
                violation_error_message="这个合作编号已经登记",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("signed_on")),
                name="cooperation_span",
                violation_error_message="合作止日不能早于签订日期",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="cooperation_amount",
                violation_error_message="合同金额不能为负数",
            ),
        ]
        indexes = [models.Index(fields=["signed_on", "id"], name="cooperation_signed")]

    def __str__(self) -> str:
        return self.title
