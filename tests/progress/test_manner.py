"""Files that tell how to read returns are found as far up as the settings."""

from pathlib import Path

from conftest import Ohc
from returned import put, returned, summary

RETURNS = "2013-14-Q4/returns"
NEW_WORD = {"C3.1": {"Status": "Nearly there"}}


def tallied(ohc: Ohc) -> int:
    """Return how many rows are set aside in a folder below that of the settings."""
    put({"garth.xlsx": returned(answers=NEW_WORD)}, RETURNS)
    words = ("progress", "tally", RETURNS, "-n", "Garth", "--summary", "s.json")
    ohc(*words, "--force")
    return int(summary("s.json")["rows_set_aside"])


def test_words_beside_the_settings_count_for_the_folders_below(ohc: Ohc) -> None:
    Path("words.csv").write_text("word,means\nNearly there,in_progress\n", "utf-8")
    assert tallied(ohc) == 1
    Path("ohc.toml").write_text("", "utf-8")
    assert tallied(ohc) == 0
    # The nearest counts, and none beside it.
    Path(RETURNS, "words.csv").write_text("word,means\nOpen,in_progress\n", "utf-8")
    assert tallied(ohc) == 1


def test_a_word_is_settled_in_the_list_that_counts(ohc: Ohc) -> None:
    Path("ohc.toml").write_text("", "utf-8")
    Path("words.csv").write_text("word,means\nOpen,in_progress\n", "utf-8")
    assert tallied(ohc) == 1
    done = ohc("progress", "words", RETURNS, "--set", "Nearly there=in_progress")
    assert "words.csv: 'Nearly there' means in_progress" in done.said
    assert not Path(RETURNS, "words.csv").exists()
    assert tallied(ohc) == 0
