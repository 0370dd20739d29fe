"""公文用的字体，和没有这些字体的机器上依次代用的字体。docx 不附带字体文件。"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Font:
    """一种字体：名字、代用字体、字族。"""

    name: str
    stand_ins: tuple[str, ...]
    family: str


TITLE = Font(
    "方正小标宋简体",
    (
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "华文中宋",
        "STZhongsong",
        "Noto Serif CJK SC",
    ),
    "roman",
)
BODY = Font(
    "仿宋_GB2312",
    ("仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang R", "Noto Serif CJK SC"),
    "modern",
)
KAI = Font(
    "楷体_GB2312",
    ("楷体", "KaiTi", "华文楷体", "STKaiti", "AR PL UKai CN"),
    "modern",
)
HEI = Font("黑体", ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC"), "modern")
SONG = Font(
    "宋体",
    ("SimSun", "华文宋体", "STSong", "AR PL UMing CN", "Noto Serif CJK SC"),
    "auto",
)

ALL = (TITLE, BODY, KAI, HEI, SONG)


def fonts_xml(font: Font) -> str:
    """One typeface for Chinese and Latin text alike."""
    name = font.name
    return (
        f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"'
        ' w:hint="eastAsia"/>'
    )


def table_entry(font: Font) -> str:
    """The entry of a font in fontTable.xml: Chinese (charset 134), with its stand-ins."""
    return (
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.stand_ins)}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/></w:font>'
    )
