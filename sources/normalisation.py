"""The form in which two spellings of a name count as the same name."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = re.compile(r"[\s\-‐-―_/'’`´\"„“”«»‚‘()\[\],;:]+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?")
MAX_NAME = 200


def fold(text: str) -> str:
    """Return ``text`` without case, diacritics and ß: "Süddeutsche" and "SUDDEUTSCHE" become one.

    NFKD splits letters from their marks, so this also folds other scripts' composed letters.
    """
    # Decomposing first, since a mathematical letter only then has a case; folding can compose again ("ΐ").
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def name_key(name: str) -> str:
    """Return the key under which a name, spelling or domain is unique, e.g. "op online" for "OP-Online".

    A domain keeps its dots and loses scheme and "www."; in other names hyphens, quotation marks and
    brackets become spaces and a final full stop is dropped.
    """
    name = name.strip()
    domain = _DOMAIN.fullmatch(name)
    if domain:
        return fold(domain[1])
    return _JOINERS.sub(" ", fold(name)).strip(" .")
