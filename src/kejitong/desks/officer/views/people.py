"""Accounts: who there is, opening one, closing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access, actions
from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.accounts_form import PersonForm
from kejitong.desks.officer.pages import accounts as pages
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_administer)
def people(request: Request) -> HttpResponse:
    return show(request, "officer/people.html", {"people": pages.held()})


@page(allow=access.can_administer, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    form = PersonForm(request.POST or None, initial={"region": request.installation.region})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return show(request, "officer/person_new.html", {"form": form}, status=status)
    password = form.cleaned_data["password"]
    user = actions.open_account(form.person(), password=password, act=scopes.act(request))
    messages.success(request, f"已为“{user.full_name}”开户，请把登录名和初始密码当面交给本人。")
    return redirect(links.people())


@page(allow=access.can_administer, methods=("POST",))
def close(request: Request, pk: int) -> HttpResponse:
    user = accounts.one(pk)
    if user.pk == request.user.pk:
        raise OwnAccount(remedy="请另一位系统管理员来办")
    actions.close_account(user, act=scopes.act(request, reason=request.POST.get("reason", "")))
    messages.success(request, f"“{user.full_name}”的账户已停用；他办过的事仍在日志里。")
    return redirect(links.people())


class OwnAccount(Refused):
    """不能停用自己的账户。"""
