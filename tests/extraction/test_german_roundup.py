"""A roundup as outlets write it: sources in layers, two headings, a closing summary."""

from claims.extraction import extract

from .wording import checkworthy, words

ROUNDUP = """\
Inmitten der langen Dürre gibt es neue Entwicklungen mit vielen Dimensionen.
Am 12. März 2031 berichtete elbe-online über die Verlegung norwegischer Löschboote aus der Bucht Runde, \
wo sie gegen Ölbrände halfen. Nordische Behördenkreise, darunter das Amt für Seesicherheit (AFS), gaben \
an, dass die norwegischen Boote seit Anfang Februar nicht mehr auslaufen.
Die Verlegung könnte an Schäden der norwegischen Boote liegen. Seit Mai 2030 hatte Norwegen rund 120 \
Boote in die Bucht geschickt. Trotz dieser Meldungen hat Dänemark die Verlegung der Boote bisher nicht \
bestätigt.
Neue Brände im Norden
Während der Wind nachlässt, meldete die dänische Marine am 11. März 44 Einsätze vor der Küste, \
insbesondere 19 Ölbrände in der Region Skagen. Jens Holm, Befehlshaber der dänischen Marine, bestätigte \
zudem Lecks an Bohrinseln im Westen.
Die Lage ist angespannt. Nordblick.dk berichtete von neuen Explosionen, die in Aarhus und Odense Schäden \
zur Folge hatten. In Odense starben mindestens 5 Menschen. Ministerin Karin Dahl bezeichnete die Brände \
als „weiteres Versagen der Konzerne“ und appellierte an die Nachbarn, Schiffe zu schicken.
Folgen
Die Auswirkungen auf die Region sind erheblich. Laut Kompass hat Norwegen große Mengen an Schaum nach \
Dänemark geliefert. Die Sicherheitslage wird schwieriger, da Ministerin Dahl vor einem zweiten Ölteppich \
warnt.
Zusammengefasst zeigt sich, dass die Dürre weitreichende Auswirkungen hat. Die Verlegung der Boote \
könnte ein Wendepunkt sein."""


def test_every_claim_of_a_roundup_comes_out_with_its_source() -> None:
    assert checkworthy(ROUNDUP) == [
        (
            "elbe-online",
            "die Verlegung norwegischer Löschboote aus der Bucht Runde, wo sie gegen Ölbrände halfen",
        ),
        ("AFS", "dass die norwegischen Boote seit Anfang Februar nicht mehr auslaufen"),
        ("AFS", "Die Verlegung könnte an Schäden der norwegischen Boote liegen"),
        ("AFS", "Seit Mai 2030 hatte Norwegen rund 120 Boote in die Bucht geschickt"),
        ("Dänemark", "die Verlegung der Boote"),
        ("dänische Marine", "am 11. März 44 Einsätze vor der Küste"),
        ("dänische Marine", "19 Ölbrände in der Region Skagen"),
        ("Jens Holm", "Lecks an Bohrinseln im Westen"),
        ("Nordblick.dk", "neuen Explosionen, die in Aarhus und Odense Schäden zur Folge hatten"),
        ("Nordblick.dk", "In Odense starben mindestens 5 Menschen"),
        ("Karin Dahl", "die Brände als „weiteres Versagen der Konzerne“"),
        ("Karin Dahl", "an die Nachbarn, Schiffe zu schicken"),
        ("Kompass", "hat Norwegen große Mengen an Schaum nach Dänemark geliefert"),
        ("Dahl", "einem zweiten Ölteppich"),
    ]


def test_what_the_opening_outlet_may_be_relaying_points_at_it() -> None:
    statements = [statement for statement in extract(ROUNDUP, "de") if statement.source]
    opening = next(index for index, each in enumerate(extract(ROUNDUP, "de")) if each.source)
    assert [statement.within for statement in statements[:5]] == [None, opening, opening, opening, opening]
    assert words(ROUNDUP, statements[0].names) == "elbe-online"
