"""Completion by the shell: what may come next, in real shells where they are there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ohc, start

from ohc.cli.completing import NAMES_OF, as_one_word
from ohc.reference.establishments import Selection, select
from ohc.reference.responsibility import find_matrix
from ohc.reference.tables import load_table

Asked = Callable[..., list[str]]


@pytest.fixture
def after(ohc: Ohc, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return what may come next after a line, as the scripts of shells ask for it."""

    def ask(line: str, shell: str = "bash") -> list[str]:
        variables = {
            "_OHC_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        # For whoever completes, who ends with it: here others need it later.
        monkeypatch.setitem(sys.modules, "rich", None)
        result = ohc()
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout.splitlines()

    return ask


@pytest.mark.parametrize(
    ("line", "next_words"),
    [
        ("ohc es", ["estate"]),
        ("ohc estate s", ["summary", "show"]),
        ("ohc --v", ["--version"]),
        ("ohc estate --ar", ["--area-team"]),
        ("ohc estate --area-team Ken", ["Kent-and-Medway"]),
        ("ohc progress tally returns -l west", ["west-Yorkshire"]),
        ("ohc estate -r nhs-l", ["nhs-london"]),
        ("ohc estate show yar", ["yarls-Wood"]),
        ("ohc lda generate prison -n Grend", ["Grendon-Spring-Hill"]),
        ("ohc lda generate Garth grend", ["grendon-Spring-Hill"]),
        ("ohc matrix compl", ["complaints"]),
        ("ohc matrix complaints --for doncas", ["doncaster"]),
        ("ohc progress history kirkh", ["kirkham"]),
        ("ohc help ", []),
    ],
)
def test_what_may_come_next(after: Asked, line: str, next_words: list[str]) -> None:
    assert [word for word in after(line) if word] == next_words


def test_zsh_and_powershell_say_what_an_option_does(after: Asked) -> None:
    [line] = after("ohc budget --colu", "zsh")
    assert '"--columns":"Show only these columns, separated by commas."' in line
    told = "--columns:::Show only these columns, separated by commas."
    assert after("ohc budget --colu", "powershell") == [told]


@pytest.mark.parametrize("parameter", NAMES_OF)
def test_every_name_that_is_completed_is_understood(parameter: str) -> None:
    table, column = NAMES_OF[parameter]
    names = {row[column] for row in load_table(table)}
    assert len(names) > 3
    for name in names:
        word = as_one_word(name)
        if table == "matrices":
            assert find_matrix(word)["matrix"] == name
        else:
            field = parameter if parameter in Selection._fields else "name"
            chosen, meant = (
                select(Selection(**{field: (typed,)})) for typed in (word, name)
            )
            assert chosen == meant
        # Nothing in it that a shell would take for its own.
        assert word.replace("-", "").isalnum()
        assert word.isascii()


def test_completion_loads_neither_rich_nor_what_commands_do() -> None:
    code = (
        "import os, sys\n"
        "os.environ.update(_OHC_COMPLETE='complete_zsh',"
        " _TYPER_COMPLETE_ARGS='ohc estate --area')\n"
        "from ohc.cli.root import main\ncode = main([])\n"
        "print(*[name for name in sys.modules if sys.modules[name]])\nsys.exit(code)"
    )
    done = start(code=code)
    loaded = done.stdout.decode().split()
    assert '"--area-team":"Area' in loaded[2]
    assert not {"rich", "pandas", "typer.rich_utils"} & {*loaded}
    assert not [name for name in loaded if name.startswith("ohc.progress")]


def test_a_command_does_not_wait_for_the_options_of_completion() -> None:
    code = (
        "import sys\nfrom ohc.cli.root import main\nmain(['estate', '-a', 'Wessex'])\n"
        "print('loaded:', 'ohc.cli.completing' in sys.modules, file=sys.stderr)"
    )
    assert start(code=code).stderr.endswith(b"loaded: False\n")


def test_the_help_says_how_to_set_it_up(ohc: Ohc) -> None:
    for words in ([], ["-h"]):
        text = ohc(*words).stdout
        assert "--install-completion  Set up completion by Tab" in text
    assert "completion" not in ohc("estate", "-h").stdout


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_tab_completes_a_name_in_a_shell_that_was_set_up(
    shell: str, tmp_path: Path
) -> None:
    if not (shutil.which(shell) and sys.platform == "linux"):
        pytest.skip(f"{shell} is not installed: completion is not tried in it")
    program = tmp_path / "bin" / "ohc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ohc "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    home = {**os.environ, "HOME": str(tmp_path), "PATH": path, "TERM": "dumb"}
    home.pop("XDG_CONFIG_HOME", None)

    def typed(*words: str, keys: str = "") -> None:
        subprocess.run(
            words,
            input=keys.encode(),
            env=home,
            capture_output=True,
            check=True,
            timeout=60,
        )

    # The colon keeps the shell from handing its place, by which it is known, to ohc.
    typed(shell, "-c", "ohc --install-completion; :")
    # Without Tab this would ask for a team called Ken-o.
    # In zsh the first Tab of a session loads what the second one asks.
    tab = "\t\t" if shell == "zsh" else "\t"
    line = f"ohc estate --area-team Ken{tab}-o kent.csv\nexit\n"
    # A terminal, since shells complete nothing without one.
    typed("script", "-qec", f"{shell} -i", "/dev/null", keys=line)
    teams = {row.split(",")[4] for row in Path("kent.csv").read_text().splitlines()[1:]}
    assert teams == {"Kent & Medway"}
