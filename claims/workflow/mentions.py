"""Whom a comment calls: roles and persons, named in its text or picked from a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from claims.workflow.roles import LEAD, REVIEW, TRIAGE, Person
from trail.models import Editor

# Role, its label, and the words after "@" that mean it, in every language of the desk.
ROLES = (
    ("reporters", _("Everybody who reports (@reporters)"), ("reporters", "reporter", "reporterinnen")),
    ("reviewers", _("Everybody who reviews (@reviewers)"), ("reviewers", "reviewer", "prüfende")),
    ("chief", _("The chief editor (@chief)"), ("chief", "chefredaktion")),
)
_ROLE_OF = {word: role for role, _label, words in ROLES for word in words}
# "@reviewers", "@E-017"; no part of a mail address such as desk@news.example.
_CALL = re.compile(r"(?<![\w@.])@(?=(\w[\w-]*))")


# What makes a name before it a part of another one: "@vera2", "@vera-vogt", "@vera.vogt".
_GOES_ON = re.compile(r"\w|[-.@]\w")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name after "@" that calls nobody, because nobody or more than one person may be meant."""

    name: str
    meant: tuple[Editor, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Roles by name and persons by code, each once, sorted; and the names that call nobody."""

    roles: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()

    def __or__(self, other: Mentions) -> Mentions:
        return Mentions(
            tuple(sorted({*self.roles, *other.roles})),
            tuple(sorted({*self.editors, *other.editors})),
            (*self.unclear, *other.unclear),
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
    """Return whom the text calls: "@reviewers", "@E-017", "@Vera Vogt", "@Vera" if there is one Vera."""
    people = list(everybody)
    roles, editors, unclear = set[str](), set[str](), dict[str, Unclear]()
    for call in _CALL.finditer(text):
        typed = call[1].rstrip("-")
        role = _ROLE_OF.get(typed.casefold())
        if role and Mentions((role,)).people(people):
            roles.add(role)
            continue
        meant = [] if role else _persons(typed.casefold(), text[call.end() :], people)
        if len(meant) == 1:
            editors.add(meant[0].code)
        else:
            unclear.setdefault(typed.casefold(), Unclear(typed, tuple(meant)))
    return Mentions(tuple(sorted(roles)), tuple(sorted(editors)), tuple(unclear.values()))


def _persons(word: str, rest: str, people: Sequence[Person]) -> list[Editor]:
    """Return those meant: by code, else by the longest whole name that stands there, else by first name."""
    by_code = [person.editor for person in people if person.editor.code.casefold() == word]
    whole = [
        (len(name), person.editor) for person in people for name in _names(person) if _begins(rest, name)
    ]
    longest = max((length for length, _editor in whole), default=0)
    by_name = dict.fromkeys(editor for length, editor in whole if length == longest)
    by_first_name = [
        person.editor for person in people if person.editor.display_name.casefold().split()[:1] == [word]
    ]
    return by_code or list(by_name) or by_first_name


def _names(person: Person) -> list[str]:
    user = person.editor.user
    return [name.casefold() for name in (person.editor.display_name, user.username if user else "") if name]


def _begins(text: str, name: str) -> bool:
    # Letter by letter: a folded name can be longer than the one that was written, "Groß" as "gross".
    folded = ""
    for place, letter in enumerate(text[: len(name)], start=1):
        folded += letter.casefold()
        if len(folded) >= len(name):
            return folded == name and not _GOES_ON.match(text, place)
    return False
