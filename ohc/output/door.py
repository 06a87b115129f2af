"""The one door through which an outcome reaches a terminal, a pipe or a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ohc.errors import CannotWrite, UnknownName
from ohc.files import inputs
from ohc.lines import counted, in_quotes, unbroken
from ohc.outcome import Outcome, View
from ohc.outgoing import for_print, for_programs
from ohc.output import console, formats
from ohc.output.telling import USUAL, Talk, tell
from ohc.record import Record

Recorder = Callable[[], Sequence[str]]


class Printing(Record):
    """How an outcome is to be shown, in the words of the person who asked."""

    format: str | None = None
    output: str | None = None
    columns: tuple[str, ...] = ()
    force: bool = False


class Door(Record):
    """A way out that was checked before the work began."""

    format: formats.Format
    target: Path | None
    columns: tuple[str, ...]
    force: bool
    talk: Talk = USUAL

    def show(self, outcome: Outcome, record: Recorder = tuple) -> None:
        """
        Put the outcome where it was asked for, and what to say of it on stderr.

        The ``record`` is made when it is there, and returns what to say of that.
        Raises UnknownName for a column that there is not, CannotWrite for a
        file that cannot be written or is there already.
        """
        table = self._arranged(outcome)
        remarks: Sequence[str] = ()
        try:
            remarks = self._put(table)
            remarks = [*remarks, *record()]
        finally:
            # What was written beside it, such as a summary, is there all the same
            # where the table cannot be put, or nobody reads on.
            tell(
                table,
                self.talk,
                remarks=remarks,
                is_printed=self.format.printed,
                is_on_screen=self.format.printed and not self.target,
            )

    def _put(self, table: Outcome) -> Sequence[str]:
        """Put a table out, and return what is to be said of how it is shown."""
        # A document is sent on without its stderr, so it has the closing inside.
        # Plain text is read by people too, for all that it has every field.
        is_read = self.format.printed or self.format.name == "plain"
        outgoing = for_print if is_read else for_programs
        whole = outgoing(table._replace(notes=table.on_paper()))
        if self.target:
            return [self._written(self.target, whole)]
        if self.format.name == "table":
            return self._draw(whole)
        console.put(self.format.content(whole, to_file=False))
        return []

    def _draw(self, table: Outcome) -> Sequence[str]:
        from ohc.output.screen import page

        if table.brief and not self.talk.verbose and not self.columns:
            table = table._replace(view=table.brief)
        drawn = page.drawn(page.spelled(table), console.window())
        if console.is_watched():
            # Only here, so that no pipe waits for Rich to be loaded.
            from ohc.output.screen import terminal

            console.clear()
            terminal.show(drawn.lines)
        else:
            console.put(drawn.text)
        return drawn.remarks

    def _written(self, target: Path, table: Outcome) -> str:
        """Write a table to a file, and return a sentence that says so."""
        from ohc.files import writing

        content = self.format.content(table, to_file=True)
        written = writing.write(target, content, force=self.force)
        # TOML and pictures have no rows of their own to count.
        has_rows = self.format.name not in formats.OWN
        rows = f": {counted(len(table.rows), 'row')}" if has_rows else ""
        return f"Wrote {unbroken(str(written))}{rows}."

    def _arranged(self, outcome: Outcome) -> Outcome:
        if self.format.printed:
            return _printed(outcome, self.columns)
        records = outcome.rows if outcome.records is None else outcome.records
        columns = outcome.fields if outcome.records is not None else ()
        columns = columns or outcome.all_columns()
        # A workbook has the printed table, too; what someone chose is on both sheets.
        has_paper = self.format.name == "xlsx" and not self.columns
        return outcome._replace(
            columns=chosen_columns(self.columns, columns) if self.columns else columns,
            rows=records,
            # A program would take the totals for one more record.
            totals=None,
            view=View(chosen=bool(self.columns)),
            paper=_printed(outcome, ()) if has_paper else None,
        )


def _printed(outcome: Outcome, asked: Sequence[str]) -> Outcome:
    """Return an outcome with the columns that are printed, or those asked for."""
    columns = outcome.view.columns or outcome.columns
    if asked:
        known = outcome.all_columns() if outcome.records is None else columns
        known = tuple(dict.fromkeys((*known, *next(iter(outcome.rows), {}))))
        columns = chosen_columns(asked, known)
    return outcome._replace(
        columns=columns,
        view=outcome.view._replace(chosen=bool(asked)),
    )


class Voice(Record):
    """The way out of a command that writes files: what to say of it on stderr."""

    talk: Talk = USUAL

    def show(self, outcome: Outcome, record: Recorder = tuple) -> None:
        """Say what was done; print what would be done, where there are rows of it."""
        if outcome.rows:
            open_door(Printing(), self.talk).show(outcome, record)
        else:
            tell(outcome, self.talk, remarks=record())


def open_door(printing: Printing, talk: Talk = USUAL) -> Door:
    """
    Return the way out that was asked for.

    Raises UnknownName or WrongWords for a format that there is not or that does
    not go with the file's suffix, CannotWrite where the file is there already.
    """
    target = _target(printing.output)
    chosen = formats.choose(printing.format, target)
    if target:
        # Here, since most results go to a screen or a pipe.
        from ohc.files import writing

        inputs.writes([target])
        writing.check_target(target, force=printing.force)
    return Door(
        chosen,
        target,
        columns=printing.columns,
        force=printing.force,
        talk=talk,
    )


def wants_all_fields(printing: Printing) -> bool:
    """Return whether more may be shown than the main columns of a printed format."""
    chosen = formats.choose(printing.format, _target(printing.output))
    return bool(printing.columns) or not chosen.printed


def is_json(printing: Printing) -> bool:
    """Return whether rows go out as JSON, which may hold lists."""
    chosen = formats.choose(printing.format, _target(printing.output))
    return chosen.name in {"json", "jsonl"}


def _target(output: str | None) -> Path | None:
    if output is None or output == "-":
        return None
    if not output.strip() or output.endswith(("/", "\\")):
        raise CannotWrite(f"{in_quotes(output)} is a folder.", "Add a file name.")
    return Path(output)


def chosen_columns(asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """
    Return the columns asked for, in that order, each once.

    Commas separate them: ``--columns id,name``. Raises UnknownName.
    """
    # The header of a stranger's column may hold a comma itself.
    names = [
        name
        for part in asked
        for name in ([part] if part in known else map(str.strip, part.split(",")))
    ]
    for name in names:
        # No part will do: it would change its meaning when a column is added.
        if name not in known:
            raise UnknownName("column", name, known)
    return tuple(dict.fromkeys(names))
