"""Ways to spoil the XML inside a file: tags, attributes, texts, encodings."""

import random
import re
from collections.abc import Callable, Mapping

from seeds import planted
from spoilt_bytes import Parts, packed

TAG = re.compile(rb"<[^<>?!]+>")
ATTRIBUTE = re.compile(rb'(\s[\w:]+=)"([^"<]*)"')
TEXT = re.compile(rb">([^<>]+)<")
CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^<>]*?)(?:/>|>.*?</c>)')
ROW = re.compile(rb"<row .*?</row>")
DEEP, MANY = 4000, 20_000

ODD_NUMBERS = (
    *(b"", b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"1.5", b"TRUE"),
    *(b"XFD1048576", b"A0", b"ZZZZZZ9", b"a1", b"../x", b"x" * 40_000, b"\xc3\xa9"),
    *(b"shared", b"inlineStr", b"e", b"s", b"b", b"d", b"str", b"rId999", b"0;1"),
)
ODD_TEXTS = (
    *(b"", b" ", b"&#0;", b"&#x202E;abc", b"&x;", b"&lt;b&gt;", b"\0", b"\xff\xfe"),
    *(b"#REF!", b"=1+1", b"-", b"TBC", b"31/02/2014", b"99999", b"1e308", b"-5%"),
    *(
        b"x" * 40_000,
        "\u200b\u2067Complete\U0001f600".encode(),
        b"_x000D_",
        b"Complete",
    ),
    *(b"{{ x }}", b"{% for i in range(9) %}", b"[[x", b"\x1b[31m", b"a\nb\rc\td"),
    *(planted(place).encode() for place in ("cell", "header", "answer", "label")),
)

Spoiling = Callable[[bytes, random.Random], bytes]


def _some(
    pattern: re.Pattern[bytes], xml: bytes, chosen: random.Random
) -> re.Match[bytes] | None:
    matches = [*pattern.finditer(xml)]
    return chosen.choice(matches) if matches else None


def _replaced(xml: bytes, match: re.Match[bytes] | None, new: bytes) -> bytes:
    return xml[: match.start()] + new + xml[match.end() :] if match else xml


def _tag_gone(xml: bytes, chosen: random.Random) -> bytes:
    return _replaced(xml, _some(TAG, xml, chosen), b"")


def _tag_twice(xml: bytes, chosen: random.Random) -> bytes:
    tag = _some(TAG, xml, chosen)
    return _replaced(xml, tag, tag[0] * 2) if tag else xml


def _attribute_odd(xml: bytes, chosen: random.Random) -> bytes:
    for _ in range(chosen.choice((1, 1, 5))):
        if attribute := _some(ATTRIBUTE, xml, chosen):
            odd = attribute[1] + b'"' + chosen.choice(ODD_NUMBERS) + b'"'
            xml = _replaced(xml, attribute, odd)
    return xml


def _attribute_gone(xml: bytes, chosen: random.Random) -> bytes:
    return _replaced(xml, _some(ATTRIBUTE, xml, chosen), b"")


def _text_odd(xml: bytes, chosen: random.Random) -> bytes:
    for _ in range(chosen.choice((1, 1, 5))):
        text = _some(TEXT, xml, chosen)
        xml = _replaced(xml, text, b">" + chosen.choice(ODD_TEXTS) + b"<")
    return xml


def _entities(xml: bytes, chosen: random.Random) -> bytes:
    lol = b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"lol")
        for n in range(9)
    )
    doctype = chosen.choice(
        (
            b"<!DOCTYPE x [" + lol + b"]>",
            b'<!DOCTYPE x SYSTEM "file:///etc/hostname">',
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        )
    )
    head, mark, rest = xml.partition(b"?>")
    return head + mark + doctype + rest if mark else doctype + xml


def _deep(xml: bytes, chosen: random.Random) -> bytes:
    tag = _some(TAG, xml, chosen)
    return _replaced(xml, tag, tag[0] + b"<x>" * DEEP + b"</x>" * DEEP) if tag else xml


def _many(xml: bytes, chosen: random.Random) -> bytes:
    """Return XML with a short element of it there very often."""
    short = re.compile(rb"<([\w:]+)(?: [^<>]*)?>[^<>]{0,80}</\1>|<[\w:]+[^<>]*/>")
    element = _some(short, xml, chosen)
    return _replaced(xml, element, element[0] * MANY) if element else xml


