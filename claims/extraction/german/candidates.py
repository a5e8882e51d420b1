"""What a pattern proposes: a finding with the tokens it is about."""

from dataclasses import dataclass

from ..reading import Finding, Mention, Opening, Reference
from ..statement import Spans, SpeechType
from .clauses import Clauses
from .content import Content
from .worthiness import weigh_attributed

NOBODY = Mention(Reference.NOBODY)
CONTINUED = Mention(Reference.CONTINUED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding with the tokens it is about: where its cue stands and what its content covers."""

    finding: Finding
    at: int
    covered: tuple[tuple[int, int], ...]


def plain(
    c: Clauses, mention: Mention, cue: tuple[int, int] | None, ranges: tuple[tuple[int, int], ...],
    spans: Spans, speech_type: SpeechType,
) -> Candidate:  # fmt: skip
    worthiness, why = weigh_attributed([t for start, end in ranges for t in c.tokens[start:end]], None)
    finding = Finding(
        content=spans,
        mention=mention,
        cue=c.spans(cue) if cue else (),
        speech_type=speech_type,
        worthiness=worthiness,
        reason=why,
        opening=Opening.NONE,
    )
    return Candidate(finding, cue[0] if cue else ranges[0][0], ranges)


def around(c: Clauses, number: int, last: int | None = None) -> Content | None:
    """All of the sentence but the frame in segment `number`, or from there to segment `last`."""
    ranges = []
    after = (last if last is not None else number) + 1
    if number > 0:
        ranges.append((c.segments[0].start, c.segments[number - 1].end))
    if after < len(c.segments):
        ranges.append((c.segments[after].start, c.last))
    return Content(tuple(ranges), SpeechType.INDIRECT) if ranges else None
