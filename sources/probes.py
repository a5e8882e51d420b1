"""What the guards of texts under check forbid, as statements."""

from __future__ import annotations

from trail.probes import SOMETHING_ELSE_HAPPENED, forge_event, replacing, truncating
from trail.probing import Probe

_A_TEXT = "SELECT id, public_id FROM sources_article ORDER BY id LIMIT 1"
_COLUMNS = "title, text, language, url, byline, is_public, imported_by_id, imported_at, publisher_id"
_DESCRIBED = forge_event("describe", kind="article")
_IMPORTED = forge_event("import", kind="article", subject="'PR0BEPR0BE00'")
_ANOTHER_TEXT = (
    f"INSERT INTO sources_article (public_id, sha256, {_COLUMNS}) SELECT 'PR0BEPR0BE00', '{'a' * 64}', "
    f"{_COLUMNS} FROM sources_article WHERE id = %(id)s"
)

PROBES: tuple[Probe, ...] = (
    Probe(
        "article_text_never_changes",
        "UPDATE sources_article SET text = 'x' WHERE id = %(id)s",
        _A_TEXT,
        (_DESCRIBED,),
    ),
    Probe(
        "article_described_with_event",
        "UPDATE sources_article SET is_public = NOT is_public WHERE id = %(id)s",
        _A_TEXT,
        (SOMETHING_ELSE_HAPPENED,),
    ),
    Probe("article_imported_with_event", _ANOTHER_TEXT, _A_TEXT, (SOMETHING_ELSE_HAPPENED,)),
    Probe(
        "article_no_delete",
        "DELETE FROM sources_article WHERE public_id = 'PR0BEPR0BE00'",
        _A_TEXT,
        (_IMPORTED, _ANOTHER_TEXT),
    ),
    truncating("article_no_truncate", "sources_article"),
    *replacing(
        "article_no_replace",
        "sources_article",
        "id",
        "public_id = 'PR0BEPR0BE00'",
        row=_A_TEXT,
        before=(_IMPORTED, _ANOTHER_TEXT),
    ),
)
