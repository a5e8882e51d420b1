"""Nothing to change in the tables: running ``migrate`` installs the guards, and these are new.

They keep appearances, attributions, evidence, topics and verdicts on links as they were when somebody
assessed them, and bind every counter of a claim to the act that may change it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("trail", "0001_editors_events_and_bodies"),
    ]
