"""One English sentence -> what the rules see in it."""

from collections.abc import Sequence
from dataclasses import replace

from ..reading import Continuation, Finding, Mention, Reading, Reference
from ..segmentation import Conventions, Sentence
from ..statement import CheckWorthiness, SpeechType, WorthinessReason
from ..tokens import Token
from .by_phrase import by_phrase
from .by_verb import Found, by_verb
from .clauses import Clauses
from .names import phrase_at
from .words import ABBREVIATIONS, FUNCTION_WORDS, TIMES
from .worthiness import has_figure, is_framing, is_hedged, weigh_attributed, weigh_own_voice

CONVENTIONS = Conventions(ABBREVIATIONS, frozenset(), ordinals_end_with_stop=False)
_STEM = 6
_SHORTEST_KEYWORD = 3
_SHORTEST_QUOTE = 5
"""Tokens, marks included, that a quotation needs to be speech and no title."""
_CONTINUED = Mention(Reference.CONTINUED)


def read(sentence: Sentence) -> Reading:
    """The statements in a sentence; if none is attributed, what the sentence says by itself."""
    c = Clauses.of(sentence)
    if not c.segments:
        return Reading()
    keywords = _keywords(c.tokens)
    findings = _arranged(list(by_verb(c)), list(by_phrase(c)))
    topic = _topic(c)
    if findings:
        named = any(each.mention.reference in (Reference.NAME, Reference.ROLE) for each in findings)
        return Reading(findings, keywords=keywords, topic=None if named else topic)
    if c.last > _SHORTEST_QUOTE and all(token.quoted for token in c.tokens[: c.last]):
        # a quotation that fills the sentence, behind one whose speaker was named
        worthiness, reason = weigh_attributed(c.tokens, None)
        quote = Finding(c.spans((0, c.last)), _CONTINUED, speech_type=SpeechType.DIRECT,
                        worthiness=worthiness, reason=reason)  # fmt: skip
        return Reading([quote], keywords=keywords)
    return _own_voice(c, keywords, topic)


def _keywords(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        token.low[:_STEM]
        for token in tokens
        if len(token.text) > _SHORTEST_KEYWORD and token.is_word and token.low not in FUNCTION_WORDS | TIMES
    )


def _topic(c: Clauses) -> Mention | None:
    """The person a sentence begins with."""
    end = c.segments[0].end
    # "Jane Poe spoke": the name ends where a word in lower case follows
    lower = (
        p for p in range(1, end) if c.tokens[p].text.islower() and c.tokens[p - 1].is_capitalised and p > 1
    )
    phrase = phrase_at(c.tokens, 0, next(lower, end))
    if phrase is None or phrase.mention.reference is not Reference.NAME or not phrase.mention.is_person:
        return None
    return phrase.mention


def _arranged(by_verbs: list[Found], by_phrases: list[Found]) -> list[Finding]:
    """Left to right, without a phrase in the content of a verb; a verb in that of a phrase is kept."""
    at = {each.at for each in by_verbs}
    free = [
        each
        for each in by_phrases
        if each.at not in at and not any(_stands_in(each, verb) for verb in by_verbs)
    ]
    taken: list[tuple[Found, int | None]] = []
    for found in sorted(
        [*by_verbs, *free], key=lambda each: (each.covered[0][0], -each.covered[-1][1], each.at)
    ):
        outer = next((number for number, (other, _) in enumerate(taken) if _stands_in(found, other)), None)
        if outer is None or found in by_verbs:
            taken.append((found, outer))
    return [replace(found.finding, inside=outer) for found, outer in taken]


def _stands_in(found: Found, other: Found) -> bool:
    return any(start <= found.at < end for start, end in other.covered)


def _own_voice(c: Clauses, keywords: frozenset[str], topic: Mention | None) -> Reading:
    worthiness, reason = weigh_own_voice(c.tokens)
    own = Finding(c.spans((0, c.last)), Mention(Reference.NOBODY), speech_type=SpeechType.REPORTED,
                  worthiness=worthiness, reason=reason)  # fmt: skip
    if not own.content:
        return Reading()
    continuation = Continuation.NO
    if not is_framing(c.tokens):
        words = {token.low for token in c.tokens if not token.quoted}
        if words & {"would", "had"} and not words & {"if"}:
            # "The talks had failed, nobody would return": tenses shifted back as in reported speech
            continuation = Continuation.IF_SPEAKING
        elif is_hedged(c.tokens):
            continuation = Continuation.IF_SAME_SUBJECT
        elif reason is WorthinessReason.FIGURE:
            continuation = Continuation.IF_JUST_REPORTED
    return Reading([], continuation, own, keywords, topic)


def split(sentence: Sentence, finding: Finding) -> list[Finding]:
    """Two counted things are two statements: "53 clashes, including 25 attacks near Lom"."""
    if len(finding.content) != 1:
        return [finding]
    start, end = finding.content[0]
    tokens = [token for token in sentence.tokens if start <= token.start and token.end <= end]
    for place in range(1, len(tokens) - 2):
        if tokens[place].text != "," or tokens[place + 1].low != "including":
            continue
        first, second = tokens[:place], tokens[place + 2 :]
        if has_figure(first) and has_figure(second) and tokens[place + 2].is_number:
            counted = replace(finding, worthiness=CheckWorthiness.CHECKWORTHY, reason=WorthinessReason.FIGURE)
            return [replace(counted, content=((part[0].start, part[-1].end),)) for part in (first, second)]
    return [finding]
