"""The label of a role only: whoever a chain ends with is named as the origin, established or not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_notices_of_the_desk"),
    ]

    operations = [
        migrations.AlterField(
            model_name="publishedsource",
            name="role",
            field=models.CharField(
                choices=[
                    ("publisher", "Published it"),
                    ("relay", "Relayed it"),
                    ("claimant", "Named as the origin"),
                    ("attributed", "Named for it"),
                ],
                max_length=10,
            ),
        ),
    ]
