"""What a claim page shows of an edition's document: codes become words, dates become dates.

Text stays text: escaping is the template's. A source or an article is linked only where readers have a
page of it now, which the document, being older, cannot know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models.choices import Agreement, EditionKind, FirstHand, Position, SourceRole, SpeechType, Stance
from claims.public.chains import Link, chains
from claims.public.languages import foreign_language_name
from claims.public.origins import known_origins_label, known_origins_meaning
from claims.record.surroundings import words_around
from claims.record.verdict_texts import VerdictText, accuracy_text, attribution_text

Document = Mapping[str, Any]

# Longer chains do not fit side by side and stand upright on every screen.
LONGEST_ROW = 3


@dataclass(frozen=True, slots=True)
class Pages:
    """What has a page for readers now: slugs of sources, ids of articles and claims, names of topics.

    ``texts`` holds the full texts that readers may see now, by the id of their article.
    """

    sources: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()
    topics: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source by the name it was published under."""

    code: str
    name: str
    has_page: bool


@dataclass(frozen=True, slots=True)
class CopyText:
    """The archived copy of a page: when it was taken, and its check sum."""

    captured_at: dt.datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class LinkText:
    """One card of a chain and the line that leads to it."""

    source: SourceMention
    role: str
    verdict: VerdictText
    speech: str
    first_hand: str
    is_explicit: bool
    locator_url: str
    excerpt: str
    said_on: dt.date | None
    copy: CopyText | None


@dataclass(frozen=True, slots=True)
class ArticleMention:
    public_id: str
    title: str
    url: str
    publisher: SourceMention | None
    published_at: dt.datetime | None
    language: str
    has_page: bool


@dataclass(frozen=True, slots=True)
class ChainText:
    links: list[LinkText]
    is_long: bool


@dataclass(frozen=True, slots=True)
class AppearanceText:
    """A place where the claim stands; ``article`` is None where its publisher is protected."""

    article: ArticleMention | None
    quote: str
    prefix: str
    suffix: str
    chains: list[ChainText]


@dataclass(frozen=True, slots=True)
class EvidenceText:
    source: SourceMention | None
    url: str
    title: str
    excerpt: str
    note: str
    published_on: dt.date | None
    accessed_on: dt.date | None
    copy: CopyText | None


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """The evidence of one stance, in the order of the document."""

    stance: str
    label: str
    items: list[EvidenceText]


@dataclass(frozen=True, slots=True)
class ClaimText:
    """Everything a claim page shows of one edition."""

    public_id: str
    number: int
    kind: str
    change_note: str
    published_at: dt.datetime
    language: str
    written_in: str
    statement: str
    topics: list[tuple[str, str]]
    said_on: dt.date | None
    holds_from: dt.date | None
    holds_until: dt.date | None
    as_of: dt.date
    accuracy: VerdictText
    attribution: VerdictText
    links_checked: str
    agreement: str
    explanation: str
    copy_edited_at: dt.datetime | None
    rechecked_at: dt.datetime | None
    known_origins_label: str
    known_origins_meaning: str
    claimants: list[SourceMention]
    supersedes: str
    appearances: list[AppearanceText]
    evidence: list[EvidenceGroup]


def claim_text(document: Document, pages: Pages) -> ClaimText:
    """Return the document in the reader's language."""
    said = document["attribution"]
    supersedes = document["supersedes"]
    return ClaimText(
        public_id=document["public_id"],
        number=document["number"],
        kind=str(EditionKind(document["kind"]).label),
        change_note=document["change_note"],
        published_at=moment(document["published_at"]),
        language=document["language"],
        written_in=foreign_language_name(document["language"]),
        statement=document["statement"],
        topics=[(code, name) for code, name in pages.topics.items() if code in document["topics"]],
        said_on=day(document["said_on"]),
        holds_from=day(document["holds_from"]),
        holds_until=day(document["holds_until"]),
        as_of=dt.date.fromisoformat(document["as_of"]),
        accuracy=accuracy_text(document["accuracy"]),
        attribution=attribution_text(said["verdict"]),
        links_checked=_links_checked(said["checked_links"], said["links"]),
        agreement=_agreement(document["agreement"]),
        explanation=document["explanation"],
        copy_edited_at=_last_copy_edit(document),
        rechecked_at=(
            moment(document["published_at"]) if document["kind"] == EditionKind.RECHECKED else None
        ),
        known_origins_label=known_origins_label(document["known_origins"]),
        known_origins_meaning=known_origins_meaning(document["known_origins"]),
        claimants=[_mention(document, pages, code) for code in document["claimants"]],
        supersedes=supersedes if supersedes in pages.claims else "",
        appearances=[_appearance(document, pages, item) for item in document["appearances"]],
        evidence=_evidence(document, pages),
    )


def named_in(document: Document) -> tuple[set[str], set[str], set[str]]:
    """Return codes of sources, ids of articles and codes of topics a document names."""
    return set(document["sources"]), set(document["articles"]), set(document["topics"])


def moment(text: str) -> dt.datetime:
    """Return a moment of a document; raises ``ValueError`` for what is none."""
    parsed = parse_datetime(text)
    if parsed is None:
        raise ValueError(f"{text!r} is no moment")
    return parsed


