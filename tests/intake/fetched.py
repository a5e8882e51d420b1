"""What a fetched page looks like to whoever reads it."""

from __future__ import annotations

import datetime as dt
import hashlib

from sources.fetching import Fetched


def fetched(
    body: str | bytes,
    *,
    url: str = "https://seeblatt.example/1",
    status: int = 200,
    media_type: str = "text/html",
) -> Fetched:
    data = body.encode() if isinstance(body, str) else body
    return Fetched(
        final_url=url,
        status=status,
        media_type=media_type,
        charset="utf-8",
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
        retrieved_at=dt.datetime(2025, 2, 4, 10, tzinfo=dt.UTC),
    )
