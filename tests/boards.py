"""Pages for a board as tests read them: their words, and the cells of their tables."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from conftest import Ohc

TAGS = re.compile(r"<[^>]*>")


def page(ohc: Ohc, *words: str, code: int = 3) -> str:
    """Return the source of the page."""
    result = ohc("progress", "report", *words, "-o", "report.html", "--force")
    assert result.exit_code == code, result.stderr
    assert result.stdout == ""
    return Path("report.html").read_text(encoding="utf-8")


def text(html: str) -> str:
    """Return the words of a page as one line."""
    body = re.sub("<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(TAGS.sub(" ", body)).split())


def records(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        ohc("progress", *words, "-f", "json").stdout
    )
    return rows


def cells(html: str, section: str) -> list[list[str]]:
    """Return the rows of the table in a section."""
    part = html.partition(f'<h2 id="{section}"')[2].partition("</section>")[0]
    return [
        [text(cell) for cell in re.findall("<t[hd].*?</t[hd]>", row)]
        for row in re.findall("<tr>.*?</tr>", part, flags=re.DOTALL)
    ]
