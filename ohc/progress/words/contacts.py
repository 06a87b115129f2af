"""Who is asked for the return of each establishment, as contacts.csv says."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ohc.errors import nearest
from ohc.files import inputs
from ohc.lines import in_quotes
from ohc.progress.words.beside import BadBeside, numbered_rows
from ohc.reference.reporting_units import bodies
from ohc.settings import folder_of_settings

NAME = "contacts.csv"
COLUMNS = ("id", "name", "email")
COPY_TO = "copy_to"
FORM = "Its first line must be: id,name,email,copy_to."


class Contact(NamedTuple):
    """Whom to write to about a return, and who gets a copy; each may be blank."""

    name: str = ""
    email: str = ""
    copy_to: str = ""


def contacts_for(paths: Iterable[str]) -> Mapping[str, Contact]:
    """
    Return the contact of each body by its id; none where there is no contacts.csv.

    It is the one beside the returns, else in a folder above as far as ``ohc.toml``, or
    beside that. Raises BadBeside, with its line, for an id that is not known or is
    there twice, a cell with a line break, and an address without @.
    """
    path = next(filter(Path.is_file, _places(paths)), None)
    return contacts(path) if path else {}


def _places(paths: Iterable[str]) -> Iterator[Path]:
    base = folder_of_settings(Path.cwd())
    for path in map(Path, paths):
        folder = path if path.is_dir() else path.parent
        yield folder / NAME
        above = folder.resolve()
        while base and above != base and above.is_relative_to(base):
            above = above.parent
            yield above / NAME
    if base:
        yield base / NAME


def contacts(path: Path) -> Mapping[str, Contact]:
    """Return what a contacts.csv says. Raises BadBeside."""
    inputs.reads([path])
    contact_of: dict[str, Contact] = {}
    rows = numbered_rows(
        path, COLUMNS, may_be_blank=("name", "email"), optional=(COPY_TO,)
    )
    for number, row in rows:
        fault = _fault(row)
        if row["id"] in contact_of:
            fault = f"{in_quotes(row['id'])} appears twice."
        if fault:
            raise BadBeside(f"{path}, line {number}: {fault}", FORM)
        contact_of[row["id"]] = Contact(row["name"], row["email"], row[COPY_TO])
    return contact_of


def _fault(row: Mapping[str, str]) -> str:
    # A line break would forge a line of an e-mail's head, such as one more address.
    for field, text in row.items():
        if len(text.splitlines()) > 1:
            return f"the {field} has a line break. Write it on one line."
    if row["id"] not in bodies():
        near = nearest(row["id"], {key: key for key in bodies()})
        return (
            f"{in_quotes(row['id'])} is not the ID of an establishment. {near}".strip()
        )
    for field in ("email", COPY_TO):
        for address in filter(None, map(str.strip, row[field].split(";"))):
            if "@" not in address or " " in address:
                return f"{in_quotes(address)} is not an e-mail address."
    return ""
