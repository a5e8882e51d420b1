"""Statements that hang on a verb of speech."""

from collections.abc import Iterator
from dataclasses import replace

from ..reading import Finding, Mention
from ..statement import Position, Spans, SpeechType
from . import content as contents
from .candidates import NOBODY, Candidate, around
from .clauses import Clauses
from .complements import complement, quoted_complement
from .cues import Cue, find_cues
from .names import mention_of
from .nouns import parse_phrase
from .subjects import Subject, find_subject, first_phrase, loose_subject
from .subjunctive import is_certain
from .words import AUXILIARIES, MODALS, PREPOSITIONS
from .worthiness import weigh_attributed

# "Als Ursache wurde ein Kabel vermutet": what stands behind "als" in the passive of these is a statement.
_ASSUMING = frozenset("vermuten geben nennen schätzen".split())


def by_verb(c: Clauses) -> Iterator[Candidate]:
    """Everything that hangs on a verb of speech."""
    previous: Mention | None = None
    for cue in find_cues(c):
        candidate = _passive(c, cue) if cue.is_passive else _active(c, cue, previous)
        if candidate is not None:
            previous = candidate.finding.mention
            yield candidate


def _active(c: Clauses, cue: Cue, previous: Mention | None) -> Candidate | None:
    opener = _wie_before(c, cue)
    if cue.verb.source_preposition:
        subject = _source_behind(c, cue)
    elif opener is not None:
        subject = first_phrase(c, c.segments[opener].start + 1, c.segments[opener].end)
    else:
        subject = find_subject(c, cue.finite)
    if subject is None or subject.mention is None:
        # "… und warnte vor Eis": the subject of the verb before, or of the sentence
        mention = previous or _sentence_subject(c, cue)
        if mention is None or subject is None:
            return None
        subject = Subject(mention, cue.finite, cue.finite, is_shared=True)
    mention = _quoted_person(c, cue, subject) or subject.mention
    if mention is None:
        return None
    found = _content(c, cue, subject)
    if _points_back(c, cue, found):
        content = contents.Content(((0, 1),), SpeechType.INDIRECT)
        candidate = _candidate(c, cue, subject, mention, content)
        return candidate and replace(candidate, finding=replace(candidate.finding, points_back=True))
    if found is None:
        return None
    return _candidate(c, cue, subject, mention, found)


def _source_behind(c: Clauses, cue: Cue) -> Subject | None:
    """ "Aus dem Bericht der Bahn geht hervor, dass …", "wie aus der Bilanz hervorgeht": the text."""
    segment = c.segments[cue.segment]
    for place in range(segment.start, segment.end):
        if c.tokens[place].low == cue.verb.source_preposition:
            phrase = parse_phrase(c.tokens, place + 1, segment.end)
            if phrase is not None:
                return Subject(mention_of(c.tokens, phrase), cue.finite, cue.finite)
    return None


def _points_back(c: Clauses, cue: Cue, found: contents.Content | None) -> bool:
    """ "Das teilte die Stadt mit.", "Dies hat die Wehr bestätigt.": is that all it says?"""
    if c.tokens[0].low not in ("das", "dies") or cue.finite != 1 or cue.verb.link or cue.verb.needs:
        return False
    return found is None or found.speech_type is SpeechType.REPORTED


def _quoted_person(c: Clauses, cue: Cue, subject: Subject) -> Mention | None:
    """ "Der Bote zitierte Eva Lang mit den Worten: „…“": the words are hers."""
    if cue.verb.lemma != "zitieren" or all(token.low != "worten" for token in c.tokens[cue.finite : cue.end]):
        return None
    begin = max(cue.finite + 1, subject.end)
    person = parse_phrase(c.tokens, begin, cue.end) if begin < cue.end else None
    return mention_of(c.tokens, person) if person is not None else None


def _sentence_subject(c: Clauses, cue: Cue) -> Mention | None:
    found = loose_subject(c, 0, cue.finite)
    return found.mention if found is not None else None