def _other_encoding(xml: bytes, chosen: random.Random) -> bytes:
    text = xml.decode("utf-8", "replace")
    kind = chosen.choice(("utf-16", "utf-32", "latin-1", "utf-7", "cp037", "utf-8-sig"))
    declared = chosen.choice((text, text.replace("UTF-8", kind, 1)))
    return declared.encode(kind, "replace")


def _prefixed(xml: bytes, chosen: random.Random) -> bytes:
    name = chosen.choice(
        (b"row", b"c", b"v", b"sheetData", b"si", b"t", b"w:t", b"w:p")
    )
    return xml.replace(b"<" + name + b" ", b"<x:" + name + b" ").replace(
        b"</" + name + b">", b"</x:" + name + b">"
    )


def _interrupted(xml: bytes, chosen: random.Random) -> bytes:
    odd = (b"<!-- <c r='A1'> -->", b"<![CDATA[<c>]]>", b"<?x y?>", b"<", b"]]>", b"&")
    at = chosen.randrange(len(xml) + 1)
    tag = _some(TAG, xml, chosen)
    at = chosen.choice((at, tag.end() if tag else at))
    return xml[:at] + chosen.choice(odd) + xml[at:]


def _cell_odd(xml: bytes, chosen: random.Random) -> bytes:
    for _ in range(chosen.choice((1, 4, 40))):
        if cell := _some(CELL, xml, chosen):
            style = b"".join(re.findall(rb' s="\d+"', cell[3]))
            at = b'<c r="%s%s"%s' % (cell[1], cell[2], style)
            text = b' t="inlineStr"><is><t>%s</t></is></c>' % chosen.choice(ODD_TEXTS)
            number = b"><v>%s</v></c>" % chosen.choice(ODD_NUMBERS)
            others = (b' t="e"><v>#REF!</v></c>', b"><f>1+1</f></c>", b"/>")
            xml = _replaced(
                xml, cell, at + chosen.choice((text, text, number, *others))
            )
    return xml


def _row_gone(xml: bytes, chosen: random.Random) -> bytes:
    return _replaced(xml, _some(ROW, xml, chosen), b"")


def _row_twice(xml: bytes, chosen: random.Random) -> bytes:
    row, other = _some(ROW, xml, chosen), _some(ROW, xml, chosen)
    return _replaced(xml, row, row[0] + other[0]) if row and other else xml


def _row_hidden(xml: bytes, chosen: random.Random) -> bytes:
    row = _some(ROW, xml, chosen)
    return _replaced(xml, row, b'<row hidden="1" ' + row[0][5:]) if row else xml


def _merged(xml: bytes, chosen: random.Random) -> bytes:
    area = chosen.choice(
        (b"A1:XFD1048576", b"E5:E22", b"A5:Z5", b"B2:A1", b"x", b"E5:F9")
    )
    merge = b'<mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area
    return xml.replace(b"</sheetData>", b"</sheetData>" + merge)


XML: Mapping[str, Spoiling] = {
    "a tag gone": _tag_gone,
    "a tag twice": _tag_twice,
    "an odd attribute": _attribute_odd,
    "an attribute gone": _attribute_gone,
    "an odd text": _text_odd,
    "entities": _entities,
    "deep": _deep,
    "many": _many,
    "another encoding": _other_encoding,
    "prefixed": _prefixed,
    "interrupted": _interrupted,
}
CELLS: Mapping[str, Spoiling] = {
    "odd cells": _cell_odd,
    "a row gone": _row_gone,
    "a row twice": _row_twice,
    "a hidden row": _row_hidden,
    "merged cells": _merged,
}


def with_part(parts: Parts, way: Spoiling, chosen: random.Random) -> bytes:
    """Return an archive in which one part of XML is spoilt; large parts more often."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))] or [*parts]
    weights = [1 + len(parts[name]) ** 0.5 for name in names]
    [name] = chosen.choices(names, weights)
    return packed([*(parts | {name: way(parts[name], chosen)}).items()])


def with_cells(parts: Parts, way: Spoiling, chosen: random.Random) -> bytes:
    """Return a workbook in which cells of one sheet are spoilt."""
    names = [n for n in parts if n.startswith("xl/worksheets/") and n.endswith(".xml")]
    name = chosen.choice(names)
    return packed([*(parts | {name: way(parts[name], chosen)}).items()])
