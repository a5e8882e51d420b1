"""Readers search through an index of words, installed after every migrate like the guards, and count by month.

Search texts part the statement from what follows it since then: `manage.py rebuild_published` makes them again.
"""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models
from django.utils import timezone

_BATCH = 1000


def fill_months(apps, schema_editor):
    """As the workflow writes them; while migrations run there are no guards."""
    PublishedClaim = apps.get_model("claims", "PublishedClaim")
    rows = PublishedClaim.objects.exclude(statement="").only("id", "first_published_at").order_by("id")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:_BATCH]):
        last = some[-1].pk
        for row in some:
            row.published_month = f"{timezone.localtime(row.first_published_at):%Y-%m}"
        PublishedClaim.objects.bulk_update(some, ["published_month"])


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_readers_rows_know_whom_a_text_names"),
        ("sources", "0003_archived_addresses"),
        ("trail", "0003_newest_act_readers_see"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedclaim",
            name="published_month",
            field=models.CharField(blank=True, max_length=7, verbose_name="month"),
        ),
        migrations.AddIndex(
            model_name="publishedclaim",
            index=models.Index(
                condition=models.Q(("state", "public")),
                fields=["accuracy", "attribution", "language", "published_month", "state"],
                name="published_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedsource",
            index=models.Index(fields=["source", "published"], name="publishedsource_counted"),
        ),
        migrations.AddConstraint(
            model_name="publishedclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("published_month"), 7
                    )
                ),
                name="published_month_is_bounded",
            ),
        ),
        migrations.RunPython(fill_months, migrations.RunPython.noop),
    ]