def _content(c: Clauses, cue: Cue, subject: Subject) -> contents.Content | None:
    number = cue.segment
    segment = c.segments[number]
    if _is_trap(c, cue):
        return None
    if cue.verb.needs:
        return contents.clause_after(c, cue, subject)
    if contents.opens_with_wie(c, number) and cue.is_last:
        # "Wie die Stadt mitteilte, …" / "…, wie die Stadt mitteilte, …"
        return around(c, number)
    opener = _wie_before(c, cue)
    if opener is not None:
        return around(c, opener, number)
    if c.first_word(segment) in ("so", "das", "dies") and segment.start + 1 == cue.finite and number > 0:
        # "Der Pegel sinke bald, so schätzt das Amt.", "Die Fähre sank, das teilte die Reederei mit."
        return around(c, number)
    if cue.is_last and c.first_word(segment) in ("wonach", "demzufolge"):
        return None
    if cue.verb.link or cue.verb.keeps_preposition:
        own = complement(c, cue, subject)
        if own is not None and not _is_announced(c, cue, own):
            return own
    if segment.start == cue.finite and number > 0 and subject.follows_verb:
        before = contents.clause_before(c, cue)
        if before is not None and not _only_sets_the_scene(c, cue, subject):
            return before
    after = contents.clause_after(c, cue, subject)
    if after is not None and cue.verb.lemma == "nennen" and after.speech_type is not SpeechType.DIRECT:
        after = after if any(t.low == "als" for t in c.tokens[segment.start : cue.finite]) else None
    if after is not None:
        own = complement(c, cue, subject) if cue.verb.takes_object or cue.verb.prepositions else None
        return after if own is None or _outweighs(c, cue, after) else own
    quoted = quoted_complement(c, cue, max(cue.finite + 1, subject.end if subject.follows_verb else 0))
    if quoted is not None and not cue.verb.link:
        return quoted
    return complement(c, cue, subject)


def _is_announced(c: Clauses, cue: Cue, own: contents.Content) -> bool:
    """ "hält es für möglich, dass …", "An die Stadt appelliert sie, …": is the content behind the clause?"""
    follows = cue.segment + 1
    if follows >= len(c.segments):
        return False
    is_open = c.first_word(c.segments[follows]) in ("dass", "daß") or contents.ends_with_infinitive(
        c, follows
    )
    return is_open and ("es" in c.words(cue.segment) or own.ranges[-1][1] <= cue.finite)


def _is_trap(c: Clauses, cue: Cue) -> bool:
    """ "erklärte sich bereit, …", "nennt sich Rat", "wie er genannt wurde", "daraus ergeben sich Fragen"."""
    words = c.words(cue.segment)
    if cue.verb.lemma == "erklären":
        return "bereit" in words
    if cue.verb.lemma in ("nennen", "bezeichnen"):
        return "sich" in words or "wie" in words
    return cue.verb.lemma == "ergeben" and "sich" in words


def _only_sets_the_scene(c: Clauses, cue: Cue, subject: Subject) -> bool:
    """ "Im Streit um den Damm, der brach, hat die Stadt gefordert, …": what was said is still to come."""
    opening = c.tokens[c.segments[0].start]
    if opening.low not in PREPOSITIONS or opening.quoted:
        return False
    main = [
        token
        for number in range(cue.segment)
        if not c.is_subordinate(number)
        for token in c.tokens[c.segments[number].start : c.segments[number].end]
    ]
    if any(token.quoted or token.low in AUXILIARIES or token.low in MODALS for token in main):
        return False
    after = contents.clause_after(c, cue, subject)
    return after is not None and (
        after.speech_type is SpeechType.DIRECT
        or c.tokens[after.ranges[0][0]].low in ("dass", "daß", "ob")
        or is_certain(c.tokens, *after.ranges[0])
        or contents.ends_with_infinitive(c, c.segment_of(after.ranges[0][0]))
    )


def _wie_before(c: Clauses, cue: Cue) -> int | None:
    """Where "wie" opens a clause with an apposition before its verb: "Wie die Chefin, Eva Lang, sagte, …"."""
    if not cue.is_last or c.is_subordinate(cue.segment):
        return None
    for number in range(cue.segment - 1, max(-1, cue.segment - 4), -1):
        if contents.opens_with_wie(c, number):
            return None if c.ends_with_verb(c.segments[number]) else number
    return None


def _outweighs(c: Clauses, cue: Cue, after: contents.Content) -> bool:
    """Is the clause behind the verb its content in spite of an object: "bestätigte der Zeitung, dass …"?"""
    first = c.tokens[after.ranges[0][0]].low
    if after.speech_type is SpeechType.DIRECT or first in ("dass", "daß", "ob"):
        return True
    if first not in ("um", "ohne", "statt", "anstatt") and contents.ends_with_infinitive(
        c, c.segment_of(after.ranges[0][0])
    ):
        # "wirft der Firma vor, Müll zu verbrennen"
        return True
    return not cue.verb.prepositions and is_certain(c.tokens, *after.ranges[0])


