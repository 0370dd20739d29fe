"""Imports: the list, a new file, its mapping, its preview, and what is decided about it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import batch as pages
from kejitong.desks.officer.pages.mapping import unfilled
from kejitong.desks.officer.pages.sheet import sheet_page
from kejitong.intake import actions, guessing, jobs, queries, sheets, storage
from kejitong.intake.actions import Extent, Upload
from kejitong.kernel.refusals import Refused
from kejitong.registers import catalogue
from kejitong.registers.queries import prefix
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kejitong.intake.guessing import Guess
    from kejitong.intake.models import Batch

POST = ("POST",)
FIRST = 100
COLUMN, FIXED = "column-", "fixed-"
OTHER = "other"
SALT = "kejitong.desks.officer.imports"


@page(allow=access.can_write)
def batches(request: Request) -> HttpResponse:
    found = queries.batches(request.GET.get("register", ""))
    found = found.filter(region__startswith=prefix(scopes.region_of(request)))
    context = {
        "batches": pages.listed(list(found[:FIRST])),
        "registers": catalogue.registers().values(),
    }
    return show(request, "officer/imports.html", context)


@page(allow=access.can_write, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    slug = (request.POST or request.GET).get("register", "")
    slug = request.POST.get("other", "") if slug == OTHER else slug
    if request.method != "POST":
        return _new(request, slug, "")
    try:
        upload = _upload(request)
        if upload is None:
            return _new(request, slug, "请选择要导入的文件")
        guess = None if slug else guessing.guess(upload)
        register = guess.register if guess else catalogue.register(slug)
        if guess and register is None:
            return _ask(request, upload, guess)
        batch = actions.read(register or catalogue.register(slug), upload, act=scopes.act(request))
    except Refused as refused:
        return _new(request, slug, "", refused=refused)
    storage.drop(_kept(request)[1])
    jobs.start_preview(batch)
    if not slug:
        label = catalogue.register(batch.register).label
        messages.success(request, f"从表头看，这是{label}；不对就放弃，重新上传时选定。")
    lacking = unfilled(batch)
    return redirect(links.sheet(batch.pk) if lacking else links.batch(batch.pk))


def _upload(request: Request) -> Upload | None:
    """The file that was sent, or the one that was kept while its register was asked for."""
    sheet, region = request.POST.get("sheet", ""), scopes.region_of(request)
    if file := request.FILES.get("file"):
        return Upload(file.name or "未命名", cast("BinaryIO", file), sheet, region=region)
    name, folder = _kept(request)
    if not folder:
        return None
    content = BytesIO(storage.stored(folder).read_bytes())
    return Upload(name, content, sheet, region=region)


def _kept(request: Request) -> tuple[str, str]:
    """The name and the folder of the file that waits for this answer; empty when none does."""
    try:
        name, folder = signing.loads(request.POST.get("kept", ""), salt=SALT)
    except signing.BadSignature:
        return "", ""
    return name, folder


def _ask(request: Request, upload: Upload, guess: Guess) -> HttpResponse:
    """The file is kept; a person says which register is meant."""
    shown = {candidate.register.slug for candidate in guess.candidates}
    context = {
        "name": upload.name,
        "kept": signing.dumps([upload.name, guess.folder], salt=SALT),
        "sheet": upload.sheet,
        "candidates": guess.candidates,
        "others": [one for slug, one in catalogue.registers().items() if slug not in shown],
    }
    return show(request, "officer/import_which.html", context)


def _new(
    request: Request, slug: str, problem: str, *, refused: Refused | None = None
) -> HttpResponse:
    registers = catalogue.registers().values()
    context = {"registers": registers, "chosen": slug, "problem": problem, "refused": refused}
    status = 422 if problem or refused else 200
    return show(request, "officer/import_new.html", context, status=status)


@page(allow=access.can_write)
def template(request: Request, slug: str) -> FileResponse:
    register = catalogue.register(slug)
    name = f"{register.label} 导入模板.xlsx"
    return downloads.written(name, lambda path: sheets.template(register, path))


def _one(request: Request, pk: int) -> Batch:
    """The import, if it keeps to the reader's region."""
    found = queries.one(pk)
    if not found.region.startswith(prefix(scopes.region_of(request))):
        raise queries.NoSuchBatch(why=f"编号{pk}不在您的地区范围内", remedy="请从导入列表重新打开")
    return found


