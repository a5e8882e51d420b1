"""Sources named without a verb: "laut X", "X zufolge", "nach Angaben von X", "…, so X"."""

from dataclasses import dataclass, replace

from ..reading import Mention, Opening, Reference
from .appositions import named_in_apposition
from .clauses import Clauses
from .names import mention_of
from .nouns import Phrase, is_time, parse_phrase
from .subjects import first_phrase
from .words import AUXILIARIES, DETERMINERS, MODALS, PREPOSITIONS

# Words for what was said or written; whose words they are follows: "nach Angaben der Polizei".
SAYINGS = frozenset(
    "angabe angaben auskunft auskünften aussage aussagen einschätzung einschätzungen meinung ansicht "
    "auffassung darstellung darstellungen bericht berichten berichts informationen information "
    "schätzung schätzungen worten überzeugung berechnungen berechnung erkenntnissen erkenntnis "
    "mitteilung meldung meldungen urteil lesart beobachtungen beobachtung studie statistik umfrage "
    "prognose prognosen sicht dafürhalten bekunden erklärung stellungnahme kenntnis vorwürfen "
    "äußerungen erhebung erhebungen daten zahlen agenturberichten agenturmeldungen ermittlungen "
    "zeugenaussagen schilderung schilderungen argumentation vermutung wissen ankündigung "
    "ankündigungen analyse untersuchung gutachten interpretation medienberichten pressemitteilung "
    "anklage anklageschrift lesart verständnis planung planungen plänen plan idee vorhersage vorhersagen "
    "medien vernehmen grundgesetz verfassung dokument erkenntnisstand ermittlungsstand "
    "befund befunden endergebnis hochrechnung hochrechnungen vorstellung vorstellungen "
    "resolution entwurf vertrag urteils empfehlung empfehlungen wortlaut eindruck".split()
)
_COMPOUND_SAYINGS = (
    "angaben",
    "berichten",
    "berichts",
    "meinung",
    "einschätzung",
    "einschätzungen",
    "auskunft",
    "meldung",
    "mitteilung",
    "meldungen",
    "aussagen",
    "informationen",
    "bericht",
    "quellen",
    "kreisen",
    "dokument",
    "dokumenten",
    "medien",
)
# "nach der Veröffentlichung" and "nach langen Ermittlungen" say when; only an owner makes them a source.
_NEED_OWNER = frozenset(
    "sicht ermittlungen untersuchung untersuchungen ankündigung ankündigungen beobachtung "
    "beobachtungen empfehlung empfehlungen entwurf vertrag plan urteil urteils resolution erklärung".split()
)
_LAWS = frozenset("verfassung grundgesetz gesetz".split())
_POSSESSIVES = frozenset("seiner ihrer eigenen deren dessen seinen ihren".split())
_GENITIVES = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser zweier mehrerer".split())


@dataclass(frozen=True, slots=True)
class Prepositional:
    """A source phrase over the tokens `start:end`, with the words that mark it."""

    mention: Mention
    start: int
    end: int
    cue: tuple[tuple[int, int], ...]
    opening: Opening


def find_prepositional(c: Clauses, place: int) -> Prepositional | None:
    """The source phrase that begins, or for "zufolge" and "nach" ends, with the token at `place`."""
    token = c.tokens[place]
    if token.quoted or c.segment_of(place) < 0:
        return None
    segment = c.segments[c.segment_of(place)]
    low = token.low
    if low in ("laut", "gemäß") and token.text[1:] == low[1:]:
        return _named_after(c, place, segment.end, Opening.POSSIBLE) or _named_before(c, place, segment.start)
    if low in ("nach", "gemäß"):
        return _words_after(c, place, segment.end) or _words_before(c, place, segment.start)
    if low == "zufolge":
        return _named_before(c, place, segment.start)
    if low == "aus" and place + 1 < segment.end and c.tokens[place + 1].low == "sicht":
        return _words_after(c, place, segment.end)
    if low == "so" and place == segment.start and place > 0 and segment.mark in (",", "–"):
        return _so(c, place, segment.end)
    return None


