"""A name nobody has registered: the nearest sources are offered, and nothing is merged unasked."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sources.actions import propose_source, propose_spelling
from sources.models import Source, SourceName
from sources.similar_names import may_be_one_person, nearest_sources
from tests import factories as make
from tests.desk.browsing import sign_in, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wolodimir Selenskij", "Wolodymyr Selenskyj"),
        ("Selenskyj", "Zelenskyy"),
        ("Zelensky", "Wolodymyr Selenskij"),
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("Dmitri Medwedew", "Dmitry Medvedev"),
        ("Nikita Chruschtschow", "Nikita Chrushchow"),
        ("Annegret Petersen", "Annegret Peterssen"),
    ],
)
def test_two_spellings_of_one_person(one: str, other: str) -> None:
    assert may_be_one_person(one, other)
    assert may_be_one_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Angela Merkel", "Alexander Merkel"),
        ("Martina Keller", "Martin Keller"),
        ("Alexander Müller", "Alexandra Müller"),
        ("Olaf Scholz", "Olaf Schulz"),
        ("Robert Fico", "Robert Habeck"),
        ("Hans Schmidt", "Hans Schmitz"),
        ("Nordkorea", "Südkorea"),
        ("Putin", "Pistorius"),
        ("", "Merkel"),
    ],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    assert not may_be_one_person(one, other)
    assert not may_be_one_person(other, one)


def test_the_nearest_known_source_comes_first_and_each_once() -> None:
    paper = make.make_source("Tageblatt am See", "outlet", "Tagblatt", "Tageblatt")
    make.make_source("Wasseramt", "authority")
    propose_source("Tageblat am Se", by=make.rita())
    near = nearest_sources("Tagesblatt am See")
    assert [(one.source, one.name) for one in near] == [(paper, "Tageblatt am See")]
    assert near[0].score >= 90
    assert nearest_sources("Xylophonverband") == []


def test_the_page_of_a_proposed_source_offers_the_nearest_and_one_click_takes_it() -> None:
    known = make.make_source("Wolodymyr Selenskyj", "person")
    proposed = propose_source("Wolodimir Selenskij", by=make.rita())
    client = sign_in(make.rita())
    html = text_of(client, reverse("admin:sources_source_change", args=[proposed.pk]))
    assert "It is Wolodymyr Selenskyj" in html
    assert "sounds the same" in html
    merge = reverse("admin:sources_source_merge", args=[proposed.pk])
    assert f'formaction="{merge}"' in html
    client.post(merge, {"into": known.pk, "name": "Wolodimir Selenskij"})
    assert not Source.objects.filter(pk=proposed.pk).exists()
    assert SourceName.objects.get(name="Wolodimir Selenskij").source == known


def test_a_known_source_is_offered_nothing() -> None:
    make.make_source("Wolodymyr Selenskyj", "person")
    known = make.make_source("Wolodymyr Selenska", "person")
    html = text_of(sign_in(make.rita()), reverse("admin:sources_source_change", args=[known.pk]))
    assert "It is Wolodymyr" not in html


def test_spellings_taken_for_one_name_are_said() -> None:
    proposed = propose_source("Sergej Lawrow", by=make.rita())
    propose_spelling(proposed, "Sergei Lavrov", by=make.rita())
    html = text_of(sign_in(make.rita()), reverse("admin:sources_source_change", args=[proposed.pk]))
    assert "taken for one name: Sergej Lawrow, Sergei Lavrov" in html


def test_no_spelling_is_added_to_a_known_source_unasked() -> None:
    with pytest.raises(ValueError, match="known source"):
        propose_spelling(make.make_source(), "Seeblat", by=make.rita())
