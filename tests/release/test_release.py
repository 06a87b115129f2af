"""What is handed out: for each machine what it needs, and it runs without a network."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import one_file_start
import pytest
from audit import verdict
from conftest import ROOT
from make_dist import build
from packing import (
    INSTALLERS,
    checksums,
    licence_of,
    licences,
    write_bundle,
    write_one_file,
)
from targets import TARGETS, Target
from wheels import NotServed, Wheel, gather

WINDOWS, LINUX = Target("windows", "3.12"), Target("linux", "3.12")


def wheel(folder: Path, name: str, *lines: str) -> Wheel:
    """Write a wheel that holds what it says of itself, and nothing else."""
    about = [f"Name: {name}", "Version: 1.0", *lines, ""]
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(about))
    return Wheel(path)


def test_what_is_required_is_judged_by_the_machine_it_is_for(tmp_path: Path) -> None:
    ours = wheel(
        tmp_path,
        "ours",
        'Requires-Dist: winonly; sys_platform == "win32"',
        'Requires-Dist: newer; python_version >= "3.13"',
        'Requires-Dist: drawing; extra == "png"',
        'Requires-Dist: testing; extra == "dev"',
        "Requires-Dist: always",
    )
    extras = frozenset({"png"})

    def names(target: Target) -> list[str]:
        return [line.name for line in ours.requirements(target, extras)]

    assert names(WINDOWS) == ["winonly", "drawing", "always"]
    assert names(LINUX) == ["drawing", "always"]
    assert names(Target("linux", "3.13")) == ["newer", "drawing", "always"]


def test_pip_gets_the_name_of_the_machine(tmp_path: Path) -> None:
    assert {"--platform=win_amd64", "--abi=cp312"} <= {*WINDOWS.pip_options}
    assert "--platform=manylinux2014_x86_64" in LINUX.pip_options
    assert len({str(target) for target in TARGETS}) == 8
    assert str(LINUX) == "linux-x64-py312"
    assert not [*tmp_path.iterdir()]


def test_an_installer_uses_nothing_but_the_folder_beside_it() -> None:
    for _, text in INSTALLERS.values():
        assert "--no-index --find-links wheels" in text
    name, text = INSTALLERS["windows"]
    assert text.isascii()
    assert text.count("\n") == text.count("\r\n")
    assert name == "install.bat"
    for line in text.splitlines():
        assert line.count('"') % 2 == 0


def test_checksums_are_what_sha256sum_reads() -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert checksums({"b": b"abc", "a": b"abc"}) == f"{digest}  a\n{digest}  b\n"


def test_a_licence_is_what_the_package_states(tmp_path: Path) -> None:
    stated = {
        "one": "License-Expression: MIT",
        "two": "Classifier: License :: OSI Approved :: BSD License",
        "three": "License: ISC",
        "four": "Summary: nothing of it",
    }
    known = [wheel(tmp_path, name, line) for name, line in stated.items()]
    assert [*map(licence_of, known)] == ["MIT", "BSD License", "ISC", "not stated"]
    assert "| four | 1.0 | not stated |" in licences(known)


FLAW = {"id": "PYSEC-1", "fix_versions": ["2.0"]}


@pytest.mark.parametrize(
    ("answer", "exit_code", "last"),
    [
        ("", 0, "LEFT OUT: pip-audit gave no answer"),
        ([{"name": "a", "skip_reason": "no data"}], 0, "LEFT OUT: pip-audit has no"),
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 of 1 packages audited"),
        ([{"name": "a", "version": "1", "vulns": [FLAW]}], 1, "1 of 1 packages"),
    ],
)
def test_an_audit_says_what_it_could_not_ask(
    answer: object, exit_code: int, last: str
) -> None:
    text = json.dumps({"dependencies": answer}) if answer else ""
    code, lines = verdict(text)
    assert code == exit_code
    assert lines[-1].startswith(last)


def test_one_file_ends_where_it_is_for_another_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_file_start, "PYTHON", "3.11")
    one_file_start.refuse_other_python("3.11")
    with pytest.raises(SystemExit, match=r"for Python 3\.11, and you have 3\.13"):
        one_file_start.refuse_other_python("3.13")


@pytest.mark.skipif(sys.platform == "win32", reason="it is named by a number elsewhere")
def test_nothing_is_unpacked_where_another_account_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = one_file_start.temporary_folder()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert one_file_start.temporary_folder() == folder
    folder.rmdir()
    # Of another account it might lead anywhere.
    folder.symlink_to(tmp_path)
    with pytest.raises(SystemExit, match="is not yours"):
        one_file_start.temporary_folder()


HERE = Target("linux", f"3.{sys.version_info.minor}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with ohc.pyz and an unpacked bundle, both for this machine."""
    if HERE not in TARGETS or sys.platform != "linux":
        pytest.skip("what is handed out is not for this machine")
    folder = tmp_path_factory.mktemp("dist")
    copy = folder / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "dist"))
    ours = build(copy, folder / "built")
    try:
        wheels = gather(ours, HERE, folder / "downloads")
    except NotServed as error:
        pytest.skip(f"the wheels cannot be had here: {error}")
    write_one_file(wheels, HERE, folder / "ohc.pyz")
    write_bundle(wheels, "linux", folder / "bundle.zip")
    with zipfile.ZipFile(folder / "bundle.zip") as archive:
        archive.extractall(folder)
    return folder


