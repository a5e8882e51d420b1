"""Whom a clause means whose subject stands in pieces: "Eva Lang, Leiterin des Amts, …", "ein Mann, der …"."""

from ..reading import Mention, Reference
from .clauses import Clauses
from .names import mention_of
from .nouns import Phrase, is_name_token, is_time, parse_phrase
from .titles import is_title
from .words import AUXILIARIES, COORDINATORS, DETERMINERS, MODALS, NOT_NOMINATIVE, PREPOSITIONS

_BETWEEN = 2
"""Words that may stand between a noun and its relative clause: "ein Mann war da, der …"."""


def _enumerated(c: Clauses, start: int, end: int) -> Mention | None:
    """ "Behörden, darunter der Wetterdienst (DWD), …": the one that is named."""
    while start < end and c.tokens[start].text == ",":
        start += 1
    if start < end and c.tokens[start].low in ("darunter", "insbesondere", "allen"):
        phrase = parse_phrase(c.tokens, start + (3 if c.tokens[start].low == "allen" else 1), end)
        if phrase is not None and any(
            is_name_token(token) for token in c.tokens[phrase.core : phrase.core_end]
        ):
            return mention_of(c.tokens, phrase)
    return None


def head_before_apposition(c: Clauses, number: int) -> tuple[Mention, Phrase] | None:
    """The noun phrase that fills a segment of its own, with an apposition or relative clause behind it."""
    for earlier in range(number - 2, max(-1, number - 6), -1):
        head = c.segments[earlier]
        begin = head.start
        if c.tokens[begin].low in COORDINATORS:
            begin += 1
        phrase = parse_phrase(c.tokens, begin, head.end)
        if (
            phrase is None
            or c.tokens[begin].low in NOT_NOMINATIVE | PREPOSITIONS
            or is_time(c.tokens[phrase.core])
        ):
            continue
        if any(c.is_quote(c.segments[between]) for between in range(earlier + 1, number)):
            return None
        end = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
        named = named_in_apposition(c, phrase, earlier + 1)
        if end == head.end or (
            (named is not None or c.tokens[end].low in PREPOSITIONS) and not _has_verb(c, end, head.end)
        ):
            if earlier > 0 and c.tokens[head.start].low != "und" and head.mark == ",":
                continue
            middle = c.segments[earlier + 1]
            inner = _enumerated(c, middle.start, middle.end) or named
            return inner or mention_of(c.tokens, phrase), phrase
    return None


def named_in_apposition(c: Clauses, phrase: Phrase, number: int) -> Mention | None:
    """ "der Leiter des Amts, Jan Muster, …": the bare name in segment `number`, with the title before it."""
    if number >= len(c.segments) or c.segments[number].mark != ",":
        return None
    titles = tuple(token.low for token in c.tokens[phrase.core : phrase.core_end] if is_title(token))
    segment = c.segments[number]
    words = c.tokens[segment.start : segment.end]
    if not titles or not 2 <= len(words) <= 6 or not (words[0].is_capitalised and words[-1].is_capitalised):
        return None
    if words[0].low in DETERMINERS or words[0].low in PREPOSITIONS or words[0].quoted:
        return None
    name = parse_phrase(c.tokens, segment.start, segment.end)
    if name is None or name.core_end != segment.end or name.core != segment.start:
        return None
    mention = mention_of(c.tokens, name)
    written = (c.span(phrase.start, segment.end),)
    return Mention(Reference.NAME, mention.spans, written, titles + mention.titles, is_person=True)


def _has_verb(c: Clauses, start: int, end: int) -> bool:
    return any(token.low in AUXILIARIES or token.low in MODALS for token in c.tokens[start:end])


def antecedent_of(c: Clauses, number: int) -> Mention | None:
    """The last noun phrase of the segment before a relative clause."""
    before = c.segments[number - 1]
    found: Phrase | None = None
    place = before.start
    while place < before.end:
        phrase = parse_phrase(c.tokens, place, before.end)
        if phrase is None:
            place += 1
        else:
            found = phrase
            place = phrase.end
    # "… eines Jungen, der", "ein Mann war da, der": a word or two may stand between
    behind = c.tokens[found.end : before.end] if found is not None else []
    if found is None or len(behind) > _BETWEEN or any(not token.text.islower() for token in behind):
        return None
    return mention_of(c.tokens, found)
