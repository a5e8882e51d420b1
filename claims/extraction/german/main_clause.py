"""What somebody said, cut from its sentence -> a main clause, where that is safe; else the words as they are.

Nothing is invented: the verb goes behind the first constituent, "dass" falls away, and a Konjunktiv that only
marks somebody's words becomes the indicative.
"""

import re
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import TypeAlias

from ..quotation import find_quotes
from ..segmentation import Segment, Sentence
from ..statement import AttributedStatement, Span, Spans, SpeechType
from ..tokens import Token, tokenise
from .clauses import Clauses
from .constituents import first_constituent, may_give
from .cues import find_cues
from .nouns import NO_ADJECTIVE, PARTICIPLE
from .subjunctive import is_possible
from .verbs import FORMS, Form
from .words import AUXILIARIES, COORDINATORS, MODALS, NOT_NOMINATIVE, STRONG_PRETERITES

Piece: TypeAlias = tuple[int, int] | str
"""A range of tokens, or a part of one."""

_OPENERS = frozenset("dass daß ob".split())
_VERB_FINAL_AFTER = _OPENERS | frozenset("da weil obwohl nachdem während".split())
_FINITE = (AUXILIARIES - {"worden", "gewesen", "geworden"}) | MODALS
_ALSO_INFINITIVE = frozenset("werden haben können müssen sollen wollen dürfen".split())
_INDICATIVE = {
    "sei": "ist", "seien": "sind", "habe": "hat", "werde": "wird", "könne": "kann", "solle": "soll",
    "müsse": "muss", "dürfe": "darf", "wolle": "will",
}  # fmt: skip
_LOOSE_PREFIX = re.compile(
    r"(zusammen|zurück|voraus|vorbei|hervor|heraus|heran|hinzu|nieder|statt|teil|fest|fort|nach|auf|aus|bei|"
    r"dar|ein|her|hin|los|mit|vor|weg|ab|an|zu)"
    r"([a-zäöüß]{4,})\Z"
)
_NO_PREFIX = re.compile(
    r"(?:antwort|einig|herrsch|hinder|festig|zuck|beicht|abonn|anonym|hinter|teil[te]|mitt)"
)
# Verbs with these may be torn apart or not: "übersetzt", "umfasst".
_EITHER_PREFIX = ("über", "unter", "durch", "wider", "hinter", "wieder", "weiter", "um", "preis", "kennen")
_NO_VERB = NO_ADJECTIVE | frozenset(
    "letzte erste zweite dritte nächste beste größte höchste alte gute rote weite konkrete private harte "
    "insgesamt meist oft überhaupt zumeist direkt sofort gut bekannt unbekannt selten leicht".split()
)
_WEAK = re.compile(r"(?!ge|be|ver|er|ent|zer|un)[a-zäöüß]{3,}(?:t|te|ten)\Z")
_PARTICIPLE = re.compile(r"ge[a-zäöüß]{2,}(?:t|en)\Z")
_FINITE_IN_GE = frozenset("geht gehen gibt gilt gelten geben".split())
_FOLLOWS_VERB = frozenset("der die das ein eine es er sie man sich kein keine diese dieser".split())
_FEMININE = ("ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ie", "ik", "gruppe", "frau", "in")
_GOES_ON = frozenset("aus von vom für der des bei beim".split())
_ADDS = frozenset("um ohne darunter insbesondere obwohl weil sodass damit nachdem dass".split())
_KONJUNKTIV = re.compile(r"[a-zäöüß]{3,}(?<!t)e\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s*\Z")


def main_clause(text: str, span: Span, statement: AttributedStatement) -> str:
    """The words of `text[start:end]`, which hold the statement or are one of its parts, as a main clause."""
    if statement.speech_type is SpeechType.DIRECT:
        return text[slice(*span)]
    quotes = find_quotes(text, *span)
    tokens = tokenise(text, *span, quotes)
    c = Clauses.of(Sentence(text, *span, 0, tokens, quotes))
    if not c.segments:
        return text[slice(*span)]
    order = _order(c, text, span[0], statement)
    if len(order) == 1 and (order[0] != (0, len(c.tokens)) or _opens_with_verb(c)):
        # still no main clause: nobody would gain by another mood
        return _written(c, order, {})
    return _written(c, order, _indicatives(c) if statement.speech_type is SpeechType.INDIRECT else {})


def _word_before(text: str, place: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, place - 30) : place])
    return found.group(1).lower() if found else ""


