"""Mails (.eml): the plain text where there is one, else the HTML; attachments are counted, never opened."""

from __future__ import annotations

import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from claims.intake.readers.encoding import decoded_part
from claims.intake.readers.html_tree import words_of
from claims.intake.readers.limits import MAX_PARTS
from claims.intake.readers.moments import moment
from claims.intake.readers.reading import Hints, Reading, ReadText, Reason, Unreadable


def read(data: bytes, _hints: Hints) -> Reading:
    """Return what the mail says, with its subject, sender and date."""
    mail = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=email.policy.default)
    parts = sum(1 for _ in mail.walk())
    if parts > MAX_PARTS:
        raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_PARTS)
    if not mail.keys():
        raise Unreadable(Reason.BROKEN)
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise Unreadable(Reason.NO_TEXT)
    text = _words(body)
    if not text.strip():
        raise Unreadable(Reason.NO_TEXT)
    attachments = sum(1 for part in mail.walk() if part.get_content_disposition() == "attachment")
    read = ReadText(
        text, title=_header(mail, "Subject"), byline=_sender(mail), published_at=moment(_header(mail, "Date"))
    )
    return Reading(texts=[read], ignored_attachments=attachments)


def _words(body: MIMEPart) -> str:
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text = decoded_part(data, body.get_content_charset() or "")
    return words_of(text) if body.get_content_subtype() == "html" else text


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(mail.get(name, "")).split())
    except (MessageError, ValueError, IndexError, AttributeError):
        # Some illegal headers make the standard library stumble; the text is worth more than its subject.
        return ""


def _sender(mail: EmailMessage) -> str:
    named = _header(mail, "From")
    return named.partition("<")[0].strip(" \"'") or named.strip("<> ")
