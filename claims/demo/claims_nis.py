"""What the South Korean intelligence service said: no longer fighting, perhaps because of losses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.demo.claims_withdrawal import NYT_REPORT, SPOKESMAN
from claims.demo.people import REVIEWER_1, REVIEWER_2, REVIEWER_3
from claims.demo.script import AdoptFirst, DemoClaim, First, Found, Link, Page, Second
from claims.models.choices import AccuracyVerdict, AttributionVerdict, FirstHand, SpeechType, Stance

TOPICS = ("war-in-ukraine", "north-korea", "armed-forces")
DAY = dt.date(2025, 2, 4)
NIS_TO_AFP = (
    "https://themoscowtimes.com/2025/02/04/"
    "north-korean-troops-in-russia-not-seen-fighting-since-mid-january-south-korea-says-a87849"
)
KBS_ON_THE_NIS = "http://world.kbs.co.kr/service/news_view.htm?lang=g&Seq_Code=102731"

NOT_IN_COMBAT = DemoClaim(
    key="2",
    article=1,
    anchor="seit Mitte Januar",
    statement=(
        "Die nordkoreanischen Truppen in der Region Kursk haben seit Mitte Januar 2025 nicht mehr gekämpft."
    ),
    chain=(
        Link(
            "nis",
            speech_type=SpeechType.INDIRECT,
            first_hand=FirstHand.YES,
            locator_url=NIS_TO_AFP,
            said_on=DAY,
        ),
    ),
    topics=TOPICS,
    said_on=DAY,
    holds_from=dt.date(2025, 1, 15),
    holds_until=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "moscow-times",
            NYT_REPORT,
            "Bericht über die Recherche der New York Times",
            "Schon vor der Erklärung des NIS berichtet die New York Times, dass die Truppen von der Front "
            "genommen wurden.",
            dt.date(2025, 1, 31),
        ),
        replace(SPOKESMAN, stance=Stance.SUPPORTS),
        Page(
            Stance.CONTEXT,
            "moscow-times",
            NIS_TO_AFP,
            "AFP-Bericht über die Erklärung des NIS",
            "Der NIS erklärt gegenüber AFP, die Truppen nähmen seit Mitte Januar offenbar nicht an Kämpfen "
            "teil. Das belegt, was der NIS gesagt hat, nicht, dass es zutrifft.",
            dt.date(2025, 2, 4),
        ),
        Page(
            Stance.CONTEXT,
            "kbs-world",
            KBS_ON_THE_NIS,
            "Bericht über die Bestätigung durch den NIS",
            "Der NIS bestätigt am Dienstag, dem 4. Februar, einen Bericht der New York Times vom 30. Januar. "
            "Auch das belegt die Aussage des NIS.",
        ),
    ),
    course=(
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.SHORTENED,),
                "Der NIS hat sich am 4. Februar 2025 gegenüber AFP so geäußert, aber vorsichtiger: Die "
                "Truppen kämpften offenbar nicht mehr. Der Text lässt diese Einschränkung weg.\n\n"
                "In der Sache berichten die New York Times und ein Sprecher der ukrainischen Spezialkräfte "
                "dasselbe, er nur für seine Abschnitte der Front. Für den Beginn Mitte Januar haben wir nur "
                "die Angabe des NIS.",
            ),
        ),
        Second(
            REVIEWER_3,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.SHORTENED,),
                "Das „offenbar“ des Geheimdienstes fehlt, die Aussage ist verkürzt. Dass die Truppen nicht "
                "an der Front waren, berichten auch andere, aber nicht für alle Abschnitte und nicht mit "
                "diesem Datum.",
            ),
        ),
    ),
)

BECAUSE_OF_LOSSES = DemoClaim(
    key="3",
    article=1,
    anchor="schwerer Verluste",
    statement="Die nordkoreanischen Truppen wurden womöglich wegen hoher Verluste von der Front genommen.",
    chain=(
        Link(
            "nis",
            is_explicit=False,
            first_hand=FirstHand.YES,
            locator_url=NIS_TO_AFP,
            said_on=DAY,
        ),
    ),
    topics=TOPICS,
    said_on=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "moscow-times",
            NIS_TO_AFP,
            "AFP-Bericht über die Erklärung des NIS",
            "Der NIS nennt hohe Verluste als einen möglichen Grund und prüft noch. Das stützt die Vermutung, "
            "nicht die Ursache.",
            dt.date(2025, 2, 4),
        ),
        Page(
            Stance.SUPPORTS,
            "kbs-world",
            KBS_ON_THE_NIS,
            "Bericht über die Bestätigung durch den NIS",
            "Auch hier: Verluste als einer von mehreren denkbaren Gründen.",
        ),
        Page(
            Stance.CONTEXT,
            "junge-welt",
            "https://www.jungewelt.de/artikel/493058.ukraine-nordkoreaner-wurden-abgezogen.html",
            "dpa-Bericht über Angaben aus Kiew, 31. Januar 2025",
            "Kiew hält Verluste für den wahrscheinlichen Grund; Belege für die Anwesenheit in diesem "
            "Abschnitt habe die Ukraine nie vorgelegt.",
            dt.date(2025, 1, 31),
        ),
        Page(
            Stance.CONTEXT,
            "taz",
            "https://taz.de/-Nachrichten-im-Ukraine-Krieg-/!6061674/",
            "AFP-Nachrichten zum Krieg, Januar 2025",
            "Der NIS schätzte am 13. Januar rund 300 Tote und 2.700 Verwundete.",
        ),
    ),
    course=(
        First(
            REVIEWER_3,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.FAITHFUL,),
                "Der NIS nannte hohe Verluste als einen möglichen Grund und prüfte die Ursache noch. Die "
                "Vermutung ist richtig wiedergegeben; ob sie zutrifft, ist nicht belegt.",
            ),
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.FAITHFUL,),
                "Behauptet wird nur eine Möglichkeit, und dass hohe Verluste als Grund infrage kommen, "
                "sagen der NIS und Kiew übereinstimmend.",
            ),
        ),
        AdoptFirst(
            REVIEWER_1,
            "Besprochen am Tisch: Wer die Behauptung liest, nimmt die Ursache mit, nicht die Möglichkeit. "
            "Für die Ursache gibt es keinen Beleg.",
        ),
    ),
)

CLAIMS = (NOT_IN_COMBAT, BECAUSE_OF_LOSSES)
