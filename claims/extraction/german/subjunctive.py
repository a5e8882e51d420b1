"""Konjunktiv: the mood that says "somebody else says so"."""

from collections.abc import Sequence

from ..tokens import Token

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
_NOUN_FORMS = frozenset(
    "der die das eine keine meine seine ihre diese jede welche alle große im am zur".split()
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
    return None


def is_certain(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a Konjunktiv I form stand in the unquoted tokens?"""
    return find_certain(tokens, start, end) is not None


def is_possible(tokens: Sequence[Token], start: int, end: int) -> bool:
    """As `is_certain`, with Konjunktiv II too."""
    return is_certain(tokens, start, end) or any(
        not token.quoted and token.text in _POSSIBLE for token in tokens[start:end]
    )
