"""The closed lists of the domain. Values are stable; labels are translated when read."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class VerificationStatus(TextChoices):
    """Where the work on a claim stands. Never a verdict."""

    PROPOSED = "proposed", pgettext_lazy("verification status", "Proposed")
    IN_REVIEW = "in_review", pgettext_lazy("verification status", "In review")
    SECOND_REVIEW = "second_review", pgettext_lazy("verification status", "Second review")
    DISAGREEMENT = "disagreement", pgettext_lazy("verification status", "In disagreement")
    CLEARED = "cleared", pgettext_lazy("verification status", "Cleared")
    PUBLISHED = "published", pgettext_lazy("verification status", "Published")
    DISMISSED = "dismissed", pgettext_lazy("verification status", "Dismissed")
    WITHDRAWN = "withdrawn", pgettext_lazy("verification status", "Withdrawn")


class PublicState(TextChoices):
    """What readers get at a claim's address."""

    PUBLIC = "public", pgettext_lazy("public state", "Public")
    SUSPENDED = "suspended", pgettext_lazy("public state", "Suspended")
    WITHDRAWN = "withdrawn", pgettext_lazy("public state", "Withdrawn")
    BLOCKED = "blocked", pgettext_lazy("public state", "Blocked")


# States in which readers find out what a claim was about and may read its editions.
READABLE_STATES = (PublicState.PUBLIC, PublicState.WITHDRAWN)


class AttributionVerdict(TextChoices):
    """Did the source say that? ``partly_checked`` only ever describes a whole claim, never a link."""

    VERBATIM = "verbatim", pgettext_lazy("attribution verdict", "Verbatim")
    FAITHFUL = "faithful", pgettext_lazy("attribution verdict", "Faithful")
    SHORTENED = "shortened", pgettext_lazy("attribution verdict", "Shortened")
    DISTORTED = "distorted", pgettext_lazy("attribution verdict", "Distorted")
    MISATTRIBUTED = "misattributed", pgettext_lazy("attribution verdict", "Misattributed")
    NOT_FOUND = "not_found", pgettext_lazy("attribution verdict", "Not in the original")
    UNVERIFIABLE = "unverifiable", pgettext_lazy("attribution verdict", "Unverifiable")
    NOT_CHECKED = "not_checked", pgettext_lazy("attribution verdict", "Not checked")
    PARTLY_CHECKED = "partly_checked", pgettext_lazy("attribution verdict", "Partly checked")


class AccuracyVerdict(TextChoices):
    """Is it so? The labels follow CORRECTIV's scale."""

    TRUE = "true", pgettext_lazy("accuracy verdict", "True")
    MOSTLY_TRUE = "mostly_true", pgettext_lazy("accuracy verdict", "Mostly true")
    UNPROVEN = "unproven", pgettext_lazy("accuracy verdict", "Unproven")
    PARTLY_FALSE = "partly_false", pgettext_lazy("accuracy verdict", "Partly false")
    MISSING_CONTEXT = "missing_context", pgettext_lazy("accuracy verdict", "Missing context")
    MANIPULATED = "manipulated", pgettext_lazy("accuracy verdict", "Manipulated")
    MOSTLY_FALSE = "mostly_false", pgettext_lazy("accuracy verdict", "Mostly false")
    FALSE = "false", pgettext_lazy("accuracy verdict", "False")
    NOT_CHECKED = "not_checked", pgettext_lazy("accuracy verdict", "Not checked")


# Accuracy verdicts that say nothing about the facts and therefore need no evidence.
WITHOUT_EVIDENCE = (AccuracyVerdict.NOT_CHECKED, AccuracyVerdict.UNPROVEN)


class CheckWorthiness(TextChoices):
    UNDECIDED = "undecided", pgettext_lazy("check-worthiness", "Not decided")
    CHECKWORTHY = "checkworthy", pgettext_lazy("check-worthiness", "Checkworthy")
    NOT_CHECKWORTHY = "not_checkworthy", pgettext_lazy("check-worthiness", "Not checkworthy")
    OPINION = "opinion", pgettext_lazy("check-worthiness", "Opinion or no claim")
    UNCHECKABLE = "uncheckable", pgettext_lazy("check-worthiness", "Uncheckable")


class Position(TextChoices):
    """How a source stands to the claim it is named for."""

    ASSERTS = "asserts", pgettext_lazy("position", "Asserts it")
    CONFIRMS = "confirms", pgettext_lazy("position", "Confirms it")
    DENIES = "denies", pgettext_lazy("position", "Denies it")
    HAS_NOT_CONFIRMED = "has_not_confirmed", pgettext_lazy("position", "Has not confirmed it")


