"""What templates do with text of people: escaped, one line, no number of a person."""

import pytest
from jinja2 import UndefinedError

from ohc.pictures.drawing import css_text, drawn, outgoing, source_of


def test_a_style_sheet_gets_no_sign_that_ends_it() -> None:
    assert css_text('a"}</style>') == r"a\22 \7d \3c \2f style\3e "


@pytest.mark.parametrize("name", ["report.html", "report.css"])
def test_no_template_fetches_or_runs_anything(name: str) -> None:
    text = source_of(name)
    for fetching in ("<script", "http:", "https:", "@import", "<img", "<link", "src="):
        assert fetching not in text


def test_what_is_not_there_is_no_blank() -> None:
    with pytest.raises(UndefinedError):
        drawn("report.html")


def test_text_goes_out_escaped_and_without_numbers_of_people() -> None:
    shown = outgoing("see A1234BC\nError:")
    assert shown == r"see [withheld: may be personal data]\nError:"
