"""Where the desk asks for a day and a time, the day alone is enough."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from trail.desk_fields import MomentField


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        # midnight in Berlin, where it is an hour later in winter
        (["2025-02-04", ""], dt.datetime(2025, 2, 3, 23, 0, tzinfo=dt.UTC)),
        (["2025-02-04", "09:30"], dt.datetime(2025, 2, 4, 8, 30, tzinfo=dt.UTC)),
        (["", ""], None),
    ],
)
def test_a_day_alone_means_its_beginning(typed: list[str], utc: dt.datetime | None) -> None:
    assert MomentField(required=False).clean(typed) == utc


def test_a_time_without_a_day_is_no_moment() -> None:
    with pytest.raises(ValidationError):
        MomentField(required=False).clean(["", "09:30"])
