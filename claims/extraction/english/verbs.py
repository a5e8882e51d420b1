"""English verbs of speech and what they take."""

from dataclasses import dataclass

from ..reading import Opening
from ..statement import Position, WorthinessReason


@dataclass(frozen=True, slots=True)
class CueVerb:
    forms: tuple[str, ...]
    bare: bool = False
    """A clause may follow without "that": "said the bridge was closed"."""
    takes_object: bool = False
    infinitive: bool = False
    """ "urged the firm to pay", "vowed to return" """
    names_listener: bool = False
    """ "told reporters" """
    link: str = ""
    """What joins the halves of the content: "described the plan as reckless"; a mark for "called"."""
    follows: tuple[str, ...] = ()
    """Words one of which must follow where no clause does: "warned of", "called on"."""
    position: Position = Position.ASSERTS
    reason: WorthinessReason | None = None
    opening: Opening = Opening.NONE


_APPEAL, _VALUE = WorthinessReason.APPEAL, WorthinessReason.VALUE_JUDGEMENT
_FEELING, _FORECAST = WorthinessReason.FEELING, WorthinessReason.FORECAST


def _forms(*lemmas: str) -> tuple[tuple[str, ...], ...]:
    """Past, third person and plain form of regular verbs: "state" -> "stated", "states", "state"."""
    return tuple((_past(lemma), _third(lemma), lemma) for lemma in lemmas)


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


VERBS = (
    # "The council said the bridge was closed."
    CueVerb(("said", "says", "say"), bare=True),
    CueVerb(("told", "tells", "tell"), bare=True, infinitive=True, names_listener=True),
    *(CueVerb(forms, names_listener=True) for forms in _forms("inform", "assure", "remind")),
    *(CueVerb(forms, bare=True) for forms in (
        *_forms("state", "add", "explain", "claim", "argue", "insist", "stress", "note", "estimate",
                "suggest", "acknowledge", "allege", "declare", "tweet", "reply", "maintain", "conclude",
                "reveal", "reiterate", "assert", "contend", "recall", "remark", "concede", "testify",
                "confess"),
        ("admitted", "admits", "admit"), ("wrote", "writes", "write"),
    )),
    # "The report found that …": the source is a text
    *(CueVerb(forms) for forms in (
        ("found", "finds"), ("showed", "shows"), *_forms("indicate", "establish"),
    )),
    # "Critics fear that …": what somebody thinks is quoted, but proves nothing
    *(CueVerb(forms, bare=True, reason=_FEELING) for forms in (
        *_forms("believe", "fear", "hope"), ("thought", "thinks", "think"),
    )),
    *(CueVerb(forms, reason=_FORECAST) for forms in _forms("expect", "predict")),
    # "The paper reported a fire."
    CueVerb(("reported", "reports", "report"), bare=True, takes_object=True, opening=Opening.REPORT),
    CueVerb(("announced", "announces", "announce"), bare=True, takes_object=True, reason=_FORECAST),
    # "The operator confirmed the outage."
    CueVerb(("confirmed", "confirms", "confirm"), bare=True, takes_object=True, position=Position.CONFIRMS),
    # "The club denied the deal."
    *(CueVerb(forms, takes_object=True, position=Position.DENIES) for forms in (
        ("denied", "denies", "deny"), *_forms("reject", "dispute"),
    )),
    # "The service warned of black ice."
    CueVerb(("warned", "warns", "warn"), bare=True, follows=("of", "against", "about"), reason=_VALUE),
    # "The union called on the firm to pay more." / "demanded a vote" / "urged the firm to pay"
    CueVerb(("appealed", "appeals"), follows=("to", "for"), reason=_APPEAL),
    CueVerb(("demanded", "demands"), takes_object=True, infinitive=True, reason=_APPEAL),
    *(CueVerb(forms, infinitive=True, names_listener=True, reason=_APPEAL) for forms in (
        *_forms("urge", "ask", "order", "request"),
    )),
    *(CueVerb(forms, infinitive=True, reason=_FORECAST) for forms in (
        *_forms("promise", "threaten", "pledge", "vow"),
    )),
    *(CueVerb(forms, reason=_APPEAL) for forms in (("proposed", "proposes"), ("recommended", "recommends"))),
    # "The board described the plan as premature." / 'called the plan "a gamble"'; "criticised the plan" says
    # nothing that could be checked.
    CueVerb(("called", "calls", "call"), link='"', follows=("on", "for"), reason=_APPEAL),
    *(CueVerb(forms, link="as", reason=_VALUE) for forms in (
        ("described", "describes", "describe"), *_forms("condemn", "praise", "denounce", "dismiss", "hail"),
        ("criticised", "criticized", "criticises", "criticizes"), ("branded", "brands"),
    )),
    # "Jane Poe accused the firm of hiding the leak."
    CueVerb(("accused", "accuses", "accuse"), takes_object=True),
)  # fmt: skip

FORMS: dict[str, CueVerb] = {form: verb for verb in VERBS for form in verb.forms}
"""Every form of every verb of speech."""
