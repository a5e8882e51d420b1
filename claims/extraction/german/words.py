"""Closed word classes of German that the rules lean on; there is no dictionary behind them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOMINATIVE_DETERMINERS = _words(
    "der die das ein eine dieser diese dieses jener jene jenes mehrere viele einige zahlreiche zwei "
    "drei vier fünf beide alle kein keine sein seine ihr ihre unser unsere mein meine jeder jede "
    "manche andere weitere welche"
)
OTHER_DETERMINERS = _words(
    "den dem des einen einem eines einer diesen diesem jenen jenem seinen seinem seines seiner ihren "
    "ihrem ihres ihrer unseren unserem unserer mehreren vielen einigen zahlreichen zwei drei beiden "
    "allen keinen keinem keiner anderen weiteren mancher zur zum beim vom im am ins ans"
)
DETERMINERS = NOMINATIVE_DETERMINERS | OTHER_DETERMINERS
NOT_NOMINATIVE = _words("den dem des einen einem eines diesen diesem seinen seinem ihren ihrem")
"""Determiners no subject begins with."""

PRONOUNS = {"er": False, "sie": False, "wir": True, "diese": True, "dieser": False}
"""Pronoun -> is it plural; "sie" follows its verb."""
OBJECT_PRONOUNS = _words("sich es ihm ihr ihnen ihn uns mir mich dir dich dies das dieses")

PREPOSITIONS = _words(
    "ab an am ans auf aufs aus außer bei beim bis binnen durch entgegen für fürs gegen gegenüber "
    "hinter im in ins infolge inmitten innerhalb außerhalb mit mithilfe mittels nach neben ohne pro "
    "seit statt anstatt trotz über um unter vom von vor während wegen zu zum zur zwischen angesichts "
    "anlässlich aufgrund bezüglich hinsichtlich dank einschließlich entsprechend gemäß laut mangels "
    "nahe oberhalb unterhalb seitens zufolge zugunsten samt"
)
SUBORDINATORS = _words(
    "dass daß ob weil da nachdem obwohl obgleich während wenn falls als bevor ehe bis damit sodass "
    "indem wie wo wobei womit wodurch wofür wogegen worauf worin wonach woraufhin weshalb weswegen "
    "sobald solange sofern soweit insofern seitdem zumal was wer welche welcher welches warum wann "
    "denen dessen deren"
)
RELATIVES = _words("der die das dem den denen dessen deren welche welcher welches welchem welchen")
COORDINATORS = _words("und oder aber sondern denn doch sowie bzw jedoch")
ADVERBS = _words(
    "zudem außerdem ferner auch weiter weiterhin ebenfalls ebenso gleichzeitig zugleich dagegen "
    "hingegen jedoch allerdings indes indessen unterdessen inzwischen mittlerweile bislang bisher "
    "zuvor danach anschließend daraufhin zunächst später früher bereits schon noch nun jetzt heute "
    "gestern morgen kürzlich zuletzt erneut wieder wiederum wiederholt immer nie selbst sogar nur "
    "erst etwa rund fast nahezu kaum nicht nichts wohl offenbar angeblich vermutlich möglicherweise "
    "womöglich vielleicht wahrscheinlich tatsächlich ausdrücklich deutlich scharf öffentlich "
    "offiziell schriftlich mündlich telefonisch dann damit dabei darauf daran dazu dafür darüber "
    "davon davor dadurch hierzu hierbei hiermit dort hier so also somit demnach deshalb daher "
    "damals aktuell seinerzeit sinngemäß zusammen gemeinsam seither derzeit momentan gegenwärtig nunmehr "
    "trotzdem dennoch insbesondere vor allem besonders lediglich allein weder gar sehr mehr "
    "einmal abends morgens mittags nachts vormittags nachmittags abschließend schließlich ergänzend "
    "wörtlich unter anderem anderem hinaus darüber überdies nämlich einerseits andererseits zwar "
    "überraschend mehrfach knapp ganz ursprünglich anfangs jüngst neulich vorerst übrigens"
)
AUXILIARIES = _words(
    "ist sind war waren sei seien wäre wären bin bist seid hat haben hatte hatten habe hätte hätten "
    "wird werden wurde wurden werde würde würden worden gewesen geworden"
)
MODALS = _words(
    "kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse müsste müssten "
    "soll sollen sollte sollten solle will wollen wollte wollten wolle darf dürfen durfte durften "
    "dürfe dürfte dürften mag mögen mochte möchte möchten möge"
)
STRONG_PRETERITES = _words(
    "gab kam lag tat sah ging fiel lief rief hielt stand fand sprach sank trug stieg blieb schrieb "
    "nahm zog trat warf traf half starb verlor begann schlug verließ hieß ließ bat schloss floh fuhr "
    "wuchs hing saß wies brach"
)
HAVE = _words("hat haben hatte hatten habe hätten hätte")
BECOME = _words("wird werden wurde wurden worden werde")
NEGATIONS = _words("nicht nie niemals keinesfalls keineswegs weder kein keine keinen keiner")

MONTHS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember feb apr jun "
    "jul aug sept okt nov dez"
)
WEEKDAYS = _words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend dienstagabend "
    "mittwochabend donnerstagabend freitagabend samstagabend sonntagabend montagmorgen dienstagmorgen "
    "mittwochmorgen donnerstagmorgen freitagmorgen samstagmorgen sonntagmorgen montags dienstags "
    "mittwochs donnerstags freitags"
)
TIMES = (
    MONTHS
    | WEEKDAYS
    | _words(
        "uhr jahr jahre jahren jahres monat monate monaten monats woche wochen tag tage tagen tages "
        "stunde stunden minuten sekunden abend morgen mittag nachmittag vormittag nacht wochenende "
        "anfang mitte ende frühjahr sommer herbst winter frühling jahrhundert jahrzehnt jahrzehnte "
        "jahrzehnten ortszeit vortag wochenbeginn gestern heute beginn mal zeit zeitpunkt"
    )
)
NUMERALS = _words(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig "
    "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert hunderte hunderten tausend "
    "tausende tausenden dutzend dutzende dutzenden million millionen milliarde milliarden"
)
PARTICLES = _words(
    "ab an auf aus bei ein entgegen fest fort heraus herum hervor hin hinaus hinzu los mit nach "
    "nieder preis statt teil um vor voraus vorbei weg zu zurück bekannt "
    "klar dar nahe durchblicken wissen verlauten"
)
ABBREVIATIONS = _words(
    "bzw ca dr prof nr st str tel usw vgl z.b z d.h d u.a u etc evtl ggf inkl max min mio mrd abs art "
    "bd sog hl jan feb apr aug sept okt nov dez ing dipl hrsg mr mrs ms jr sr co bspw geb gest gen "
    "gegr o.ä v.chr n.chr i.d.r a.d u.s rd zt z.t s.o s.u vs anm allg betr bez ehem engl frz dt"
)
AFTER_ORDINAL = MONTHS | _words(
    "jahrhundert jahrhunderts jahrestag geburtstag platz tag etage stock klasse runde spieltag "
    "bundestag wahlperiode minute lebensjahr mal legislaturperiode kongress parteitag auflage armee "
    "division liga weltkrieg stelle todestag strafsenat zivilsenat senat kammer brigade woche monat "
    "hochzeitstag jubiläum ausgabe staffel sitzung und bis etappe verfassungszusatz"
)
