"""A name in running text finds its source in every spelling, and never somebody else's."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sources.actions import save_source
from sources.lookup import find_source_name
from sources.models import Source, SourceName
from sources.normalisation import name_key
from sources.public_id import canonical_public_id, new_public_id
from tests import factories as make


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Süddeutsche Zeitung", "suddeutsche zeitung"),
        ("OP-Online", "op online"),
        ("https://www.Focus.de/", "focus.de"),
        ("  Die „Große“ Straße. ", "die grosse strasse"),
        ("Генштаб ЗСУ", "генштаб зсу"),
    ],
)
def test_a_key_has_no_case_marks_or_punctuation(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "written",
    [
        "Wasseramt Seestadt",
        "das Wasseramt Seestadt",
        "Wasseramts Seestadt",
        "WSA",
        "Wasseramt der Stadt (WSA)",
        "wsa.example",
        "www.wsa.example",
    ],
)
def test_what_a_text_does_to_a_name_still_finds_it(written: str) -> None:
    source = make.make_source("Wasseramt Seestadt", "authority", "WSA", "wsa.example")

    found = find_source_name(written)
    assert found is not None
    assert found.source == source


@pytest.mark.django_db
def test_an_inflected_form_of_two_names_is_nobody() -> None:
    make.make_source("Seeer Rundschau")
    make.make_source("Seee Rundschau")

    assert find_source_name("Seeen Rundschau") is None


@pytest.mark.django_db
def test_an_unknown_name_is_nobody() -> None:
    make.make_source("Wasseramt", "authority")

    assert find_source_name("Forstamt") is None


@pytest.mark.django_db
def test_a_name_means_one_source_only() -> None:
    make.make_source("Wasseramt", "authority", "WSA")
    other = Source(name="Wirtschaftsarchiv", slug="wirtschaftsarchiv")

    with pytest.raises(ValidationError, match=r"WSA.*Wasseramt"):
        save_source(other, by=make.rita(), names=[SourceName(name="W.S.A.".replace(".", ""))])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7q2m0000000o", "7Q2M00000000"),
        ("ILOilo123456", "110110123456"),
        ("7Q2M", None),
        ("7Q2M0000000U", None),
        ("7Q2M0000000-", None),
    ],
)
def test_public_ids_forgive_what_people_mistype(typed: str, meant: str | None) -> None:
    assert canonical_public_id(typed) == meant


def test_a_new_public_id_is_its_own_canonical_form() -> None:
    fresh = new_public_id()

    assert canonical_public_id(fresh) == fresh
