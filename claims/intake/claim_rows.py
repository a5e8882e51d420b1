"""One row of a table becomes one proposal: its text found or made, its quote anchored, its source named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.utils.translation import gettext as _

from claims.intake.importing import DEFAULT_LANGUAGE, publisher_at
from claims.intake.plain_text import first_line, normalised
from claims.intake.proposals import Names
from claims.intake.readers.moments import day
from claims.models import Claim, Topic
from claims.models.claim import MAX_STATEMENT
from claims.workflow.actions.editing import Changes, edit
from claims.workflow.actions.proposing import MIN_STATEMENT, Proposal, ProposedLink, find_quote, propose
from sources.actions import NewArticle, create_article
from sources.models import Article
from sources.public_id import canonical_public_id
from trail.models import SYSTEM_EDITOR, Editor

_SEPARATORS = re.compile(r"[,;|\n]")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The cells of a row as they stand in the table."""

    statement: str
    quote: str = ""
    article: str = ""
    source: str = ""
    said_on: str = ""
    topics: str = ""
    language: str = ""
    internal_note: str = ""


def propose_row(row: ClaimRow, *, names: Names, by: Editor) -> Claim | None:
    """Return the proposed claim, None where the same claim stands at the same place already.

    Raises ``ValidationError`` with a sentence for everything in the row that does not fit.
    """
    statement = " ".join(normalised(row.statement).split())
    mistakes: list[ValidationError] = []
    with _noting(mistakes):
        _check_length(statement)
    said_on, topics = None, list[Topic]()
    with _noting(mistakes):
        said_on = _day(row.said_on)
    with _noting(mistakes):
        topics = _topics(row.topics)
    if topics and by.code == SYSTEM_EDITOR:
        mistakes.append(
            ValidationError(_("An editor sets topics: import with --by NAME, or leave that column out."))
        )
    place = None
    with _noting(mistakes):
        place = _place(row, statement, by)
    if mistakes or place is None:
        raise ValidationError([error for mistake in mistakes for error in mistake.messages])
    article, start, end = place
    known = Claim.objects.filter(
        statement=statement, appearances__article=article, appearances__start=start, appearances__end=end
    )
    if known.exists():
        return None
    chain = [article.publisher, names.source(row.source)]
    links = [ProposedLink(source=source) for source in dict.fromkeys(chain) if source is not None]
    proposal = Proposal(
        statement=statement,
        start=start,
        end=end,
        chains=[links] if links else [],
        said_on=said_on,
        internal_note=normalised(row.internal_note),
    )
    claim = propose(article, proposal, by=by)
    # A proposal has no topics: they are an edit, and the system editor edits nothing.
    return edit(claim.pk, by=by, revision=claim.revision, changes=Changes(topics=topics)) if topics else claim


@contextmanager
def _noting(mistakes: list[ValidationError]) -> Iterator[None]:
    try:
        yield
    except ValidationError as mistake:
        mistakes.append(mistake)


def _check_length(statement: str) -> None:
    if not statement:
        raise ValidationError(_("The statement is missing."))
    MinLengthValidator(MIN_STATEMENT)(statement)
    MaxLengthValidator(MAX_STATEMENT)(statement)


def _place(row: ClaimRow, statement: str, by: Editor) -> tuple[Article, int, int]:
    """Return the text and the place of the quote; a text that is not stored consists of the quote alone."""
    quote = normalised(row.quote)
    article = _stored_article(row.article.strip())
    if article is None:
        text = quote or statement
        article = create_article(_new_article(row, text), by=by)[0]
        return article, 0, len(article.text)
    try:
        return article, *find_quote(article, quote or statement)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _stored_article(named: str) -> Article | None:
    if not named:
        return None
    if named.startswith(("http://", "https://")):
        return Article.objects.filter(url=named).select_related("publisher").order_by("-id").first()
    article = (
        Article.objects.filter(public_id=canonical_public_id(named) or "").select_related("publisher").first()
    )
    if article is None:
        raise ValidationError(
            _("“%(named)s” is neither the address nor the identifier of a text.") % {"named": named[:100]}
        )
    return article


def _new_article(row: ClaimRow, text: str) -> NewArticle:
    url = row.article.strip()
    return NewArticle(
        text=text,
        title=first_line(text),
        language=row.language.strip() or DEFAULT_LANGUAGE,
        url=url,
        publisher=publisher_at(url),
    )


def _day(cell: str) -> dt.date | None:
    found = day(cell) if cell.strip() else None
    if cell.strip() and found is None:
        raise ValidationError(_("“%(cell)s” is no day like 2025-02-04.") % {"cell": cell[:100]})
    return found


def _topics(cell: str) -> list[Topic]:
    wanted = [name.strip().casefold() for name in _SEPARATORS.split(cell) if name.strip()]
    if not wanted:
        return []
    known = {
        name.casefold(): topic
        for topic in Topic.objects.all()
        for name in (topic.code, topic.name_de, topic.name_en)
    }
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ValidationError(
            _("No topic is called %(names)s.") % {"names": ", ".join(f"“{name[:100]}”" for name in unknown)}
        )
    return list(dict.fromkeys(known[name] for name in wanted))
