"""PostgreSQL learns how many claims are in a language, asked for in any spelling of its tag."""

from django.db import migrations


def gather_statistics(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE STATISTICS published_by_language ON (upper(language::text)) FROM claims_publishedclaim"
        )
        schema_editor.execute("ANALYZE claims_publishedclaim")


def drop_statistics(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP STATISTICS published_by_language")


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_readers_rows_name_an_origin")]

    operations = [migrations.RunPython(gather_statistics, drop_statistics)]
