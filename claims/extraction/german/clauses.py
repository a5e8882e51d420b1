"""One sentence as the rules see it: tokens, the segments between its commas, and where its verbs stand."""

from dataclasses import dataclass, field

from ..segmentation import BREAKS, SHORTEST_QUOTED_SENTENCE, Segment, Sentence
from ..statement import Span, Spans
from ..tokens import Token
from .words import (
    AUXILIARIES,
    COORDINATORS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    STRONG_PRETERITES,
    SUBORDINATORS,
)

_STRONG_ENDINGS = tuple(STRONG_PRETERITES)


@dataclass(slots=True)
class Clauses:
    """A sentence cut into segments at unquoted commas, colons, semicolons and dashes."""

    sentence: Sentence
    tokens: list[Token]
    segments: list[Segment] = field(default_factory=list)
    _segment_of: list[int] = field(default_factory=list)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Sentence) -> "Clauses":
        clauses = cls(sentence, sentence.tokens)
        begin, mark, depth = 0, "", 0
        for place, token in enumerate(sentence.tokens):
            if not token.quoted:
                depth = max(0, depth + (token.text == "(") - (token.text == ")"))
            if clauses._ends_quote(begin, place):
                clauses.segments.append(Segment(begin, place, mark))
                begin, mark = place, ","
            if token.text in BREAKS and not token.quoted and depth == 0:
                if place > begin:
                    clauses.segments.append(Segment(begin, place, mark))
                begin, mark = place + 1, token.text
        end = len(sentence.tokens)
        while end > begin and sentence.tokens[end - 1].text in ".!?…" and not sentence.tokens[end - 1].quoted:
            end -= 1
        if end > begin:
            clauses.segments.append(Segment(begin, end, mark))
        clauses._segment_of = [-1] * len(sentence.tokens)
        for number, segment in enumerate(clauses.segments):
            for place in range(segment.start, segment.end):
                clauses._segment_of[place] = number
        return clauses

    def _ends_quote(self, begin: int, place: int) -> bool:
        """ "„Wer zahlt?“ fragte er": where a quoted sentence ends without a comma behind it."""
        return (
            place - begin >= SHORTEST_QUOTED_SENTENCE
            and not self.tokens[place].quoted
            and self.tokens[place].text[0].islower()
            and self.tokens[place - 2].text in ".!?,…"
            and self.tokens[begin].quoted
            and all(token.quoted for token in self.tokens[begin:place])
        )

    def segment_of(self, place: int) -> int:
        """The number of the segment that holds a token; -1 for the breaks themselves."""
        return self._segment_of[place]

    def is_quote(self, segment: Segment) -> bool:
        """Is the whole segment one quotation?"""
        return self.tokens[segment.start].quoted and self.tokens[segment.end - 1].quoted

    def words(self, number: int) -> frozenset[str]:
        """The unquoted words of a segment, in lower case."""
        found = self._words.get(number)
        if found is None:
            segment = self.segments[number]
            found = frozenset(t.low for t in self.tokens[segment.start : segment.end] if not t.quoted)
            self._words[number] = found
        return found

    def first_word(self, segment: Segment) -> str:
        return self.tokens[segment.start].low

    def is_subordinate(self, number: int) -> bool:
        """Does the segment begin like a subordinate clause: "dass …", ", die …", ", mit der …"?"""
        segment = self.segments[number]
        first = self.tokens[segment.start]
        if first.quoted:
            return False
        low = first.low
        if low in COORDINATORS and segment.end - segment.start > 1:
            low = self.tokens[segment.start + 1].low
        if low in SUBORDINATORS and low not in RELATIVES:
            return (
                low not in ("während", "bis", "als", "seit", "da")
                or self.tokens[segment.end - 1].text in AUXILIARIES
                or (self.ends_with_verb(segment) and not self._has_early_verb(segment))
            )
        if number == 0 or segment.mark != "," or not first.text.islower() or not self.ends_with_verb(segment):
            return False
        if low in RELATIVES:
            return not self._has_early_verb(segment)
        second = self.tokens[segment.start + 1].low if segment.end - segment.start > 2 else ""
        return second in RELATIVES and low in PREPOSITIONS and not self._has_early_verb(segment)

    def _has_early_verb(self, segment: Segment) -> bool:
        """ "der Damm sei gebrochen": an auxiliary before the last two words makes a main clause."""
        return any(
            not token.quoted and (token.text in AUXILIARIES or token.text in MODALS)
            for token in self.tokens[segment.start + 1 : segment.end - 1]
            if token is not self.tokens[segment.end - 2]
        ) or (segment.end - segment.start > 2 and self._is_bare_konjunktiv(segment))

    def _is_bare_konjunktiv(self, segment: Segment) -> bool:
        """ "der Damm halte": article, noun and a form that no relative clause in the indicative ends with."""
        last = self.tokens[segment.end - 1].text
        early = self.tokens[segment.end - 2].text
        if early in AUXILIARIES and last not in AUXILIARIES and last not in MODALS:
            # "der Damm sei dicht"
            return True
        return (
            segment.end - segment.start == 3
            and self.tokens[segment.start + 1].is_capitalised
            and last.endswith("e")
            and not last.endswith("te")
        )

    def ends_with_verb(self, segment: Segment) -> bool:
        """Does a finite verb stand last, as in a subordinate clause?"""
        last = self.tokens[segment.end - 1]
        if last.quoted or not last.text.isalpha() or not last.text.islower():
            return False
        low = last.text
        return (
            low in AUXILIARIES
            or low in MODALS
            or low.endswith(_STRONG_ENDINGS)
            or (len(low) > 3 and low.endswith(("t", "te", "ten", "en", "e", "st")))
        )

    def span(self, start: int, end: int) -> Span:
        """From the first to the last of the tokens, in code points."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def spans(self, *ranges: tuple[int, int]) -> Spans:
        """The non-empty of the token ranges as spans, without the breaks at their ends."""
        trimmed = (self._without_edges(start, end) for start, end in ranges)
        return tuple(self.span(start, end) for start, end in trimmed if start < end)

    def _without_edges(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._is_edge(start):
            start += 1
        while end > start and self._is_edge(end - 1):
            end -= 1
        return start, end

    def _is_edge(self, place: int) -> bool:
        token = self.tokens[place]
        return not token.quoted and (token.text in BREAKS or token.text in ".!?…")

    @property
    def last(self) -> int:
        """Index past the last token that is not the full stop."""
        return self.segments[-1].end if self.segments else 0