def _candidate(
    c: Clauses, cue: Cue, subject: Subject, mention: Mention, found: contents.Content
) -> Candidate | None:
    spans = c.spans(*found.ranges)
    if not spans:
        return None
    tokens = [token for start, end in found.ranges for token in c.tokens[start:end]]
    reason = cue.verb.reason if found.speech_type is SpeechType.REPORTED or cue.verb.reason else None
    worthiness, why = weigh_attributed(tokens, reason)
    position = cue.verb.position
    if cue.is_negated and position is Position.CONFIRMS:
        position = Position.HAS_NOT_CONFIRMED
    elif cue.is_negated and position is Position.DENIES:
        position = Position.ASSERTS
    finding = Finding(
        content=spans,
        mention=mention,
        cue=tuple((c.tokens[place].start, c.tokens[place].end) for place in cue.words),
        frame=_frame(c, cue, found),
        addressee=c.spans(subject.addressee) if subject.addressee else (),
        speech_type=found.speech_type,
        position=position,
        worthiness=worthiness,
        reason=why,
        opening=cue.verb.opening,
    )
    return Candidate(finding, cue.finite, found.ranges)


def _frame(c: Clauses, cue: Cue, found: contents.Content) -> Spans:
    """The clause of the verb without the content in it."""
    segment = c.segments[cue.segment]
    start, end = segment.start, max(segment.end, max(cue.words) + 1)
    for begin, stop in found.ranges:
        if begin <= start < stop:
            start = stop
        elif start < begin < end:
            end = begin
    return c.spans((start, end))


def _passive(c: Clauses, cue: Cue) -> Candidate | None:
    """ "Es wurde mitgeteilt, dass …", "ihm wird vorgeworfen, …": no source, unless "von" names one."""
    found = contents.clause_after(c, cue, None)
    points_back = _points_back(c, cue, found)
    if points_back:
        found = contents.Content(((0, 1),), SpeechType.INDIRECT)
    if found is None and contents.opens_with_wie(c, cue.segment) and cue.is_last:
        found = around(c, cue.segment)
    agent, mention = _agent(c, cue)
    if _is_trap(c, cue):
        return None
    if found is None:
        found = _passive_complement(c, cue, agent)
    if found is None:
        return None
    if cue.verb.lemma == "zitieren":
        # „Eva Lang wird mit den Worten zitiert“: the words are hers, not those of the outlet behind "von"
        quoted = find_subject(c, cue.finite)
        if quoted is not None and quoted.mention is not None:
            return _candidate(c, cue, quoted, quoted.mention, found)
    candidate = _candidate(c, cue, Subject(mention, cue.finite, cue.finite), mention, found)
    if candidate is None or not points_back:
        return candidate
    return replace(candidate, finding=replace(candidate.finding, points_back=True))


def _agent(c: Clauses, cue: Cue) -> tuple[tuple[int, int] | None, Mention]:
    """Where "von der Bahn" stands and whom it names; inside a noun phrase before the verb it is no agent."""
    segment = c.segments[cue.segment]
    for place in range(segment.start, segment.end):
        if c.tokens[place].low in ("von", "vom") and (
            place > cue.finite or place == segment.start or cue.is_last
        ):
            phrase = parse_phrase(c.tokens, place + 1, segment.end)
            if phrase is not None:
                return (place, phrase.end), mention_of(c.tokens, phrase)
    return None, NOBODY


def _passive_complement(c: Clauses, cue: Cue, agent: tuple[int, int] | None) -> contents.Content | None:
    """ "Der Plan wird vom Rat als verfrüht bezeichnet", "Als Ursache wurde ein Kabel vermutet"."""
    segment = c.segments[cue.segment]
    words = [token.low for token in c.tokens[segment.start : segment.end] if not token.quoted]
    is_assumed = cue.verb.lemma in _ASSUMING and "als" in words
    if cue.is_last or not (is_assumed or (cue.verb.link and cue.verb.link in words)):
        return None
    ranges = []
    at = segment.start
    for start, end in sorted([(word, word + 1) for word in cue.words] + ([agent] if agent else [])):
        if at < start:
            ranges.append((at, start))
        at = max(at, end)
    return contents.Content(tuple(ranges), SpeechType.REPORTED) if ranges else None
