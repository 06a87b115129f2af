"""Phrases that must not come back: they read as if translated, or speak in keys."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

SAID = {
    "parted": r"\bparted by (commas|a comma|spaces)\b",
    "our fault": r"\ba fault of ours\b",
    "no word": r"\b(?<![Tt]here )is no (status|RAG|word|body|period|day|answer)\b",
    "no thing": r"\b(?<![Tt]here )is no (number|text|template|folder|agreement|TOML)\b",
    "we know": r"\b(body|bodies|status|rating|commitment|word) (that )?we know\b",
    "mind": r"\bMind:|^Note: [A-Z]",
    "the latest there is": r"\bthe latest there is\b",
    "is called": r"\bNo [{}\w ]+ is called\b|\bis called so\b",
    "there is": r"\bThere is: ",
    "the nearest": r"\bThe nearest is\b",
    "closed": r"\b(is|closed) by a password\b(?<!protected by a password)",
    "spoilt": r"\bspoilt\b|\bcut short\b",
    "make it first": r"\bMake it first\b",
    "put it behind": r"\b[Pp]ut it behind\b|\bstands before\b",
    "is there already": r"\bis there already\b|\bare there already\b",
    "under the agreement": r"\bunder the agreement\b",
    "skeleton": r"\bgets no skeleton\b",
    "made anew": r"\banew\b",
    "by hand": r"\bsettled by hand\b",
    "settled here": r"\b(is|are) settled here\b",
    "nowhere": r"\bleads nowhere\b",
    "cannot be read": r"\bcannot be (read as|written|made|taken)\b",
    "holds the file": r"\bholds the file\b",
    "goes into": r"\bdoes not go into\b",
    "for want of": r"\bfor want of\b",
    "ask for it": r"(?<=[a-z]): ask for it\b",
    "write it as": r"\b[Ww]rite it as\b",
    "keys": r"\b(complete_percent|rag_unstated|not_returned) (is|leaves|are)\b",
    "set aside": r"^set_aside: |\bRows of other periods set aside\b",
    "lost and found": r"\bfits more than one\b|\bnone counts\b|\bit counts once\b",
    "tells": r"\btells nothing\b|\btells who\b|\bdo not tell\b",
    "several of them": r"\bNothing is selected\b|\bNo row holds all\b|\bis near\b",
    "what moved": r"\bWhat (moved|came)\b|\bas they were\b(?= |\.$|$)",
    "nothing stated": r"\bNothing stated: |\bthat contain: ",
    "does not add up": r"\bdoes not add up\b|\bEverything adds up\b",
    "ours": r"\b(is|are) ours\b|\b[Ww]e read\b|\bsend us\b(?! their name)",
    "settle": r"\bsettle (it|them|one|all)\b|\b(to|settles) settle\b|^settles ",
    "nobody": r"\b[Nn]obody (has|states|gave)\b|\b[Ww]hoever\b",
    "is none": r"\b(in it|it) is none\b|\bnone of them so\b|\bThere is none\b",
    "by its content": r"\bby its content, whatever\b|\bdoes not know\b",
    "stood": r"\btables stood\b|\bTidy them up\b|\bHead it so\b",
    "not asked for": r"\b, not asked for\b|\boutside what you asked\b",
    "comma": r", the first is\b|\bwhich is an inference\b",
    "the machine": r"\b(on|of) this machine\b|\b[Cc]hanges not saved\b",
    "what would": r"\bWhat would be done\b|\bwhat the headings mean: add\b",
    "plural": r"\b\w+\(s\)(?=[ .,])",
}
"""What would sound odd in an area team: not in any message, help page or guide."""

WRITTEN = {
    "parted": SAID["parted"],
    "the latest there is": SAID["the latest there is"],
    "our fault": SAID["our fault"],
    "blow up": r"\bblow up without end\b",
    "none of ours": r"\bis none of ours\b",
}
"""What is not in a docstring either."""


def literals() -> Iterator[tuple[str, str, bool]]:
    """Give where each text of the code stands, the text, and if it is a docstring."""
    for path in sorted([*ROOT.glob("ohc/**/*.py"), *ROOT.glob("commands/*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
        }
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield f"{place}:{node.lineno}", _text(node), False
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{place}:{node.lineno}", node.value, id(node) in docstrings


def _text(node: ast.JoinedStr) -> str:
    """Return a text with the names of what is filled in: {kind}."""
    parts = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            parts.append(f"{{{ast.unparse(part.value)}}}")
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value))
    return "".join(parts)


def documents() -> Iterator[tuple[str, str]]:
    """Give the lines of what people read, and what the tables say in words of ours."""
    for name in ("README.md", "docs/GUIDE.md", "SECURITY.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        # What commands print is held by their own texts, and made from them.
        for number, line in enumerate(_without_output(text), start=1):
            yield f"{name}:{number}", line
    package = json.loads((ROOT / "datasets/datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        yield resource["name"], resource.get("description", "")
        for field in resource["schema"]["fields"]:
            yield f"{resource['name']}.{field['name']}", field.get("description", "")
    for path in ROOT.glob("datasets/*_words.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield path.name, row.get("meaning", "")


def _without_output(text: str) -> Iterator[str]:
    inside = False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
        yield "" if inside else line


def faults(text: str, phrases: dict[str, str]) -> list[str]:
    return [name for name, pattern in phrases.items() if re.search(pattern, text)]


def test_no_message_and_no_help_has_a_phrase_that_went() -> None:
    texts = [*literals()]
    assert len(texts) > 4000
    back = [
        f"{place}: {text[:80]!r} ({', '.join(names)})"
        for place, text, is_docstring in texts
        if (names := faults(text, WRITTEN if is_docstring else SAID))
    ]
    assert back == []


def test_no_document_and_no_table_has_a_phrase_that_went() -> None:
    back = [f"{place}: {text}" for place, text in documents() if faults(text, SAID)]
    assert back == []


@pytest.mark.parametrize(
    "sentence",
    [
        "'Compleet' is no status we know.",
        "Note: Period 2013-14-Q4: the latest there is.",
        "No area team is called 'Wesex'.",
        "The nearest is Essex. There is: tasks; landscape.",
        "wessex.xlsx is there already.",
        "The workbook is closed by a password: ask for it without one.",
        "The file is cut short or spoilt: ask for it again.",
        "'High' fits more than one establishment.",
        "complete_percent leaves out what is not applicable",
        "3 return(s) are missing.",
        "What moved: quarter 3 to quarter 4 of 2013-14",
        "1 fact that contain: receptions",
        "Nothing stated: wave.",
        "This definition is ours; no source gives one.",
        "a.toml pfi: a character in it is none.",
        "Correct it, or settle it in periods.csv.",
        "3 rows are hidden, the first is row 4.",
    ],
)
def test_the_old_sentences_would_be_noticed(sentence: str) -> None:
    assert faults(sentence, SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "The workbook is protected by a password. Ask for a copy without one.",
        "'Compleet' is not a recognised status. Did you mean 'complete'?",
        "wessex.xlsx already exists. Add --force to replace it.",
    ],
)
def test_the_new_sentences_pass(sentence: str) -> None:
    assert faults(sentence, SAID) == []


def test_no_path_of_a_machine_is_in_a_message() -> None:
    home = re.compile(r"[A-Z]:\\Users|/home/[a-z]+/")
    assert [place for place, text, _ in literals() if home.search(text)] == []


def test_the_documents_are_there() -> None:
    assert all(Path(ROOT / name).exists() for name in ("README.md", "docs/GUIDE.md"))
