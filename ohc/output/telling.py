"""What is said beside the result: one block on stderr, alike for all commands."""

import sys
from collections.abc import Iterable, Iterator

from ohc.outcome import Outcome, Remark
from ohc.output import console
from ohc.record import Record

NOTHING = "Nothing matches. Check the area team, kind and name."

WORDS = Remark("Headings", "to see what they mean, add -v")


class Talk(Record):
    """How much a command says: all there is to say, or errors and accounts alone."""

    verbose: bool = False
    quiet: bool = False


USUAL = Talk()


def tell(
    outcome: Outcome,
    talk: Talk = USUAL,
    *,
    remarks: Iterable[str] = (),
    is_printed: bool = True,
    is_on_screen: bool = False,
) -> None:
    """
    Say what is to be said of an outcome, its accounts last.

    ``remarks`` are those of the screen, on what it left out; notes go with printed
    formats only.
    """
    if not talk.quiet:
        for sentence in (*remarks, *outcome.warnings):
            console.say(sentence)
        if not has_news(outcome):
            console.say(NOTHING)
        is_explained = talk.verbose or not outcome.definitions
        is_unexplained = outcome.rows and is_on_screen and not is_explained
        _say_block((*outcome.block, *([WORDS] if is_unexplained else [])), talk)
        if is_printed:
            for sentence in _notes(outcome, talk):
                console.say(sentence)
        if talk.verbose:
            for detail in outcome.details:
                # One a line, whatever its length: that is how grep finds them.
                console.say(detail, is_whole=True)
        if is_on_screen and outcome.next_step:
            console.say(outcome.next_step)
    for sentence in outcome.closing:
        # Scripts read the accounts word for word; a person reads them in a window.
        console.say(sentence, is_whole=not sys.stderr.isatty())


def has_news(outcome: Outcome) -> bool:
    """Return whether there is a row to show, or something said of there being none."""
    return bool(outcome.rows or outcome.warnings or outcome.block or outcome.closing)


def _say_block(block: Iterable[Remark], talk: Talk) -> None:
    before = ""
    for remark in block:
        text = remark.full if talk.verbose and remark.full else remark.text
        # A label is said once for all that stands beside it.
        label = " " if remark.label == before else remark.label
        console.say(text, label=label)
        before = remark.label


def _notes(outcome: Outcome, talk: Talk) -> Iterator[str]:
    yield from outcome.notes
    if talk.verbose:
        yield from outcome.definitions
