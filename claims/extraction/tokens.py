"""Words, numbers and punctuation marks of a text, with their places."""

import re
from dataclasses import dataclass

from .statement import Span

# "op-online", "Süddeutsche.de", "11.000", "3,5", "Trump's" are one token each; every other mark is its own.
# No two alternatives can begin with the same character in two ways, so matching never backtracks far.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:-\w+)*|[^\W\d_]\w*(?:[-.'’&]\w+)*|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `quoted` is True between quotation marks and for the marks themselves."""

    text: str
    low: str
    """In lower case; kept, because every rule asks for it."""
    start: int
    end: int
    quoted: bool

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


def tokenise(text: str, start: int, end: int, quotes: list[Span]) -> list[Token]:
    """The tokens of `text[start:end]`; those inside one of the ordered `quotes` are marked as quoted."""
    tokens = []
    remaining = iter(quotes)
    quote = next(remaining, None)
    for match in _TOKEN.finditer(text, start, end):
        while quote is not None and quote[1] <= match.start():
            quote = next(remaining, None)
        quoted = quote is not None and quote[0] <= match.start()
        word = match.group()
        tokens.append(Token(word, word.lower(), match.start(), match.end(), quoted))
    return tokens
