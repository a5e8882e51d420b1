"""Statements whose source stands in a phrase: "according to X", "in the view of X", "X's claim that"."""

from collections.abc import Iterator

from ..reading import Finding, Opening
from ..statement import SpeechType
from .by_verb import Found
from .clauses import Clauses
from .names import Phrase, phrase_at
from .words import CLAIMS, VIEWS
from .worthiness import weigh_attributed


def by_phrase(c: Clauses) -> Iterator[Found]:
    """Every phrase that names a source, from left to right."""
    for place, token in enumerate(c.tokens):
        if token.quoted:
            continue
        follows = c.tokens[place + 1].low if place + 1 < len(c.tokens) else ""
        found = None
        if token.low == "according" and follows == "to":
            found = _around(c, place, place + 2, phrase_at(c.tokens, place + 2, c.last))
        elif token.low == "in" and place + 3 < c.last:
            found = _in_the_view(c, place)
        elif token.low in CLAIMS and follows == "that":
            found = _claim(c, place)
        if found is not None:
            yield found


def _in_the_view(c: Clauses, place: int) -> Found | None:
    """ "In the view of the chamber, …", "In Poe's words, …"."""
    if (
        c.tokens[place + 1].low == "the"
        and c.tokens[place + 2].low in VIEWS
        and c.tokens[place + 3].low == "of"
    ):
        return _around(c, place, place + 3, phrase_at(c.tokens, place + 4, c.last))
    for view in range(place + 2, min(place + 6, c.last)):
        if c.tokens[view].low in VIEWS and c.tokens[view - 1].low.endswith(("'s", "’s", "'")):
            owner = phrase_at(c.tokens, place + 1, view)
            found = _around(c, place, place + 1, owner)
            return found if found is not None and owner is not None and owner.end == view else None
    return None


def _around(c: Clauses, start: int, begin: int, phrase: Phrase | None) -> Found | None:
    """The sentence without the frame, which begins at `start` and holds the phrase."""
    if phrase is None:
        return None
    end = phrase.end
    number = c.segment_of(start)
    if c.segments[number].start == start:
        # the whole segment is the frame: "according to the mayor of Lom on Monday, …"
        end = max(end, c.segments[number].end)
    ranges = tuple((b, e) for b, e in ((0, start), (end, c.last)) if b < e)
    spans = c.spans(*ranges)
    if not spans:
        return None
    words = [token for b, e in ranges for token in c.tokens[b:e] if token.is_word]
    quoted = bool(words) and all(token.quoted for token in words)
    worthiness, reason = weigh_attributed(words, None)
    finding = Finding(
        content=spans,
        mention=phrase.mention,
        cue=c.spans((start, begin)),
        frame=c.spans((start, phrase.end)),
        speech_type=SpeechType.DIRECT if quoted else SpeechType.INDIRECT,
        worthiness=worthiness,
        reason=reason,
        opening=Opening.POSSIBLE,
    )
    return Found(finding, start, ranges)


def _claim(c: Clauses, place: int) -> Found | None:
    """ "The mayor's claim that …", "The union repeated its demand that …"."""
    segment = c.segments[c.segment_of(place)]
    owner = None
    for begin in range(segment.start, place):
        phrase = phrase_at(c.tokens, begin, place)
        if phrase is not None:
            owner = phrase
            break
    if owner is None or place + 2 >= c.last:
        return None
    ranges = ((place + 2, c.last),)
    worthiness, reason = weigh_attributed(c.tokens[place + 2 : c.last], None)
    finding = Finding(
        content=c.spans(*ranges),
        mention=owner.mention,
        cue=c.spans((place, place + 1)),
        frame=c.spans((segment.start, place + 1)),
        worthiness=worthiness,
        reason=reason,
    )
    return Found(finding, place, ranges)