class SpeechType(TextChoices):
    DIRECT = "direct", pgettext_lazy("speech type", "Direct speech")
    INDIRECT = "indirect", pgettext_lazy("speech type", "Indirect speech")
    REPORTED = "reported", pgettext_lazy("speech type", "Reported speech")


class FirstHand(TextChoices):
    YES = "yes", pgettext_lazy("first-hand", "Yes")
    NO = "no", pgettext_lazy("first-hand", "No")
    UNKNOWN = "unknown", pgettext_lazy("first-hand", "Unknown")


class Stance(TextChoices):
    SUPPORTS = "supports", pgettext_lazy("stance", "Supports")
    REFUTES = "refutes", pgettext_lazy("stance", "Refutes")
    CONTEXT = "context", pgettext_lazy("stance", "Gives context")
    NOT_FOUND = "not_found", pgettext_lazy("stance", "Looked for and not found")


class AssessmentPlace(TextChoices):
    """Whose turn an assessment was within its round."""

    FIRST = "first", pgettext_lazy("assessment", "First assessment")
    SECOND = "second", pgettext_lazy("assessment", "Second assessment")
    THIRD = "third", pgettext_lazy("assessment", "Third assessment")


class EditionKind(TextChoices):
    FIRST = "first", pgettext_lazy("edition kind", "First publication")
    CORRECTION = "correction", pgettext_lazy("edition kind", "Correction")
    CLARIFICATION = "clarification", pgettext_lazy("edition kind", "Clarification")
    UPDATE = "update", pgettext_lazy("edition kind", "Update")
    RECHECKED = "rechecked", pgettext_lazy("edition kind", "Re-checked, unchanged")
    WITHDRAWAL = "withdrawal", pgettext_lazy("edition kind", "Withdrawal")


# What an editor may choose for the second and later editions; the other kinds follow from the act.
LATER_KINDS = (
    EditionKind.CORRECTION,
    EditionKind.CLARIFICATION,
    EditionKind.UPDATE,
    EditionKind.RECHECKED,
)

# What the list of corrections tells of: changes to what readers had been told. A re-check changed nothing.
CHANGING_KINDS = (
    EditionKind.CORRECTION,
    EditionKind.CLARIFICATION,
    EditionKind.UPDATE,
    EditionKind.WITHDRAWAL,
)


class Agreement(TextChoices):
    """How the two assessments came together."""

    INDEPENDENT = "independent", pgettext_lazy("agreement", "Assessed independently")
    INFORMED = "informed", pgettext_lazy("agreement", "Assessed knowing an earlier verdict")
    AFTER_DISCUSSION = "after_discussion", pgettext_lazy("agreement", "Agreed after discussion")


class MatchState(TextChoices):
    """What an editor says about two claims that resemble each other."""

    SUGGESTED = "suggested", pgettext_lazy("match state", "Not decided")
    SAME = "same", pgettext_lazy("match state", "Same claim")
    RELATED = "related", pgettext_lazy("match state", "Related")
    CONTRADICTS = "contradicts", pgettext_lazy("match state", "Contradicts it")
    DIFFERENT = "different", pgettext_lazy("match state", "Something else")


class SourceRole(TextChoices):
    """What a source is to a published claim."""

    PUBLISHER = "publisher", pgettext_lazy("source role", "Published it")
    RELAY = "relay", pgettext_lazy("source role", "Relayed it")
    CLAIMANT = "claimant", pgettext_lazy("source role", "Named as the origin")
    # Whom the publisher of a text names: the next link of a chain, be it a relay or the claimant.
    ATTRIBUTED = "attributed", pgettext_lazy("source role", "Named for it")


class NoticeKind(TextChoices):
    """Why somebody should look at a claim."""

    ASSIGNED = "assigned", pgettext_lazy("notice", "Assigned to you")
    SECOND = "second", pgettext_lazy("notice", "Waiting for a second assessment")
    SENT_BACK = "sent_back", pgettext_lazy("notice", "Sent back")
    MENTIONED = "mentioned", pgettext_lazy("notice", "You were mentioned")


class MailState(TextChoices):
    """What became of the mail about a notice; none is wanted where it is blank."""

    WAITING = "waiting", pgettext_lazy("mail", "Waiting to be sent")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    WITHHELD = "withheld", pgettext_lazy("mail", "No longer due")
    FAILED = "failed", pgettext_lazy("mail", "Could not be sent")
