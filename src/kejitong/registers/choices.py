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
