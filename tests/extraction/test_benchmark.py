"""The benchmark prints what the product's own extractor finds, in the format a scorer reads."""

import json
import subprocess
import sys
from pathlib import Path

from tests.project.source_tree import ROOT


def test_every_text_gets_a_line_with_its_attributions(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    texts = ["Laut Wehr ist der Damm dicht.", "Der Damm ist dicht."]
    gold.write_text(
        "\n".join(json.dumps({"doc": str(number), "text": text}) for number, text in enumerate(texts)),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "benchmarks/extraction.py", str(gold)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {
            "doc": "0",
            "attributions": [
                {"content": [[10, 28]], "source": [[5, 9]], "cue": [[0, 4]], "type": "Indirect"}
            ],
        },
        {"doc": "1", "attributions": []},
    ]
