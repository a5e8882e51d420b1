"""How fast similar claims are found among many, beside comparing with every one of them.

    python benchmarks/matching_speed.py --claims 100000 [--database postgresql://…]

Generates claims from a made-up vocabulary in which few words are frequent and most are rare, plants a changed
copy of some of them, and looks each copy up. Brute force is rapidfuzz over all statements in memory.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scratch import fill, scratch_database

VOCABULARY = 40_000
WORDS = (8, 16)
SYLLABLES = (
    "ba ber bo da den do fa fen ga gel ha hof ka kel la lo ma mer na nor pa per ra ren sa sol ta tor".split()
)
_NEAREST = 10


def vocabulary(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))).capitalize()] = None
    return list(words)


def statements(count: int, chance: random.Random) -> list[str]:
    """Words by Zipf's law, as in a language: the second word is half as frequent as the first."""
    words = vocabulary(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    return [
        " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(*WORDS))) + f" {number % 1900}."
        for number in range(count)
    ]


def changed(statement: str, chance: random.Random) -> str:
    """A near-duplicate: one word left out, two others in another place, one inflected."""
    words = statement.rstrip(".").split()
    del words[chance.randrange(len(words))]
    first, second = chance.sample(range(len(words)), 2)
    words[first], words[second] = words[second], words[first]
    words[chance.randrange(len(words))] += "en"
    return " ".join(words)


def timed(
    look_up: Callable[[str], Sequence[int]], asked: Sequence[str], right: Sequence[int]
) -> tuple[float, ...]:
    """Return median and worst milliseconds, and how often the right one is among the ten found."""
    times, found = [], 0
    for question, wanted in zip(asked, right, strict=True):
        start = time.perf_counter()
        found += wanted in look_up(question)
        times.append((time.perf_counter() - start) * 1000)
    return median(times), max(times), found / len(asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--database", default="", help="address of an empty database; default: SQLite")
    options = parser.parse_args()
    chance = random.Random(4)  # noqa: S311 - the same claims in every run
    texts = statements(options.claims, chance)
    with scratch_database(options.database):
        from rapidfuzz import fuzz, process

        from claims.matching.similar import similar_claims

        start = time.perf_counter()
        ids = fill(((text, "") for text in texts), "de")
        print(f"{len(ids)} claims stored and indexed in {time.perf_counter() - start:.0f} s")
        planted = chance.sample(range(len(texts)), options.questions)
        asked = [changed(texts[number], chance) for number in planted]
        by_index = timed(
            lambda text: [similar.claim_id for similar in similar_claims(text, "de", limit=_NEAREST)],
            asked,
            [ids[number] for number in planted],
        )
        few = min(40, len(asked))
        by_force = timed(
            lambda text: [
                number
                for _, _, number in process.extract(
                    text, texts, scorer=fuzz.ratio, score_cutoff=60, limit=_NEAREST
                )
            ],
            asked[:few],
            planted[:few],
        )
        for name, (middle, worst, recall) in (("index", by_index), ("brute force", by_force)):
            print(f"{name}: median {middle:.1f} ms, worst {worst:.1f} ms, recall@10 {recall:.3f}")
        print(f"index / brute force: {by_index[0] / by_force[0]:.3f}")


if __name__ == "__main__":
    main()
