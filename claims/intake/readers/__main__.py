"""The child process: limits first, then one file from standard input, then its reading as JSON.

Started by ``claims.intake.sandbox`` as ``python -m claims.intake.readers FORMAT``.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from claims.intake.readers import BY_NAME
from claims.intake.readers.limits import CPU_SECONDS, MAX_CHARACTERS, MAX_DEPTH, MEMORY
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable


def limit() -> None:
    """Give up memory, time, files and core dumps; what is given up cannot be taken back."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def answer(name: str, hints: Hints, data: bytes) -> dict[str, Any]:
    """Return the reading or the reason why there is none, ready for JSON."""
    try:
        reading = BY_NAME[name].reader()(data, hints)
        _check_length(reading)
        return {"reading": reading.as_json()}
    except Unreadable as unreadable:
        return {"reason": unreadable.reason.value, "details": unreadable.details}
    except RecursionError:
        return {"reason": Reason.TOO_DEEP.value, "details": {"limit": MAX_DEPTH}}
    except MemoryError:
        return {"reason": Reason.TOO_MUCH_MEMORY.value, "details": {}}


def _check_length(reading: Reading) -> None:
    texts = [read.text for read in reading.texts] + [entry.text for entry in reading.entries]
    if sum(map(len, texts)) > MAX_CHARACTERS:
        raise Unreadable(Reason.TOO_MUCH_TEXT, limit=MAX_CHARACTERS)


def main() -> None:
    """Read, answer, end."""
    limit()
    hints = Hints(**json.loads(sys.stdin.buffer.readline()))
    json.dump(answer(sys.argv[1], hints, sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
