"""Office files are zip archives: their parts are counted and measured before a parser sees them."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from claims.intake.readers.limits import MAX_ELEMENTS, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, RATIO_COUNTS_FROM
from claims.intake.readers.markup import Scan
from claims.intake.readers.reading import Reason, Unreadable

_CHUNK = 64 * 1024
_ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0"


def check_archive(data: bytes) -> None:
    """Raise ``Unreadable`` for an archive that is broken, encrypted or larger inside than it may be.

    Bytes are counted as they come out, because an archive may lie about its sizes.
    """
    if data.startswith(_ENCRYPTED_OFFICE):
        raise Unreadable(Reason.ENCRYPTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, len(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        expat.ExpatError,
        OSError,
    ) as error:
        raise Unreadable(Reason.BROKEN) from error


def _check_parts(archive: zipfile.ZipFile, packed: int) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_PARTS)
    unpacked = elements = 0
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(Reason.ENCRYPTED)
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        scan = Scan() if is_xml else None
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    raise Unreadable(Reason.UNPACKS_TOO_LARGE, limit=MAX_UNPACKED // 1024 // 1024)
                if unpacked > max(RATIO_COUNTS_FROM, packed * MAX_RATIO):
                    raise Unreadable(Reason.PACKED_TOO_TIGHTLY, limit=MAX_RATIO)
                if scan:
                    scan.feed(chunk)
        if scan:
            scan.feed(b"", final=True)
            elements += scan.elements
            if elements > MAX_ELEMENTS:
                raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_ELEMENTS)
