"""Every fault on one database, which is made for it: `python -m tests.faults.on_database sqlite`."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.environment import everything_required, without_ours
from tests.faults.installation import ROOT, production
from tests.private_postgres import private_cluster, server_programs

EDITORS = 4


def main(name: str) -> int:
    """Print the table of each fault, and return 1 where a promise was broken."""
    with ExitStack() as resources:
        home = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="gegenlese-faults-")))
        if name == "sqlite":
            install(f"sqlite:///{home / 'desk.sqlite3'}", home)
            return run("SQLite", home, restart=None)
        programs = server_programs()
        assert programs is not None
        cluster = resources.enter_context(private_cluster(programs, durable=True))
        install(cluster.url, home)
        return run("PostgreSQL", home, restart=cluster.crash_and_restart)


def install(url: str, home: Path) -> None:
    """Make a production installation on an empty database, and load Django with its settings."""
    kept = without_ours()
    os.environ.clear()
    os.environ.update({**kept, **production(url, home)})
    for command in ("migrate", "collectstatic --noinput"):
        subprocess.run(
            [sys.executable, "manage.py", *command.split(), "--verbosity", "0"], cwd=ROOT, check=True
        )
    import django

    django.setup()
    # This process is the one that looks on; the server writes a log of its own.
    logging.disable(logging.CRITICAL)


def run(name: str, home: Path, *, restart: Callable[[], None] | None) -> int:
    from tests import factories as make
    from tests.faults import scenarios

    for person in (make.rita, make.vera, make.viktor):
        person()
    claims = [make.make_claim_in("in_review") for _ in range(EDITORS)]
    faults = {
        "workers are killed": scenarios.workers_killed,
        "the importer is killed": scenarios.importer_killed,
    }
    left_out = False
    if restart:
        faults["the database server crashes"] = partial(scenarios.database_crashed, restart=restart)
    elif scenarios.may_mount():
        faults["the disk is full"] = scenarios.disk_full
    else:
        print("Left out: a full disk; only root can make a small file system.")
        left_out = True
    holds = not (left_out and everything_required())
    for title, fault in faults.items():
        figures = fault(home, claims)
        print(f"\n{name}: {title}")
        print("\n".join(str(figure) for figure in figures), flush=True)
        holds = holds and all(figure.holds for figure in figures)
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
