"""The files that people mean by the paths they give."""

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ohc.files.closed import (
    CLOSED_FILE,
    CLOSED_FOLDER,
    GONE,
    WILD,
    closed_to,
    is_folder,
    refuse_closed,
)
from ohc.files.nearby import ANSWERS_FILES
from ohc.files.unreadable import LARGEST_FILE, Unreadable, too_large
from ohc.files.walking import NoSuchFile, folders_below, matching
from ohc.lines import in_quotes
from ohc.record import Record

BESIDE = frozenset(
    {
        "aliases.csv",
        "words.csv",
        "periods.csv",
        "contacts.csv",
        *ANSWERS_FILES,
        "columns.toml",
        "ohc.toml",
    }
)
"""What stands beside returns and tells how to read them; no returns."""

NOBODYS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
SCRIPTS = (".bat", ".cmd", ".sh", ".ps1", ".lnk", ".tmp")
EXCEL_LOCK, LIBREOFFICE_LOCK = "~$", ".~lock."
TOO_LONG = "its path is too long; move it to a folder nearer the top"


class InputFile(NamedTuple):
    """A file to be read, by its name as shown, and the folder that was given."""

    name: str
    root: str


class Gathered(Record):
    """The files to read, in order, and the locks that lie about."""

    files: tuple[InputFile, ...]
    locks: tuple[Path, ...]


def gather(paths: Iterable[str]) -> Gathered:
    """
    Return the files that the paths mean, each once, in the order of their names.

    A path is a file, a folder (searched below) or a pattern with wildcards. A
    folder's own hidden files, scripts and what stands beside returns are left
    out; a file that is named is not. A folder that may not be opened stands for the
    files in it, so that it is reported as they would be. Raises NoSuchFile, and
    NothingOpen where there is nothing else.
    """
    files: dict[str, InputFile] = {}
    locks: dict[str, Path] = {}
    for path in paths:
        for file in _meant(path):
            # Windows knows a file by its name in any case, and counts it once.
            place = os.path.normcase(os.path.abspath(file.name))  # noqa: PTH100 - text
            if _is_lock(file.name) and not _is_device(file.name):
                locks.setdefault(place, Path(file.name))
            else:
                files.setdefault(place, file)
    refuse_closed([file.name for file in files.values()])
    return Gathered(tuple(files.values()), tuple(locks.values()))


def paths_in_list(lines: Iterable[str]) -> list[str]:
    """Return the paths of a list, a line each; blank lines and # comments aside."""
    # Explorer puts quotation marks around what it copies as a path.
    stripped = (line.strip().strip('"') for line in lines)
    return [line for line in stripped if line and not line.startswith("#")]


def _meant(path: str) -> Iterator[InputFile]:
    name = path and os.fspath(Path(path))
    if path and is_folder(name):
        yield from _below(name)
    elif _is_there(name):
        yield InputFile(name, os.fspath(Path(path).parent))
    # The shell of Windows hands wildcards on as they are typed.
    elif WILD & {*path}:
        yield from _fitting(path)
    else:
        where = "" if Path(path).is_absolute() else f" in {Path.cwd()}"
        raise NoSuchFile(
            f"There is no file or folder called {path or in_quotes(path)}{where}.",
            "Check the name.",
        )


def _is_there(path: str) -> bool:
    try:
        # A link that leads nowhere is there too: it is named, not left out.
        os.lstat(path)
    except PermissionError:
        # It is reported with the others that cannot be read; of a pattern the folder.
        return not WILD & {*path}
    except (OSError, ValueError):
        return False
    return True


def _fitting(pattern: str) -> Iterator[InputFile]:
    folder, name = os.path.split(pattern)
    # Brackets in the name of a folder that exists are no wildcards.
    known = glob.escape(folder) if os.path.isdir(folder) else folder  # noqa: PTH112
    searched = os.path.join(known, name)  # noqa: PTH118 - text
    paths = sorted(matching(searched))
    fitting = [path for path in paths if _is_lock(path) or not is_left_out(path)]
    closed = [*closed_to(searched)]
    yield from (InputFile(folder, folder) for folder in closed)
    if not fitting and not closed:
        raise NoSuchFile(
            f"No file matches {pattern}.", "Check the folder and the name."
        )
    for path in fitting:
        if is_folder(path):
            yield from _below(path)
        else:
            yield InputFile(path, os.path.dirname(path))  # noqa: PTH120 - text


