"""The named styles of an official document, as they stand in styles.xml."""

from dataclasses import dataclass

from kejitong.documents import measures as m
from kejitong.documents.fonts import BODY, HEI, KAI, SONG, TITLE, Font, fonts_xml

_BODY_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * m.CHARACTER}"/>'


_TIGHT = f'<w:spacing w:val="{m.TIGHTER}"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style; the pieces stand in the order that the schema asks for."""

    id: str
    name: str
    font: Font = BODY
    size: int = m.SIZE_3
    bold: bool = False
    colour: str = ""
    flow: str = ""
    spacing: str = ""
    indent: str = ""
    justify: str = ""
    outline: int | None = None

    def xml(self) -> str:
        return (
            f'<w:style w:type="paragraph" w:customStyle="{int(not self.name.isascii())}"'
            f' w:styleId="{self.id}"><w:name w:val="{self.name}"/><w:basedOn w:val="Normal"/>'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        return "".join(
            (
                self.flow,
                f"<w:spacing {self.spacing}/>" if self.spacing else "",
                self.indent,
                f'<w:jc w:val="{self.justify}"/>' if self.justify else "",
                "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
            )
        )

    def _run(self) -> str:
        return "".join(
            (
                fonts_xml(self.font),
                "<w:b/><w:bCs/>" if self.bold else "",
                f'<w:color w:val="{self.colour}"/>' if self.colour else "",
                _TIGHT if self.size == m.SIZE_3 else "",
                f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>',
            )
        )


_KEEP = "<w:keepNext/><w:keepLines/>"


def _heading(level: int, font: Font, *, bold: bool = False) -> Style:
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        font=font,
        bold=bold,
        flow=_KEEP,
        indent=_BODY_INDENT,
        justify="both",
        outline=level - 1,
    )


def _exact(line: int, *, before: int = 0, after: int = 0) -> str:
    return f'w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"'


def _exact_for(size: int, *, before: int = 0, after: int = 0) -> str:
    return _exact(size * 10, before=before, after=after)


def _table_text(id_: str, name: str, font: Font) -> Style:
    spacing = 'w:before="60" w:after="60" w:line="240" w:lineRule="auto"'
    return Style(id=id_, name=name, font=font, size=m.SIZE_SMALL_4, spacing=spacing)


STYLES = (
    Style(
        id="IssuerMark",
        name="发文机关标志",
        font=TITLE,
        colour="FF0000",
        justify="center",
    ),
    Style(
        id="DocumentNumber",
        name="发文字号",
        flow=(
            f'<w:pBdr><w:bottom w:val="single" w:sz="{m.RED_RULE}"'
            f' w:space="{m.RED_RULE_GAP_POINTS}" w:color="FF0000"/></w:pBdr>'
        ),
        spacing=_exact_for(m.SIZE_3, before=2 * m.LINE),
        justify="center",
    ),
    Style(
        id="Title",
        name="Title",
        font=TITLE,
        size=m.SIZE_2,
        flow="<w:keepLines/>",
        spacing=_exact(m.LINE, after=m.LINE),
        justify="center",
    ),
    Style(
        id="TitleNumber",
        name="标题下文号",
        font=KAI,
        spacing=_exact(m.LINE, after=m.LINE),
        justify="center",
    ),
    Style(id="Recipient", name="主送机关", justify="both"),
    Style(id="Body", name="公文正文", indent=_BODY_INDENT, justify="both"),
    _heading(1, HEI),
    _heading(2, KAI),
    _heading(3, BODY, bold=True),
    _heading(4, BODY),
    Style(id="Attachment", name="附件说明", justify="both"),
    Style(id="Signature", name="发文机关署名", flow="<w:keepNext/>", justify="right"),
    Style(id="SignedOn", name="成文日期", justify="right"),
    Style(
        id="Caption",
        name="caption",
        font=HEI,
        size=m.SIZE_SMALL_4,
        flow=_KEEP,
        spacing='w:before="120" w:after="60" w:line="360" w:lineRule="exact"',
        justify="center",
    ),
    _table_text("TableText", "表格文字", BODY),
    _table_text("TableHeader", "表头文字", HEI),
    Style(id="TableEnd", name="表后", spacing=_exact(m.LINE // 2)),
    Style(id="ColophonRule", name="版记分隔线", size=2, spacing=_exact(20)),
    Style(
        id="Colophon",
        name="版记",
        size=m.SIZE_4,
        spacing=_exact(m.LINE - 80, before=20, after=20),
        justify="both",
    ),
    Style(
        id="Footer",
        name="footer",
        font=SONG,
        size=m.SIZE_4,
        spacing=_exact_for(m.SIZE_4),
    ),
)

_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/>'
    f'<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing {_exact(m.LINE)}/></w:pPr>'
    f'<w:rPr>{fonts_xml(BODY)}<w:sz w:val="{m.SIZE_3}"/><w:szCs w:val="{m.SIZE_3}"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)


def styles_xml() -> str:
    """What stands inside w:styles."""
    return _DEFAULTS + "".join(style.xml() for style in STYLES)
