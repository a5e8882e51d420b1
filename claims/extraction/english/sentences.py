"""One English sentence -> what the rules see in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..reading import Continuation, Finding, Mention, Opening, Reading, Reference
from ..segmentation import Conventions, Sentence
from ..statement import Position, Spans, SpeechType, WorthinessReason
from ..tokens import Token
from .names import Phrase, phrase_at, phrase_before
from .verbs import FORMS, CueVerb
from .words import ABBREVIATIONS, ADVERBS, FUNCTION_WORDS, HAVE, NEGATIONS, TIMES
from .worthiness import is_framing, is_hedged, weigh_attributed, weigh_own_voice

CONVENTIONS = Conventions(ABBREVIATIONS, frozenset(), ordinals_end_with_stop=False)
_STEM = 6
_SHORTEST_KEYWORD = 3


def read(sentence: Sentence) -> Reading:
    """The statements in a sentence; if none is attributed, what the sentence says by itself."""
    tokens = sentence.tokens
    end = _without_stop(tokens)
    keywords = frozenset(
        token.low[:_STEM]
        for token in tokens
        if len(token.text) > _SHORTEST_KEYWORD and token.is_word and token.low not in FUNCTION_WORDS | TIMES
    )
    findings = list(_according_to(tokens, end)) or list(_by_verb(tokens, end))
    if findings:
        return Reading(findings, keywords=keywords)
    worthiness, reason = weigh_own_voice(tokens)
    own = Finding(_spans(tokens, (0, end)), Mention(Reference.NOBODY), speech_type=SpeechType.REPORTED,
                  worthiness=worthiness, reason=reason)  # fmt: skip
    if not own.content:
        return Reading()
    continuation = Continuation.NO
    if not is_framing(tokens):
        if is_hedged(tokens) or _is_past_perfect(tokens):
            continuation = Continuation.IF_SAME_SUBJECT
        elif reason is WorthinessReason.FIGURE:
            continuation = Continuation.IF_JUST_REPORTED
    return Reading([], continuation, own, keywords)


def split(sentence: Sentence, finding: Finding) -> list[Finding]:
    """Not split at all: figures in one sentence are left together."""
    return [finding]


def _without_stop(tokens: Sequence[Token]) -> int:
    end = len(tokens)
    while end > 0 and not tokens[end - 1].quoted and tokens[end - 1].text in ".!?…":
        end -= 1
    return end


def _is_past_perfect(tokens: Sequence[Token]) -> bool:
    """ "had sent": background to what was just reported."""
    return any(token.low == "had" and not token.quoted for token in tokens)


def _according_to(tokens: Sequence[Token], end: int) -> Iterator[Finding]:
    """ "According to the fire service, …" and "…, according to the fire service"."""
    for place in range(end - 2):
        if tokens[place].low == "according" and tokens[place + 1].low == "to" and not tokens[place].quoted:
            phrase = phrase_at(tokens, place + 2, end)
            if phrase is None:
                continue
            content = _spans(tokens, (0, place), (phrase.end, end))
            if content:
                yield _finding(tokens, content, phrase, (place, place + 2), (place, phrase.end), None)
            return


def _by_verb(tokens: Sequence[Token], end: int) -> Iterator[Finding]:
    """Everything that hangs on a verb of speech, from left to right."""
    done = 0
    previous: Phrase | None = None
    for place in range(end):
        token = tokens[place]
        verb = FORMS.get(token.low)
        if verb is None or token.quoted or place < done or token.is_capitalised:
            continue
        start = _clause_start(tokens, done, place)
        auxiliary = _auxiliary_before(tokens, start, place)
        before = phrase_before(tokens, start, auxiliary)
        if before is None and place > 0 and tokens[place - 1].low in ("and", "but"):
            before = previous
        found = _content(tokens, place, end, start, verb, before)
        if found is None:
            continue
        phrase, content, stop = found
        negated = any(each.low in NEGATIONS for each in tokens[auxiliary:place])
        finding = _finding(
            tokens, content, phrase, (place, place + 1), (min(phrase.start, place), place + 1), verb
        )
        if negated and verb.position is Position.CONFIRMS:
            finding = replace(finding, position=Position.HAS_NOT_CONFIRMED)
        previous, done = phrase, stop
        yield finding


def _clause_start(tokens: Sequence[Token], done: int, place: int) -> int:
    """Behind the last comma or quotation mark before the verb, unless an apposition lies there."""
    for at in range(place - 1, done - 1, -1):
        if tokens[at].quoted or tokens[at].text in ";:" or (tokens[at].text == "," and at + 1 < place):
            return at + 1
    return done


def _auxiliary_before(tokens: Sequence[Token], start: int, place: int) -> int:
    at = place
    while at > start and (
        tokens[at - 1].low in ADVERBS or tokens[at - 1].low in NEGATIONS or tokens[at - 1].low in HAVE
    ):
        at -= 1
    while at > start and tokens[at - 1].low in ("did", "does", "do"):
        at -= 1
    return at


def _content(
    tokens: Sequence[Token], place: int, end: int, start: int, verb: CueVerb, before: Phrase | None
) -> tuple[Phrase, Spans, int] | None:
    """Who speaks, what is said, and where the search goes on."""
    is_behind = start > 0 and (tokens[start - 1].text == "," or tokens[start - 1].quoted)
    inverted = phrase_at(tokens, place + 1, end) if place == start else None
    if inverted is not None and is_behind:
        # "…", said the mayor
        return inverted, _spans(tokens, (0, start)), end
    if before is None:
        head = phrase_at(tokens, 0, place)
        if place == start and head is not None and head.end < place and tokens[head.end].text == ",":
            # "Jane Sample, head of the board, said …"
            before = head
        else:
            return None
    at_end = (
        place + 1 >= end or tokens[place + 1].text in ",;" or tokens[place + 1].low in TIMES | {"on", "in"}
    )
    names_listener = verb.forms[0] == "told" and tokens[start - 1].quoted
    if is_behind and (at_end or names_listener) and before.start >= start and start > 1:
        # "…", the mayor said
        return before, _spans(tokens, (0, start)), end
    at = place + 1
    while at < end and (
        tokens[at].low in ADVERBS or (tokens[at].low == "on" and at + 1 < end and tokens[at + 1].low in TIMES)
    ):
        at += 1
    while at < end and tokens[at].low in TIMES:
        at += 1
    stop = _next_verb(tokens, at, end)
    if verb.forms[0] == "told":
        listener = phrase_at(tokens, at, stop)
        at = listener.end if listener is not None else at
    if at < stop and tokens[at].low == "that":
        return before, _spans(tokens, (at + 1, stop)), stop
    if verb.follows and (at >= stop or tokens[at].low not in verb.follows):
        return None
    if at < stop and stop - at >= 2:
        return before, _spans(tokens, (at, stop)), stop
    return None


def _next_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where "and" hands over to another verb of the same subject: "… and warned of ice"."""
    for at in range(start, end - 1):
        if tokens[at].low == "and" and tokens[at + 1].low in FORMS and not tokens[at].quoted:
            return at
    return end


