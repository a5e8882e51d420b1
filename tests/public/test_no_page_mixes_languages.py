"""No English word of ours on a German page, no German one on an English page.

Each text of the catalogue is looked for on every page in the other language. What is marked with a language
of its own (statements, quotations) is content and left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import polib
import pytest
from django.test import Client

from tests.project.source_tree import ROOT
from tests.public.every_page import every_page
from tests.public.published import read

pytestmark = pytest.mark.once

CATALOGUE = ROOT / "locale/de/LC_MESSAGES/django.po"
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-done")
WITHOUT_TEXT = {"script", "style"}
WITHOUT_END = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
# A phrase is looked for inside other text; a single word may be a name.
PHRASE = 3


class Words(HTMLParser):
    """The texts of a page in the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        above = self._open[-1][1] if self._open else False
        is_left_out = above or tag in WITHOUT_TEXT or (tag != "html" and "lang" in given)
        if not is_left_out:
            self.found += [given[name] or "" for name in SPOKEN if name in given]
        if tag not in WITHOUT_END:
            self._open.append((tag, is_left_out))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing of ours that closes itself holds words."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and self._open[-1][1]):
            self.found.append(" ".join(data.split()))


def foreign_words(html: str, language: str) -> list[str]:
    """Return the texts of our catalogue that stand on a page of this language in the other one."""
    words = Words()
    words.feed(html)
    foreign, own = _sides(language)
    literal = {text for text in foreign if not PLACEHOLDER.search(text)}
    phrases = [text for text in literal if len(text.split()) >= PHRASE]
    patterns = [_pattern(text) for text in foreign - literal if _has_words(text)]
    page = "\n".join(words.found)
    found = {text for text in words.found if text in literal and text not in own}
    found |= {phrase for phrase in phrases if phrase in page and _whole(phrase).search(page)}
    found |= {text for text in words.found if any(pattern.fullmatch(text) for pattern in patterns)}
    return sorted(found)


def _sides(language: str) -> tuple[set[str], set[str]]:
    english, german = set(), set()
    for entry in polib.pofile(str(CATALOGUE)):
        english |= {entry.msgid, entry.msgid_plural}
        german |= {entry.msgstr, *entry.msgstr_plural.values()}
    english, german = ({" ".join(text.split()) for text in side if text} for side in (english, german))
    foreign, own = (english, german) if language == "de" else (german, english)
    return foreign - own, own


def _whole(phrase: str) -> re.Pattern[str]:
    """The phrase and no part of a longer word."""
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACEHOLDER.split(text)))


def _has_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{3,}", PLACEHOLDER.sub("", text))) >= 2


@pytest.mark.django_db
def test_every_page_speaks_one_language(client: Client) -> None:
    found = []
    for page in every_page():
        for language in ("de", "en"):
            html = read(client, page.at(language), status=page.status)
            found += [(page.at(language), words) for words in foreign_words(html, language)]
    assert found == []


@pytest.mark.parametrize(
    ("language", "html", "words"),
    [
        ("de", "<html lang=de><p>Checked claims</p></html>", ["Checked claims"]),
        ("de", "<html lang=de><p>Hier: To the checked claims. Ja</p></html>", ["To the checked claims"]),
        ("de", '<html lang=de><a aria-label="Skip to content">Ja</a></html>', ["Skip to content"]),
        ("de", "<html lang=de><p>12 claims checked</p></html>", ["12 claims checked"]),
        ("en", "<html lang=en><p>Zu den Korrekturen</p></html>", ["Zu den Korrekturen"]),
        ("en", "<html lang=en><p lang=de>Zu den Korrekturen</p><p>Fine</p></html>", []),
    ],
    ids=["a word", "inside other text", "read aloud", "with a number", "German", "content"],
)
def test_a_page_that_mixes_languages_is_noticed(language: str, html: str, words: list[str]) -> None:
    assert foreign_words(html, language) == words
