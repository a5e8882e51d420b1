"""German claims written for these tests, and other sentences that say one of them in other words."""

CLAIMS = {
    "luftabwehr": "Deutschland liefert der Ukraine ein weiteres Luftabwehrsystem vom Typ Iris-T.",
    "haubitzen": "Nordkorea hat Russland rund fünfzig schwere Haubitzen überlassen.",
    "miete": "Die Mieten in Hamburg sind seit 2020 um ein Fünftel gestiegen.",
    "mietpreisbremse": "Die Mietpreisbremse gilt in ganz Bayern bis Ende 2025.",
    "impfung": "Die Grippeimpfung wird Menschen über sechzig Jahren empfohlen.",
    "impfschaden": "Nach der Impfung gegen Masern starben im Vorjahr drei Kinder.",
    "brücke": "Die Rheinbrücke bei Leverkusen wurde wegen Rissen für Lastwagen gesperrt.",
    "strompreis": "Der Strompreis für Haushalte sank im März um vier Prozent.",
    "kohle": "Das letzte Kohlekraftwerk in Bremen wurde abgeschaltet.",
    "wölfe": "In Brandenburg leben mehr als fünfzig Wolfsrudel.",
    "wald": "Ein Waldbrand hat bei Jüterbog 700 Hektar vernichtet.",
    "flüchtlinge": "Im Januar stellten 14.000 Menschen in Deutschland einen Asylantrag.",
    "abschiebung": "Die Zahl der Abschiebungen nach Afghanistan hat sich verdoppelt.",
    "steuer": "Die Mehrwertsteuer auf Speisen in Gaststätten wird gesenkt.",
    "rente": "Die Renten steigen im Juli um 3,7 Prozent.",
    "rentner": "Jeder fünfte Rentner in Sachsen ist von Armut bedroht.",
    "bürgergeld": "Empfänger von Bürgergeld bekommen mehr als ein Geringverdiener.",
    "krankenhaus": "In Nordrhein-Westfalen schließen zwölf Krankenhäuser.",
    "kita": "Für Kleinkinder fehlen in Köln 9.000 Betreuungsplätze.",
    "lehrer": "An den Berliner Grundschulen fehlen 800 Lehrkräfte.",
    "autobahn": "Auf der A7 gilt nachts ein Tempolimit von 80 Kilometern je Stunde.",
    "bahn": "Jeder dritte Fernzug der Bahn kam im Vorjahr zu spät.",
    "streik": "Die Lokführer streiken von Montag an sechs Tage lang.",
    "wahl": "Bei der Landtagswahl in Thüringen blieben 27 Prozent der Berechtigten zu Hause.",
    "briefwahl": "Bei der Auszählung der Briefwahl verschwanden Stimmzettel.",
    "deich": "Der Deich an der Elbe wird um einen halben Meter erhöht.",
    "hochwasser": "Das Hochwasser an der Donau zerstörte über zweihundert Häuser.",
    "fische": "In der Oder starben tonnenweise Fische, weil Salz eingeleitet wurde.",
    "handy": "An hessischen Schulen sind Smartphones im Unterricht verboten.",
    "polizei": "Die Polizei in Dresden zählte bei der Kundgebung 3.500 Teilnehmer.",
    "drohne": "Eine russische Drohne stürzte über rumänischem Gebiet ab.",
    "munition": "Die Bundeswehr hat Munition für zwei Kriegstage.",
    "panzer": "Aus der Slowakei wurden dreizehn Kampfpanzer geliefert.",
    "weizen": "Die Ernte von Weizen fällt um ein Zehntel kleiner aus.",
    "milch": "Ein Liter Milch kostet im Laden erstmals mehr als 1,30 Euro.",
    "tote": "Bei dem Angriff auf Poltawa kamen vierzehn Menschen ums Leben.",
}

# What is asked, and which claim says it. Behind each: what makes it hard.
QUESTIONS = {
    "Kiew bekommt aus Berlin eine zusätzliche Flugabwehr.": "luftabwehr",  # compounds
    "Die Lieferung schwerer Haubitzen aus Nordkorea an Russland": "haubitzen",  # noun for verb
    "In Hamburg zahlt man für Mietwohnungen 20 Prozent mehr als 2020.": "miete",  # compound
    "Bis wann die Mietpreisbremsen in Bayern gelten": "mietpreisbremse",  # plural
    "Wer älter als sechzig ist, sollte sich gegen Grippe impfen lassen.": "impfung",  # verb, split compound
    "Drei Kinder seien voriges Jahr nach einer Masernimpfung gestorben.": "impfschaden",  # compound
    "Lastwagen dürfen nicht mehr über die Brücke bei Leverkusen, sie hat Risse.": "brücke",
    "Haushalte zahlten im März weniger für Strom.": "strompreis",  # split compound
    "Bremens letztes Kraftwerk mit Kohlefeuerung ist vom Netz.": "kohle",
    "Über 50 Rudel von Wölfen wurden in Brandenburg gezählt.": "wölfe",  # umlaut, split compound
    "700 Hektar Wald bei Jüterbog verbrannt": "wald",
    "14000 Asylanträge wurden im Januar gestellt.": "flüchtlinge",  # number without point, compound
    "Es wird doppelt so oft nach Afghanistan abgeschoben.": "abschiebung",  # participle
    "Gaststätten: niedrigere MEHRWERTSTEUER beschlossen": "steuer",  # capitals
    "Im Juli gibt es eine Rentenerhöhung von 3,7 Prozent.": "rente",  # compound
    "Die Altersarmut: In Sachsen trifft sie jede fünfte Rentnerin.": "rentner",
    "Wer wenig verdient, hat weniger als jemand mit Bürgergeld.": "bürgergeld",
    "Zwölf Krankenhausschließungen in Nordrhein-Westfalen": "krankenhaus",  # compound
    "9.000 Plätze für die Betreuung kleiner Kinder fehlen den Kölnern.": "kita",
    "Berlins Grundschulen suchen 800 Lehrerinnen und Lehrer.": "lehrer",
    "Nächtliches Tempolimit auf der A7": "autobahn",
    "Ein Drittel der Fernzüge war letztes Jahr unpünktlich.": "bahn",  # umlaut
    "Sechstägiger Lokführerstreik beginnt am Montag": "streik",  # compound
    "27 Prozent wählten in Thüringen bei der Wahl zum Landtag nicht.": "wahl",
    "Verschwundene Stimmzettel bei der Briefwahlauszählung": "briefwahl",  # compound
    "Die Elbdeiche sollen höher werden.": "deich",  # compound
    "Donauhochwasser: mehr als 200 Häuser zerstört": "hochwasser",  # compound
    "Das Fischsterben in der Oder kam vom Salz.": "fische",
    "Hessen verbietet das Smartphone in der Schule.": "handy",
    "3500 Menschen waren laut Dresdner Polizei bei der Kundgebung.": "polizei",
    "Über Rumänien ist eine Drohne der Russen abgestürzt.": "drohne",
    "Die Munitionsvorräte der Bundeswehr reichen zwei Tage.": "munition",  # compound
    "Die Slowakei hat 13 Panzer abgegeben.": "panzer",  # compound, number word
    "Weizenernte um zehn Prozent geringer": "weizen",  # compound
    "Milch ist teurer als 1,30 Euro je Liter.": "milch",
    "In Poltawa starben mindestens 14 Menschen durch den Angriff.": "tote",
    "Sechs Tage Ausstand der Lokfuehrer? Die Lokführer STREIKEN von Montag an.": "streik",
}
