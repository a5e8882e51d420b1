"""Many files and addresses at once: each is an act of its own, and one that fails costs only itself."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from claims.intake.claim_table import import_claims
from claims.intake.importing import prepare
from claims.intake.outcome import Given, ImportResult
from claims.intake.readers.limits import MAX_BYTES
from claims.intake.readers.reading import Entry, Hints, Reading, ReadText, Unreadable
from claims.intake.reading import read
from claims.intake.refusals import UNEXPECTED, why
from claims.intake.retrieving import NothingThere, fetched_reading, new_entries, retrieve_now
from claims.workflow.errors import TransitionRefused
from sources.fetching import FetchFailure
from sources.models import RetrievalState
from trail.models import Editor

logger = logging.getLogger(__name__)

STANDARD_INPUT = "-"
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:/")


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be imported, and the sentence why."""

    name: str
    reason: str


@dataclass(slots=True)
class Batch:
    """Files, addresses, and what feeds among them lead to. ``seen`` is told each result before it is undone
    by a dry run."""

    names: Sequence[str]
    by: Editor
    given: Given
    dry_run: bool = False
    seen: Callable[[ImportResult], None] = lambda _result: None
    results: list[ImportResult] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    claims_of_tables: int = 0
    _waiting: list[str | Entry] = field(default_factory=list)

    def run(self) -> Iterator[tuple[int, int, str]]:
        """Do the work, yielding after each step how many are done, how many there are, and the last name."""
        self._waiting = list(self.names)
        done = 0
        while self._waiting:
            one = self._waiting.pop(0)
            name = one if isinstance(one, str) else one.title
            try:
                self._import(one)
            except Unreadable as unreadable:
                self.failed.append(Failed(name, why(unreadable.reason, unreadable.details)))
            except NothingThere as nothing:
                self.failed.append(Failed(name, why(nothing.reason, nothing.details)))
            except ValidationError as error:
                self.failed.append(Failed(name, " ".join(error.messages)))
            except TransitionRefused as refused:
                self.failed.append(Failed(name, str(refused)))
            except OSError as error:
                self.failed.append(Failed(name, _why_not_read(name, error)))
            except Exception:
                # One text that nobody foresaw must not take the other ninety-nine with it.
                logger.exception("Not imported")
                self.failed.append(Failed(name, why(UNEXPECTED, {})))
            done += 1
            yield done, done + len(self._waiting), name

    def _import(self, one: str | Entry) -> None:
        if isinstance(one, Entry):
            text = ReadText(one.text, one.title, byline=one.byline, published_at=one.published_at)
            self._store(Reading(texts=[text]))
        elif is_address(one):
            self._import_address(one)
        else:
            name = "" if one == STANDARD_INPUT else Path(one).name
            self._take(one, read(_bytes(one), Hints(name=name)))

    def _import_address(self, url: str) -> None:
        if self.dry_run:
            self._take(url, fetched_reading(url)[1])
            return
        try:
            retrieval = retrieve_now(
                url, by=self.by, language=self.given.language, publisher=self.given.publisher
            )
        except ValidationError as error:
            if "url" not in error.message_dict:
                raise
            raise NothingThere(FetchFailure.NO_WEB_ADDRESS) from error
        if retrieval.state != RetrievalState.DONE:
            raise NothingThere(retrieval.failure, retrieval.failure_details)
        if retrieval.entries:
            self._choose(url, [Entry(title=entry["title"], url=entry["url"]) for entry in retrieval.entries])
        if retrieval.article:
            places = retrieval.article.appearances.select_related("claim") if retrieval.new_texts else []
            claims = [place.claim for place in places]
            self._remember([ImportResult(retrieval.article, bool(retrieval.new_texts), claims)])

    def _take(self, name: str, reading: Reading) -> None:
        if reading.entries:
            self._choose(name, reading.entries)
        if reading.rows:
            self._import_table(reading.rows)
        if reading.texts or reading.reviews:
            self._store(reading)
        if reading.ignored_attachments:
            count = reading.ignored_attachments
            words = "attachment was" if count == 1 else "attachments were"
            self.notes.append(f"{name}: {count} {words} left out.")

    def _choose(self, name: str, entries: Sequence[Entry]) -> None:
        """All that is new in a feed: its addresses, and what it holds of entries that have none."""
        new = new_entries(entries)
        # What an entry without an address holds is known only when it is stored.
        bare = [entry for entry in entries if not entry.url]
        told = f", {len(bare)} without an address" if bare else ""
        counted = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        self.notes.append(f"{name}: a feed with {counted}, {len(new)} of them new{told}.")
        self._waiting[:0] = [entry.url for entry in new]
        self._waiting[:0] = bare

    def _import_table(self, rows: list[list[str]]) -> None:
        table = import_claims(rows, by=self.by, dry_run=self.dry_run)
        if table.refused:
            lines = (f"line {row.line}: {row.refusal}" for row in table.refused)
            raise ValidationError("Nothing of the table was imported. " + " ".join(lines))
        self.claims_of_tables += table.new
        if table.ignored:
            self.notes.append(f"Columns left out: {', '.join(table.ignored)}.")

    def _store(self, reading: Reading) -> None:
        prepared = prepare(reading, by=self.by, given=self.given)
        with transaction.atomic():
            self._remember(prepared.store())
            transaction.set_rollback(self.dry_run)

    def _remember(self, results: list[ImportResult]) -> None:
        for result in results:
            self.seen(result)
        self.results += results


def _why_not_read(name: str, error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError() if _SCHEME.match(name):
            return (
                "Only addresses with http:// or https:// are fetched. Save what is there and name the file."
            )
        case FileNotFoundError() | NotADirectoryError():
            return "There is no such file or directory. Look for a typing error, also in the directory."
        case PermissionError():
            return "This account may not read it. Allow it to (chmod), or run the command as its owner."
    return f"{error.strerror or type(error).__name__}."


def is_address(name: str) -> bool:
    """Whether a name on the command line is a web address and not a file."""
    return name.startswith(("http://", "https://"))


def _bytes(name: str) -> bytes:
    """Return a file's bytes, one more than allowed at most: enough to see that it is too large."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)
