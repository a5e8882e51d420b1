"""English verbs of speech and what they take."""

from dataclasses import dataclass

from ..reading import Opening
from ..statement import Position, WorthinessReason


@dataclass(frozen=True, slots=True)
class CueVerb:
    forms: tuple[str, ...]
    takes_object: bool = False
    follows: tuple[str, ...] = ()
    """Words one of which must follow where no clause does: "warned of", "called on"."""
    position: Position = Position.ASSERTS
    reason: WorthinessReason | None = None
    opening: Opening = Opening.NONE


_APPEAL, _VALUE = WorthinessReason.APPEAL, WorthinessReason.VALUE_JUDGEMENT

VERBS = (
    # "The council said the bridge was closed."
    CueVerb(("said", "says", "say")),
    CueVerb(("told", "tells")),
    *(CueVerb((past, present)) for past, present in (
        ("stated", "states"), ("added", "adds"), ("explained", "explains"), ("claimed", "claims"),
        ("argued", "argues"), ("insisted", "insists"), ("stressed", "stresses"), ("wrote", "writes"),
        ("noted", "notes"), ("estimated", "estimates"), ("suggested", "suggests"),
        ("acknowledged", "acknowledges"),
        ("admitted", "admits"), ("believed", "believes"), ("alleged", "alleges"), ("declared", "declares"),
        ("tweeted", "tweets"), ("replied", "replies"),
    )),
    # "The paper reported a fire."
    CueVerb(("reported", "reports"), takes_object=True, opening=Opening.REPORT),
    CueVerb(("announced", "announces"), takes_object=True, reason=WorthinessReason.FORECAST),
    # "The operator confirmed the outage."
    CueVerb(("confirmed", "confirms", "confirm"), takes_object=True, position=Position.CONFIRMS),
    # "The club denied the deal."
    *(CueVerb(forms, takes_object=True, position=Position.DENIES) for forms in (
        ("denied", "denies", "deny"), ("rejected", "rejects"), ("disputed", "disputes"),
        ("dismissed", "dismisses"),
    )),
    # "The service warned of black ice."
    CueVerb(("warned", "warns"), follows=("of", "against", "about"), reason=_VALUE),
    # "The union called on the firm to pay more." / "demanded a vote"
    CueVerb(("called", "calls"), follows=("on", "for"), reason=_APPEAL),
    CueVerb(("appealed", "appeals"), follows=("to", "for"), reason=_APPEAL),
    CueVerb(("demanded", "demands"), takes_object=True, reason=_APPEAL),
    CueVerb(("urged", "urges"), takes_object=True, reason=_APPEAL),
    # "The board described the plan as premature." / "criticised the plan"
    CueVerb(("described", "describes"), takes_object=True, reason=_VALUE),
    CueVerb(("accused", "accuses"), takes_object=True),
    CueVerb(("criticised", "criticized", "criticises", "criticizes"), takes_object=True, reason=_VALUE),
    CueVerb(("condemned", "condemns"), takes_object=True, reason=_VALUE),
    CueVerb(("praised", "praises"), takes_object=True, reason=_VALUE),
)  # fmt: skip

FORMS: dict[str, CueVerb] = {form: verb for verb in VERBS for form in verb.forms}
"""Every form of every verb of speech."""
