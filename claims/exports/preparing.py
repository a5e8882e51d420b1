"""An export that was asked for: checked, named, and opened when its bytes are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.exports import csv_text
from claims.exports.formats import Format
from claims.exports.moment import Moment
from claims.exports.selecting import ExportRefused, selected_claims, selected_corrections
from claims.exports.stream import Stream

BOM = "bom"


@dataclass(frozen=True, slots=True)
class Export:
    """A format and the rows that go into it, not read yet."""

    format: Format
    rows: QuerySet[Any, Any]
    bom: bool = False

    @property
    def file_name(self) -> str:
        """A name that tells whose data of which day it is."""
        site, day = slugify(settings.SITE_NAME) or "gegenlese", timezone.localdate().isoformat()
        return f"{site}-{self.format.list_name}-{day}.{self.format.suffix}"

    def open(self) -> Stream:
        """Return the bytes as they are at this moment; who asks iterates and closes."""
        return Stream(self._parts)

    def count(self, moment: Moment) -> int:
        """Return how many entries it has."""
        return moment.count(self.rows)

    def _parts(self, moment: Moment) -> Iterator[bytes]:
        if self.bom:
            yield csv_text.BOM
        yield from self.format.write(moment, self.rows)


def prepare_export(chosen: Format, params: QueryDict) -> Export:
    """Return the export of a list; raises ``ExportRefused`` for parameters that make no sense."""
    selected = selected_claims if chosen.list_name == "claims" else selected_corrections
    further = (BOM,) if chosen.is_csv else ()
    rows = chosen.keep(selected(params, also=further))
    wanted = params.get(BOM, "")
    if wanted not in ("", "true", "false"):
        raise ExportRefused({BOM: [_("Write true or false.")]})
    return Export(chosen, rows, bom=wanted == "true")
