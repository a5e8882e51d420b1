"""How many requests the API answers to one address: the setting API_RATE."""

from __future__ import annotations

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle


class PerAddress(AnonRateThrottle):
    """Counts requests by address, those that a cache or 304 answered too."""

    def get_rate(self) -> str | None:
        rate: str | None = settings.API_RATE
        return rate