def day(text: str | None) -> dt.date | None:
    return parse_date(text) if text else None


def _last_copy_edit(document: Document) -> dt.datetime | None:
    """When the spelling was corrected last; a readers' row holds text where an edition holds a moment."""
    edits = document.get("copy_edits", [])
    if not edits:
        return None
    edited_at = edits[-1]["edited_at"]
    return edited_at if isinstance(edited_at, dt.datetime) else moment(edited_at)


def _links_checked(checked: int, links: int) -> str:
    if checked == links:
        return ngettext("%(links)d link assessed", "All %(links)d links assessed", links) % {"links": links}
    return ngettext(
        "%(checked)d of %(links)d link assessed", "%(checked)d of %(links)d links assessed", links
    ) % {"checked": checked, "links": links}


def _agreement(code: str) -> str:
    match Agreement(code):
        case Agreement.INDEPENDENT:
            return _("Two persons came to these verdicts independently of each other.")
        case Agreement.INFORMED:
            return _("Two persons came to these verdicts; at least one of them knew an earlier verdict.")
        case Agreement.AFTER_DISCUSSION:
            return _("Two persons first came to different verdicts and agreed after a discussion.")


def _mention(document: Document, pages: Pages, code: str) -> SourceMention:
    described = document["sources"][code]
    if described.get("protected"):
        number = code.rpartition("-")[2]
        return SourceMention(code, _("Protected source %(number)s") % {"number": number}, has_page=False)
    return SourceMention(code, described["name"], has_page=code in pages.sources)


def _appearance(document: Document, pages: Pages, item: Document) -> AppearanceText:
    drawn = [
        ChainText(
            [_link(document, pages, link, place, len(chain)) for place, link in enumerate(chain)],
            is_long=len(chain) > LONGEST_ROW,
        )
        for chain in chains(item["links"])
    ]
    prefix, suffix = words_around(pages.texts.get(item["article"], ""), item["start"], item["end"])
    return AppearanceText(
        article=_article(document, pages, item["article"]),
        quote=item["quote"],
        # Both are cut after a number of characters; half a word at their outer ends is left out.
        prefix=prefix.partition(" ")[2],
        suffix=suffix.rpartition(" ")[0],
        chains=drawn,
    )


def _article(document: Document, pages: Pages, public_id: str) -> ArticleMention | None:
    described = document["articles"].get(public_id, {"protected": True})
    if described.get("protected"):
        return None
    publisher, published_at = described["publisher"], described["published_at"]
    return ArticleMention(
        public_id=public_id,
        title=described["title"],
        url=described["url"],
        publisher=_mention(document, pages, publisher) if publisher else None,
        published_at=moment(published_at) if published_at else None,
        language=described["language"],
        has_page=public_id in pages.articles,
    )


def _link(document: Document, pages: Pages, link: Link, place: int, length: int) -> LinkText:
    is_end = place == length - 1
    return LinkText(
        source=_mention(document, pages, link["source"]),
        role=_role(link["position"], is_first=place == 0, is_end=is_end),
        verdict=attribution_text(link["verdict"]),
        speech=str(SpeechType(link["speech_type"]).label),
        first_hand=_first_hand(link["first_hand"]) if is_end else "",
        is_explicit=link["is_explicit"],
        locator_url=link["locator_url"],
        excerpt=link["excerpt"],
        said_on=day(link["said_on"]),
        copy=_copy(link),
    )


def _role(position: str, *, is_first: bool, is_end: bool) -> str:
    if position != Position.ASSERTS:
        return str(Position(position).label)
    if is_first:
        return str(SourceRole.PUBLISHER.label)
    return str(SourceRole.CLAIMANT.label if is_end else SourceRole.RELAY.label)


def _first_hand(code: str) -> str:
    match FirstHand(code):
        case FirstHand.YES:
            return _("has first-hand knowledge")
        case FirstHand.NO:
            return _("has no first-hand knowledge")
        case FirstHand.UNKNOWN:
            return _("first-hand knowledge not established")


def _evidence(document: Document, pages: Pages) -> list[EvidenceGroup]:
    order = Stance.values
    items = sorted(document["evidence"], key=lambda item: order.index(item["stance"]))
    return [
        EvidenceGroup(
            stance, str(Stance(stance).label), [_evidence_text(document, pages, item) for item in group]
        )
        for stance, group in groupby(items, key=lambda item: str(item["stance"]))
    ]


def _evidence_text(document: Document, pages: Pages, item: Document) -> EvidenceText:
    return EvidenceText(
        source=_mention(document, pages, item["source"]) if item["source"] else None,
        url=item["url"],
        title=item["title"],
        excerpt=item["excerpt"],
        note=item["note"],
        published_on=day(item["published_on"]),
        accessed_on=day(item["accessed_on"]),
        copy=_copy(item),
    )


def _copy(item: Document) -> CopyText | None:
    """Return the copy a link or a piece of evidence names; older editions have no such key."""
    captured_at = item.get("captured_at")
    return CopyText(moment(captured_at), item["sha256"]) if captured_at else None


def quotes_in(document: Document, article_id: str) -> Sequence[Document]:
    """Return the document's appearances in one article."""
    return [item for item in document["appearances"] if item["article"] == article_id]
