"""The only writers of claims, their record and their readers' rows; one module per subject.

Every action locks the claim, checks the table and the revision that was read, writes, and records one
event, in one transaction; it raises ``TransitionRefused`` (wrong state, wrong person, something missing)
and then nothing is written.
"""
