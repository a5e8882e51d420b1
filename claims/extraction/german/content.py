"""How far the words reach that a verb of speech introduces."""

from dataclasses import dataclass

from ..statement import SpeechType
from .clauses import Clauses
from .cues import Cue, coordinated_cue, starts_with_cue
from .names import starts_with_pronoun
from .nouns import parse_phrase
from .subjects import Subject
from .subjunctive import is_possible

_CERTAIN_OPENERS = frozenset("dass daß ob".split())
_CONTENT_OPENERS = _CERTAIN_OPENERS | frozenset("wie wo warum weshalb wer was wann".split())
# Verbs whose content may stand in the plain indicative: "sagte, die Straße ist frei".
_PLAIN_SPEECH = frozenset(
    "sagen erklären meinen betonen schreiben teilen behaupten berichten melden glauben versichern "
    "hoffen fügen".split()
)
_SHORTEST_CLAUSE = 3
_BARE = 5
"""Words behind a verb that still leave it without an object: its subject and a prefix."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of the source as ranges of tokens."""

    ranges: tuple[tuple[int, int], ...]
    speech_type: SpeechType


def clause_after(c: Clauses, cue: Cue, subject: Subject | None) -> Content | None:
    """ "sagte, dass …", "sagte, der Damm halte", "sagte: „…“"; an apposition may stand between."""
    start = _opening_segment(c, cue)
    if start is None:
        return None
    segment = c.segments[start]
    end = _closing_segment(c, start)
    last = c.segments[end - 1].end
    direct = c.tokens[segment.start].quoted
    stop = coordinated_cue(c, segment.start, segment.end) if end == start + 1 else None
    if stop is not None:
        last = stop
    if direct:
        return Content(((segment.start, _past_quotes(c, segment.start, last)),), SpeechType.DIRECT)
    return Content(((segment.start, last),), SpeechType.INDIRECT)


def _opening_segment(c: Clauses, cue: Cue) -> int | None:
    for number in range(cue.segment + 1, min(cue.segment + 6, len(c.segments))):
        segment = c.segments[number]
        first = c.tokens[segment.start]
        if segment.mark == ":" or (first.quoted and c.tokens[segment.end - 1].quoted):
            return number
        low = first.low
        if low in ("und", "oder") and segment.end - segment.start > 1:
            return None
        if (
            low in _CONTENT_OPENERS
            and segment.mark == ","
            and (low in _CERTAIN_OPENERS or _is_bare(c, cue, number))
        ):
            return number
        if ends_with_infinitive(c, number) and low not in ("um", "ohne", "statt", "anstatt"):
            return number
        if c.is_subordinate(number):
            continue
        if segment.end - segment.start == 1 and not first.quoted:
            continue
        if is_possible(c.tokens, segment.start, segment.end):
            return number
        if number == cue.segment + 1 and not cue.is_last and _is_bare_clause(c, cue, number):
            return number
    return None


def opens_with_wie(c: Clauses, number: int) -> bool:
    """ "Wie die Stadt …", "Denn wie die Stadt …" """
    segment = c.segments[number]
    words = [token.low for token in c.tokens[segment.start : segment.start + 2]]
    return words[0] == "wie" or (words[0] in ("denn", "und", "aber") and words[-1] == "wie")


def ends_with_infinitive(c: Clauses, number: int) -> bool:
    """ "…, den Betrieb einzustellen": an infinitive with "zu"."""
    segment = c.segments[number]
    last = c.tokens[segment.end - 1]
    if last.quoted or last.is_capitalised or segment.end - segment.start < 3 or not last.low.endswith("n"):
        return False
    return c.tokens[segment.end - 2].low == "zu" or "zu" in last.low[2:-3]


def _is_bare(c: Clauses, cue: Cue, number: int) -> bool:
    """Is the clause of the verb so short behind it that its content must still be to come?"""
    return number == cue.segment + 1 and c.segments[cue.segment].end - cue.finite <= _BARE


