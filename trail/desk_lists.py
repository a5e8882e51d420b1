"""Lists of the admin, ours and those of packages, whose address asks for what no database can answer.

``config.desk`` puts ``AskableLists`` before every admin class that is registered. Such a list is then shown
unfiltered, with a sentence, where the stock one fails.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.paginator import Paginator
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = object

# SQLite compares patterns of up to 50,000 bytes, and a letter has up to four.
MAX_ASKED = 10_000
# Beyond this nobody turns pages, and a number tells nobody much.
COUNTED_UP_TO = 10_000
# A pattern can keep the server busy for hours, and a broken one fails differently on each database.
_PATTERNS = ("__regex", "__iregex")


class _AskedCarefully(ChangeList):
    """A list that says ``IncorrectLookupParameters`` whatever it is that cannot be compared."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        for name, values in request.GET.lists():
            if name.endswith(_PATTERNS) or max(map(len, values)) > MAX_ASKED:
                raise IncorrectLookupParameters(name)
        try:
            super().__init__(request, *args, **kwargs)
        except (DataError, OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error


class CappedPaginator(Paginator[Any]):
    """Pages of the first rows of a list; counting the rest would cost as much as there is."""

    @cached_property
    def _found(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: COUNTED_UP_TO + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._found, COUNTED_UP_TO)

    @property
    def is_cut(self) -> bool:
        """Whether the list has rows that are on none of the pages."""
        return self._found > COUNTED_UP_TO


class AskableLists(ModelAdmin):
    """Makes the list and the suggestions of an admin class answer any address, without counting for ever."""

    paginator = CappedPaginator
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        own = super().get_changelist(request, **kwargs)
        return types.new_class(own.__name__, (_AskedCarefully, own))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if ERROR_FLAG in request.GET:
            messages.warning(request, _("The list cannot be filtered like this. It is shown unfiltered."))
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        if len(search_term) > MAX_ASKED or "\0" in search_term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)
