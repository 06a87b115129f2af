"""``ohc report``: a folder of pages about one patch, with an index."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from ohc.cli.building import group, talking
from ohc.cli.returns import Paths, work
from ohc.errors import CannotWrite
from ohc.files import inputs, writing
from ohc.lines import counted
from ohc.outcome import Outcome
from ohc.output import Printing, open_door
from ohc.output.telling import Talk
from ohc.patch import patch_unless
from ohc.reference.establishments import Selection, select

INDEX = "index.html"
NOTHING_SAID = Talk(quiet=True)

app = group()


class Part(NamedTuple):
    """A page of the folder: its file and title, a summary, and how to write it."""

    file: str
    title: str
    about: str
    write: Callable[[Path], Outcome]


@app.command()
@talking
def report(
    paths: Paths = None,
    *,
    selection: Selection,
    agreements: Annotated[
        str | None,
        typer.Option(
            "--agreements", metavar="FOLDER", help="Folder of local agreements."
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FOLDER", help="Folder to write to."),
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace pages that exist.")
    ] = False,
) -> Outcome:
    """
    Write a folder of pages about one patch.

    Open index.html in it: it leads to the map and list of places, the budget, the
    commitments, who is responsible for what, and, if you give returns or a folder
    of agreements, to progress and the state of the agreements. If you select no
    establishments, ohc uses your patch from ohc.toml, or else the whole estate. The
    folder works from a shared drive or a memory stick.

    Examples:
      ohc report --lead Lancashire -o pages
      ohc report returns --lead Lancashire -o board

    """
    # Imported here, so that the help does not wait for the drawing code.
    from ohc.reporting.index_page import index_page

    chosen, _ = patch_unless(selection)
    # Report a name that is not recognised before creating a folder.
    select(chosen)
    folder = Path(output)
    parts = [*_parts(paths or (), chosen, agreements, force=force)]
    targets = [folder / name for name in (*(part.file for part in parts), INDEX)]
    _make_room(folder, targets, force=force)
    outcomes = [part.write(folder / part.file) for part in parts]
    links = [(part.file, part.title, part.about) for part in parts]
    index = index_page(links, chosen)
    written = writing.write(folder / INDEX, index, force=force)
    return Outcome(
        title="",
        columns=(),
        rows=(),
        closing=(
            *(outcome.closing[-1] for outcome in outcomes if outcome.accounts),
            f"Wrote {counted(len(targets), 'page')}. Open {written}.",
        ),
        exit_code=max(outcome.exit_code for outcome in outcomes),
        written=tuple(targets),
    )


def _make_room(folder: Path, targets: Sequence[Path], *, force: bool) -> None:
    """Create the folder, unless that would overwrite somebody's files."""
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder} is not a folder.", "Name another folder.")
    writing.make_folder(folder)
    inputs.writes(targets)
    for target in targets:
        writing.check_target(target, force=force)


def _parts(
    paths: Sequence[str], selection: Selection, agreements: str | None, *, force: bool
) -> Iterator[Part]:
    """Give the pages of the folder, in the order of the index."""
    show = partial(_shown, force=force)
    if paths:
        yield Part(
            "progress.html",
            "Progress on the 12 priorities",
            "What establishments returned: complete, behind, red, missing.",
            partial(_progress, paths, selection, force=force),
        )
    yield Part(
        "estate.html",
        "Prisons and other secure places",
        "A map and a list, by area team, as published in February 2013.",
        show("estate", "estate_map", selection=selection),
    )
    yield Part(
        "budget.html",
        "Who commissions what, and the money",
        "The amounts of 2012/13, with what is still to be confirmed.",
        show("budget", "show"),
    )
    yield Part(
        "commitments.html",
        "The 12 priorities and their commitments",
        "What the National Partnership Agreement asks for, of whom and by when.",
        show("priorities", "commitments"),
    )
    yield Part(
        "responsibilities.html",
        "Who is responsible for what",
        "NHS England, NOMS and Public Health England, duty by duty.",
        show("matrix", "matrix", matrix_name="roles"),
    )
    if agreements:
        yield Part(
            "agreements.html",
            "Local delivery agreements",
            "Which are complete, in part or missing.",
            show("lda", "status", paths=[agreements], selection=selection),
        )


def _shown(
    module: str, function: str, /, *, force: bool, **values: Any
) -> Callable[[Path], Outcome]:
    """Return the function that writes the page of another command."""

    def write(target: Path) -> Outcome:
        # By name, as in the root command: nothing imports a command.
        run = getattr(import_module(f"ohc.commands.{module}"), function).__wrapped__
        printing = Printing(output=str(target), force=force)
        own = {"ask": _ask()} if module == "matrix" else {}
        with inputs.guarded():
            outcome: Outcome = run(**values, **own, printing=printing)
            open_door(printing, NOTHING_SAID).show(outcome._replace(closing=()))
        return outcome

    return write


def _ask() -> Any:
    from ohc.reference.responsibility import Ask

    return Ask()


def _progress(
    paths: Sequence[str], selection: Selection, target: Path, *, force: bool
) -> Outcome:
    from ohc.progress.options import ReadOptions, When
    from ohc.reporting.board import reported
    from ohc.reporting.page_request import Request

    with inputs.guarded():
        return reported(
            paths,
            Request(output=str(target), force=force),
            selection=selection,
            when=When(),
            options=ReadOptions(),
            work=work(),
        )
