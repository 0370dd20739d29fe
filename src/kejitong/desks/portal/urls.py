"""Addresses of the desk: nouns in English; a name equals its template's name where it has one."""

from __future__ import annotations

from django.urls import path

from kejitong.desks.portal.views import calls, home, items, notices, objections

urlpatterns = [
    path("open/", home.portal, name="portal"),
    path("open/search/", home.finding, name="open-search"),
    path("open/display/", home.display, name="open-display"),
    path("open/calls/", calls.calls, name="open-calls"),
    path("open/calls/<str:code>/", calls.call, name="open-call"),
    path("open/items/", items.items, name="item-guides"),
    path("open/items/<slug:code>/", items.item, name="item-guide"),
    path("open/notices/", notices.notices, name="open-notices"),
    path("open/notices/<int:pk>/", notices.notice, name="open-notice"),
    path("open/notices/<int:pk>/list.json", notices.frozen, name="open-notice-list"),
    path("open/notices/<int:pk>/files/<int:file>/", notices.file, name="open-notice-file"),
    path("open/notices/<int:pk>/object/", objections.objecting, name="objection-form"),
    path("open/objections/", objections.progress, name="objection-progress"),
    path("open/objections/received/", objections.received, name="objection-received"),
    path("open/results/", notices.results, name="open-results"),
]
