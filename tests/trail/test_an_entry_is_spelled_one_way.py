"""The quick spelling of an entry, with which verification works, is canonical JSON to the byte."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from trail.canonical import canonical_json, iso_utc
from trail.chain import HASHED_COLUMNS, spell_row
from trail.models import Event
from trail.verification import verify_chain

texts = st.text(max_size=20) | st.sampled_from(
    ["", "Zwölf", "Zwo\u0308lf", '"\\/\u2028\x00\x7f', "\U0001f3de"]
)
counts = st.integers(min_value=-(2**63), max_value=2**63)
moments = st.datetimes(timezones=st.just(dt.UTC))
rows = st.tuples(
    counts,
    moments,
    texts,
    texts,
    texts,
    texts,
    texts,
    texts,
    counts,
    counts,
    counts,
    counts,
    st.none() | texts,
)


@given(rows)
def test_any_entry_is_spelled_as_canonical_json(row: tuple[object, ...]) -> None:
    columns = dict(zip(HASHED_COLUMNS, row, strict=True))
    seq, at, *rest = row
    assert isinstance(at, dt.datetime)

    assert spell_row(seq, iso_utc(at), *rest) == canonical_json(columns)  # type: ignore[arg-type]


def test_one_entry_is_spelled_like_this() -> None:
    assert spell_row(
        7, "2025-02-04T12:00:00.000000Z", "E-001", "edit", "claim", "X", "proposed", "", 1, 2, 3, 4, None
    ) == (
        '{"action":"edit","at":"2025-02-04T12:00:00.000000Z","body_id":null,"change_note_length":4,'
        '"editor_id":"E-001","from_status":"proposed","reason_length":3,"round":2,"seq":7,"subject_id":"X",'
        '"subject_kind":"claim","to_status":"","version":1}'
    )


@pytest.mark.django_db
@pytest.mark.parametrize("microsecond", [0, 1, 120_000, 999_999])
def test_a_moment_is_read_as_it_was_hashed(microsecond: int) -> None:
    """SQLite keeps a moment as text without a fraction of nothing, PostgreSQL as a number."""
    from django.db import transaction

    from trail.chain import Subject, append_event

    at = dt.datetime(2025, 2, 4, 12, 0, 0, microsecond, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    with transaction.atomic():
        append_event(by=make.rita(), action="note", subject=Subject("record", "x"), at=at)

    assert Event.objects.latest("seq").at == at, connection.vendor
    assert list(verify_chain()) == []
