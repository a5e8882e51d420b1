"""Public ids: 12 random characters of Crockford's base32, readable aloud and forgiving when typed.

The alphabet leaves out I, L, O and U (https://www.crockford.com/base32.html).
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
TYPED = re.compile(r"[0-9A-Za-z]{12}")

# Whatever stands between groups of an id that was read aloud or copied from print.
_SEPARATORS = re.compile(r"[\s\-‐-―_.#]+")
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_public_id() -> str:
    """Return a fresh id; 60 random bits, so ids cannot be walked or guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def canonical_public_id(typed: str) -> str | None:
    """Return the id a reader meant (small letters, O for 0, I or L for 1), or None where it can be none."""
    if not TYPED.fullmatch(typed):
        return None
    meant = typed.upper().translate(_FORGIVEN)
    return meant if set(meant) <= set(ALPHABET) else None


def public_id_in(typed: str) -> str | None:
    """Return the id somebody typed or pasted in any spelling: in groups, with spaces or dashes between."""
    return canonical_public_id(_SEPARATORS.sub("", typed))
