"""Made-up sentences, German and some English, in which few words are frequent and most are rare.

Words follow Zipf's law, as in a language: the second most frequent is half as frequent as the first. Rare
German words are compounds, rare English ones names of places.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate, product
from typing import Generic, TypeVar

T = TypeVar("T")

_FIRST = """
Hafen Wasser Strom Schul Bahn Straßen Wohnungs Klinik Steuer Ernte Brücken Grenz Polizei
Feuerwehr Gas Luft Lärm Müll Kohle Wind Solar Kraftwerks Pegel Deich Wald Moor Fluss Küsten
Insel Markt Preis Lohn Renten Pflege Impf Arznei Labor Zucht Fang Getreide Milch Fleisch Obst
Wein Mühlen Ziegel Beton Stahl Kupfer Papier Druck Verlags Sender Netz Daten Rechen Melde Wahl
Rats Kreis Landes Bundes Gerichts Haft Zoll Post Paket Fracht Flug Fähr Rad Bus Tunnel Gleis
Signal Ampel Park Spiel Sport Schwimm Turn Tanz Theater Museums Archiv Kirchen Glocken Friedhofs
Kinder Jugend Eltern Lehrer Schüler Studien Forschungs Raumfahrt Stern Wetter Regen Sturm Frost
Hitze Dürre Brand
""".split()
_SECOND = """
behörde zahl bericht vertrag ausbau abbau streit plan antrag bescheid stand anteil verbrauch
ertrag verlust gewinn preis abgabe prüfung messung kontrolle sperre öffnung schließung reform
quote reserve lieferung anlage leitung station halle schicht firma gesellschaft genossenschaft
verband ausschuss beirat vorstand betrieb werk lager bestand bedarf mangel überschuss schaden
unfall brand fund raub betrug verfahren urteil gutachten entwurf beschluss sitzung wahl umfrage
studie statistik tabelle karte grenze zone fläche strecke brücke
""".split()
_PLACE_HEADS = """
Ober Nieder Alt Neu Groß Klein Linden Eichen Birken Erlen Hasel Rosen Stein Sand Lehm Mühl Kirch
Markt Burg Berg Wald See Bach Moor Sal Gold Silber Eisen Kupfer König
""".split()
_PLACE_ENDS = """
bach burg dorf feld furt hausen heim hof ingen itz kirchen leben münde ow rode stadt stedt tal
walde wangen weiler wiesen zell ach au beuren born brück eck
""".split()
_PLAIN = """
Stadt Land Jahr Menschen Euro Prozent Regierung Kosten Wohnungen Fälle Stellen Schulen
Krankenhäuser Betriebe Haushalte Unternehmen Kinder Tonnen Kilometer Anträge
""".split()
_VERBS = """
gestiegen gesunken gefallen gewachsen geschrumpft verdoppelt halbiert geschlossen eröffnet
geprüft verschoben gekürzt erhöht beschlossen abgelehnt bestätigt gemessen gezählt beschädigt
gestohlen gerettet verkauft gebaut gesperrt geräumt verlängert beendet begonnen finanziert
versichert
""".split()
_ADJECTIVES = """
neue alte große kleine hohe niedrige öffentliche private städtische ländliche deutsche
europäische jährliche monatliche geplante gemeldete amtliche vorläufige endgültige zusätzliche
ungewöhnliche steigende sinkende betroffene geschlossene teure günstige sichere gefährliche
längste
""".split()
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()

_ENGLISH = """
city country year people euros government cost homes cases jobs schools hospitals firms
households children tonnes miles requests river harbour bridge tunnel power water tax rent wage
pension harvest border police court prison station road rail airport ferry forest coast island
market price factory mine paper network vote council budget report contract plan permit share
loss profit audit survey closure opening reform quota reserve delivery plant
""".split()
_ENGLISH_VERBS = """
risen fallen doubled halved closed opened delayed cut raised approved rejected confirmed
measured counted damaged stolen rescued sold built blocked cleared extended ended begun funded
insured
""".split()
_ENGLISH_MONTHS = """January February March April May June July August September October November
December""".split()


class Zipf(Generic[T]):
    """Things that are taken the less often the later they stand."""

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def take(self, chance: random.Random, count: int) -> list[T]:
        return chance.choices(self.things, cum_weights=self._weights, k=count)


class Sentences:
    """Sentences by the seed they were made with: the same seed, the same sentences in the same order."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same claims in every run
        compounds = [first + second for first, second in product(_FIRST, _SECOND)]
        places = [head + end for head, end in product(_PLACE_HEADS, _PLACE_ENDS)]
        self._chance.shuffle(compounds)
        self._chance.shuffle(places)
        self._nouns = Zipf([*_PLAIN, *compounds])
        self._places = Zipf(places)
        self._english = Zipf([*_ENGLISH, *places])

    def statement(self, language: str) -> str:
        """Return a statement that stands on its own."""
        return self._in_english() if language == "en" else self._in_german()

    def explanation(self, language: str) -> str:
        """Return what a verdict rests on, two sentences long."""
        names = (self._english if language == "en" else self._nouns).take(self._chance, 4)
        if language == "en":
            return (
                f"The series on {names[0]} and {names[1]} shows it. {names[2]} was compared with {names[3]}."
            )
        return f"Die Reihe zu {names[0]} und {names[1]} zeigt es. {names[2]} wurde mit {names[3]} verglichen."

    def title(self, language: str) -> str:
        """Return the title of a text or of a piece of evidence."""
        names = (self._english if language == "en" else self._nouns).take(self._chance, 2)
        return f"{names[0]} and {names[1]}" if language == "en" else f"{names[0]} und {names[1]}"

    def changed(self, statement: str) -> str:
        """Return the statement as somebody else would have put it: a word less, two changed round."""
        words = statement.rstrip(".").split()
        del words[self._chance.randrange(len(words))]
        first, second = self._chance.sample(range(len(words)), 2)
        words[first], words[second] = words[second], words[first]
        return f"{' '.join(words)}."

    def _in_german(self) -> str:
        chance = self._chance
        nouns = self._nouns.take(chance, chance.randint(3, 5))
        place, other = self._places.take(chance, 2)
        number = f"{chance.randint(2, 999)}.{chance.randrange(1000):03d}"
        when = f"im {chance.choice(_MONTHS)} {chance.randint(2015, 2025)}"
        rest = " und ".join(nouns[2:])
        adjective, verb = chance.choice(_ADJECTIVES), chance.choice(_VERBS)
        said = f"Die {adjective} {nouns[0]} in {place} ist {when} um {number} {nouns[1]} {verb}"
        return f"{said}, {rest} bei {other} inbegriffen."

    def _in_english(self) -> str:
        chance = self._chance
        words = self._english.take(chance, chance.randint(5, 7))
        number = f"{chance.randint(2, 999)},{chance.randrange(1000):03d}"
        when = f"in {chance.choice(_ENGLISH_MONTHS)} {chance.randint(2015, 2025)}"
        verb = chance.choice(_ENGLISH_VERBS)
        said = f"The {words[0]} of {words[1]} has {verb} by {number} {words[2]} {when}"
        return f"{said}, with {' and '.join(words[3:])}."
