"""Claims about the fighting of 3 February 2025 and the strikes on plants in Russia."""

from __future__ import annotations

import datetime as dt

from claims.demo.people import CHIEF, REPORTER, REVIEWER_1, REVIEWER_2, REVIEWER_3
from claims.demo.script import DemoClaim, First, Found, Link, Page, Reopen, Say, Second, SendBack, Withdraw
from claims.models.choices import (
    AccuracyVerdict,
    AttributionVerdict,
    EditionKind,
    FirstHand,
    SpeechType,
    Stance,
)

TOPICS = ("war-in-ukraine", "armed-forces")
DAY = dt.date(2025, 2, 3)
EIGHTY_A_DAY = Page(
    Stance.CONTEXT,
    "t-online",
    "https://www.t-online.de/nachrichten/ausland/id_100593888/"
    "ukraine-haelt-seit-sechs-monaten-ein-stueck-russland-besetzt.html",
    "Bericht über ein halbes Jahr ukrainischer Truppen in Kursk",
    "Für den 4. und 5. Februar nennt der Generalstab je rund 80 Gefechte. 53 könnte ein Zwischenstand sein; "
    "belegt ist das nicht.",
)
POKROVSK_UNN = Page(
    Stance.CONTEXT,
    "unn",
    "https://unn.ua/en/news/"
    "tregubov-on-the-situation-in-the-area-of-pokrovsk-the-intensity-of-russian-attacks-has-decreased"
    "-but-remains-high",
    "Bericht über die Lage bei Pokrowsk",
    "Die Zahl der russischen Angriffe ist etwas zurückgegangen, bleibt aber hoch. Eine Zahl für den Tag "
    "fehlt.",
    DAY,
)
POKROVSK_MDR = Page(
    Stance.CONTEXT,
    "mdr",
    "https://www.mdr.de/nachrichten/welt/osteuropa/ukraine-krieg-offensive-angriffe-donezk-pokrowsk-100.html",
    "Bericht über Angriffe bei Donezk und Pokrowsk, Februar 2025",
    "An einem Samstag 125 Angriffe nach rund 80 an den Tagen davor, mehr als 50 davon bei Pokrowsk.",
)
ARMY = Link("ukrainian-armed-forces")

CLASHES = DemoClaim(
    key="6",
    article=1,
    anchor="53 Gefechte",
    statement="Am 3. Februar 2025 gab es an der Front in der Ukraine 53 Gefechte mit russischen Truppen.",
    chain=(ARMY,),
    topics=TOPICS,
    holds_from=DAY,
    holds_until=DAY,
    evidence=(POKROVSK_UNN, EIGHTY_A_DAY, POKROVSK_MDR),
    course=(
        First(
            REVIEWER_2,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Eine Seite mit der Zahl 53 für diesen Tag haben wir auf Deutsch, Englisch und Ukrainisch "
                "nicht gefunden. Für die beiden folgenden Tage nannte der Generalstab je rund 80 Gefechte.",
            ),
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Der Lagebericht des Generalstabs lag nicht vor. Die Zahl ist weder belegt noch widerlegt.",
            ),
        ),
        Reopen(
            REVIEWER_1,
            "Der Lagebericht des Generalstabs vom Abend des 3. Februar soll im Original gesucht werden.",
        ),
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Auch die zweite Suche nach dem Lagebericht blieb ohne Ergebnis. Die Zahl 53 bleibt "
                "unbelegt.",
            ),
            EditionKind.RECHECKED,
            "Noch einmal nach dem Lagebericht des Generalstabs gesucht und ihn nicht gefunden. "
            "An der Bewertung ändert sich nichts.",
        ),
        SendBack(
            REVIEWER_3,
            "Bitte festhalten, wo gesucht wurde. Vorsicht: Es gibt einen ähnlichen Bericht mit demselben "
            "Tag, aber aus dem Jahr 2026.",
        ),
    ),
)

ATTACKS_NEAR_POKROVSK = DemoClaim(
    key="7",
    article=1,
    anchor="25 Angriffe",
    statement="Bei Pokrowsk gab es am 3. Februar 2025 25 Angriffe.",
    chain=(Link("ukrainian-armed-forces", is_explicit=False),),
    topics=TOPICS,
    holds_from=DAY,
    holds_until=DAY,
    evidence=(POKROVSK_UNN, POKROVSK_MDR),
    course=(
        First(
            REVIEWER_3,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Eine Seite mit der Zahl 25 für diesen Tag haben wir nicht gefunden. Dass bei Pokrowsk viel "
                "angegriffen wurde, ist belegt.",
            ),
        ),
        Second(
            REVIEWER_2,
            Found(
                AccuracyVerdict.UNPROVEN,
                (AttributionVerdict.UNVERIFIABLE,),
                "Zahl nicht belegt, Meldung der Armee nicht auffindbar.",
            ),
        ),
        Withdraw(
            CHIEF,
            "Der Wortlaut lässt offen, wer angegriffen hat. Ein zweiter Text mit denselben Zahlen schreibt "
            "die Angriffe der ukrainischen Armee zu, Lageberichte des Generalstabs zählen dagegen in der "
            "Regel russische. Eine Behauptung, die beides heißen kann, lässt sich nicht bewerten.",
        ),
    ),
)

