"""The decorator of tasks, wherever this Django keeps it: built in from 6.0, in ``django-tasks`` before."""

from typing import TYPE_CHECKING

import django

if TYPE_CHECKING or django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task

__all__ = ["task"]
