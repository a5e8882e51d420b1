"""The accounts of the demo newsroom. Anybody can read how to log in: they exist on trial machines only."""

from __future__ import annotations

from dataclasses import dataclass

# What every account logs in with.
SHARED_LOGIN = "gegenlesen-demo"

REPORTER = "demo-reporter"
REVIEWER_1 = "demo-reviewer-1"
REVIEWER_2 = "demo-reviewer-2"
REVIEWER_3 = "demo-reviewer-3"
CHIEF = "demo-chief"
ADMIN = "demo-admin"


@dataclass(frozen=True, slots=True)
class Account:
    """``role`` names the group; without one the account maintains the machine and checks nothing."""

    login: str
    first_name: str
    last_name: str
    role: str = ""


ACCOUNTS = (
    Account(REPORTER, "Rike", "Roth", "Reporter"),
    Account(REVIEWER_1, "Anna", "Arendt", "Reviewer"),
    Account(REVIEWER_2, "Bela", "Brandt", "Reviewer"),
    Account(REVIEWER_3, "Cem", "Celik", "Reviewer"),
    Account(CHIEF, "Doris", "Dahl", "Chief editor"),
    Account(ADMIN, "Emil", "Ebert"),
)
