"""The annual summary: docx against docxtpl filling the same text, figures timed apart, and growth.

    python benchmarks/summary.py            scale 1 and scale 10
    python benchmarks/summary.py --quick    scale 1 and scale 2

Each scale is built in a data folder of its own; exit code 1 when a target is missed:
docx at most 1.3 times docxtpl, the whole no worse than linear in the scale.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS = 15
DOCX_TARGET = 1.3


def child(home: str) -> None:
    """Measure in one process; print the medians as JSON."""
    os.environ["KEJITONG_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "kejitong.config.settings"
    import django

    django.setup()
    from docxtpl import DocxTemplate

    from kejitong.documents.docx import write_docx
    from kejitong.indicators.figures import Scope
    from kejitong.reports import composing, printing, queries
    from kejitong.ui.installation import installation

    here = installation()
    outline = queries.outline()
    draft = queries.newest("annual", here.region, here.today.year)
    scope = Scope(here.region, "通州区", here.today)
    figures = queries.Figures(outline, draft)
    document = printing.as_document(draft, figures, issuer=here.bureau)
    template, values = template_of(document, Path(home))
    times: dict[str, list[float]] = {"figures": [], "docx": [], "docxtpl": []}
    for _ in range(ROUNDS):
        times["figures"].append(
            timed(lambda: composing.compose(outline, composing.reckoner(outline, scope)))
        )
        times["docx"].append(timed(lambda: write_docx(document, Path(home) / "ours.docx")))

        def rival() -> None:
            filled = DocxTemplate(str(template))
            filled.render(values)
            filled.save(str(Path(home) / "rival.docx"))

        times["docxtpl"].append(timed(rival))
    print(json.dumps({name: median(found) * 1000 for name, found in times.items()}))


def template_of(document: Any, folder: Path) -> tuple[Path, dict[str, str]]:
    """A docxtpl template with the same headings and paragraphs, and the values that fill it."""
    import docx

    written = docx.Document()
    written.add_paragraph(document.title)
    values: dict[str, str] = {}
    for block in document.blocks:
        line = ""
        for run in block.runs:
            if run.kind:
                name = f"v{len(values)}"
                values[name] = run.text
                line += f"{{{{ {name} }}}}"
            else:
                line += run.text
        written.add_paragraph(line)
    path = folder / "template.docx"
    written.save(str(path))
    return path, values


def timed(work: Any) -> float:
    """Seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measured(scale: int) -> dict[str, float]:
    """Build a district of this scale and measure it in a fresh process."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "KEJITONG_HOME": home}
        command = [str(Path(sys.executable).with_name("kejitong"))]
        subprocess.run(
            [*command, "demo", "--no-serve", "--scale", str(scale)],
            env=environment, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        whole = timed(
            lambda: subprocess.run(
                [
                    *command,
                    "summary",
                    "2026",
                    "--json",
                    f"{home}/s.json",
                    "--docx",
                    f"{home}/s.docx",
                ],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        )
        asked = [sys.executable, __file__, "--child", home]
        told = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
        return {**json.loads(told.stdout), "whole": whole * 1000}


def main() -> int:
    """Measure two scales, print the table and the ratios."""
    large = 2 if "--quick" in sys.argv else 10
    small, big = measured(1), measured(large)
    print(f"{'milliseconds':<14}{'scale 1':>12}{f'scale {large}':>12}")
    for name in small:
        print(f"{name:<14}{small[name]:>12.1f}{big[name]:>12.1f}")
    docx, growth = small["docx"] / small["docxtpl"], big["whole"] / small["whole"]
    print(f"docx / docxtpl: {docx:.2f} (target {DOCX_TARGET})")
    print(f"whole, scale {large} / scale 1: {growth:.2f} (target {large})")
    return int(docx > DOCX_TARGET or growth > large)


if __name__ == "__main__":
    if "--child" in sys.argv:
        child(sys.argv[-1])
    else:
        sys.exit(main())
