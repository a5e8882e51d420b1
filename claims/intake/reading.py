"""From bytes to a ``Reading``: small enough, of which format, then the reader of that format."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from claims.intake.readers import CLAIM_REVIEW, FEED, FORMATS, PLAIN_TEXT, WEB_PAGE, WORD, XLSX_TABLE, Format
from claims.intake.readers.limits import MAX_BYTES, MEBIBYTE
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable
from claims.intake.sandbox import read_apart

_ZIP = b"PK\x03\x04"
_OFFICE_97 = b"\xd0\xcf\x11\xe0"
_FIRST_ELEMENT = re.compile(rb"<(rss|feed|rdf:rdf|html|head|body)[\s>]", re.IGNORECASE)
_FEED_ELEMENTS = (b"rss", b"feed", b"rdf:rdf")
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
_BY_MEDIA_TYPE = {media_type: each for each in FORMATS for media_type in each.media_types}
# What servers say of everything; the bytes know better.
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "text/plain")


def read(data: bytes, hints: Hints) -> Reading:
    """Return everything found in a file or page; raises ``Unreadable``."""
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE, limit=MAX_BYTES // MEBIBYTE)
    if not data.strip():
        raise Unreadable(Reason.EMPTY)
    how = format_of(data, hints)
    # Plain text needs no parser: it is decoded here, in time linear to its bounded length.
    return how.reader()(data, hints) if how is PLAIN_TEXT else read_apart(how, data, hints)


def format_of(data: bytes, hints: Hints) -> Format:
    """Return the format of the bytes; raises ``Unreadable`` where nothing here reads it.

    Office files are known by what is in them. A file is otherwise what its name says, a page what its server
    says; without either, and against a server that calls a feed a page, the first element decides.
    """
    suffix = PurePath(hints.name).suffix.lower()
    if data.startswith(_ZIP):
        return _office(data, suffix)
    if suffix:
        named = _BY_SUFFIX.get(suffix)
        if named is None or (data.startswith(_OFFICE_97) and named not in (WORD, XLSX_TABLE)):
            raise Unreadable(Reason.UNKNOWN_FORMAT)
        return named
    if hints.media_type not in _SAYS_NOTHING and hints.media_type not in _BY_MEDIA_TYPE:
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    if (found := _by_content(data[:4096])) and (found is FEED or hints.media_type in _SAYS_NOTHING):
        return found
    return _BY_MEDIA_TYPE.get(hints.media_type, PLAIN_TEXT)


def _office(data: bytes, suffix: str) -> Format:
    """The names of the parts stand in an archive unpacked.

    A file that calls itself an office file and is cut off is broken, not of a format nobody reads.
    """
    if b"word/document" in data:
        return WORD
    if b"xl/workbook" in data:
        return XLSX_TABLE
    is_cut_off = _BY_SUFFIX.get(suffix) in (WORD, XLSX_TABLE) and not zipfile.is_zipfile(io.BytesIO(data))
    raise Unreadable(Reason.BROKEN if is_cut_off else Reason.UNKNOWN_FORMAT)


def _by_content(start: bytes) -> Format | None:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")):
        return CLAIM_REVIEW
    if not text.startswith(b"<"):
        return None
    element = _FIRST_ELEMENT.search(text)
    if element is None:
        return None
    return FEED if element[1].lower() in _FEED_ELEMENTS else WEB_PAGE
