"""CSL-JSON, BibTeX and RIS of editions, read by the programs that take them, whatever a statement says."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import accumulate
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.test import Client

from claims.models import PublishedClaim
from claims.public.citation import Reference, bibtex, csl_json, ris
from claims.public.citing import cited_title
from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish
from tests.public.published import claim_path, read

DAY = dt.date(2025, 1, 14)
HARD = 'Größe {50 %} & "Straße_1" \\ #1\nstieg um 5 $ ~ ^ "ÄÖÜ" до'


def reference(title: str = "Der Pegel stieg.") -> Reference:
    return Reference(
        public_id="0123456789AB",
        number=2,
        title=title,
        newsroom="Blatt & Söhne",
        language="de",
        day=DAY,
        address="https://desk.example/de/claims/0123456789AB/editions/2/",
        note=f"Kennung: {'ab' * 32}",
    )


def test_bibtex_is_the_same_for_old_and_new_programs() -> None:
    assert bibtex(reference(HARD)) == (
        "@misc{gegenlese-0123456789AB-2,\n"
        '  title = {{Gr{\\"o}{\\ss}e {\\textbraceleft}50 \\%{\\textbraceright} \\& "Stra{\\ss}e\\_1" '
        "{\\textbackslash} \\#1 stieg um 5 \\$ {\\textasciitilde} {\\textasciicircum} "
        '"{\\"A}{\\"O}{\\"U}" до}},\n'
        '  author = {{Blatt \\& S{\\"o}hne}},\n'
        "  year = {2025},\n"
        "  day = {14},\n"
        "  edition = {2},\n"
        "  language = {de},\n"
        "  url = {https://desk.example/de/claims/0123456789AB/editions/2/},\n"
        f"  note = {{Kennung: {'ab' * 32}}},\n"
        "  month = jan\n"
        "}\n"
    )


@pytest.mark.parametrize("title", ["{", "}", "}}}} @misc{x,", "\\}", "a\x0bb\x00c", HARD])
def test_no_title_ends_a_bibtex_field_early(title: str) -> None:
    text = bibtex(reference(title))
    open_braces = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in text))
    # The entry begins with the first brace and ends with the last one, and with no other.
    assert open_braces.index(0, text.index("{")) == text.rindex("}")
    assert text.count("\n") == 11


def test_csl_json_is_rendered_by_a_citation_processor() -> None:
    source = CiteProcJSON(json.loads(csl_json(reference("Der Pegel {stieg} um „zwölf“ & mehr."))))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("gegenlese-0123456789ab-2")]))
    (entry,) = bibliography.bibliography()
    assert "Blatt & Söhne" in str(entry)
    assert "2025" in str(entry)
    assert "Der Pegel {stieg} um „zwölf“ & mehr" in str(entry)


def test_ris_is_read_back_field_by_field() -> None:
    text = ris(reference(f"{HARD}\r\nER  - \r\nTY  - JOUR"))
    (record,) = rispy.loads(text)
    assert record["type_of_reference"] == "ELEC"
    assert record["title"] == f"{' '.join(HARD.split())} ER - TY - JOUR"
    assert record["authors"] == ["Blatt & Söhne"]
    assert (record["year"], record["date"], record["language"]) == ("2025", "2025/01/14", "de")
    assert record["urls"] == ["https://desk.example/de/claims/0123456789AB/editions/2/"]
    assert rispy.loads(text.replace("TY  - ELEC\r\n", "")) != [record]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("notation", "media_type"),
    [
        ("json", "application/vnd.citationstyles.csl+json"),
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
    ],
)
def test_a_claim_is_cited_by_its_newest_edition_and_editions_by_number(
    client: Client, notation: str, media_type: str
) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    response = client.get(f"/de/claims/{row.public_id}/citation.{notation}")
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="gegenlese-{row.public_id}-2.{notation}"'
    )
    assert "elf Zentimeter" in response.content.decode()
    assert f"http://127.0.0.1:8000/de/claims/{row.public_id}/editions/2/" in response.content.decode()
    first = client.get(f"/de/claims/{row.public_id}/editions/1/citation.{notation}").content.decode()
    assert "editions/1/" in first
    assert "elf" not in first
    assert f"/de/claims/{row.public_id}/editions/2/citation.{notation}" in read(client, claim_path(row, "de"))


def test_quotation_marks_inside_a_citation_are_single() -> None:
    document: dict[str, Any] = {"statement": "Er nannte es ein „weiteres Verbrechen“.", "accuracy": "true"}
    document |= {"attribution": {"verdict": "verbatim"}}
    assert cited_title(document).startswith("Geprüft: „Er nannte es ein ‚weiteres Verbrechen‘“ (")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "title", "note"),
    [
        (
            "de",
            (
                "Geprüft: „Der Pegel stieg“ (Stimmt es? Größtenteils falsch. "
                "Hat die Quelle das gesagt? Sinngemäß belegt.)"
            ),
            "Kennung dieser Fassung im Protokoll: ",
        ),
        (
            "en",
            "Checked: “Der Pegel stieg” (Is it so? Mostly false. Did the source say that? Faithful.)",
            "This edition’s fingerprint in the trail: ",
        ),
    ],
)
def test_no_citation_and_no_mail_names_a_claim_without_its_verdicts(
    client: Client, language: str, title: str, note: str
) -> None:
    row = publish("Der Pegel stieg.", accuracy="mostly_false")
    page = claim_path(row, language)
    (item,) = json.loads(client.get(f"{page}citation.json").content)
    assert item["title"] == title
    assert item["note"].startswith(note)
    html = read(client, page)
    assert title in html
    assert 'name="citation_title" content="' + title in html
    mail = re.search(r'href="mailto:\?subject=([^"&]+)&amp;body=([^"]+)"', html)
    assert mail is not None
    subject, body = unquote(mail[1]), unquote(mail[2])
    if language == "de":
        assert subject == "Geprüft: „Der Pegel stieg“"
        assert body == (
            "Geprüft: „Der Pegel stieg“\r\n\r\nStimmt es? Größtenteils falsch.\r\n"
            "Hat die Quelle das gesagt? Sinngemäß belegt.\r\n\r\n"
            f"http://127.0.0.1:8000{page}\r\n\r\nFassung 1: http://127.0.0.1:8000{page}editions/1/"
        )


@pytest.mark.django_db
def test_unknown_notations_editions_and_claims_are_not_there(client: Client) -> None:
    row = publish()
    for path in (
        f"/de/claims/{row.public_id}/citation.xml",
        f"/de/claims/{row.public_id}/editions/9/citation.bib",
        "/de/claims/000000000000/citation.bib",
    ):
        assert client.get(path).status_code == 404
    assert client.get(f"/de/claims/{row.public_id.lower()}/citation.bib").status_code == 301


@pytest.mark.django_db
def test_citations_follow_the_state_of_their_claim(client: Client) -> None:
    tags: dict[str, str] = {}

    def status(path: str) -> int:
        answer = client.get(path, headers={"if-none-match": tags.get(path, "")})
        tags[path] = answer.headers.get("ETag", "")
        return answer.status_code

    def statuses(row: PublishedClaim) -> tuple[int, int]:
        page = claim_path(row, "de")
        return status(f"{page}citation.ris"), status(f"{page}editions/1/citation.ris")

    row = publish()
    assert statuses(row) == (200, 200)
    assert statuses(row) == (304, 304)
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    assert statuses(row) == (404, 404)
    row.claim.refresh_from_db()
    publishing.withdraw(
        row.claim_id, by=factories.clara(), revision=row.claim.revision, reason="Sie war falsch."
    )
    assert statuses(row) == (404, 200)
    factories.block(row)
    assert statuses(row) == (451, 451)

    erased = publish("Der Damm brach.")
    factories.erase_edition(erased)
    assert statuses(erased) == (410, 410)


def test_the_day_is_written_with_the_month_bibtex_knows() -> None:
    assert re.search(r"month = jan\n", bibtex(reference()))
