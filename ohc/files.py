"""Writing that cannot lose anything: a whole new file, or none."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ohc.errors import CannotWrite


def check_target(target: Path, *, force: bool) -> None:
    """
    Raise CannotWrite where a file is there already, or its folder is not.

    Asked before the work begins, so that nobody waits for a file in vain.
    """
    if target.is_dir():
        raise CannotWrite(f"{target} is a folder.", "Give the file a name.")
    if not target.parent.is_dir():
        raise CannotWrite(f"There is no folder {target.parent}.", "Make it first.")
    if target.is_file() and not force:
        raise CannotWrite(f"{target} is there already.", "Add --force to overwrite it.")


def write(target: Path, content: str | bytes, *, force: bool) -> Path:
    """
    Write a file and return its path.

    The content goes to a temporary file in the same folder and is moved into
    place when it is complete. Where another program holds the target, a dated
    sibling is written instead. Raises CannotWrite; what was there is unharmed.
    """
    check_target(target, force=force)
    data = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe: moving a file there would put an end to it.
            target.write_bytes(data)
            return target
        return _move_into_place(target.resolve(), data, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotWrite(
            f"{target} cannot be written: {reason}.",
            "Check the folder, the free space and your permission to write.",
        ) from error


def _move_into_place(real: Path, data: bytes, target: Path) -> Path:
    draft = real.with_name(f".ohc-{os.getpid()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, draft)
        try:
            draft.replace(real)
        except PermissionError:
            if not real.exists():
                raise
            stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
            target = target.with_name(f"{target.stem} {stamp}{target.suffix}")
            draft.replace(real.with_name(target.name))
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return target
