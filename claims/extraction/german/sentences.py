"""One German sentence -> what the rules see in it."""

from collections.abc import Sequence
from dataclasses import replace

from ..reading import Continuation, Finding, Mention, Reading, Reference
from ..segmentation import Conventions, Sentence
from ..statement import CheckWorthiness, SpeechType, WorthinessReason
from ..tokens import Token
from .by_form import by_hearsay, by_mood, by_quote, by_unknown_verb, has_possible
from .by_noun import by_noun, by_stance, by_words
from .by_phrase import by_preposition, by_saying
from .by_verb import by_verb
from .candidates import Candidate
from .clauses import Clauses
from .nouns import is_time
from .subjects import first_phrase
from .words import ABBREVIATIONS, AFTER_ORDINAL
from .worthiness import has_figure, is_figure, is_framing, is_hedged, weigh_own_voice

CONVENTIONS = Conventions(ABBREVIATIONS, AFTER_ORDINAL, ordinals_end_with_stop=True)
_STEM = 6
"""Letters by which two words count as one subject: "Nordsee" and "Nordseeküste"."""
_PARTS = frozenset("insbesondere davon allein sowie".split())


def read(sentence: Sentence) -> Reading:
    """The statements in a sentence; if none is attributed, what the sentence says by itself."""
    c = Clauses.of(sentence)
    if not c.segments:
        return Reading()
    keywords = _keywords(c.tokens)
    by_verbs = list(by_verb(c))
    others = [*by_preposition(c), *by_saying(c), *by_words(c), *by_stance(c), *by_noun(c)]
    if not by_verbs and not others:
        others = list(by_unknown_verb(c)) or list(by_quote(c))
    findings = _arranged(by_verbs, others)
    topic = _topic(c)
    if findings:
        named = _names_somebody(findings)
        return Reading(findings, keywords=keywords, topic=None if named else topic)
    continued = [*by_hearsay(c), *by_mood(c)]
    if continued:
        own = replace(continued[0].finding, mention=Mention(Reference.NOBODY))
        return Reading([], Continuation.YES, own, keywords, topic)
    voice = _own_voice(c, keywords, topic)
    if voice.own is not None and has_possible(c):
        return replace(voice, continuation=Continuation.IF_SPEAKING)
    return voice


def _names_somebody(findings: Sequence[Finding]) -> bool:
    return any(finding.mention.reference in (Reference.NAME, Reference.ROLE) for finding in findings)


def _topic(c: Clauses) -> Mention | None:
    """The person a sentence begins with or whom it names right behind its verb."""
    subject = first_phrase(c, 0, c.segments[0].end)
    if subject is None or subject.mention is None or subject.mention.reference is not Reference.NAME:
        return None
    return subject.mention if subject.mention.is_person else None


def _own_voice(c: Clauses, keywords: frozenset[str], topic: Mention | None) -> Reading:
    worthiness, reason = weigh_own_voice(c.tokens)
    continuation = Continuation.NO
    if not is_framing(c.tokens):
        if is_hedged(c.tokens) or (has_figure(c.tokens) and _is_pluperfect(c)):
            continuation = Continuation.IF_SAME_SUBJECT
        elif has_figure(c.tokens):
            continuation = Continuation.IF_JUST_REPORTED
        if is_hedged(c.tokens) and reason is WorthinessReason.FRAMING:
            reason = WorthinessReason.HEDGED
    own = Finding(
        content=c.spans((0, c.last)),
        mention=Mention(Reference.NOBODY),
        speech_type=SpeechType.REPORTED,
        worthiness=worthiness,
        reason=reason,
    )
    return Reading([], continuation, own, keywords, topic)


def _is_pluperfect(c: Clauses) -> bool:
    """ "hatte … entsandt": background to what was just reported."""
    for segment in c.segments:
        words = [token for token in c.tokens[segment.start : segment.end] if not token.quoted]
        if any(token.text in ("hatte", "hatten") for token in words[:-1]):
            last = words[-1].text
            if last.endswith(("t", "en")) and ("ge" in last or last.startswith(("ent", "ver", "be", "er"))):
                return True
    return False


def _keywords(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        token.low[:_STEM]
        for token in tokens
        if len(token.text) > (4 if token.is_capitalised else 8) and not is_time(token) and not token.is_number
    )


def _arranged(by_verbs: list[Candidate], others: list[Candidate]) -> list[Finding]:
    """Left to right. What lies in the content of another is left out, unless somebody named speaks there:
    "Laut Seeblatt sagte die Wirtin, das Bier sei aus." holds a statement of each."""
    free = [each for each in others if not any(_stands_in(each, verb) for verb in by_verbs)]
    taken: list[tuple[Candidate, int | None]] = []
    for candidate in sorted(
        [*by_verbs, *free], key=lambda each: (each.covered[0][0], -each.covered[-1][1], each.at)
    ):
        around = [number for number, (other, _) in enumerate(taken) if _overlaps(candidate, other)]
        if not around:
            taken.append((candidate, None))
        elif len(around) == 1 and candidate in by_verbs and _speaks_within(candidate, taken[around[0]][0]):
            taken.append((candidate, around[0]))
    return [replace(candidate.finding, inside=inside) for candidate, inside in taken]


def _stands_in(candidate: Candidate, other: Candidate) -> bool:
    return any(start <= candidate.at < end for start, end in other.covered)


def _overlaps(candidate: Candidate, other: Candidate) -> bool:
    return _stands_in(candidate, other) or any(
        start < b < end or b <= start < e for b, e in candidate.covered for start, end in other.covered
    )


def _speaks_within(candidate: Candidate, other: Candidate) -> bool:
    """Is it the whole statement of somebody named, in clauses or quotation marks of its own?"""
    return (
        candidate.finding.mention.reference in (Reference.NAME, Reference.ROLE)
        and candidate.finding.speech_type is not SpeechType.REPORTED
        and _stands_in(candidate, other)
        and all(any(b <= start and end <= e for b, e in other.covered) for start, end in candidate.covered)
        and candidate.covered != other.covered
    )


def split(sentence: Sentence, finding: Finding) -> list[Finding]:
    """Two counted things are two statements: "53 Einsätze, insbesondere 25 Brände im Norden"."""
    if len(finding.content) != 1:
        return [finding]
    start, end = finding.content[0]
    tokens = [token for token in sentence.tokens if start <= token.start and token.end <= end]
    for place in range(1, len(tokens) - 2):
        if tokens[place].text != "," or tokens[place + 1].low not in _PARTS:
            continue
        first, second = tokens[:place], tokens[place + 2 :]
        if _counts_in_digits(first) and _counts_in_digits(second):
            counted = replace(finding, worthiness=CheckWorthiness.CHECKWORTHY, reason=WorthinessReason.FIGURE)
            return [replace(counted, content=((part[0].start, part[-1].end),)) for part in (first, second)]
    return [finding]


def _counts_in_digits(tokens: Sequence[Token]) -> bool:
    """Is something counted with a figure, with the thing named right behind it?"""
    return any(
        tokens[place].is_number
        and is_figure(tokens, place)
        and any(token.is_capitalised for token in tokens[place + 1 : place + 4])
        for place in range(len(tokens))
    )
