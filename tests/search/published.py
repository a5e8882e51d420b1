"""Published claims to search among, by short names; the same rows on both databases."""

from __future__ import annotations

from claims.models import PublishedClaim
from claims.workflow.actions.editing import Changes, edit
from tests import factories as make

# name: statement, explanation, language
TEXTS = {
    "bridge": ("Die alte Brücke trägt keine Lastwagen mehr.", "Das Amt sperrte sie im Mai.", "de"),
    "lake": ("Der Pegel des Sees stieg um zwölf Zentimeter.", "An der alten Brücke wird gemessen.", "de"),
    "rent": ("Die Mietpreise in Müllheim stiegen.", "Der Mietspiegel zeigt es; die Straßen sind alt.", "de"),
    "street": ("Die Straße nach Müllheim ist gesperrt.", "Wegen der Brücke, die alt ist.", "de"),
    "rents": ("Rents in Muellheim rose and houses were sold.", "The register shows the rents.", "en"),
}


def publish(statement: str, explanation: str, language: str) -> PublishedClaim:
    claim = make.make_claim(statement)
    claim = make.accept(claim)
    if language != claim.language:
        changes = Changes(fields={"language": language})
        claim = edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)
    claim = make.submit(claim, explanation=explanation)
    claim = make.assess_second(claim, explanation=explanation)
    return PublishedClaim.objects.get(claim=claim)


def publish_all() -> dict[str, str]:
    """Publish ``TEXTS`` in their order; returns names by public id."""
    return {publish(*text).public_id: name for name, text in TEXTS.items()}
