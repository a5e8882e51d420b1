"""The questions that everybody is asked alike: the product, its naive version, the driver and Datasette."""

from __future__ import annotations

# Three filters that leave some claims in a hundred: a column, a language with its variants, a related row.
ACCURACY, TOPIC, LANGUAGE = "false", "thema-1", "de"
THREE_FILTERS = f"accuracy={ACCURACY}&topic={TOPIC}&language={LANGUAGE}"
PAGE = 50
API = "/api/v1/claims/"
FACETS = "/api/v1/facets/"
EXPORTS = "/api/v1/exports/"
NAIVE = "/naive/claims/"
