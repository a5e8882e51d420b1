"""What a verb of speech says in its own clause: an object, a quotation, "vor …", "A als B"."""

from ..statement import SpeechType
from .clauses import Clauses
from .content import INDICATIVES, Content
from .cues import Cue, coordinated_cue, starts_with_cue
from .subjects import Subject
from .words import ADVERBS, OBJECT_PRONOUNS, PREPOSITIONS

_VICTIMS = frozenset("todesopfer menschenleben tote todesopfern opfer leben verletzte tribut".split())
_CONTINUES_QUOTE = 3


def quoted_complement(c: Clauses, cue: Cue, start: int) -> Content | None:
    """ "rief „Feuer, alle raus!“": a quotation of some length in the clause of the verb."""
    for place in range(start, cue.end):
        if c.tokens[place].quoted:
            end = place
            while end < cue.end and c.tokens[end].quoted:
                end += 1
            if end - place > _CONTINUES_QUOTE + 2:
                return Content(((place, end),), SpeechType.DIRECT)
            if end - place > _CONTINUES_QUOTE and c.tokens[place + 1].text.islower():
                # "äußerte „gravierende Bedenken“": no name, which would have a capital
                return Content(((place, end),), SpeechType.DIRECT)
            return None
    return None


def complement(c: Clauses, cue: Cue, subject: Subject) -> Content | None:
    """What the verb says in its own clause: object, prepositional object, or "A als B"."""
    segment = c.segments[cue.segment]
    if cue.is_last:
        start, end = max(segment.start, subject.end), cue.words[0]
        extend = False
    else:
        start = max(cue.finite + 1, subject.end if subject.follows_verb else 0)
        end, extend = cue.end, cue.end == segment.end or cue.end in cue.words
    stop = coordinated_cue(c, start, end)
    if stop is not None:
        end, extend = stop, False
    if cue.verb.prepositions:
        found = _prepositional_complement(c, cue, start, end)
        if found is None:
            return _fronted(c, cue, subject)
        start = found
    elif cue.verb.link:
        return _linked(c, cue, subject, start, end)
    elif not cue.verb.takes_object:
        return None
    if _is_trap(c, cue, start, end):
        return None
    start, end = _without_edges(c, start, end)
    fronted = _fronted(c, cue, subject)
    if start >= end or not any(token.is_capitalised or token.quoted for token in c.tokens[start:end]):
        return fronted
    if extend:
        end = _extended(c, cue, end)
    ranges = ((start, end),)
    return Content((*fronted.ranges, *ranges) if fronted else ranges, SpeechType.REPORTED)


def _is_trap(c: Clauses, cue: Cue, start: int, end: int) -> bool:
    """ "meldete sich zu Wort", "forderte 14 Todesopfer"."""
    segment = c.segments[cue.segment]
    if cue.verb.lemma == "melden" and any(t.low == "sich" for t in c.tokens[segment.start : segment.end]):
        return True
    return cue.verb.lemma in ("fordern", "verlangen") and any(
        t.low in _VICTIMS for t in c.tokens[start : min(end, start + 6)]
    )


def _linked(c: Clauses, cue: Cue, subject: Subject, start: int, end: int) -> Content | None:
    """ "bezeichnete den Plan als verfrüht", "Die Tat nannte er „sinnlos“", "Als „Glück“ sieht sie das"."""
    segment = c.segments[cue.segment]
    has_link = any(
        c.tokens[place].low == cue.verb.link or (c.tokens[place].quoted and cue.verb.lemma == "nennen")
        for place in range(start, end)
    )
    if cue.verb.lemma == "halten" and not any(c.tokens[place].quoted for place in range(start, end)):
        # "hält den Plan für gut": a mere attitude, unless the words are the source's
        return None
    is_fronted = subject.follows_verb and segment.start < cue.finite
    begins_with_link = is_fronted and c.tokens[segment.start].low == cue.verb.link
    if not has_link and not begins_with_link:
        return None
    ranges = []
    if begins_with_link or (is_fronted and _is_object(c, segment.start)):
        ranges.append((segment.start, cue.finite))
    start, end = _without_edges(c, start, end)
    if start < end:
        ranges.append((start, end))
    return Content(tuple(ranges), SpeechType.REPORTED) if ranges else None


def _is_object(c: Clauses, place: int) -> bool:
    """May an object begin here: no preposition, adverb or pronoun?"""
    first = c.tokens[place].low
    return first not in PREPOSITIONS and first not in ADVERBS and first not in OBJECT_PRONOUNS


def _prepositional_complement(c: Clauses, cue: Cue, start: int, end: int) -> int | None:
    for place in range(start, end):
        token = c.tokens[place]
        if token.low in cue.verb.prepositions and not token.quoted:
            return place if cue.verb.keeps_preposition else place + 1
    return None


def _fronted(c: Clauses, cue: Cue, subject: Subject) -> Content | None:
    """ "Den Ausfall bestätigte die Bahn", "Vor Glätte warnte der Dienst": the complement before the verb."""
    segment = c.segments[cue.segment]
    start = segment.start
    if not subject.follows_verb or start >= cue.finite:
        return None
    first = c.tokens[start].low
    if cue.verb.prepositions:
        if first not in cue.verb.prepositions:
            return None
        start += not cue.verb.keeps_preposition
    elif not _is_object(c, start) or first == "als":
        return None
    if not any(token.is_capitalised for token in c.tokens[start + 1 : cue.finite]):
        return None
    return Content(((start, cue.finite),), SpeechType.REPORTED)


def _without_edges(c: Clauses, start: int, end: int) -> tuple[int, int]:
    """Without the adverbs, negations and "sich" at both ends."""
    while (
        start < end
        and _is_loose(c, start)
        and c.tokens[start].low not in ("mehr", "etwa", "rund", "fast", "knapp")
    ):
        start += 1
    while end > start and _is_loose(c, end - 1):
        end -= 1
    return start, end


def _is_loose(c: Clauses, place: int) -> bool:
    token = c.tokens[place]
    return not token.quoted and (token.low in ADVERBS or token.low in ("sich", "es"))


def _extended(c: Clauses, cue: Cue, end: int) -> int:
    """Into the following segments, until one goes back to the frame or a new main clause begins."""
    last = end
    for number in range(cue.segment + 1, len(c.segments)):
        segment = c.segments[number]
        if segment.mark in (";", ":", "–", "—") or starts_with_cue(c, number):
            break
        first = c.tokens[segment.start].low
        if first in ("aber", "doch", "während", "nachdem", "so", "jedoch") or (
            first == "und" and not _is_list_item(c, number)
        ):
            break
        last = segment.end
        if last - 1 in cue.words:
            last = end
    return last


def _is_list_item(c: Clauses, number: int) -> bool:
    return not any(
        c.tokens[place].low in INDICATIVES
        for place in range(c.segments[number].start, c.segments[number].end)
    )
