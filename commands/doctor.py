"""``ohc doctor``: what may go wrong on this computer."""

from pathlib import Path

from ohc.cli.building import command, group
from ohc.cli.doctor import DOCTOR_FIELDS, examine, is_broken
from ohc.errors import CANNOT
from ohc.outcome import Outcome
from ohc.output import Printing

app = group()


@app.command()
@command
def doctor(printing: Printing) -> Outcome:
    """
    Check that ohc works on this computer.

    Looks at Python, packages, tables, settings, free space, the code page and
    whether files can be saved here. It changes nothing. Exit code 1 means that
    something does not work.

    Examples:
      ohc doctor

    """
    rows = examine(Path.cwd())
    return Outcome(
        title="Does ohc work on this computer?",
        columns=DOCTOR_FIELDS,
        rows=rows,
        exit_code=CANNOT if is_broken(rows) else 0,
    )
