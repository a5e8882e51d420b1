"""From an account to the editor the record names."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from trail.models import SYSTEM_EDITOR, Editor


def system_editor() -> Editor:
    """Return the reserved editor E-000 that commands act as."""
    return Editor.objects.get_or_create(code=SYSTEM_EDITOR, defaults={"display_name": "system"})[0]


def editor_for(user: AbstractBaseUser) -> Editor:
    """Return the account's editor; the first time, give it the next free code."""
    existing = Editor.objects.filter(user_id=user.pk).first()
    while existing is None:
        try:
            with transaction.atomic():
                return Editor.objects.create(code=next_code(), user_id=user.pk, display_name=_full_name(user))
        except IntegrityError:  # somebody else took the code, or made this account's editor, meanwhile
            existing = Editor.objects.filter(user_id=user.pk).first()
    return existing


def next_code() -> str:
    """Return the code after the highest one in use: ``E-018`` after ``E-017``."""
    highest = max((int(code[2:]) for code in Editor.objects.values_list("code", flat=True)), default=0)
    return f"E-{highest + 1:03d}"


def _full_name(user: AbstractBaseUser) -> str:
    name = getattr(user, "get_full_name", lambda: "")()
    return str(name or user.get_username())[:100]
