"""Verbs that report speech, with all their forms.

Each entry says what the verb takes as its content: a clause or quotation (every verb may), an object
("bestätigte Angriffe"), a preposition ("warnte vor"), or two halves ("bezeichnete … als").
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto

from ..reading import Opening
from ..statement import Position, WorthinessReason


class Form(Enum):
    FINITE = auto()
    FINITE_JOINED = auto()
    """Prefix and verb in one word, as at the end of a clause: "mitteilte"."""
    PARTICIPLE = auto()
    INFINITIVE = auto()


@dataclass(frozen=True, slots=True)
class CueVerb:
    lemma: str
    particle: str = ""
    prepositions: tuple[str, ...] = ()
    takes_object: bool = False
    link: str = ""
    """What joins the two halves of the content: "bezeichnete den Plan als verfrüht"."""
    source_preposition: str = ""
    """Where not the subject is the source but a phrase with this preposition."""
    needs: str = ""
    """The adverb in the clause of the verb that announces the content: "verwies darauf, dass …"."""
    keeps_preposition: bool = False
    """The content reads better with its preposition: "an die Verbündeten, …"."""
    position: Position = Position.ASSERTS
    reason: WorthinessReason | None = None
    opening: Opening = Opening.NONE


@dataclass(frozen=True, slots=True)
class VerbForm:
    verb: CueVerb
    form: Form
    is_plural: bool


# Strong and irregular verbs: present singular, preterite singular, participle; the plurals follow.
STRONG = {
    "geben": ("gibt", "gab", "gegeben"),
    "sprechen": ("spricht", "sprach", "gesprochen"),
    "schreiben": ("schreibt", "schrieb", "geschrieben"),
    "werfen": ("wirft", "warf", "geworfen"),
    "weisen": ("weist", "wies", "gewiesen"),
    "bestreiten": ("bestreitet", "bestritt", "bestritten"),
    "nennen": ("nennt", "nannte", "genannt"),
    "rufen": ("ruft", "rief", "gerufen"),
    "raten": ("rät", "riet", "geraten"),
    "gehen": ("geht", "ging", "gegangen"),
    "sehen": ("sieht", "sah", "gesehen"),
    "halten": ("hält", "hielt", "gehalten"),
    "schließen": ("schließt", "schloss", "geschlossen"),
    "beschreiben": ("beschreibt", "beschrieb", "beschrieben"),
    "vergleichen": ("vergleicht", "verglich", "verglichen"),
    "heben": ("hebt", "hob", "gehoben"),
    "streichen": ("streicht", "strich", "gestrichen"),
    "versprechen": ("verspricht", "versprach", "versprochen"),
    "widersprechen": ("widerspricht", "widersprach", "widersprochen"),
    "bitten": ("bittet", "bat", "gebeten"),
    "empfehlen": ("empfiehlt", "empfahl", "empfohlen"),
    "schlagen": ("schlägt", "schlug", "geschlagen"),
    "laden": ("lädt", "lud", "geladen"),
    "finden": ("findet", "fand", "gefunden"),
    "denken": ("denkt", "dachte", "gedacht"),
    "wissen": ("weiß", "wusste", "gewusst"),
    "tragen": ("trägt", "trug", "getragen"),
    "beschließen": ("beschließt", "beschloss", "beschlossen"),
    "entscheiden": ("entscheidet", "entschied", "entschieden"),
    "lassen": ("lässt", "ließ", "gelassen"),
    "treten": ("tritt", "trat", "getreten"),
    "fahren": ("fährt", "fuhr", "gefahren"),
    "greifen": ("greift", "griff", "gegriffen"),
    "bringen": ("bringt", "brachte", "gebracht"),
    "ziehen": ("zieht", "zog", "gezogen"),
    "kommen": ("kommt", "kam", "gekommen"),
    "nehmen": ("nimmt", "nahm", "genommen"),
    "bieten": ("bietet", "bot", "geboten"),
    "ergeben": ("ergibt", "ergab", "ergeben"),
    "verweisen": ("verweist", "verwies", "verwiesen"),
    "nachweisen": ("nachweist", "nachwies", "nachgewiesen"),
    "bestehen": ("besteht", "bestand", "bestanden"),
    "schreien": ("schreit", "schrie", "geschrien"),
    "erkennen": ("erkennt", "erkannte", "erkannt"),
    "werben": ("wirbt", "warb", "geworben"),
    "streiten": ("streitet", "stritt", "gestritten"),
    "stehen": ("steht", "stand", "gestanden"),
}
_INSEPARABLE = ("be", "er", "ver", "ent", "zer", "ge", "miss", "über", "unter", "wider")

_DENIES, _CONFIRMS = Position.DENIES, Position.CONFIRMS
_APPEAL, _VALUE = WorthinessReason.APPEAL, WorthinessReason.VALUE_JUDGEMENT
_FEELING, _FORECAST = WorthinessReason.FEELING, WorthinessReason.FORECAST

VERBS = (
    # "Die Stadt sagte, der Damm halte." / "…“, sagte sie."
    *(CueVerb(lemma) for lemma in (
        "sagen", "erklären", "schreiben", "behaupten", "betonen", "versichern", "beteuern", "erläutern",
        "äußern",
        "unterstreichen", "bekräftigen", "argumentieren", "konstatieren", "kommentieren", "antworten",
        "entgegnen",
        "erwidern", "ergänzen", "erzählen", "resümieren", "urteilen", "schildern", "berichtigen",
        "präzisieren",
        "meinen", "begründen", "notieren", "twittern", "posten", "skandieren", "rufen", "fragen", "mahnen",
        "prophezeien", "mutmaßen", "spekulieren", "schwören", "witzeln",
        "klagen", "jubeln", "folgern", "vermelden", "statuieren", "formulieren", "monieren", "signalisieren",
        "verlauten", "verraten", "offenbaren", "informieren", "widersprechen", "bedauern", "bemängeln",
        "besagen", "scherzen", "drohen", "versprechen", "garantieren", "bilanzieren", "bekunden",
        "veröffentlichen", "entscheiden", "drängen", "vereinbaren", "befürworten", "protestieren",
        "verdeutlichen", "verbreiten", "bloggen", "überlegen", "anordnen", "diktieren", "insistieren",
        "spotten", "wettern", "schimpfen", "raunen", "flüstern", "schreien", "brüllen",
        "verfügen", "bestimmen", "beantragen", "errechnen", "berechnen",
        "beschließen", "interpretieren", "dokumentieren", "enthüllen",
    )),
    # "Die Auswertung ergab, dass …", "Wie die Studie belegt, …": the source is a text or a count.
    *(CueVerb(lemma) for lemma in ("ergeben", "belegen", "nachweisen")),
    # "Das Gutachten verweist darauf, dass …", "erinnerte daran, dass …"
    *(CueVerb(lemma, needs=needs) for lemma, needs in (
        ("verweisen", "darauf"), ("bestehen", "darauf"), ("pochen", "darauf"), ("beharren", "darauf"),
        ("drängen", "darauf"), ("erinnern", "daran"),
        ("appellieren", "daran"), ("sprechen", "davon"), ("werben", "dafür"), ("äußern", "darüber"),
        ("klagen", "darüber"), ("streiten", "darüber"), ("beschweren", "darüber"), ("ärgern", "darüber"),
        ("freuen", "darüber"), ("protestieren", "dagegen"), ("verwahren", "dagegen"), ("zweifeln", "daran"),
        ("glauben", "daran"),
    )),
    *(CueVerb(lemma, particle, needs=needs) for lemma, particle, needs in (
        ("sprechen", "aus", "dafür"),
    )),
    # "Die Behörde teilte mit, die Straße sei gesperrt."
    *(CueVerb(lemma, particle) for lemma, particle in (
        ("teilen", "mit"), ("fügen", "hinzu"),
        ("stellen", "fest"), ("stellen", "klar"), ("heben", "hervor"), ("führen", "aus"),
        ("sagen", "aus"), ("legen", "dar"), ("streichen", "heraus"), ("machen", "deutlich"),
        ("machen", "klar"),
        ("rechnen", "vor"), ("gestehen", "ein"), ("wenden", "ein"), ("merken", "an"), ("sagen", "voraus"),
        ("fassen", "zusammen"), ("schätzen", "ein"), ("nehmen", "an"), ("finden", "heraus"),
        ("bieten", "an"), ("drohen", "an"), ("weisen", "an"), ("ordnen", "an"), ("sichern", "zu"),
        ("halten", "entgegen"), ("geben", "vor"), ("kritteln", "an"), ("rechnen", "aus"), ("deuten", "an"),
        ("werfen", "ein"), ("stellen", "heraus"),
        ("weisen", "nach"), ("legen", "nahe"), ("lassen", "durchblicken"), ("lassen", "wissen"),
        ("lassen", "verlauten"), ("bringen", "vor"), ("geben", "preis"), ("tragen", "vor"),
        ("mahnen", "an"), ("erkennen", "an"), ("stimmen", "zu"), ("fragen", "nach"),
        ("schließen", "aus"), ("drücken", "aus"),
    )),
    # "Die Kammer gab die Zahlen bekannt." / "gab an, nichts zu wissen"
    *(CueVerb(lemma, particle, takes_object=True) for lemma, particle in (
        ("geben", "bekannt"), ("geben", "an"), ("geben", "zu"), ("räumen", "ein"),
    )),
    # "Die Zeitung berichtete über den Brand."
    CueVerb("berichten", prepositions=("über", "von"), opening=Opening.REPORT),
    CueVerb("melden", takes_object=True, opening=Opening.POSSIBLE),
    CueVerb("verkünden", takes_object=True),
    CueVerb("erwähnen"),
    CueVerb("zitieren", opening=Opening.REPORT),
    # "Der Wirt sprach von hundert Gästen."
    CueVerb("sprechen", prepositions=("von",)),
    # "Die Bahn bestätigte den Ausfall."
    CueVerb("bestätigen", takes_object=True, position=_CONFIRMS),
    # "Der Verein bestritt die Absprache." / "wies den Vorwurf zurück"
    *(CueVerb(lemma, takes_object=True, position=_DENIES) for lemma in (
        "bestreiten", "dementieren", "leugnen",
    )),
    CueVerb("verneinen", takes_object=True, position=_DENIES),
    CueVerb("weisen", "zurück", takes_object=True, position=_DENIES),
    CueVerb("streiten", "ab", takes_object=True, position=_DENIES),
    # "Der Konzern kündigte den Abbau von 300 Stellen an."
    CueVerb("kündigen", "an", takes_object=True, reason=_FORECAST),
    CueVerb("sagen", "zu", reason=_FORECAST),
    CueVerb("stellen", "in Aussicht", takes_object=True, reason=_FORECAST),
    # "Die Gewerkschaft forderte höhere Löhne." / "rief zum Boykott auf"
    *(CueVerb(lemma, takes_object=True, reason=_APPEAL) for lemma in ("fordern", "verlangen")),
    CueVerb("empfehlen", reason=_APPEAL),
    CueVerb("fordern", "auf", reason=_APPEAL),
    CueVerb("rufen", "auf", reason=_APPEAL),
    CueVerb("schlagen", "vor", takes_object=True, reason=_APPEAL),
    CueVerb("bitten", reason=_APPEAL),
    CueVerb("raten", prepositions=("zu", "zur", "zum"), reason=_APPEAL),
    CueVerb("plädieren", prepositions=("für",), reason=_APPEAL),
    CueVerb("appellieren", prepositions=("an",), keeps_preposition=True, reason=_APPEAL),
    CueVerb("warnen", prepositions=("vor",), reason=_VALUE),
    CueVerb("warnen", reason=_VALUE),
    # "Der Rat bezeichnete den Plan als verfrüht." / "nannte den Plan verfrüht"
    CueVerb("bezeichnen", link="als", reason=_VALUE),
    CueVerb("beschreiben", link="als", reason=_VALUE),
    CueVerb("werten", link="als", reason=_VALUE),
    CueVerb("würdigen", link="als", reason=_VALUE),
    CueVerb("halten", link="für", reason=_VALUE),
    *(CueVerb(lemma, link="als", reason=_VALUE) for lemma in (
        "attackieren", "feiern", "charakterisieren", "brandmarken", "verteidigen",
    )),
    CueVerb("schätzen", "ein", link="als", reason=_VALUE),
    CueVerb("nennen", link="als", reason=_VALUE),
    # "Der Verband kritisierte, das Gesetz schade allen." / "kritisierte das Gesetz als schädlich".
    # Somebody's mere attitude ("kritisierte das Gesetz") holds no statement.
    *(CueVerb(lemma, link="als", reason=_VALUE) for lemma in (
        "kritisieren", "verurteilen", "begrüßen", "loben", "beklagen", "bemängeln", "rügen", "tadeln",
    )),
    CueVerb("prangern", "an", link="als", reason=_VALUE),
    CueVerb("lehnen", "ab", link="als", reason=_VALUE),
    # "Der Verband warf der Firma Betrug vor."
    CueVerb("werfen", "vor", takes_object=True),
    CueVerb("beschuldigen", takes_object=True),
    CueVerb("bezichtigen", takes_object=True),
    CueVerb("bezweifeln", takes_object=True, position=_DENIES),
    # "Der Minister wies auf die Frist hin." / "ging von einem Defekt aus"
    CueVerb("weisen", "hin", prepositions=("auf",)),
    CueVerb("gehen", "aus", prepositions=("von",)),
    # "Aus der Bilanz geht hervor, dass …"
    CueVerb("gehen", "hervor", source_preposition="aus"),
    # "Der Trainer hofft, dass …": what somebody feels or expects is quoted, but proves nothing.
    *(CueVerb(lemma, reason=_FEELING) for lemma in ("hoffen", "glauben", "fürchten", "wünschen")),
    CueVerb("befürchten", takes_object=True, reason=_FEELING),
    *(CueVerb(lemma, reason=_FORECAST) for lemma in ("erwarten", "prognostizieren")),
    CueVerb("rechnen", prepositions=("mit",), reason=_FORECAST),
    # "Der Verband schätzt den Schaden auf zwei Millionen Euro."
    *(CueVerb(lemma, takes_object=True) for lemma in ("schätzen", "beziffern", "veranschlagen")),
    *(CueVerb(lemma) for lemma in (
        "vermuten", "schlussfolgern", "ermitteln",
    )),
)  # fmt: skip


def _conjugate(lemma: str) -> tuple[list[tuple[str, bool]], list[str]]:
    """Finite forms of the third person (with "is it plural") and participles of a simple verb.

    Without the Konjunktiv: "der Damm sei dicht und halte" goes on with somebody's words.
    """
    if lemma in STRONG:
        present, past, participle = STRONG[lemma]
        plural = past + ("n" if past.endswith("e") else "en")
        if past == "schloss" or past == "beschloss":
            plural = past + "en"
        return [(present, False), (past, False), (plural, True), (lemma, True)], [participle]
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    if lemma.endswith(("eln", "ern")):
        stem = lemma[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    weak = stem + link + "t"
    has_ge = not (stem.startswith(_INSEPARABLE) or lemma.endswith("ieren")) or lemma in ("beten", "gestehen")
    forms = [(weak, False), (weak + "e", False), (weak + "en", True), (lemma, True)]
    if stem == "gesteh":
        forms, weak = (
            [("gesteht", False), ("gestand", False), ("gestanden", True), ("gestehen", True)],
            "standen",
        )
        return forms, ["gestanden"]
    if stem == "wend":
        forms.append(("wandte", False))
    return forms, [("ge" if has_ge else "") + weak]


def _all_forms() -> dict[str, tuple[VerbForm, ...]]:
    forms: dict[str, list[VerbForm]] = defaultdict(list)
    for verb in VERBS:
        finite, participles = _conjugate(verb.lemma)
        for word, plural in finite:
            forms[word].append(VerbForm(verb, Form.FINITE, plural))
            if verb.particle:
                forms[verb.particle + word].append(VerbForm(verb, Form.FINITE_JOINED, plural))
        for word in participles:
            forms[verb.particle + word].append(VerbForm(verb, Form.PARTICIPLE, False))
        forms[verb.particle + verb.lemma].append(VerbForm(verb, Form.INFINITIVE, True))
    return {word: tuple(entries) for word, entries in forms.items()}


FORMS: dict[str, tuple[VerbForm, ...]] = _all_forms()
"""Every form of every cue verb, in lower case."""
