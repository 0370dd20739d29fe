"""What people fill in beside the application itself: an account, a claim, an appointment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password

from kejitong.accounts import queries
from kejitong.accounts.actions import Person

APPLICANT = "applicant"


class SignUpForm(forms.Form):
    """注册一个人：登录名、姓名、密码，看过个人信息告知。"""

    username = forms.SlugField(
        label="登录名", max_length=60, min_length=3,
        help_text="字母、数字、横线，例如姓名的拼音；注册后不能改",
        error_messages={"invalid": "登录名只能用字母、数字和横线"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )  # fmt: skip
    full_name = forms.CharField(
        label="姓名", max_length=60, help_text="本人真实姓名，认领单位时核对",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    password = forms.CharField(
        label="密码", help_text="至少10个字符，不能全是数字，不要和登录名相近",
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "data-strength": "strength"}
        ),
    )  # fmt: skip
    is_informed = forms.BooleanField(
        label="我已看过上面的个人信息告知，同意为申报使用",
        error_messages={"required": "请先看过个人信息告知"},
    )

    @property
    def is_taken(self) -> bool:
        """登录名和别人的重了。"""
        return any(error.code == "taken" for error in self.errors.as_data().get("username", ()))

    def clean_username(self) -> str:
        """A login name is taken once, whatever its case."""
        name = str(self.cleaned_data["username"])
        if get_user_model().objects.filter(username__iexact=name).exists():
            raise forms.ValidationError("这个登录名已有人用，请换一个", code="taken")
        return name

    def clean_password(self) -> str:
        """Strong enough, and unlike the names typed above it."""
        password = str(self.cleaned_data["password"])
        named = {
            name: self.cleaned_data.get(name, "") for name in ("username", "full_name")
        }  # fmt: skip
        validate_password(password, get_user_model()(**named))
        return password

    def person(self) -> Person:
        """Who registers."""
        told = self.cleaned_data
        return queries.person(
            username=told["username"], full_name=told["full_name"], role=APPLICANT, region="",
            department="",
        )  # fmt: skip


class ClaimForm(forms.Form):
    """认领一个单位：代码、名称和证明材料。"""

    uscc = forms.CharField(
        label="统一社会信用代码", max_length=18, min_length=18,
        help_text="营业执照上的18位代码",
        error_messages={"min_length": "应为18位", "max_length": "应为18位"},
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    name = forms.CharField(label="单位名称", max_length=120, help_text="与营业执照一致的全称")
    proof = forms.FileField(
        label="证明材料",
        help_text="营业执照和加盖公章的授权书，合成一个文件；PDF、JPG 或 PNG，不超过10兆",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_uscc(self) -> str:
        """Codes are written in capitals."""
        return "".join(str(self.cleaned_data["uscc"]).split()).upper()


class AppointForm(forms.Form):
    """给一个人一样职责。"""

    username = forms.CharField(label="登录名", max_length=60, help_text="请对方先注册，再告诉您")
    full_name = forms.CharField(label="姓名", max_length=60, help_text="与注册时填的一致")
    duty = forms.ChoiceField(label="职责")

    def __init__(self, *given: Any, duties: tuple[tuple[str, str], ...], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["duty"].choices = duties  # type: ignore[attr-defined]


class DelegateForm(forms.Form):
    """把自己的一样职责委托给本单位的另一个人，到哪天为止。"""

    duty = forms.ChoiceField(label="职责")
    to = forms.ChoiceField(label="委托给")
    until = forms.DateField(
        label="到哪天（当天起不再有效）", widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        *given: Any,
        duties: tuple[tuple[str, str], ...],
        colleagues: tuple[tuple[str, str], ...],
        today: date,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self.today = today
        self.fields["duty"].choices = duties  # type: ignore[attr-defined]
        self.fields["to"].choices = colleagues  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        """A delegation ends later."""
        until: date = self.cleaned_data["until"]
        if until <= self.today:
            raise forms.ValidationError("要晚于今天")
        return until
