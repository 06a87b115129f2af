"""What to do about each kind of problem: everyone is asked for the same."""

from ohc.problems import LEVELS, PROBLEM_KINDS, Problem
from ohc.progress.forms import guidance
from ohc.remedies import REMEDIES
from ohc.reporting.correspondence.table_lines import what_is_wrong, what_to_do


def problem(kind: str, *, less: bool = False) -> Problem:
    bare = Problem("a.xlsx", kind, message="It is so.", less=less)
    return bare._replace(sheet="Return", cell="E5", found="that1", expected="that2")


def test_every_kind_has_a_level_a_what_and_a_to_do() -> None:
    assert {*REMEDIES} == {*PROBLEM_KINDS}
    for name, kind in PROBLEM_KINDS.items():
        for less in (False, True):
            case = problem(name, less=less)
            assert case.level in LEVELS
            wrong, to_do = what_is_wrong(case), what_to_do(case)
            for text in (wrong, to_do):
                assert text.endswith("."), name
                assert text[0].isupper(), name
            assert "{" not in wrong + to_do, name
        assert bool(REMEDIES[name].less_wrong) <= bool(kind.less), name


def test_what_was_expected_is_always_said() -> None:
    for name, kind in PROBLEM_KINDS.items():
        for less in (False, True) if kind.less else (False,):
            assert "that2" in what_is_wrong(problem(name, less=less)), name


def test_for_a_whole_file_the_content_is_reported_too() -> None:
    for name in PROBLEM_KINDS:
        whole = problem(name)._replace(cell="", sheet="")
        assert "hat1" in what_is_wrong(whole), name


def test_the_less_serious_case_asks_for_less() -> None:
    period, day = problem("bad-date"), problem("bad-date", less=True)
    assert "About" in what_to_do(period)
    assert what_to_do(day) == "Type it as day/month/year."
    assert what_to_do(problem("moved-row", less=True)) == what_to_do(
        problem("moved-row")
    )


def test_only_we_can_settle_what_is_ours() -> None:
    ours = {kind for kind, remedy in REMEDIES.items() if remedy.for_analyst}
    assert ours == {
        "no-access",
        "lock-file",
        "unused-file",
        "unexpected-return",
        "missing-return",
        "changed-file",
        "new-file",
        "gone-file",
    }


def test_the_form_asks_for_what_the_feedback_asks_for() -> None:
    asked = dict(guidance())
    for term, kind in (
        ("Status", "unknown-status"),
        ("Ratings", "unknown-rag"),
        ("Colours", "colour-only"),
        ("Percent complete", "bad-percent"),
        ("Formulas", "uncalculated-formula"),
    ):
        assert asked[term] == what_to_do(problem(kind)), kind
    assert asked["Dates"] == what_to_do(problem("bad-date", less=True))
