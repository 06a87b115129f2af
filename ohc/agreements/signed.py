"""Signed agreements, which stay as they are: changes go into the next version."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.wording.fields import NEEDED_SIGNATURES, SIGNATURES
from ohc.values import find_date

VERSION = "agreement_version"
DATES = tuple(f"signature_date.{number}" for number in range(1, SIGNATURES + 1))


def is_signed(agreement: Agreement | None) -> bool:
    """Return whether enough of the people who sign an agreement have entered a date."""
    if not agreement:
        return False
    dates = (agreement.answers.get(key, "") for key in DATES)
    return sum(find_date(text) is not None for text in dates) >= NEEDED_SIGNATURES


def versions(folder: Path, name: str) -> Iterator[Path]:
    """
    Give the paths of an agreement and of its later versions.

    >>> paths = versions(Path("agreements"), "prison-garth")
    >>> next(paths).name, next(paths).name
    ('prison-garth.docx', 'prison-garth 2.docx')
    """
    yield folder / f"{name}.docx"
    for number in count(2):
        yield folder / f"{name} {number}.docx"


def is_newer(version: str, than: str) -> bool:
    """
    Return whether one version has a higher number than another.

    >>> is_newer("Agreed 1.10", "Agreed 1.9"), is_newer("Agreed 1", "Draft 1.0")
    (True, False)
    """
    new, old = _number(version), _number(than)
    return bool(new and old) and new > old


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version)[:4])


def carried_over(
    answered: Mapping[str, str], answers: Mapping[str, str]
) -> dict[str, str]:
    """
    Return the answers that the next version takes from a signed agreement.

    Not the signature dates, and not its number if the answers have the next one.
    """
    renewed = {*DATES, *({VERSION} if answers.get(VERSION) else ())}
    return {key: text for key, text in answered.items() if key not in renewed}
