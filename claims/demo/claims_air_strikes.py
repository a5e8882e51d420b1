"""Claims about the Russian air strikes at the beginning of February 2025."""

from __future__ import annotations

import datetime as dt

from claims.demo.people import CHIEF, REVIEWER_1, REVIEWER_2, REVIEWER_3
from claims.demo.script import DemoClaim, First, Found, Link, Page, Reopen, Reword, Second
from claims.models.choices import AccuracyVerdict, AttributionVerdict, EditionKind, Stance

TOPICS = ("war-in-ukraine", "air-strikes", "civilians")
SZ_URL = "https://www.sueddeutsche.de/politik/ukraine-krieg-newsblog-moskau-explosion-sarkisyan-li.3191549"
ZAPORIZHZHIA_URL = (
    "https://euromaidanpress.com/2025/02/01/"
    "russian-attack-on-ukraine-overnight-kills-4-people-injures-at-least-15/"
)
ODESA_URL = (
    "https://www.mdr.de/nachrichten/welt/osteuropa/ukraine-krieg-russland-raketenangriff-odessa-100.html"
)
HOTEL_URL = "https://news.online.ua/en/russia-attacked-the-center-of-odessa-with-missiles-a-hotel-was-damaged-there-were-injuries-890410/"
SZ_TITLE = "Tote und Verletzte bei russischen Luftschlägen in der Ukraine"
SZ = Link("sueddeutsche-zeitung", locator_url=SZ_URL)
SZ_CARRIED_OVER = Link("sueddeutsche-zeitung", is_explicit=False, locator_url=SZ_URL)

THREE_CITIES = DemoClaim(
    key="10",
    article=1,
    anchor="neue russische Luftschläge",
    statement="Russland hat die Städte Poltawa, Saporischschja und Odessa erneut aus der Luft angegriffen.",
    chain=(SZ,),
    topics=TOPICS,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "sueddeutsche-zeitung",
            SZ_URL,
            SZ_TITLE,
            "14 Tote in Poltawa, zwei in Sumy, einer in Charkiw. Für Saporischschja und die Altstadt von "
            "Odessa ist von schweren Schäden die Rede, nicht von Toten.",
        ),
        Page(
            Stance.SUPPORTS,
            "euromaidan-press",
            ZAPORIZHZHIA_URL,
            "Bericht über die Angriffe der Nacht zum 1. Februar 2025",
            "Drohnen auf Saporischschja: eine verletzte Person und Schäden.",
            dt.date(2025, 2, 1),
        ),
        Page(
            Stance.SUPPORTS,
            "mdr",
            ODESA_URL,
            "Bericht über den Raketenangriff auf Odessa",
            "Raketen auf das Zentrum, sieben Verletzte, Schäden im Welterbe-Gebiet; Tote werden nicht "
            "genannt.",
        ),
        Page(
            Stance.SUPPORTS,
            "online-ua",
            HOTEL_URL,
            "Bericht über ein beschädigtes Hotel in Odessa",
            "Angriff am Abend des 31. Januar 2025, mit Verletzten.",
        ),
    ),
    course=(
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.SHORTENED,),
                "Angriffe auf alle drei Städte sind belegt. Die Süddeutsche nennt außerdem Tote in Sumy und "
                "Charkiw, Russlands Darstellung, das Ziel sei Energieinfrastruktur gewesen, und dass sich "
                "die Angaben kaum überprüfen lassen.",
            ),
        ),
        Second(
            REVIEWER_3,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.SHORTENED,),
                "Die Angriffe haben stattgefunden. Gegenüber dem Newsblog fehlen Sumy, Charkiw und die "
                "Vorbehalte.",
            ),
        ),
        Reopen(
            REVIEWER_3,
            "Der Text sagt mehr, als unsere Behauptung wiedergibt: Er spricht von Toten in allen drei "
            "Städten.",
        ),
        Reword(
            REVIEWER_3,
            "Bei neuen russischen Luftangriffen auf Poltawa, Saporischschja und Odessa gab es in allen drei "
            "Städten viele Tote.",
            stances=(
                (SZ_URL, Stance.REFUTES),
                (ZAPORIZHZHIA_URL, Stance.CONTEXT),
                (ODESA_URL, Stance.CONTEXT),
                (HOTEL_URL, Stance.CONTEXT),
            ),
        ),
        First(
            REVIEWER_3,
            Found(
                AccuracyVerdict.PARTLY_FALSE,
                (AttributionVerdict.DISTORTED,),
                "Angegriffen wurden alle drei Städte, Tote meldet die Süddeutsche davon nur aus Poltawa. "
                "Aus Saporischschja und Odessa meldet sie schwere Schäden; andere Berichte nennen dort "
                "Verletzte.\n\n"
                "Tote gab es nach dem Newsblog auch in Sumy und Charkiw, die der Text nicht "
                "erwähnt.",
            ),
            EditionKind.CORRECTION,
            "Unsere erste Fassung bewertete nur, dass es Angriffe gab. Der Text behauptet aber Tote in "
            "allen drei Städten; in Saporischschja und Odessa meldet die Süddeutsche Schäden, keine Toten. "
            "Wortlaut und beide Bewertungen sind berichtigt.",
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.PARTLY_FALSE,
                (AttributionVerdict.DISTORTED,),
                "Die Süddeutsche meldet Tote in Poltawa, Sumy und Charkiw; der Text verteilt sie auf "
                "Poltawa, Saporischschja und Odessa.",
            ),
        ),
    ),
)

