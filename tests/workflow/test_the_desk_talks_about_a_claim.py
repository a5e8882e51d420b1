"""Comments: for the desk, bounded, never changed, as blind as a verdict, and out of everybody's way."""

from __future__ import annotations

import pytest

from claims.models import Claim
from claims.record.erasure import erasure_of
from claims.verification import verify_everything
from claims.workflow.actions import assessing
from claims.workflow.actions.commenting import comment, take_back_comment
from claims.workflow.actions.erasing import erase
from claims.workflow.discussion import discussion_of
from claims.workflow.errors import NotPermitted, RequirementUnmet, WrongState
from claims.workflow.mentions import Mentions, mentioned_in
from claims.workflow.roles import everybody
from tests import factories as make
from trail.bodies import read_body
from trail.editors import editor_for
from trail.findings import Grade
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db


def read_by(editor: Editor, claim: Claim) -> list[str]:
    claim = Claim.objects.get(pk=claim.pk)
    return [c.text for c in discussion_of(claim, editor, list(claim.assessments.all())).comments]


def test_a_comment_interrupts_nobody() -> None:
    claim = make.make_claim_in("second_review")
    before = Claim.objects.filter(pk=claim.pk).values().get()

    event = comment(claim.pk, by=make.rita(), text="  Ist das Amt zuständig?\r\nIch frage nach.  ")

    assert Claim.objects.filter(pk=claim.pk).values().get() == before
    assert make.assess_second(claim).verification_status == "published"
    assert (event.subject_kind, event.subject_id, event.round) == ("discussion", claim.public_id, 1)
    assert read_body(event.body)["text"] == "Ist das Amt zuständig?\nIch frage nach."
    assert list(verify_everything()) == []


def test_only_editors_with_a_role_comment() -> None:
    claim = make.make_claim()
    stefan = make.make_editor("stefan")
    olga = editor_for(make.make_user("olga", is_superuser=True))

    for person in (stefan, olga):
        with pytest.raises(NotPermitted):
            comment(claim.pk, by=person, text="Darf ich?")
    assert not Event.objects.filter(action="comment").exists()


@pytest.mark.parametrize("text", ["", " \n ", "\0", "x" * 2001])
def test_an_empty_or_endless_comment_is_refused(text: str) -> None:
    claim = make.make_claim()

    with pytest.raises(RequirementUnmet):
        comment(claim.pk, by=make.rita(), text=text)
    assert read_by(make.rita(), claim) == []


def test_a_discussion_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.workflow.actions.commenting.MAX_COMMENTS", 2)
    claim = make.make_claim()
    comment(claim.pk, by=make.rita(), text="Eins.")
    comment(claim.pk, by=make.rita(), text="Zwei.")

    with pytest.raises(WrongState, match="2"):
        comment(claim.pk, by=make.rita(), text="Drei.")


def test_its_author_takes_a_comment_back_once_and_nobody_else_does() -> None:
    claim = make.make_claim()
    said = comment(claim.pk, by=make.rita(), text="Das war ein Irrtum.")

    with pytest.raises(NotPermitted):
        take_back_comment(claim.pk, said.seq, by=make.vera())
    take_back_comment(claim.pk, said.seq, by=make.rita())

    assert read_by(make.vera(), claim) == [""]
    with pytest.raises(WrongState):
        take_back_comment(claim.pk, said.seq, by=make.rita())
    other = make.make_claim()
    with pytest.raises(NotPermitted):
        take_back_comment(other.pk, said.seq, by=make.rita())


def test_the_first_assessors_words_stay_closed_until_one_has_given_ones_own() -> None:
    claim = make.make_claim_in("in_review")
    comment(claim.pk, by=make.vera(), text="Für mich ist das falsch.")
    comment(claim.pk, by=make.rita(), text="Ich habe das Amt gefragt.")
    assert read_by(make.viktor(), claim) == ["Für mich ist das falsch.", "Ich habe das Amt gefragt."]

    claim = make.submit(claim)
    comment(claim.pk, by=make.vera(), text="Die Messreihe ist eindeutig.")

    for blind in (make.viktor(), make.volker(), make.clara(), make.rita()):
        assert read_by(blind, claim) == ["Ich habe das Amt gefragt."], blind
    assert len(read_by(make.vera(), claim)) == 3

    make.assess_second(claim, accuracy="mostly_true")

    assert len(read_by(make.viktor(), claim)) == 3
    assert read_by(make.volker(), claim) == ["Ich habe das Amt gefragt."]


