"""Every environment variable that the product reads, declared once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from environs import Env

from kejitong.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Knob:
    """One switch: its variable, what it does, and what holds when it is not set."""

    name: str
    meaning: str
    default: str


HOME = Knob("KEJITONG_HOME", "数据文件夹：数据库、上传文件、导出文件、密钥", "var")
DATABASE = Knob("KEJITONG_DATABASE_URL", "数据库地址；不设即用数据文件夹里的 SQLite", "")
HOSTS = Knob("KEJITONG_HOSTS", "允许访问的主机名，逗号分隔", "localhost,127.0.0.1,[::1]")
DEBUG = Knob("KEJITONG_DEBUG", "开发模式：显示错误细节（正式环境不要打开）", "false")
HTTPS = Knob("KEJITONG_HTTPS", "站点经 HTTPS 提供：只用安全 Cookie", "false")
WORKERS = Knob("KEJITONG_WORKERS", "网页服务的进程数", "2")
VIRUS_SCANNER = Knob(
    "KEJITONG_VIRUS_SCANNER",
    "查毒命令：从标准输入读文件，0 为安全，1 为有毒，例如 clamdscan -；不设则不查",
    "",
)
KNOBS = (HOME, DATABASE, HOSTS, DEBUG, HTTPS, WORKERS, VIRUS_SCANNER)

_ENV = Env()


def text(knob: Knob) -> str:
    """The knob's value as text."""
    return str(_ENV.str(knob.name, knob.default))


def flag(knob: Knob) -> bool:
    """The knob's value as yes or no."""
    return bool(_ENV.bool(knob.name, knob.default == "true"))


def number(knob: Knob) -> int:
    """The knob's value as a whole number above nought; refused when it is none."""
    said = text(knob)
    if not (said.isascii() and said.isdigit() and int(said)):
        raise Refused(
            why=f"{knob.name}（{knob.meaning}）写的是“{said}”，不是正整数",
            remedy=f"请改成正整数，或者不设，就是{knob.default}",
        )
    return int(said)


def home() -> Path:
    """The data folder, made on first use."""
    folder = Path(text(HOME)).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder
