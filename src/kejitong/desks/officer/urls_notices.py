"""Addresses of notices and objections."""

from __future__ import annotations

from django.urls import path

from kejitong.desks.officer.views import notices, objections

NOTICE = "office/notices/<int:pk>/"
OBJECTION = "office/objections/<int:pk>/"
NOTICES = [
    path("office/notices/", notices.notices, name="notices"),
    path("office/notices/new/<str:code>/", notices.new, name="notice-new"),
    path(NOTICE, notices.notice, name="notice"),
    path(f"{NOTICE}end/", notices.end, name="notice-end"),
    path(f"{NOTICE}lengthen/", notices.lengthen, name="notice-lengthen"),
    path(f"{NOTICE}take-down/", notices.take_down, name="notice-take-down"),
    path("office/objections/", objections.objections, name="objections"),
    path(OBJECTION, objections.objection, name="objection"),
    path(f"{OBJECTION}admit/", objections.admit, name="objection-admit"),
    path(f"{OBJECTION}refuse/", objections.refuse, name="objection-refuse"),
    path(f"{OBJECTION}investigate/", objections.investigate, name="objection-investigate"),
    path(f"{OBJECTION}write-up/", objections.write_up, name="objection-write-up"),
    path(f"{OBJECTION}conclude/", objections.conclude, name="objection-conclude"),
    path(f"{OBJECTION}reply/", objections.reply, name="objection-reply"),
    path(f"{OBJECTION}archive/", objections.archive, name="objection-archive"),
    path(f"{OBJECTION}reveal/", objections.reveal, name="objection-reveal"),
    path(f"{OBJECTION}evidence/", objections.evidence, name="objection-evidence"),
    path(f"{OBJECTION}letter/", objections.letter, name="objection-letter"),
]
