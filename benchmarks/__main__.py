"""What reading costs, beside the least it can cost: `make bench`, or

    python -m benchmarks --claims 100000 [--only list detail] [--records DIRECTORY]

Builds records of that size and of a tenth of it on SQLite and, where its server programs are found, on
PostgreSQL, and keeps them for the next run. Prints one table of ratios with the bar beside each; the exit
code says whether all bars hold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks import asking, serving
from benchmarks.bars import BARS, Bar
from benchmarks.data.flat import make_flat_table
from benchmarks.measuring import ROUNDS, Measured, measure
from benchmarks.questions import ACCURACY, API, EXPORTS, LANGUAGE, PAGE, THREE_FILTERS, TOPIC
from benchmarks.records import POSTGRES_OPTIONS, ROOT, Record, Records, collect_static
from benchmarks.table import table
from tests.private_postgres import ServerFailed, kept_cluster, server_programs

DEFAULT_RECORDS = Path(tempfile.gettempdir()) / "gegenlese-bench"
DEFAULT_DRIVER = ROOT / ".venv-bench" / "bin" / "python"
FEWEST = 1000


def main() -> int:
    options = _options()
    bars = [bar for bar in BARS if not options.only or bar.subject in options.only]
    try:
        with ExitStack() as stack:
            pairs = _records(options, stack)
            measured = [one for pair in pairs for one in _measured(bars, *pair, options)]
    except ServerFailed as failure:
        sys.exit(f"PostgreSQL did not start; --sqlite-only leaves it out. {failure}")
    print(f"{options.claims:,} published claims, medians of {options.rounds} rounds in turn\n")
    print(table(measured))
    judged = [one for one in measured if one.counts]
    missed = [one for one in judged if not one.holds]
    print(f"\n{len(judged) - len(missed)} of {len(judged)} bars hold.")
    for one in measured:
        if one.failure:
            print(f"Failed on {one.vendor}: {one.bar.what}: {one.failure}")
    if len(judged) < len(measured):
        print("In brackets: what it is compared with grows with the record; the bar is for a million claims.")
    if len(pairs) == 1 and not options.sqlite_only:
        print("Left out: PostgreSQL; no server programs found (initdb, pg_ctl).")
    return int(bool(missed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--records", type=Path, default=DEFAULT_RECORDS, help="where records are kept")
    parser.add_argument(
        "--driver", type=Path, default=DEFAULT_DRIVER, help="Python with Datasette and orjson"
    )
    parser.add_argument("--only", nargs="*", metavar="SUBJECT", help="of these subjects only")
    parser.add_argument("--unverified", action="store_true", help="do not verify a record that was built")
    parser.add_argument("--sqlite-only", action="store_true", help="leave PostgreSQL out")
    options = parser.parse_args()
    if options.claims < FEWEST:
        parser.error(f"a record needs at least {FEWEST:,} claims: a tenth of it is measured, too")
    known = {bar.subject for bar in BARS}
    if unknown := set(options.only or ()) - known:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    return options


def _records(options: argparse.Namespace, stack: ExitStack) -> list[tuple[Record, Record]]:
    """Return per database the record and the one with a tenth of its claims."""
    records = Records(options.records, is_verified=not options.unverified, tell=_tell)
    on_sqlite = records.on_sqlite(options.claims), records.on_sqlite(options.claims // 10)
    pairs = [on_sqlite]
    programs = None if options.sqlite_only else server_programs()
    if programs:
        cluster = stack.enter_context(
            kept_cluster(programs, options.records / "postgresql", POSTGRES_OPTIONS)
        )
        pairs.append((records.on_postgres(on_sqlite[0], cluster), records.on_postgres(on_sqlite[1], cluster)))
    collect_static(on_sqlite[0])
    return pairs


def _measured(
    bars: list[Bar], record: Record, smaller: Record, options: argparse.Namespace
) -> list[Measured]:
    """Measure the bars on one database."""
    asked = {a.whom for bar in bars for a in (bar.of, bar.to) if a}
    with ExitStack() as stack:
        people: dict[str, asking.Asked] = {}
        if "product" in asked:
            people["product"] = stack.enter_context(asking.product(record))
        if "smaller" in asked:
            people["smaller"] = stack.enter_context(asking.product(smaller))
        if "fresh" in asked:
            people["fresh"] = asking.Fresh(record)
        if "driver" in asked:
            people["driver"] = stack.enter_context(asking.driver(record, options.driver))
        if asked & {"http", "datasette"}:
            people |= _over_http(record, options.driver, stack)
        return measure(
            bars, people, vendor=record.vendor, claims=record.claims, rounds=options.rounds, tell=_tell
        )


def _over_http(record: Record, python: Path, stack: ExitStack) -> Mapping[str, asking.Asked]:
    flat = record.home / "flat.sqlite3"
    if not flat.exists():
        make_flat_table(record.home / "record.sqlite3", flat)
    ours = stack.enter_context(serving.gunicorn(record))
    theirs = stack.enter_context(serving.datasette(python, flat))
    filters = f"accuracy={ACCURACY}&topic={TOPIC}&language={LANGUAGE}"
    listing = f"/flat/claims.json?{filters}&_sort_desc=first_published_at&_size={PAGE}"
    row = f"/flat/claims/{record.facts['detail']}.json"
    return {
        "http": asking.Here(
            {
                "list": ours.getting(f"{API}?{THREE_FILTERS}&page_size={PAGE}"),
                "detail": ours.getting(f"{API}{record.facts['detail']}/"),
                "NDJSON": ours.draining(f"{EXPORTS}claims.ndjson"),
            }
        ),
        "datasette": asking.Here({"list": theirs.getting(listing), "detail": theirs.getting(row)}),
    }


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
