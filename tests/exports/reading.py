"""Asking for exports and reading them as their readers do: with the csv module, line by line, unzipped."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

from django.test import Client

EXPORTS = "/api/v1/exports/"


def download(client: Client, name: str, **params: Any) -> bytes:
    """Return the whole file."""
    response = client.get(f"{EXPORTS}{name}", params)
    assert response.status_code == 200, response.getvalue()
    assert response.streaming
    return response.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV, by the names in its header."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def lines(data: bytes) -> list[dict[str, Any]]:
    """Return the entries of an NDJSON; its last line must say that it is whole."""
    *entries, end = (json.loads(line) for line in data.decode().removesuffix("\n").split("\n"))
    assert end == {"end": {"count": len(entries)}}
    return entries


def feed(data: bytes) -> list[dict[str, Any]]:
    """Return the reviews of a DataFeed, read as consumers read it: the prefix is cut off, items are lists."""
    prefix = '{\n  "@context" : "http://schema.org",\n  "@type" : "DataFeed",\n  "dataFeedElement" :'
    text = data.decode()
    assert text.startswith(prefix)
    assert json.loads(text)["@type"] == "DataFeed"
    elements = json.loads(text.removeprefix(prefix).rstrip().removesuffix("}"))
    return [review for element in elements for review in element["item"] or [] if review]


def package(data: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the tables of a data package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        described = json.loads(opened.read("datapackage.json"))
        found = {each["name"]: table(opened.read(each["path"])) for each in described["resources"]}
        assert {name: len(rows) for name, rows in found.items()} == {
            each["name"]: each["rows"] for each in described["resources"]
        }
    return found
