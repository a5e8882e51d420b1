"""The faults: a worker or the importer killed, the database server crashed, the disk full."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from statistics import median

from django.db import connection

from claims.models import Appearance, Claim
from sources.models import Article
from tests.faults.installation import ROOT
from tests.faults.load import Told, at_work
from tests.faults.promises import Figure, none_of, nothing_lost, some, within
from tests.faults.served import served

KILLS, IMPORTS, CRASHES = 30, 5, 3
READERS_WITHIN, DATABASE_WITHIN = 2, 5
FILE_SYSTEM = 64 * 1024 * 1024


def workers_killed(home: Path, claims: list[Claim]) -> list[Figure]:
    """Kill a random worker thirty times while editors write."""
    dice = random.Random()
    moments: list[float] = []
    with served(home) as server, at_work(server.base, claims) as told:
        time.sleep(2)
        for _ in range(KILLS):
            time.sleep(dice.uniform(0.3, 1.2))
            os.kill(dice.choice(server.workers()), signal.SIGKILL)
            moments.append(time.monotonic())
        time.sleep(READERS_WITHIN + 1)
        tracebacks = server.tracebacks()
    until = [*moments[1:], float("inf")]
    refused = [told.refused_after(moment, end) for moment, end in zip(moments, until, strict=True)]
    served_again = [told.read_again_after(moment) for moment in moments]
    return [
        Figure("workers killed with -9", str(len(moments))),
        some("acts cut off by it", sum(act.status == 0 for act in told.acts)),
        Figure("pages read", str(len(told.reads))),
        *nothing_lost(told.acts),
        none_of("defects (500, missing pages)", _defects(told)),
        none_of("tracebacks in the log", [""] * tracebacks),
        within("a reader refused after a kill, the latest", max(refused), READERS_WITHIN),
        within("a reader served after a kill, median", median(served_again), READERS_WITHIN),
        Figure("a reader served after a kill, worst", f"{max(served_again):.2f} s"),
    ]


def importer_killed(home: Path, _claims: list[Claim]) -> list[Figure]:
    """Kill `import_article` while it writes: the whole text is there, or nothing of it."""
    begun = time.monotonic()
    _import(home, 0).wait()
    whole = time.monotonic() - begun
    proposed = Appearance.objects.count()
    dice = random.Random()
    killed = 0
    for number in range(1, IMPORTS + 1):
        importer = _import(home, number)
        time.sleep(whole * dice.uniform(0.5, 1.0))
        importer.kill()
        killed += importer.wait() == -signal.SIGKILL
    connection.close()
    half = [
        article.title
        for article in Article.objects.filter(title__startswith="Text ")
        if Appearance.objects.filter(article=article).count() != _sentences(article.text)
    ]
    again = [_import(home, number).wait() for number in range(IMPORTS + 1)]
    return [
        some("imports killed with -9", killed),
        Figure("claims proposed by one import", str(proposed and _sentences(_text(0)))),
        none_of("texts stored in part", half),
        none_of("imports refused when repeated", [code for code in again if code]),
        *nothing_lost([])[1:],
    ]


def database_crashed(home: Path, claims: list[Claim], *, restart: Callable[[], None]) -> list[Figure]:
    """Crash and restart the database server three times while the application goes on running."""
    stopped: list[float] = []
    back: list[float] = []
    with served(home) as server, at_work(server.base, claims) as told:
        time.sleep(2)
        workers = set(server.workers())
        for _ in range(CRASHES):
            stopped.append(time.monotonic())
            restart()
            back.append(time.monotonic())
            time.sleep(DATABASE_WITHIN)
        survivors = set(server.workers())
        tracebacks = server.tracebacks()
    reads, acts = map(told.read_again_after, back), map(told.acted_again_after, back)
    away = [up - down for down, up in zip(stopped, back, strict=True)]
    return [
        Figure("crashes of the database server", str(len(stopped))),
        Figure("database away, longest", f"{max(away):.2f} s"),
        some("requests answered 503 meanwhile", told.statuses()[HTTPStatus.SERVICE_UNAVAILABLE]),
        *nothing_lost(told.acts),
        none_of("workers restarted", sorted(workers - survivors)),
        none_of("defects (500, missing pages)", _defects(told)),
        none_of("tracebacks in the log", [""] * tracebacks),
        within("a reader served once it is back, worst", max(reads), DATABASE_WITHIN),
        within("an act done once it is back, worst", max(acts), DATABASE_WITHIN),
    ]


def disk_full(home: Path, claims: list[Claim]) -> list[Figure]:
    """Fill the file system of an SQLite database, and empty it again."""
    file = Path(str(connection.settings_dict["NAME"]))
    with small_file_system() as place:
        connection.close()
        shutil.copy(file, place / "desk.sqlite3")
        _use(place / "desk.sqlite3")
        try:
            with served(home) as server, at_work(server.base, claims) as told:
                time.sleep(2)
                before = time.monotonic()
                _fill(place / "filler")
                time.sleep(4)
                after = time.monotonic()
                (place / "filler").unlink()
                time.sleep(3)
            figures = _while_full(told, before, after)
            return [
                *figures,
                *nothing_lost(told.acts),
                none_of("defects (500, missing pages)", _defects(told)),
            ]
        finally:
            connection.close()
            _use(file)


def _while_full(told: Told, before: float, after: float) -> list[Figure]:
    refused = [
        act
        for act in told.acts
        if before < act.begun < after and act.status == HTTPStatus.SERVICE_UNAVAILABLE
    ]
    unread = [
        read.status for read in told.reads if before < read.begun < after and read.status != HTTPStatus.OK
    ]
    return [
        some("acts answered 503 while it was full", len(refused)),
        none_of("of them without the words that were typed", [a.name for a in refused if not a.keeps_words]),
        some("pages read while it was full", sum(before < read.begun < after for read in told.reads)),
        none_of("of them refused", unread),
        some("acts acknowledged after space was freed", sum(a.begun > after for a in told.acknowledged())),
    ]


def may_mount() -> bool:
    """Whether a small file system can be made here."""
    return os.geteuid() == 0 and shutil.which("mount") is not None


@contextmanager
def small_file_system() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="gegenlese-full-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={FILE_SYSTEM}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)
        place.rmdir()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler:
        size = 1024 * 1024
        while size:
            try:
                filler.write(b"\0" * size)
            except OSError:
                size //= 2


def _use(file: Path) -> None:
    """Let this process, and the server it starts, use this SQLite file."""
    connection.settings_dict["NAME"] = str(file)
    os.environ["DATABASE_URL"] = f"sqlite:///{file}"


def _defects(told: Told) -> list[str]:
    statuses = told.statuses()
    return [f"{status} x {count}" for status, count in statuses.items() if status == 500] + told.defects


def _import(home: Path, number: int) -> subprocess.Popen[bytes]:
    file = home / f"text-{number}.txt"
    file.write_text(_text(number))
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_article", str(file), "--title", f"Text {number}"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )


def _text(number: int) -> str:
    sentence = "Der Pegel stieg laut dem Wasseramt in Woche {week} um {rise} Zentimeter."
    return "\n".join(sentence.format(week=week, rise=number + week) for week in range(80))


def _sentences(text: str) -> int:
    return text.count("\n") + 1
