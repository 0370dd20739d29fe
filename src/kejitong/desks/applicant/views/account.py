"""Opening an account, and signing in again where one stands."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kejitong.accounts import access, actions
from kejitong.audit.actions import Act
from kejitong.desks.applicant import limits, links, scopes
from kejitong.desks.applicant.forms import SignUpForm
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

BACKEND = "django.contrib.auth.backends.ModelBackend"


@page(allow=access.anyone, methods=("GET", "POST"))
def sign_up(request: Request) -> HttpResponse:
    form = SignUpForm(request.POST or None)
    if request.method != "POST" or not _is_valid(request, form):
        status = 422 if form.is_bound else 200
        return show(request, "applicant/sign_up.html", {"form": form}, status=status)
    person = form.person()
    act = Act(by=person.username, at=request.now, reason="自行注册", source=scopes.WEB)
    user = actions.open_account(person, password=form.cleaned_data["password"], act=act)
    limits.count(request)
    login(request, user, backend=BACKEND)
    messages.success(request, f"{user}，欢迎。请认领您的单位。")
    return redirect(links.claim())


def _is_valid(request: Request, form: SignUpForm) -> bool:
    limits.allow(request)
    if form.is_valid():
        return True
    if form.is_taken:
        limits.count(request)
    return False


@page(allow=access.anyone, methods=("GET", "POST"))
def sign_in_again(request: Request) -> HttpResponse:
    """A piece in the middle of a form: who types his password goes on where he stood."""
    if request.method == "POST" and not request.user.is_authenticated:
        told = {name: request.POST.get(name, "") for name in ("username", "password")}
        user = authenticate(request, username=told["username"], password=told["password"])
        if user is None:
            return _again(request, problem="登录名或密码不对", status=422)
        login(request, user)
    return _again(request)


def _again(request: Request, *, problem: str = "", status: int = 200) -> HttpResponse:
    told = request.POST if request.method == "POST" else request.GET
    context = {"problem": problem, "username": told.get("username", "")[:150]}
    return render(request, "applicant/sign_in_again.html", context, status=status)