def _is_konjunktiv_form(word: str) -> bool:
    """ "das Rohr lecke", "er freue sich": a form in place of a verb that no list need hold."""
    return word.islower() and word.endswith("e") and not word.endswith("te")


def _is_bare_clause(c: Clauses, cue: Cue, number: int) -> bool:
    """ "sagte, die Straße ist wieder frei": a main clause without Konjunktiv, right behind a bare verb."""
    segment = c.segments[number]
    if segment.end - segment.start < _SHORTEST_CLAUSE or cue.verb.lemma not in _PLAIN_SPEECH or cue.verb.link:
        return False
    if _is_konjunktiv_form(c.tokens[segment.end - 1].text):
        return True
    subject = starts_with_pronoun(c.tokens, segment.start, segment.end)
    phrase = parse_phrase(c.tokens, segment.start, segment.end) if subject is None else None
    verb = segment.start + 1 if subject is not None else phrase.end if phrase is not None else segment.end
    if verb < segment.end and _is_konjunktiv_form(c.tokens[verb].text):
        return True
    return any(
        c.tokens[place].low in INDICATIVES and not c.tokens[place].quoted
        for place in range(segment.start + 1, segment.end)
    )


INDICATIVES = frozenset(
    "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können muss müssen will "
    "wollen wollte wollten soll sollen sollte sollten darf dürfen gibt gab".split()
)


def _closing_segment(c: Clauses, start: int) -> int:
    """The first segment after `start` that goes back to the frame."""
    for number in range(start + 1, len(c.segments)):
        segment = c.segments[number]
        if starts_with_cue(c, number) and not (c.is_quote(segment)):
            return number
        if (
            c.tokens[segment.start].low == "so"
            and segment.mark in (",", "–")
            and segment.end - segment.start < 8
        ):
            return number
        if segment.mark == ";":
            return number
    return len(c.segments)


def _past_quotes(c: Clauses, start: int, end: int) -> int:
    """To the end of the last quotation between `start` and `end`."""
    for place in range(end - 1, start, -1):
        if c.tokens[place].quoted:
            return place + 1
    return end


def clause_before(c: Clauses, cue: Cue) -> Content | None:
    """ "„…“, sagte sie" and "Der Damm halte, sagte sie"; a second part may follow the frame."""
    segment = c.segments[cue.segment]
    if cue.segment == 0 or segment.start != cue.finite:
        return None
    begin = 0
    for number in range(cue.segment - 1, -1, -1):
        if c.segments[number].mark in (";", ":") and number > 0:
            begin = number
            break
    if all(_is_circumstance(c, number) for number in range(begin, cue.segment)):
        return None
    ranges = [(c.segments[begin].start, c.segments[cue.segment - 1].end)]
    if cue.verb.link and not c.tokens[ranges[0][1] - 1].quoted and not is_possible(c.tokens, *ranges[0]):
        # "Das Angebot, das aus Lom kam, lehnt sie ab"
        return None
    quoted = c.tokens[ranges[0][0]].quoted and c.tokens[ranges[0][1] - 1].quoted
    if cue.segment + 1 < len(c.segments):
        follows = c.segments[cue.segment + 1]
        goes_on = (
            c.tokens[follows.start].quoted if quoted else is_possible(c.tokens, follows.start, follows.end)
        )
        if goes_on and not c.is_subordinate(cue.segment + 1) and not starts_with_cue(c, cue.segment + 1):
            end = c.segments[_closing_segment(c, cue.segment + 1) - 1].end
            ranges.append((follows.start, _past_quotes(c, follows.start, end) if quoted else end))
    return Content(tuple(ranges), SpeechType.DIRECT if quoted else SpeechType.INDIRECT)


def _is_circumstance(c: Clauses, number: int) -> bool:
    """ "Während der Regen nachließ, meldete …": when or why something was said is not what was said."""
    first = c.first_word(c.segments[number])
    return c.is_subordinate(number) and (first == "wie" or first not in _CONTENT_OPENERS)
