"""What two persons assessed is what is printed: drafts compared, and what changed between them named."""

from __future__ import annotations

from claims.workflow.case import Case
from trail.models import Event


def is_as_assessed(case: Case) -> bool:
    """Whether an edition would print today what everybody who assessed in this round had before them."""
    return all(given.draft_hash == case.draft.digest for given in case.round_assessments)


def changed_since(case: Case) -> str:
    """Return the names of the claim's sources and texts that somebody wrote to since the first assessment."""
    submitted = Event.objects.filter(
        subject_kind="claim", subject_id=case.claim.public_id, action="submit", round=case.claim.round
    )
    seq = submitted.values_list("seq", flat=True).first()
    if seq is None:
        return ""
    names = {("article", a.article.public_id): a.article.title for a in case.appearances}
    for named in [*case.sources, *(a.article.publisher for a in case.appearances)]:
        source = named
        while source is not None and ("source", source.slug) not in names:
            names["source", source.slug] = source.name
            source = source.body_of
    written = Event.objects.filter(
        seq__gt=seq,
        subject_kind__in=["article", "source"],
        subject_id__in=[subject_id for _kind, subject_id in names],
    ).values_list("subject_kind", "subject_id")
    return ", ".join(sorted({names[subject] for subject in written if subject in names}))
