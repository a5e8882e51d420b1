"""Statements one tells by their form alone: a quotation, "soll", the Konjunktiv."""

import re
from collections.abc import Iterator

from ..reading import Mention
from ..statement import SpeechType
from .candidates import CONTINUED, Candidate, plain
from .clauses import Clauses
from .subjects import find_subject, first_phrase, loose_subject
from .subjunctive import find_certain, is_possible
from .words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    RELATIVES,
    STRONG_PRETERITES,
    SUBORDINATORS,
)

_PARTICIPLE = re.compile(r"(?:ge.+|(?:be|er|ver|ent|zer|miss).+|.+ge.+|.+ier)(?:t|en)\Z|worden\Z")
_NO_VERBS = ADVERBS | COORDINATORS | DETERMINERS | PREPOSITIONS | RELATIVES | SUBORDINATORS
_SHORTEST_QUOTE = 5
"""Tokens, marks included, that a quotation needs to be speech and no title or nickname."""


def by_quote(c: Clauses) -> Iterator[Candidate]:
    """ "Die Wirtin: „Wir bleiben offen.“" and a quotation that fills the sentence after its speaker spoke."""
    for number, segment in enumerate(c.segments):
        if segment.mark == ":" and c.is_quote(segment) and segment.end - segment.start >= _SHORTEST_QUOTE:
            mention = _speaker_before_colon(c, number - 1) or CONTINUED
            ranges = ((segment.start, segment.end),)
            yield plain(c, mention, None, ranges, c.spans(*ranges), SpeechType.DIRECT)
            return
    if c.last > _SHORTEST_QUOTE and all(token.quoted for token in c.tokens[: c.last]):
        ranges = ((0, c.last),)
        yield plain(c, CONTINUED, None, ranges, c.spans(*ranges), SpeechType.DIRECT)


def _speaker_before_colon(c: Clauses, number: int) -> Mention | None:
    """Who begins the clause before the colon; further inside only a person counts."""
    segment = c.segments[number]
    for place in range(segment.start, segment.end):
        if c.tokens[place].low in HAVE and not c.tokens[place].quoted:
            # „Schon im Mai hatte Minister Roth zugesichert“, then the colon
            speaking = find_subject(c, place)
            return speaking.mention if speaking is not None else None
    subject = first_phrase(c, segment.start, segment.end)
    if subject is None or subject.mention is None:
        return None
    if subject.start == segment.start or subject.mention.is_person:
        return subject.mention
    return None


def by_unknown_verb(c: Clauses) -> Iterator[Candidate]:
    """ "Die Wirtin wetterte, das Bier sei warm", "„Alles gut“, strahlte Eva Lang": no list knows every verb.

    A main clause in Konjunktiv behind one in the indicative, or a quotation with an inverted clause behind
    it, can be nothing but speech.
    """
    for number in range(1, len(c.segments)):
        before, segment = c.segments[number - 1], c.segments[number]
        if c.is_quote(before) and before.end - before.start >= _SHORTEST_QUOTE and segment.mark in (",", "–"):
            candidate = _inverted(c, number)
        else:
            candidate = _reported_behind(c, number)
        if candidate is not None:
            yield candidate
            return


def _inverted(c: Clauses, number: int) -> Candidate | None:
    """ "„…“, strahlte Eva Lang": a verb in lower case, then the subject."""
    segment = c.segments[number]
    verb = c.tokens[segment.start]
    if verb.quoted or not verb.text.islower() or verb.low in _NO_VERBS or segment.end - segment.start < 2:
        return None
    if not verb.low.endswith(("t", "te", "ten", "en")) and verb.low not in STRONG_PRETERITES:
        return None
    subject = first_phrase(c, segment.start + 1, segment.end)
    if subject is None or subject.mention is None:
        return None
    ranges = ((0, c.segments[number - 1].end),)
    cue = (segment.start, segment.start + 1)
    return plain(c, subject.mention, cue, ranges, c.spans(*ranges), SpeechType.DIRECT)


def _reported_behind(c: Clauses, number: int) -> Candidate | None:
    """ "Die Wirtin wetterte, das Bier sei warm", "… darüber, dass das Bier warm sei"."""
    segment = c.segments[number]
    if segment.mark != ",":
        return None
    is_clause = c.first_word(segment) in ("dass", "daß") or not c.is_subordinate(number)
    if not is_clause or find_certain(c.tokens, segment.start, segment.end) is None:
        return None
    if find_certain(c.tokens, 0, segment.start) is not None:
        return None
    subject = loose_subject(c, c.segments[number - 1].start, c.segments[number - 1].end)
    if subject is None or subject.mention is None:
        return None
    ranges = ((segment.start, c.last),)
    return plain(c, subject.mention, None, ranges, c.spans(*ranges), SpeechType.INDIRECT)


def by_hearsay(c: Clauses) -> Iterator[Candidate]:
    """ "Der Täter soll geflohen sein": said by somebody, who is still quoted or is not named."""
    for place, token in enumerate(c.tokens):
        number = c.segment_of(place)
        if token.quoted or token.low not in ("soll", "sollen") or number < 0:
            continue
        segment = c.segments[number]
        if any(_is_perfect_infinitive(c, end) for end in {segment.end, c.last}) and segment.end - 2 > place:
            ranges = ((0, c.last),)
            yield plain(c, CONTINUED, (place, place + 1), ranges, c.spans(*ranges), SpeechType.REPORTED)
            return


def _is_perfect_infinitive(c: Clauses, end: int) -> bool:
    """ "geflohen sein", "gestohlen haben": what is past is hearsay, "soll groß sein" as often a plan."""
    if end < 2 or c.tokens[end - 1].low not in ("sein", "haben"):
        return False
    participle = c.tokens[end - 2].text
    return participle.islower() and _PARTICIPLE.search(participle) is not None


def by_mood(c: Clauses) -> Iterator[Candidate]:
    """ "Der Damm sei gebrochen.": a main clause in Konjunktiv I goes on with what somebody said."""
    for segment in c.segments:
        number = c.segment_of(segment.start)
        verb = None if c.is_subordinate(number) else find_certain(c.tokens, segment.start, segment.end)
        if verb is not None:
            ranges = ((0, c.last),)
            yield plain(c, CONTINUED, (verb, verb + 1), ranges, c.spans(*ranges), SpeechType.INDIRECT)
            return


def has_possible(c: Clauses) -> bool:
    """Does a main clause stand in Konjunktiv II ("hätten", "würden"), which in reports replaces the first?"""
    if any(c.first_word(segment) in ("wenn", "falls", "sofern") for segment in c.segments):
        return False
    return any(
        not c.is_subordinate(number)
        and (
            is_possible(c.tokens, segment.start, segment.end)
            or any(
                t.low in ("soll", "sollen") and not t.quoted for t in c.tokens[segment.start : segment.end]
            )
        )
        for number, segment in enumerate(c.segments)
    )
