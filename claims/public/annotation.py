"""Marking claims in a text: the text cut into paragraphs and passages, each knowing the claims it belongs to.

Claims may overlap, share a sentence or run over a paragraph. A passage is the longest stretch of one
paragraph that belongs to the same claims, so markup made of passages can never overlap.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Span(Generic[Key]):
    """The place of a claim in a text, in code points; ``end`` is exclusive. ``key`` says which claim."""

    start: int
    end: int
    key: Key


@dataclass(frozen=True, slots=True)
class Passage(Generic[Key]):
    """A stretch of text, the claims it belongs to (innermost first) and the claims that end with it."""

    text: str
    keys: tuple[Key, ...] = ()
    ending: tuple[Key, ...] = ()


def annotate(text: str, spans: Iterable[Span[Key]]) -> list[list[Passage[Key]]]:
    """Return the passages of every line of ``text``, empty lines included, in order.

    The passages of a line make up the line, the lines joined by line feeds the text. Each span that holds
    anything but line feeds ends in exactly one passage. Spans outside the text are cut to it.
    """
    placed = [
        Span(max(0, span.start), min(len(text), span.end), span.key)
        for span in spans
        if text[max(0, span.start) : max(0, span.end)].strip("\n")
    ]
    lines: list[list[Passage[Key]]] = []
    position = 0
    for line in text.split("\n"):
        lines.append(list(_passages(text, position, position + len(line), placed)))
        position += len(line) + 1
    return lines


def _passages(text: str, start: int, end: int, spans: list[Span[Key]]) -> Iterator[Passage[Key]]:
    here = [span for span in spans if span.start < end and span.end > start]
    inner = {edge for span in here for edge in (span.start, span.end) if start < edge < end}
    edges = sorted({start, end} | inner)
    for left, right in pairwise(edges):
        covering = sorted(
            (span for span in here if span.start <= left and span.end >= right), key=_innermost_first
        )
        yield Passage(
            text=text[left:right],
            keys=tuple(dict.fromkeys(span.key for span in covering)),
            ending=tuple(span.key for span in covering if _last_edge(text, span) <= right),
        )


def _innermost_first(span: Span[Key]) -> tuple[int, int]:
    return (-span.start, span.end)


def _last_edge(text: str, span: Span[Key]) -> int:
    """Where the span ends when line feeds at its end do not count."""
    return span.start + len(text[span.start : span.end].rstrip("\n"))
