"""Files as newsrooms have them, made in memory; and reading one, in this process or apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from claims.intake.readers import BY_NAME
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable
from claims.intake.reading import read

ARTICLE = "Der Pegel des Sees stieg im Januar um zwölf Zentimeter. Das teilte das Wasseramt am Montag mit."
_RELATIONS = "http://schemas.openxmlformats.org"
_CONTENT_TYPES = f"""<?xml version="1.0"?><Types xmlns="{_RELATIONS}/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONSHIPS = f"""<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}/package/2006/relationships">
<Relationship Id="r1" Type="{_RELATIONS}/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/></Relationships>"""


def page(body: str = f"<article><p>{ARTICLE}</p><p>{ARTICLE}</p></article>", head: str = "") -> str:
    """Return a web page in German with navigation around the given body."""
    return (
        f'<!DOCTYPE html><html lang="de"><head><title>Der See steigt</title>{head}</head><body>'
        f"<nav><a href='/'>Startseite</a></nav>{body}<footer>Impressum</footer></body></html>"
    )


def word(body: str, parts: Mapping[str, bytes] | None = None, head: str = '<?xml version="1.0"?>') -> bytes:
    """Return a Word file; ``body`` is the XML inside ``w:body``, ``parts`` are further files in it."""
    namespace = f"{_RELATIONS}/wordprocessingml/2006/main"
    document = f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return archive(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _RELATIONSHIPS.encode(),
            "word/document.xml": document.encode(),
            **(parts or {}),
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def archive(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return packed.getvalue()


def workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def read_here(name: str, data: bytes, **hints: str) -> Reading:
    """Read in this process: fast, for what has nothing to do with limits."""
    return BY_NAME[name].reader()(data, Hints(**hints))


def reason(data: bytes, name: str) -> Reason:
    """Return why a file is refused, read as an upload is."""
    with pytest.raises(Unreadable) as unreadable:
        read(data, Hints(name=name))
    return unreadable.value.reason
