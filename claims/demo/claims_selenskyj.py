"""What Selenskyj is said to have said: a terrorist crime, more air defence, a second nuclear state."""

from __future__ import annotations

import datetime as dt

from claims.demo.people import REPORTER, REVIEWER_1, REVIEWER_2, REVIEWER_3
from claims.demo.script import DemoClaim, First, Found, Link, Page, Say, Second, Suspend
from claims.models.choices import AccuracyVerdict, AttributionVerdict, FirstHand, SpeechType, Stance

SZ_URL = "https://www.sueddeutsche.de/politik/ukraine-krieg-newsblog-moskau-explosion-sarkisyan-li.3191549"
SZ_TITLE = "Tote und Verletzte bei russischen Luftschlägen in der Ukraine"
ORIGINAL_POST = "https://www.pravda.com.ua/eng/news/2025/02/1/7496290/"
SAID_BY_SELENSKYJ = dt.date(2025, 2, 1)
SZ_CARRIED_OVER = Link("sueddeutsche-zeitung", is_explicit=False, locator_url=SZ_URL)
POST_RETOLD = Page(
    Stance.SUPPORTS,
    "ukrainska-pravda",
    ORIGINAL_POST,
    "Zelenskyy on Russian nighttime attack on Ukraine: 6 people killed, more pressure on Russia needed – "
    "video",
    "Gibt den Beitrag wieder, in dem Selenskyj die Partner zum Handeln auffordert.",
    SAID_BY_SELENSKYJ,
)
POST_ON_X = Page(
    Stance.SUPPORTS,
    "interfax-ukraine",
    "https://en.interfax.com.ua/news/general/1044861.html",
    "Meldung über Selenskyjs Beitrag auf X",
    "Enthält denselben Satz zur Flugabwehr.",
    SAID_BY_SELENSKYJ,
)

TERRORIST_CRIME = DemoClaim(
    key="12",
    recheck_in_days=9,
    article=1,
    anchor="weiteres terroristisches Verbrechen",
    statement="Selenskyj nannte die russischen Angriffe ein „weiteres terroristisches Verbrechen“.",
    chain=(
        SZ_CARRIED_OVER,
        Link(
            "wolodymyr-selenskyj",
            speech_type=SpeechType.DIRECT,
            first_hand=FirstHand.YES,
            locator_url=ORIGINAL_POST,
            said_on=SAID_BY_SELENSKYJ,
        ),
    ),
    topics=("war-in-ukraine", "air-strikes", "foreign-policy"),
    said_on=SAID_BY_SELENSKYJ,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "sueddeutsche-zeitung",
            SZ_URL,
            SZ_TITLE,
            "Dort steht dieselbe Wendung im Dativ; sonst stimmen die Wörter überein.",
        ),
        Page(
            Stance.CONTEXT,
            POST_RETOLD.source,
            POST_RETOLD.url,
            POST_RETOLD.title,
            "Im Original steht die Mehrzahl: eine Welle terroristischer Verbrechen.",
            POST_RETOLD.published_on,
        ),
        Page(
            Stance.CONTEXT,
            POST_ON_X.source,
            POST_ON_X.url,
            POST_ON_X.title,
            "Derselbe Beitrag mit derselben Mehrzahl.",
            POST_ON_X.published_on,
        ),
        Page(
            Stance.CONTEXT,
            "unn",
            "https://unn.ua/en/news/enemy-strikes-claimed-the-lives-of-6-people-zelensky-reacts-to-russian-attack-and-shows-the-consequences",
            "Bericht über Selenskyjs Reaktion auf den Angriff",
            "Übersetzt die Stelle als Reihe terroristischer Verbrechen.",
            SAID_BY_SELENSKYJ,
        ),
    ),
    course=(
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.FAITHFUL, AttributionVerdict.SHORTENED),
                "Aus der Süddeutschen ist die Wendung bis auf die Fallendung wörtlich übernommen. In "
                "Selenskyjs Beitrag steht die Mehrzahl: Er sprach von einer Welle solcher Verbrechen, nicht "
                "von einem.",
            ),
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.FAITHFUL, AttributionVerdict.SHORTENED),
                "Der Süddeutschen entspricht es, dem Original nur im Kern: Aus mehreren Verbrechen wurde "
                "eines.",
            ),
        ),
    ),
)

