"""English statements that hang on a verb of speech."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..reading import Finding, Mention, Opening
from ..statement import Position, SpeechType
from .clauses import Clauses
from .names import Phrase, phrase_at
from .subjects import NOBODY, VerbGroup, group_of, head_before_apposition, subject_before, subject_behind
from .verbs import FORMS, CueVerb
from .words import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIMES
from .worthiness import weigh_attributed

MOST_CUES = 12
"""In one sentence; nobody writes more, and each costs a look over the whole sentence."""
_FARTHEST = 12
"""Words between a verb and its "that": "said in a letter to the council on Monday that"."""
# "said no", "says hello": words after which nothing reported follows.
_MERE_WORDS = frozenset("no yes goodbye hello sorry thanks nothing little much so something".split())


@dataclass(frozen=True, slots=True)
class Content:
    """The words of the source as ranges of tokens, and how they are rendered."""

    ranges: tuple[tuple[int, int], ...]
    speech_type: SpeechType


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the tokens its content covers and where its verb stands."""

    finding: Finding
    at: int
    covered: tuple[tuple[int, int], ...]


def by_verb(c: Clauses) -> Iterator[Found]:
    """Everything that hangs on a verb of speech, from left to right."""
    previous: Phrase | None = None
    done = 0
    places = (place for place, token in enumerate(c.tokens) if token.low in FORMS and not token.quoted)
    for place in islice(places, MOST_CUES):
        if place < done or (c.tokens[place].is_capitalised and place > 0):
            continue
        verb, group = FORMS[c.tokens[place].low], group_of(c, place)
        found = (
            _passive(c, place, verb, group) if group.is_passive else _active(c, place, verb, group, previous)
        )
        if found is None:
            continue
        phrase, content, addressee = found
        previous = phrase or previous
        done = max(end for _, end in content.ranges) if content.ranges[-1][0] > place else place + 1
        yield _found(
            c, place, verb, group, phrase.mention if phrase is not None else NOBODY, content, addressee
        )


_Parts = tuple[Phrase | None, Content, tuple[int, int] | None]


def _active(
    c: Clauses, place: int, verb: CueVerb, group: VerbGroup, previous: Phrase | None
) -> _Parts | None:
    number = c.segment_of(place)
    segment = c.segments[number]
    before = subject_before(c, number, group.start)
    if before is None and group.start == segment.start:
        # ", said …": inverted, or behind an apposition
        head = head_before_apposition(c, number)
        behind = subject_behind(c, place)
        if number > 0 and behind is not None and (head is None or c.is_quote(number - 1)):
            return behind, _all_before(c, number), None
        before = head
    if before is None and group.start > segment.start and c.tokens[group.start - 1].low in ("and", "but"):
        before = previous or _first_subject(c, number)
    if before is None or c.tokens[before.end - 1].low.endswith(("'s", "’s")):
        return None
    if c.tokens[segment.start].low == "as" and before.start == segment.start + 1:
        return before, _around(c, number), None
    after, addressee = _content_behind(c, place, verb)
    if after is not None:
        return before, after, addressee
    if number > 0 and before.start <= segment.start + 1 and _ends_here(c, place, verb):
        # "…, the council said on Monday"
        return before, _all_before(c, number), addressee
    return None


def _first_subject(c: Clauses, number: int) -> Phrase | None:
    return phrase_at(c.tokens, c.segments[number].start, c.segments[number].end)


def _all_before(c: Clauses, number: int) -> Content:
    """What stands before the frame, and a second part behind it."""
    ranges = [(0, c.segments[number - 1].end)]
    if number + 1 < len(c.segments) and c.is_quote(number + 1) and c.is_quote(number - 1):
        ranges.append((c.segments[number + 1].start, c.segments[number + 1].end))
    elif number + 1 < len(c.segments) and c.tokens[c.segments[number + 1].start].low in ("and", "but"):
        ranges.append((c.segments[number + 1].start, c.last))
    quoted = all(c.tokens[start].quoted and c.tokens[end - 1].quoted for start, end in ranges)
    return Content(tuple(ranges), SpeechType.DIRECT if quoted else SpeechType.INDIRECT)


