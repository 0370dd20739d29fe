"""计划目录、申报立项台账、上级经费和科技奖励。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import TODAY, YEARS, Ground, wan, within, workday
from kejitong.demo.layers.certificates import HighTech, Issued
from kejitong.demo.layers.enterprises import Enterprise, Organisations
from kejitong.demo.layers.places import Places
from kejitong.demo.layers.platforms import CASTING_CENTRE, SCIENCE_TOWN, TEXTILE_INSTITUTE
from kejitong.programmes.registers import AWARDS, FILINGS, GRANTS, PROGRAMMES
from kejitong.registers.register import Values
