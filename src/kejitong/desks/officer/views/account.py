"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.http.response import HttpResponseBase

from kejitong.accounts import access
from kejitong.ui.page import Request, page

_SIGN_IN = auth.LoginView.as_view(
    template_name="officer/sign_in.html", redirect_authenticated_user=True
)
_SIGN_OUT = auth.LogoutView.as_view()


@page(allow=access.anyone, methods=("GET", "POST"))
def sign_in(request: Request) -> HttpResponseBase:
    return _SIGN_IN(request)


@page(allow=access.anyone, methods=("POST",))
def sign_out(request: Request) -> HttpResponseBase:
    return _SIGN_OUT(request)
