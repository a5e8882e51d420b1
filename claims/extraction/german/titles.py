"""Words that stand before a name and are no part of it: titles, offices, kinds of outlets and bodies."""

import re

from ..tokens import Token

# Titles and offices: the last part of a word decides, so "Verteidigungsminister" is one.
_TITLE = re.compile(
    r"(?:minister|ministers|präsident|präsidenten|kanzler|kanzlers|sprecher|sprechers|chef|chefs|sekretär|sekretärs|"
    r"vorsitzende|vorsitzender|vorsitzenden|leiter|leiters|direktor|direktors|kommissar|kommissars|"
    r"beauftragte|beauftragter|beauftragten|anwalt|anwalts|bürgermeister|bürgermeisters|senator|senators|"
    r"gouverneur|gouverneurs|botschafter|botschafters|richter|richters|könig|königs|königin|papst|bischof|"
    r"general|generals|oberst|admiral|kommandeur|befehlshaber|experte|experten|forscher|forschers|"
    r"wissenschaftler|professor|professors|doktor|trainer|trainers|manager|managers|abgeordnete|abgeordneter|"
    r"abgeordneten|politiker|politikers|kandidat|kandidaten|führer|führers|rat|vorstand|vorstands|ökonom|"
    r"analyst|historiker|soziologe|virologe|autor|autors|journalist|journalisten|regisseur|schauspieler|sänger|"
    r"premier|premiers|diplomat|diplomaten|mitglied|mitglieds|gründer|gründers|inhaber|geschäftsführer|"
    r"kollege|kollegen|anführer|präfekt|landrat|staatschef|regierungschef|stellvertreter|"
    r"obmann|ombudsmann|inspekteur|intendant|verteidiger|ermittler|zeuge|zeugen|kapitän|rektor|dekan|pfarrer|pilot|arzt)(?:in|innen)?\Z"
)
_SHORT_TITLES = frozenset(
    "herr herrn frau dr prof lord sir prinz prinzessin scheich ayatollah kardinal oberst".split()
)
# Words for the kind of an outlet or body; the name follows: "die Nachrichtenagentur Tass".
_KIND = re.compile(
    r"(?:agentur|magazin|magazins|zeitung|blatt|blattes|sender|senders|portal|portals|wochenzeitung|konzern|"
    r"konzerns|unternehmen|unternehmens|partei|organisation|firma|hersteller|herstellers|onlinedienst|dienst|"
    r"gewerkschaft|stiftung|hilfsorganisation|verband|bank|hotel|stadt|region|provinz)\Z"
)


# Bodies whose name goes on with "für": "das Amt für Seesicherheit".
_BODY = re.compile(
    r"(?:amt|ministerium|behörde|institut|agentur|organisation|kommission|ausschuss|zentrum|dienst)\Z"
)


def is_body(token: Token) -> bool:
    return token.is_capitalised and _BODY.search(token.low) is not None


def is_title(token: Token) -> bool:
    low = token.low
    return token.is_capitalised and (low in _SHORT_TITLES or _TITLE.search(low) is not None)


def is_kind(token: Token) -> bool:
    return token.is_capitalised and _KIND.search(token.low) is not None
