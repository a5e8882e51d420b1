"""How fast is the trail verified, beside reading and hashing the same rows without any check?

    GEGENLESE_ENV=development python -m benchmarks.verify_trail [--events 200000]

Works in a database of its own: a temporary SQLite file, or an empty one named by DATABASE_URL.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

# Verifying may take this many times as long as reading and hashing alone.
ALLOWED = 3.0
CHUNK = 5000
NOTE = "Die Messreihe des Amts zeigt zwölf Zentimeter; der Pegel des Nachbarsees blieb gleich. "


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    count = parser.parse_args().events
    with tempfile.TemporaryDirectory() as directory:
        if not os.environ.get("DATABASE_URL"):
            os.environ["DATABASE_URL"] = f"sqlite:///{Path(directory) / 'scratch.sqlite3'}"
        _prepare(count)
        plain, verifying = measure(count, rounds=3)
    ratio = verifying.seconds / plain.seconds
    print(f"{count:,} events with their texts")
    for name, times in (("reading and hashing", plain), ("verifying", verifying)):
        print(
            f"{name}: {times.seconds:.2f} s, {count / times.seconds:,.0f} events/s; "
            f"{times.own:.2f} s of it in this process, {count / times.own:,.0f} events/s"
        )
    print(f"ratio {ratio:.2f}, allowed {ALLOWED}")
    return int(ratio > ALLOWED)


def _prepare(count: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from trail.models import Event

    call_command("migrate", verbosity=0)
    if Event.objects.exists():
        sys.exit("This database has a trail already. Name an empty one in DATABASE_URL.")
    write_events(count)


def write_events(count: int) -> None:
    """Fill an empty trail with a chain of ``count`` claim events, each with a text of some 600 characters."""
    from django.db import transaction

    from trail.bodies import body_digest
    from trail.canonical import canonical_json
    from trail.chain import FIRST_PREV_HASH, HASHED_COLUMNS, event_hash
    from trail.editors import system_editor
    from trail.guards import guards_lifted
    from trail.models import Event, RecordBody

    system_editor()
    prev_hash = FIRST_PREV_HASH
    start = dt.datetime(2025, 2, 4, tzinfo=dt.UTC)
    with guards_lifted(), transaction.atomic():
        for first in range(1, count + 1, CHUNK):
            events, bodies = [], []
            for seq in range(first, min(first + CHUNK, count + 1)):
                text = canonical_json({"changed": {"internal_note": ["", NOTE * 6]}, "seq": seq})
                salt = f"{seq:032x}"
                body = RecordBody(digest=body_digest(salt, text), salt=salt, text=text)
                values = (
                    *(seq, start + dt.timedelta(microseconds=seq * 999_000), "E-000", "edit", "claim"),
                    *(f"{seq % 50_000:012d}", "in_review", "in_review", 1, 1, 0, 0, body.digest),
                )
                row = dict(zip(HASHED_COLUMNS, values, strict=True))
                events.append(Event(**row, prev_hash=prev_hash, hash=event_hash(prev_hash, row)))
                prev_hash = events[-1].hash
                bodies.append(body)
            RecordBody.objects.bulk_create(bodies)
            Event.objects.bulk_create(events)


class Times(NamedTuple):
    """How long something took, and how long this process computed: the same on a busy machine."""

    seconds: float
    own: float


def measure(count: int, *, rounds: int) -> tuple[Times, Times]:
    """Return the shortest times of reading and hashing, and of verifying, over some rounds in turn."""
    from trail.snapshot import reading_snapshot
    from trail.verification import verify_bodies, verify_chain

    def verify() -> int:
        with reading_snapshot():
            wrong = [*verify_chain(), *verify_bodies()]
        if wrong:
            sys.exit(f"The generated trail does not verify: {wrong[0]}")
        return count

    times = [(_times(_read_and_hash), _times(verify)) for _ in range(rounds)]
    return min(plain for plain, _ in times), min(verifying for _, verifying in times)


def _read_and_hash() -> int:
    count = 0
    for row in _rows("SELECT * FROM trail_event ORDER BY seq"):
        hashlib.sha256(repr(row).encode()).hexdigest()
        count += 1
    for row in _rows("SELECT salt, text FROM trail_recordbody"):
        hashlib.sha256("\n".join(row).encode()).hexdigest()
    return count


def _rows(statement: str) -> Iterator[tuple[str, ...]]:
    """Read with the driver alone, past Django."""
    import sqlite3

    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        driver = sqlite3.connect(connection.settings_dict["NAME"])
        yield from driver.execute(statement)
        driver.close()
    else:
        with connection.connection.cursor() as cursor:
            cursor.execute(statement)
            yield from cursor


def _times(work: Callable[[], int]) -> Times:
    started, own = time.perf_counter(), time.process_time()
    work()
    return Times(time.perf_counter() - started, time.process_time() - own)


if __name__ == "__main__":
    sys.exit(main())
