"""Make everything that is handed out: packages, ohc.pyz, bundles and checksums."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from packing import checksums, write_bundle, write_one_file
from targets import PLATFORMS, TARGETS, Target
from wheels import NotServed, Wheel, gather


def build(source: Path, folder: Path) -> Path:
    """Build the sdist, and of it the wheel; return the wheel."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, stdout=subprocess.DEVNULL)
    [wheel] = folder.glob("*.whl")
    return wheel


def make(source: Path, folder: Path, targets: Iterable[Target]) -> list[str]:
    """Make what is handed out for machines, and return what could not be."""
    ours = build(source, folder)
    version = Wheel(ours).version
    left_out = []
    for system in PLATFORMS:
        wheels: list[Wheel] = []
        with TemporaryDirectory() as downloads:
            for target in (target for target in targets if target.system == system):
                print(f"{target}: wheels", flush=True)
                try:
                    needed = gather(ours, target, Path(downloads) / str(target))
                except NotServed as error:
                    left_out.append(f"{target}: {error}")
                    continue
                print(f"{target}: ohc.pyz", flush=True)
                one_file = folder / f"ohc-{version}-{target}.pyz"
                write_one_file(needed, target, one_file)
                wheels += needed
            if wheels:
                name = f"ohc-{version}-{system}-x64-offline.zip"
                write_bundle(wheels, system, folder / name)
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    (folder / "SHA256SUMS").write_text(checksums(files), encoding="utf-8")
    return left_out


def main() -> None:
    """Make it all into a folder, and say what was left out and what was not tried."""
    folder = Path(sys.argv[1])
    folder.mkdir()
    left_out = make(Path(), folder, TARGETS)
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    print("Not run: what is for Windows. It was put together from wheels.")
    for line in left_out:
        print("LEFT OUT:", line)
    if left_out:
        sys.exit(1)


if __name__ == "__main__":
    main()
