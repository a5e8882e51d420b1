"""Sentences of Django that are said in the words of our own catalogue.

REST framework's German catalogue has some of them too, addresses people as „du“ there, and is asked before
Django's. Ours is asked first of all; naming them here makes ``make messages`` collect them.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

OWN_WORDS = (
    gettext_noop("Save and add another"),
    gettext_noop("Save and continue editing"),
    gettext_noop("Show all"),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
)
