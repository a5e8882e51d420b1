"""Every page readers can get, with something on each, for tests that look at all of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.management import call_command

from claims.models import PublishedClaim, Topic
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.editing import Changes
from tests import factories
from tests.public.published import publish_in_open_text


@dataclass(frozen=True)
class ReadersPage:
    """An address below its language, and the status it answers with."""

    path: str
    status: int = 200

    def at(self, language: str) -> str:
        return f"/{language}/{self.path}"


def publish_about(topic: Topic) -> PublishedClaim:
    """Return a published claim of a topic."""
    claim = factories.accept(factories.make_claim("Der Pegel stieg im Juni 2025."))
    changes = Changes(topics=[topic])
    claim = editing.edit(claim.pk, by=factories.rita(), revision=claim.revision, changes=changes)
    factories.assess_second(factories.submit(claim))
    return PublishedClaim.objects.get(claim_id=claim.pk)


def every_page() -> list[ReadersPage]:
    """Publish, correct, withdraw, suspend, block and erase, and return where readers see it."""
    call_command("loaddata", "pages", verbosity=0)
    topic = Topic.objects.create(code="water", name_de="Wasser", name_en="Water")
    plain = publish_about(topic)
    corrected = publish_in_open_text()
    claim = factories.correct(corrected.claim, "Der Pegel stieg um elf Zentimeter.")
    publishing.reopen(claim.pk, by=factories.vera(), revision=claim.revision, reason="Hinweis einer Leserin.")
    withdrawn = factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    suspended = factories.make_suspended_claim(statement="Der Damm brach.")
    blocked = factories.make_blocked_claim(statement="Der Deich hielt.")
    erased = factories.make_published_claim(statement="Die Schleuse war offen.")
    factories.erase_edition(erased)
    opened, closed = (row.articles.get().article for row in (corrected, plain))
    return [
        ReadersPage(""),
        ReadersPage("?q=Pegel&accuracy=true&ordering=-updated_at"),
        ReadersPage("?q=Vulkan"),
        ReadersPage("?colour=red", 400),
        ReadersPage(f"claims/{plain.public_id}/"),
        ReadersPage(f"claims/{corrected.public_id}/"),
        ReadersPage(f"claims/{corrected.public_id}/editions/1/"),
        ReadersPage(f"claims/{withdrawn.public_id}/"),
        ReadersPage(f"claims/{suspended.public_id}/"),
        ReadersPage(f"claims/{blocked.public_id}/", 451),
        ReadersPage(f"claims/{erased.public_id}/", 410),
        ReadersPage("articles/"),
        ReadersPage(f"articles/{opened.public_id}/"),
        ReadersPage(f"articles/{closed.public_id}/"),
        ReadersPage("topics/"),
        ReadersPage("topics/water/"),
        ReadersPage("sources/"),
        ReadersPage("sources/wasseramt/"),
        ReadersPage("sources/wasseramt/?role=claimant"),
        ReadersPage("corrections/"),
        ReadersPage("statistics/"),
        ReadersPage("pages/method/"),
        ReadersPage("pages/corrections-policy/"),
        ReadersPage("pages/complaints/"),
        ReadersPage("pages/imprint/"),
        ReadersPage("pages/privacy/"),
        ReadersPage("nowhere/", 404),
    ]
