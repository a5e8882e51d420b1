"""Where a verb of speech is at work: with its prefix, in the perfect, or at the end of a clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .clauses import Clauses
from .nouns import parse_phrase
from .verbs import FORMS, CueVerb, Form, VerbForm
from .words import AUXILIARIES, BECOME, COORDINATORS, DETERMINERS, HAVE, MODALS, NEGATIONS, PARTICLES

MOST_CUES = 12
"""In one sentence; nobody writes more, and each costs a look over the whole sentence."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech: its finite part, all its words, and between which tokens its complements stand."""

    verb: CueVerb
    finite: int
    words: tuple[int, ...]
    segment: int
    is_passive: bool
    is_last: bool
    """The verb ends its clause, so its complements stand before it."""
    is_negated: bool
    end: int
    """Index past the last token where complements may stand."""


def find_cues(c: Clauses) -> Iterator[Cue]:
    """The first `MOST_CUES` verbs of speech outside quotations, from left to right."""
    return islice(_all_cues(c), MOST_CUES)


def _all_cues(c: Clauses) -> Iterator[Cue]:
    for place, token in enumerate(c.tokens):
        if (
            token.quoted
            or (token.is_capitalised and place > 0)
            or not token.is_word
            or c.segment_of(place) < 0
        ):
            continue
        low = token.low
        cue = None
        if low in FORMS and not _is_attribute(c, place):
            cue = _simple(c, place, FORMS[low])
        elif low in HAVE or low in BECOME or low in MODALS:
            cue = _compound(c, place)
        if cue is not None:
            yield cue


def starts_with_cue(c: Clauses, number: int) -> bool:
    """Does a segment go back to the frame: "und warnte …", "sagte er"?"""
    segment = c.segments[number]
    place = segment.start
    if c.tokens[place].low in COORDINATORS:
        place += 1
    return place < segment.end and _is_finite_cue(c, place)


def coordinated_cue(c: Clauses, start: int, end: int) -> int | None:
    """Where within a segment a second verb of speech takes over: "… und appellierte an"."""
    for place in range(start + 1, end - 1):
        if c.tokens[place].low in ("und", "sowie", "aber") and _is_finite_cue(c, place + 1):
            return place
    return None


def _is_finite_cue(c: Clauses, place: int) -> bool:
    token = c.tokens[place]
    if token.quoted or token.is_capitalised or token.low not in FORMS:
        return False
    return any(
        form.form is Form.FINITE and form.verb.lemma not in ("geben", "gehen", "stellen", "machen")
        for form in FORMS[token.low]
    )


def _simple(c: Clauses, place: int, forms: tuple[VerbForm, ...]) -> Cue | None:
    """A finite form on its own, with the prefix where there is one."""
    number = c.segment_of(place)
    segment = c.segments[number]
    forms = _fitting(c, number, forms)
    is_last = place + 1 == segment.end and place > segment.start
    if any(form.form is Form.INFINITIVE for form in forms) and is_last and _has_modal(c, number, place):
        return None
    if any(form.form is Form.PARTICIPLE for form in forms) and _has_auxiliary(c, number, place):
        # "hat … erklärt": not the present tense; the auxiliary is the finite verb
        return None
    is_last = place + 1 == segment.end and place > segment.start
    for form in forms:
        if form.form is Form.FINITE_JOINED and (is_last or (number > 0 and place + 1 == segment.end)):
            return _cue(c, form.verb, place, (place,), number, is_last=True)
        if form.form is Form.FINITE and is_last and c.tokens[place - 1].text == form.verb.particle:
            # "wie der Verband bekannt gab", written as two words
            return _cue(c, form.verb, place, (place - 1, place), number, is_last=True)
    particle_at = _particle(c, number, place)
    particle = c.tokens[particle_at].low if particle_at is not None else ""
    if particle_at is not None:
        for form in forms:
            if form.form is Form.FINITE and form.verb.particle == particle:
                own = c.segment_of(particle_at) == number
                return _cue(
                    c, form.verb, place, (place, particle_at), number, end=particle_at if own else None
                )
        if c.segment_of(particle_at) == number:
            return None
    for form in forms:
        if form.form is Form.FINITE and not form.verb.particle:
            ends_clause = is_last and c.is_subordinate(number)
            return _cue(c, form.verb, place, (place,), number, is_last=ends_clause)
    return None


def _is_attribute(c: Clauses, place: int) -> bool:
    """ "ein auf Video dokumentierter Fall": part of the noun phrase that begins with a determiner before."""
    if place + 1 >= len(c.tokens) or not c.tokens[place + 1].is_capitalised:
        return False
    segment = c.segments[c.segment_of(place)]
    for begin in range(place - 1, max(segment.start, place - 8) - 1, -1):
        if c.tokens[begin].low in DETERMINERS:
            phrase = parse_phrase(c.tokens, begin, segment.end)
            return phrase is not None and phrase.core == place + 1
    return False


