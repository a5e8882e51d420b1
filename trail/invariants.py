"""What the database refuses about editors, events and record bodies."""

from trail.guards import Guard, append_only

EVENT = "trail_event"
BODY = "trail_recordbody"
EDITOR = "trail_editor"

GUARDS: tuple[Guard, ...] = (
    *append_only(
        EVENT,
        noun="events",
        unique=(
            "old_row.seq = NEW.seq",
            "old_row.hash = NEW.hash",
            "old_row.prev_hash = NEW.prev_hash",
        ),
    ),
    Guard(
        "event_follows_the_last",
        EVENT,
        "INSERT",
        "an event continues the chain",
        f"NEW.seq <> coalesce((SELECT max(seq) FROM {EVENT}), 0) + 1 OR NEW.prev_hash <> "
        f"coalesce((SELECT hash FROM {EVENT} WHERE seq = NEW.seq - 1), '{'0' * 64}')",
    ),
    Guard(
        "recordbody_only_erased",
        BODY,
        "UPDATE",
        "record bodies are never changed",
        "NEW.digest <> OLD.digest OR NEW.text <> '' OR NEW.salt <> '' OR OLD.erased_by_seq IS NOT NULL "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} WHERE seq = NEW.erased_by_seq AND action = 'erase' "
        "AND subject_kind = 'record_body' AND subject_id = OLD.digest)",
    ),
    Guard(
        "recordbody_begins_with_its_text",
        BODY,
        "INSERT",
        "a record body begins with its text; only an erase event empties it",
        "NEW.text = '' OR NEW.erased_by_seq IS NOT NULL",
    ),
    *(
        guard
        for guard in append_only(BODY, noun="record bodies", unique=("old_row.digest = NEW.digest",))
        if guard.operation != "UPDATE"
    ),
    Guard("editor_no_delete", EDITOR, "DELETE", "editors are never deleted: the record names them"),
    Guard("editor_no_truncate", EDITOR, "TRUNCATE", "editors are never deleted: the record names them"),
    Guard("editor_keeps_code", EDITOR, "UPDATE", "an editor keeps the code", "NEW.code <> OLD.code"),
    Guard(
        "editor_keeps_account",
        EDITOR,
        "UPDATE",
        "the code of an editor never passes to another account",
        "NEW.user_id IS NOT NULL AND (OLD.user_id IS NULL OR NEW.user_id <> OLD.user_id)",
    ),
    Guard(
        "editor_no_replace",
        EDITOR,
        "INSERT",
        "editors are never replaced",
        f"EXISTS (SELECT 1 FROM {EDITOR} AS old_row WHERE old_row.code = NEW.code "
        "OR old_row.user_id = NEW.user_id)",
    ),
)
