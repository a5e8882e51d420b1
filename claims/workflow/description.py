"""The workflow as a document: table and diagram of ``docs/workflow.md``, made from the table of transitions.

Entry point: ``workflow_document``. Texts are the English ones of the code, whatever language is active.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import override

from claims.models.choices import VerificationStatus
from claims.workflow.rules import Rule
from claims.workflow.transitions import TRANSITIONS, Transition

_HEAD = """\
# Workflow

Written by `manage.py describe_workflow --write docs/workflow.md` from `claims/workflow/transitions.py`;
a test compares the two. Change the table of transitions, not this file.

A claim is in exactly one state. It moves only by one of the transitions below, each an act of one person
that leaves one entry in the trail. Where a transition is refused, the desk gives one of three kinds of
answer, before the button is pressed: wrong state, wrong person, or something missing.
"""

_DIAGRAM = """\
## Diagram

An agreeing second or third assessment, or an adoption, clears the claim and publishes it in the same
act, unless it is held or an embargo lies ahead.
"""

_READERS = """\
## What readers have meanwhile

The state of the work and what readers get are two things. Once published, a claim is public, suspended,
withdrawn or blocked for readers, and it stays what it is while the desk works on it again: after
`reopen` readers keep the current edition with the notice “under re-review”. `suspend` and `release`
change nothing but what readers get, which is why they are possible in every state a published claim can
be in; so are `block` and `unblock`, in a withdrawn one too. Publishing lifts neither a suspension nor a
block. `unblock` gives readers back what they would have without the block: a suspended claim is suspended
again, a withdrawn one shows its notice.

`copy_edit`, `accept_copy_edit` and `discard_copy_edit` change no state either: they correct the spelling of
explanation and change note of a public claim's newest edition, proposed by one person and accepted by
another. A changed figure, a negation or another word is refused as a correction.
"""

_ASSESSMENTS = """\
## What an assessment needs

Beyond the table, `submit`, `assess_second` and `assess_third` take an assessment only if

- at least one of the two questions is answered: did the source say it, or is it so;
- it carries an explanation for readers and an “as of” that does not lie in the future;
- a verdict on the facts other than “unproven” and “not checked” has at least one piece of evidence with
  an address;
- from the second edition on, the first assessment says what kind of change it is and tells readers what
  changed. Where statement or quotes changed, the kind is “correction”; “re-checked, unchanged” is
  refused where a verdict changed.

From the first assessment on, what would be printed stays the same: where a source or a text of the claim
was changed since, further assessments and the publication are refused until the claim is returned.

Two assessments agree when accuracy and overall attribution verdict are equal. Differences on single
links are shown and block nothing. `assign` gives the claim only to a person who may do its next step.
`merge` puts a duplicate aside for good; its appearances, attributions and evidence join a claim that is
proposed or in review.
"""


def workflow_document() -> str:
    """Return the whole document as Markdown."""
    with override("en"):
        parts = [
            _HEAD,
            "## States\n",
            states_table(),
            "## Transitions\n",
            transitions_table(TRANSITIONS),
            _rounds(TRANSITIONS),
            _DIAGRAM,
            f"```mermaid\n{state_diagram(TRANSITIONS)}```\n",
            "## What the desk says\n",
            "The sentence an editor reads where a rule does not hold.\n",
            rules_table(TRANSITIONS),
            _ASSESSMENTS,
            _READERS,
        ]
        return "\n".join(parts)


def states_table() -> str:
    """Return the states with the names the desk shows."""
    return _table(("state", "at the desk"), ((f"`{s.value}`", str(s.label)) for s in VerificationStatus))


def transitions_table(transitions: Iterable[Transition]) -> str:
    """Return one row for each transition: button, from → to, who, needs."""
    return _table(
        ("transition", "button", "from → to", "who", "needs"),
        ((f"`{t.name}`", str(t.label), _moves(t), _who(t.allowed), _needs(t)) for t in transitions),
    )


def rules_table(transitions: Iterable[Transition]) -> str:
    """Return every rule the transitions ask for, once, with its sentence."""
    rules: dict[str, Rule] = {}
    for transition in transitions:
        for rule in (transition.allowed, *transition.requires):
            rules.setdefault(rule.name, rule)
    return _table(("rule", "sentence"), ((_words(r), str(r.sentence)) for r in rules.values()))


def state_diagram(transitions: Iterable[Transition]) -> str:
    """Return a Mermaid ``stateDiagram-v2`` with one arrow per move, naming what makes it."""
    names: dict[tuple[str, str], list[str]] = {}
    for transition in transitions:
        for edge in sorted(transition.edges()):
            names.setdefault(edge, []).append(transition.name)
    lines = [f'    state "{state.label}" as {state.value}' for state in VerificationStatus]
    lines.append(f"    [*] --> {VerificationStatus.PROPOSED.value}: propose")
    lines.extend(f"    {one} --> {other}: {' / '.join(by)}" for (one, other), by in names.items())
    return "\n".join(["stateDiagram-v2", *lines, ""])


def _moves(transition: Transition) -> str:
    origins = ", ".join(f"`{state.value}`" for state in transition.origins)
    targets = " or ".join(f"`{state.value}`" for state in transition.targets)
    return f"{origins} → {targets or 'stays there'}"


def _who(rule: Rule) -> str:
    return str(rule.sentence).split(". ", maxsplit=1)[0].rstrip(".")


def _needs(transition: Transition) -> str:
    needs = [_words(rule) for rule in transition.requires]
    if transition.needs_reason:
        needs.append("a reason")
    return "; ".join(needs) or "–"


def _words(rule: Rule) -> str:
    return rule.name.replace("_", " ")


def _rounds(transitions: Iterable[Transition]) -> str:
    starting = ", ".join(f"`{t.name}`" for t in transitions if t.starts_round)
    return f"A new round, in which assessments given before no longer count, begins with {starting}.\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
