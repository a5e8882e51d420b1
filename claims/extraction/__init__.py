"""Attribution extraction: a news text in, the statements in it and who each is attributed to out.

Entry point: `extract(text, language)`. Pure Python; imports nothing else of the project. The rules of each
language stand in a package of their own (`german`, `english`); `LANGUAGES` lists them. All work is done
sentence by sentence with a capped sentence length, so time grows linearly with the text.

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
    SpeechType,
    WorthinessReason,
)

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
]


class UnknownLanguage(ValueError):
    """There are no rules for this language."""


def extract(text: str, language: str) -> list[AttributedStatement]:
    """The statements of `text` in the order of the text; `language` is a BCP 47 tag ("de", "de-AT", "en")."""
    rules = LANGUAGES.get(language.lower().split("-")[0])
    if rules is None:
        known = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"No extraction rules for {language!r}; there are rules for {known}.")
    discourse = Discourse(rules)
    for passage in split_passages(text, rules.conventions):
        discourse.read_passage(passage)
    return discourse.statements
