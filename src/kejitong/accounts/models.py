"""Who may sign in: a user has one role and one region."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """一个人的角色；系统管理员与审计员不接触业务记录，申报单位人员与专家在局外。"""

    OFFICER = "officer", "经办人"
    LEADER = "leader", "局领导"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "系统管理员"
    APPLICANT = "applicant", "申报单位人员"
    EXPERT = "expert", "评审专家"


class User(AbstractUser):
    """一个人：登录名、姓名、角色，和他所看到的地区。"""

    full_name = models.CharField("姓名", max_length=60)
    role = models.CharField("角色", max_length=20, choices=Role.choices, default=Role.OFFICER)
    region = models.CharField("地区代码", max_length=12, default="")
    department = models.CharField("科室", max_length=60, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "用户"

    def __str__(self) -> str:
        return self.full_name or self.username


class SavedView(models.Model):
    """一个人存下的列表：哪本登记册、什么条件；可以给同事共用。"""

    owner = models.ForeignKey(User, models.CASCADE, verbose_name="存的人", related_name="views")
    register = models.CharField("登记册", max_length=40)
    label = models.CharField("名称", max_length=60)
    asked = models.CharField("条件", max_length=2000, blank=True)
    is_shared = models.BooleanField("共用", default=False, db_index=True)

    class Meta:
        verbose_name = "存下的列表"
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "register", "label"),
                name="saved_view_once",
                violation_error_message="您已经存过这个名称的列表",
            ),
        )

    def __str__(self) -> str:
        return self.label


class ChosenColumns(models.Model):
    """一个人在一本登记册的列表里看哪几栏，按他排的先后。"""

    owner = models.ForeignKey(User, models.CASCADE, verbose_name="选的人", related_name="columns")
    register = models.CharField("登记册", max_length=40)
    names = models.CharField("栏目", max_length=1000)

    class Meta:
        verbose_name = "所选栏目"
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "register"),
                name="chosen_columns_once",
                violation_error_message="这本登记册的栏目已经选过",
            ),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.names}"


class Visit(models.Model):
    """一个人上次来看的时候日志写到哪里；这次来了也记下，供下次比较。"""

    owner = models.OneToOneField(
        User, models.CASCADE, verbose_name="来的人", related_name="visit", primary_key=True
    )
    at = models.DateTimeField("这次的时间")
    entry = models.BigIntegerField("这次日志写到", default=0)
    before_at = models.DateTimeField("上次的时间", null=True, blank=True)
    before_entry = models.BigIntegerField("上次日志写到", default=0)

    class Meta:
        verbose_name = "来访"

    def __str__(self) -> str:
        return f"{self.owner_id} {self.at}"
