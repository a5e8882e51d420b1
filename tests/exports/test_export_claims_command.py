"""``manage.py export_claims`` writes what the API serves, whole or not at all, and says what is wrong."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims.exports import CLAIMS, moment
from claims.exports.moment import Moment
from tests import factories as make
from tests.api.published import publish
from tests.exports.reading import download, lines

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def export(output: Path | str, *arguments: str, kind: str = "ndjson") -> None:
    call_command("export_claims", "--format", kind, "--output", str(output), *arguments)


def test_the_file_is_what_the_api_serves(client: Client, tmp_path: Path) -> None:
    publish(accuracy="false")
    publish("Der Hafen wurde 1891 gebaut.")
    for code, kind in CLAIMS.items():
        if code != "package":  # holds the moment it was made
            export(tmp_path / code, "--filter", "accuracy=false", "--filter", "accuracy=true", kind=code)
            served = download(client, kind.file_name, accuracy=["false", "true"])
            assert (tmp_path / code).read_bytes() == served, code
    export(tmp_path / "claims.zip", kind="package")
    assert (tmp_path / "claims.zip").read_bytes()[:4] == b"PK\x03\x04"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({*CLAIMS, "claims.zip"} - {"package"})


def test_cursor_and_mark_are_taken(client: Client, tmp_path: Path) -> None:
    older = publish("Der Hafen wurde 1891 gebaut.")
    newer = publish()
    export(tmp_path / "rest", "--cursor", newer.public_id)
    assert [entry["public_id"] for entry in lines((tmp_path / "rest").read_bytes())] == [older.public_id]
    export(tmp_path / "marked", "--bom", kind="csv")
    assert (tmp_path / "marked").read_bytes() == download(client, "claims.csv", bom="true")


def test_standard_output_gets_nothing_but_the_export(
    client: Client, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    publish()
    export("-")
    written = capsysbinary.readouterr()
    assert (written.out, written.err) == (download(client, "claims.ndjson"), b"")


def test_a_terminal_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for statement in ("Der Hafen wurde gebaut.", "Der Kanal wurde gebaut."):
        make.make_published_claim(statement=statement)
    monkeypatch.setattr(moment, "CHUNK", 1)
    monkeypatch.setattr(sys, "stderr", Terminal())
    export(tmp_path / "claims")
    assert isinstance(sys.stderr, Terminal)
    shown = sys.stderr.getvalue().split("\r")
    assert shown[1] == f"[{'#' * 15}{'.' * 15}]  50%"
    assert shown[-1] == f"[{'#' * 30}] 100%\n"


def test_a_file_that_is_there_stays_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "claims.ndjson"
    target.write_text("precious")
    with pytest.raises(CommandError, match="exists already"):
        export(target)
    assert target.read_text() == "precious"
    export(target, "--force")
    assert lines(target.read_bytes()) == []


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make.make_published_claim()
    target = tmp_path / "claims.ndjson"
    target.write_text("precious")

    def failing(self: Moment, queryset: Any, column: str) -> Any:
        yield [b"{}"]
        raise OSError("no space left on device")

    monkeypatch.setattr(Moment, "texts", failing)
    with pytest.raises(CommandError, match="The export was not written: no space left on device"):
        export(target, "--force")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["precious"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--filter", "accuracy"], "--filter accuracy: write NAME=VALUE"),
        (["--filter", "statuss=x"], "statuss: There is no such parameter."),
        (["--filter", "accuracy=so lala"], "accuracy: "),
        (["--filter", "cursor=7Q2M7Q2M7Q2M"], "cursor is no filter; use --cursor"),
        (["--cursor", "7Q2M7Q2M7Q2M"], "cursor: Give the id of the last claim you have."),
        (["--bom"], "bom: There is no such parameter."),
    ],
)
def test_bad_input_is_a_sentence_and_no_file(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        export(tmp_path / "claims", *arguments)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is a directory"):
        export(tmp_path, "--force")
    with pytest.raises(CommandError, match="is no directory"):
        export(tmp_path / "nowhere" / "claims")
