"""A text is cut into passages that join to it again; each knows its claims, each claim ends once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from claims.public.annotation import Passage, Span, annotate

texts = st.text(alphabet="ab\n„ß𝄞", max_size=40)


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, list[Span[int]]]:
    text = draw(texts)
    edge = st.integers(min_value=0, max_value=len(text) + 3)
    pairs = draw(st.lists(st.tuples(edge, edge), max_size=6))
    return text, [Span(min(pair), max(pair), key) for key, pair in enumerate(pairs)]


def test_a_claim_is_a_passage_of_its_own() -> None:
    assert annotate("Der See steigt.", [Span(4, 14, "a")]) == [
        [Passage("Der "), Passage("See steigt", ("a",), ("a",)), Passage(".")]
    ]


def test_overlapping_claims_share_the_passage_they_overlap_in_with_the_inner_one_first() -> None:
    assert annotate("abcdef", [Span(0, 4, "x"), Span(2, 6, "y")]) == [
        [
            Passage("ab", ("x",)),
            Passage("cd", ("y", "x"), ("x",)),
            Passage("ef", ("y",), ("y",)),
        ]
    ]


def test_a_claim_over_two_lines_ends_in_the_second() -> None:
    assert annotate("ab\ncd", [Span(1, 4, "x")]) == [
        [Passage("a"), Passage("b", ("x",))],
        [Passage("c", ("x",), ("x",)), Passage("d")],
    ]


def test_positions_count_code_points() -> None:
    assert annotate("𝄞ab", [Span(1, 2, "x")]) == [[Passage("𝄞"), Passage("a", ("x",), ("x",)), Passage("b")]]


@given(text_and_spans())
def test_passages_join_to_the_text(given_: tuple[str, list[Span[int]]]) -> None:
    text, spans = given_
    assert "\n".join("".join(p.text for p in line) for line in annotate(text, spans)) == text


@given(text_and_spans())
def test_every_claim_ends_exactly_once(given_: tuple[str, list[Span[int]]]) -> None:
    text, spans = given_
    ended = Counter(key for line in annotate(text, spans) for passage in line for key in passage.ending)
    assert ended == Counter(span.key for span in spans if text[span.start : span.end].strip("\n"))


@given(text_and_spans())
def test_every_character_knows_the_claims_it_belongs_to(given_: tuple[str, list[Span[int]]]) -> None:
    text, spans = given_
    position = 0
    for line in annotate(text, spans):
        for passage in line:
            for place in range(position, position + len(passage.text)):
                assert set(passage.keys) == {s.key for s in spans if s.start <= place < s.end}
            position += len(passage.text)
        position += 1
