"""Were the North Korean soldiers withdrawn from Kursk, and did Russia confirm it?"""

from __future__ import annotations

import datetime as dt

from claims.demo.people import CHIEF, REVIEWER_1, REVIEWER_2
from claims.demo.script import DemoClaim, First, Found, Link, Page, Second
from claims.models.choices import AccuracyVerdict, AttributionVerdict, Position, Stance

TOPICS = ("war-in-ukraine", "north-korea", "armed-forces")
DAY = dt.date(2025, 2, 4)
WIRTSCHAFT_COM = "https://wirtschaft.com/nordkoreanische-soldaten-aus-kursk-abgezogen"
NYT_REPORT = (
    "https://www.themoscowtimes.com/2025/01/31/"
    "north-korean-troops-pulled-from-kursk-front-line-amid-heavy-losses-nyt-a87811"
)
SPOKESMAN = Page(
    Stance.CONTEXT,
    "t-online",
    "https://www.t-online.de/nachrichten/ukraine/id_100585410/"
    "ukraine-krieg-nordkoreanische-soldaten-wohl-abgezogen-kiew-nennt-grund.html",
    "Newsblog zum Krieg in der Ukraine, Eintrag vom 31. Januar 2025",
    "Ein Sprecher der ukrainischen Spezialkräfte bestätigt die Abwesenheit, aber nur für die "
    "Abschnitte, in denen seine Einheiten kämpfen.",
    dt.date(2025, 1, 31),
)

WITHDRAWN = DemoClaim(
    key="1",
    article=1,
    anchor="Rückzug nordkoreanischer Soldaten",
    statement="Nordkoreanische Soldaten sind aus der russischen Region Kursk abgezogen worden.",
    chain=(Link("op-online", said_on=DAY),),
    topics=TOPICS,
    said_on=DAY,
    holds_until=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "tagesschau",
            "https://www.tagesschau.de/newsticker/liveblog-ukraine-dienstag-426.html",
            "Soldaten aus Nordkorea offenbar abgezogen",
            "Eintrag im Liveblog nach AFP: Die Soldaten sind offenbar abgezogen; die Vorsicht steht im "
            "Titel.",
            dt.date(2025, 2, 4),
        ),
        Page(
            Stance.SUPPORTS,
            "wallstreet-online",
            "https://www.wallstreet-online.de/nachricht/18963676-suedkorea-nordkoreanische-soldaten-kursk-abgezogen",
            "Meldung von dpa-AFX zum Abzug aus dem Raum Kursk",
            "Gibt einen Medienbericht wieder, nach dem Nordkorea seine Soldaten aus dem Raum Kursk geholt "
            "hat.",
        ),
        SPOKESMAN,
        Page(
            Stance.CONTEXT,
            "moscow-times",
            NYT_REPORT,
            "Bericht über die Recherche der New York Times",
            "Spricht von der Frontlinie, nicht von der ganzen Region; möglich sei eine weitere Ausbildung.",
            dt.date(2025, 1, 31),
        ),
        Page(
            Stance.CONTEXT,
            "menafn",
            "https://menafn.com/1109153225/"
            "North-Korean-Troops-Pulled-Back-From-Kursk-Region-Frontline-Amid-Massive-Losses-Media",
            "Meldung von Ukrinform über Angaben aus den USA",
            "US-Vertreter halten es für möglich, dass die Truppen nur vorübergehend zurückgenommen wurden.",
            dt.date(2025, 1, 31),
        ),
        Page(
            Stance.REFUTES,
            "ukrainska-pravda",
            "https://www.pravda.com.ua/eng/news/2025/02/7/7497233/",
            "Selenskyj über erneute Einsätze in der Region Kursk",
            "Drei Tage später sagt Selenskyj, Russland setze dort wieder nordkoreanische Soldaten ein. "
            "Das spricht gegen einen dauerhaften Abzug.",
            dt.date(2025, 2, 7),
        ),
        Page(
            Stance.CONTEXT,
            "kbs-world",
            "http://world.kbs.co.kr/service/news_view.htm?lang=g&Seq_Code=102789",
            "Bericht über eine neue Offensive in Kursk",
            "Nach der Pause greifen russische und nordkoreanische Truppen dort wieder an; Februar 2025.",
        ),
    ),
    course=(
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.MISSING_CONTEXT,
                (AttributionVerdict.UNVERIFIABLE,),
                "Der Beitrag von op-online ließ sich nicht beschaffen; was dort stand, bleibt "
                "offen.\n\n"
                "Berichtet wird eine Rücknahme von der Frontlinie, teils als vorläufig, teils nur "
                "für einzelne Abschnitte. Am 7. Februar sprach Selenskyj von neuen Einsätzen. Wer ohne "
                "diese Einschränkungen von einem Abzug spricht, lässt Wesentliches weg.",
            ),
        ),
        Second(
            REVIEWER_2,
            Found(
                AccuracyVerdict.MISSING_CONTEXT,
                (AttributionVerdict.UNVERIFIABLE,),
                "Das Original von op-online fehlt. In der Sache sind eine Kampfpause und eine Rücknahme von "
                "der Front belegt, kein dauerhafter Abzug aus der Region; wenige Tage später waren die "
                "Truppen wieder im Einsatz.",
            ),
        ),
    ),
)

