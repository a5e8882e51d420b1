"""Templates hold no inline script, style or event handler: the content security policy would block them."""

import ast
import re

import pytest

from tests.project.source_tree import ROOT, modules, templates

INLINE = {
    # Scripts of the site are files; data blocks (JSON-LD) are not run by the browser.
    "script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(ld\+)?json\")", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off"),
}

# The frame it writes stands in pages of others, which have no stylesheet for it.
FOR_PAGES_OF_OTHERS = {"claims.public.embedding": {"style attribute"}}


def inline_code(html: str) -> list[str]:
    return [name for name, pattern in INLINE.items() if pattern.search(html)]


def test_no_template_holds_inline_code() -> None:
    found = {
        str(path.relative_to(ROOT)): inline_code(path.read_text(encoding="utf-8")) for path in templates()
    }
    assert {path: names for path, names in found.items() if names} == {}


def test_no_module_writes_inline_code() -> None:
    found = {
        f"{module.name}:{node.lineno}": names
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value
        if (names := set(inline_code(node.value)) - FOR_PAGES_OF_OTHERS.get(module.name, set()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p class="a" style="color: red">',
        "<style>p { color: red }</style>",
        '<button type="button" onclick="go()">',
        '<a href="javascript:go()">',
        "{{ claim.statement|safe }}",
        "{% autoescape off %}{{ claim.statement }}{% endautoescape %}",
    ],
)
def test_the_check_sees_inline_code(html: str) -> None:
    assert inline_code(html) != []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="{% static "site.js" %}" defer></script>',
        '<script type="application/ld+json">{{ document }}</script>',
        '<link rel="stylesheet" href="site.css">',
        '<p class="verdict--false">on=off</p>',
    ],
)
def test_the_check_lets_files_pass(html: str) -> None:
    assert inline_code(html) == []
