"""Reading a file in a process of its own, which is killed when it takes too long.

The child has a bounded memory and CPU time, may write no file, and knows nothing of this installation: not
its settings, not its database. It gets the bytes on standard input and answers with JSON. Whatever a hostile
file does there, it costs the file.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import signal
import subprocess
import sys
from pathlib import Path

from claims.intake.readers import Format
from claims.intake.readers.limits import WALL_SECONDS
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable

logger = logging.getLogger(__name__)

READERS = "claims.intake.readers"
_ROOT = Path(__file__).resolve().parent.parent.parent
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


def read_apart(how: Format, data: bytes, hints: Hints, *, program: str = READERS) -> Reading:
    """Return what the format's reader finds in the bytes; raises ``Unreadable``.

    ``program`` is the module to run, for tests: one whose reader does its worst.
    """
    told = json.dumps(dataclasses.asdict(hints)).encode() + b"\n"
    with subprocess.Popen(  # noqa: S603 - this interpreter with a name from our own table
        [sys.executable, "-E", "-s", "-m", program, how.name],
        cwd=_ROOT,
        env={"LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        try:
            answer, _ = child.communicate(told + data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            raise Unreadable(Reason.TOO_SLOW) from None
    if child.returncode in _OUT_OF_TIME:
        raise Unreadable(Reason.TOO_SLOW)
    if child.returncode:
        logger.warning("The reader for %s ended with %d", how.name, child.returncode)
        raise Unreadable(Reason.BROKEN)
    found = json.loads(answer)
    if "reason" in found:
        raise Unreadable(Reason(found["reason"]), **found["details"])
    return Reading.from_json(found["reading"])
