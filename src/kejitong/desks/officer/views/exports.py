"""A long export: how far it has come, and the file when it is there."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer import downloads, exporting
from kejitong.registers import catalogue
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def export(request: Request, key: str) -> HttpResponse:
    found = exporting.one(key, request.user.get_username())
    register = catalogue.register(found.order.register)
    return show(request, "officer/export.html", {"page": found, "register": register}, "progress")


@page(allow=access.can_read)
def file(request: Request, key: str) -> FileResponse:
    found = exporting.one(key, request.user.get_username())
    if not found.is_ready:
        raise exporting.NoSuchExport(why="还没有写完", remedy="请等进度走完再下载")
    return downloads.stored(f"{found.order.name}.xlsx", exporting.file_of(key))
