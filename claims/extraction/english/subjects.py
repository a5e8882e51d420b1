"""Who does what an English verb says: before it, behind it, or before an apposition."""

from dataclasses import dataclass, replace

from ..reading import Mention, Reference
from .clauses import Clauses
from .names import Phrase, phrase_at
from .verbs import FORMS
from .words import ADVERBS, AUXILIARIES, DO, FUNCTION_WORDS, HAVE, NEGATIONS, PRONOUNS, REFUSALS, TIMES


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: where it begins, and what they say about it."""

    start: int
    is_negated: bool
    is_passive: bool


_BE = frozenset("is are was were be been being".split())


def group_of(c: Clauses, verb: int) -> VerbGroup:
    """ "has not yet confirmed", "was reported", "declined to confirm": what belongs to the verb before it."""
    start, negated, passive = verb, False, False
    while start > 0:
        token = c.tokens[start - 1]
        if token.quoted or not token.is_word:
            break
        low = token.low
        if low in _BE:
            passive = passive or start == verb or all(t.low in ADVERBS for t in c.tokens[start:verb])
        elif low in NEGATIONS:
            negated = True
        elif low == "to" and start > 1 and c.tokens[start - 2].low in REFUSALS:
            negated = True
            start -= 1
        elif low not in ADVERBS and low not in HAVE and low not in DO:
            break
        start -= 1
    return VerbGroup(start, negated, passive)


def subject_before(c: Clauses, number: int, end: int) -> Phrase | None:
    """The noun phrase or pronoun in segment `number` that ends at `end`, where the verb begins."""
    for begin in range(c.segments[number].start, end):
        token = c.tokens[begin]
        if token.quoted and token.is_word:
            continue
        behind_preposition = begin > c.segments[number].start and c.tokens[begin - 1].low in _PREPOSITIONS
        if behind_preposition and c.tokens[begin].low not in PRONOUNS:
            continue
        phrase = phrase_at(c.tokens, begin, end)
        if phrase is not None and phrase.end == end:
            return phrase
    return _with_attribute(c, number, end)


def _with_attribute(c: Clauses, number: int, end: int) -> Phrase | None:
    """ "A study published on Tuesday showed": a noun phrase with a participle or preposition behind it."""
    phrase = phrase_at(c.tokens, c.segments[number].start, end)
    if phrase is None or phrase.end >= end or c.tokens[phrase.start].low in PRONOUNS:
        return None
    between = c.tokens[phrase.end : end]
    first = between[0].low
    if any(t.low in AUXILIARIES or t.low in FORMS or t.quoted for t in between):
        return None
    return phrase if first in _PREPOSITIONS or first.endswith(("ed", "ing")) else None


_PREPOSITIONS = frozenset("of by for with from about against into over under between at in on to".split())


def head_before_apposition(c: Clauses, number: int) -> Phrase | None:
    """ "Tom Baker, head of the port, said", "The mayor, Jane Poe, said": what fills a segment."""
    for earlier in range(number - 2, max(-1, number - 6), -1):
        segment = c.segments[earlier]
        if c.is_quote(earlier) or any(c.is_quote(between) for between in range(earlier + 1, number)):
            return None
        begin = segment.start + (c.tokens[segment.start].low in ("and", "but", "while", "as"))
        phrase = phrase_at(c.tokens, begin, segment.end)
        if phrase is None or phrase.end != segment.end or c.tokens[begin].low in TIMES:
            continue
        if earlier > 0 and c.segments[earlier].mark == "," and earlier + 2 < number:
            continue
        return _named(c, phrase, earlier + 1)
    return None


def subject_behind(c: Clauses, verb: int) -> Phrase | None:
    """ "said Tom Baker, head of the port": the phrase right behind the verb."""
    number = c.segment_of(verb)
    end = c.segments[number].end
    phrase = phrase_at(c.tokens, verb + 1, end)
    if phrase is None:
        return None
    return _named(c, phrase, number + 1) if phrase.end == end else phrase


def _named(c: Clauses, phrase: Phrase, number: int) -> Phrase:
    """With the bare name in the apposition, where the phrase itself is an office: "the mayor, Jane Poe"."""
    if number >= len(c.segments) or c.segments[number].mark != "," or not phrase.mention.titles:
        return phrase
    segment = c.segments[number]
    words = c.tokens[segment.start : segment.end]
    if not 2 <= len(words) <= 4 or not all(
        word.is_capitalised and word.low not in FUNCTION_WORDS for word in words
    ):
        return phrase
    name = c.spans((segment.start, segment.end))
    written = ((c.tokens[phrase.start].start, c.tokens[segment.end - 1].end),)
    mention = replace(phrase.mention, reference=Reference.NAME, spans=name, phrase=written, is_person=True)
    return replace(phrase, mention=mention)


NOBODY = Mention(Reference.NOBODY)
