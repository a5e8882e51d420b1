"""Which claims resemble each other, and the index that finds them; fill it with `manage.py rebuild_matching`."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_copy_edits_merging_and_protection"),
        ("trail", "0002_guards_cover_what_an_assessment_judged"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchTerm",
            fields=[
                ("term", models.BigIntegerField(primary_key=True, serialize=False)),
                ("claims", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="MatchText",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("language", models.CharField(max_length=35)),
                ("words", models.TextField(blank=True)),
                ("stems", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="MatchPosting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "term", "claim_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("term", models.BigIntegerField()),
                (
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClaimMatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shared", models.CharField(blank=True, max_length=300, verbose_name="shared words")),
                ("score", models.PositiveSmallIntegerField(verbose_name="likeness in percent")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Not decided"),
                            ("same", "Same claim"),
                            ("related", "Related"),
                            ("contradicts", "Contradicts it"),
                            ("different", "Something else"),
                        ],
                        default="suggested",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="older_matches",
                        to="claims.claim",
                        verbose_name="claim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trail.editor",
                        verbose_name="decided by",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trail.event",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="newer_matches",
                        to="claims.claim",
                        verbose_name="other claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "similar claim",
                "verbose_name_plural": "similar claims",
                "ordering": ["-score", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "other"), name="claimmatch_exists_once_per_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("other__lt", models.F("claim"))),
                        name="claimmatch_names_older_second",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__lte", 100)), name="claimmatch_score_is_percent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("shared"), 300
                            )
                        ),
                        name="claimmatch_shared_is_bounded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["suggested", "same", "related", "contradicts", "different"])
                        ),
                        name="claimmatch_state_is_in_the_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by__isnull", True),
                                ("event__isnull", True),
                                ("revision", 0),
                                ("state", "suggested"),
                            ),
                            models.Q(
                                models.Q(("state", "suggested"), _negated=True),
                                ("decided_by__isnull", False),
                                ("event__isnull", False),
                                ("revision__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="claimmatch_is_decided_by_somebody",
                    ),
                ],
            },
        ),
    ]
