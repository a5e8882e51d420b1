"""What changed between two texts, word by word, with a little of what stayed around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# So many characters of an unchanged stretch are shown before and after a change.
SHOWN = 60

# Below, the words that two texts have in common stand there by chance, and between them nothing can be read.
LEAST_THAT_STAYED = 0.5

# A word with the space behind it: there are as many words as one would count, and few that repeat.
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stayed (``same``), is gone (``before``) or came (``after``)."""

    kind: Literal["same", "before", "after"]
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """Return the changed stretches in order, with unchanged words around them; none for equal texts.

    Of a text in which hardly half of the words stayed: all that was, then all that is.
    """
    if before == after:
        return []
    # The last word has a blank behind it like any other: it is the same word once the text goes on.
    gone, came = (f"{text} " if text else "" for text in (before, after))
    old, new = _WORD.findall(gone), _WORD.findall(came)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    stayed = sum(b - a for kind, a, b, _, _ in codes if kind == "equal")
    if stayed < LEAST_THAT_STAYED * min(len(old), len(new)):
        return list(_changed(gone, came))
    found: list[Stretch] = []
    for number, (kind, a, b, c, d) in enumerate(codes):
        if kind == "equal":
            is_first, is_last = number == 0, number == len(codes) - 1
            found.append(Stretch("same", _shortened("".join(old[a:b]), is_first=is_first, is_last=is_last)))
        else:
            found.extend(_changed("".join(old[a:b]), "".join(new[c:d])))
    return found


def _changed(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch("before", gone)
    if came:
        yield Stretch("after", came)


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * SHOWN:
        return text
    head = "" if is_first else text[:SHOWN].rpartition(" ")[0]
    tail = "" if is_last else text[-SHOWN:].partition(" ")[2]
    return f"{head} … {tail}"
