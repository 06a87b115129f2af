"""Colours that can be read, in colour, in grey and by people who see few."""

from itertools import pairwise

import pytest

from ohc.pictures.colours import (
    DOTS,
    HATCH,
    INK,
    PAGE,
    PAPER,
    RATING,
    SHARE,
    STATUS,
    contrast,
    luminance,
    style_rules,
)
from ohc.pictures.estate_map import AREA
from ohc.pictures.map_words import KINDS

PAINTS = {**STATUS, **RATING, **SHARE}
READABLE, SEEN = 4.5, 3.0


@pytest.mark.parametrize("name", PAINTS)
def test_text_can_be_read_on_its_fill(name: str) -> None:
    assert contrast(PAINTS[name].text, PAINTS[name].fill) >= READABLE


@pytest.mark.parametrize("name", PAINTS)
def test_a_shape_is_seen_on_paper_by_its_edge(name: str) -> None:
    assert contrast(PAINTS[name].edge, PAPER) >= SEEN


@pytest.mark.parametrize("name", PAGE)
def test_text_of_a_page_can_be_read(name: str) -> None:
    assert contrast(*PAGE[name]) >= READABLE


def test_neighbours_in_a_bar_differ() -> None:
    order = ("complete", "in_progress", "delayed", "not_started")
    fills = [STATUS[name].fill for name in order]
    for left, right in pairwise(fills):
        assert contrast(left, right) >= SEEN
    # These two are as dark as each other, so a hatch tells them apart.
    assert STATUS["delayed"].picture == "url(#late)"
    assert contrast(HATCH, STATUS["delayed"].fill) >= SEEN
    assert contrast(DOTS, STATUS["unstated"].fill) >= SEEN


def test_grey_print_keeps_the_order_of_ratings_and_shares() -> None:
    ratings = [luminance(RATING[name].fill) for name in list(RATING)[:5]]
    assert ratings == sorted(ratings)
    shares = [luminance(paint.fill) for paint in SHARE.values()]
    assert shares == sorted(shares, reverse=True)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#12436D", PAPER) == pytest.approx(10.3, abs=0.1)
    assert contrast(PAPER, "#12436D") == contrast("#12436D", PAPER)
    assert round(contrast(INK, PAPER), 1) == 19.6


def test_every_cell_that_is_filled_stays_so_in_forced_colours() -> None:
    rules = style_rules().splitlines()
    assert len(rules) == len(RATING) + len(SHARE)
    assert all("forced-color-adjust: none" in rule for rule in rules)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("area", [AREA, PAPER])
def test_a_mark_is_seen_on_the_map_by_its_fill_or_its_edge(
    kind: str, area: str
) -> None:
    _, fill, edge = KINDS[kind]
    assert max(contrast(fill, area), contrast(edge, area)) >= SEEN


def test_a_pale_cell_has_its_edge_on_the_page() -> None:
    # The rule of all cells, which is without one, would win over a bare class.
    rules = style_rules().splitlines()
    assert all(rule.startswith(".heat td.") for rule in rules)
