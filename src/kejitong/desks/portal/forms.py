"""The objection form; what is wrong is said by the room, beside the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms

from kejitong.disclosure.actions import Objector
from kejitong.disclosure.evidence import ENDINGS, MOST_MEGABYTES
from kejitong.kernel.refusals import Invalid
from kejitong.registers.files import Upload

if TYPE_CHECKING:
    from kejitong.disclosure.models import NoticeLine

PERSON, UNIT = "person", "unit"


def _ask(sentence: str) -> dict[str, str]:
    return {"required": sentence}


class ObjectionForm(forms.Form):
    """对名单的一行提出异议。"""

    line = forms.ChoiceField(
        label="对哪一项有异议",
        error_messages={**_ask("请选择名单里的一项"), "invalid_choice": "请选择名单里的一项"},
    )
    kind = forms.ChoiceField(
        label="以什么名义", choices=((PERSON, "个人"), (UNIT, "单位")), initial=PERSON,
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = forms.CharField(
        label="真实姓名或单位全称",
        error_messages=_ask("请写真实姓名或单位全称，匿名的异议不受理"),
        help_text="匿名的不受理；身份只有调查人知道。",
    )
    representative = forms.CharField(
        label="法定代表人", required=False, help_text="以单位名义提出的才写。"
    )
    phone = forms.CharField(
        label="联系电话",
        error_messages=_ask("请写能联系到您的电话"),
        help_text="手机，或带区号的固定电话；只用来核实和答复。",
    )
    text = forms.CharField(
        label="异议内容和理由", error_messages=_ask("请写明异议的内容和理由"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text="写明哪里不实、依据是什么；不必写出自己的身份。",
    )  # fmt: skip
    evidence = forms.FileField(
        label="证据材料", error_messages=_ask("请附证据材料，没有证据的异议不受理"),
        allow_empty_file=True,
        help_text=f"{'、'.join(ENDINGS)}，不超过{MOST_MEGABYTES}兆字节；"
        "单位提出的附盖公章、法定代表人签字的书面异议，个人提出的附本人签名的书面异议。"
        "页面退回修改时要重新选文件。",
    )  # fmt: skip

    def __init__(self, lines: list[NoticeLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["line"])
        field.choices = [("", "请选择"), *((str(one.pk), _called(one)) for one in lines)]

    @property
    def objector(self) -> Objector:
        """谁提出的。"""
        told = self.cleaned_data
        return Objector(
            name=told["name"],
            phone=told["phone"],
            is_organisation=told["kind"] == UNIT,
            representative=told["representative"] if told["kind"] == UNIT else "",
        )

    def paper(self) -> Upload:
        """交来的证据；太大的不读进来，只说太大。"""
        file: Any = self.cleaned_data["evidence"]
        return Upload(file.name or "", file.read((MOST_MEGABYTES << 20) + 1))

    def tell(self, refused: Invalid) -> None:
        """Put each problem beside its field."""
        for problem in refused.problems:
            self.add_error(
                problem.column if problem.column in self.fields else None, problem.problem
            )


class ProgressForm(forms.Form):
    """凭编号和查询码看异议办到哪里。"""

    number = forms.CharField(label="异议编号", max_length=40, help_text="例如 异议〔2026〕3号。")
    code = forms.CharField(label="查询码", max_length=30, help_text="写在回执上，十二位。")


def _called(line: NoticeLine) -> str:
    return f"{line.ordinal}. {'　'.join(str(cell) for cell in line.shown[:2])}"[:100]
