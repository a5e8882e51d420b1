"""Attribution extraction: a news text in, the statements in it and who each is attributed to out.

Entry points: `extract(text, language)`, and `worded` for a statement as a sentence of its own. Pure Python;
imports nothing else of the project. The rules of each language stand in a package of their own (`german`,
`english`); `LANGUAGES` lists them. All work is done sentence by sentence with a capped sentence length, so
time grows linearly with the text.

Limits: rules, no parser. A source named by a pronoun is the last fitting one named; speech quoted inside
other speech is not taken apart.
"""

from .discourse import Discourse
from .english import ENGLISH
from .german import GERMAN
from .reading import Language
from .segmentation import split_passages
from .statement import (
    AttributedStatement,
    CheckWorthiness,
    Position,
    Span,
    SpeechType,
    WorthinessReason,
)
from .wording import as_sentence, capitalised

LANGUAGES: dict[str, Language] = {language.code: language for language in (GERMAN, ENGLISH)}

__all__ = [
    "LANGUAGES",
    "AttributedStatement",
    "CheckWorthiness",
    "Position",
    "SpeechType",
    "UnknownLanguage",
    "WorthinessReason",
    "extract",
    "worded",
]


class UnknownLanguage(ValueError):
    """There are no rules for this language."""


def extract(text: str, language: str) -> list[AttributedStatement]:
    """The statements of `text` in the order of the text; `language` is a BCP 47 tag ("de", "de-AT", "en")."""
    rules = _rules(language)
    if rules is None:
        known = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"No extraction rules for {language!r}; there are rules for {known}.")
    discourse = Discourse(rules)
    for passage in split_passages(text, rules.conventions):
        discourse.read_passage(passage)
    return discourse.statements


def worded(text: str, span: Span, statement: AttributedStatement, language: str) -> str:
    """The words of `text[start:end]` as a sentence of its own, as far as that is safe.

    The span holds `statement` or is one of its parts. No word is invented; in a language without rules the
    words stay as they are, with a capital.
    """
    rules = _rules(language)
    if rules is None:
        return capitalised(" ".join(text[slice(*span)].split()))
    return as_sentence(rules.main_clause(text, span, statement))


def _rules(language: str) -> Language | None:
    return LANGUAGES.get(language.lower().split("-")[0])