NOT_CONFIRMED = DemoClaim(
    key="5",
    article=1,
    anchor="bisher nicht bestätigt",
    statement="Russland hat den Abzug nordkoreanischer Soldaten bis zum 4. Februar 2025 nicht bestätigt.",
    chain=(
        Link(
            "russia",
            position=Position.HAS_NOT_CONFIRMED,
            locator_url="https://www.trtworld.com/article/18260184",
            said_on=dt.date(2025, 1, 31),
        ),
    ),
    topics=(*TOPICS, "foreign-policy"),
    said_on=dt.date(2025, 1, 31),
    holds_until=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "trt-world",
            "https://www.trtworld.com/article/18260184",
            "Kremlin declines to comment on North Korean troops' withdrawal reports",
            "Kremlsprecher Peskow will sich zu den Berichten über den Abzug nicht äußern.",
            dt.date(2025, 1, 31),
        ),
        Page(
            Stance.SUPPORTS,
            "wirtschaft-com",
            WIRTSCHAFT_COM,
            "Bericht nach AFP über den Abzug aus Kursk",
            "Russland hat den Abzug weder bestätigt noch dementiert. Ohne Datum, dem Inhalt nach Februar "
            "2025.",
        ),
        Page(
            Stance.CONTEXT,
            "nk-news",
            "https://www.nknews.org/2025/04/in-a-first-russia-confirms-north-koreas-involvement-in-ukraine-war/",
            "Bericht über Russlands erste amtliche Bestätigung des Einsatzes",
            "Erst Ende April 2025 räumt Russland den Einsatz selbst ein, nicht den Abzug.",
            dt.date(2025, 4, 26),
        ),
    ),
    course=(
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.SHORTENED,),
                "Zum Stand 4. Februar 2025 richtig. Der Kreml lehnte eine Stellungnahme ab; Russland hat "
                "den Abzug laut AFP weder bestätigt noch dementiert. Dass auch ein Dementi fehlte, lässt "
                "der Text weg.",
            ),
        ),
        Second(
            CHIEF,
            Found(
                AccuracyVerdict.TRUE,
                (AttributionVerdict.SHORTENED,),
                "Richtig, aber verkürzt: Moskau hat nicht nur nicht bestätigt, sondern auch nicht "
                "dementiert. Gesprochen hat der Kreml, nicht die Regierung.",
            ),
        ),
    ),
)

CLAIMS = (WITHDRAWN, NOT_CONFIRMED)