def _has_modal(c: Clauses, number: int, place: int) -> bool:
    """ "wird darauf bestehen": what somebody may say some day."""
    segment = c.segments[number]
    return any(
        (token.text in MODALS or token.text in BECOME) and not token.quoted
        for token in c.tokens[segment.start : place]
    )


def _has_auxiliary(c: Clauses, number: int, place: int) -> bool:
    segment = c.segments[number]
    return any(
        token.text in AUXILIARIES and not token.quoted
        for token in (*c.tokens[segment.start : place], *c.tokens[place + 1 : min(place + 3, segment.end)])
    )


def _fitting(c: Clauses, number: int, forms: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """Those whose verb has what it needs in the segment ("verwies darauf"); the most demanding first."""
    words = c.words(number)
    fitting = [form for form in forms if not form.verb.needs or form.verb.needs in words]
    return tuple(
        sorted(fitting, key=lambda form: not (form.verb.needs or words.intersection(form.verb.prepositions)))
    )


def _particle(c: Clauses, number: int, place: int) -> int | None:
    """The separated prefix: last in the segment, before "und", or alone between two commas."""
    segment = c.segments[number]
    for end in range(place + 1, segment.end):
        follows = c.tokens[end + 1].low if end + 1 < segment.end else ""
        if c.tokens[end].text in PARTICLES and (end + 1 == segment.end or follows in ("und", "oder", "aber")):
            return end
    for later in range(number + 1, min(number + 5, len(c.segments))):
        other = c.segments[later]
        if other.end - other.start == 1 and c.tokens[other.start].text in PARTICLES:
            return other.start
    return None


def _compound(c: Clauses, place: int) -> Cue | None:
    """An auxiliary with the participle or infinitive of a verb of speech: "hat … bestätigt"."""
    number = c.segment_of(place)
    segment = c.segments[number]
    low = c.tokens[place].low
    is_last = place + 1 == segment.end and place > segment.start
    if is_last:
        before = place - 1
        form = _form_at(c, before, Form.PARTICIPLE)
        if form is None:
            return None
        passive = low in BECOME or c.tokens[before].low == "worden"
        return _cue(c, form.verb, place, (before, place), number, is_last=True, is_passive=passive)
    if low in BECOME and place == segment.start + 1:
        first = _form_at(c, segment.start, Form.PARTICIPLE)
        if first is not None:
            # "Kritisiert wird, dass …"
            return _cue(c, first.verb, place, (segment.start, place), number, is_passive=True)
    end = segment.end
    for stop in range(place + 1, segment.end):
        if c.tokens[stop].low in ("und", "oder", "aber") and stop > place + 1:
            form = _form_at(c, stop - 1, Form.PARTICIPLE)
            if form is not None:
                end = stop
                break
    last = end - 1
    if last <= place:
        return None
    passive = low in BECOME
    if c.tokens[last].low == "worden" and last - 1 > place:
        last, passive = last - 1, True
    wanted = Form.INFINITIVE if low in MODALS else Form.PARTICIPLE
    form = _form_at(c, last, wanted)
    if form is None or (low in MODALS and form.verb.lemma not in ("bestätigen", "räumen")):
        return None
    words: tuple[int, ...] = (place, last)
    if (
        form.verb.particle == ""
        and c.tokens[last - 1].text in ("bekannt", "deutlich", "klar")
        and last - 1 > place
    ):
        words = (place, last - 1, last)
    return _cue(c, form.verb, place, words, number, is_passive=passive, end=last)


def _form_at(c: Clauses, place: int, wanted: Form) -> VerbForm | None:
    token = c.tokens[place]
    number = c.segment_of(place)
    if token.quoted or (token.is_capitalised and place > 0) or number < 0:
        return None
    forms = _fitting(c, number, FORMS.get(token.low, ()))
    found = next((form for form in forms if form.form is wanted), None)
    if found is None and wanted is Form.PARTICIPLE and place > 0:
        # "bekannt gegeben", written as two words
        joined = c.tokens[place - 1].low + token.low
        forms = _fitting(c, number, FORMS.get(joined, ()))
        found = next((form for form in forms if form.form is wanted), None)
    return found


def _cue(
    c: Clauses, verb: CueVerb, finite: int, words: tuple[int, ...], number: int, *,
    is_last: bool = False, is_passive: bool = False, end: int | None = None,
) -> Cue:  # fmt: skip
    segment = c.segments[number]
    stop = end if end is not None else segment.end
    scope = range(segment.start, finite) if is_last else range(finite + 1, segment.end)
    negated = any(c.tokens[place].low in NEGATIONS and not c.tokens[place].quoted for place in scope)
    return Cue(verb, finite, tuple(sorted(words)), number, is_passive, is_last, negated, stop)
