"""Ways to spoil the bytes of a file, and the archive that it may be."""

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from warnings import catch_warnings, simplefilter

Way = Callable[[bytes, random.Random], bytes]
Parts = dict[str, bytes]

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"\xff\xfe")
BOMB = 30_000_000
MANY = 3000


def _cut(data: bytes, chosen: random.Random) -> bytes:
    return data[: chosen.randrange(len(data) + 1)]


def _without_beginning(data: bytes, chosen: random.Random) -> bytes:
    return data[chosen.randrange(len(data) + 1) :]


def _flipped(data: bytes, chosen: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chosen.choice((1, 3, 20, 200)) if spoilt else 0):
        spoilt[chosen.randrange(len(spoilt))] ^= 1 << chosen.randrange(8)
    return bytes(spoilt)


def _overwritten(data: bytes, chosen: random.Random) -> bytes:
    at, size = chosen.randrange(len(data) + 1), chosen.choice((1, 4, 64, 2000))
    block = chosen.choice((bytes(size), b"\xff" * size, chosen.randbytes(size)))
    return data[:at] + block + data[at + size :]


def _inserted(data: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(data) + 1)
    return data[:at] + chosen.randbytes(chosen.choice((1, 7, 600))) + data[at:]


def _twice(data: bytes, chosen: random.Random) -> bytes:
    first, last = sorted(chosen.randrange(len(data) + 1) for _ in range(2))
    return data[:last] + data[first:]


def _swapped(data: bytes, chosen: random.Random) -> bytes:
    a, b, c = sorted(chosen.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _other_magic(data: bytes, chosen: random.Random) -> bytes:
    return chosen.choice(MAGIC) + data[chosen.choice((0, 4, 8)) :]


def _large_numbers(data: bytes, chosen: random.Random) -> bytes:
    """Return data in which some numbers, as lengths and offsets, are out of bounds."""
    spoilt = bytearray(data)
    for _ in range(3 if len(data) > 4 else 0):
        at = chosen.randrange(len(data) - 3)
        number = chosen.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF, len(data)))
        struct.pack_into("<I", spoilt, at, number)
    return bytes(spoilt)


BYTES: Mapping[str, Way] = {
    "cut": _cut,
    "without its beginning": _without_beginning,
    "flipped": _flipped,
    "overwritten": _overwritten,
    "inserted": _inserted,
    "twice": _twice,
    "swapped": _swapped,
    "another magic": _other_magic,
    "large numbers": _large_numbers,
}


def parts_of(data: bytes) -> Parts:
    """Return the files of an archive; none where it is no archive."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
    return {}


def packed(entries: list[tuple[str, bytes]], comment: bytes = b"") -> bytes:
    """Return an archive, in which a name may stand twice."""
    buffer = io.BytesIO()
    with catch_warnings():
        simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries:
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            archive.comment = comment
    return buffer.getvalue()


def _without_a_part(parts: Parts, chosen: random.Random) -> bytes:
    gone = chosen.choice([*parts])
    return packed([(name, data) for name, data in parts.items() if name != gone])


def _part_spoilt(parts: Parts, chosen: random.Random) -> bytes:
    name, way = chosen.choice([*parts]), chosen.choice([*BYTES.values()])
    return packed([*(parts | {name: way(parts[name], chosen)}).items()])


def _part_emptied(parts: Parts, chosen: random.Random) -> bytes:
    return packed([*(parts | {chosen.choice([*parts]): b""}).items()])


def _part_twice(parts: Parts, chosen: random.Random) -> bytes:
    name, other = chosen.choice([*parts]), chosen.choice([*parts])
    return packed([*parts.items(), (name, parts[other])])


def _part_renamed(parts: Parts, chosen: random.Random) -> bytes:
    name = chosen.choice([*parts])
    renamed = chosen.choice(
        (
            *(f"../{name}", f"/{name}", name.upper(), name.replace("/", "\\")),
            *(f"{name}/", "x" * 3000, "C:/x", "\u202ex", "con", name + "\x01"),
        )
    )
    return packed([(renamed if n == name else n, d) for n, d in parts.items()])


def _parts_swapped(parts: Parts, chosen: random.Random) -> bytes:
    first, second = chosen.choice([*parts]), chosen.choice([*parts])
    swapped = {first: parts[second], second: parts[first]}
    return packed([*(parts | swapped).items()])


def _bomb(parts: Parts, chosen: random.Random) -> bytes:
    name = chosen.choice([*parts, "more.xml"])
    filler = chosen.choice((b" ", b"\0", b"<c/>", b"<a>"))
    large = parts.get(name, b"") + filler * (BOMB // len(filler))
    return packed([*(parts | {name: large}).items()])


def _many_parts(parts: Parts, chosen: random.Random) -> bytes:
    folder = chosen.choice(("xl/worksheets/", "x/", "", "word/"))
    more = [(f"{folder}{number}.xml", b"<x/>") for number in range(MANY)]
    return packed([*parts.items(), *more])


def _nested(parts: Parts, chosen: random.Random) -> bytes:
    data = packed([*parts.items()])
    for depth in range(chosen.choice((1, 2, 9))):
        data = packed([(f"{depth}.zip" if depth else "inner.xlsx", data)])
    return data


def _with_flags(parts: Parts, chosen: random.Random) -> bytes:
    """Return an archive whose directory says other methods, flags and sizes."""
    data = bytearray(packed([*parts.items()]))
    headers = [at for at in range(len(data) - 46) if data[at : at + 4] == b"PK\x01\x02"]
    at = chosen.choice(headers)
    place, number = chosen.choice(
        ((8, 1), (8, 0x800), (10, 99), (10, 0), (10, 12), (16, 7), (20, 1), (24, 2**31))
    )
    struct.pack_into("<I" if place > 10 else "<H", data, at + place, number)
    return bytes(data)


def _with_a_comment(parts: Parts, chosen: random.Random) -> bytes:
    comment = chosen.randbytes(60_000) + b"PK\x05\x06"
    return chosen.randbytes(300) + packed([*parts.items()], comment)


Packing = Callable[[Parts, random.Random], bytes]

ARCHIVES: Mapping[str, Packing] = {
    "without a part": _without_a_part,
    "a part spoilt": _part_spoilt,
    "a part emptied": _part_emptied,
    "a part twice": _part_twice,
    "a part renamed": _part_renamed,
    "parts swapped": _parts_swapped,
    "a bomb": _bomb,
    "many parts": _many_parts,
    "nested": _nested,
    "with flags": _with_flags,
    "with a comment": _with_a_comment,
}
