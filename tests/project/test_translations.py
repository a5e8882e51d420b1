"""The German catalogue is complete, and what is compiled is what is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import django
import polib
import pytest
from django.utils import translation

from config.own_words import OWN_WORDS
from tests.environment import everything_required
from tests.project.source_tree import PACKAGES, ROOT

CATALOGUE = ROOT / "locale/de/LC_MESSAGES/django.po"
# Django's own sentences, whatever installed application says them in its stead.
OF_DJANGO = [
    *Path(django.__path__[0]).glob("conf/locale/de/LC_MESSAGES/django.po"),
    *Path(django.__path__[0]).glob("contrib/a*/locale/de/LC_MESSAGES/django*.po"),
]
INFORMAL = re.compile(
    r"\b(du|dir|dich|dein\w*|gib|wähle|versuche|prüfe|stelle sicher|lade|klicke|korrigiere)\b", re.IGNORECASE
)
Text = tuple[str, str, str, str, tuple[tuple[int, str], ...]]


def texts(catalogue: polib.POFile | polib.MOFile) -> set[Text]:
    """Return what a catalogue translates: context, text, plural, translations; no comments, no header."""
    return {
        (
            entry.msgctxt or "",
            entry.msgid,
            entry.msgid_plural or "",
            entry.msgstr,
            tuple(sorted(entry.msgstr_plural.items())),
        )
        for entry in catalogue.translated_entries()
    }


def unfinished(catalogue: polib.POFile) -> list[str]:
    fuzzy = [f"fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()]
    return fuzzy + [f"untranslated: {entry.msgid}" for entry in catalogue.untranslated_entries()]


def test_every_text_is_translated() -> None:
    assert unfinished(polib.pofile(str(CATALOGUE))) == []


def test_the_compiled_catalogue_is_fresh() -> None:
    compiled = CATALOGUE.with_suffix(".mo")
    assert texts(polib.pofile(str(CATALOGUE))) == texts(polib.mofile(str(compiled))), "run `make messages`"


def test_nobody_is_addressed_informally() -> None:
    sentences = {entry.msgid for path in OF_DJANGO for entry in polib.pofile(str(path))}
    sentences |= {entry.msgid for entry in polib.pofile(str(CATALOGUE))}
    with translation.override("de"):
        german = {sentence: translation.gettext(sentence) for sentence in sentences}

    assert len(OF_DJANGO) > 2
    assert set(OWN_WORDS) <= sentences
    assert german["Enter a valid URL."].startswith("Bitte eine vollständige Adresse eingeben")
    assert german["This field is required."] == "Dieses Feld ist zwingend erforderlich."
    assert [words for words in german.values() if INFORMAL.search(words)] == []


def test_the_catalogue_knows_every_text_of_the_code(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        sentence = "no gettext: whether the catalogue knows every text of the code was not checked"
        pytest.fail(sentence) if everything_required() else pytest.skip(sentence)
    for name in (*PACKAGES, "templates", "locale"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale", "de", "--no-obsolete"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        check=True,
    )
    committed = polib.pofile(str(CATALOGUE))
    collected = polib.pofile(str(tmp_path / CATALOGUE.relative_to(ROOT)))
    keys = {(entry.msgctxt, entry.msgid) for entry in committed if not entry.obsolete}
    assert {(entry.msgctxt, entry.msgid) for entry in collected} == keys, "run `make messages`"


def test_the_checks_see_what_is_unfinished(tmp_path: Path) -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Claim", msgstr=""))
    catalogue.append(polib.POEntry(msgid="Source", msgstr="Quelle", flags=["fuzzy"]))
    assert unfinished(catalogue) == ["fuzzy: Source", "untranslated: Claim"]
    written = polib.POFile()
    written.append(polib.POEntry(msgid="Claim", msgstr="Behauptung"))
    written.save_as_mofile(str(tmp_path / "old.mo"))
    written[0].msgstr = "Aussage"
    assert texts(written) != texts(polib.mofile(str(tmp_path / "old.mo")))
