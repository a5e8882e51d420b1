"""Form fields for several short texts, typed as a person would write them and stored as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ListField(forms.CharField):
    """Texts between commas, or one on each line; ``check`` raises ``ValidationError`` for a wrong one."""

    def __init__(self, *, between: str, check: Callable[[str], None], **options: Any) -> None:
        super().__init__(required=False, **options)
        self.between = between
        self.check = check

    def prepare_value(self, value: Any) -> Any:
        return self.between.join(str(item) for item in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the texts as a list, without those that are empty or repeated."""
        typed = str(self.prepare_value(value) or "").replace("\r\n", "\n")
        items = (item.strip() for item in typed.split(self.between.strip(" ")))
        return list(dict.fromkeys(item for item in items if item))

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.between.join(value))
        for item in value:
            try:
                self.check(item)
            except ValidationError as error:
                raise ValidationError(
                    _("“%(item)s”: %(why)s") % {"item": item, "why": " ".join(error.messages)}
                ) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))
