"""``manage.py demo``: a newsroom to try out, with claims in every state of the workflow."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.demo.people import ACCOUNTS, SHARED_LOGIN
from claims.demo.play import DemoIncomplete, is_played, play


class Command(BaseCommand):
    help = "Fills the desk with two texts, their claims in every state, and an account for each role."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo makes accounts with a password everybody knows. It runs on trial machines only: "
                "set GEGENLESE_ENV=development on a machine of your own."
            )
        try:
            if is_played():
                self.stdout.write("The demo is already here. Nothing was changed.")
            else:
                claims = play(self.stdout.write)
                self.stdout.write(self.style.SUCCESS(f"{len(claims)} claims of the demo are on the desk."))
        except DemoIncomplete as incomplete:
            raise CommandError(
                "Parts of the demo are already here, others are missing. Run it on an empty database "
                "(delete gegenlese.sqlite3, then migrate)."
            ) from incomplete
        self._say_where_to_go()

    def _say_where_to_go(self) -> None:
        self.stdout.write("")
        self.stdout.write(f"Readers:  {settings.SITE_URL}/de/  and  {settings.SITE_URL}/en/")
        self.stdout.write(f"API:      {settings.SITE_URL}/api/v1/docs/")
        self.stdout.write(f"Desk:     {settings.SITE_URL}/admin/")
        self.stdout.write("")
        self.stdout.write(f"Accounts, all with the password {SHARED_LOGIN}:")
        for account in ACCOUNTS:
            name = f"{account.first_name} {account.last_name}"
            role = account.role or "Administrator (superuser, checks no claims)"
            self.stdout.write(f"  {account.login:<16}  {name:<12}  {role}")
