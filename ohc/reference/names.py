"""Recognising what people call something: whole names, parts, and misspellings."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from ohc.errors import AmbiguousName, UnknownName, WrongWords
from ohc.lines import in_quotes
from ohc.record import Record

_NO_LETTERS = re.compile(r"[\W_]+")
_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019")


def plain(words: str) -> str:
    """
    Return the words as they are compared: no case, no punctuation, & as and.

    >>> plain("Grendon/Spring  Hill"), plain("Kent & Medway"), plain("Yarl's Wood")
    ('grendon spring hill', 'kent and medway', 'yarls wood')
    """
    text = words
    if not words.isascii():
        # Here, because names are seldom so: a start need not wait for all of Unicode.
        import unicodedata

        from ohc.values import UNSEEN

        # What nobody sees would part a word in two.
        text = unicodedata.normalize("NFKC", words.translate(UNSEEN))
    # Without apostrophes first: Yarl's is yarls, as people type it, and not yarl s.
    text = text.casefold().translate(_APOSTROPHES)
    return " ".join(_NO_LETTERS.sub(" ", text.replace("&", " and ")).split())


class Register(Record):
    """
    Everything of one kind that can be named, and the forms its names take.

    ``names`` leads from a plain name to the keys it stands for: usually one,
    several where a name is shared ("London" is three area teams); ``codes`` from
    what no part will do of. ``decorations`` are what a name may bear ("hmp {}"),
    with the keys that may bear it, if not all. ``labels`` leads from a key to what
    people are shown, ``mistaken`` from what is something else (a sub-region is no
    area team) to what to do; ``listed`` is the command that lists all; ``place`` says
    which are meant where someone names a place.
    """

    kind: str
    names: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, tuple[str, ...]]
    decorations: Mapping[str, Collection[str] | None]
    labels: Mapping[str, str]
    mistaken: Mapping[str, str]
    listed: str
    place: Callable[[str], str] | None = None

    def exact(self, wanted: str) -> tuple[str, ...]:
        """Return the keys of which the plain words are a whole name or a code."""
        keys = dict.fromkeys(self.codes.get(wanted, ()))
        # Decorations are taken off what is asked: to spell out every form of every
        # name would make thousands of strings at each start.
        for decoration, bearers in self.decorations.items():
            before, after = decoration.split("{}")
            if wanted.startswith(before) and wanted.endswith(after):
                bare = wanted[len(before) : len(wanted) - len(after)]
                for key in self.names.get(bare, ()):
                    if bearers is None or key in bearers:
                        keys[key] = None
        return tuple(keys)

    def find(self, words: str) -> tuple[str, ...]:
        """
        Return the keys that the words name.

        A whole form beats a part of a name; a part is words that begin words of
        the name, and must fit one key only. Raises UnknownName or AmbiguousName.
        """
        wanted = plain(words)
        if exact := self.exact(wanted):
            return exact
        if wanted in self.mistaken:
            raise WrongWords(f"{in_quotes(words)} {self.mistaken[wanted]}")
        near = {
            key
            for name, keys in self.names.items()
            if _begins(name, wanted.split())
            for key in keys
        }
        if not near:
            spelled = {name: self.labels[keys[0]] for name, keys in self.names.items()}
            raise UnknownName(
                self.kind,
                words,
                known=spelled,
                listed=self.listed,
                meant=self.place(words) if self.place else "",
            )
        if len(near) > 1:
            candidates = [label for key, label in self.labels.items() if key in near]
            raise AmbiguousName(self.kind, words, candidates=candidates)
        return tuple(near)

    def understanding(self, words: str) -> str:
        """Return how a part of a name was understood; nothing for a whole one."""
        if self.exact(plain(words)):
            return ""
        meant = "; ".join(self.labels[key] for key in self.find(words))
        return f"{in_quotes(words)} was read as the {self.kind} {meant}."


def _begins(form: str, parts: list[str]) -> bool:
    words = form.split()
    return bool(parts) and all(
        any(word.startswith(part) for word in words) for part in parts
    )


def register(
    kind: str,
    names: Iterable[tuple[str, str]],
    *,
    decorations: Mapping[str, Collection[str] | None] | None = None,
    codes: Iterable[tuple[str, str]] = (),
    labels: Mapping[str, str] | None = None,
    mistaken: Mapping[str, str] | None = None,
    listed: str = "",
) -> Register:
    """Return a register made of pairs: a key, and the plain form of a name of it."""
    known = _by_form(names)
    return Register(
        kind=kind,
        names=known,
        codes=_by_form(codes),
        decorations=decorations or {"{}": None},
        labels=labels or {key: key for keys in known.values() for key in keys},
        mistaken=mistaken or {},
        listed=listed,
    )


def _by_form(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    forms: dict[str, dict[str, None]] = {}
    for key, form in pairs:
        forms.setdefault(form, {})[key] = None
    return {form: tuple(keys) for form, keys in forms.items()}


def own_names(kind: str, names: Iterable[str]) -> Register:
    """Return a register of things that have just the one name."""
    return register(kind, ((name, plain(name)) for name in names))
