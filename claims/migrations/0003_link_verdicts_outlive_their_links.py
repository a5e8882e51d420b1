"""A verdict on a link stays when a later round removes the link: what was assessed is never deleted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_roles_and_system_editor"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="linkverdict",
            options={
                "ordering": ["attribution_id"],
                "verbose_name": "verdict on a link",
                "verbose_name_plural": "verdicts on links",
            },
        ),
        migrations.AlterField(
            model_name="linkverdict",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="link_verdicts",
                to="claims.assessment",
            ),
        ),
        migrations.AlterField(
            model_name="linkverdict",
            name="attribution",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="link_verdicts",
                to="claims.attribution",
            ),
        ),
    ]
