"""How a check is named where its page is not at hand: in citations and in a mail that passes it on.

The statement never stands there alone, for it may be false.
"""

from __future__ import annotations

from urllib.parse import quote

from django.utils.translation import gettext as _

from claims.public.documents import Document
from claims.record.verdict_texts import accuracy_text, attribution_text

_SINGLE = str.maketrans("„“”»«", "‚‘’›‹")


def cited_title(document: Document) -> str:
    """Return the title of an edition: that it is a check, the statement and both verdicts."""
    return _(
        "Checked: “%(statement)s” (Is it so? %(accuracy)s. Did the source say that? %(attribution)s.)"
    ) % {"statement": _inside_quotation(document), **_verdicts(document)}


def cited_verdicts(document: Document) -> str:
    """Return both verdicts, each behind the question it answers, in one line."""
    return " ".join(_verdicts_by_line(document).splitlines())


def cited_note(content_hash: str) -> str:
    """Return the words by which the trail finds the edition again."""
    return _("This edition’s fingerprint in the trail: %(hash)s") % {"hash": content_hash}


def mail_link(document: Document, *, claim_url: str, cited_url: str) -> str:
    """Return the address that opens a mail about the check, with both verdicts and the claim's page."""
    subject = _("Checked: “%(statement)s”") % {"statement": _inside_quotation(document)}
    verdicts = _verdicts_by_line(document)
    edition = _("Edition %(number)s:") % {"number": document["number"]}
    body = f"{subject}\n\n{verdicts}\n\n{claim_url}\n\n{edition} {cited_url}"
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(_with_mail_breaks(body), safe='')}"


def _verdicts_by_line(document: Document) -> str:
    return _("Is it so? %(accuracy)s.\nDid the source say that? %(attribution)s.") % _verdicts(document)


def _verdicts(document: Document) -> dict[str, str]:
    return {
        "accuracy": accuracy_text(document["accuracy"]).word,
        "attribution": attribution_text(document["attribution"]["verdict"]).word,
    }


def _inside_quotation(document: Document) -> str:
    """Inside a sentence a quoted one loses its full stop, and its own quotation marks become single."""
    statement: str = document["statement"]
    return statement.removesuffix(".").translate(_SINGLE)


def _with_mail_breaks(text: str) -> str:
    return "\r\n".join(text.splitlines())
