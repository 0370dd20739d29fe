"""一栏一栏地问：每种填法一个简短的写法。"""

from __future__ import annotations

from functools import partial

from kejitong.catalogue.fields import Field, Personal, Shape

text = partial(Field, shape=Shape.TEXT)
long_text = partial(Field, shape=Shape.LONG_TEXT)
number = partial(Field, shape=Shape.NUMBER)
money = partial(Field, shape=Shape.MONEY, unit="万元")
day = partial(Field, shape=Shape.DATE)
choice = partial(Field, shape=Shape.CHOICE)
choices = partial(Field, shape=Shape.CHOICES)
yes_no = partial(Field, shape=Shape.YES_NO)
table = partial(Field, shape=Shape.TABLE)
person = partial(Field, shape=Shape.TEXT, personal=Personal.NAME, longest=40)
phone = partial(Field, shape=Shape.TEXT, personal=Personal.PHONE, longest=30)
id_card = partial(Field, shape=Shape.TEXT, personal=Personal.ID_CARD, reads="id_card", longest=18)
