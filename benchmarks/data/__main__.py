"""What the harness asks of a process that has Django set up on one database; answers with JSON.

DATABASE_URL=… python -m benchmarks.data build 100000
DATABASE_URL=… python -m benchmarks.data copy record.sqlite3
DATABASE_URL=… python -m benchmarks.data verify
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django


def main(action: str, *arguments: str) -> int:
    django.setup()
    from benchmarks.data.building import build, what_does_not_fit
    from benchmarks.data.copying import copy_to_postgres

    answer: Any = None
    match action:
        case "build":
            answer = build(int(arguments[0]))
        case "copy":
            copy_to_postgres(Path(arguments[0]))
        case "verify":
            answer = what_does_not_fit()
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
