"""How many soldiers since when: the wrong year, the right year, and what nobody has taken up yet.

The pages stand here as they speak for 2024; against 2023 the same pages refute the year and nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.demo.people import REVIEWER_1, REVIEWER_2, REVIEWER_3
from claims.demo.script import DemoClaim, First, Found, Link, Page, Second
from claims.models.choices import AccuracyVerdict, AttributionVerdict, Stance

TOPICS = ("war-in-ukraine", "north-korea", "armed-forces")
LAST_OCTOBER = Page(
    Stance.SUPPORTS,
    "epoch-times",
    "https://www.epochtimes.de/politik/ausland/"
    "suedkoreanische-geheimdienstkreise-nordkorea-entsendet-weitere-soldaten-nach-russland-a5055926.html",
    "AFP-Bericht über Angaben südkoreanischer Geheimdienstkreise",
    "Rund 10.000 Soldaten seit dem vergangenen Oktober; der Bericht ist vom Februar 2025.",
)
NIS_SAYS_12000 = Page(
    Stance.SUPPORTS,
    "sueddeutsche-zeitung",
    "https://www.sueddeutsche.de/politik/nordkorea-kim-stellt-moskau-soldaten-lux.DFZMZaw5WDu6AXphyZmW78",
    "Bericht über Nordkoreas Entschluss, Soldaten zu schicken, Oktober 2024",
    "Laut NIS hat Nordkorea beschlossen, 12.000 Soldaten zu schicken, und damit gerade begonnen.",
)
FIRST_SHIPMENT = Page(
    Stance.SUPPORTS,
    "upday",
    "https://www.upday.com/de/nordkorea-schickt-offenbar-12-000-soldaten-nach-russland",
    "Bericht über die erste Verlegung nach Wladiwostok, Oktober 2024",
    "Laut NIS wurden zuerst etwa 1.500 Soldaten nach Wladiwostok gebracht.",
)
FIRST_ARRIVALS = Page(
    Stance.SUPPORTS,
    "babel-ua",
    "https://babel.ua/en/news/"
    "117476-russia-for-the-first-time-officially-recognized-the-participation-of-north-korean-military"
    "-in-the-war-against-ukraine",
    "Rückblick zur ersten amtlichen Bestätigung durch Russland",
    "Der ukrainische Militärgeheimdienst meldete die ersten Ankünfte in Kursk am 24. Oktober 2024.",
    dt.date(2025, 4, 26),
)
AFP_RETOLD = Page(
    Stance.SUPPORTS,
    "wirtschaft-com",
    "https://wirtschaft.com/nordkoreanische-soldaten-aus-kursk-abgezogen",
    "Bericht nach AFP über den Abzug aus Kursk",
    "Etwa 11.000 Soldaten seit Oktober des Vorjahres, also 2024. Ohne Datum, dem Inhalt nach Februar 2025.",
)


def _refuting_the_year(page: Page) -> Page:
    """The same page where the claim says 2023, with a note which part of the claim it refutes."""
    note = f"{page.note} Widerlegt ist damit das Jahr 2023, nicht die Größenordnung."
    return replace(page, stance=Stance.REFUTES, note=note)


SINCE_2023 = DemoClaim(
    key="4",
    article=1,
    anchor="seit Oktober 2023",
    statement="Nordkorea hat seit Oktober 2023 rund 11.000 Soldaten in die russische Region Kursk geschickt.",
    chain=(Link("op-online", is_explicit=False), Link("nis", is_explicit=False)),
    topics=TOPICS,
    holds_from=dt.date(2023, 10, 1),
    evidence=tuple(
        _refuting_the_year(page)
        for page in (AFP_RETOLD, LAST_OCTOBER, NIS_SAYS_12000, FIRST_SHIPMENT, FIRST_ARRIVALS)
    ),
    course=(
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.PARTLY_FALSE,
                (AttributionVerdict.UNVERIFIABLE, AttributionVerdict.UNVERIFIABLE),
                "Das Jahr ist falsch: Die ersten Soldaten kamen im Oktober 2024, nicht 2023. Die "
                "Größenordnung passt; die Angaben reichen von 10.000 bis 12.000.\n\n"
                "Ein auf AFP beruhender "
                "Text spricht vom Oktober des Vorjahres. So kann der Fehler entstanden sein. Den Beitrag "
                "von op-online konnten wir nicht beschaffen und sagen deshalb nichts darüber, was dort "
                "stand.",
            ),
        ),
        Second(
            REVIEWER_3,
            Found(
                AccuracyVerdict.PARTLY_FALSE,
                (AttributionVerdict.UNVERIFIABLE, AttributionVerdict.UNVERIFIABLE),
                "Die Größenordnung ist belegt, das Jahr widerlegt: Alle gefundenen Seiten datieren die "
                "Entsendung auf den Herbst 2024. Ob op-online oder der NIS 2023 genannt haben, "
                "ist nicht prüfbar.",
            ),
        ),
    ),
)

SINCE_2024 = DemoClaim(
    key="4b",
    article=2,
    anchor="seit Oktober 2024",
    statement="Nordkorea hat seit Oktober 2024 rund 11.000 Soldaten in die russische Region Kursk geschickt.",
    chain=(Link("op-online"),),
    topics=TOPICS,
    holds_from=dt.date(2024, 10, 1),
    evidence=(AFP_RETOLD, NIS_SAYS_12000, FIRST_SHIPMENT, FIRST_ARRIVALS),
    course=(
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.UNVERIFIABLE,),
                "Beginn und Größenordnung sind gut belegt. Andere Zählungen nennen mehr als 10.000 oder "
                "12.000 Soldaten; alle datieren den Beginn auf 2024. Der Beitrag von op-online lag uns "
                "nicht vor.",
            ),
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.UNVERIFIABLE,),
                "Richtig: Oktober 2024, rund 11.000. Die Zuschreibung an op-online ließ sich nicht prüfen.",
            ),
        ),
    ),
)

# Found in the second text and left as the import proposed them: the queue a reporter begins with.
UNTOUCHED = (
    DemoClaim(key="losses", article=2, anchor="rund 300"),
    DemoClaim(key="offensive", article=2, anchor="neue Offensive"),
)

CLAIMS = (SINCE_2023, SINCE_2024, *UNTOUCHED)
