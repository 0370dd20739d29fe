"""Notices: what waits, preparing and publishing one, watching it, ending it, taking it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.calls import queries as calls
from kejitong.desks.officer import links_notices as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages import notices as pages
from kejitong.disclosure import access as bureau
from kejitong.disclosure import actions, queries
from kejitong.disclosure.actions import Announcement
from kejitong.disclosure.actions.publishing import MOST_MEGABYTES
from kejitong.kernel.phrasing import chinese_date
from kejitong.kernel.refusals import Refused
from kejitong.registers import files
from kejitong.registers.files import Upload
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

POST = ("POST",)
MOST_BYTES = (MOST_MEGABYTES << 20) + 1
_SALT = "officer.notice-files"


def in_the_bureau(request: Request) -> None:
    """Townships know nothing of it: to them it is not there."""
    if bureau.can_read(request.user):
        raise queries.NoSuchNotice


@page(allow=access.can_read)
def notices(request: Request) -> HttpResponse:
    in_the_bureau(request)
    found = pages.listed(cast("Any", request.user), request.today)
    context = {"page": found, "may_write": not access.can_write(request.user)}
    return show(request, "officer/notices/notices.html", context)


@page(allow=access.can_write, methods=("GET", "POST"))
def new(request: Request, code: str) -> HttpResponse:
    """What is typed is previewed as the public will see it; the same is published."""
    in_the_bureau(request)
    if request.method == "GET":
        told = Announcement(contact=calls.by_code(code).contact, after=_before(code, None))
        return _preparing(request, code, None, told)
    chosen = _numbers(request.POST.getlist("pk"))
    told = _told(request, code, chosen)
    if request.POST.get("verb") != "publish":
        return _preparing(request, code, chosen, told)
    return _publish(request, code, chosen, told)


def _publish(request: Request, code: str, chosen: list[int], told: Announcement) -> HttpResponse:
    words: Any = {name: getattr(told, name) for name in Announcement.__slots__}
    call, act = calls.by_code(code), scopes.act(request)
    try:
        notice = actions.publish(call, pages.picked(code, chosen), act=act, **words)
    except Refused as refused:
        return _preparing(request, code, chosen, told, refused=refused)
    messages.success(request, f"{notice.number}已发布，公示到{chinese_date(notice.last_on)}。")
    return redirect(links.notice(notice.pk))


@page(allow=access.can_read)
def notice(request: Request, pk: int) -> HttpResponse:
    return _notice(request, pk)


@page(allow=access.can_write, methods=POST)
def end(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.end_notice, "公示期满，没有未结异议的各件可以往下办了。")


@page(allow=access.can_write, methods=POST)
def lengthen(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.lengthen, "末日已经延长，公示页同时更新。")


@page(allow=access.can_write, methods=POST)
def take_down(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.take_down, "已撤下，公众不再看到名单；更正后请重新公示。")


def _do(request: Request, pk: int, verb: Callable[..., Any], done: str) -> HttpResponse:
    in_the_bureau(request)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    try:
        verb(queries.notice(pk), act=act)
    except Refused as refused:
        return _notice(request, pk, refused=refused)
    messages.success(request, done)
    return redirect(links.notice(pk))


def _notice(request: Request, pk: int, *, refused: Refused | None = None) -> HttpResponse:
    in_the_bureau(request)
    context = {
        "page": pages.notice_page(queries.notice(pk), request.today),
        "may_write": not access.can_write(request.user), "refused": refused,
    }  # fmt: skip
    status = 422 if refused else 200
    return show(request, "officer/notices/notice.html", context, status=status)


def _preparing(
    request: Request, code: str, chosen: list[int] | None, told: Announcement, *,
    refused: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    found = pages.new_notice(
        code, chosen, told, today=request.today, bureau=request.installation.bureau
    )
    kept = [(file.name, _token(file)) for file in told.files]
    context = {"page": found, "kept": kept, "refused": refused}
    status = 422 if refused else 200
    return show(request, "officer/notices/new.html", context, status=status)


def _told(request: Request, code: str, chosen: list[int]) -> Announcement:
    told: QueryDict = request.POST
    new = [Upload(one.name or "", one.read(MOST_BYTES)) for one in request.FILES.getlist("files")]
    return Announcement(
        contact=told.get("contact", ""), lead=told.get("lead", ""), title=told.get("title", ""),
        after=_before(code, chosen), files=(*_kept(told.getlist("kept")), *new),
        has_read_pictures=told.get("has_read_pictures") == "yes",
    )  # fmt: skip


def _before(code: str, chosen: list[int] | None) -> Any:
    """The last notice in which one of these stood: theirs is a second one."""
    waiting = queries.waiting(calls.by_code(code))
    return queries.earlier(one for one in waiting if chosen is None or one.pk in chosen)


def _token(file: Upload) -> str:
    """Between preview and publication a file lies in the store; the form carries a signed word for it."""
    kept = files.keep(file.content, home=files.folder(queries.NOTICE_FILES))
    return signing.dumps([file.name, kept.path], salt=_SALT)


def _kept(tokens: Iterable[str]) -> Iterable[Upload]:
    for token in tokens:
        try:
            name, path = signing.loads(token, salt=_SALT)
        except signing.BadSignature:
            continue
        yield Upload(name, files.read(path, home=files.folder(queries.NOTICE_FILES)))


def _numbers(texts: Iterable[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 10]
