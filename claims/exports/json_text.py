"""Entries as lines of JSON (NDJSON) or as one object, each with the number of entries at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def ndjson_parts(chunks: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Yield one entry per line and a last line ``{"end":{"count":…}}``: without it the file is cut off."""
    count = 0
    for entries in chunks:
        count += len(entries)
        yield b"\n".join([*entries, b""])
    yield f'{{"end":{{"count":{count}}}}}\n'.encode()


def json_parts(chunks: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Yield one object: ``results``, then ``count``."""
    count = 0
    for entries in chunks:
        before = b",\n" if count else b'{"results":[\n'
        count += len(entries)
        yield before + b",\n".join(entries)
    opening = "" if count else '{"results":['
    yield f'{opening}],"count":{count}}}\n'.encode()
