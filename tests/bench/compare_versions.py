"""
Runs the same commands in two versions, and says where a byte of what comes out differs.

    python tests/bench/compare_versions.py OLD/.venv/bin/python NEW/.venv/bin/python

Commands are every example of every help in every format, the demo, returns and
agreements; with a word behind, only those that have it. Compared are the exit code,
stdout, stderr and every file written.
"""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

FORMATS = ("table", "plain", "csv", "tsv", "json", "jsonl", "md", "html", "grid")
FILES = ("xlsx", "docx", "html", "csv", "md")
SEAL = re.compile(rb' made="[0-9a-f]{64}" seal="[0-9a-f]{64}"')
PRISONS = ("Maidstone", "Doncaster", "Peterborough", "Frankland", "Isle of Wight")
DRIVER = """
import io, json, os, sys
try:
    from ohc.cli.root import main
except ImportError:
    from ohc.cli import main
def run(words, number):
    child = os.fork()
    if not child:
        for stream, name in ((1, "out"), (2, "err")):
            file = os.open(f"../said/{number}.{name}", os.O_CREAT | os.O_WRONLY)
            os.dup2(file, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        try:
            code = main(words)
            sys.stdout.flush()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            code = 99
        sys.stderr.flush()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
lines = json.load(open(sys.argv[1]))
json.dump([run(words, n) for n, words in enumerate(lines)], open("../codes.json", "w"))
"""


def examples(python: str) -> list[list[str]]:
    """Return the words of every help page, and of every example on it."""
    pages: list[list[str]] = [[]]
    lines: list[list[str]] = []
    while pages:
        words = pages.pop(0)
        shown = subprocess.run(
            [python, "-P", "-m", "ohc", *words, "--help"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "COLUMNS": "80"},
        ).stdout
        lines.append([*words, "--help"])
        example = re.findall(r"^ +(ohc .+)$", shown, flags=re.MULTILINE)
        lines += [shlex.split(line)[1:] for line in example if "[OPTIONS]" not in line]
        _, _, commands = shown.partition("\nCommands:\n")
        found = re.findall(r"^  ([a-z]+)  ", commands, flags=re.MULTILINE)
        pages += [[*words, name] for name in found]
    return lines


def command_lines(python: str) -> list[list[str]]:
    """Return every command line to run, in order: later ones read what is written."""
    lines = [["demo", "play"], ["demo", ".", "--force"]]
    for words in examples(python):
        if words == ["doctor"]:
            continue  # it names the interpreter, which differs
        lines.append(words)
        if "--help" in words or "-o" in words or "--output" in words:
            continue
        if "-f" not in words and words[0] not in {"lda", "demo"}:
            lines += [[*words, "-f", name] for name in FORMATS]
            stem = hashlib.sha256(" ".join(words).encode()).hexdigest()[:8]
            lines += [[*words, "-o", f"x-{stem}.{suffix}"] for suffix in FILES]
    lines += [["lda", "generate", *PRISONS, "-o", "five"]] * 2
    lines += [["lda", "generate", *PRISONS, "-o", "five", "--as", "docx,md,html"]]
    lines += [["lda", "status", "five"], ["lda", "answers", *PRISONS, "-o", "a.xlsx"]]
    lines += [["lda", "template", "-o", f"t.{kind}"] for kind in ("docx", "md", "html")]
    for command in ("tally", "check", "missing", "read", "inspect"):
        lines.append(["progress", command, "play/returns"])
        lines.append(["progress", command, "play/returns", "-f", "json"])
        lines.append(["progress", command, "play/returns", "--framework", "none"])
        lines.append(["progress", command, "nowhere"])
    for by in ("establishment", "commitment", "region", "team,priority", "period"):
        lines.append(["progress", "tally", "play/returns", "--by", by, "-f", "csv"])
    for across in ("priority", "commitment", "region", "period", "establishment"):
        lines.append(["progress", "tally", "play/returns", "--across", across])
        words = ["--by", "kind", "--across", across, "--count", "total", "-f", "json"]
        lines.append(["progress", "tally", "play/returns", *words])
    lines += [["esttae"], ["estate", "-a", "Atlantis"], ["matrix", "taks"], ["-x"]]
    return lines


def run(python: str, lines: list[list[str]], folder: Path) -> dict[str, str]:
    """Return a sum of all that came out of each command and of each file."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "said").mkdir(parents=True)
    (folder / "work").mkdir()
    (folder / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    environment = {
        **os.environ,
        "COLUMNS": "80",
        "XDG_CONFIG_HOME": str(folder / "nobody"),
        "PYTHONHASHSEED": "0",
    }
    subprocess.run(
        [python, "-P", "-c", DRIVER, str(folder / "lines.json")],
        cwd=folder / "work",
        env=environment,
        check=True,
    )
    codes = json.loads((folder / "codes.json").read_text(encoding="utf-8"))
    came = {
        f"{n} {' '.join(words)}: exit": str(codes[n]) for n, words in enumerate(lines)
    }
    for n, words in enumerate(lines):
        for stream in ("out", "err"):
            said = (folder / "said" / f"{n}.{stream}").read_bytes()
            key = f"{n} {' '.join(words)}: {stream}"
            came[key] = said.decode("utf-8", "replace")
    for path in sorted((folder / "work").rglob("*")):
        if path.is_file():
            key = f"file {path.relative_to(folder / 'work')}"
            came[key] = hashlib.sha256(unsealed(path)).hexdigest()
    return came


def unsealed(path: Path) -> bytes:
    """Return the bytes of a file; of an agreement its parts, without the seal."""
    data = path.read_bytes()
    if path.suffix != ".docx" or not zipfile.is_zipfile(path):
        return data
    with zipfile.ZipFile(path) as archive:
        # The seal has a sum of the program that made it, so it always differs.
        parts = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    return repr([(name, SEAL.sub(b"", part)) for name, part in parts]).encode()


def compare(before: str, after: str, word: str = "") -> int:
    """Print what differs, and return how many commands and files do."""
    every = command_lines(before)
    lines = [
        words for words in every if word in words or words[0] == "demo" or not word
    ]
    with tempfile.TemporaryDirectory() as parent:
        # One after the other in the same folder: some outputs name their folder.
        old, new = (
            run(python, lines, Path(parent) / "run") for python in (before, after)
        )
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    for key in differing:
        print(f"--- {key}\n{old.get(key)}\n+++\n{new.get(key)}")
    files = sum(key.startswith("file ") for key in old)
    print(f"{len(lines)} commands, {files} files: {len(differing)} differ.")
    return len(differing)


if __name__ == "__main__":
    sys.exit(compare(*sys.argv[1:]) > 0)
