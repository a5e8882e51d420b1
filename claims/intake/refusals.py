"""A sentence for every reason why something was not read or fetched: what is wrong, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.intake.readers import SUFFIXES
from claims.intake.readers.reading import Reason, Unreadable
from sources.fetching import FetchFailure

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# A page was fetched, and its server said that it has none.
ANSWERED_WITH_ERROR = "answered_with_error"
# The code behind the import raised something nobody expected.
UNEXPECTED = "unexpected"
# What was read may not be stored; the rule's own sentence is among the details.
REFUSED = "refused"

_SENTENCES: Mapping[str, _StrPromise] = {
    Reason.EMPTY: _("The file is empty."),
    Reason.TOO_LARGE: _("The file is larger than %(limit)d MB. Copy the text out of it and paste that."),
    Reason.NOT_TEXT: _("This is no text file. Save it as plain text in UTF-8 and try again."),
    Reason.WRONG_BYTES: _(
        "Line %(line)d holds characters in an unknown encoding. Save the file as UTF-8 and try again."
    ),
    Reason.NO_TEXT: _("No running text was found in it. Copy the text and paste it."),
    Reason.BROKEN: _("The file is damaged or not what its name says. Open it, save it again and try that."),
    Reason.ENCRYPTED: _("The file is protected by a password. Save it without one and try again."),
    Reason.TOO_MANY_PARTS: _("It consists of more than %(limit)d parts. Copy the text and paste it."),
    Reason.UNPACKS_TOO_LARGE: _("Unpacked it is larger than %(limit)d MB. Copy the text and paste it."),
    Reason.PACKED_TOO_TIGHTLY: _(
        "It unpacks to more than %(limit)d times its size, as harmful files do. Copy the text and paste it."
    ),
    Reason.TOO_MUCH_TEXT: _("It holds more than %(limit)d characters. Paste the part that is to be checked."),
    Reason.TOO_DEEP: _("Its parts are nested more than %(limit)d levels deep. Copy the text and paste it."),
    Reason.DECLARES_ENTITIES: _("It declares XML entities, as harmful files do. Copy the text and paste it."),
    Reason.NO_ENTRIES: _("No entries were found: this is no RSS or Atom feed, or an empty one."),
    Reason.NO_REVIEWS: _("The file holds no ClaimReview data. Nothing else is read from JSON."),
    Reason.TABLE_HAS_NO_ROWS: _("The table has no rows below its header."),
    Reason.TABLE_TOO_LONG: _("The table has more than %(limit)d rows or too much text. Split it."),
    Reason.TABLE_TOO_WIDE: _("Line %(line)d has more than %(limit)d columns."),
    Reason.BROKEN_LINE: _("Line %(line)d cannot be read. Look for a missing quotation mark or comma there."),
    Reason.FORMULA: _(
        "Line %(line)d holds a formula and no text. Save the table with values instead of formulas (paste "
        "as values, or save as CSV from the spreadsheet) and try again."
    ),
    Reason.REVIEW_OF_NO_TEXT: _(
        "ClaimReview number %(item)d in the file: what “claimReviewed” holds is no text. Nothing was "
        "imported; correct it there and try again."
    ),
    Reason.UNKNOWN_FORMAT: _("This format cannot be read. What can: %(formats)s, and web pages."),
    Reason.TOO_SLOW: _("Reading it took too long and was stopped. Copy the text and paste it."),
    Reason.TOO_MUCH_MEMORY: _("Reading it took too much memory and was stopped. Copy the text and paste it."),
    FetchFailure.NO_WEB_ADDRESS: _(
        "This is no address that can be fetched: http:// or https://, a public host, no port and no password."
    ),
    FetchFailure.UNREACHABLE: _("The page could not be fetched. Open it in a browser and paste its text."),
    FetchFailure.TOO_MANY_REDIRECTS: _("The address leads from one to the next without end."),
    FetchFailure.TOO_LARGE: _("The page is larger than 5 MB. Open it in a browser and paste its text."),
    ANSWERED_WITH_ERROR: _("There is no such page, or the server does not give it to programs."),
    UNEXPECTED: _("Something unexpected went wrong; whoever maintains the machine finds it in the log."),
}


def why(reason: str, details: Mapping[str, Any]) -> str:
    """Return the sentence for a reason, in the language of whoever reads it."""
    if reason == REFUSED:
        return str(details["sentence"])
    sentence = str(_SENTENCES.get(reason, _SENTENCES[UNEXPECTED]))
    return sentence % {"formats": ", ".join(SUFFIXES), **details}


def refusal(unreadable: Unreadable) -> ValidationError:
    """Return what a form shows for something that cannot be read."""
    return ValidationError(why(unreadable.reason, unreadable.details))
