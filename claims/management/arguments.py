"""Reading the arguments of commands."""

from __future__ import annotations

from argparse import ArgumentTypeError

from django.contrib.auth.models import User
from django.core.management.base import CommandError


def readable(text: str) -> str:
    """Return the argument; raises ``ArgumentTypeError`` for bytes of the shell that are no UTF-8 text."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ArgumentTypeError("this is no UTF-8 text; check the language settings of the terminal")
    return text


def account_of(username: str) -> User:
    """Return the account that ``--by`` names; raises ``CommandError`` where there is none."""
    account = User.objects.filter(username=username).first()
    if account is None:
        raise CommandError(f"--by: there is no account “{username}”.")
    return account
