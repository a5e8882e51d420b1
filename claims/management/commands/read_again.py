"""``manage.py read_again TEXT --by NAME``: read a stored text once more, in its language or another."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from claims.intake.rereading import look_again, read_again
from claims.management.arguments import account_of, readable
from claims.management.words import counted
from claims.workflow.errors import TransitionRefused
from sources.models import Article, bcp47
from sources.public_id import canonical_public_id
from trail.editors import editor_for


class Command(BaseCommand):
    help = (
        "Reads a stored text once more, after its language was wrong. Proposals nobody has touched are "
        "dismissed for new ones; whatever an editor decided, changed, discussed or added stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", type=readable, help="the identifier of the text, as import_article says")
        parser.add_argument("--by", required=True, help="user name of the editor: proposals are dismissed")
        parser.add_argument("--language", default="", help="BCP 47, e.g. en; recorded for the text first")
        parser.add_argument("--dry-run", action="store_true", help="show what would become of its claims")

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override("en"):
            try:
                self._read(**options)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
            except TransitionRefused as refused:
                raise CommandError(str(refused)) from refused

    def _read(self, *, text: str, by: str, language: str, dry_run: bool, **_options: Any) -> None:
        article = Article.objects.filter(public_id=canonical_public_id(text) or "").first()
        if article is None:
            raise CommandError(f"No text has the identifier “{text[:100]}”.")
        editor = editor_for(account_of(by))
        if language:
            bcp47(language)
        if dry_run:
            article.language = language or article.language
            again = look_again(article)
            new, replaced, staying = len(again.new), len(again.replaced), len(again.staying)
        else:
            result = read_again(article, by=editor, language=language)
            new, replaced, staying = len(result.claims), result.replaced, result.staying
            for claim in result.claims:
                self.stdout.write(f"  {claim.public_id}  [{claim.check_worthiness}]  {claim.statement}")
        self.stdout.write(
            f"Read as “{article.language}”: {counted(new, 'claim')} proposed, {replaced} dismissed for it, "
            f"{staying} left alone."
        )
        if dry_run:
            self.stdout.write("Dry run: nothing was stored.")
