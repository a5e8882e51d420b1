"""What the database refuses about texts under check."""

from trail.guards import Guard

ARTICLE = "sources_article"

GUARDS: tuple[Guard, ...] = (
    Guard(
        "article_text_never_changes",
        ARTICLE,
        "UPDATE",
        "a text never changes: a changed text is a new article",
        "NEW.text <> OLD.text OR NEW.sha256 <> OLD.sha256 OR NEW.public_id <> OLD.public_id",
    ),
    Guard(
        "article_no_replace",
        ARTICLE,
        "INSERT",
        "a text is never replaced",
        f"EXISTS (SELECT 1 FROM {ARTICLE} AS old_row WHERE old_row.id = NEW.id "
        "OR old_row.sha256 = NEW.sha256 OR old_row.public_id = NEW.public_id)",
    ),
)
