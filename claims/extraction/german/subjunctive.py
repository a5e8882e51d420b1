"""Konjunktiv: the mood that says "somebody else says so"."""

import re
from collections.abc import Sequence

from ..tokens import Token
from .nouns import is_time, parse_phrase
from .words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    NOMINATIVE_DETERMINERS,
    PREPOSITIONS,
)

_PRONOUNS = frozenset("er sie es das dies dieser diese man".split())

# "Die Brücke sei gesperrt": forms that are nothing but Konjunktiv I.
_CERTAIN = frozenset(
    "sei seien habe werde könne müsse solle dürfe wolle möge wisse gebe gehe komme stehe lasse nehme "
    "sehe halte liege bleibe finde bringe spreche trage führe heiße gelte laufe falle treffe handle "
    "handele bestehe erhalte brauche mache sage glaube arbeite stelle setze zeige suche rechne "
    "erwarte plane versuche fehle gehöre diene drohe ermögliche bedeute betreffe enthalte entspreche "
    "entstehe ergebe erscheine fordere hoffe kämpfe kenne leide leiste liefere reiche scheine schaffe "
    "schließe sorge steige stimme teile trete unterstütze verfüge verliere verstoße vertrete wachse "
    "warte werfe wirke wohne ziehe zähle übernehme unterliege beginne biete sinke fließe brenne "
    "breche öffne verlasse verlange spiele lebe koste nutze prüfe rette starte töte verdiene "
    "verhandle zwinge erfolge gelinge scheitere sichere stamme umfasse untersuche verfolge verweigere "
    "wisse bekomme benötige berge beruhe betrage bestimme existiere funktioniere".split()
)
# "Die Brücke wäre gesperrt": Konjunktiv II, standing in for the first where that looks like the indicative.
_POSSIBLE = frozenset(
    "wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften gäbe gäben käme kämen "
    "ginge gingen stünde stünden bräuchte bräuchten lägen läge säßen ließe ließen hielte hielten bliebe "
    "blieben kämpften wüsste wüssten sähe sähen fände fänden sollten wollten täte täten zögen nähme "
    "nähmen stürben verlören träfe träfen führe sprächen spräche".split()
)
_NOUN_FORMS = frozenset("eine keine meine seine ihre jede welche alle große im am zur".split())
# "Der Film beschreibe …": any verb in the second place that ends in -e is Konjunktiv I; -te is the preterite.
_ENDING = re.compile(r"[a-zäöüß]{3,}(?<!t)e\Z")
_NO_VERBS = (
    ADVERBS
    | AUXILIARIES
    | MODALS
    | DETERMINERS
    | PREPOSITIONS
    | COORDINATORS
    | frozenset(
        "beide viele einige mehrere keine andere solche weitere letzte nächste erste ende mitte".split()
    )
)


def find_certain(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where a Konjunktiv I form stands in the unquoted tokens; first persons ("ich habe") are none."""
    if any(not token.quoted and token.low in ("ich", "wir") for token in tokens[start:end]):
        return None
    for place in range(start, end):
        token = tokens[place]
        if (
            not token.quoted
            and token.text in _CERTAIN
            and (place == 0 or tokens[place - 1].low not in _NOUN_FORMS)
        ):
            return place
    return _in_second_place(tokens, start, end)


def _in_second_place(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where a verb in Konjunktiv I follows a noun phrase, pronoun or adverb that opens the clause."""
    if start >= end or tokens[start].quoted:
        return None
    first = tokens[start].low
    if first in COORDINATORS and start + 1 < end:
        return _in_second_place(tokens, start + 1, end) if first in ("und", "aber", "denn", "doch") else None
    if first in ADVERBS or first in _PRONOUNS:
        place = start + 1
    else:
        phrase = parse_phrase(tokens, start, end)
        if phrase is None or is_time(tokens[phrase.core]):
            return None
        place = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
    if place >= end:
        return None
    token = tokens[place]
    if token.quoted or token.low in _NO_VERBS or not _ENDING.match(token.text):
        return None
    # "Bahn neue Züge" may be an adjective with its noun; behind a complete phrase none can stand
    is_complete = first in ("er", "es", "man") or (first in NOMINATIVE_DETERMINERS and first not in _PRONOUNS)
    may_be_attribute = not is_complete and place + 1 < end and tokens[place + 1].is_capitalised
    return None if may_be_attribute else place


def is_certain(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a Konjunktiv I form stand in the unquoted tokens?"""
    return find_certain(tokens, start, end) is not None


def is_possible(tokens: Sequence[Token], start: int, end: int) -> bool:
    """As `is_certain`, with Konjunktiv II too."""
    return is_certain(tokens, start, end) or any(
        not token.quoted and token.text in _POSSIBLE for token in tokens[start:end]
    )
