"""Whether a changed text is still the same text, spelled better. Pure: two texts in, a sentence out.

Whatever could change what readers are told is a correction and takes two assessments: a figure, a negation,
a word replaced by another word. The thresholds are arbitrary but work: they let typing errors, endings,
doubled and missing small words pass (tests/workflow/test_spelling_is_not_meaning.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from sources.invisible import shows_nothing
from sources.normalisation import fold

# At most every fifth word is touched, or three of a short text.
MOST_TOUCHED = 0.2
ALWAYS_TOUCHED = 3
# A word is the same word while at most two letters and not most of it differ, or four fifths stay.
FEW_LETTERS = 2
SIMILAR = 0.8

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*|[%‰€$]")
# Words that turn a sentence round or count something. "ein" and "one" are articles and pronouns as well.
_NEGATIONS = (
    "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder ohne kaum "
    "no not never none nothing nobody neither nor without hardly cannot"
)
_NUMBERS = (
    "null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert "
    "tausend million millionen milliarde milliarden halb halbe hälfte drittel viertel doppelt "
    "zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
    "thousand millions billion billions half third quarter twice"
)
_WEIGHTY = {fold(word) for word in f"{_NEGATIONS} {_NUMBERS}".split()}
_ARTICLES = frozenset("der die das dem den des ein eine einen einem einer eines a an the".split())
# "möglich" and "unmöglich", "legal" and "illegal" differ by two letters.
_OPPOSITES = ("un", "in", "im", "ir", "il", "non", "dis", "miss", "mis", "nicht")


def more_than_spelling(before: str, after: str) -> str:
    """Return why the change is more than spelling, as a sentence for the editor; empty where it is not."""
    if _invisible(after) - _invisible(before):
        return _("An invisible character was added. It can turn figures and words round.")
    if _FIGURE.findall(before) != _FIGURE.findall(after):
        return _("A figure changed.")
    old, new = _words(before), _words(after)
    if _weighty(old) != _weighty(new):
        return _("A negation or a number word changed.")
    touched = 0
    for gone, come in _changes(old, new):
        touched += max(len(gone), len(come))
        if not _is_same_words(gone, come):
            return _("“%(before)s” became “%(after)s”.") % {
                "before": " ".join(gone) or "–",
                "after": " ".join(come) or "–",
            }
    if touched > max(ALWAYS_TOUCHED, MOST_TOUCHED * len(old)):
        return _("Too many words changed.")
    return ""


def _invisible(text: str) -> Counter[str]:
    return Counter(letter for letter in text if shows_nothing(letter))


def _words(text: str) -> list[str]:
    return [fold(word.replace("’", "'")) for word in _WORD.findall(text)]


def _weighty(words: list[str]) -> Counter[str]:
    return Counter(word for word in words if word in _WEIGHTY or word.endswith("n't"))


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield old[a:b], new[c:d]


def _is_same_words(gone: list[str], come: list[str]) -> bool:
    """Whether a stretch is the same words, or lost or gained a single short one."""
    if not gone or not come:
        # "im im See", "stieg Januar": a doubled or a missing small word.
        return len(gone or come) == 1 and len((gone or come)[0]) <= 4
    if len(gone) == len(come):
        return all(_is_same_word(a, b) for a, b in zip(gone, come, strict=True))
    # Written in one word or in two.
    return _is_same_word("".join(gone), "".join(come))


def _is_same_word(one: str, other: str) -> bool:
    if one == other or {one, other} <= _ARTICLES:
        return True
    if any(one == prefix + other or other == prefix + one for prefix in _OPPOSITES):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    longer = max(len(one), len(other))
    return (longer - kept <= FEW_LETTERS and 2 * kept >= longer) or matcher.ratio() >= SIMILAR
