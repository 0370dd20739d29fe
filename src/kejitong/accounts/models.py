"""Who may sign in: a user has one role and one region."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """在本局的角色；系统管理员与审计员不接触业务记录。"""

    OFFICER = "officer", "经办人"
    LEADER = "leader", "局领导"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "系统管理员"


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
