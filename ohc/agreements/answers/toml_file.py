"""Read answers from TOML: a table for each establishment, a key for each answer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ohc.agreements.answers.entries import ADVICE, NoAnswers, RawAnswer
from ohc.agreements.answers.faults import Faults
from ohc.files.gathering import read_bytes
from ohc.files.toml_text import NotToml, read_toml_text
from ohc.files.unreadable import Unreadable
from ohc.privacy import shortened

LARGEST_TOML = 2_000_000
"""Bytes: the answers of the whole estate are a quarter of that."""

LONGEST_NAME = 60
"""Characters of a name or key that a message shows."""

EXAMPLE = 'Write [prison-winchester] and below it  pfi = "No"'


def of_toml(path: Path, faults: Faults, *, notes: list[str]) -> Iterator[RawAnswer]:
    """
    Give each value of a TOML file. Raises NoAnswers.

    Keys outside a table are added to ``faults``, how the file was read to ``notes``.
    """
    for name, answers in _toml(path, notes).items():
        where = f"{path} [{shortened(name, LONGEST_NAME)}]"
        if not isinstance(answers, dict):
            faults.add(where, "this is not a section.", EXAMPLE)
            continue
        for field, value in _flat(answers):
            place = f"{where} {shortened(field, LONGEST_NAME)}"
            yield RawAnswer(
                (name,),
                field,
                value=value,
                where=place,
                header_where=place,
                whose_where=where,
            )


def _toml(path: Path, notes: list[str]) -> dict[str, Any]:
    try:
        content, encoded = read_toml_text(read_bytes(str(path)), largest=LARGEST_TOML)
    except Unreadable as error:
        raise NoAnswers(f"ohc cannot read {path}: {error.message}", ADVICE) from error
    except NotToml as error:
        # error.safely leaves the reason out if it would quote what someone typed.
        raise NoAnswers(f"{path} is not TOML: {error.safely}.", ADVICE) from error
    notes += [f"{path}: {note}" for note in filter(None, [encoded.note])]
    return content


def _flat(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables, which TOML makes from ``action.C3.1``."""
    # Not by recursion: tables can be nested deeper than Python can call functions.
    left = [*answers.items()][::-1]
    while left:
        key, value = left.pop()
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", each) for name, each in value.items()]
            left += inner[::-1]
        else:
            yield key, value
