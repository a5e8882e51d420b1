"""Closed word classes of English that the rules lean on."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "the a an this that these those its his her their our my some several many both two three all no"
)
PREPOSITIONS = _words(
    "in on at by for from of to with about after before during since under over against between "
    "within without into through near amid despite following across outside inside behind"
)
PRONOUNS = {"he": False, "she": False, "they": True, "it": False}
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | _words(
        "and or but as if when while because although though that which who whom whose where than is "
        "are was were be been has have had will would could should may might must can not also later "
        "earlier still however did do does declined refused not never to"
    )
)
SUBORDINATORS = _words("if when while because although though whether where who which what how why as")
AUXILIARIES = _words(
    "is are was were be been has have had will would can could may might must shall should did does do"
)
DO = _words("did does do")
REFUSALS = _words("declined declines refused refuses")
# "in the view of the chamber", "in Poe's words"
VIEWS = _words("view views opinion words eyes account estimate estimates assessment")
# "the mayor's claim that the bridge is safe"
CLAIMS = _words(
    "claim claims allegation allegations statement assertion suggestion warning demand announcement "
    "belief fear fears argument accusation accusations assurance assurances promise pledge report reports"
)
# "a report by the audit office": words for what was said or written; whose words they are follows
SAYINGS = _words(
    "report reports statement statements study survey poll figures data estimate estimates analysis "
    "account accounts letter memo survey research findings officials spokesman spokeswoman spokesperson"
)
HAVE = _words("has have had")
NEGATIONS = _words("not never neither no")
ADVERBS = _words(
    "also later earlier still however already again now repeatedly reportedly yesterday today "
    "additionally meanwhile separately immediately neither nor simply clearly late early "
    "further previously initially publicly officially so far yet"
)
MONTHS = _words(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec"
)
TIMES = MONTHS | _words(
    "monday tuesday wednesday thursday friday saturday sunday year years month months week weeks day "
    "days hour hours minute minutes second seconds morning evening afternoon night century"
)
NUMERALS = _words(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds "
    "thousand thousands million millions billion billions"
)
TITLES = _words(
    "president minister chancellor spokesman spokeswoman spokesperson secretary chairman chairwoman "
    "chair director governor mayor senator general colonel commander judge professor dr mr mrs ms "
    "king queen pope chief leader ambassador premier officer executive analyst lawyer prime foreign "
    "defence defense vice deputy agency newspaper"
)
ABBREVIATIONS = _words(
    "mr mrs ms dr prof st jr sr gen col lt sgt capt rep sen gov rev no vs etc e.g i.e u.s u.k u.n a.m "
    "p.m inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec approx"
)
HEDGES = _words("may might could possibly probably perhaps apparently allegedly reportedly likely")
FRAMING_OPENERS = _words("overall ultimately summarising summarizing conclusion amid summary")
FRAMING_WORDS = _words(
    "situation implications consequences developments challenges aspect concerns tense complex "
    "significant worrying far-reaching landscape tensions considerable fragile"
)