def test_once_the_claim_is_cleared_the_whole_desk_reads_everything() -> None:
    claim = make.make_claim_in("second_review")
    comment(claim.pk, by=make.vera(), text="Die Messreihe ist eindeutig.")
    make.assess_second(claim)

    assert read_by(make.clara(), claim) == ["Die Messreihe ist eindeutig."]


def test_who_assessed_in_a_round_that_was_closed_again_is_not_read_in_the_next() -> None:
    claim = make.make_claim_in("second_review")
    claim = assessing.return_to_review(
        claim.pk, by=make.viktor(), revision=claim.revision, reason="Ein Beleg fehlt."
    )
    comment(claim.pk, by=make.vera(), text="Ich bleibe bei „richtig“.")

    assert read_by(make.viktor(), claim) == []
    claim = make.submit(claim)
    comment(claim.pk, by=make.vera(), text="Nun noch einmal.")
    assert read_by(make.viktor(), claim) == []
    make.assess_second(claim, accuracy="mostly_true")
    assert read_by(make.viktor(), claim) == ["Ich bleibe bei „richtig“.", "Nun noch einmal."]


def test_an_erased_comment_is_gone_and_the_trail_holds() -> None:
    claim = make.make_claim()
    said = comment(claim.pk, by=make.rita(), text="Der Informant heißt Erika Muster und wohnt in Seestadt.")
    again = comment(claim.pk, by=make.vera(), text="Erika Muster und wohnt in Seestadt, wirklich?")
    assert said.body is not None
    planned = erasure_of(said.body)
    assert planned.claim == claim
    assert [h.digest for h in planned.elsewhere if h.repeats] == [again.body_id]

    olga = editor_for(make.make_user("olga", is_superuser=True))
    erase(said.body.digest, by=olga, reason="Landgericht Seestadt, 4 O 12/25")

    read = discussion_of(claim, make.vera(), [])
    assert [(c.text == "", bool(c.erased_by)) for c in read.comments] == [(True, True), (False, False)]
    assert [(found.code, found.grade) for found in verify_everything()] == [("erased_body", Grade.NOTE)]


def test_people_are_called_by_role_by_code_and_by_name() -> None:
    rita, vera, clara = make.rita(), make.vera(), make.clara()
    make.viktor()
    people = everybody()

    def called(text: str) -> list[str]:
        return sorted(person.editor.code for person in mentioned_in(text, people).people(people))

    viktor = Editor.objects.get(display_name="Viktor")
    assert called("Frage an @reviewers: stimmt das?") == sorted([vera.code, viktor.code, clara.code])
    assert called("@Prüfende bitte ansehen") == sorted([vera.code, viktor.code, clara.code])
    assert called("@chief.") == [clara.code]
    assert called("@reporters") == [rita.code]
    assert called(f"@{vera.code.lower()}, und @Rita!") == sorted([vera.code, rita.code])
    assert called("desk@chief.example, @ritas und @niemand, E-002") == []
    assert called("Vera und Rita") == []
    assert called("@viktor-2 und @E-999") == []
    assert (Mentions(("chief",)) | mentioned_in("@Rita", people)).people(people) == [
        person for person in people if person.editor in (clara, rita)
    ]


def test_a_first_name_or_user_name_is_enough_where_only_one_person_has_it() -> None:
    for username, name in (
        ("arendt", "Anna Arendt"),
        ("berg", "Anna Berg"),
        ("b.celik", "Beyza Celik"),
        ("gross", "Carla Groß"),
    ):
        user = make.make_user(username, "Reviewer")
        user.first_name, user.last_name = name.split()
        user.save()
        editor_for(user)
    people = everybody()

    def called(text: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
        found = mentioned_in(text, people)
        names = [person.editor.display_name for person in found.people(people)]
        return names, [(one.name, [e.display_name for e in one.meant]) for one in found.unclear]

    assert called("@Beyza, @arendt und @anna berg.") == (["Anna Arendt", "Anna Berg", "Beyza Celik"], [])
    assert called("@Carla Groß, bitte") == called("@Carla GROSS") == (["Carla Groß"], [])
    assert called("@b.celik") == (["Beyza Celik"], [])
    assert called("@Anna und @anna?") == ([], [("Anna", ["Anna Arendt", "Anna Berg"])])
    assert called("@Celik, @chefredaktion") == ([], [("Celik", []), ("chefredaktion", [])])


def test_accounts_that_are_closed_are_called_by_nobody() -> None:
    vera = make.vera()
    assert vera.user is not None
    vera.user.is_active = False
    vera.user.save()

    assert vera not in [person.editor for person in everybody()]
