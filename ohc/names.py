"""Recognising what people call something: whole names, parts, and misspellings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ohc.errors import AmbiguousName, UnknownName, WrongWords

_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019")


def plain(words: str) -> str:
    """
    Return the words as they are compared: no case, no punctuation, & as and.

    >>> plain("Grendon/Spring  Hill"), plain("Kent & Medway"), plain("Yarl's Wood")
    ('grendon spring hill', 'kent and medway', 'yarls wood')
    """
    text = unicodedata.normalize("NFKC", words).casefold().translate(_APOSTROPHES)
    return " ".join(re.sub(r"[\W_]+", " ", text.replace("&", " and ")).split())


class Register(NamedTuple):
    """
    Everything of one kind that can be named, and the forms its names take.

    ``forms`` leads from a plain form to the keys it stands for: usually one,
    several where a name is shared ("London" is three area teams). ``parts``
    leads from the names alone, of which a part will do. ``labels`` leads from a
    key to what people are shown, ``mistaken`` from what is something else
    (a sub-region is no area team) to what to do; ``listed`` says where all are.
    """

    kind: str
    forms: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    mistaken: Mapping[str, str]
    listed: str

    def find(self, words: str) -> tuple[str, ...]:
        """
        Return the keys that the words name.

        A whole form beats a part of a name; a part is words that begin words of
        the name, and must fit one key only. Raises UnknownName or AmbiguousName.
        """
        wanted = plain(words)
        if exact := self.forms.get(wanted):
            return exact
        if wanted in self.mistaken:
            raise WrongWords(f"{words!r} {self.mistaken[wanted]}")
        near = {
            key
            for form, keys in self.parts.items()
            if _begins(form, wanted.split())
            for key in keys
        }
        if not near:
            spelled = {form: self.labels[keys[0]] for form, keys in self.parts.items()}
            raise UnknownName(self.kind, words, spelled, self.listed)
        if len(near) > 1:
            candidates = [label for key, label in self.labels.items() if key in near]
            raise AmbiguousName(self.kind, words, candidates)
        return tuple(near)

    def understanding(self, words: str) -> str:
        """Return how a part of a name was understood; nothing for a whole one."""
        if plain(words) in self.forms:
            return ""
        found = "; ".join(self.labels[key] for key in self.find(words))
        return f"{words!r} is taken as the {self.kind} {found}."


def _begins(form: str, parts: list[str]) -> bool:
    words = form.split()
    return bool(parts) and all(
        any(word.startswith(part) for word in words) for part in parts
    )


def register(
    kind: str,
    names: Iterable[tuple[str, str]],
    *,
    decorations: Mapping[str, Sequence[str]] | Sequence[str] = ("{}",),
    codes: Iterable[tuple[str, str]] = (),
    labels: Mapping[str, str] | None = None,
    mistaken: Mapping[str, str] | None = None,
    listed: str = "",
) -> Register:
    """
    Return a register made of pairs: a key, and the plain form of a name of it.

    A whole name may bear a decoration ("hmp {}", one list for all or one a key);
    codes are names of which no part will do.
    """
    forms: dict[str, dict[str, None]] = {}
    parts: dict[str, dict[str, None]] = {}
    for key, name in dict.fromkeys(names):
        parts.setdefault(name, {})[key] = None
        usual = decorations[key] if isinstance(decorations, Mapping) else decorations
        for form in usual:
            forms.setdefault(form.format(name), {})[key] = None
    for key, code in codes:
        forms.setdefault(code, {})[key] = None
    keys = {key: key for found in forms.values() for key in found}
    return Register(
        kind,
        {form: tuple(found) for form, found in forms.items()},
        {form: tuple(found) for form, found in parts.items()},
        labels or keys,
        mistaken or {},
        listed,
    )


def own_names(kind: str, names: Iterable[str]) -> Register:
    """Return a register of things that have just the one name."""
    return register(kind, ((name, plain(name)) for name in names))
