"""What somebody said, cut from its sentence, as a main clause: in English only "that" has to go."""

from ..statement import AttributedStatement, Span

_OPENERS = ("that ", "whether ")


def main_clause(text: str, span: Span, statement: AttributedStatement) -> str:
    """The words of `text[start:end]`; "that the dam broke" without its conjunction."""
    words = " ".join(text[slice(*span)].split())
    for opener in _OPENERS:
        words = words.removeprefix(opener)
    return words