def _named_after(c: Clauses, place: int, end: int, opening: Opening) -> Prepositional | None:
    """ "laut Wetterdienst", "laut einem Bericht der Zeitung": whose report it is, if that is said."""
    phrase = parse_phrase(c.tokens, place + 1, end)
    if phrase is None:
        return None
    if is_saying(c.tokens[phrase.core].low):
        return _whose(c, place, phrase.start, end, ((place, place + 1),), opening)
    last = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
    return Prepositional(mention_of(c.tokens, phrase), place, last, ((place, place + 1),), opening)


def is_saying(low: str) -> bool:
    return low in SAYINGS or low.endswith(_COMPOUND_SAYINGS)


def _words_after(c: Clauses, place: int, end: int) -> Prepositional | None:
    """ "nach Angaben der Polizei", "nach Einschätzung von Fachleuten", "aus Sicht des Verbands"."""
    cue = ((place, place + 1),)
    if (
        place + 2 < end
        and c.tokens[place + 1].low in ("deren", "dessen")
        and is_saying(c.tokens[place + 2].low)
    ):
        # "nach deren Angaben": of whom the clause before speaks
        mention = Mention(Reference.PRONOUN, c.spans((place + 1, place + 3)))
        return Prepositional(mention, place, place + 3, cue, Opening.POSSIBLE)
    phrase = parse_phrase(c.tokens, place + 1, end)
    if phrase is None:
        return None
    last = phrase.core_end - 1
    if last > phrase.core and phrase.core == place + 1 and is_saying(c.tokens[last].low):
        # "nach Vogts Meinung"
        if c.tokens[last - 1].low.endswith(("s", "’")):
            owner = parse_phrase(c.tokens, place + 1, last)
            if owner is not None:
                return Prepositional(mention_of(c.tokens, owner), place, last + 1, cue, Opening.POSSIBLE)
        return None
    if not is_saying(c.tokens[phrase.core].low):
        return None
    return _whose(c, place, phrase.start, end, cue, Opening.POSSIBLE)


def _whose(
    c: Clauses, place: int, begin: int, end: int, cue: tuple[tuple[int, int], ...], opening: Opening
) -> Prepositional | None:
    """The owner of the words: a genitive or "von", or the words themselves ("Medienberichten")."""
    phrase = parse_phrase(c.tokens, begin, end, coordinate=False)
    if phrase is None:
        return None
    if any(token.low in ("eigenen", "eigenem", "eigener") for token in c.tokens[phrase.start : phrase.core]):
        # "Der Konzern will nach eigenen Angaben …": the words of whom the sentence is about
        subject = first_phrase(c, 0, begin) or first_phrase(c, phrase.core_end, c.last)
        if subject is not None and subject.mention is not None:
            own = c.span(phrase.start, phrase.core + 1)
            mention = replace(subject.mention, phrase=tuple(sorted({*subject.mention.written, own})))
            return Prepositional(mention, place, phrase.core + 1, cue, opening)
    if any(token.low in _POSSESSIVES for token in c.tokens[phrase.start : phrase.core]):
        mention = Mention(Reference.PRONOUN, ((c.tokens[phrase.start].start, c.tokens[phrase.core].end),))
        return Prepositional(mention, place, phrase.core + 1, cue, opening)
    # "laut Verfassung der Präsident …": a law speaks for itself
    owner = None if c.tokens[phrase.core].low in _LAWS else _owner(c, phrase.core + 1, end)
    if owner is None and c.tokens[phrase.core].low in _NEED_OWNER:
        return None
    if owner is None:
        words = parse_phrase(c.tokens, begin, phrase.core + 1, coordinate=False) or phrase
        return Prepositional(mention_of(c.tokens, words), place, phrase.core + 1, cue, opening)
    last = owner.coordinated[-1].end if owner.coordinated else owner.end
    named = named_in_apposition(c, owner, c.segment_of(place) + 1) if last == end else None
    return Prepositional(named or mention_of(c.tokens, owner), place, last, cue, opening)


