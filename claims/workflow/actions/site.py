"""What readers see besides claims: the names of topics and the newsroom's own pages; each act is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from claims.models import SitePage, Topic
from trail.chain import Subject, append_event, hold_chain

if TYPE_CHECKING:
    from trail.models import Editor


@transaction.atomic
def save_topic(topic: Topic, *, by: Editor) -> Topic:
    """Create or rename a topic. Raises ``ValidationError`` for names that are missing or too long."""
    hold_chain()
    topic.full_clean(validate_constraints=False)
    is_new = topic.pk is None
    topic.save()
    append_event(
        by=by,
        action="create" if is_new else "change",
        subject=topic_subject(topic),
        payload={"name_de": topic.name_de, "name_en": topic.name_en},
    )
    return topic


@transaction.atomic
def save_page(page: SitePage, *, by: Editor) -> SitePage:
    """Create or change a page of the site. Raises ``ValidationError`` for a page that cannot be."""
    hold_chain()
    page.full_clean(validate_constraints=False)
    is_new = page.pk is None
    page.save()
    _record(page, "add" if is_new else "change", by=by)
    return page


@transaction.atomic
def remove_page(page: SitePage, *, by: Editor) -> None:
    """Take a page off the site."""
    hold_chain()
    _record(page, "remove", by=by)
    page.delete()


def topic_subject(topic: Topic) -> Subject:
    """Return what the trail calls a topic."""
    return Subject("topic", topic.code)


def page_subject(page: SitePage) -> Subject:
    """Return what the trail calls a page."""
    return Subject("page", str(page.pk))


def _record(page: SitePage, action: str, *, by: Editor) -> None:
    payload = {"slug": page.slug, "language": page.language, "title": page.title}
    append_event(by=by, action=action, subject=page_subject(page), payload=payload)
