"""How well the product's own index finds the claim that was checked before.

    python benchmarks/matching.py CORPUS QUERIES --language en > predictions.jsonl

CORPUS and QUERIES hold one JSON object per line with "id" and "text"; "title" and "subtitle" of a claim are
read like the quotes of an appearance. Writes {"query": …, "ranking": [claim ids, best first]} per query.

With --qrels FILE (a line per right claim: the query's id, a tab, the claim's) it ends with what that means:
MAP, and how often the desk would show the right claim.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
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


def right_claims(path: Path) -> dict[str, set[str]]:
    """Return the claims that are right for each query."""
    right: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, claim = line.split("\t")[:2]
        right.setdefault(query, set()).add(claim)
    return right


def average_precision(ranking: Sequence[str], right: set[str], cut: int) -> float:
    hits, total = 0, 0.0
    for place, claim in enumerate(ranking[:cut], start=1):
        if claim in right:
            hits += 1
            total += hits / place
    return total / min(len(right), cut)


def verdict(
    rankings: Mapping[str, Sequence[str]], shown: Mapping[str, Sequence[str]], right: Mapping[str, set[str]]
) -> str:
    """Return MAP at 1 and 5, and how many queries the desk would show the right claim, in one line."""
    of = len(right)
    means = [sum(average_precision(rankings[q], right[q], cut) for q in right) / of for cut in (1, 5)]
    found = sum(not right[q].isdisjoint(shown[q]) for q in right) / of
    beside = sum(len(shown[q]) for q in right) / of
    return (
        f"MAP@1 {means[0]:.3f}, MAP@5 {means[1]:.3f}; the desk shows the right claim for {found:.1%} of "
        f"{of} queries, {beside:.1f} claims on average"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--language", default="de")
    parser.add_argument("--database", default="", help="address of an empty database; default: SQLite")
    parser.add_argument("--qrels", type=Path, help="which claims are right")
    options = parser.parse_args()
    claims, queries = read(options.corpus), read(options.queries)
    with scratch_database(options.database):
        from claims.matching.similar import similar_claims
        from claims.workflow.actions.matching import LEAST_SCORE, MAX_SUGGESTIONS

        ids = fill(((claim["text"][:MAX_STATEMENT], quote_of(claim)) for claim in claims), options.language)
        name_of = {pk: claim["id"] for pk, claim in zip(ids, claims, strict=True)}
        times = []
        rankings, shown = {}, {}
        for query in queries:
            start = time.perf_counter()
            found = similar_claims(query["text"], options.language, limit=20)
            times.append(time.perf_counter() - start)
            rankings[query["id"]] = [name_of[similar.claim_id] for similar in found]
            likely = [similar for similar in found[:MAX_SUGGESTIONS] if similar.score >= LEAST_SCORE]
            shown[query["id"]] = [name_of[similar.claim_id] for similar in likely]
            print(json.dumps({"query": query["id"], "ranking": rankings[query["id"]]}))
    times.sort()
    middle, worst = times[len(times) // 2], times[-1]
    print(
        f"{len(claims)} claims; median {middle * 1000:.1f} ms, worst {worst * 1000:.1f} ms", file=sys.stderr
    )
    if options.qrels:
        print(verdict(rankings, shown, right_claims(options.qrels)), file=sys.stderr)


if __name__ == "__main__":
    main()
