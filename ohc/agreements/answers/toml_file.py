"""Answers in TOML: a table an establishment, a key an answer."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ohc.agreements.answers.entries import ADVICE, NoAnswers, RawAnswer
from ohc.agreements.answers.faults import Faults
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable
from ohc.privacy import shortened

LARGEST_TOML = 5_000_000
"""Bytes: the answers of the whole estate have a tenth of that."""

MOST_PARTS_OF_A_KEY = 1_000
LONGEST_NAME = 60
"""Letters of a name or a key that a message shows."""

EXAMPLE = 'Write [prison-winchester] and below it  pfi = "No".'
_PLACE = re.compile(r"\((at (?:line \d+, column \d+|end of document))\)$")


def of_toml(path: Path, faults: Faults) -> Iterator[RawAnswer]:
    """
    Give each value of a TOML file, a table an establishment. Raises NoAnswers.

    What is no table is added to ``faults``.
    """
    for name, answers in _toml(path).items():
        where = f"{path} [{shortened(name, LONGEST_NAME)}]"
        if not isinstance(answers, dict):
            faults.add(where, "it is no table.", EXAMPLE)
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


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        data = read_bytes(str(path))
        if len(data) > LARGEST_TOML or _has_endless_keys(data):
            raise NoAnswers(f"{path} holds more than a file of answers can.", ADVICE)
        return tomllib.loads(data.decode("utf-8-sig"))
    except Unreadable as error:
        raise NoAnswers(f"{path} cannot be read: {error.message}", ADVICE) from error
    except UnicodeDecodeError as error:
        raise NoAnswers(f"{path} is not TOML in UTF-8.", ADVICE) from error
    except tomllib.TOMLDecodeError as error:
        raise NoAnswers(f"{path} is not TOML{_line_of(error)}.", ADVICE) from error
    except (ValueError, RecursionError) as error:
        raise NoAnswers(
            f"{path} is not TOML that can be read: a number or a list in it is too "
            "long.",
            ADVICE,
        ) from error


def _line_of(error: ValueError) -> str:
    """Return where the file is wrong; not why, which quotes what someone typed."""
    match = _PLACE.search(str(error))
    return f" in {match[1]}" if match else ""


def _has_endless_keys(data: bytes) -> bool:
    # The reader's work grows with the square of the parts of a key: a.b.c has three.
    return any(
        part.count(b".") > MOST_PARTS_OF_A_KEY
        for line in data.splitlines()
        for part in line.split(b"=")
    )


def _flat(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables: what TOML makes of ``action.C3.1``."""
    # Not by recursion: a file may nest tables deeper than Python calls functions.
    left = [*answers.items()][::-1]
    while left:
        key, value = left.pop()
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", each) for name, each in value.items()]
            left += inner[::-1]
        else:
            yield key, value
