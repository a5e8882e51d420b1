"""What one person should hear of, and how they want to hear it."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_claims_are_searched_and_counted"),
        ("trail", "0002_guards_cover_what_an_assessment_judged"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeSettings",
            fields=[
                (
                    "editor",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="trail.editor",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "Deutsch"), ("en", "English")],
                        default="de",
                        max_length=2,
                        verbose_name="language of the mails",
                    ),
                ),
                ("assigned_in_desk", models.BooleanField(default=True)),
                ("assigned_by_mail", models.BooleanField(default=True)),
                ("second_in_desk", models.BooleanField(default=True)),
                ("second_by_mail", models.BooleanField(default=False)),
                ("sent_back_in_desk", models.BooleanField(default=True)),
                ("sent_back_by_mail", models.BooleanField(default=True)),
                ("mentioned_in_desk", models.BooleanField(default=True)),
                ("mentioned_by_mail", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "settings for notices",
                "verbose_name_plural": "settings for notices",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["de", "en"])),
                        name="noticesettings_language_is_in_the_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "Assigned to you"),
                            ("second", "Waiting for a second assessment"),
                            ("sent_back", "Sent back"),
                            ("mentioned", "You were mentioned"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("in_desk", models.BooleanField(default=True)),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
                (
                    "mail",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("sent", "Sent"),
                            ("withheld", "No longer due"),
                            ("failed", "Could not be sent"),
                        ],
                        max_length=16,
                        verbose_name="mail",
                    ),
                ),
                ("mail_attempts", models.PositiveSmallIntegerField(default=0)),
                ("mail_ended_at", models.DateTimeField(null=True)),
                ("mail_failure", models.CharField(blank=True, max_length=200)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.claim"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trail.event"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="trail.editor"
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("in_desk", True), ("read_at__isnull", True)),
                        fields=["recipient", "-id"],
                        name="notice_unread",
                    ),
                    models.Index(
                        condition=models.Q(("in_desk", True)),
                        fields=["recipient", "-id"],
                        name="notice_of_person",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "recipient", "kind"), name="notice_exists_once_per_event_and_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["assigned", "second", "sent_back", "mentioned"])),
                        name="notice_kind_is_in_the_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mail__in", ["waiting", "sent", "withheld", "failed", ""])),
                        name="notice_mail_is_in_the_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("mail_failure"), 200
                            )
                        ),
                        name="notice_mail_failure_is_bounded",
                    ),
                ],
            },
        ),
    ]
