"""What an event of a claim changed, in words: rows by name, values as the forms show them.

The trail keeps codes and ids. Sources and editors are named as they are called today; a row that is gone is
known by what the trail itself holds of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from claims.models import Appearance, Attribution, Claim, Evidence
from claims.models.choices import AccuracyVerdict, AttributionVerdict
from claims.record.differences import differences
from sources.models import Article, Source
from trail.models import Editor

Payload = Mapping[str, Any]
_ROWS: Mapping[str, type[models.Model]] = {
    "appearance": Appearance,
    "attribution": Attribution,
    "evidence": Evidence,
}
# Where a row lies and what surrounds it follows from its words.
_SILENT = frozenset({"kind", "id", "start", "end", "prefix", "suffix"})


class Payloads:
    """The payloads of a claim's events, oldest first; each name they need is looked up once."""

    def __init__(self, payloads: Sequence[Payload]) -> None:
        rows = [row for payload in payloads for row in _rows(payload)]
        self._sources = Source.objects.in_bulk({row["source_id"] for row in rows if row.get("source_id")})
        slugs = {str(payload[key]) for payload in payloads for key in ("publisher", "into") if key in payload}
        self._by_slug = (
            dict(Source.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
        )
        codes = {str(payload["to"]) for payload in payloads if payload.get("to")}
        self._editors = Editor.objects.in_bulk(codes)
        articles = {row["article_id"] for row in rows if row.get("article_id")}
        self._articles = dict(Article.objects.filter(pk__in=articles).values_list("pk", "title"))
        self._known: dict[tuple[str, int], Payload] = {}

    def details(self, payload: Payload) -> Iterator[str]:
        """Yield what one event changed. Ask for the oldest first: a row is compared with what it was."""
        for name, (before, after) in payload.get("changed", {}).items():
            yield self._change(Claim, name, before, after)
        yield from self._saved(payload)
        removed = payload.get("removed", [])
        if removed:
            yield _("Removed: %(what)s") % {"what": self._list(removed)}
        yield from self._told(payload)
        for name, before in payload.get("before", {}).items():
            yield from _edited(before, payload["after"][name])
        yield from _verdicts(payload.get("assessment", {}))
        if payload.get("clearance", {}).get("held"):
            yield _("Held back until a reviewer publishes it.")
        if "change_note" in payload:
            yield _("Change note: %(note)s") % {"note": payload["change_note"]}

    def _saved(self, payload: Payload) -> Iterator[str]:
        """Added rows in one line; of a changed one what is different, as far as the trail knew it before."""
        saved = payload.get("saved", [])
        added = [row for row in saved if row.get("id") is None]
        if added:
            yield _("Added: %(what)s") % {"what": self._list(added)}
        for row in saved:
            if row.get("id") is None:
                continue
            before = self._known.get((row["kind"], row["id"]))
            self._known[row["kind"], row["id"]] = row
            different = [
                name for name in row if name not in _SILENT and before and before.get(name) != row[name]
            ]
            if before and different:
                for name in different:
                    words = self._change(_ROWS[row["kind"]], name, before.get(name), row[name])
                    yield f"{self._list([row])}: {words}"
            else:
                yield _("Changed: %(what)s") % {"what": self._list([row])}

    def _told(self, payload: Payload) -> Iterator[str]:
        if isinstance(payload.get("edition"), dict) and "claim" in payload["edition"]:
            yield _("Edition %(number)d") % {"number": payload["edition"]["number"]}
        if "to" in payload:
            code = payload["to"]
            yield _("To: %(editor)s") % {"editor": self._editors.get(code, code) or _("nobody")}
        if "split_from" in payload:
            yield _("From the same passage as %(claim)s") % {"claim": payload["split_from"]}
        if "publisher" in payload:
            slug = payload["publisher"]
            yield _("Publisher: %(slug)s") % {"slug": self._by_slug.get(slug, slug)}
        if "merged_source" in payload:
            known = payload["into"]
            yield _("%(proposed)s is %(known)s") % {
                "proposed": payload["merged_source"],
                "known": self._by_slug.get(known, known),
            }
        if "merged_into" in payload:
            yield _("Kept: %(claim)s") % {"claim": payload["merged_into"]}
        if "duplicate" in payload:
            yield _("Duplicate: %(claim)s") % {"claim": payload["duplicate"]}

    def _change(self, model: type[models.Model], name: str, before: Any, after: Any) -> str:
        field = cast("models.Field[Any, Any]", model._meta.get_field(name.removesuffix("_id")))
        return _("%(field)s: from “%(before)s” to “%(after)s”") % {
            "field": capfirst(str(field.verbose_name)),
            "before": self._words(field, before),
            "after": self._words(field, after),
        }

    def _words(self, field: models.Field[Any, Any], value: Any) -> str:
        if value in (None, ""):
            return "–"
        if isinstance(value, bool):
            return pgettext("answer", "yes") if value else pgettext("answer", "no")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(field, models.ForeignKey):
            return self._named(field, value)
        return _day(str(value)) if isinstance(field, models.DateField) else str(value)

    def _named(self, field: models.ForeignKey[Any, Any], value: Any) -> str:
        if field.related_model is Source and value in self._sources:
            return self._sources[value].name
        if field.related_model is Article:
            return str(self._articles.get(value, value))
        return str(value) if isinstance(value, str) else f"#{value}"

    def _list(self, rows: Sequence[Payload]) -> str:
        """Return rows by kind, each by the words an editor knows it by."""
        kinds: dict[str, list[str]] = {}
        for row in rows:
            kinds.setdefault(row["kind"], []).append(self._row(row))
        return "; ".join(f"{_kind(kind, len(names))} {', '.join(names)}" for kind, names in kinds.items())

    def _row(self, row: Payload) -> str:
        source = self._sources.get(row.get("source_id") or 0)
        if row["kind"] == "attribution" and source:
            return source.name
        words = str(row.get("title") or row.get("quote") or row.get("excerpt") or "–")
        return _("“%(words)s”") % {"words": words}


def _rows(payload: Payload) -> Iterator[Payload]:
    yield from payload.get("saved", [])
    yield from payload.get("removed", [])


def _kind(kind: str, count: int) -> str:
    match kind:
        case "appearance":
            return npgettext("history", "appearance", "appearances", count)
        case "attribution":
            return npgettext("history", "attribution", "attributions", count)
        case "evidence":
            return npgettext("history", "piece of evidence", "pieces of evidence", count)
    return kind


def _day(value: str) -> str:
    """Return a date or moment of the trail as the desk writes it."""
    moment = parse_datetime(value) if len(value) > 10 else None
    if isinstance(moment, dt.datetime) and moment.tzinfo:
        return date_format(localtime(moment), "DATETIME_FORMAT")
    day = parse_date(value[:10])
    return date_format(day) if day else value


def _edited(before: str, after: str) -> Iterator[str]:
    parts = [part for part in differences(before, after) if part.kind != "same"]
    if parts:
        yield " ".join(f"−{p.text.strip()}" if p.kind == "before" else f"+{p.text.strip()}" for p in parts)


def _verdicts(assessment: Payload) -> Iterator[str]:
    if not assessment:
        return
    yield _("Is it so? %(accuracy)s. Did the source say it? %(attribution)s.") % {
        "accuracy": AccuracyVerdict(assessment["accuracy"]).label,
        "attribution": AttributionVerdict(assessment["attribution"]).label,
    }
    yield str(assessment["explanation"])
