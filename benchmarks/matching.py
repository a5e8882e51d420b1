"""How well the product's own index finds the claim that was checked before.

    python benchmarks/matching.py CORPUS QUERIES --language en > predictions.jsonl

CORPUS and QUERIES hold one JSON object per line with "id" and "text"; "title" and "subtitle" of a claim are
read like the quotes of an appearance. Writes {"query": …, "ranking": [claim ids, best first]} per query.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scratch import fill, scratch_database

# The longest statement the desk takes; a longer text is cut.
MAX_STATEMENT = 1000


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def quote_of(claim: dict[str, Any]) -> str:
    return "\n".join(claim[name] for name in ("title", "subtitle") if claim.get(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--language", default="de")
    parser.add_argument("--database", default="", help="address of an empty database; default: SQLite")
    options = parser.parse_args()
    claims, queries = read(options.corpus), read(options.queries)
    with scratch_database(options.database):
        from claims.matching.similar import similar_claims

        ids = fill(((claim["text"][:MAX_STATEMENT], quote_of(claim)) for claim in claims), options.language)
        name_of = {pk: claim["id"] for pk, claim in zip(ids, claims, strict=True)}
        times = []
        for query in queries:
            start = time.perf_counter()
            found = similar_claims(query["text"], options.language, limit=20)
            times.append(time.perf_counter() - start)
            ranking = [name_of[similar.claim_id] for similar in found]
            print(json.dumps({"query": query["id"], "ranking": ranking}))
    times.sort()
    middle, worst = times[len(times) // 2], times[-1]
    print(
        f"{len(claims)} claims; median {middle * 1000:.1f} ms, worst {worst * 1000:.1f} ms", file=sys.stderr
    )


if __name__ == "__main__":
    main()
