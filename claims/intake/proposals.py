"""From attributed statements to proposals: names become sources, passages become chains."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction import AttributedStatement, CheckWorthiness, Position, SpeechType, worded
from claims.extraction.statement import Span
from claims.models.appearance import MAX_QUOTE
from claims.models.claim import MAX_STATEMENT
from claims.workflow.actions.proposing import Proposal, ProposedLink
from sources.actions import propose_source, propose_spelling
from sources.lookup import find_source_name
from sources.models import Article, Source, SourceKind
from sources.normalisation import MAX_NAME, name_key
from sources.similar_names import may_be_one_person
from trail.models import Editor

# Who may be relaying the statements of others that follow its own report.
_RELAYING = (SourceKind.OUTLET, SourceKind.NEWS_AGENCY)


class Names:
    """Resolves names of one text; a name nobody has registered becomes one proposed source."""

    def __init__(self, by: Editor) -> None:
        self._by = by
        self._known: dict[str, Source] = {}
        self._spellings: list[tuple[str, Source]] = []
        self.proposed: list[Source] = []

    def source(self, name: str) -> Source | None:
        """Return the source a name means; None only for a name without a letter or digit."""
        name = " ".join(name.split())[:MAX_NAME]
        key = name_key(name)
        if not key:
            return None
        if key not in self._known:
            registered = find_source_name(name)
            if registered is not None:
                self._known[key] = registered.source
            else:
                self._known[key] = self._proposed(name)
        return self._known[key]

    def _proposed(self, name: str) -> Source:
        """Return the proposal for a new name; another spelling of one proposed for this text joins that."""
        alike = {source for spelling, source in self._spellings if may_be_one_person(name, spelling)}
        if len(alike) == 1:
            source = propose_spelling(alike.pop(), name, by=self._by)
        else:
            source = propose_source(name, by=self._by)
            self.proposed.append(source)
        self._spellings.append((name, source))
        return source


def is_proposed(statement: AttributedStatement) -> bool:
    """Whether a statement is put on the desk: all that is attributed, and of the rest what is checkworthy."""
    return (
        statement.quoted_in is None
        and bool(quotable(statement))
        and bool(statement.source or statement.check_worthiness == CheckWorthiness.CHECKWORTHY)
    )


def quotable(statement: AttributedStatement) -> list[Span]:
    """Return the stretches of the text that become a proposal each: one, or one for each part."""
    return [(start, end) for start, end in places(statement) if end - start <= MAX_QUOTE]


def wording(article: Article, statement: AttributedStatement, span: Span) -> str:
    """Return the sentence a proposal makes of one of the statement's stretches."""
    return worded(article.text, span, statement, article.language)[:MAX_STATEMENT]


def proposals(
    article: Article, statement: AttributedStatement, statements: Sequence[AttributedStatement], names: Names
) -> list[Proposal]:
    """Return the proposals for one statement of the article's text: one, or one for each of its parts."""
    return [proposal(article, statement, span, statements, names) for span in quotable(statement)]


def proposal(
    article: Article,
    statement: AttributedStatement,
    span: Span,
    statements: Sequence[AttributedStatement],
    names: Names,
) -> Proposal:
    """Return the proposal for one stretch of a statement; its names become sources."""
    start, end = span
    return Proposal(
        statement=wording(article, statement, span),
        start=start,
        end=end,
        chains=_chains(article, statement, statements, names),
        check_worthiness=statement.check_worthiness.value,
        worthiness_reason=statement.worthiness_reason.value,
    )


def places(statement: AttributedStatement) -> list[Span]:
    """Return the stretches of the text to quote: each sentence of a quotation of several, else one.

    The words of a clause stand on their own. What a report holds is often a mere noun phrase ("… announced
    *the withdrawal of its troops*"): there the quote takes in source and verb, so that readers understand.
    """
    if statement.parts:
        return list(statement.parts)
    spans = list(statement.content)
    if statement.speech_type == SpeechType.REPORTED and statement.is_explicit:
        spans += [*statement.source, *statement.cue]
    return [(min(start for start, _ in spans), max(end for _, end in spans))]


def _chains(
    article: Article, statement: AttributedStatement, statements: Sequence[AttributedStatement], names: Names
) -> list[list[ProposedLink]]:
    head = _publisher(article, statement)
    relay = _relay(article, statement, statements, names)
    speakers = [names.source(article.text[start:end]) for start, end in statement.names]
    chains = []
    for speaker in dict.fromkeys(source for source in speakers if source is not None):
        link = ProposedLink(
            source=speaker,
            position=statement.position.value,
            speech_type=statement.speech_type.value,
            is_explicit=statement.is_explicit,
        )
        # an outlet that speaks for itself does not rely on itself
        chains.append([*(before for before in (*head, *relay) if before.source != speaker), link])
    return chains or ([head] if head else [])


def _publisher(article: Article, statement: AttributedStatement) -> list[ProposedLink]:
    if article.publisher is None:
        return []
    return [ProposedLink(source=article.publisher, speech_type=statement.speech_type.value)]


def _relay(
    article: Article, statement: AttributedStatement, statements: Sequence[AttributedStatement], names: Names
) -> list[ProposedLink]:
    """The outlet whose report this passage renders, where somebody else's statement stands in it.

    Where a source has *not* said something there is no statement to relay.
    """
    if statement.within is None or statement.position == Position.HAS_NOT_CONFIRMED:
        return []
    outer = statements[statement.within]
    sources = [names.source(article.text[start:end]) for start, end in outer.names]
    return [
        ProposedLink(source=source, is_explicit=False)
        for source in sources[:1]
        if source is not None and source.kind in _RELAYING
    ]
