"""The two PostgreSQL roles of docs/deployment.md: the one that serves can work, and cannot undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from claims.models import ClaimEdition
from tests import factories as make
from tests.docs.pages import read
from tests.guards.mutation import make_newsroom
from trail.catalogue import notes, verify_constraints, verify_guards, verify_settings
from trail.models import Event, RecordBody
from trail.probing import all_probes, try_probe

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

GRANTS = re.compile(r"^(?:GRANT|REVOKE) [^;]+;", re.MULTILINE)


@pytest.fixture
def serving() -> Iterator[None]:
    """Continue as the role that serves, with the rights the documentation gives it."""
    make_newsroom()
    # Roles belong to the server: another test process may be making its own.
    role = f"{connection.settings_dict['NAME']}_app"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}")
        for statement in GRANTS.findall(read("docs/deployment.md")):
            cursor.execute(statement.replace("gegenlese_app", role))
        cursor.execute(f"SET ROLE {role}")
        yield
        cursor.execute("RESET ROLE")


def refused(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.usefixtures("serving")
def test_it_publishes() -> None:
    before = ClaimEdition.objects.count()
    make.make_claim_in("withdrawn")
    assert ClaimEdition.objects.count() == before + 2


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER guard_event_no_update ON trail_event",
        "ALTER TABLE trail_event DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION guard_event_no_update() RETURNS trigger LANGUAGE sql AS ''",
        "SET session_replication_role = 'replica'",
        "TRUNCATE claims_evidence",
        "UPDATE trail_event SET action = 'x'",
        "UPDATE claims_linkverdict SET verdict = 'verbatim'",
        "DELETE FROM claims_claim",
    ],
)
def test_it_cannot_undo(statement: str) -> None:
    refused(statement)


@pytest.mark.usefixtures("serving")
def test_verifying_has_nothing_to_remark() -> None:
    assert [*verify_guards(), *verify_constraints(), *verify_settings()] == []
    assert notes() == []
    assert {try_probe(probe).result for probe in all_probes()} == {"refused"}


@pytest.mark.usefixtures("serving")
def test_erasing_takes_the_owner() -> None:
    edition = ClaimEdition.objects.select_related("claim").latest("pk")
    name = f"{edition.claim.public_id}/{edition.number}"
    make.make_user("olga", is_superuser=True)

    def erase() -> None:
        reason = "Landgericht Seestadt, 4 O 12/25"
        call_command("erase", name, by="olga", reason=reason, yes=True, stdout=StringIO())

    with pytest.raises(CommandError, match=r"Run the command as the role that owns the tables\. Nothing was"):
        erase()
    assert RecordBody.objects.get(pk=edition.body_id).text != ""
    assert not Event.objects.filter(action="erase").exists()

    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    erase()

    assert RecordBody.objects.get(pk=edition.body_id).text == ""
    assert Event.objects.filter(action="erase", subject_id=edition.body_id).count() == 1
    assert list(verify_guards()) == []


def test_a_superuser_is_remarked() -> None:
    assert [note.partition(":")[0] for note in notes()] == ["The role “gegenlese” is a superuser"]
