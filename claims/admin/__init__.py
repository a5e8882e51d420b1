"""The desk: the admin in which claims are found, attributed, assessed by two persons and published.

It decides nothing. Buttons and refusals come from ``claims.workflow.transitions``, every write is one
action of ``claims.workflow.actions``, and who may read a verdict is asked of ``claims.workflow.visibility``.
"""

from claims.admin import archive, article, claim, record, retrieval, site, source

__all__ = ["archive", "article", "claim", "record", "retrieval", "site", "source"]