def _around(c: Clauses, number: int) -> Content:
    """ "As the office reported on Monday, costs rose": all but the frame."""
    ranges = []
    if number > 0:
        ranges.append((0, c.segments[number - 1].end))
    if number + 1 < len(c.segments):
        ranges.append((c.segments[number + 1].start, c.last))
    return Content(tuple(ranges) or ((c.segments[number].start, c.last),), SpeechType.INDIRECT)


def _ends_here(c: Clauses, place: int, verb: CueVerb) -> bool:
    """Do only times, places and listeners follow in the segment?"""
    end = c.segments[c.segment_of(place)].end
    at = _past_circumstances(c, place + 1, end)
    if verb.names_listener and at < end:
        listener = phrase_at(c.tokens, at, end)
        at = _past_circumstances(c, listener.end, end) if listener is not None else at
    return at >= end


def _past_circumstances(c: Clauses, at: int, end: int) -> int:
    """Past adverbs, times and prepositional phrases: "on Monday", "in a statement", "to reporters"."""
    while at < end:
        token = c.tokens[at]
        if token.quoted:
            return at
        if token.low in ADVERBS or token.low in TIMES or (token.is_number and c.tokens[at - 1].low in TIMES):
            at += 1
        elif token.low in PREPOSITIONS:
            phrase = phrase_at(c.tokens, at + 1, end)
            if phrase is None:
                at += 1
            else:
                at = phrase.end
        else:
            return at
    return at


def _content_behind(c: Clauses, place: int, verb: CueVerb) -> tuple[Content | None, tuple[int, int] | None]:
    """What the verb introduces, and whom it is said to."""
    number = c.segment_of(place)
    end = c.segments[number].end
    addressee: tuple[int, int] | None = None
    at = place + 1
    if verb.names_listener:
        listener = phrase_at(c.tokens, at, end)
        if listener is not None and listener.end <= end:
            addressee, at = (listener.start, listener.end), listener.end
    that = next(
        (
            p
            for p in range(at, min(at + _FARTHEST, c.last))
            if c.tokens[p].low == "that" and not c.tokens[p].quoted
        ),
        None,
    )
    if that is not None and that + 1 < c.last and _past_circumstances(c, at, that) >= that:
        return Content(((that + 1, _stop(c, that + 1)),), SpeechType.INDIRECT), addressee
    past = _past_circumstances(c, at, end)
    if (
        past >= end
        and number + 1 < len(c.segments)
        and (c.is_quote(number + 1) or c.segments[number + 1].mark == ":")
    ):
        follows = c.segments[number + 1]
        kind = SpeechType.DIRECT if c.is_quote(number + 1) else SpeechType.INDIRECT
        return Content(((follows.start, c.last),), kind), addressee
    linked = _linked(c, place, verb, end) if verb.link else None
    if linked is not None or (verb.link and not verb.follows):
        return linked, addressee
    if verb.infinitive and any(c.tokens[p].low == "to" for p in range(at, end)):
        begin = at if not verb.names_listener else past
        return Content(((begin, _stop(c, begin)),), SpeechType.INDIRECT), addressee
    if verb.follows:
        found = next(
            (p for p in range(place + 1, min(place + 4, end)) if c.tokens[p].low in verb.follows), None
        )
        if found is None:
            return None, addressee
        return Content(((found, _stop(c, found)),), SpeechType.REPORTED), addressee
    if past < end and c.tokens[past].quoted and not verb.takes_object:
        return Content(((past, _stop(c, past)),), SpeechType.DIRECT), addressee
    if verb.bare and past < end and _is_clause(c, past, verb):
        return Content(((past, _stop(c, past)),), SpeechType.INDIRECT), addressee
    if verb.takes_object and past < end and end - past >= 2:
        return Content(((past, _stop(c, past)),), SpeechType.REPORTED), addressee
    return None, addressee


def _is_clause(c: Clauses, at: int, verb: CueVerb) -> bool:
    """ "the bridge was closed": a subject, and behind it something like a verb, for "reported" surely."""
    first = c.tokens[at]
    if first.low in _MERE_WORDS or first.low in SUBORDINATORS:
        return False
    rest = c.tokens[at + 1 : c.last]
    if verb.takes_object:
        return any(token.low in AUXILIARIES for token in rest[:_FARTHEST])
    return len(rest) >= 2 and (
        first.low in PRONOUNS
        or any(t.low in AUXILIARIES or t.low.endswith(("ed", "s")) or t.low in _STRONG for t in rest)
    )