def _follows_opening_phrase(text: str, place: int, statement: AttributedStatement) -> bool:
    """ "Laut Wasseramt sanken": the finite verb stands behind what opens a sentence, be it known or not."""
    phrase = [span for span in (*statement.cue, *statement.source) if span[1] <= place]
    if not phrase:
        return False
    start, end = min(phrase)[0], max(end for _, end in phrase)
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:\n"
    return opens and text[start].isupper() and text[end:place].isspace()


def _order(c: Clauses, text: str, place: int, statement: AttributedStatement) -> list[Piece]:
    """The ranges of tokens in their new order."""
    before = _word_before(text, place)
    first, segment = c.tokens[0], c.segments[0]
    opens = not first.quoted and first.low in _OPENERS and segment.start == 0
    begin = int(opens)
    plain: list[Piece] = [(begin, len(c.tokens))]
    if opens and first.is_capitalised and len(c.segments) > 1:
        # "Ob der Damm hält, ist offen"
        return [(0, len(c.tokens))]
    if segment.start != 0 or _leads_back(c):
        return plain
    if opens or before in _VERB_FINAL_AFTER:
        verb = _final_verb(c, begin)
        return plain if verb is None else _from_end(c, begin, verb, statement.source) or plain
    opens_with_verb = _opens_with_verb(c) or _follows_opening_phrase(text, place, statement)
    if before not in COORDINATORS and first.text.islower() and opens_with_verb:
        return _from_start(c, segment, statement) or plain
    return plain


def _leads_back(c: Clauses) -> bool:
    """ "sollte der Damm brechen, werde Lom geräumt": is the first clause only a part of a longer one?"""
    return any(
        c.first_word(each) in ("so", "dann") or _is_finite_form(c.tokens[each.start])
        for each in c.segments[1:]
    )


def _is_finite_form(token: Token) -> bool:
    if token.quoted or not token.text.islower():
        return False
    return (
        token.text in _FINITE
        or token.text in STRONG_PRETERITES
        or any(each.form is Form.FINITE for each in FORMS.get(token.text, ()))
    )


def _final_verb(c: Clauses, begin: int) -> int | None:
    """Where the finite verb of a subordinate clause stands, if nothing else in it could be one."""
    segment = c.segments[0]
    verb = segment.end - 1
    if verb <= begin or not c.ends_with_verb(segment) or not _only_adds(c):
        return None
    place = verb
    while place > begin and c.tokens[place - 1].text in _ALSO_INFINITIVE:
        place -= 1
    inner = [token for token in c.tokens[begin:place] if not token.quoted]
    if any(token.text in _FINITE or token.low == "zwar" for token in inner):
        # with "zwar" a second clause without a conjunction follows
        return None
    if any(two.low in COORDINATORS and one.text.islower() for one, two in pairwise(inner)):
        # "der Pegel steige und der Damm breche": two verbs
        return None
    last = c.tokens[verb].text
    if last in _FINITE:
        return verb
    is_other = (
        last in _NO_VERB
        or last.startswith(_EITHER_PREFIX)
        or c.tokens[verb - 1].low == "zu"
        or (_PARTICIPLE.match(last) is not None and last not in _FINITE_IN_GE)
    )
    return None if is_other else verb


def _only_adds(c: Clauses) -> bool:
    """Is all that stands behind the first comma subordinate to the clause before it?"""
    return all(
        each.mark == "," and (c.is_subordinate(number) or c.first_word(each) in _ADDS)
        for number, each in enumerate(c.segments[1:], 1)
    )


def _from_end(c: Clauses, begin: int, verb: int, source: Spans) -> list[Piece] | None:
    """ "der Pegel im Mai gestiegen sei" -> "der Pegel", "sei", "im Mai gestiegen"."""
    reflexive = c.tokens[begin].low == "sich"
    start = begin + reflexive
    end = _known(c, start, verb, source) or first_constituent(c.tokens, start, verb)
    if end is None:
        return None
    front, rest = _torn(c.tokens[verb].text)
    moved: Piece = (verb, verb + 1) if not front else rest
    return [(start, end), moved, (begin, start), (end, verb), front, (verb + 1, len(c.tokens))]


def _torn(verb: str) -> tuple[str, str]:
    """ "eingreife" -> "ein", "greife": what goes to the end of a main clause, and what is moved."""
    found = _LOOSE_PREFIX.match(verb)
    if verb in _FINITE or found is None or _NO_PREFIX.match(verb) is not None:
        return "", verb
    return found.group(1), found.group(2)


