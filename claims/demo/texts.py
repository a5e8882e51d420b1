"""The two texts the demo checks, and the invented outlet that publishes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from claims.demo import (
    claims_air_strikes,
    claims_fighting,
    claims_nis,
    claims_numbers,
    claims_selenskyj,
    claims_supplies,
    claims_withdrawal,
)
from claims.demo.script import DemoClaim

BERLIN = ZoneInfo("Europe/Berlin")
PUBLISHER = "Demo-Rundschau"
PUBLISHER_SLUG = "demo-rundschau"


@dataclass(frozen=True, slots=True)
class DemoText:
    number: int
    file: str
    title: str
    published_at: dt.datetime

    @property
    def path(self) -> Path:
        """Where the text lies, beside the other data the project brings along."""
        return Path(settings.BASE_DIR) / "fixtures" / self.file


TEXTS = (
    DemoText(
        1,
        "demo_article_1.txt",
        "Krieg in der Ukraine: Was über Kursk, Pokrowsk und Poltawa gemeldet wird",
        dt.datetime(2025, 2, 4, 18, 0, tzinfo=BERLIN),
    ),
    DemoText(
        2,
        "demo_article_2.txt",
        "Nordkoreas Beitrag zum Krieg in Zahlen",
        dt.datetime(2025, 2, 6, 9, 0, tzinfo=BERLIN),
    ),
)

CLAIMS: tuple[DemoClaim, ...] = (
    *claims_withdrawal.CLAIMS,
    *claims_nis.CLAIMS,
    *claims_numbers.CLAIMS,
    *claims_fighting.CLAIMS,
    *claims_air_strikes.CLAIMS,
    *claims_selenskyj.CLAIMS,
    *claims_supplies.CLAIMS,
)
