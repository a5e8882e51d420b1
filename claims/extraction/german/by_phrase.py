"""Statements whose source stands in a phrase: "laut X", "heißt es bei X"."""

from collections.abc import Iterator

from ..reading import Finding, Mention, Reference
from ..statement import Spans, SpeechType
from .candidates import NOBODY, Candidate, around, plain
from .clauses import Clauses
from .names import mention_of
from .nouns import is_time, parse_phrase
from .prepositions import Prepositional, find_prepositional, is_saying
from .subjunctive import is_certain
from .words import COORDINATORS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from .worthiness import weigh_attributed


def by_preposition(c: Clauses) -> Iterator[Candidate]:
    """ "Laut Wetterdienst …", "… nach Angaben der Feuerwehr …", "…, so die Sprecherin"."""
    place = 0
    while place < len(c.tokens):
        found = find_prepositional(c, place)
        if found is None:
            place += 1
            continue
        ranges = _ranges_without(c, found)
        spans = c.spans(*ranges)
        if spans:
            yield _prepositional(c, found, ranges, spans)
        place = max(found.end, place + 1)


def _prepositional(
    c: Clauses, found: Prepositional, ranges: tuple[tuple[int, int], ...], spans: Spans
) -> Candidate:
    words = [token for start, end in ranges for token in c.tokens[start:end] if token.is_word]
    all_quoted = bool(words) and all(token.quoted for token in words)
    worthiness, why = weigh_attributed(words, None)
    finding = Finding(
        content=spans,
        mention=found.mention,
        cue=c.spans(*found.cue),
        frame=c.spans((found.start, found.end)),
        speech_type=SpeechType.DIRECT if all_quoted else SpeechType.INDIRECT,
        worthiness=worthiness,
        reason=why,
        opening=found.opening,
    )
    return Candidate(finding, found.start, ranges)


def _ranges_without(c: Clauses, found: Prepositional) -> tuple[tuple[int, int], ...]:
    """The clause around the frame, without it; in a subordinate clause only that clause."""
    number = c.segment_of(found.start)
    segment = c.segments[number]
    alone = found.start == segment.start and found.end == segment.end
    start, end = 0, c.last
    if not alone and number > 0 and c.is_subordinate(number):
        start = segment.start
        if c.tokens[start].low in SUBORDINATORS and c.tokens[start].low not in RELATIVES:
            start += 1
    elif not alone and number > 0 and c.tokens[segment.start].low in COORDINATORS:
        start = segment.start + 1
    for later in range(number):
        if c.segments[later + 1].mark == ";":
            start = c.segments[later + 1].start
    ranges = [(start, found.start), (found.end, end)]
    return tuple((first, last) for first, last in ranges if _has_words(c, first, last))


def _has_words(c: Clauses, start: int, end: int) -> bool:
    return any(token.is_word for token in c.tokens[start:end])


def by_saying(c: Clauses) -> Iterator[Candidate]:
    """ "In dem Bericht heißt es, …" and "Demnach …"."""
    for place, token in enumerate(c.tokens):
        if token.quoted:
            continue
        if (
            token.low in ("heißt", "hieß")
            and any(t.low == "es" for t in c.tokens[max(0, place - 1) : place + 2])
        ) or (token.low == "geheißen" and any(t.low == "es" for t in c.tokens[max(0, place - 6) : place])):
            candidate = _it_says(c, place)
            if candidate is not None:
                yield candidate
        elif token.low in ("demnach", "demzufolge") and c.segment_of(place) == 0:
            ranges: tuple[tuple[int, int], ...] = ((0, place), (place + 1, c.last))
            spans = c.spans(*ranges)
            if spans:
                pointing = Mention(Reference.CONTINUED, phrase=c.spans((place, place + 1)))
                yield plain(c, pointing, (place, place + 1), ranges, spans, SpeechType.INDIRECT)
        elif token.low in ("steht", "stand") and c.segment_of(place) >= 0:
            candidate = _is_written(c, place)
            if candidate is not None:
                yield candidate
        elif token.low == "bekannt" and c.segment_of(place) >= 0:
            candidate = _becomes_known(c, place)
            if candidate is not None:
                yield candidate
        elif token.low == "wonach" and place + 2 < c.last:
            before = _phrase_before(c, place)
            ranges = ((place + 1, c.last),)
            yield plain(
                c, before or NOBODY, (place, place + 1), ranges, c.spans(*ranges), SpeechType.INDIRECT
            )


