"""The head of the trail: with an earlier one anybody can tell whether the record was rewritten since."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, of_version, refuse_all_parameters
from claims.record.version import Version
from trail.canonical import canonical_json
from trail.chain import head


class TrailHead(ReadOnlyView):
    """Number, hash and moment of the newest entry; of the entry itself nothing."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        refuse_all_parameters(request)
        newest = head()
        told = {"seq": newest.seq, "hash": newest.hash, "at": newest.at}
        return of_version(request, Version(newest.hash, newest.at), lambda: canonical_json(told))