def _opens_with_verb(c: Clauses) -> bool:
    first = c.tokens[0]
    if c.segments[0].end < 2 or len(c.tokens) < 3 or first.quoted:
        return False
    if _is_finite_form(first):
        return True
    second, third = c.tokens[1:3]
    # no adjective stands before an article, or with a bare noun before an object
    follows = second.low in _FOLLOWS_VERB or (second.is_capitalised and third.low in NOT_NOMINATIVE)
    return (
        follows
        and first.text not in _NO_VERB
        and PARTICIPLE.match(first.text) is None
        and _WEAK.match(first.text) is not None
    )


def _from_start(c: Clauses, segment: Segment, statement: AttributedStatement) -> list[Piece] | None:
    """ "hat Lom den Kai gesperrt" -> "Lom", "hat", "den Kai gesperrt"."""
    reflexive = len(c.tokens) > 1 and c.tokens[1].low == "sich"
    start = 1 + reflexive
    if start + 1 >= len(c.tokens):
        # a verb and a word at most: there is nothing to put in another order
        return None
    if c.tokens[start].low == "der" and c.tokens[start + 1].low.endswith(_FEMININE):
        # "[das Buch] sei der Altersgruppe unangemessen": a dative, and the subject stands elsewhere
        return None
    if c.tokens[0].low.endswith("n") and c.tokens[start].low in ("ein", "eine", "der", "das"):
        # "[wird] verlangen eine Antwort": an infinitive
        return None
    if c.tokens[start].low == "sie" and not c.tokens[0].low.endswith(("n", "nd")):
        # "[die Werft] hat sie verkauft": whom, not who
        return None
    end = _known(c, start, segment.end, statement.source)
    if end is None and all(begin != c.tokens[0].start for begin, _ in statement.cue):
        # of the verb of speech nobody but the source is the subject
        end = first_constituent(c.tokens, start, segment.end)
    if end is None or (end == segment.end and len(c.segments) > 1):
        # a relative clause or an apposition may belong to what would be moved
        return None
    return [(start, end), (0, 1), (1, start), (end, len(c.tokens))]


def _known(c: Clauses, start: int, stop: int, source: Spans) -> int | None:
    """Where the source ends that the extraction found right there."""
    ends = [end for begin, end in source if start < stop and begin == c.tokens[start].start]
    for place in range(start + 1, stop):
        if c.tokens[place - 1].end in ends:
            token = c.tokens[place]
            goes_on = not token.is_word or token.low in COORDINATORS or token.low in _GOES_ON
            return None if goes_on or may_give(c.tokens, start, place, stop) else place
    return None


def _indicatives(c: Clauses) -> dict[int, str]:
    """Which tokens become the indicative: none, if another mood or another speaker stays beside them."""
    found = {
        place: _INDICATIVE[token.text]
        for place, token in enumerate(c.tokens)
        if not token.quoted and token.text in _INDICATIVE
    }
    words = {token.low for token in c.tokens if not token.quoted}
    if not found or words & {"ich", "wir", "denn", "falls"} or any(True for _ in find_cues(c)):
        return {}
    others = [token for place, token in enumerate(c.tokens) if place not in found]
    return {} if is_possible(others, 0, len(others)) or _has_other_verb(c, found) else found


def _has_other_verb(c: Clauses, found: Container[int]) -> bool:
    """ "habe zugestimmt und frage …", "…, da es den Bau behindere": a Konjunktiv that no list holds."""
    ends = {segment.end - 1 for segment in c.segments}
    return any(
        place not in found
        and not token.quoted
        and _KONJUNKTIV.match(token.text) is not None
        and (place in ends or c.tokens[place - 1].low in ("und", "oder", "er", "sie", "es"))
        and token.low not in NO_ADJECTIVE
        for place, token in enumerate(c.tokens)
    )


def _written(c: Clauses, order: Iterable[Piece], moods: dict[int, str]) -> str:
    """The ranges with what stands between their tokens in the text; a space between two ranges."""
    text = c.sentence.text
    pieces: list[str] = []
    for each in order:
        if isinstance(each, str):
            pieces.append(each and f" {each}")
            continue
        start, end = each
        if start >= end:
            continue
        piece = "".join(
            text[c.tokens[place - 1].end if place > start else token.start : token.start]
            + moods.get(place, token.text)
            for place, token in enumerate(c.tokens[start:end], start)
        )
        glue = "" if not pieces or c.tokens[start].text in ",;:.!?…)" else " "
        pieces.append(glue + piece)
    return "".join(pieces)
