"""Words that say nothing about what a claim is about, folded as ``claims.matching.words`` folds them.

Negations are among them: two claims that differ by "nicht" are similar, and ``conflicts`` says how they
differ.
"""

from __future__ import annotations

GERMAN = frozenset(
    """
    aber alle allem allen aller alles als also am an ander andere anderen anderer anderes andern
    auch auf aus bei beim bereits bin bis bisher bist da dabei dadurch dafur dagegen daher damit
    danach daran darauf daraus darin daruber darum das dass davon dazu dein deine dem demnach den
    denen denn dennoch der deren derzeit des deshalb dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch ein eine einem einen einer eines einige einigen einiger einiges er
    es etwa etwas euch euer fur gegen gewesen hab habe haben habt hat hatte hatten hier hin hinter
    ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder
    jedes jedoch jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner keines
    konne konnen konnte konnten man manche manchem manchen mancher mehr mein meine mich mir mit muss
    musse mussen musste mussten nach nicht nichts noch nun nur ob oder ohne rund schon sehr sei
    seien sein seine seinem seinen seiner seines seit selbst sich sie sind so solche solchem solchen
    solcher solches soll solle sollen sollte sollten sondern sonst sowie trotz uber um und uns unser
    unsere unter viel vom von vor wahrend war ware waren warst was weg weil weiter welche welchem
    welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wolle wollen worden
    wurde wurden zu zum zur zwar zwischen
    """.split()
)

ENGLISH = frozenset(
    """
    a about above after again against all also am an and any are around as at be because been before
    being below between both but by can could did do does doing down during each few for from
    further had has have having he her here hers herself him himself his how i if in into is it its
    itself just may me might more most my myself never no nor not now of off on once only or other
    our ours out over own same shall she should so some such than that the their theirs them
    themselves then there these they this those through to too under until up very was we were what
    when where which while who whom whose why will with would you your yours
    """.split()
)
