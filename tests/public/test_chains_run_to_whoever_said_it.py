"""Links are drawn from the publisher along what each relies on."""

from __future__ import annotations

from claims.public.chains import chains


def link(number: int, cites: int | None) -> dict[str, object]:
    return {"id": number, "cites": cites}


def order(links: list[dict[str, object]]) -> list[list[object]]:
    return [[each["id"] for each in chain] for chain in chains(links)]


def test_the_order_follows_the_links_not_their_numbers() -> None:
    assert order([link(1, None), link(2, 1), link(3, 2)]) == [[3, 2, 1]]


def test_two_chains_may_share_their_end() -> None:
    assert order([link(1, 3), link(2, 3), link(3, None)]) == [[1, 3], [2, 3]]


def test_a_link_that_comes_back_is_drawn_once() -> None:
    assert order([link(1, 2), link(2, 3), link(3, 2)]) == [[1, 2, 3]]