def run(*words: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program without a network, and with few variables."""
    alone = ["unshare", "--net"] if os.geteuid() == 0 else []
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **variables}
    return subprocess.run(
        [*alone, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@pytest.mark.slow
def test_one_file_runs_wherever_it_may_unpack(made: Path, tmp_path: Path) -> None:
    ohc = (sys.executable, made / "ohc.pyz")
    home = tmp_path / "home"
    home.mkdir()
    for _ in range(2):
        # Once unpacked, it starts another way.
        assert run(*ohc, "--version", HOME=str(home)).stdout.startswith("ohc ")
    [unpacked] = (home / ".shiv").glob("ohc.pyz_*")
    assert not [*unpacked.rglob("tests")]
    assert run(*ohc, "demo", "play", HOME=str(home)).returncode == 0
    words = ("progress", "tally", "play/returns", "--lead", "Lancashire")
    done = run(*ohc, *words, HOME=str(home))
    assert (done.returncode, "12 received + 3 missing" in done.stderr) == (3, True)
    # As where the home cannot be written to.
    (tmp_path / "file").touch()
    places = {"HOME": str(tmp_path / "file"), "TMPDIR": str(tmp_path)}
    for _ in range(2):
        assert run(*ohc, "--version", **places).stdout.startswith("ohc ")
    assert len([*tmp_path.glob("ohc-*/ohc.pyz_*")]) == 1


@pytest.mark.slow
def test_a_bundle_installs_without_a_network(made: Path, tmp_path: Path) -> None:
    bundle = made / "bundle"
    done = run("sh", bundle / "install.sh", sys.executable, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    ohc = tmp_path / "ohc" / "bin" / "ohc"
    done = run(ohc, "estate", "-a", "Wessex", "-o", "w.docx", HOME=str(tmp_path))
    assert done.stderr.startswith("Wrote w.docx")
    run(ohc, "budget", "-o", "b.png", HOME=str(tmp_path))
    assert Path("b.png").read_bytes().startswith(b"\x89PNG")
    check = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    subprocess.run(check, cwd=bundle, check=True)
    bill = json.loads((bundle / "sbom.cdx.json").read_text(encoding="utf-8"))
    listed = {f"{part['name']}-{part['version']}" for part in bill["components"]}
    assert {path.name for path in (bundle / "licences").iterdir()} <= listed
    assert len(listed) == len([*(bundle / "wheels").iterdir()])
