"""What commands say in numbers."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return a number with its regular English noun: "1 text", "2 texts"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