_STRONG = frozenset(
    "fell rose came went left fled broke began took gave saw found lost won held kept met hit cut shut put "
    "ran sank burnt died grew knew made sent spent stood told thought understood wrote said".split()
)


def _linked(c: Clauses, place: int, verb: CueVerb, end: int) -> Content | None:
    """ "described the plan as reckless", 'called the plan "a gamble"'."""
    joined = any(
        c.tokens[p].low == verb.link or (c.tokens[p].quoted and verb.link == '"')
        for p in range(place + 1, end)
    )
    return Content(((place + 1, _stop(c, place + 1)),), SpeechType.REPORTED) if joined else None


def _stop(c: Clauses, start: int) -> int:
    """To the end of the sentence, or where "and" hands over to another verb of speech."""
    for at in range(start, c.last - 1):
        token = c.tokens[at]
        if token.quoted:
            continue
        if token.low in ("and", "but") and c.tokens[at + 1].low in FORMS and not c.tokens[at + 1].quoted:
            return at
        if token.text == ";":
            return at
    return c.last


def _passive(c: Clauses, place: int, verb: CueVerb, group: VerbGroup) -> _Parts | None:
    """ "It was reported that …", "The plan was described by the union as reckless", "were told to leave"."""
    number = c.segment_of(place)
    end = c.segments[number].end
    agent: Phrase | None = None
    by = next((p for p in range(place + 1, end) if c.tokens[p].low == "by"), None)
    if by is not None:
        agent = phrase_at(c.tokens, by + 1, end)
    that = next((p for p in range(place + 1, min(place + _FARTHEST, end)) if c.tokens[p].low == "that"), None)
    if that is not None and that + 1 < c.last:
        return agent, Content(((that + 1, c.last),), SpeechType.INDIRECT), None
    subject = subject_before(c, number, group.start)
    if subject is None:
        return None
    if verb.names_listener and place + 1 < end and c.tokens[place + 1].low == "to":
        return agent, Content(((place + 1, c.last),), SpeechType.INDIRECT), (subject.start, subject.end)
    link = next((p for p in range(place + 1, end) if verb.link and c.tokens[p].low == verb.link), None)
    if link is not None:
        return agent, Content(((subject.start, subject.end), (link, end)), SpeechType.REPORTED), None
    return None


def _found(
    c: Clauses, place: int, verb: CueVerb, group: VerbGroup, mention: Mention, content: Content,
    addressee: tuple[int, int] | None,
) -> Found:  # fmt: skip
    words = [token for start, end in content.ranges for token in c.tokens[start:end]]
    quoted = bool(words) and all(token.quoted or not token.is_word for token in words)
    clause = content.speech_type is not SpeechType.REPORTED
    worthiness, reason = weigh_attributed(words, verb.reason if not clause or verb.reason else None)
    position = verb.position
    if group.is_negated and position is Position.CONFIRMS:
        position = Position.HAS_NOT_CONFIRMED
    elif group.is_negated and position is Position.DENIES:
        position = Position.ASSERTS
    segment = c.segments[c.segment_of(place)]
    finding = Finding(
        content=c.spans(*content.ranges),
        mention=mention,
        cue=c.spans((place, place + 1)),
        frame=_frame(c, segment.start, segment.end, content),
        addressee=c.spans(addressee) if addressee else (),
        speech_type=SpeechType.DIRECT if quoted else content.speech_type,
        position=position,
        worthiness=worthiness,
        reason=reason,
        opening=verb.opening if verb.opening is not Opening.NONE else Opening.NONE,
    )
    return Found(finding, place, content.ranges)


def _frame(c: Clauses, start: int, end: int, content: Content) -> tuple[tuple[int, int], ...]:
    """The clause of the verb without the content in it."""
    for begin, stop in content.ranges:
        if begin <= start < stop:
            start = stop
        elif start < begin < end:
            end = begin
    return c.spans((start, end)) if start < end else ()
