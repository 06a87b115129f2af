"""Who is asked for returns: contacts.csv, and what is wrong with one."""

from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned

from ohc.progress.words.beside import BadBeside
from ohc.progress.words.contacts import Contact, contacts, contacts_for

HEAD = "id,name,email,copy_to\n"
GARTH = "prison-garth,Ms A N Other,a@garth.example,b@x.example; c@x.example\n"
SEMICOLONS = """id;name;email;copy_to
prison-garth;Ms A N Other;a@garth.example;"b@x.example; c@x.example"
"""
KNOWN = Contact("Ms A N Other", "a@garth.example", "b@x.example; c@x.example")


def written(text: str, name: str = "contacts.csv", *, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        HEAD + GARTH,
        "ID, Name ,email,copy_to,phone\n" + GARTH,
        SEMICOLONS,
    ],
)
def test_as_excel_saves_it(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = written(text, encoding=encoding)
        assert contacts(path) == {"prison-garth": KNOWN}


def test_a_name_an_address_and_copies_may_be_blank() -> None:
    path = written("id,name,email\nprison-garth,,\n")
    assert contacts(path) == {"prison-garth": Contact()}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("prison-garht,Ann,a@x.example,", "'prison-garht' is not the ID of an establ"),
        (GARTH, "'prison-garth' appears twice."),
        ('prison-leeds,Ann,"a@x.example\nBcc: all@x.example",', "has a line break"),
        ('prison-leeds,"Ann\rDear all",a@x.example,', "has a line break"),
        ("prison-leeds,Ann,ann at x,", "'ann at x' is not an e-mail address."),
        ("prison-leeds,Ann,a@x.example,b", "'b' is not an e-mail address."),
        (",Ann,a@x.example,", "has no id"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(line: str, message: str) -> None:
    text = f"{HEAD}{GARTH}{line.strip()}\n"
    path = written(text)
    with pytest.raises(BadBeside) as error:
        contacts(path)
    assert message in str(error.value)
    assert f"contacts.csv, line {len(text.splitlines())}:" in str(error.value)


def test_a_near_id_is_suggested() -> None:
    path = written(f"{HEAD}prison-garht,Ann,,\n")
    with pytest.raises(BadBeside, match=r"Did you mean prison-garth\?"):
        contacts(path)


def test_it_is_looked_for_beside_the_returns_then_above() -> None:
    put({"a.xlsx": returned()}, "q4/returns")
    assert contacts_for(["q4/returns"]) == {}
    written(f"{HEAD}prison-leeds,,,\n")
    # Without settings nobody knows how far up to look.
    assert contacts_for(["q4/returns"]) == {}
    written("", "ohc.toml")
    assert [*contacts_for(["q4/returns"])] == ["prison-leeds"]
    assert [*contacts_for(["q4/returns/a.xlsx"])] == ["prison-leeds"]
    written(f"{HEAD}prison-styal,,,\n", "q4/contacts.csv")
    assert [*contacts_for(["q4/returns"])] == ["prison-styal"]
    written(HEAD + GARTH, "q4/returns/contacts.csv")
    assert [*contacts_for(["q4/returns"])] == ["prison-garth"]


def test_it_is_not_read_as_a_return(ohc: Ohc) -> None:
    put({"a.xlsx": returned(), "contacts.csv": (HEAD + GARTH).encode()})
    result = ohc("progress", "check", "returns")
    assert "1 file given" in result.said
