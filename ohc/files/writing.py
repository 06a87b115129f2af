"""Writing that cannot lose anything: a whole new file, or none."""

import os
import re
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ohc.errors import CannotWrite
from ohc.files.interruptions import undisturbed

AN_HOUR = 3_600
DRAFT = re.compile(r"\.ohc-[0-9a-f]{16}\.tmp")
"""How a file is called until it is written whole."""

ADVICE = "Check the folder, the free space and your permission to write."


def check_target(target: Path, *, force: bool) -> None:
    """
    Raise CannotWrite where a file is there already, or its folder is not.

    Asked before the work begins, so that nobody waits for a file in vain.
    """
    try:
        if target.is_dir():
            raise CannotWrite(f"{target} is a folder.", "Give the file a name.")
        if not target.parent.is_dir():
            raise CannotWrite(f"There is no folder {target.parent}.", "Make it first.")
        if target.is_file() and not force:
            raise _there_already(target)
    except OSError as error:
        raise _cannot(target, error) from error


def tidy(folder: Path) -> None:
    """Take away the temporary files that a run of ours left when the power was cut."""
    # Not those of a run that is writing now: a file is written within seconds.
    latest = time.time() - AN_HOUR
    for path in folder.glob(".ohc-*.tmp"):
        with suppress(OSError):
            if DRAFT.fullmatch(path.name) and path.stat().st_mtime < latest:
                path.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"The folder {folder} cannot be made: {error.strerror}.", ADVICE
        ) from error


def write(target: Path, content: str | bytes, *, force: bool) -> Path:
    """
    Write a file and return its path.

    The content goes to a temporary file in the same folder and is moved into
    place when it is complete; without force only where nothing is. Where another
    program holds the target, a dated sibling is written instead. Raises
    CannotWrite; what was there is unharmed.
    """
    check_target(target, force=force)
    data = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe: moving a file there would put an end to it.
            target.write_bytes(data)
            return target
        return _write_whole(target, data, force=force)
    except FileExistsError as error:
        raise _there_already(target) from error
    except OSError as error:
        raise _cannot(target, error) from error
    except RuntimeError as error:
        # So Python says that a link leads to itself.
        raise CannotWrite(f"{target} is a link that leads nowhere.") from error


def _write_whole(target: Path, data: bytes, *, force: bool) -> Path:
    import secrets

    # Through a link to the file itself, so that the link stays one.
    real = target.resolve()
    draft = real.with_name(f".ohc-{secrets.token_hex(8)}.tmp")
    with undisturbed():
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                # Moved before its bytes are on the disk, a power cut leaves it blank.
                os.fsync(file.fileno())
            return _move(draft, real, target=target, force=force)
        finally:
            with suppress(FileNotFoundError):
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
        # So Windows says that Excel has the file open.
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
    return CannotWrite(f"{target} is there already.", "Add --force to overwrite it.")


def _cannot(target: Path, error: OSError) -> CannotWrite:
    reason = error.strerror or str(error)
    return CannotWrite(f"{target} cannot be written: {reason}.", ADVICE)
