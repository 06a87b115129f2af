"""The round that ohc.toml names holds for every command about returns."""

import json
from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned, summary
from rounds import BODIES, LANCASHIRE, Q1, Q3, Q4, all_of

from ohc.progress.issuing.round_settings import Round, as_line, current_round

ROUND = """
[round]
period = "2013-14-Q4"
returns_due = "18/04/2050"
return-to = "health.justice@lancashire.example"
sender = "Health and justice team"
"""


@pytest.fixture
def settings() -> None:
    Path("ohc.toml").write_text(ROUND, encoding="utf-8")


of_round = pytest.mark.usefixtures("settings")


@of_round
def test_the_settings_show_it(ohc: Ohc) -> None:
    shown = json.loads(ohc("config", "show", "-f", "json").stdout)
    values = {row["setting"]: row["value"] for row in shown}
    assert values["round.period"] == "2013-14-Q4"
    assert values["round.returns_due"] == "2050-04-18"
    assert values["round.return_to"] == "health.justice@lancashire.example"
    assert current_round().sender == "Health and justice team"


@of_round
@pytest.mark.parametrize(("period", "day"), [(Q4, "18 April 2050"), (Q3, "")])
def test_the_day_is_that_of_its_own_period(ohc: Ohc, period: str, day: str) -> None:
    put({"garth.xlsx": returned(period=period)})
    words = ("returns", "--period", period, "-n", "Kirkham", "--letters", "letters")
    done = ohc("progress", "missing", *words, "--as", "txt")
    # Of another period nobody said when it was due, so it is missing now.
    assert done.exit_code == (0 if day else 3)
    letter = Path(f"letters/prison-kirkham_{period}_letter.txt")
    text = " ".join(letter.read_text(encoding="utf-8").split())
    assert ("due on 18 April 2050" in text) == bool(day)
    forms = ("--period", period, "-n", "Kirkham", "-o", "forms")
    assert ("2050" in ohc("progress", "template", *forms).said) == bool(day)


def test_without_the_section_there_is_no_round() -> None:
    Path("ohc.toml").write_text('lead = "Lancashire"\n', encoding="utf-8")
    assert current_round() == Round()


@of_round
@pytest.mark.parametrize("command", ["tally", "missing"])
def test_its_period_is_counted_and_that_is_reported(ohc: Ohc, command: str) -> None:
    put(all_of((Q3, Q3, Q3), BODIES[:2]))
    put(all_of((Q4, Q4, Q4), BODIES[:1]))
    put(all_of((Q1, Q1, Q1), BODIES[:3]))
    words = ("progress", command, "returns", *LANCASHIRE, "--summary", "summary.json")
    result = ohc(*words)
    assert summary()["period"] == Q4
    assert summary()["returns_received"] == 1
    said = "Round quarter 4 of 2013-14, returns due on 18 April 2050 (ohc.toml)"
    assert said in result.said
    # Before they are due, missing returns are no gap.
    assert result.exit_code == 0


@of_round
def test_options_come_before_it(ohc: Ohc) -> None:
    put(all_of((Q1, Q1, Q1), BODIES[:3]))
    words = ("progress", "tally", "returns", *LANCASHIRE, "--summary", "summary.json")
    result = ohc(*words, "--period", Q1, "--returns-due", "2014-07-18")
    assert summary()["period"] == Q1
    assert result.exit_code == 3
    assert "ohc.toml" not in result.said


@of_round
def test_several_periods_are_not_narrowed_to_it(ohc: Ohc) -> None:
    put(all_of((Q3, Q3, Q3), BODIES[:2]))
    put(all_of((Q1, Q1, Q1), BODIES[:2]))
    result = ohc("progress", "tally", "returns", *LANCASHIRE, "--by", "period")
    assert "quarter 1 of 2014-15" in result.stdout
    done = ohc("progress", "compare", f"returns/{Q3}", f"returns/{Q1}", *LANCASHIRE)
    assert "quarter 4 of 2013-14 lies between the two" in done.said
    assert "Round returns due on 18 April 2050 (ohc.toml)" in done.said


@of_round
def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OHC_ROUND_PERIOD", Q1)
    period = current_round().period
    assert period is not None
    assert period.name == Q1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('period = "Easter"', "'Easter' is not a period."),
        ('period = ["2013-14-Q4", "2014-15-Q1"]', "must be one text, not 2."),
        ('returns_due = "Easter"', "round.returns_due is not a date: 'Easter'."),
        ('return_to = "a@b.example\\nBcc: c"', "has a line break"),
        ('sender = "a\\u202eb"', "has a line break or another invisible"),
        ('deadline = "2014-04-18"', "'round.deadline' in"),
        ("period = 2014", "must be text in quotation marks"),
    ],
)
def test_what_makes_no_sense_is_reported_with_its_place(
    ohc: Ohc, line: str, message: str
) -> None:
    Path("ohc.toml").write_text(f"[round]\n{line}\n", encoding="utf-8")
    put({"a.xlsx": returned()})
    result = ohc("progress", "tally", "returns")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.said
    assert "ohc.toml" in result.said


def test_a_line_is_printed_without_its_edges() -> None:
    assert as_line(" a@b.example ", "--return-to") == "a@b.example"
