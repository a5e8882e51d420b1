"""XML checked before a parser builds anything from it: no entities, bounded depth and number of elements."""

from __future__ import annotations

from xml.parsers import expat

from claims.intake.readers.limits import MAX_DEPTH, MAX_ELEMENTS
from claims.intake.readers.reading import Reason, Unreadable


class Scan:
    """Reads XML piece by piece and raises ``Unreadable`` as soon as a limit is passed.

    Expat expands nothing here: a declared entity ends the scan before it could be used.
    """

    def __init__(self) -> None:
        self.elements = 0
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.EntityDeclHandler = self._declares

    def feed(self, data: bytes, *, final: bool = False) -> None:
        """Check the next piece; raises ``expat.ExpatError`` where it is no XML."""
        self._parser.Parse(data, final)

    def _open(self, _name: str, _attributes: object) -> None:
        self.elements += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable(Reason.TOO_DEEP, limit=MAX_DEPTH)
        if self.elements > MAX_ELEMENTS:
            raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_ELEMENTS)

    def _close(self, _name: str) -> None:
        self._depth -= 1

    def _declares(self, *_: object) -> None:
        raise Unreadable(Reason.DECLARES_ENTITIES)


def check_xml(data: bytes) -> bool:
    """Check a whole document; False where it is no well-formed XML (up to there nothing was wrong)."""
    try:
        Scan().feed(data, final=True)
    except expat.ExpatError:
        return False
    return True
