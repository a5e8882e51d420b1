"""What the guards of the trail forbid, as statements; and the pieces other apps' probes are made of."""

from __future__ import annotations

from django.apps import apps

from trail.models import MAX_BODY
from trail.probing import Probe

NEWEST = "(SELECT max(seq) FROM trail_event)"
AN_EVENT = "SELECT seq FROM trail_event ORDER BY seq DESC LIMIT 1"
EVENT_COLUMNS = (
    "at, editor_id, action, subject_kind, subject_id, from_status, to_status, version, round, "
    "reason_length, change_note_length, prev_hash, hash"
)


def forge_event(
    action: str,
    *,
    kind: str = "claim",
    subject: str = "%(public_id)s",
    from_status: str = "''",
    to_status: str = "''",
    editor: str = "editor_id",
    reason: int = 1,
    change_note: int = 0,
    seq: str = "seq + 1",
    prev_hash: str = "hash",
    digest: str = "1",
) -> str:
    """Return SQL that appends an event fitting the chain; every value is SQL, ``action`` and ``kind`` text.

    Two forged events of one probe need different ``digest``s of one character.
    """
    return (
        f"INSERT INTO trail_event (seq, {EVENT_COLUMNS}) SELECT {seq}, at, {editor}, '{action}', '{kind}', "
        f"{subject}, {from_status}, {to_status}, 1, 1, {reason}, {change_note}, {prev_hash}, "
        f"'{digest * 64}' FROM trail_event WHERE seq = {NEWEST}"
    )


# Afterwards no act is open, whatever the newest event of the database was.
SOMETHING_ELSE_HAPPENED = forge_event("probe", kind="probe", subject="'probe'", digest="e")


def replacing(
    guard: str, table: str, key: str, which: str, *, row: str = "", before: tuple[str, ...] = ()
) -> tuple[Probe, Probe]:
    """REPLACE (SQLite alone has it) and upsert of the row ``which`` selects by its ``key``."""
    columns = _columns(table)
    copy = f"INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE {which}"
    return (
        Probe(guard, f"REPLACE {copy}", row, before, vendor="sqlite"),
        Probe(guard, f"INSERT {copy} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}", row, before),
    )


def _columns(table: str) -> str:
    """The columns a statement may write: PostgreSQL refuses a value for one it generates itself."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return ", ".join(f'"{field.column}"' for field in models[table]._meta.concrete_fields)


def truncating(guard: str, table: str) -> Probe:
    return Probe(guard, f"TRUNCATE {table} CASCADE", vendor="postgresql")


_A_BODY = f"INSERT INTO trail_recordbody (digest, salt, text) VALUES ('{'a' * 64}', '', '{{}}')"
_THE_BODY = f"digest = '{'a' * 64}'"
_AN_EDITOR = "INSERT INTO trail_editor (code, display_name) VALUES ('E-PROBE', '')"
_THE_EDITOR = "code = 'E-PROBE'"


def _event_with(column: str, value: str) -> str:
    """A forged event of which one column holds something it must not."""
    event = SOMETHING_ELSE_HAPPENED
    columns = EVENT_COLUMNS.split(", ")
    head, values = event.split(" SELECT ", 1)
    chosen, rest = values.split(" FROM ", 1)
    parts = chosen.split(", ")
    parts[columns.index(column) + 1] = value
    return f"{head} SELECT {', '.join(parts)} FROM {rest}"


PROBES: tuple[Probe, ...] = (
    Probe("event_no_update", "UPDATE trail_event SET to_status = 'x' WHERE seq = %(seq)s", AN_EVENT),
    Probe(
        "event_no_delete",
        f"DELETE FROM trail_event WHERE seq = {NEWEST}",
        AN_EVENT,
        (SOMETHING_ELSE_HAPPENED,),
    ),
    truncating("event_no_truncate", "trail_event"),
    # The next entry under the hash of an earlier one: REPLACE would take the earlier one away.
    Probe(
        "event_no_replace",
        forge_event("probe", kind="probe", subject="'probe'", digest="e").replace("INSERT", "REPLACE", 1),
        AN_EVENT,
        (SOMETHING_ELSE_HAPPENED,),
        vendor="sqlite",
    ),
    Probe(
        "event_no_replace",
        f"{SOMETHING_ELSE_HAPPENED} ON CONFLICT (hash) DO UPDATE SET at = excluded.at",
        AN_EVENT,
        (SOMETHING_ELSE_HAPPENED,),
    ),
    Probe(
        "event_follows_the_last",
        forge_event("probe", kind="probe", subject="'probe'", seq="seq + 2"),
        AN_EVENT,
    ),
    Probe(
        "event_follows_the_last",
        forge_event("probe", kind="probe", subject="'probe'", prev_hash=f"'{'d' * 64}'"),
        AN_EVENT,
    ),
    Probe("event_action_is_bounded", _event_with("action", "''"), AN_EVENT),
    Probe("event_subject_kind_is_bounded", _event_with("subject_kind", "''"), AN_EVENT),
    Probe("event_subject_id_is_bounded", _event_with("subject_id", "''"), AN_EVENT),
    # What is only too long is refused by the type of the column on PostgreSQL, which SQLite does not have.
    Probe(
        "event_from_status_is_bounded", _event_with("from_status", f"'{'x' * 17}'"), AN_EVENT, vendor="sqlite"
    ),
    Probe("event_to_status_is_bounded", _event_with("to_status", f"'{'x' * 17}'"), AN_EVENT, vendor="sqlite"),
    Probe("event_hash_has_64_characters", _event_with("hash", "'e'"), AN_EVENT),
    Probe("event_prev_hash_has_64_characters", _event_with("prev_hash", "'d'"), AN_EVENT),
    Probe(
        "recordbody_only_erased", f"UPDATE trail_recordbody SET text = '' WHERE {_THE_BODY}", "", (_A_BODY,)
    ),
    Probe("recordbody_no_delete", f"DELETE FROM trail_recordbody WHERE {_THE_BODY}", "", (_A_BODY,)),
    truncating("recordbody_no_truncate", "trail_recordbody"),
    *replacing("recordbody_no_replace", "trail_recordbody", "digest", _THE_BODY, before=(_A_BODY,)),
    Probe("recordbody_begins_with_its_text", _A_BODY.replace("{}", "")),
    Probe("body_digest_has_64_characters", _A_BODY.replace("a" * 64, "a")),
    Probe("body_salt_is_bounded", _A_BODY.replace("''", f"'{'x' * 33}'"), vendor="sqlite"),
    Probe("body_text_is_bounded", _A_BODY.replace("'{}'", "%(text)s"), values={"text": "x" * (MAX_BODY + 1)}),
    Probe("editor_no_delete", f"DELETE FROM trail_editor WHERE {_THE_EDITOR}", "", (_AN_EDITOR,)),
    truncating("editor_no_truncate", "trail_editor"),
    Probe(
        "editor_keeps_code",
        f"UPDATE trail_editor SET code = 'E-PR0BE' WHERE {_THE_EDITOR}",
        "",
        (_AN_EDITOR,),
    ),
    Probe(
        "editor_keeps_account",
        f"UPDATE trail_editor SET user_id = %(user_id)s WHERE {_THE_EDITOR}",
        "SELECT code, user_id FROM trail_editor WHERE user_id IS NOT NULL ORDER BY code LIMIT 1",
        (_AN_EDITOR, "UPDATE trail_editor SET user_id = NULL WHERE code = %(code)s"),
    ),
    *replacing("editor_no_replace", "trail_editor", "code", _THE_EDITOR, before=(_AN_EDITOR,)),
)
