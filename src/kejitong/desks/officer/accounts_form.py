"""The form that opens an account; the strength of the password is checked where it is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password

from kejitong.accounts import queries
from kejitong.accounts.actions import Person


class PersonForm(forms.Form):
    """谁、什么角色、看哪个地区、初始密码。"""

    full_name = forms.CharField(label="姓名", max_length=60)
    username = forms.SlugField(
        label="登录名", max_length=60, help_text="字母、数字、横线",
        error_messages={"invalid": "登录名只能用字母、数字和横线"},
    )  # fmt: skip
    role = forms.ChoiceField(label="角色", choices=queries.roles)
    region = forms.RegexField(
        r"\A(\d{6}|\d{9})?\Z", label="地区代码", required=False,
        help_text="6位区划代码，镇（街道）为9位；不填看全部地区",
        error_messages={"invalid": "地区代码应为6位或9位数字"},
    )  # fmt: skip
    department = forms.CharField(label="科室", max_length=60, required=False)
    password = forms.CharField(
        label="初始密码", widget=forms.PasswordInput, help_text="至少10个字符，不能全是数字"
    )

    def clean_username(self) -> str:
        """A login name is taken once."""
        name = str(self.cleaned_data["username"])
        if get_user_model().objects.filter(username=name).exists():
            raise forms.ValidationError("这个登录名已有人用")
        return name

    def clean_password(self) -> str:
        """Strong enough, and said beside the field when not."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def person(self) -> Person:
        """What was filled in."""
        told: dict[str, Any] = {k: v for k, v in self.cleaned_data.items() if k != "password"}
        return queries.person(**told)
