"""Runs of text: which are struck out, hidden, highlighted or shaded."""

import pytest

from ohc.agreements.docx.opening import W, parsed
from ohc.agreements.docx.runs import is_struck, symbol


def run(properties: str) -> bytes:
    """Return the XML of a run with these properties."""
    inside = f"<w:rPr>{properties}</w:rPr><w:t>x</w:t>"
    return f'<w:r xmlns:w="{W.strip("{}")}">{inside}</w:r>'.encode()


@pytest.mark.parametrize(
    ("properties", "struck"),
    [
        ("<w:strike/>", True),  # a mark without a value is on
        ('<w:strike w:val="1"/>', True),
        ('<w:dstrike w:val="true"/>', True),
        ("<w:vanish/>", True),
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:strike w:val="0"/>', False),
        ('<w:strike w:val="false"/>', False),
        ('<w:vanish w:val="off"/>', False),
        ('<w:highlight w:val="none"/>', False),
        ('<w:shd w:fill="FFFF00"/>', True),
        ('<w:shd w:fill="auto"/>', False),
        ("<w:shd/>", False),
        ("<w:b/>", False),
        ("", False),
    ],
)
def test_a_mark_that_is_switched_off_strikes_nothing_out(
    properties: str, struck: bool
) -> None:
    assert is_struck(parsed(run(properties))) is struck


def test_one_mark_that_is_on_is_enough() -> None:
    properties = '<w:strike w:val="0"/><w:vanish/><w:shd w:fill="auto"/>'
    assert is_struck(parsed(run(properties)))


@pytest.mark.parametrize(
    ("attribute", "character"),
    [('w:char="F0FC"', "\uf0fc"), ('w:char="zz"', ""), ("", "")],
)
def test_a_symbol_is_its_character_or_nothing(attribute: str, character: str) -> None:
    xml = f'<w:sym xmlns:w="{W.strip("{}")}" {attribute}/>'
    assert symbol(parsed(xml.encode())) == character
