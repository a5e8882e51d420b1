"""Readings of single sentences -> statements of the text: who "er" is, and whose report goes on.

A report goes on from sentence to sentence, over the end of a paragraph too, until another source speaks, the
text speaks in its own voice, or a heading stands between.
"""

from dataclasses import dataclass, field, replace

from .reading import Continuation, Finding, Language, Mention, Opening, Reading, Reference
from .segmentation import Passage, Sentence
from .statement import AttributedStatement, CheckWorthiness, Position, Spans, SpeechType

MEMORY = 12
"""How many of the last named sources a pronoun or title may point at; nobody remembers more while reading."""


_UNSAID = (Position.DENIES, Position.HAS_NOT_CONFIRMED)


@dataclass(slots=True)
class _Speaker:
    """A source named earlier in the text."""

    name: str
    mention: Mention
    source: Spans
    """The words that named the speaker, and those that pointed at the same one since."""


@dataclass(slots=True)
class Discourse:
    """Reads a text passage by passage and remembers who was named."""

    language: Language
    statements: list[AttributedStatement] = field(default_factory=list)
    _named: list[_Speaker] = field(default_factory=list)
    _current: _Speaker | None = None
    """Whose report is going on."""
    _last: _Speaker | None = None
    """Who spoke last in this passage, though the text has spoken in its own voice since."""
    _reported: frozenset[str] = frozenset()
    _keywords: frozenset[str] = frozenset()
    """What was reported, and with it what the sentence before was about."""
    _was_speech: bool = False
    """Was the sentence before somebody's words?"""
    _was_report: bool = False
    """Was the sentence before a report, in the words of an outlet or "laut …"?"""
    _report: tuple[int, str] | None = None
    """Which statement opened the report that may be relaying others, and whose it is."""
    _outer: int | None = None
    """Index of the statement of this sentence that holds the one at work."""
    _before: int = 0
    """Index of the first statement of the last sentence."""
    _by_outlet: bool = False
    """Did somebody open it whose business reports are: "X berichtete"? Only those go on without a word."""

    def read_passage(self, passage: Passage) -> None:
        self._current, self._last, self._keywords = None, None, frozenset()
        self._report, self._by_outlet = None, False
        self._before = len(self.statements)
        for sentence in passage.sentences:
            self._read_sentence(sentence, self.language.read(sentence))

    def _read_sentence(self, sentence: Sentence, reading: Reading) -> None:
        self._read_findings(sentence, reading)
        if reading.topic is not None:
            self._named.append(_speaker(sentence.text, reading.topic))
            del self._named[:-MEMORY]

    def _read_findings(self, sentence: Sentence, reading: Reading) -> None:
        self._was_speech = (
            bool(self.statements) and self.statements[-1].speech_type is not SpeechType.REPORTED
        )
        before, self._before = self._before, len(self.statements)
        if reading.findings:
            places: list[int] = []
            for each in reading.findings:
                finding = self._pointing_back(each, before) if each.points_back else each
                places.append(len(self.statements))
                if finding is None or not finding.content:
                    # nothing before that "das" could mean, or marks where words should be
                    continue
                if finding.inside is not None and reading.findings[finding.inside].position in _UNSAID:
                    # "Der Minister bestritt, dass die Bahn gesagt habe, dass ...": then nobody says that
                    continue
                outer = self._current
                self._outer = places[finding.inside] if finding.inside is not None else None
                self._attribute(sentence, finding)
                if finding.inside is not None:
                    # whose report the sentence is goes on, not who speaks in it
                    self._current = self._last = outer
            self._outer = None
            self._keywords = self._reported = reading.keywords
            self._was_report = reading.findings[-1].opening is not Opening.NONE
            return
        own = reading.own
        if own is None:
            if reading.continuation is Continuation.NO:
                self._end_report()
            return
        if self._continues(reading):
            self._keywords = self._reported | reading.keywords
            continued = Mention(Reference.CONTINUED)
            is_speech = reading.continuation is Continuation.IF_SPEAKING
            kind = SpeechType.INDIRECT if is_speech else own.speech_type
            self._attribute(
                sentence,
                replace(own, mention=continued, speech_type=kind, worthiness=CheckWorthiness.CHECKWORTHY),
            )
            self._was_report = False
        else:
            self._end_report()
            self._emit(sentence, own, None, is_explicit=False)

    def _pointing_back(self, finding: Finding, before: int) -> Finding | None:
        """ "Das teilte die Stadt mit.": with what the sentence before said, which then is no own voice."""
        if before >= len(self.statements):
            return None
        meant = self.statements[before]
        if not meant.source and not meant.cue:
            del self.statements[before:]
            self._before = before
            finding = replace(finding, reason=meant.worthiness_reason)
        return replace(finding, content=(*meant.content, *finding.content))

    def _continues(self, reading: Reading) -> bool:
        if reading.continuation is Continuation.YES:
            self._current = self._current or self._last
            return self._current is not None
        if reading.continuation is Continuation.IF_SPEAKING:
            return self._current is not None and self._was_speech
        if self._current is None or not self._by_outlet or reading.continuation is Continuation.NO:
            return False
        if reading.continuation is Continuation.IF_JUST_REPORTED and not self._was_report:
            return False
        return bool(self._keywords & reading.keywords)

    def _end_report(self) -> None:
        self._current, self._keywords = None, frozenset()
        if not self._by_outlet:
            # "Laut X …" relays nothing of what follows the text's own words.
            self._report = None

    def _attribute(self, sentence: Sentence, finding: Finding) -> None:
        mention = finding.mention
        if mention.reference is Reference.NAME:
            self._remember(sentence.text, mention)
            self._emit(sentence, finding, self._current, is_explicit=True)
            return
        if mention.reference is Reference.NOBODY:
            self._current = None
            self._emit(sentence, finding, None, is_explicit=False)
            return
        meant = self._resolve(sentence.text, mention)
        if meant is not None:
            meant = replace(meant, source=_merged(meant.mention.written, mention.written) or meant.source)
            self._current = self._last = meant
            self._emit(sentence, finding, meant, is_explicit=False)
        elif mention.reference is Reference.ROLE:
            self._remember(sentence.text, mention)
            self._emit(sentence, finding, self._current, is_explicit=True)
        elif mention.reference is Reference.PRONOUN:
            # somebody speaks whom no rule can name
            unknown = Mention(Reference.PRONOUN, phrase=mention.written)
            self._current = self._last = _Speaker("", unknown, mention.written)
            self._emit(sentence, finding, self._current, is_explicit=False)
        else:
            self._current = None
            self._emit(sentence, finding, None, is_explicit=False)

    def _remember(self, text: str, mention: Mention) -> None:
        self._current = self._last = _speaker(text, mention)
        self._named.append(self._current)
        del self._named[:-MEMORY]

    def _resolve(self, text: str, mention: Mention) -> _Speaker | None:
        """The source named before that a pronoun, a title or a continued report points at."""
        if mention.reference is Reference.CONTINUED:
            return self._current or self._last
        if mention.reference is Reference.PRONOUN:
            fitting = [speaker for speaker in self._named if speaker.mention.is_plural == mention.is_plural]
            persons = [speaker for speaker in fitting if speaker.mention.is_person]
            candidates = persons if mention.is_person else fitting
            return candidates[-1] if candidates else None
        return next((speaker for speaker in reversed(self._named) if _may_be(speaker, mention.titles)), None)

    def _emit(
        self, sentence: Sentence, finding: Finding, speaker: _Speaker | None, *, is_explicit: bool
    ) -> None:
        name = speaker.name if speaker is not None else ""
        within = None
        if name and self._report is not None and self._report[1] != name:
            within = self._report[0]
        if name and finding.opening is Opening.REPORT:
            within = None
        if self._outer is not None:
            within = self._outer
        opens = finding.opening is Opening.REPORT or (
            finding.opening is Opening.POSSIBLE and self._report is None
        )
        if name and opens:
            self._report = len(self.statements), name
            self._by_outlet = finding.opening is Opening.REPORT
        for part in self.language.split(sentence, finding):
            whole = AttributedStatement(
                content=part.content,
                source=speaker.source if speaker is not None else part.mention.written,
                names=speaker.mention.spans if speaker is not None else (),
                cue=part.cue,
                frame=part.frame,
                addressee=part.addressee,
                speech_type=part.speech_type,
                is_explicit=is_explicit,
                position=part.position,
                within=within,
                quoted_in=None,
                parts=self._parts(sentence, part),
                check_worthiness=part.worthiness,
                worthiness_reason=part.reason,
            )
            number = len(self.statements)
            self.statements.append(whole)
            if whole.source and whole.speech_type is not SpeechType.DIRECT:
                self.statements += _fragments(sentence, whole, number)

    def _parts(self, sentence: Sentence, finding: Finding) -> Spans:
        """The sentences of a quotation, if it holds several; what "das" points back at, without the word."""
        if finding.points_back:
            return finding.content[:-1]
        if finding.speech_type is not SpeechType.DIRECT:
            return ()
        conventions = self.language.conventions
        inner = [each for span in finding.content for each in sentence.inner_sentences(span, conventions)]
        # „Wir bauen“, sagte sie, „und zwar sofort.“ is one sentence in two pieces
        return tuple(inner) if len(inner) > len(finding.content) else ()


def _fragments(sentence: Sentence, whole: AttributedStatement, number: int) -> list[AttributedStatement]:
    """The words that statement `number` puts in quotation marks within a rendering of its own."""
    return [
        replace(whole, content=(span,), speech_type=SpeechType.DIRECT, quoted_in=number)
        for span in sentence.quotes_within(whole.content)
    ]


def _speaker(text: str, mention: Mention) -> _Speaker:
    name = " ".join(text[start:end] for start, end in mention.spans).lower()
    return _Speaker(name, mention, mention.written)


def _merged(named: Spans, pointing: Spans) -> Spans:
    """Both in the order of the text; nothing if there is no pointing word."""
    return tuple(sorted({*named, *pointing})) if pointing else ()


def _may_be(speaker: _Speaker, titles: tuple[str, ...]) -> bool:
    """ "der Minister" may be the Verteidigungsminister, and the other way round."""
    return any(a.endswith(b) or b.endswith(a) for a in speaker.mention.titles for b in titles)
