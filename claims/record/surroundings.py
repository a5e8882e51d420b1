"""The words around a quote, from its text: shown only while readers may see that text."""

from __future__ import annotations

from claims.models.appearance import CONTEXT


def words_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands right before and right after a place in a text; empty for an empty place."""
    if start >= end:
        return "", ""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
