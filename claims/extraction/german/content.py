"""How far the words reach that a verb of speech introduces."""

from dataclasses import dataclass

from ..statement import SpeechType
from .clauses import Clauses
from .cues import Cue, coordinated_cue, starts_with_cue
from .nouns import parse_phrase, starts_with_pronoun
from .subjects import Subject
from .subjunctive import is_possible
from .words import ADVERBS, OBJECT_PRONOUNS, PREPOSITIONS

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
_VICTIMS = frozenset("todesopfer menschenleben tote todesopfern opfer leben verletzte tribut".split())
_CONTINUES_QUOTE = 3


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
        c.tokens[place].low in _INDICATIVES and not c.tokens[place].quoted
        for place in range(segment.start + 1, segment.end)
    )


_INDICATIVES = frozenset(
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
        c.tokens[place].low in _INDICATIVES
        for place in range(c.segments[number].start, c.segments[number].end)
    )