DEAD_IN_POLTAVA = DemoClaim(
    key="11",
    recheck_in_days=20,
    article=1,
    anchor="14 Toten in Poltawa",
    statement="Bei dem Angriff auf Poltawa starben mindestens 14 Menschen, unter ihnen zwei Kinder.",
    chain=(SZ_CARRIED_OVER,),
    topics=TOPICS,
    holds_from=dt.date(2025, 2, 1),
    evidence=(
        Page(Stance.SUPPORTS, "sueddeutsche-zeitung", SZ_URL, SZ_TITLE, "14 Tote, unter ihnen zwei Kinder."),
        Page(
            Stance.SUPPORTS,
            "euromaidan-press",
            "https://euromaidanpress.com/2025/02/02/"
            "death-toll-from-russias-poltava-missile-strike-rose-to-14-including-two-children/",
            "Death toll from Russia's Poltava missile strike rose to 14, including two children",
            "Zahlen des Rettungsdienstes; die Kinder waren neun und zwölf Jahre alt.",
            dt.date(2025, 2, 2),
        ),
        Page(
            Stance.SUPPORTS,
            "unn",
            "https://unn.ua/en/news/"
            "the-tragic-consequences-of-the-missile-attack-on-poltava-new-data-on-the-victims",
            "Bericht mit neuen Angaben zu den Opfern in Poltawa",
            "14 Tote, unter ihnen zwei Kinder, und 17 Verletzte.",
            dt.date(2025, 2, 2),
        ),
        Page(
            Stance.SUPPORTS,
            "korr-in-ua",
            "https://korr.in.ua/en/news/v-poltave-zakonchili-razbirat-zavalyi-na-1",
            "Meldung zum Ende der Rettungsarbeiten",
            "Endstand 14 Tote und 20 Verletzte. Nachdruck ohne Datum.",
        ),
        Page(
            Stance.CONTEXT,
            "onvista",
            "https://www.onvista.de/news/2025/"
            "02-02-roundup-tote-nach-moskaus-angriffen-in-der-ukraine-und-in-russland-0-10-26354335",
            "Zusammenfassung von dpa-AFX",
            "Früherer Stand: mindestens elf Tote. Die Zahl stieg noch.",
            dt.date(2025, 2, 2),
        ),
    ),
    course=(
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.FAITHFUL,),
                "Süddeutsche und Rettungsdienst nennen 14 Tote, unter ihnen zwei Kinder. Es ist der "
                "Endstand; das „mindestens“ schadet nicht.",
            ),
        ),
        Second(
            CHIEF,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.FAITHFUL,),
                "Richtig und richtig wiedergegeben; bei Ende der Rettungsarbeiten blieb es bei 14 Toten.",
            ),
        ),
    ),
)

CLAIMS = (THREE_CITIES, DEAD_IN_POLTAVA)
