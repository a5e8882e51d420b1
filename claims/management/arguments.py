"""Reading the arguments of commands."""

from __future__ import annotations

from argparse import ArgumentTypeError


def readable(text: str) -> str:
    """Return the argument; raises ``ArgumentTypeError`` for bytes of the shell that are no UTF-8 text."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ArgumentTypeError("this is no UTF-8 text; check the language settings of the terminal")
    return text
