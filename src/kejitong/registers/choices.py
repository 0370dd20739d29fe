"""Choices that several registers share."""

from django.db import models


class Level(models.TextChoices):
    """层级：国家、省、市、区。"""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区级"


ABOVE_DISTRICT = (Level.NATIONAL, Level.PROVINCIAL, Level.CITY)
"""市级以上。"""

LEVELS_SPOKEN = (
    *((word, Level.NATIONAL.value) for word in ("国家", "国", "部", "部级", "中央")),
    *((word, Level.PROVINCIAL.value) for word in ("省", "省里", "省厅")),
    *((word, Level.CITY.value) for word in ("市", "市里", "设区市")),
    *(
        (word, Level.DISTRICT.value)
        for word in ("区", "县", "区县", "县区", "县级", "区县级", "本区")
    ),
)
"""层级的另外叫法。"""