STRIKES_IN_RUSSIA = DemoClaim(
    key="8",
    article=1,
    anchor="Schläge gegen Militäranlagen",
    statement="Die Ukraine greift militärische Einrichtungen in Russland an, vor allem in der Region Kursk.",
    chain=(
        Link(
            "oleksandr-syrskyj",
            speech_type=SpeechType.INDIRECT,
            first_hand=FirstHand.YES,
            said_on=DAY,
            locator_url="https://kyivindependent.com/"
            "kursk-operation-strikes-on-russian-military-targets-syrskyi-outlines-ukraines-priorities/",
        ),
    ),
    topics=TOPICS,
    said_on=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "kyiv-independent",
            "https://kyivindependent.com/"
            "kursk-operation-strikes-on-russian-military-targets-syrskyi-outlines-ukraines-priorities/",
            "Kursk operation, long-range strikes in Russia — Syrskyi outlines Ukraine's priorities",
            "Syrskyj nennt den Einsatz in Kursk und Schläge tief in Russland als zwei Schwerpunkte und "
            "sagt, dass solche Anlagen zerstört werden. „Vor allem Kursk“ sagt er nicht.",
            DAY,
        ),
        Page(
            Stance.CONTEXT,
            "kyiv-independent",
            "https://kyivindependent.com/ukraines-strike-on-russian-command-center-in-kursk-oblast-causes-significant-losses-general-staff-says/",
            "Ukraine's strike on Russian command center in Kursk Oblast causes 'significant losses,' "
            "General Staff says",
            "Die Luftwaffe traf am 3. Februar einen Gefechtsstand bei Nowoiwanowka; Quelle ist der "
            "Generalstab.",
            dt.date(2025, 2, 4),
        ),
    ),
    course=(
        Say(
            REPORTER,
            "Die Berichte über die Schläge stehen jetzt als Belege dabei. @Anna Arendt, magst du anfangen?",
        ),
        First(
            REVIEWER_1,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.DISTORTED,),
                "Syrskyj hat Schläge auf Militäranlagen bestätigt. Aus zwei getrennten Schwerpunkten, dem "
                "Einsatz in Kursk und Schlägen tief in Russland, macht der Text einen.",
            ),
        ),
        Second(
            REVIEWER_2,
            Found(
                AccuracyVerdict.MOSTLY_TRUE,
                (AttributionVerdict.SHORTENED,),
                "Die Bestätigung der Schläge stimmt. Dass Kursk ein eigener Schwerpunkt war, fällt weg; der "
                "Sinn bleibt im Kern erhalten.",
            ),
        ),
        Say(
            REVIEWER_1,
            "@Bela Brandt: Zwei Schwerpunkte werden zu einem, das ist für mich mehr als gekürzt. Woran "
            "machst du fest, dass der Sinn bleibt?",
        ),
        Say(
            REVIEWER_2,
            "Ich lese die Berichte noch einmal und melde mich bis zum Abend. Sonst bitte eine dritte "
            "Bewertung, @prüfende.",
        ),
    ),
)

ENERGY_PLANTS = DemoClaim(
    key="9",
    article=1,
    anchor="Gaswerk von Astrachan",
    statement=(
        "Am 3. Februar 2025 trafen ukrainische Angriffe die Gasanlage in Astrachan und die Raffinerie in "
        "Wolgograd."
    ),
    topics=("war-in-ukraine", "energy"),
    said_on=dt.date(2025, 2, 4),
    holds_from=DAY,
    holds_until=DAY,
    evidence=(
        Page(
            Stance.SUPPORTS,
            "unn",
            "https://unn.ua/en/news/"
            "general-staff-confirms-damage-to-volgograd-refinery-and-astrakhan-gas-processing-plant",
            "General Staff confirms damage to Volgograd Refinery and Astrakhan Gas Processing Plant",
            "Der Generalstab nennt Spezialkräfte und den Geheimdienst SBU; es brannte, das Gaswerk steht "
            "still.",
            DAY,
        ),
        Page(
            Stance.SUPPORTS,
            "kyiv-independent",
            "https://kyivindependent.com/"
            "ukraines-drones-reportedly-strike-russian-energy-facilities-in-astrakhan-volgograd-oblasts/",
            "Ukraine's drones reportedly strike Russian energy facilities in Astrakhan, Volgograd oblasts",
            "Auch die russischen Gouverneure melden Brände; den Ort in Astrachan nennen sie nicht.",
            DAY,
        ),
        Page(
            Stance.SUPPORTS,
            "ukraine-crisis-media-center",
            "https://uacrisis.org/de?p=327834",
            "Lagebericht zum Kriegstag 1076",
            "Erklärung des Generalstabs auf Deutsch, dazu die Moscow Times über den Stillstand in Astrachan.",
        ),
    ),
    course=(
        First(
            REVIEWER_3,
            Found(
                AccuracyVerdict.TRUE,
                (),
                "Der ukrainische Generalstab hat die Treffer bestätigt, und die Gouverneure beider Regionen "
                "haben Brände gemeldet. Der Text nennt für diese Aussage keine Quelle.",
            ),
        ),
        Second(
            REVIEWER_1,
            Found(
                AccuracyVerdict.TRUE,
                (),
                "Von beiden Seiten bestätigt: Treffer vom Generalstab, Brände von den Gouverneuren.",
            ),
            hold=True,
        ),
    ),
)

CLAIMS = (CLASHES, ATTACKS_NEAR_POKROVSK, STRIKES_IN_RUSSIA, ENERGY_PLANTS)
