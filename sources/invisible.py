"""Characters that show nothing themselves and may change how others are shown or found.

U+202E turns the figures behind it round, U+200B makes one word two for every search, U+E0041 hides a letter.
Texts that come in lose them (``claims.intake.plain_text``), a copy-edit may not add one
(``claims.workflow.spelling``), and what an editor types for readers is refused with the place.
"""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Controls, formats, halves of pairs, and what only one typeface knows.
_NOTHING_TO_SEE = frozenset({"Cc", "Cf", "Cs", "Co"})
_WHITE_SPACE = "\n\r\t"
# A soft hyphen shows where a line ends; joiners shape Persian words and join the parts of an emoji.
_TYPED_ON_PURPOSE = "\u00ad\u200c\u200d"
SHOWN_BEFORE = 20


def shows_nothing(letter: str) -> bool:
    """Whether a reader would not see this character; line ends and tabs are seen."""
    return letter not in _WHITE_SPACE and unicodedata.category(letter) in _NOTHING_TO_SEE


def visible(text: str) -> None:
    """Raise ``ValidationError`` that names the first invisible character and where it stands."""
    for place, letter in enumerate(text):
        if shows_nothing(letter) and letter not in _TYPED_ON_PURPOSE:
            raise ValidationError(
                _(
                    "There is an invisible character behind “%(before)s”: %(character)s. Readers could be "
                    "shown something else than you see. Delete what stands around it and type it anew."
                ),
                code="invisible",
                params={
                    "before": text[max(0, place - SHOWN_BEFORE) : place],
                    "character": f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip(),
                },
            )
