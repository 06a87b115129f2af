"""A template that asks for endless work is stopped, and its place is named."""

from pathlib import Path

import pytest
from agreed import short_template_with
from conftest import Ohc

from ohc.agreements.templates import limits
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.placeholders import BadTemplate, compiled, environment

DOUBLED = "{% set ns = namespace(s='0123456789') %}{% for i in range(60) %}"
LOOPS = "{% for i in range(999) %}" * 2 + "{% endfor %}" * 2
ENDLESS = {
    "loops": LOOPS,
    "range": "{% for i in range(99999999) %}{% endfor %}",
    "macros": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(40) }}",
    "joined": DOUBLED + "{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "added": DOUBLED + "{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "replaced": DOUBLED + "{% set ns.s = ns.s|replace('0', ns.s) %}{% endfor %}",
    "blocks": DOUBLED
    + "{% set s %}{{ ns.s }}{{ ns.s }}{% endset %}{% set ns.s = s %}{% endfor %}",
    "times": "{{ 'x' * 99999999999 }}",
    "times turned round": "{{ 99999999999 * 'x' }}",
    "power": "{{ 9 ** 99999999999 }}",
    "product": "{% set ns = namespace(n=9) %}{% for i in range(60) %}"
    "{% set ns.n = ns.n * ns.n %}{% endfor %}",
    "lists": "{{ [[['x'] * 999] * 999] * 999 }}",
    "lists of lists": "{% set a = [1] * 999 %}{% set b = ["
    + ", ".join(["a"] * 9_000)
    + "] %}{{ b }}",
    "mapped": "{% for i in range(999) %}"
    "{{ range(999)|map('string')|map('upper')|list|length }}{% endfor %}",
    "padded": "{{ 'x'.ljust(99999999999) }}",
    "formatted": "{{ '{:99999999999}'.format(1) }}",
    "percent": "{{ '%99999999999d' % 1 }}",
    "bytes": "{{ (1).to_bytes(99999999999) }}",
    "text": "{% for i in range(999) %}" + "x" * 99_999 + "{% endfor %}",
}


LONG = pytest.param("lists of lists", marks=pytest.mark.slow)
"""It is stopped after a second and a half only."""


@pytest.mark.parametrize(
    "name", [LONG if name == "lists of lists" else name for name in ENDLESS]
)
def test_endless_work_is_stopped_with_its_place(ohc: Ohc, name: str) -> None:
    Path("t.md").write_text(f"first\n{ENDLESS[name]}{{{{ agreement.name }}}}\n")
    result = ohc("lda", "generate", "garth", "--template", "t.md", "-o", "g")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Error: t.md, line 2: " in result.said
    assert not Path("g").exists()


@pytest.mark.parametrize("name", ["batch", "center", "indent", "wordwrap", "format"])
def test_filters_that_make_much_of_little_are_not_there(ohc: Ohc, name: str) -> None:
    Path("t.md").write_text(f"{{{{ agreement.name|{name}(99999999) }}}}")
    result = ohc("lda", "generate", "garth", "--template", "t.md", "-o", "g")
    assert result.exit_code == 1
    assert name in result.said


def test_a_word_template_is_stopped_too(ohc: Ohc) -> None:
    title = "{{ agreement.title }}"
    short_template_with(lambda xml: xml.replace(title, title + LOOPS, 1), "mine.docx")
    result = ohc("lda", "generate", "garth", "--template", "mine.docx")
    assert result.exit_code == 1
    assert "mine.docx, '{{ agreement.title }}" in result.said
    assert "it would take too long: over" in result.said


@pytest.mark.parametrize(("most", "stops"), [(10, False), (9, True)])
def test_a_letter_more_than_allowed_is_one_too_many(
    monkeypatch: pytest.MonkeyPatch, most: int, stops: bool
) -> None:
    sandbox = environment(lambda value: value, autoescape=True)
    monkeypatch.setattr(limits, "MOST_LETTERS", most)
    template = sandbox.from_string("{{ word }}{{ word }}")
    # Counted as they are printed: & is five letters long.
    if stops:
        with pytest.raises(limits.Endless, match="it would make too much text: over"):
            template.render(word="&")
    else:
        assert template.render(word="&") == "&amp;&amp;"


@pytest.mark.parametrize(("more", "stops"), [(0, False), (1, True)])
def test_a_step_more_than_allowed_is_one_too_many(
    monkeypatch: pytest.MonkeyPatch, more: int, stops: bool
) -> None:
    sandbox = environment(lambda value: value, autoescape=True)
    monkeypatch.setattr(limits, "MOST_STEPS", 11)
    # Ten turns, and the call of range.
    source = f"{{% for i in range({10 + more}) %}}{{% endfor %}}"

    def fill() -> None:
        compiled(sandbox, source, sample={}, locate=lambda line: f"line {line}")

    if stops:
        with pytest.raises(BadTemplate, match="line 1: it would take too long"):
            fill()
    else:
        fill()


def test_what_templates_need_still_works(ohc: Ohc) -> None:
    Path("t.md").write_text(
        "{% for part in contents %}{{ loop.index }}/{{ loop.length }} "
        "{{ part.title|upper|replace('A', 'a') }}\n{% endfor %}"
        "{{ 'A B'.lower().split()|join('-') }} {{ 2 + 3 }} {{ 2 * 'x' }}",
    )
    words = ("lda", "generate", "garth", "--template", "t.md", "-o", "g")
    assert ohc(*words).exit_code == 0
    written = Path("g/prison-garth.md").read_text()
    assert "a-b 5 xx" in written
    assert written.startswith("1/23 ")


def test_ours_takes_a_small_part_of_what_is_allowed() -> None:
    for kind in ("md", "html"):
        assert len(bundled(kind)) < limits.MOST_LETTERS / 100
