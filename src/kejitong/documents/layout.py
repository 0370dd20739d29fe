"""公文各要素在页面上的位置，从发文机关标志到版记。"""

from kejitong.documents import measures as m
from kejitong.documents.blocks import Block, Document, Heading, Table
from kejitong.documents.wordml import Writer, paragraph, run
from kejitong.kernel.phrasing import chinese_date

_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/>'
    '<w:footerReference w:type="even" r:id="rIdEven"/>'
    f'<w:pgSz w:w="{m.PAGE_WIDTH}" w:h="{m.PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="{m.TOP}" w:right="{m.RIGHT}" w:bottom="{m.BOTTOM}" w:left="{m.LEFT}"'
    f' w:header="851" w:footer="{m.FOOTER}" w:gutter="0"/>'
    f'<w:docGrid w:type="linesAndChars" w:linePitch="{m.LINE}"'
    f' w:charSpace="{m.CHARACTER_SPACE}"/></w:sectPr>'
)


def body_xml(document: Document, writer: Writer) -> str:
    """What stands inside w:body."""
    return "".join(
        (
            _head(document),
            _title(document),
            _recipient(document),
            *(_block(block, writer) for block in document.blocks),
            _attachments(document),
            _signature(document),
            _colophon(document),
            _SECTION,
        )
    )


def _head(document: Document) -> str:
    """发文机关标志：机关名称加“文件”二字，一行排得下的最大字号；其下发文字号和红线。"""
    if not document.red_head:
        return ""
    mark = document.issuer.removesuffix("文件") + "文件"
    size = min(m.HEAD_LARGEST, int(m.TEXT_WIDTH / 10 / m.width_in_characters(mark)))
    spacing = f'<w:spacing w:before="{m.HEAD_DROP}" w:line="{size * 10}" w:lineRule="exact"/>'
    properties = f'<w:rFonts w:hint="eastAsia"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return paragraph("IssuerMark", run(mark, properties), spacing) + paragraph(
        "DocumentNumber", run(document.number)
    )


def _title(document: Document) -> str:
    if document.red_head:
        spacing = f'<w:spacing w:before="{2 * m.LINE}"/>'
        return paragraph("Title", run(document.title), spacing)
    if not document.number:
        return paragraph("Title", run(document.title))
    title = paragraph("Title", run(document.title), '<w:spacing w:after="0"/>')
    return title + paragraph("TitleNumber", run(document.number))


def _recipient(document: Document) -> str:
    if not document.recipient:
        return ""
    return paragraph("Recipient", run(document.recipient.rstrip("：:") + "："))


def _block(block: Block, writer: Writer) -> str:
    if isinstance(block, Table):
        return writer.table(block)
    style = f"Heading{block.level}" if isinstance(block, Heading) else "Body"
    return paragraph(style, writer.runs(block.runs))


def _indent(*, left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Indents counted in characters; twips stand beside them for programs that cannot count."""
    sides = (("left", left), ("right", right), ("hanging", hanging))
    written = "".join(
        f' w:{side}Chars="{round(characters * 100)}" w:{side}="{round(characters * m.CHARACTER)}"'
        for side, characters in sides
        if characters
    )
    return f"<w:ind{written}/>" if written else ""


def _attachments(document: Document) -> str:
    """正文下空一行，左空二字；几个附件时编号，后面的与第一个对齐。"""
    names, gap = document.attachments, f'<w:spacing w:before="{m.LINE}"/>'
    if len(names) == 1:
        indent = _indent(left=5, hanging=3)
        return paragraph("Attachment", run(f"附件：{names[0]}"), gap + indent)
    lines = []
    for place, name in enumerate(names, start=1):
        number = m.width_in_characters(f"{place}.")
        lead, before = ("附件：", gap) if place == 1 else ("", "")
        indent = _indent(left=5 + number, hanging=len(lead) + number)
        lines.append(paragraph("Attachment", run(f"{lead}{place}.{name}"), before + indent))
    return "".join(lines)


def _signature(document: Document) -> str:
    """成文日期右空四字；署名以成文日期为准居中，署名太长时日期随之左移。"""
    name = document.signature
    day = chinese_date(document.signed_on) if document.signed_on else ""
    overhang = (m.width_in_characters(day) - m.width_in_characters(name)) / 2
    gap = f'<w:spacing w:before="{2 * m.LINE}"/>'
    lines = ""
    if name:
        right = max(0, 4 + overhang) if day else 4
        lines = paragraph("Signature", run(name), gap + _indent(right=right))
    if day:
        right = max(4, -overhang) if name else 4
        lines += paragraph("SignedOn", run(day), ("" if name else gap) + _indent(right=right))
    return lines


def _colophon(document: Document) -> str:
    """版记：抄送机关，印发机关和印发日期；贴着最后一面的版心下边缘。"""
    rows = []
    if document.copies:
        rows.append(_copies(document))
    if document.red_head:
        rows.append(_printed(document))
    if not rows:
        return ""
    thick, thin = _rule(m.THICK_RULE), _rule(m.THIN_RULE)
    return thick + thin.join(rows) + thick + paragraph("ColophonRule", "")


_FRAME = (
    f'<w:framePr w:w="{m.TEXT_WIDTH}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
    ' w:xAlign="left" w:yAlign="bottom"/>'
)
_SMALL_CHARACTER = m.SIZE_4 * 10


def _rule(thickness: int) -> str:
    """A rule as a black line of text; borders that differ would split the frame."""
    black = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    height = f'<w:spacing w:line="{thickness}" w:lineRule="exact"/>'
    return paragraph("ColophonRule", "", _FRAME + black + height)


def _copies(document: Document) -> str:
    """左右各空一字，回行与冒号后的首字对齐。"""
    text = f"抄送：{'，'.join(document.copies)}。"
    indent = (
        f'<w:ind w:left="{4 * _SMALL_CHARACTER}" w:right="{_SMALL_CHARACTER}"'
        f' w:hanging="{3 * _SMALL_CHARACTER}"/>'
    )
    return paragraph("Colophon", run(text), _FRAME + indent)


def _printed(document: Document) -> str:
    """印发机关左空一字，印发日期右空一字。"""
    name = document.signature or document.issuer.removesuffix("文件")
    day = f"\t{chinese_date(document.signed_on)}印发" if document.signed_on else ""
    edge = m.TEXT_WIDTH - _SMALL_CHARACTER
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
    indent = f'<w:ind w:left="{_SMALL_CHARACTER}" w:right="{_SMALL_CHARACTER}"/>'
    return paragraph("Colophon", run(name + day), _FRAME + stop + indent)
