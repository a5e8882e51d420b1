"""Who does what a verb says: before it, behind it, or in an earlier clause."""

from dataclasses import dataclass, replace

from ..reading import Mention, Reference
from .appositions import antecedent_of, head_before_apposition, named_in_apposition
from .clauses import Clauses
from .names import mention_of, starts_with_pronoun
from .nouns import is_date_part, is_time, parse_phrase
from .words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    NOT_NOMINATIVE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)

_SKIPS = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is meant, over which tokens (none if the subject stands in another clause), and what follows it."""

    mention: Mention | None
    start: int
    end: int
    follows_verb: bool = False
    is_shared: bool = False
    """The clause has no subject of its own: "… und warnte vor Eis"."""
    addressee: tuple[int, int] | None = None

    def is_adjacent_to(self, verb: int) -> bool:
        return self.end == verb


def find_subject(c: Clauses, verb: int) -> Subject | None:
    """The subject of the finite verb at token `verb`, or None if no rule finds one."""
    found = _find_subject(c, verb)
    if found is None or found.mention is None or found.mention.reference is not Reference.PRONOUN:
        return found
    # "sie sagten": only the verb tells how many they are
    is_plural = found.mention.is_plural or c.tokens[verb].low.endswith("n")
    return replace(found, mention=replace(found.mention, is_plural=is_plural))


def _find_subject(c: Clauses, verb: int) -> Subject | None:
    number = c.segment_of(verb)
    segment = c.segments[number]
    begin = segment.start
    if verb + 1 < segment.end and c.tokens[verb + 1].low == "man":
        return Subject(Mention(Reference.NOBODY), verb, verb)
    coordinated = begin < verb and c.tokens[begin].low in COORDINATORS
    if coordinated:
        begin += 1
    behind = starts_with_pronoun(c.tokens, verb + 1, segment.end)
    if behind is not None and not coordinated and (begin == verb or behind.is_person):
        # "„…“, sagte sie", "Die Stadt forderte er auf, …": only "er" is a nominative for certain
        return Subject(behind, verb + 1, verb + 2, follows_verb=True)
    if begin == verb:
        # "Jan Muster, Leiter des Amts, bestätigte …"
        if coordinated:
            return Subject(None, verb, verb, is_shared=True)
        after = _after(c, verb + 1, segment.end)
        if after is not None and after.start == verb + 1 and _says_something(c, number):
            return after
        head = head_before_apposition(c, number)
        return Subject(head[0], head[1].start, head[1].end) if head is not None else after
    if c.tokens[verb - 1].low in ("und", "sowie", "aber") and not c.tokens[verb - 1].quoted:
        return Subject(None, verb, verb, is_shared=True)
    before = _before(c, number, begin, verb)
    if before is not None and not before.is_adjacent_to(verb):
        # "Stellvertretend für alle dankte der Minister": a masculine nominative with a title is the subject
        after = _after(c, verb + 1, segment.end)
        if (
            after is not None
            and after.start == verb + 1
            and after.start < segment.end
            and (
                c.tokens[after.start].low in ("der", "er")
                and after.mention is not None
                and after.mention.is_person
            )
        ):
            return after
    if before is not None and _is_plural(c, before) and not c.tokens[verb].low.endswith("n"):
        # "Die Vorwürfe und Bedenken bestritt die Firma."
        return _after(c, verb + 1, segment.end) or before
    return before or _after(c, verb + 1, segment.end)


def _says_something(c: Clauses, number: int) -> bool:
    """Is what stands before segment `number` a clause of its own, and no mere noun with an apposition?"""
    return any(
        c.is_quote(segment)
        or (
            not c.is_subordinate(earlier)
            and any(
                not token.quoted and (token.text in AUXILIARIES or token.text in MODALS)
                for token in c.tokens[segment.start : segment.end]
            )
        )
        for earlier, segment in enumerate(c.segments[:number])
    )


def _is_plural(c: Clauses, subject: Subject) -> bool:
    """Is it surely a plural: two nouns with "und", or "die" with a noun in -en or -innen?"""
    if subject.mention is not None and subject.mention.is_plural and len(subject.mention.spans) > 1:
        return True
    words = c.tokens[subject.start : subject.end]
    if len(words) < 2 or words[0].low not in ("die", "diese", "viele", "mehrere", "alle", "seine", "ihre"):
        return False
    head = next((token for token in words[1:] if token.is_capitalised), None)
    return head is not None and head.low.endswith(("ungen", "innen", "heiten", "keiten", "tionen", "ssen"))


def first_phrase(c: Clauses, start: int, end: int) -> Subject | None:
    """The first noun phrase or pronoun at or after `start` that is part of no prepositional phrase."""
    return _after(c, start, end)


def loose_subject(c: Clauses, start: int, end: int) -> Subject | None:
    """The first noun phrase or pronoun that may be a nominative, past whatever words stand before it."""
    place = start
    while place < end:
        token = c.tokens[place]
        if token.low in PREPOSITIONS and not token.quoted:
            place = max(past_preposition(c, place, end), place + 1)
            continue
        pronoun = starts_with_pronoun(c.tokens, place, end)
        if pronoun is not None:
            return Subject(pronoun, place, place + 1)
        phrase = parse_phrase(c.tokens, place, end)
        if phrase is None or token.quoted:
            place += 1
        elif token.low in NOT_NOMINATIVE or is_time(c.tokens[phrase.core]):
            place = phrase.end
        else:
            past = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
            return Subject(mention_of(c.tokens, phrase), phrase.start, past)
    return None


def _before(c: Clauses, number: int, begin: int, verb: int) -> Subject | None:
    first = c.tokens[begin]
    if (
        c.is_subordinate(number)
        and first.low in RELATIVES
        and first.low in ("der", "die", "das", "welche", "welcher")
    ):
        # "die Ministerin, die am Montag erklärte, …": who the pronoun points back at
        antecedent = antecedent_of(c, number)
        if antecedent is not None:
            return Subject(antecedent, begin, begin + 1)
    if first.low == "als" and not c.is_subordinate(number):
        # "Als Grund gab die Behörde … an"
        return None
    if first.low in SUBORDINATORS and first.low not in ("was", "wer"):
        # "wie die Polizei am Abend mitteilte"
        return _after(c, begin + 1, verb, follows_verb=False)
    pronoun = starts_with_pronoun(c.tokens, begin, verb)
    if pronoun is not None:
        return Subject(pronoun, begin, begin + 1)
    if first.low in NOT_NOMINATIVE:
        return None
    if first.low in OBJECT_PRONOUNS and (
        first.low not in DETERMINERS or parse_phrase(c.tokens, begin, verb) is None
    ):
        return None
    if first.low in ADVERBS and first.low not in PREPOSITIONS and begin + 1 < verb:
        # "Auch die Kammer forderte …"
        phrase = parse_phrase(c.tokens, begin + 1, verb)
        if phrase is not None and phrase.end == verb and c.tokens[begin + 1].low not in NOT_NOMINATIVE:
            return Subject(mention_of(c.tokens, phrase), phrase.start, phrase.end)
    if first.low in PREPOSITIONS or first.low in ADVERBS:
        return None
    phrase = parse_phrase(c.tokens, begin, verb)
    if phrase is None or is_time(c.tokens[phrase.core]):
        return None
    if first.quoted and not first.is_word and phrase.end != verb:
        return None
    past = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
    return Subject(mention_of(c.tokens, phrase), phrase.start, past)


def _after(c: Clauses, start: int, end: int, *, follows_verb: bool = True) -> Subject | None:
    """Past adverbs, time and prepositional phrases to the first noun phrase or pronoun."""
    place = start
    addressee: tuple[int, int] | None = None
    for _ in range(_SKIPS):
        if place >= end:
            return None
        token = c.tokens[place]
        pronoun = starts_with_pronoun(c.tokens, place, end)
        if pronoun is not None and token.text[0].islower():
            return Subject(pronoun, place, place + 1, follows_verb=follows_verb, addressee=addressee)
        if token.low in PREPOSITIONS:
            place = past_preposition(c, place, end)
            continue
        phrase = parse_phrase(c.tokens, place, end)
        if phrase is not None and is_time(c.tokens[phrase.core]) and phrase.core_end == phrase.core + 1:
            place = phrase.core_end
        elif phrase is not None and token.low in NOT_NOMINATIVE:
            addressee = (phrase.start, phrase.end)
            place = phrase.end
        elif phrase is not None:
            follows = c.segment_of(phrase.start) + 1
            inner = named_in_apposition(c, phrase, follows) if phrase.end == end else None
            past = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
            mention = inner or mention_of(c.tokens, phrase)
            return Subject(mention, phrase.start, past, follows_verb=follows_verb, addressee=addressee)
        elif (
            token.low in ADVERBS
            or token.low in OBJECT_PRONOUNS
            or token.is_number
            or is_date_part(token)
            or token.text in ".-"
            or token.low.endswith(("lich", "weise", "haft", "isch", "ig"))
        ):
            place += 1
        else:
            return None
    return None


def past_preposition(c: Clauses, place: int, end: int) -> int:
    """Past a prepositional phrase: "am 3. Februar 2025", "in einem Gespräch mit der Zeitung"."""
    place += 1
    if place < end and c.tokens[place].low in PREPOSITIONS:
        place += 1
    while place < end and (
        c.tokens[place].is_number or c.tokens[place].text == "." or is_date_part(c.tokens[place])
    ):
        place += 1
    if (place < end and c.tokens[place - 1].is_number) or is_date_part(c.tokens[place - 1]):
        return place
    phrase = parse_phrase(c.tokens, place, end, coordinate=False)
    if phrase is None:
        return place
    # "am Montag Ministerin Muster": the day is the whole phrase
    if is_date_part(c.tokens[phrase.core]):
        return phrase.core + 1
    return phrase.end
