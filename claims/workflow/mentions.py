"""Whom a comment calls: roles and persons, named in its text or picked from a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from claims.workflow.roles import LEAD, REVIEW, TRIAGE, Person

# Role, its label, and the words after "@" that mean it, in every language of the desk.
ROLES = (
    ("reporters", _("Everybody who reports (@reporters)"), ("reporters", "reporter", "reporterinnen")),
    ("reviewers", _("Everybody who reviews (@reviewers)"), ("reviewers", "reviewer", "prüfende")),
    ("chief", _("The chief editor (@chief)"), ("chief", "chefredaktion")),
)
_ROLE_OF = {word: role for role, _label, words in ROLES for word in words}
# "@reviewers", "@E-017"; no part of a mail address such as desk@news.example.
_CALL = re.compile(r"(?<![\w@.])@(?=(\w[\w-]*))")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Roles by name and persons by code, each once, sorted."""

    roles: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()

    def __or__(self, other: Mentions) -> Mentions:
        return Mentions(
            tuple(sorted({*self.roles, *other.roles})), tuple(sorted({*self.editors, *other.editors}))
        )

    def people(self, everybody: Iterable[Person]) -> list[Person]:
        """Return those of the desk who are meant; a reviewer is no reporter here, a chief editor reviews."""
        return [person for person in everybody if person.editor.code in self.editors or self._by_role(person)]

    def _by_role(self, person: Person) -> bool:
        holds = person.permissions
        return (
            ("reporters" in self.roles and TRIAGE in holds and REVIEW not in holds)
            or ("reviewers" in self.roles and REVIEW in holds)
            or ("chief" in self.roles and LEAD in holds)
        )


def mentioned_in(text: str, everybody: Iterable[Person]) -> Mentions:
    """Return whom the text calls: "@reviewers", "@E-017", "@Vera Vogt"; what means nobody is just text."""
    codes = {person.editor.code.casefold(): person.editor.code for person in everybody}
    names = sorted(
        ((p.editor.display_name.casefold(), p.editor.code) for p in everybody if p.editor.display_name),
        key=lambda named: -len(named[0]),
    )
    roles, editors = set[str](), set[str]()
    for call in _CALL.finditer(text):
        word, rest = call[1].casefold().rstrip("-"), text[call.end() :]
        if word in _ROLE_OF:
            roles.add(_ROLE_OF[word])
        elif word in codes:
            editors.add(codes[word])
        else:
            editors |= {code for name, code in names if _begins(rest, name)}
    return Mentions(tuple(sorted(roles)), tuple(sorted(editors)))


def _begins(text: str, name: str) -> bool:
    return text[: len(name)].casefold() == name and not text[len(name) : len(name) + 1].isalnum()