@page(allow=access.can_write)
def batch(request: Request, pk: int) -> HttpResponse:
    return _batch(request, pk)


def _batch(request: Request, pk: int, refused: Refused | None = None) -> HttpResponse:
    found = _one(request, pk)
    show_ = request.GET.get("show", "r" if found.refused and found.confirmed_at is None else "")
    text = request.GET.get("page", "")
    number = int(text) if text.isdecimal() and len(text) < 9 else 1
    shown = pages.batch_page(found, show=show_, number=number)
    context = {"batch": found, "page": shown, "refused": refused}
    status = 409 if refused else 200
    return show(request, "officer/import.html", context, "rows", "progress", status=status)


@page(allow=access.can_write)
def sheet(request: Request, pk: int) -> HttpResponse:
    found = _one(request, pk)
    context = {"batch": found, "page": sheet_page(found)}
    return show(request, "officer/import_sheet.html", context)


@page(allow=access.can_write, methods=POST)
def mapping(request: Request, pk: int) -> HttpResponse:
    found = _one(request, pk)
    chosen = {
        text: request.POST.get(f"{COLUMN}{place}", "")
        for place, (text, _) in enumerate(found.headings)
    }
    try:
        actions.remap(found, chosen, act=scopes.act(request), fixed=_fixed(request, found, chosen))
        jobs.start_preview(_one(request, pk))
    except Refused as refused:
        return _batch(request, pk, refused)
    messages.success(request, "已照新的对应关系重新核对；下次遇到同样的表头，也照此对应。")
    return redirect(links.sheet(pk) if request.POST.get("from") == "sheet" else links.batch(pk))


def _fixed(request: Request, batch: Batch, chosen: Mapping[str, str]) -> dict[str, str]:
    """The values for the whole file; a column of the sheet that was chosen instead counts more."""
    posted = {
        name.removeprefix(FIXED): str(text).strip()
        for name, text in request.POST.dict().items()
        if name.startswith(FIXED)
    }
    given = {**batch.fixed, **posted}
    return {name: text for name, text in given.items() if name not in chosen.values()}


@page(allow=access.can_write, methods=POST)
def mend(request: Request, pk: int) -> HttpResponse:
    row = request.POST.get("row", "")
    texts = {
        name.removeprefix(COLUMN): str(text)
        for name, text in request.POST.dict().items()
        if name.startswith(COLUMN)
    }
    try:
        number = int(row) if row.isdecimal() and len(row) < 9 else 0
        done = actions.mend(_one(request, pk), number, texts, act=scopes.act(request))
    except Refused as refused:
        return _batch(request, pk, refused)
    left = f"还有{done.refused}行退回。" if done.refused else "没有退回的行了。"
    messages.success(request, f"第{number}行已改正并重新核对，{left}")
    return redirect(links.batch(pk))


@page(allow=access.can_write)
def refused(request: Request, pk: int) -> FileResponse:
    found = _one(request, pk)
    name = f"退回的行 {found.file_name.rpartition('.')[0] or found.file_name}.xlsx"
    return downloads.written(name, lambda path: sheets.refused_rows(found, path))


@page(allow=access.can_write, methods=POST)
def confirm(request: Request, pk: int) -> HttpResponse:
    extent = Extent.GOOD if request.POST.get("extent") == "good" else Extent.ALL
    act = replace(scopes.act(request, reason=request.POST.get("reason", "")), source="")
    try:
        is_done = jobs.start_confirm(_one(request, pk), extent, act=act)
    except Refused as refusal:
        return _batch(request, pk, refusal)
    if is_done:
        messages.success(request, "已导入。需要时可以整次撤销。")
    return redirect(links.batch(pk))


@page(allow=access.can_write, methods=POST)
def undo(request: Request, pk: int) -> HttpResponse:
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    try:
        is_done = jobs.start_undo(_one(request, pk), act=act)
    except Refused as refusal:
        return _batch(request, pk, refusal)
    if is_done:
        messages.success(request, "已撤销：新增的停用了，更改的还原了。")
    return redirect(links.batch(pk))


@page(allow=access.can_write, methods=POST)
def discard(request: Request, pk: int) -> HttpResponse:
    try:
        actions.discard(_one(request, pk), act=scopes.act(request))
    except Refused as refusal:
        return _batch(request, pk, refusal)
    messages.success(request, "已放弃，上传的文件已删去。")
    return redirect(links.batches())
