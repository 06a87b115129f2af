"""Matrices with letters for parts, as documents for Word show them."""

import re

import pytest

from ohc.outcome import Outcome, TextRow
from ohc.reference.cards.lettered import LETTERS, OTHER_DUTY, lettered
from ohc.reference.responsibility import by_duty, duties, matrices

DUTY = {
    "matrix": "roles",
    "group": "",
    "duty_id": "a",
    "duty": "Audit",
    "body": "NOMS",
    "role": "commissions",
    "force": "is",
    "source": "NPA 1.22",
}


def of(*rows: dict[str, str]) -> Outcome:
    table = lettered([{**DUTY, **row} for row in rows], title="T")
    assert table
    return table


def test_a_part_is_a_letter_with_its_strength() -> None:
    [row] = of({}, {"role": "contract_manages", "force": "will"}).rows
    assert row["NOMS"] == "C, M\N{NO-BREAK SPACE}(will)"


def test_the_key_has_the_letters_that_are_used() -> None:
    table = of({}, {"body": "NHS England", "role": "approves"})
    [key] = table.view.above
    assert key.replace("\N{NO-BREAK SPACE}", " ") == (
        "Key: C commissions, - means that no part is stated."
    )
    assert table.rows[0]["NHS England"] == "approves"


def test_a_body_without_a_part_has_a_dash() -> None:
    table = of({}, {"duty_id": "b", "body": "NHS England"})
    assert [row["NHS England"] for row in table.rows] == ["-", "C"]


def test_who_is_not_a_party_is_below_the_duty() -> None:
    others = [{"body": f"Board {number}", "role": "funds"} for number in range(2)]
    parties = [{"body": "NHS England"}, {"body": "the parties"}]
    table = of({}, *parties, *others)
    assert table.columns == (OTHER_DUTY, "NHS England", "NOMS", "the parties", "source")
    duty = table.rows[0][OTHER_DUTY]
    assert duty == "Audit\n  Board 0: funds\n  Board 1: funds"


def test_where_others_have_most_parts_there_are_no_columns() -> None:
    others: list[TextRow] = [{**DUTY, "body": f"Board {n}"} for n in range(4)]
    assert lettered([DUTY, *others], title="T") is None
    assert lettered([*[DUTY] * 4, *others], title="T")


@pytest.mark.parametrize("matrix", [row["matrix"] for row in matrices()])
def test_no_part_of_a_matrix_is_lost(matrix: str) -> None:
    rows = duties(matrix)
    table = lettered(rows, title="T")
    if not table:
        return
    assert len(table.rows) == len(by_duty(rows))
    letters = {letter for letter, _ in LETTERS.values()}
    for parts, row in zip(by_duty(rows), table.rows, strict=True):
        for part in parts:
            body = part["body"] or "nobody named"
            if body not in table.columns:
                assert f"{body}: " in str(row[OTHER_DUTY])
                continue
            words = re.split(r", |\N{NO-BREAK SPACE}| \[", str(row[body]))
            letter = LETTERS.get(part["role"], ("",))[0]
            assert letter in words or not letter
            assert "-" not in words
            assert {*words} & letters or not letter
