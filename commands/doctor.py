"""``ohc doctor``: what may go wrong on this machine."""

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
    Check what may go wrong on this machine; exit 1 where something is broken.

    Looks at Python, packages, tables, settings, the right to write here, free
    space and the code page. Leaves nothing behind.

    Examples:
      ohc doctor

    """
    rows = examine(Path.cwd())
    return Outcome(
        title="What may go wrong on this machine",
        columns=DOCTOR_FIELDS,
        rows=rows,
        exit_code=CANNOT if is_broken(rows) else 0,
    )
