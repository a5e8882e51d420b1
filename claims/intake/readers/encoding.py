"""From bytes to text, without ever putting in a replacement character unseen."""

from __future__ import annotations

import codecs
import re
import unicodedata

from claims.intake.readers.reading import Reason, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KEPT_CONTROLS = "\t\n\r\f"
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)
# On the web these names mean the Windows code page, which has letters where they have none.
_WINDOWS = {"iso8859-1", "ascii", "cp1252"}


def decoded(data: bytes) -> str:
    """Return a plain text: UTF-8, UTF-16 or UTF-32 by their mark, else UTF-8, else the Windows code page.

    The code page only where the bytes are clean in it: no character it does not have, and not the look of
    UTF-8 with a few broken bytes. Otherwise ``Unreadable`` names the first line that does not fit.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    if b"\0" in data:
        raise Unreadable(Reason.NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_windows_text(data):
            return data.decode("cp1252")
        raise Unreadable(Reason.WRONG_BYTES, line=data[: error.start].count(b"\n") + 1) from error


def decoded_page(data: bytes, charset: str = "") -> str:
    """Return a web page: its mark counts most, then what the server said, then what the page says.

    A label is not believed where the bytes cannot be what it says and are clean in the other usual encoding.
    Broken bytes become replacement characters, as in a browser: half a page of the web has some.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _DECLARED.search(data[:4096]) or _DECLARED_XML.search(data[:4096])
    said = _codec(charset) or (_codec(declared[1].decode("ascii")) if declared else "")
    return data.decode(_meant(data, said or "utf-8"), "replace")


def decoded_part(data: bytes, charset: str = "") -> str:
    """Return a part of a mail: in the encoding it names, if that is one, else like a page."""
    return decoded_page(data, charset or "utf-8")


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label.strip()).name
        b"".decode(name)
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in _WINDOWS else name


def _meant(data: bytes, codec: str) -> str:
    """Return the labelled encoding, or the other usual one where the bytes plainly are in that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if codec == "utf-8" and _is_windows_text(data) else codec
    return "utf-8" if codec == "cp1252" else codec


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(name, "ignore").count("\n") + 1
        raise Unreadable(Reason.WRONG_BYTES, line=line) from error


def _is_windows_text(data: bytes) -> bool:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if any(unicodedata.category(c) == "Cc" and c not in _KEPT_CONTROLS for c in text):
        return False
    return not _looks_like_utf8(data)


def _looks_like_utf8(data: bytes) -> bool:
    """Whether more bytes above ASCII fit UTF-8 than do not: then it is UTF-8 with an accident in it."""
    high = sum(byte > 127 for byte in data)
    fitting = sum(len(c.encode()) for c in data.decode("utf-8", "ignore") if ord(c) > 127)
    return fitting * 2 > high
