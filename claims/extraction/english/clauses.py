"""One English sentence as the rules see it: tokens, and the segments between its commas."""

from dataclasses import dataclass, field

from ..segmentation import BREAKS, SHORTEST_QUOTED_SENTENCE, Segment, Sentence
from ..statement import Spans
from ..tokens import Token


@dataclass(slots=True)
class Clauses:
    """A sentence cut at unquoted commas, colons, semicolons and dashes, and behind quoted sentences."""

    sentence: Sentence
    tokens: list[Token]
    segments: list[Segment] = field(default_factory=list)

    @classmethod
    def of(cls, sentence: Sentence) -> "Clauses":
        clauses = cls(sentence, sentence.tokens)
        begin, mark = 0, ""
        for place, token in enumerate(sentence.tokens):
            ends_quote = (
                place - begin >= SHORTEST_QUOTED_SENTENCE
                and not token.quoted
                and sentence.tokens[begin].quoted
                and sentence.tokens[place - 1].quoted
                and sentence.tokens[place - 2].text in ".!?,…"
            )
            if ends_quote or (token.text in BREAKS and not token.quoted):
                if place > begin:
                    clauses.segments.append(Segment(begin, place, mark))
                begin, mark = (
                    (place, ",") if ends_quote and token.text not in BREAKS else (place + 1, token.text)
                )
        end = len(sentence.tokens)
        while end > begin and sentence.tokens[end - 1].text in ".!?…" and not sentence.tokens[end - 1].quoted:
            end -= 1
        if end > begin:
            clauses.segments.append(Segment(begin, end, mark))
        return clauses

    @property
    def last(self) -> int:
        """Index past the last token that is not the full stop."""
        return self.segments[-1].end if self.segments else 0

    def segment_of(self, place: int) -> int:
        """The number of the segment that holds a token; -1 for the breaks themselves."""
        for number, segment in enumerate(self.segments):
            if segment.start <= place < segment.end:
                return number
        return -1

    def is_quote(self, number: int) -> bool:
        """Is the whole segment one quotation?"""
        segment = self.segments[number]
        return self.tokens[segment.start].quoted and self.tokens[segment.end - 1].quoted

    def spans(self, *ranges: tuple[int, int]) -> Spans:
        """The non-empty of the token ranges as spans, without marks at their ends."""
        trimmed = (self._without_marks(start, end) for start, end in ranges)
        return tuple(
            (self.tokens[start].start, self.tokens[end - 1].end) for start, end in trimmed if start < end
        )

    def _without_marks(self, start: int, end: int) -> tuple[int, int]:
        while start < end and not self.tokens[start].quoted and not self.tokens[start].is_word:
            start += 1
        while end > start and not self.tokens[end - 1].quoted and not self.tokens[end - 1].is_word:
            end -= 1
        return start, end
