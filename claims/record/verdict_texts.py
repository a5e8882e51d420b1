"""What each verdict means, in one sentence for readers, and how its mark looks."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models.choices import AccuracyVerdict, AttributionVerdict


@dataclass(frozen=True, slots=True)
class VerdictText:
    """A verdict for readers: code, word, meaning, and the shape that says it without colour."""

    code: str
    word: str
    meaning: str
    shape: str


ACCURACY_MEANINGS: dict[AccuracyVerdict, Promise] = {
    AccuracyVerdict.TRUE: _("The claim agrees with what can be established."),
    AccuracyVerdict.MOSTLY_TRUE: _("The claim is right in substance; details are imprecise."),
    AccuracyVerdict.UNPROVEN: _("There is not enough evidence to say whether it is so."),
    AccuracyVerdict.PARTLY_FALSE: _("One part of the claim holds, another does not."),
    AccuracyVerdict.MISSING_CONTEXT: _(
        "What is said is right, but something is left out that changes its meaning."
    ),
    AccuracyVerdict.MANIPULATED: _("A picture, a recording or a document was altered so that it deceives."),
    AccuracyVerdict.MOSTLY_FALSE: _("The claim is wrong in substance; single details are right."),
    AccuracyVerdict.FALSE: _("The claim contradicts what can be established."),
    AccuracyVerdict.NOT_CHECKED: _("We have not checked whether it is so, only whether it was said."),
}

ATTRIBUTION_MEANINGS: dict[AttributionVerdict, Promise] = {
    AttributionVerdict.VERBATIM: _("The original was read; it is said there word for word."),
    AttributionVerdict.FAITHFUL: _("The original was read; the meaning is kept."),
    AttributionVerdict.SHORTENED: _("The original was read; limits that matter were dropped."),
    AttributionVerdict.DISTORTED: _("The original was read; it means something else."),
    AttributionVerdict.MISATTRIBUTED: _("Somebody else said it."),
    AttributionVerdict.NOT_FOUND: _("The original was read; the statement is not in it."),
    AttributionVerdict.UNVERIFIABLE: _(
        "The original could not be obtained, so it remains open what it says."
    ),
    AttributionVerdict.NOT_CHECKED: _("We have not checked who said it, only whether it is so."),
    AttributionVerdict.PARTLY_CHECKED: _("Some links of the chain are checked, others are not yet."),
}

# Four glyphs for nine verdicts: the word says which one it is, the glyph how far the quotation holds.
ATTRIBUTION_SHAPES: dict[AttributionVerdict, str] = {
    AttributionVerdict.VERBATIM: "full",
    AttributionVerdict.FAITHFUL: "full",
    AttributionVerdict.SHORTENED: "half",
    AttributionVerdict.PARTLY_CHECKED: "half",
    AttributionVerdict.DISTORTED: "struck",
    AttributionVerdict.MISATTRIBUTED: "struck",
    AttributionVerdict.NOT_FOUND: "struck",
    AttributionVerdict.UNVERIFIABLE: "hollow",
    AttributionVerdict.NOT_CHECKED: "hollow",
}

# How a checked passage is underlined in its text, so that accuracy is told without colour.
LINES: dict[str, tuple[AccuracyVerdict, ...]] = {
    "solid": (AccuracyVerdict.TRUE, AccuracyVerdict.MOSTLY_TRUE),
    "dashed": (AccuracyVerdict.PARTLY_FALSE, AccuracyVerdict.MISSING_CONTEXT, AccuracyVerdict.MANIPULATED),
    "wavy": (AccuracyVerdict.MOSTLY_FALSE, AccuracyVerdict.FALSE),
    "dotted": (AccuracyVerdict.UNPROVEN, AccuracyVerdict.NOT_CHECKED),
}


def line_of(code: str) -> str:
    """Return the line under passages with this accuracy verdict."""
    return next(line for line, verdicts in LINES.items() if code in verdicts)


def lines_explained() -> list[tuple[str, list[VerdictText]]]:
    """Return each line with the verdicts it stands for, for a legend."""
    return [(line, [accuracy_text(code) for code in verdicts]) for line, verdicts in LINES.items()]


def accuracy_text(code: str) -> VerdictText:
    """Return word, meaning and shape of an accuracy verdict in the reader's language."""
    verdict = AccuracyVerdict(code)
    return VerdictText(code, str(verdict.label), str(ACCURACY_MEANINGS[verdict]), shape=code)


def attribution_text(code: str) -> VerdictText:
    """Return word, meaning and shape of an attribution verdict in the reader's language."""
    verdict = AttributionVerdict(code)
    return VerdictText(
        code, str(verdict.label), str(ATTRIBUTION_MEANINGS[verdict]), shape=ATTRIBUTION_SHAPES[verdict]
    )