def _below(folder: str) -> Iterator[InputFile]:
    closed: list[str] = []
    for place, names in folders_below(folder, closed):
        for name in names:
            if _is_lock(name) or not is_left_out(name):
                path = os.path.join(place, name)  # noqa: PTH118 - text
                yield InputFile(path, folder)
    # A folder that may not be searched is listed with the files that may not be read.
    yield from (InputFile(place, folder) for place in closed)


def is_left_out(path: str) -> bool:
    """Return whether a file of a folder or archive is nobody's return."""
    # Archives made on Windows may have backslashes in them.
    name = path.replace("\\", "/").rpartition("/")[2].casefold()
    return (
        name in BESIDE
        or name in NOBODYS
        or name.startswith((".", EXCEL_LOCK))
        or name.endswith(SCRIPTS)
    )


def _is_lock(path: str) -> bool:
    return os.path.basename(path).startswith((EXCEL_LOCK, LIBREOFFICE_LOCK))  # noqa: PTH119 - text


def _is_device(path: str) -> bool:
    """Return whether a path is a pipe, a socket or a device: to open one may hang."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - text
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_bytes(path: str) -> bytes:
    """
    Return the bytes of a file that someone sent.

    Raises Unreadable: no-access where a permission or another program keeps it, or
    it is gone, too-large before it is loaded, damaged where it cannot be had.
    """
    try:
        if stat.S_ISDIR((about := os.stat(path)).st_mode):  # noqa: PTH116 - twice as fast
            os.listdir(path)  # noqa: PTH208 - a folder is listed where that is refused
            raise Unreadable("not-a-workbook", "This is a folder.")
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(
                "not-a-workbook", "This is a pipe or a device, not a file."
            )
        if about.st_size > LARGEST_FILE:
            raise too_large(about.st_size)
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
            return file.read()
    except PermissionError as error:
        raise Unreadable(
            "no-access", CLOSED_FOLDER if is_folder(path) else CLOSED_FILE
        ) from error
    except FileNotFoundError as error:
        raise Unreadable("no-access", GONE) from error
    except OSError as error:
        reason = TOO_LONG if error.errno == errno.ENAMETOOLONG else error.strerror
        raise Unreadable("damaged", f"ohc cannot read it: {reason}.") from error


def lock_names(name: str) -> tuple[str, ...]:
    """
    Return how programs may call the lock beside a file that they have open.

    >>> lock_names("prison-garth.docx")[1], lock_names("minutes.docx")[1]
    ('~$ison-garth.docx', '~$inutes.docx')
    """
    # Word makes room for its mark: two letters are cut off a name of eight or more
    # before its suffix, one off a name of seven.
    cut = min(2, max(0, len(Path(name).stem) - 6))
    return (
        f"{EXCEL_LOCK}{name}",
        f"{EXCEL_LOCK}{name[cut:]}",
        f"{LIBREOFFICE_LOCK}{name}#",
    )


def holder(lock: Path) -> tuple[str, str]:
    """Return whose lock it is, as far as it says, and the name of the workbook."""
    name = lock.name
    if name.startswith(EXCEL_LOCK):
        workbook, decode = name.removeprefix(EXCEL_LOCK), _excel_user
    else:
        inner = name.removeprefix(LIBREOFFICE_LOCK).removesuffix("#")
        workbook, decode = inner, _libreoffice_user
    try:
        with lock.open("rb") as file:
            # A lock has less than 200 bytes; what is larger is something else.
            return decode(file.read(1024)), workbook
    except OSError:
        # Excel keeps its own lock closed to others while it runs.
        return "", workbook


def _excel_user(data: bytes) -> str:
    # A byte of length and the name; Word and Excel repeat it in UTF-16 behind.
    return (
        data[1 : 1 + data[0]].decode("cp1252", "replace").strip("\0 ") if data else ""
    )


def _libreoffice_user(data: bytes) -> str:
    # Name, account, machine, time: the name is blank where nobody set one.
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields if field.strip()), "")