def _is_written(c: Clauses, place: int) -> Candidate | None:
    """ "In dem Bericht steht, dass …"."""
    number = c.segment_of(place)
    segment = c.segments[number]
    if c.tokens[segment.start].low not in ("in", "im", "auf") or number + 1 >= len(c.segments):
        return None
    if c.first_word(c.segments[number + 1]) not in ("dass", "daß"):
        return None
    phrase = parse_phrase(c.tokens, segment.start + 1, place)
    ranges = ((c.segments[number + 1].start, c.last),)
    mention = mention_of(c.tokens, phrase) if phrase is not None else NOBODY
    return plain(c, mention, (place, place + 1), ranges, c.spans(*ranges), SpeechType.INDIRECT)


def _becomes_known(c: Clauses, place: int) -> Candidate | None:
    """ "Am Abend wurde bekannt, dass …", "Wie bekannt wurde, …": nobody is named."""
    number = c.segment_of(place)
    segment = c.segments[number]
    words = {token.low for token in c.tokens[segment.start : segment.end]}
    if not words & {"wurde", "wird", "geworden"} or words & {"gegeben", "gemacht"}:
        return None
    if c.first_word(segment) == "wie":
        found = around(c, number)
        ranges = found.ranges if found is not None else ()
    elif number + 1 < len(c.segments) and c.first_word(c.segments[number + 1]) in ("dass", "daß"):
        ranges = ((c.segments[number + 1].start, c.last),)
    else:
        return None
    spans = c.spans(*ranges)
    return plain(c, NOBODY, (place, place + 1), ranges, spans, SpeechType.INDIRECT) if spans else None


def _phrase_before(c: Clauses, place: int) -> Mention | None:
    number = c.segment_of(place)
    if number <= 0:
        return None
    segment = c.segments[number - 1]
    for begin in range(segment.start, segment.end):
        phrase = parse_phrase(c.tokens, begin, segment.end)
        if phrase is not None and is_saying(c.tokens[phrase.core].low):
            return mention_of(c.tokens, phrase)
    return None


def _it_says(c: Clauses, place: int) -> Candidate | None:
    """ "Es hieß, …", "heißt es in einer Mitteilung der Bahn"."""
    number = c.segment_of(place)
    if number < 0:
        return None
    segment = c.segments[number]
    follows = c.segments[number + 1] if number + 1 < len(c.segments) else None
    is_announced = follows is not None and (
        follows.mark == ":"
        or c.first_word(follows) in ("dass", "daß")
        or c.is_quote(follows)
        or (
            segment.start == place
            and is_certain(c.tokens, follows.start, follows.end)
            and c.tokens[0].low in PREPOSITIONS
        )
    )
    if segment.start <= place <= segment.start + 1 and number > 0 and not is_announced:
        ranges: tuple[tuple[int, int], ...] = ((0, c.segments[number - 1].end),)
    elif number + 1 < len(c.segments):
        ranges = ((c.segments[number + 1].start, c.last),)
    else:
        return None
    mention = NOBODY
    begin = 0 if is_announced else segment.start
    for at in range(begin, segment.end):
        if c.segment_of(at) >= 0 and c.tokens[at].low in (
            "in",
            "im",
            "bei",
            "aus",
            "beim",
            "von",
            "vom",
            "seitens",
        ):
            stop = c.segments[c.segment_of(at)].end
            phrase = parse_phrase(c.tokens, at + 1, stop)
            if phrase is not None and not is_time(c.tokens[phrase.core]):
                mention = _owner(c, at + 1, stop) or mention_of(c.tokens, phrase)
                break
    quoted = all(token.quoted or not token.is_word for start, end in ranges for token in c.tokens[start:end])
    kind = SpeechType.DIRECT if quoted else SpeechType.INDIRECT
    return plain(c, mention, (place, place + 1), ranges, c.spans(*ranges), kind)


def _owner(c: Clauses, start: int, end: int) -> Mention | None:
    """Whose text it is: "einer Mitteilung der Bahn" -> "Bahn"."""
    phrase = parse_phrase(c.tokens, start, end, coordinate=False)
    if phrase is None or not is_saying(c.tokens[phrase.core].low) or phrase.core + 1 >= phrase.end:
        return None
    owner = parse_phrase(c.tokens, phrase.core + 1, end)
    return mention_of(c.tokens, owner) if owner is not None else None