def _owner(c: Clauses, start: int, end: int) -> Phrase | None:
    """A genitive ("der Polizei", "Merkels", "ukrainischer Behörden") or "von" with a noun phrase."""
    if start >= end or not c.tokens[start].is_word:
        return None
    low = c.tokens[start].low
    if low in ("von", "vom", "aus", "durch", "beim"):
        return parse_phrase(c.tokens, start + 1, end)
    if low in _GENITIVES:
        # "nach Angaben der Ermittler der Mörder …": a second "der" is as likely the next phrase
        owner = parse_phrase(c.tokens, start, end)
        if owner is None or is_time(c.tokens[owner.core]):
            return None
        cut = next(
            (at for at in range(owner.core_end, owner.end) if c.tokens[at].low in ("der", "einer")), owner.end
        )
        return owner if cut == owner.end else parse_phrase(c.tokens, start, cut)
    if c.tokens[start].is_capitalised or low.endswith("er"):
        owner = parse_phrase(c.tokens, start, end)
        is_genitive = owner is not None and (
            owner.core > start or c.tokens[owner.core_end - 1].low.endswith(("s", "’"))
        )
        return owner if is_genitive and low not in DETERMINERS else None
    return None


def _named_before(c: Clauses, place: int, start: int) -> Prepositional | None:
    """ "dem Sender zufolge", "Angaben der Feuerwehr zufolge"."""
    for begin in range(max(start, place - 14), place):
        token = c.tokens[begin]
        if token.quoted and not token.is_word:
            continue
        phrase = parse_phrase(c.tokens, begin, place)
        last = (
            phrase.coordinated[-1].end if phrase is not None and phrase.coordinated else phrase and phrase.end
        )
        if phrase is None or last != place:
            continue
        if (
            token.low in DETERMINERS
            or token.is_capitalised
            or begin == start
            or c.tokens[begin - 1].low in DETERMINERS
        ):
            cue = ((place, place + 1),)
            if is_saying(c.tokens[phrase.core].low):
                whose = _whose(c, begin, begin, place, cue, Opening.POSSIBLE)
                if whose is not None:
                    return Prepositional(whose.mention, begin, place + 1, cue, Opening.POSSIBLE)
            return Prepositional(mention_of(c.tokens, phrase), begin, place + 1, cue, Opening.POSSIBLE)
    return None


def _words_before(c: Clauses, place: int, start: int) -> Prepositional | None:
    """ "seiner Ansicht nach", "Angaben der Feuerwehr nach"."""
    found = _named_before(c, place, start)
    if found is None or (place + 1 < len(c.tokens) and c.tokens[place + 1].is_capitalised):
        return None
    words = c.tokens[found.start : place]
    return found if any(is_saying(word.low) for word in words) else None


def _has_verb(c: Clauses, start: int, end: int) -> bool:
    """ "so mancher Reifen wurde gewechselt" """
    return any(token.low in AUXILIARIES or token.low in MODALS for token in c.tokens[start:end])


def _so(c: Clauses, place: int, end: int) -> Prepositional | None:
    """ "…, so die Sprecherin": only if the noun phrase fills the segment."""
    begin = place + 1
    if (begin < end and c.tokens[begin].low in ("der", "die", "das", "ein", "eine")) or (
        begin < end and (c.tokens[begin].is_capitalised or c.tokens[begin].text[0].islower())
    ):
        phrase = parse_phrase(c.tokens, begin, end)
        if (
            phrase is not None
            and c.tokens[begin].low not in PREPOSITIONS
            and not _has_verb(c, phrase.end, end)
        ):
            named = named_in_apposition(c, phrase, c.segment_of(place) + 1) if phrase.end == end else None
            mention = named or mention_of(c.tokens, phrase)
            return Prepositional(mention, place, end, ((place, place + 1),), Opening.NONE)
    return None
