"""JSON inside a page, the one place where text is put into HTML without HTML's own escaping.

A browser reads a `script` element of a data type as it stands and runs nothing of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# A browser looks for these inside the element, whatever stands around them in JSON.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def data_block(document: Mapping[str, Any]) -> SafeString:
    """Return JSON that can stand in a `script` element: no text in it ends the element or begins another."""
    text = json.dumps(document, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - of all characters that mean something there, none is left
