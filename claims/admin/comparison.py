"""Assessments of one round side by side, with the rows marked in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.models import Assessment, Attribution
from claims.record.chains import chains


@dataclass(frozen=True, slots=True)
class Row:
    """What each of the assessments says about one thing; ``differs`` where they do not all say the same."""

    label: str
    cells: list[str]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    assessments: Sequence[Assessment]
    rows: list[Row]


def compare(assessments: Sequence[Assessment], attributions: Sequence[Attribution]) -> Comparison | None:
    """Return the assessments as a table, or None where there are not two to compare.

    The caller passes only assessments that the person who looks at them may read.
    """
    if len(assessments) < 2:
        return None
    rows = [
        _row(_("Is it so?"), [given.get_accuracy_display() for given in assessments]),
        _row(_("Did the source say it?"), [given.get_attribution_display() for given in assessments]),
    ]
    verdicts = [
        {link.attribution_id: link.get_verdict_display() for link in given.link_verdicts.all()}
        for given in assessments
    ]
    rows += [
        _row(link.source.name, [given.get(link.pk, "–") for given in verdicts])
        for link in dict.fromkeys(link for chain in chains(attributions) for link in chain)
        if any(link.pk in given for given in verdicts)
    ]
    rows += [
        _row(pgettext("field", "As of"), [date_format(given.as_of) for given in assessments]),
        _row(_("Explanation for readers"), [given.explanation for given in assessments]),
    ]
    if any(given.reason for given in assessments):
        rows.append(_row(_("Note for the desk"), [given.reason or "–" for given in assessments]))
    return Comparison(assessments, rows)


def _row(label: str, cells: list[str]) -> Row:
    return Row(label, cells, differs=len(set(cells)) > 1)
