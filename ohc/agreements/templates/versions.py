"""Templates that people made for an older layout, which still work for a while."""

import re

from ohc.agreements.wording.older import older_names


def is_older(source: str) -> bool:
    """
    Return whether a template uses names that only version 0.1.0 handed out.

    >>> is_older("{{ parties.title }}"), is_older("{{ agreement.name }}, parties")
    (True, False)
    """
    tags = re.findall(r"{{.*?}}|{%.*?%}", source, re.DOTALL)
    # A name after a full stop is a field of another: section.contents is none of ours.
    names = re.compile(rf"(?<![\w.'\"])(?:{'|'.join(sorted(older_names()))})\b")
    return any(names.search(tag) for tag in tags)


def note(name: str) -> str:
    """Return what is said of a template of an older layout."""
    return (
        f"{name} was made for the layout of ohc 0.1.0, and works for one more version: "
        "ohc lda template -o new.docx writes the new one to restyle."
    )
