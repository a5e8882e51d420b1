"""`make faults`: what happens to acts and readers when something breaks, counted on both databases.

Prints a table per fault and ends with 1 where a promise of docs/reliability.md is broken. Takes some minutes,
kills only processes it started, and uses databases of its own.
"""

from __future__ import annotations

import subprocess
import sys
import time

from tests.environment import everything_required
from tests.faults.installation import ROOT
from tests.private_postgres import server_programs


def main() -> int:
    """Run every fault on every database, each in a process of its own, since settings are read once."""
    begun = time.monotonic()
    databases = ["sqlite", *(["postgresql"] if server_programs() else [])]
    module = "tests.faults.on_database"
    codes = [
        subprocess.run([sys.executable, "-m", module, name], cwd=ROOT, check=False).returncode
        for name in databases
    ]
    broken = any(codes)
    if len(databases) == 1:
        print("Left out: PostgreSQL; no server programs found (initdb, pg_ctl).")
        broken = broken or everything_required()
    took = time.monotonic() - begun
    print(f"\n{'A promise is BROKEN' if broken else 'Every promise held'}; {took:.0f} seconds.")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