AIR_DEFENCE = DemoClaim(
    key="13",
    article=1,
    anchor="mehr Flugabwehr",
    statement="Selenskyj hat die westlichen Verbündeten um mehr Flugabwehr gebeten.",
    chain=(
        SZ_CARRIED_OVER,
        Link(
            "wolodymyr-selenskyj",
            speech_type=SpeechType.INDIRECT,
            first_hand=FirstHand.YES,
            locator_url=ORIGINAL_POST,
            said_on=SAID_BY_SELENSKYJ,
        ),
    ),
    topics=("war-in-ukraine", "arms-supplies", "foreign-policy"),
    said_on=SAID_BY_SELENSKYJ,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "sueddeutsche-zeitung",
            SZ_URL,
            SZ_TITLE,
            "Enthält den Satz, dass jedes Flugabwehrsystem und jede Abfangrakete Leben rettet.",
        ),
        POST_RETOLD,
        POST_ON_X,
    ),
    course=(
        First(
            REVIEWER_3,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.FAITHFUL, AttributionVerdict.FAITHFUL),
                "Die Bitte um Flugabwehr steht im Newsblog der Süddeutschen und in Selenskyjs Beitrag vom "
                "1. Februar.",
            ),
        ),
        Second(
            REVIEWER_2,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.FAITHFUL, AttributionVerdict.FAITHFUL),
                "In beiden Quellen enthalten und sinngemäß wiedergegeben.",
            ),
        ),
        Suspend(
            REVIEWER_1,
            "Zu klären ist, ob sich der Text auf den Newsblog oder auf Selenskyjs eigenen Beitrag stützt. "
            "Bis dahin bleibt die Seite zurückgehalten.",
        ),
    ),
)

SECOND_NUCLEAR_STATE = DemoClaim(
    key="15",
    article=1,
    anchor="zweiter Staat mit Atomwaffen",
    statement=(
        "Selenskyj hat davor gewarnt, dass mit Nordkorea ein zweiter Atomwaffenstaat in den Krieg eingreift."
    ),
    chain=(Link("wolodymyr-selenskyj", speech_type=SpeechType.INDIRECT),),
    topics=("north-korea", "war-in-ukraine", "foreign-policy"),
    evidence=(
        Page(
            Stance.CONTEXT,
            "24-kanal",
            "https://24tv.ua/ukrayina-voyuye-3-krayinami-zelenskiy-nazvav-yih-novini-ukrayini_n2664095",
            "Bericht über Selenskyjs Rede vor der Rada",
            "Er sagt, faktisch nehme ein zweiter Staat auf Russlands Seite teil. Von Atomwaffen ist keine "
            "Rede; dem Inhalt nach vom 16. Oktober 2024.",
        ),
        Page(
            Stance.CONTEXT,
            "wowkorea",
            "https://wowkorea.live/news/read/462529.html",
            "Bericht nach AFP und Reuters über dieselbe Rede",
            "Dieselbe Aussage auf Englisch.",
            dt.date(2024, 10, 17),
        ),
        Page(
            Stance.CONTEXT,
            "independent",
            "https://www.the-independent.com/news/world/europe/"
            "russia-ukraine-war-north-korea-soldiers-putin-zelensky-nato-b2631376.html",
            "Bericht über Selenskyjs Warnung im Oktober 2024",
            "Der Eintritt eines dritten Landes sei der erste Schritt zu einem Weltkrieg.",
            dt.date(2024, 10, 18),
        ),
    ),
    course=(
        Say(
            REPORTER,
            "Ein Bericht über die Rede vor der Rada ist auf Ukrainisch. Wer liest mit? @prüfende",
        ),
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Eine solche Warnung haben wir auf Deutsch, Englisch und Ukrainisch nicht gefunden. Im "
                "Oktober 2024 sprach Selenskyj von einem zweiten Staat im Krieg, ohne Atomwaffen zu nennen.",
            ),
        ),
        Say(REVIEWER_2, "Von Atomwaffen ist in keiner Fassung der Rede etwas zu finden."),
    ),
)

CLAIMS = (TERRORIST_CRIME, AIR_DEFENCE, SECOND_NUCLEAR_STATE)
