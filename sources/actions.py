"""The only writers of sources and articles; each act is an event of the trail."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sources.models import Article, Capture, NameKind, Source, SourceName
from sources.normalisation import MAX_NAME, fold, name_key
from sources.public_id import new_public_id
from trail.chain import Subject, append_event, hold_chain
from trail.models import Editor

# Room for a number behind it: events name a source by its slug in 64 characters.
MAX_SLUG = 56


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What is known about a text when it comes in. ``text`` is normalised (NFC, ``\\n``)."""

    text: str
    title: str
    language: str = "de"
    url: str = ""
    publisher: Source | None = None
    byline: str = ""
    published_at: dt.datetime | None = None
    is_public: bool = False


def text_sha256(text: str) -> str:
    """Return the SHA-256 (hex) under which an article's text is known."""
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def create_article(new: NewArticle, *, by: Editor) -> tuple[Article, bool]:
    """Store a text and return it, with False where the same text was there before.

    Raises ``ValidationError`` for a text that is empty, too long or described with invalid values.
    """
    sha256 = text_sha256(new.text)
    hold_chain()
    existing = Article.objects.filter(sha256=sha256).first()
    if existing is not None:
        return existing, False
    article = Article(
        public_id=new_public_id(),
        title=new.title,
        text=new.text,
        sha256=sha256,
        language=new.language,
        url=new.url,
        publisher=new.publisher,
        byline=new.byline,
        published_at=new.published_at,
        is_public=new.is_public,
        imported_by=by,
    )
    article.full_clean(validate_constraints=False)
    append_event(
        by=by,
        action="import",
        subject=Subject("article", article.public_id),
        payload={
            "title": new.title,
            "sha256": sha256,
            "url": new.url,
            "publisher": new.publisher.slug if new.publisher else None,
        },
    )
    article.save(force_insert=True)
    return article, True


@transaction.atomic
def describe_article(article: Article, *, by: Editor, changed: Sequence[str]) -> Article:
    """Save changed facts about a text (title, address, byline, date, whether readers may see it)."""
    article.full_clean(validate_constraints=False, exclude=["publisher"])
    append_event(
        by=by,
        action="describe",
        subject=Subject("article", article.public_id),
        payload={name: str(getattr(article, name)) for name in changed},
    )
    article.save(update_fields=[name for name in changed if name not in ("text", "sha256", "publisher")])
    return article


def record_publisher(article: Article, publisher: Source, *, by: Editor) -> None:
    """Store who published a text; its claims are the caller's business."""
    append_event(
        by=by,
        action="set_publisher",
        subject=Subject("article", article.public_id),
        payload={"publisher": publisher.slug},
    )
    article.publisher = publisher
    article.save(update_fields=["publisher"])


@transaction.atomic
def save_source(
    source: Source, *, by: Editor, names: Sequence[SourceName] = (), removed: Sequence[SourceName] = ()
) -> Source:
    """Create or change a source and its names.

    Its own name is always among the names. Raises ``ValidationError`` where a name already means
    somebody else.
    """
    hold_chain()
    source.languages, source.same_as = source.languages or [], source.same_as or []
    _check_source(source)
    source.full_clean(validate_constraints=False)
    is_new = source.pk is None
    source.save()
    for name in removed:
        name.delete()
    for name in names:
        name.source = source
        _save_name(name)
    if not source.names.filter(key=name_key(source.name)).exists():
        _save_name(SourceName(source=source, name=source.name, kind=NameKind.NAME))
    append_event(
        by=by,
        action="create" if is_new else "change",
        subject=Subject("source", source.slug),
        payload={
            "name": source.name,
            "kind": source.kind,
            "is_proposed": source.is_proposed,
            "is_protected": source.is_protected,
            "names": sorted(source.names.values_list("name", flat=True)),
        },
    )
    return source


@transaction.atomic
def propose_source(name: str, *, by: Editor) -> Source:
    """Return a new source for a name nobody has registered, waiting for a person to confirm it."""
    hold_chain()
    return save_source(Source(name=name, slug=free_slug(name), is_proposed=True), by=by)


@transaction.atomic
def propose_spelling(source: Source, name: str, *, by: Editor) -> Source:
    """Give a proposed source another spelling of its name, for a person to confirm together with it."""
    if not source.is_proposed:
        raise ValueError("a known source gets a name from a person alone")
    return save_source(source, by=by, names=[SourceName(name=name, kind=NameKind.SPELLING)])


@transaction.atomic
def confirm_source(source: Source, *, by: Editor) -> Source:
    """Turn a proposed source into a known one."""
    source.is_proposed = False
    return save_source(source, by=by)


def empty_captures(captures: Sequence[Capture]) -> None:
    """Take out what archived copies hold; the caller's event says so.

    Address, day and SHA-256 stay: they say which copy there was, and nothing of its words.
    """
    Capture.objects.filter(pk__in=[capture.pk for capture in captures]).update(
        content=b"", text="", main_text="", is_erased=True
    )


def absorb_source(proposed: Source, *, into: Source, by: Editor) -> None:
    """Hand the names of a proposed source to a known one and remove the proposal."""
    names = list(proposed.names.values_list("name", flat=True))
    proposed.names.update(source=into)
    append_event(
        by=by,
        action="merge",
        subject=Subject("source", into.slug),
        payload={"merged": proposed.slug, "names": names},
    )
    proposed.delete()


def free_slug(name: str) -> str:
    """Return an unused short name for addresses made from ``name`` ("source" without Latin letters)."""
    base = slugify(fold(name))[:MAX_SLUG] or "source"
    taken = set(Source.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _check_source(source: Source) -> None:
    for name in ("languages", "same_as"):
        value = getattr(source, name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValidationError({name: _('Write a list of texts, e.g. ["de", "en"].')})
    if source.body_of is not None and source.pk is not None:
        seen: set[int] = set()
        above: Source | None = source.body_of
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            if above.pk == source.pk:
                raise ValidationError(
                    {"body_of": _("A source is no body of itself, nor of one that belongs to it.")}
                )
            above = Source.objects.filter(bodies=above.pk).first()


def _save_name(name: SourceName) -> None:
    name.name = name.name.strip()
    name.key = name_key(name.name)[:MAX_NAME]
    if not name.key:
        raise ValidationError(_("A name needs at least one letter or digit."))
    other = SourceName.objects.filter(key=name.key).exclude(pk=name.pk).select_related("source").first()
    if other is not None:
        raise ValidationError(
            _("“%(name)s” already means %(source)s.") % {"name": name.name, "source": other.source}
        )
    name.full_clean(validate_constraints=False)
    name.save()
