"""An export under way: its bytes, how many rows went into them, and the end of its connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from claims.exports.moment import Moment
from trail.snapshot import snapshot_connection


class Stream:
    """The parts of one export, all of one moment.

    The first part is made at once, so that what cannot be read is refused instead of cut off. A failure
    after it is raised from the iteration: whoever passes the parts on must not end as if all were well.
    ``close``, the end or a failure gives the connection back.
    """

    def __init__(self, parts: Callable[[Moment], Iterator[bytes]]) -> None:
        with ExitStack() as stack:
            self.moment = Moment(stack.enter_context(snapshot_connection()))
            self._parts = parts(self.moment)
            # Before the connection: a cursor that is still open would be closed by nobody.
            stack.callback(self._parts.close)  # type: ignore[attr-defined]
            self._first: bytes | None = next(self._parts, b"")
            self._ending = stack.pop_all()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        if self._first is not None:
            first, self._first = self._first, None
            return first
        try:
            return next(self._parts)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop reading; safe to call more than once."""
        self._first = None
        self._ending.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
