"""What the extraction finds in texts whose attributions are known, for a scorer.

    python benchmarks/extraction.py GOLD.jsonl > predictions.jsonl

GOLD holds one JSON object a line with "doc" (its name) and "text". The output holds one a line with "doc" and
"attributions": the statements that are attributed to somebody, each with "content", "source" and "cue" as
lists of [start, end] in code points, and "type". `docs/extraction.md` has the measured figures.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def attributions(text: str, language: str) -> Iterator[dict[str, Any]]:
    """Everything that is somebody's words; what the text says in its own voice is left out."""
    from claims.extraction import SpeechType, extract

    for statement in extract(text, language):
        if statement.source or statement.cue or statement.speech_type is SpeechType.DIRECT:
            yield {
                "content": statement.content,
                "source": statement.source,
                "cue": statement.cue,
                "type": statement.speech_type.value.capitalize(),
            }


def main() -> None:
    parser = argparse.ArgumentParser(description="Print the attributions found in the texts of GOLD.")
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--language", default="de")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found = list(attributions(article["text"], options.language))
            print(json.dumps({"doc": article["doc"], "attributions": found}))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
