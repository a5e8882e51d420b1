"""The demo newsroom: who works there, which claims it checks, and how each one goes through the workflow.

``script`` says what a claim of the demo consists of, the ``claims_*`` modules hold them, ``play`` runs them
through the actions. The facts, addresses and verdicts come from public pages; the wording is the demo's own.
"""
