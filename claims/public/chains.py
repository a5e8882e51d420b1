"""The links of an appearance in reading order: from the text's publisher to whoever said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Link = Mapping[str, Any]


def chains(links: Sequence[Link]) -> list[list[Link]]:
    """Return every chain, each from the link nobody cites along ``cites`` to its end.

    Chains may share their ends: an outlet that relies on two sources begins two of them. A link never
    stands twice in one chain, whatever the document says.
    """
    by_id = {link["id"]: link for link in links}
    cited = {link["cites"] for link in links}
    return [_follow(link, by_id) for link in links if link["id"] not in cited]


def _follow(root: Link, by_id: Mapping[int, Link]) -> list[Link]:
    chain = [root]
    seen = {root["id"]}
    while (following := by_id.get(chain[-1]["cites"])) is not None and following["id"] not in seen:
        chain.append(following)
        seen.add(following["id"])
    return chain
