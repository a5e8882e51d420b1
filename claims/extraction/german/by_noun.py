"""Statements that a noun or an adjective announces: "die Ansicht, dass", "mit den Worten", "sicher, dass"."""

from collections.abc import Iterator

from ..reading import Mention
from ..statement import SpeechType
from .candidates import NOBODY, Candidate, plain
from .clauses import Clauses
from .content import ends_with_infinitive
from .names import mention_of
from .nouns import is_time, parse_phrase
from .subjects import find_subject, loose_subject
from .subjunctive import is_certain

# Nouns for what is said or thought, by their last part: "die Befürchtung, dass", "die Falschmeldung, dass".
_THOUGHTS = tuple(
    "ansicht meinung auffassung überzeugung behauptung behauptungen vorwurf vorwürfe ankündigung vermutung "
    "vermutungen verdacht befürchtung befürchtungen hoffnung aussage theorie these schluss ergebnis hinweis "
    "hinweise zusage feststellung einschätzung erklärung zweifel prognose versprechen begründung bericht "
    "berichte gerücht gerüchte argument erkenntnis eindruck annahme schlussfolgerung meldung meldungen "
    "nachricht klarstellung zusicherung fazit bedenken kritik angst ängste glauben mahnung warnung forderung "
    "forderungen auskunft anschuldigung erwartung".split()
)
# Nouns for what somebody asks for, which an infinitive may follow: "die Bitte, das Haus zu räumen".
_REQUESTS = tuple(
    "forderung forderungen aufforderung appell bitte warnung mahnung drohung ankündigung versprechen zusage "
    "vorwurf vorwürfe vorschlag empfehlung ultimatum befehl anweisung behauptung absicht".split()
)
# "Der Trainer war überzeugt, dass …", "„…“, zeigte sich die Trägerin zufrieden."
_STANCES = frozenset(
    "sicher überzeugt zuversichtlich besorgt optimistisch skeptisch enttäuscht zufrieden erfreut entsetzt "
    "überrascht verwundert erleichtert empört betroffen erschüttert gewiss pessimistisch einig "
    "verärgert".split()
)
_COPULAS = frozenset(
    "ist sind war waren zeigt zeigen zeigte zeigten gibt geben gab gaben äußert äußerte".split()
)
_PAST_THE_NOUN = 3
"""Words that may stand between the noun and the comma: "vertrat die Ansicht nicht mehr, dass"."""


def by_noun(c: Clauses) -> Iterator[Candidate]:
    """ "Der Verband vertritt die Ansicht, dass …", "die Forderung der Grünen, das Gesetz zu ändern"."""
    for number in range(1, len(c.segments)):
        segment = c.segments[number]
        if segment.mark not in (",", ":"):
            continue
        nouns = _nouns_of_content(c, number)
        if not nouns:
            continue
        found = _noun_before(c, number - 1, nouns)
        if found is None:
            continue
        noun, mention = found
        ranges = ((segment.start, c.last),)
        kind = SpeechType.DIRECT if c.is_quote(segment) else SpeechType.INDIRECT
        yield plain(c, mention, (noun, noun + 1), ranges, c.spans(*ranges), kind)
        return


def _nouns_of_content(c: Clauses, number: int) -> tuple[str, ...]:
    """Which nouns may announce segment `number`; none if it is no content at all."""
    segment = c.segments[number]
    if c.first_word(segment) in ("dass", "daß", "ob") or c.is_quote(segment):
        return _THOUGHTS
    if ends_with_infinitive(c, number) and c.first_word(segment) not in ("um", "ohne", "statt", "anstatt"):
        return _REQUESTS
    if not c.is_subordinate(number) and is_certain(c.tokens, segment.start, segment.end):
        return _THOUGHTS
    return ()


def _noun_before(c: Clauses, number: int, nouns: tuple[str, ...]) -> tuple[int, Mention] | None:
    """The noun near the end of a segment, and whose it is: its owner, or who does what the clause says."""
    segment = c.segments[number]
    for noun in range(segment.end - 1, max(segment.start - 1, segment.end - 9), -1):
        token = c.tokens[noun]
        if token.quoted or not token.is_capitalised or not token.low.endswith(nouns):
            continue
        owner = parse_phrase(c.tokens, noun + 1, segment.end) if noun + 1 < segment.end else None
        if owner is not None and owner.end == segment.end and not is_time(c.tokens[owner.core]):
            if c.tokens[noun + 1].low in ("der", "des", "einer", "eines") or owner.core == noun + 1:
                return noun, mention_of(c.tokens, owner)
            return None
        if c.tokens[noun + 1 - (noun + 1 == segment.end)].low in ("von", "vom"):
            owner = parse_phrase(c.tokens, noun + 2, segment.end)
            return (noun, mention_of(c.tokens, owner)) if owner is not None else None
        behind = c.tokens[noun + 1 : segment.end]
        if len(behind) > _PAST_THE_NOUN or any(word.is_capitalised or word.quoted for word in behind):
            return None
        subject = loose_subject(c, segment.start, noun)
        if subject is None and number > 0:
            subject = loose_subject(c, 0, segment.start)
        return noun, subject.mention if subject is not None and subject.mention is not None else NOBODY
    return None


def by_words(c: Clauses) -> Iterator[Candidate]:
    """ "Die Leiterin warb mit den Worten: „…“ für den Plan", "Mit den Worten „…“ trat er zurück"."""
    for place, token in enumerate(c.tokens):
        if token.quoted or token.text != "Worten" or place < 2:
            continue
        begin = place + 1 + (place + 1 < len(c.tokens) and c.tokens[place + 1].text in ":,")
        end = begin
        while end < len(c.tokens) and c.tokens[end].quoted:
            end += 1
        if end - begin < 3:
            continue
        subject = loose_subject(c, 0, place - 2) or loose_subject(c, end, c.last)
        mention = subject.mention if subject is not None and subject.mention is not None else NOBODY
        ranges = ((begin, end),)
        yield plain(c, mention, (place - 2, place + 1), ranges, c.spans(*ranges), SpeechType.DIRECT)


def by_stance(c: Clauses) -> Iterator[Candidate]:
    """ "Die Ministerin ist sicher, dass …", "„Gut gespielt, Jungs“, zeigte sich der Trainer zufrieden."."""
    for place, token in enumerate(c.tokens):
        number = c.segment_of(place)
        if token.quoted or token.low not in _STANCES or number < 0:
            continue
        segment = c.segments[number]
        copula = next(
            (at for at in range(segment.start, segment.end) if c.tokens[at].low in _COPULAS and at != place),
            None,
        )
        if copula is None or place + 2 < segment.end:
            continue
        subject = find_subject(c, copula)
        if subject is None or subject.mention is None:
            continue
        ranges: tuple[tuple[int, int], ...]
        if copula == segment.start and number > 0 and c.is_quote(c.segments[number - 1]):
            ranges = ((0, c.segments[number - 1].end),)
            kind = SpeechType.DIRECT
        elif number + 1 < len(c.segments) and _nouns_of_content(c, number + 1) is _THOUGHTS:
            ranges = ((c.segments[number + 1].start, c.last),)
            kind = SpeechType.DIRECT if c.is_quote(c.segments[number + 1]) else SpeechType.INDIRECT
        else:
            continue
        yield plain(c, subject.mention, (copula, copula + 1), ranges, c.spans(*ranges), kind)
