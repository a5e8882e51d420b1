"""Two editors saved the same claim: what the other one wrote beside what was typed here, field by field.

Every field of the form has a hidden twin with what it held when the page was read. So each difference is
known to be mine, theirs, or both: theirs are taken over, mine stay, and only where both changed a field
does the editor have to choose. The page then carries the new revision, and saving again is done knowingly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from claims.models import Claim
from claims.workflow.actions.step import is_own_change
from trail.desk_differences import Difference, added_rows, in_words
from trail.desk_fields import is_row_id
from trail.models import Editor, Event

# The related names of the rows on the page, which are also the prefixes of their forms.
ROWS = ("attributions", "evidence", "appearances")


@dataclass(slots=True)
class Conflict:
    """What was done since this page was read. ``both`` needs a decision; the rest is settled.

    ``is_own`` says that the same person did it, in another window.
    """

    event: Event
    is_own: bool = False
    both: list[Difference] = field(default_factory=list)
    theirs: list[Difference] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def conflict_with(claim: Claim, form: Any, formsets: Sequence[Any], by: Editor) -> Conflict | None:
    """Return what differs between a submitted form and the claim, or None where nothing was written since.

    Brings the form up to date: their changes are filled in, mine are kept, and the hidden revision is the
    one the claim has now.
    """
    if not form.is_bound or "read_revision" not in form.fields:
        return None
    read = form.data.get("read_revision")
    if read == str(claim.revision):
        return None
    is_own = is_row_id(read) and is_own_change(claim, by, since=int(read))
    conflict = Conflict(claim.last_event, is_own=is_own)
    form.data = form.data.copy()
    form.data["read_revision"] = str(claim.revision)
    stored = Claim.objects.get(pk=claim.pk)
    fresh = type(form)(instance=stored)
    _compare(conflict, form, fresh, where="")
    for formset in formsets:
        rows = {row.pk: row for row in getattr(stored, formset.prefix).all()}
        for row in formset.initial_forms:
            if row.instance.pk in rows:
                kept = rows.pop(row.instance.pk)
                fresh_row = formset.form(instance=kept, prefix=row.prefix)
                _compare(conflict, row, fresh_row, where=str(kept))
        conflict.added.extend(added_rows(rows.values()))
    return conflict


def _compare(conflict: Conflict, form: Any, fresh: Any, *, where: str) -> None:
    for name, typed in form.fields.items():
        if not typed.show_hidden_initial:
            continue
        now = fresh[name].initial
        read = _read_before(form, name)
        if not typed.has_changed(now, read):
            continue
        if name in form.changed_data:
            mine = form[name].value()
            if typed.has_changed(now, form[name].data):
                conflict.both.append(
                    Difference(where, str(form[name].label), in_words(typed, now), in_words(typed, mine))
                )
        else:
            conflict.theirs.append(
                Difference(where, str(form[name].label), in_words(typed, now), in_words(typed, read))
            )
            _fill_in(form.data, form.add_prefix(name), typed.widget, typed.prepare_value(now))
        hidden = typed.hidden_widget()
        _fill_in(form.data, form.add_initial_prefix(name), hidden, typed.prepare_value(now))


def _read_before(form: Any, name: str) -> Any:
    widget = form.fields[name].hidden_widget()
    return widget.value_from_datadict(form.data, form.files, form.add_initial_prefix(name))


def _fill_in(data: QueryDict, name: str, widget: Any, value: Any) -> None:
    """Put a value into submitted data as a browser would have sent it from this widget."""
    widget = getattr(widget, "widget", widget)  # the admin wraps selects with its buttons
    if isinstance(widget, forms.MultiWidget):
        for place, (part, item) in enumerate(
            zip(widget.widgets, widget.decompress(value) or (), strict=True)
        ):
            _fill_in(data, f"{name}_{place}", part, item)
    elif isinstance(value, list | tuple):
        data.setlist(name, [str(item) for item in value])
    elif isinstance(widget, forms.CheckboxInput) and not value:
        data.pop(name, None)
    elif isinstance(widget, forms.widgets.ChoiceWidget):
        data[name] = "" if value is None else str(value)
    else:
        data[name] = widget.format_value(value) or ""


def carry_over(data: QueryDict, claim: Claim) -> QueryDict:
    """Return submitted data in which rows somebody else removed are new rows, so that no words are lost.

    A row that was only read, not changed, is dropped with the removal.
    """
    carried = data.copy()
    for prefix in ROWS:
        there = {str(pk) for pk in getattr(claim, prefix).values_list("pk", flat=True)}
        _carry_over_rows(carried, prefix, there)
    return carried


def _carry_over_rows(data: QueryDict, prefix: str, there: set[str]) -> None:
    try:
        total, initial = (int(str(data[f"{prefix}-{name}_FORMS"])) for name in ("TOTAL", "INITIAL"))
    except (KeyError, ValueError):
        return
    if total > 1000 or all(data.get(f"{prefix}-{i}-id") in there for i in range(initial)):
        return
    kept: list[dict[str, list[str]]] = []
    new: list[dict[str, list[str]]] = []
    for index in range(total):
        row = _take(data, prefix, index)
        if index >= initial:
            new.append(row)
        elif row.get("-id", [""])[0] in there:
            kept.append(row)
        elif _was_changed(row):
            new.append({key: values for key, values in row.items() if key != "-id"})
    for index, row in enumerate([*kept, *new]):
        for key, values in row.items():
            start = "initial-" if key.startswith("initial") else ""
            data.setlist(f"{start}{prefix}-{index}{key.removeprefix('initial')}", values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(new))


def _take(data: QueryDict, prefix: str, index: int) -> dict[str, list[str]]:
    """Remove one row from the data and return it, keyed by what follows its number."""
    row = {}
    for start in (f"{prefix}-{index}-", f"initial-{prefix}-{index}-"):
        for name in [name for name in data if name.startswith(start)]:
            key = ("initial-" if start.startswith("initial-") else "-") + name.removeprefix(start)
            row[key] = data.getlist(name)
            del data[name]
    return row


def _was_changed(row: dict[str, list[str]]) -> bool:
    """Whether a submitted row differs from its hidden twins."""
    twins = {key.removeprefix("initial"): values for key, values in row.items() if key.startswith("initial")}
    return any(_flat(row.get(key, [])) != _flat(values) for key, values in twins.items())


def _flat(values: Iterable[str]) -> list[str]:
    """Return submitted values in one spelling: an unticked box sends nothing, its twin says False."""
    same = {"False": "", "True": "on"}
    return [same.get(value, value.replace("\r\n", "\n")) for value in values if same.get(value, value)]
