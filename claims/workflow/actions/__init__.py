"""The only writers of claims, their record and their readers' rows; one module per subject.

Every action locks the claim, checks the table and the revision that was read, records one event, and
writes, in one transaction; it raises ``TransitionRefused`` (wrong state, wrong person, something missing)
and then nothing is written.

The order of the writes matters to the guards: the event opens the act, ``step.write`` closes it, and
whatever else belongs to the claim (rows, assessment, clearance, edition, readers' row) is written between.
"""
