"""Entries as lines of JSON (NDJSON) or as one object, each with the number of entries at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def ndjson_parts(chunks: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield one entry per line and a last line ``{"end":{"count":…}}``: without it the file is cut off."""
    count = 0
    for entries in chunks:
        count += len(entries)
        yield ("\n".join(entries) + "\n").encode()
    yield f'{{"end":{{"count":{count}}}}}\n'.encode()


def json_parts(chunks: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield one object: ``results``, then ``count``."""
    count = 0
    for entries in chunks:
        before = ",\n" if count else '{"results":[\n'
        count += len(entries)
        yield (before + ",\n".join(entries)).encode()
    opening = "" if count else '{"results":['
    yield f'{opening}],"count":{count}}}\n'.encode()
