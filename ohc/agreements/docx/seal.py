"""The seal of a document, which shows without parsing that nothing has changed."""

import hashlib
import re

from ohc.agreements.docx.controls import ORIGIN
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable

_BEGINNING = f'<origin xmlns="{ORIGIN}"'.encode()
_SEALED = re.compile(
    b"(" + re.escape(_BEGINNING) + rb')( made="[0-9a-f]{64}") seal="([0-9a-f]{64})"'
)


def sealed(store: bytes, made: str, before: str) -> bytes:
    """
    Return the record of how a document was written, with the seal of its content.

    ``made`` is the checksum of its sources, ``before`` that of all other parts.
    """
    beginning = _BEGINNING + f' made="{made}"'.encode()
    unsealed = store.replace(_BEGINNING, beginning, 1)
    seal = f' seal="{_sum(unsealed, before)}"'.encode()
    return unsealed.replace(beginning, beginning + seal, 1)


def _sum(unsealed: bytes, before: str) -> str:
    return hashlib.sha256(before.encode() + unsealed).hexdigest()


def sealed_store(package: Package) -> bytes:
    """
    Return the record of how a document was written, if its seal is intact.

    Nothing if any byte of any part has changed or a part was added or removed: any
    program that saves a document breaks the seal.
    """
    name, before = package.last()
    try:
        store = package.part(name) if name.startswith("customXml/") else b""
    except Unreadable:
        # Problems of a document are reported by the code that reads the whole of it.
        return b""
    match = _SEALED.search(store)
    if not match:
        return b""
    unsealed = store[: match.end(2)] + store[match.end() :]
    return store if match[3] == _sum(unsealed, before).encode() else b""


def is_same(data: bytes, other: bytes) -> bool:
    """Return whether two documents are the same, but for a seal that one may lack."""
    if data == other:
        return True
    try:
        package, others = Package(data), Package(other)
        return {*package.names()} == {*others.names()} and all(
            _without_seal(package.part(name)) == _without_seal(others.part(name))
            for name in package.names()
        )
    except Unreadable:
        return False


def _without_seal(part: bytes) -> bytes:
    return _SEALED.sub(rb"\1", part, count=1)
