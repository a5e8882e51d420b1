"""`make test`: the tests on SQLite, then those that use the database again on PostgreSQL.

Says at the end, in one line each, how the runs ended and what was left out and why. With REQUIRE_ALL=1
something left out is a failure. Further arguments go to pytest: `python -m tests.run_all -m long`.

Each core runs its own share of the test files with its own database and browser.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from tests.environment import chromium, everything_required, validators_missing
from tests.private_postgres import ServerFailed, private_postgres, server_programs

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_COLLECTED = 5
SHORT, LONG = "not long", "long"
# What asks much that is the same on either database is left to the long run on PostgreSQL.
ON_POSTGRESQL = {SHORT: "not long and not once", LONG: "long or once"}
# A file stays whole, so that what it sets up once is set up once.
ON_EVERY_CORE = ("-n", "auto", "--dist", "loadfile")


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _leave)
    wanted = _marker_expression(arguments)
    endings: list[str] = []
    left_out: list[str] = []
    codes: list[int] = []

    def run(name: str, url: str, expression: str) -> None:
        print(f"\n== {name} ==", flush=True)
        code, ending = _pytest([*ON_EVERY_CORE, "-m", expression, *arguments], url)
        codes.append(code)
        endings.append(f"{name}: {ending}")

    if chromium() is None:
        left_out.append("browser tests: no Chromium found; install it, or name its program in CHROMIUM")
    if reason := validators_missing():
        left_out.append(f"validators from npm: {reason}")
    run("SQLite", "", wanted)
    with ExitStack() as servers:
        try:
            url = _postgres_url(servers)
        except ServerFailed as failure:
            codes.append(1)
            endings.append(f"PostgreSQL: did not start: {failure}")
        else:
            if url:
                run("PostgreSQL", url, f"database and ({ON_POSTGRESQL.get(wanted, wanted)})")
            else:
                left_out.append(
                    "PostgreSQL: no server programs found (initdb, pg_ctl); "
                    "install postgresql, or name a server in TEST_DATABASE_URL"
                )

    print()
    for line in endings:
        print(line)
    for line in left_out:
        print(f"Left out: {line}")
    if left_out and everything_required():
        print("REQUIRE_ALL=1 allows nothing to be left out.")
        codes.append(1)
    return int(any(code not in (0, NO_TESTS_COLLECTED) for code in codes) or codes[0] == NO_TESTS_COLLECTED)


def _marker_expression(arguments: list[str]) -> str:
    """Take `-m EXPRESSION` out of the arguments, since each run adds to it."""
    if "-m" not in arguments:
        return SHORT
    at = arguments.index("-m")
    _, expression = arguments[at : at + 2]
    del arguments[at : at + 2]
    return expression


def _postgres_url(servers: ExitStack) -> str:
    """Return the server that is given, or start one; the empty text if there is neither."""
    for name in ("TEST_DATABASE_URL", "DATABASE_URL"):
        if os.environ.get(name, "").startswith("postgres"):
            return os.environ[name]
    programs = server_programs()
    return servers.enter_context(private_postgres(programs)) if programs else ""


def _pytest(arguments: list[str], url: str) -> tuple[int, str]:
    """Run pytest and return its exit code and closing line; what it prints is passed on as it comes."""
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    if url:
        environment["TEST_DATABASE_URL"] = url
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    closing = "ended without a word"
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *colour, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line.strip().strip("=").strip() or closing
    return process.returncode, closing


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Unwind on SIGTERM as on an interrupt, so that the private server is stopped."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
