"""Desk, record and readers' rows, one module per subject."""

from claims.models.appearance import Appearance
from claims.models.assessment import Assessment, Clearance, LinkVerdict
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.copy_edit import CopyEdit, CopyEditProposal
from claims.models.edition import ClaimEdition
from claims.models.evidence import Evidence
from claims.models.matching import ClaimMatch, MatchPosting, MatchTerm, MatchText
from claims.models.notice import Notice, NoticeSettings
from claims.models.page import SitePage
from claims.models.protection import ExposedEdition, ProtectedLabel
from claims.models.published import (
    PublishedArticle,
    PublishedClaim,
    PublishedSource,
    PublishedTopic,
)
from claims.models.topic import Topic

__all__ = [
    "Appearance",
    "Assessment",
    "Attribution",
    "Claim",
    "ClaimEdition",
    "ClaimMatch",
    "Clearance",
    "CopyEdit",
    "CopyEditProposal",
    "Evidence",
    "ExposedEdition",
    "LinkVerdict",
    "MatchPosting",
    "MatchTerm",
    "MatchText",
    "Notice",
    "NoticeSettings",
    "ProtectedLabel",
    "PublishedArticle",
    "PublishedClaim",
    "PublishedSource",
    "PublishedTopic",
    "SitePage",
    "Topic",
]
