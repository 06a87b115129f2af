"""How ohc.pyz starts: the packages are unpacked once, and found there from then on."""

import os
import sys
from pathlib import Path

BUILD = "set when it is packed"
PYTHON = "set for its machine"


def start() -> None:
    """Run ohc from where it is unpacked; the first time, let shiv unpack it."""
    refuse_other_python("{}.{}".format(*sys.version_info))
    archive = Path(__file__).parent.resolve().name
    site = _cache() / f"{archive}_{BUILD}" / "site-packages"
    if not site.is_dir():
        import _bootstrap  # type: ignore[import-not-found]

        _bootstrap.bootstrap()
        return
    # What shiv does from here on takes as long as ohc itself: it reads the archive.
    sys.path[0] = str(site)
    below = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{site}{os.pathsep}{below}" if below else str(site)
    from ohc.__main__ import run

    run()


def refuse_other_python(running: str) -> None:
    """End with a sentence where this is not the Python that the packages are for."""
    # Else some command would fail later, on a package that was compiled for another.
    if running != PYTHON:
        sys.exit(
            f"Error: this file is for Python {PYTHON}, and you have {running}.\n"
            f"Type: py -{PYTHON} {Path(sys.argv[0]).name}\n"
            f"Or use the file for Python {running}."
        )


def _cache() -> Path:
    """Return the folder to unpack into: of this account, and one that it may write."""
    if chosen := os.environ.get("SHIV_ROOT"):
        return Path(chosen).expanduser()
    try:
        cache = Path.home() / ".shiv"
        # Tried: what Windows says of permissions may be wrong.
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / ".ohc").open("a"):
            return cache
    except (OSError, RuntimeError):
        cache = temporary_folder()
        os.environ["SHIV_ROOT"] = str(cache)
        return cache


def temporary_folder() -> Path:
    """Return a temporary folder of this account alone. Ends where it cannot be."""
    import stat
    import tempfile

    has_numbers = hasattr(os, "getuid")
    owner = os.getuid() if has_numbers else os.environ.get("USERNAME")
    cache = Path(tempfile.gettempdir()) / f"ohc-{owner}"
    try:
        cache.mkdir(0o700)
    except FileExistsError:
        about = cache.lstat()
        is_ours = not has_numbers or about.st_uid == os.getuid()
        if not (is_ours and stat.S_ISDIR(about.st_mode)):
            # Another account would choose what runs.
            sys.exit(
                f"Error: {cache} is not yours. Set SHIV_ROOT to a folder of yours."
            )
    return cache


if __name__ == "__main__":
    start()
