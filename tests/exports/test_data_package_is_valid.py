"""frictionless finds nothing wrong with a data package, and finds what is broken in one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest
from django.test import Client

from claims.exports.data_package import TABLES
from tests import factories as make
from tests.exports.reading import download

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(client: Client) -> bytes:
    """A package with a corrected claim, one of a protected source and one whose first edition was erased."""
    row = make.make_published_claim()
    make.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    make.erase_edition(row, 1)
    hidden = make.make_source("Informantin", "person", is_protected=True)
    make.make_published_claim(statement="Der Damm brach.", chain=[make.make_source(), hidden])
    return download(client, "claims.zip")


def errors_in(data: bytes, directory: Path) -> set[str]:
    path = directory / "package.zip"
    path.write_bytes(data)
    report = frictionless.Package(str(path)).validate()
    return {row[0] for row in report.flatten(["type"])}


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the package with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.namelist():
            text = before.read(member).decode()
            after.writestr(member, change(text) if member == name else text)
    return out.getvalue()


def without_digest(data: bytes) -> bytes:
    def unnamed(text: str) -> str:
        return text.replace('"hash":', '"was":').replace('"bytes":', '"had":').replace('"rows":', '"said":')

    return changed(data, "datapackage.json", unnamed)


def test_a_package_is_valid(data: bytes, tmp_path: Path) -> None:
    assert errors_in(data, tmp_path) == set()
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        names = [f"{table.name}.csv" for table, _ in TABLES]
        assert opened.namelist() == [*names, "datapackage.json"]


def test_a_changed_table_is_noticed(data: bytes, tmp_path: Path) -> None:
    broken = changed(data, "evidence.csv", lambda text: text.replace("Pegelst", "Regenst"))
    assert errors_in(broken, tmp_path) == {"hash-count"}


def test_a_broken_package_is_noticed(data: bytes, tmp_path: Path) -> None:
    plain = without_digest(data)
    assert errors_in(plain, tmp_path) == set()
    for name, before, after, error in [
        ("claims.csv", ",true,faithful,", ",vielleicht,faithful,", "constraint-error"),
        ("claims.csv", ",de,", ",,", "constraint-error"),
        ("claims.csv", ",false,20", ",manchmal,20", "type-error"),
        ("editions.csv", ",2,correction,", ",1,correction,", "primary-key"),
        ("attributions.csv", ",2,1,", ",2,9,", "foreign-key"),
    ]:
        broken = changed(plain, name, lambda text, old=before, new=after: text.replace(old, new))  # type: ignore[misc]
        assert error in errors_in(broken, tmp_path), name


def test_a_cut_off_package_is_no_package(data: bytes) -> None:
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(data[:-30]))
