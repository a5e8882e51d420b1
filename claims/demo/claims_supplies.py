"""Claims about what North Korea supplies, and one sentence that claims nothing."""

from __future__ import annotations

import datetime as dt

from claims.demo.people import REPORTER, REVIEWER_1, REVIEWER_3
from claims.demo.script import Assign, DemoClaim, Dismiss, First, Found, Link, Page, Say, Second
from claims.models.choices import AccuracyVerdict, AttributionVerdict, CheckWorthiness, Stance

TOPICS = ("north-korea", "arms-supplies", "war-in-ukraine")
HOWITZERS = Page(
    Stance.SUPPORTS,
    "upday",
    "https://www.upday.com/de/50-kilometer-reichweite-nordkorea-versorgt-russland-mit-waffen",
    "Bericht nach der Financial Times über Waffen aus Nordkorea, November 2024",
    "Etwa 50 schwere Haubitzen und 20 Raketenwerfer.",
)

LARGE_DELIVERIES = DemoClaim(
    key="14",
    article=1,
    anchor="Kriegsgerät in großem Umfang",
    statement="Nordkorea hat große Mengen an Rüstungsgütern an Russland geliefert.",
    chain=(Link("focus"),),
    topics=TOPICS,
    recheck_on=dt.date(2025, 11, 30),
    evidence=(
        Page(
            Stance.SUPPORTS,
            "korea-joongang-daily",
            "https://koreajoongangdaily.joins.com/news/2025-05-29/national/northKorea/"
            "Sanctions-monitoring-teams-first-report-details-North-KoreaRussia-military-ties/2318841",
            "Sanctions monitoring team's first report details North Korea-Russia military ties",
            "Eine Gruppe aus elf Staaten zählt mehr als 20.000 Container seit September 2023 und etwa neun "
            "Millionen Schuss Munition im Jahr 2024. Der Bericht ist jünger als der Text.",
            dt.date(2025, 5, 29),
        ),
        HOWITZERS,
        Page(
            Stance.SUPPORTS,
            "kbs-world",
            "http://world.kbs.co.kr/service/news_view.htm?lang=g&Seq_Code=102941",
            "Bericht über Angaben des ukrainischen Militärgeheimdienstes",
            "Nach Budanow deckt Nordkorea die Hälfte des russischen Munitionsbedarfs. Er spricht für eine "
            "Kriegspartei; dem Inhalt nach vom 23. Februar 2025.",
        ),
        Page(
            Stance.CONTEXT,
            "cash-ch",
            "https://www.cash.ch/news/top-news/russland-nimmt-reisezugverkehr-mit-nordkorea-wieder-auf-724704",
            "Bericht über den Zugverkehr zwischen Russland und Nordkorea",
            "Moskau und Pjöngjang weisen den Vorwurf zurück. Ohne Datum, dem Inhalt nach Juni 2024.",
        ),
    ),
    course=(
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.UNVERIFIABLE,),
                "Große Lieferungen sind gut dokumentiert, auch durch eine Beobachtergruppe aus elf Staaten; "
                "Moskau und Pjöngjang bestreiten sie. Was Focus geschrieben hat, wissen wir nicht: Weder im "
                "Magazin noch im Portal ließ sich der Beitrag finden.",
            ),
        ),
        Second(
            REVIEWER_3,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.UNVERIFIABLE,),
                "In der Sache gut belegt, der Umfang im Einzelnen nicht. Welcher Focus gemeint ist, sagt "
                "der Text nicht.",
            ),
        ),
    ),
)

FIFTY_HOWITZERS = DemoClaim(
    key="howitzers",
    article=2,
    anchor="50 schwere Haubitzen",
    statement="Nordkorea hat Russland etwa 50 schwere Haubitzen geliefert.",
    chain=(Link("financial-times"),),
    topics=TOPICS,
    evidence=(HOWITZERS,),
    course=(
        Assign(REPORTER, REVIEWER_1),
        Say(
            REPORTER,
            "Den Bericht der Financial Times selbst haben wir noch nicht. @chefredaktion, haben wir ein Abo?",
        ),
    ),
)

FELT_AS_A_DANGER = DemoClaim(
    key="framing",
    article=1,
    anchor="Zusammenarbeit der beiden Staaten",
    course=(
        Dismiss(
            REPORTER,
            "Eine Einordnung ohne Urheber: Wer die Beobachter sind, sagt der Text nicht. Hier ist nichts zu "
            "prüfen.",
            CheckWorthiness.OPINION,
        ),
    ),
)

CLAIMS = (LARGE_DELIVERIES, FIFTY_HOWITZERS, FELT_AS_A_DANGER)
