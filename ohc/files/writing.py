"""Writing that cannot lose anything: a whole new file, or none."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ohc.errors import CannotWrite
from ohc.files import inputs
from ohc.files.drafts import draft_beside, hold, tidy_once
from ohc.files.interruptions import undisturbed

ADVICE = "Check the folder, the free space and your permission to write."


def check_target(target: Path, *, force: bool) -> None:
    """
    Raise CannotWrite where a file is there already, or its folder is not.

    Asked before the work begins, so that nobody waits for a file in vain.
    """
    try:
        if target.is_dir():
            raise CannotWrite(f"{target} is a folder.", "Add a file name.")
        if not target.parent.is_dir():
            raise CannotWrite(
                f"The folder {target.parent} does not exist.", "Create it first."
            )
        if target.is_file() and not force:
            raise _there_already(target)
    except OSError as error:
        raise _cannot(target, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none, and tidy it. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tidy_once(folder.resolve())
    except OSError as error:
        raise CannotWrite(
            f"ohc cannot create the folder {folder}: {error.strerror}.", ADVICE
        ) from error


def write(
    target: Path, content: str | bytes, *, force: bool, updates: bool = False
) -> Path:
    """
    Write a file and return its path.

    The content goes to a temporary file in the same folder and is moved into
    place when it is complete; without force only where nothing is. Where another
    program holds the target, a dated sibling is written instead. Raises
    CannotWrite, also for a file that is read, unless what it ``updates`` is that;
    what was there is unharmed.
    """
    if not updates:
        inputs.refuse_read(target)
    check_target(target, force=force)
    data = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe: moving a file there would put an end to it.
            _pour(target, data)
            return target
        written = _write_whole(target, data, force=force)
        inputs.wrote(written)
        return written
    except FileExistsError as error:
        raise _there_already(target) from error
    except OSError as error:
        raise _cannot(target, error) from error
    except RuntimeError as error:
        # So Python says that a link leads to itself.
        raise CannotWrite(
            f"{target} is a shortcut to a file that no longer exists."
        ) from error


def write_all(files: Mapping[Path, bytes], *, force: bool) -> list[Path]:
    """
    Write files, and return their paths; those that are the same stay as they are.

    Folders are made where there are none. Raises CannotWrite with how far it came.
    """
    written: list[Path] = []
    for target, data in files.items():
        try:
            make_folder(target.parent)
            written.append(_write_unless_same(target, data, force=force))
        except (CannotWrite, OSError) as error:
            raise stopped(error, len(written), total=len(files)) from error
    return written


def _write_unless_same(target: Path, data: bytes, *, force: bool) -> Path:
    if holds(target, data):
        inputs.wrote(target)
        return target
    try:
        return write(target, data, force=force)
    except CannotWrite:
        # Another run of ours may have written the same meanwhile.
        if holds(target, data):
            return target
        raise


def holds(target: Path, data: bytes | None) -> bool:
    """Return whether a file holds these bytes, as far as that can be told."""
    try:
        return target.is_file() and target.read_bytes() == data
    except OSError:
        return False


def _pour(target: Path, data: bytes) -> None:
    # A pipe that nobody reads would be waited for without end.
    at_once = getattr(os, "O_NONBLOCK", 0)
    try:
        number = os.open(target, os.O_WRONLY | at_once)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise CannotWrite(f"{target} is a pipe that nothing reads.", ADVICE) from error
    with os.fdopen(number, "wb") as file:
        if at_once:
            os.set_blocking(number, True)
        file.write(data)


def _write_whole(target: Path, data: bytes, *, force: bool) -> Path:
    # Through a link to the file itself, so that the link stays one.
    real = target.resolve()
    tidy_once(real.parent)
    draft = draft_beside(real)
    with undisturbed():
        try:
            with draft.open("xb") as file:
                hold(file)
                file.write(data)
                file.flush()
                # Moved before its bytes are on the disk, a power cut leaves it blank.
                os.fsync(file.fileno())
                if os.name == "nt":
                    # Windows moves no file that is open.
                    file.close()
                return _move(draft, real, target=target, force=force)
        finally:
            # What went wrong before is worth more than that this does, too.
            with suppress(OSError):
                draft.unlink()


def _move(draft: Path, real: Path, *, target: Path, force: bool) -> Path:
    if not force:
        _move_where_nothing_is(draft, real)
        return target
    if real.exists():
        import shutil

        # Others who may read a shared file may still do so.
        shutil.copymode(real, draft)
    try:
        draft.replace(real)
    except PermissionError:
        if not real.exists():
            raise
        # So Windows says that Excel has the file open, or another run of ours.
        if holds(real, draft.read_bytes()):
            return target
        stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
        target = target.with_name(f"{target.stem} {stamp}{target.suffix}")
        draft.replace(real.with_name(target.name))
    return target


def _move_where_nothing_is(draft: Path, real: Path) -> None:
    # Windows refuses to rename over a file; elsewhere only a new link does so.
    if os.name == "nt":
        draft.rename(real)
        return
    try:
        os.link(draft, real)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, a share perhaps: look once more, and move.
        if real.exists():
            raise FileExistsError(real) from None
        draft.replace(real)


def _there_already(target: Path) -> CannotWrite:
    return CannotWrite(f"{target} already exists.", "Add --force to replace it.")


def _cannot(target: Path, error: OSError) -> CannotWrite:
    reason = error.strerror or str(error)
    return CannotWrite(f"ohc cannot write {target}: {reason}.", ADVICE)


def stopped(error: CannotWrite | OSError, done: int, *, total: int) -> CannotWrite:
    """Return how far the writing came before a full disk, say, put an end to it."""
    reason = error.message if isinstance(error, CannotWrite) else f"{error.strerror}."
    advice = error.hint if isinstance(error, CannotWrite) else ADVICE
    return CannotWrite(
        f"{reason} {done} of {total} files are complete; the others are unchanged.",
        f"{advice} Then run the same command again; it continues from there.",
    )
