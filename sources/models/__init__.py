"""Sources with every name they go by, texts under check, retrievals, and archived copies of pages."""

from sources.models.archive import MAX_CAPTURED_TEXT, ArchivedAddress, Capture, Finding
from sources.models.article import MAX_TEXT, Article
from sources.models.attempt import RetrievalState
from sources.models.fields import bcp47, http_only, is_web_address, iso3166
from sources.models.retrieval import Retrieval
from sources.models.source import NameKind, Source, SourceKind, SourceName

__all__ = [
    "MAX_CAPTURED_TEXT",
    "MAX_TEXT",
    "ArchivedAddress",
    "Article",
    "Capture",
    "Finding",
    "NameKind",
    "Retrieval",
    "RetrievalState",
    "Source",
    "SourceKind",
    "SourceName",
    "bcp47",
    "http_only",
    "is_web_address",
    "iso3166",
]