def _finding(
    tokens: Sequence[Token], content: Spans, phrase: Phrase, cue: tuple[int, int], frame: tuple[int, int],
    verb: CueVerb | None,
) -> Finding:  # fmt: skip
    words = [token for token in tokens if any(start <= token.start < end for start, end in content)]
    quoted = bool(words) and all(token.quoted or not token.is_word for token in words)
    clause = verb is None or not (verb.takes_object or verb.follows)
    worthiness, reason = weigh_attributed(words, verb.reason if verb is not None else None)
    return Finding(
        content=content,
        mention=phrase.mention,
        cue=_spans(tokens, cue),
        frame=_spans(tokens, frame),
        speech_type=SpeechType.DIRECT if quoted else SpeechType.INDIRECT if clause else SpeechType.REPORTED,
        position=verb.position if verb is not None else Position.ASSERTS,
        worthiness=worthiness,
        reason=reason,
        opening=verb.opening if verb is not None else Opening.POSSIBLE,
    )


def _spans(tokens: Sequence[Token], *ranges: tuple[int, int]) -> Spans:
    """The non-empty of the token ranges as spans, without marks at their ends."""
    trimmed = (_without_marks(tokens, start, end) for start, end in ranges)
    return tuple((tokens[start].start, tokens[end - 1].end) for start, end in trimmed if start < end)


def _without_marks(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while start < end and not tokens[start].quoted and not tokens[start].is_word:
        start += 1
    while end > start and not tokens[end - 1].quoted and not tokens[end - 1].is_word:
        end -= 1
    return start, end
