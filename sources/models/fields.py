"""How languages, countries and web addresses are written, wherever a row holds one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

bcp47 = RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("Write a language as de, en or de-AT."))
iso3166 = RegexValidator(r"^[A-Z]{2}$", _("Write a country with two capital letters, e.g. DE or KR."))
http_only = URLValidator(schemes=["http", "https"])


def is_web_address(address: str) -> bool:
    """Whether a text is an http or https address."""
    try:
        http_only(address)
    except ValidationError:
        return False
    return True
