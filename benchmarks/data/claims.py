"""Claims as the workflow leaves them when two persons agree at once, from the desk's rows to the readers'.

What is printed comes from the product's own functions; only the writing is not theirs.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks.data.newsroom import Newsroom
from benchmarks.data.readers_rows import ReadersRows
from benchmarks.data.sentences import Sentences
from benchmarks.data.tables import Tables
from benchmarks.data.trail import Trail
from benchmarks.data.verdicts import ACCURACY, LINK, SECOND_LINK, Verdicts, assessed
from claims.models import (
    Appearance,
    Assessment,
    Attribution,
    Claim,
    ClaimEdition,
    Clearance,
    Evidence,
    LinkVerdict,
    Topic,
)
from claims.models.choices import EditionKind
from claims.record.copy_edits import corrected
from claims.record.document import Issue, build_document
from claims.record.draft import Draft, composed
from claims.record.labels import Labels
from claims.record.surroundings import words_around
from claims.workflow.actions.editing import describe
from claims.workflow.verdicts import overall_attribution
from sources.actions import text_sha256
from sources.models import Article, Capture
from sources.public_id import ALPHABET, LENGTH
from trail.canonical import canonical_json

CLAIMS_PER_TEXT = 8
PLANTED = 0.03
ENGLISH = 0.15
_ACTS = ("propose", "accept", "edit", "submit", "assess_second", "publish")
FIRST_DAY = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
SPAN = dt.timedelta(days=3 * 365)


class Claims:
    """Writes claim after claim into ``tables``. Keys count from 1: the tables are empty at first."""

    def __init__(self, count: int, newsroom: Newsroom, tables: Tables, trail: Trail) -> None:
        self._newsroom = newsroom
        self._tables = tables
        self._trail = trail
        self._readers_rows = ReadersRows(newsroom, tables)
        self._chance = random.Random(5)  # noqa: S311 - the same claims in every run
        self._sentences = Sentences(6)
        self._step = SPAN / (count * len(_ACTS))
        self._stated = 0
        self._known: dict[str, list[tuple[int, str]]] = {"de": [], "en": []}
        self._keys: Counter[str] = Counter()
        # Claim and the earlier one it repeats in other words.
        self.planted: list[tuple[int, int]] = []

    def write_text(self, count: int) -> list[Claim]:
        """Write a text with so many claims, and return these."""
        language = "en" if self._chance.random() < ENGLISH else "de"
        statements = [self._statement(language) for _ in range(count)]
        [publisher] = self._newsroom.outlets.take(self._chance, 1)
        text = "\n".join(statements)
        number = self._next("article")
        article = Article(
            pk=number,
            public_id=self._public_id(),
            title=self._sentences.title(language),
            # The number keeps two texts apart that a small vocabulary made alike.
            text=f"{text}\n{number}",
            sha256=text_sha256(f"{text}\n{number}"),
            language=language,
            url=f"{publisher.homepage}{number}",
            publisher=publisher,
            published_at=self._moment(),
            is_public=number % 2 == 0,
            imported_by=self._newsroom.reporter,
            imported_at=self._moment(),
        )
        self._tables.add(article)
        payload = {
            "title": article.title,
            "sha256": article.sha256,
            "url": article.url,
            "publisher": publisher.slug,
        }
        imported = ("article", article.public_id)
        self._trail.append(self._moment(), self._newsroom.reporter.code, "import", imported, payload=payload)
        claims, start = [], 0
        for statement in statements:
            claims.append(self._write_claim(article, statement, start))
            start += len(statement) + 1
        return claims

    def _statement(self, language: str) -> str:
        known = self._known[language]
        self._stated += 1
        if known and self._chance.random() < PLANTED:
            original, statement = self._chance.choice(known)
            self.planted.append((self._stated, original))
            statement = self._sentences.changed(statement)
        else:
            statement = self._sentences.statement(language)
        known.append((self._stated, statement))
        return statement

    def _write_claim(self, article: Article, statement: str, start: int) -> Claim:
        chance, newsroom, tables = self._chance, self._newsroom, self._tables
        number = self._next("claim")
        begun = self._moment()
        claim = Claim(
            pk=number,
            public_id=self._public_id(),
            statement=statement,
            language=article.language,
            check_worthiness="checkworthy",
            said_on=(begun - dt.timedelta(days=chance.randint(0, 60))).date(),
            verification_status="published",
            revision=len(_ACTS),
            version=2,
            round=1,
            open_round=1,
            created_by=newsroom.reporter,
            created_at=begun,
        )
        prefix, suffix = words_around(article.text, start, start + len(statement))
        place = Appearance(
            pk=number,
            claim=claim,
            article=article,
            quote=statement,
            start=start,
            end=start + len(statement),
            prefix=prefix,
            suffix=suffix,
        )
        links, evidence, topics = self._links(claim, place), self._evidence(claim), self._topics()
        draft = composed(
            claim,
            topics=[topic.code for topic in topics],
            appearances=[place],
            attributions=links,
            evidence=evidence,
            labels=Labels(claim, ()),
        )
        verdicts = Verdicts(
            accuracy=ACCURACY.take(chance),
            # The first link is checked in any case: something has to be.
            links={
                links[0].pk: LINK.take(chance),
                links[1].pk: SECOND_LINK.take(chance),
            },
            explanation=self._sentences.explanation(article.language),
        )
        self._act(claim, 0, newsroom.reporter.code, payload=_proposal(claim, place, links))
        self._act(claim, 1, newsroom.reporter.code)
        saved = [describe(item) for item in evidence]
        edited = {"changed": {}, "topics": sorted(t.code for t in topics), "removed": [], "saved": saved}
        self._act(claim, 2, newsroom.reporter.code, payload=edited)
        for key, item in zip((2 * number - 1, 2 * number), evidence, strict=True):
            item.pk = key
        clearance = self._assess(claim, draft, verdicts)
        claim.last_event_id = self._publish(claim, draft, clearance, verdicts)
        for row in (claim, place, *reversed(links), *evidence):
            tables.add(row)
        for topic in topics:
            about = {"id": self._next("topic"), "claim_id": number, "topic_id": topic.pk}
            tables.add_values(Claim.topics.through, about)
        return claim

    def _links(self, claim: Claim, place: Appearance) -> list[Attribution]:
        """The publisher relays somebody, who speaks first-hand; the end of the chain was stored first."""
        [said] = self._newsroom.others.take(self._chance, 1)
        common: dict[str, Any] = {"claim": claim, "appearance": place, "position": "asserts"}
        end = Attribution(
            pk=2 * claim.pk - 1,
            source=said,
            first_hand="yes",
            speech_type="indirect",
            said_on=claim.said_on,
            locator_url=f"{said.homepage}{claim.pk}",
            **common,
        )
        relay = Attribution(
            pk=2 * claim.pk,
            source=place.article.publisher,
            cites=end,
            first_hand="no",
            speech_type="reported",
            **common,
        )
        return [end, relay]

    def _evidence(self, claim: Claim) -> list[Evidence]:
        return [
            Evidence(
                claim=claim,
                stance=stance,
                source=source,
                url=f"{source.homepage}beleg/{claim.pk}",
                title=self._sentences.title(claim.language),
                excerpt=self._sentences.explanation(claim.language),
                published_on=claim.said_on,
                accessed_on=claim.created_at.date(),
                note=self._sentences.title(claim.language),
            )
            for stance, source in zip(
                ("supports", "context"), self._newsroom.others.take(self._chance, 2), strict=True
            )
        ]

    def _topics(self) -> list[Topic]:
        return list(dict.fromkeys(self._newsroom.topics.take(self._chance, self._chance.choice((1, 1, 2)))))

    def _assess(self, claim: Claim, draft: Draft, verdicts: Verdicts) -> Clearance:
        overall = overall_attribution(verdicts.links.values())
        given = [
            Assessment(
                pk=2 * claim.pk - 1 + number,
                claim=claim,
                version=2,
                round=1,
                place=place,
                editor=editor,
                given_at=self._moment(),
                as_of=self._moment().date(),
                accuracy=verdicts.accuracy,
                attribution=overall.value,
                explanation=verdicts.explanation,
                draft_hash=draft.digest,
            )
            for number, (place, editor) in enumerate(
                zip(("first", "second"), self._newsroom.reviewers, strict=True)
            )
        ]
        first, second = self._newsroom.reviewers
        clearance = Clearance(
            pk=claim.pk,
            claim=claim,
            round=1,
            assessment=given[0],
            first_assessor=first,
            second_assessor=second,
            agreement="independent",
        )
        cleared = {
            "assessment": given[0].pk,
            "first_assessor": first.code,
            "second_assessor": second.code,
            "agreement": "independent",
            "held": False,
        }
        self._act(claim, 3, first.code, payload=assessed(given[0], verdicts))
        payload = {**assessed(given[1], verdicts), "clearance": cleared}
        self._act(claim, 4, second.code, payload=payload)
        for assessment in given:
            self._tables.add(assessment)
            for nth, (link, verdict) in enumerate(verdicts.links.items()):
                key = {"id": 2 * assessment.pk - 1 + nth, "assessment_id": assessment.pk}
                self._tables.add_values(LinkVerdict, {**key, "attribution_id": link, "verdict": verdict})
        self._tables.add(clearance)
        return clearance

    def _publish(self, claim: Claim, draft: Draft, clearance: Clearance, verdicts: Verdicts) -> int:
        at = self._moment()
        issue = Issue(number=1, kind=EditionKind.FIRST, change_note="", published_at=at)
        document = build_document(claim, draft, clearance, verdicts.links, issue, _no_copies)
        text = canonical_json(document)
        columns = {
            "number": 1,
            "kind": "first",
            "change_note_length": 0,
            "published_at": at,
            "first_assessor_id": clearance.first_assessor_id,
            "second_assessor_id": clearance.second_assessor_id,
            "agreement": "independent",
            "accuracy": document["accuracy"],
            "attribution": document["attribution"]["verdict"],
            "evidence_count": len(document["evidence"]),
            "body_id": self._trail.store(text),
        }
        event = self._act(claim, 5, self._newsroom.reviewers[1].code, payload={"edition": columns})
        edition = ClaimEdition(pk=claim.pk, claim=claim, event_id=event, **columns)
        self._tables.add(edition)
        self._readers_rows.write(edition, corrected(json.loads(text), ()), event, text=self._keys["article"])
        return event

    def _act(self, claim: Claim, number: int, by: str, *, payload: Mapping[str, Any] | None = None) -> int:
        """Append one of the acts of every claim to the trail."""
        action = _ACTS[number]
        before = ("", "proposed", "in_review", "in_review", "second_review", "cleared")[number]
        after = ("proposed", "in_review", "in_review", "second_review", "cleared", "published")[number]
        return self._trail.append(
            self._moment(),
            by,
            action,
            ("claim", claim.public_id),
            moves=(before, after),
            version=1 if number < 3 else 2,
            round_=1,
            payload=payload,
        )

    def _moment(self) -> dt.datetime:
        """When the next act takes place: acts follow each other evenly."""
        return FIRST_DAY + self._trail.seq * self._step

    def _public_id(self) -> str:
        return "".join(self._chance.choices(ALPHABET, k=LENGTH))

    def _next(self, kind: str) -> int:
        self._keys[kind] += 1
        return self._keys[kind]


def _no_copies(_urls: set[str]) -> dict[str, Capture]:
    """No page is archived: to ask about each would take half the time of all."""
    return {}


def _proposal(claim: Claim, place: Appearance, links: list[Attribution]) -> dict[str, Any]:
    return {
        "statement": claim.statement,
        "article": place.article.public_id,
        "quote": place.quote,
        "start": place.start,
        "chains": [[link.source.slug for link in reversed(links)]],
    }
