"""What the database refuses about texts under check."""

from trail.guards import Guard

ARTICLE = "sources_article"
EVENT = "trail_event"


def _newest_event_names(public_id: str, *actions: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = (SELECT max(seq) FROM {EVENT}) "
        f"AND e.subject_kind = 'article' AND e.subject_id = {public_id} "
        f"AND e.action IN ({', '.join(repr(action) for action in actions)}))"
    )


GUARDS: tuple[Guard, ...] = (
    Guard(
        "article_text_never_changes",
        ARTICLE,
        "UPDATE",
        "a text never changes: a changed text is a new article",
        "NEW.id <> OLD.id OR NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256 "
        "OR NEW.public_id <> OLD.public_id OR NEW.imported_by_id <> OLD.imported_by_id "
        "OR NEW.imported_at <> OLD.imported_at",
    ),
    Guard(
        "article_imported_with_event",
        ARTICLE,
        "INSERT",
        "a text comes in with its event",
        f"NOT {_newest_event_names('NEW.public_id', 'import')}",
    ),
    Guard(
        "article_described_with_event",
        ARTICLE,
        "UPDATE",
        "the description of a text changes only with a fresh event",
        f"NOT {_newest_event_names('NEW.public_id', 'describe', 'set_publisher')}",
    ),
    Guard("article_no_delete", ARTICLE, "DELETE", "a text is never deleted: the trail names it"),
    Guard("article_no_truncate", ARTICLE, "TRUNCATE", "a text is never deleted: the trail names it"),
    Guard(
        "article_no_replace",
        ARTICLE,
        "INSERT",
        "a text is never replaced",
        f"EXISTS (SELECT 1 FROM {ARTICLE} AS old_row WHERE old_row.id = NEW.id "
        "OR old_row.sha256 = NEW.sha256 OR old_row.public_id = NEW.public_id)",
    ),
)
