"""An edition as reference managers take it: CSL-JSON, BibTeX and RIS.

What is cited is the edition, which never changes, at its own address; author is the newsroom.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from claims.public.xml_text import possible

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Letters as every BibTeX since 1988 reads them; what is not here stays as it is, in UTF-8.
_LETTERS = {
    "ä": '{\\"a}',
    "ö": '{\\"o}',
    "ü": '{\\"u}',
    "Ä": '{\\"A}',
    "Ö": '{\\"O}',
    "Ü": '{\\"U}',
    "ß": "{\\ss}",
}
# A brace behind a backslash still counts as a brace for whoever looks for the end of the field.
_SIGNS = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_LATEX = str.maketrans(_LETTERS | _SIGNS)


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited; texts may hold anything, line breaks too."""

    public_id: str
    number: int
    title: str
    newsroom: str
    language: str
    day: dt.date
    address: str
    note: str

    @property
    def key(self) -> str:
        """The name of the entry, and of the file without its ending."""
        return f"gegenlese-{self.public_id}-{self.number}"


@dataclass(frozen=True, slots=True)
class Notation:
    """A way to write a reference down."""

    media_type: str
    write: Callable[[Reference], str]


def csl_json(reference: Reference) -> str:
    """Return a CSL-JSON list of one item."""
    item = {
        "id": reference.key,
        "type": "webpage",
        "title": _line(reference.title),
        "author": [{"literal": _line(reference.newsroom)}],
        "container-title": _line(reference.newsroom),
        "issued": {"date-parts": [[reference.day.year, reference.day.month, reference.day.day]]},
        "language": reference.language,
        "version": str(reference.number),
        "URL": reference.address,
        "note": _line(reference.note),
    }
    return json.dumps([item], ensure_ascii=False, indent=1)


def bibtex(reference: Reference) -> str:
    """Return a BibTeX entry; double braces keep capital letters and the newsroom's name as they are."""
    fields = {
        "title": f"{{{_latex(reference.title)}}}",
        "author": f"{{{_latex(reference.newsroom)}}}",
        "year": str(reference.day.year),
        "day": str(reference.day.day),
        "edition": str(reference.number),
        "language": reference.language,
        "url": reference.address,
        "note": _latex(reference.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    lines.append(f"  month = {MONTHS[reference.day.month - 1]}")
    return "\n".join([f"@misc{{{reference.key},", *lines, "}", ""])


def ris(reference: Reference) -> str:
    """Return a RIS record."""
    fields = [
        ("TY", "ELEC"),
        ("ID", reference.key),
        ("TI", _line(reference.title)),
        ("AU", _line(reference.newsroom)),
        ("T2", _line(reference.newsroom)),
        ("PY", str(reference.day.year)),
        ("DA", f"{reference.day:%Y/%m/%d}"),
        ("ET", str(reference.number)),
        ("LA", reference.language),
        ("UR", reference.address),
        ("N1", _line(reference.note)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


NOTATIONS = {
    "json": Notation("application/vnd.citationstyles.csl+json", csl_json),
    "bib": Notation("application/x-bibtex; charset=utf-8", bibtex),
    "ris": Notation("application/x-research-info-systems; charset=utf-8", ris),
}


def _line(text: str) -> str:
    """Return a text in one line, without what is no character."""
    return " ".join(possible(text).split())


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)
