"""The product's settings, with the naive versions it is measured beside under addresses of their own.

With BENCHMARK_KEEPS_NOTHING=1 no answer is kept for the next who asks the same.
"""

import os

from config.settings import *  # noqa: F403 - all of them
from config.settings import CACHES

ROOT_URLCONF = "benchmarks.naive.urls"

if os.environ.get("BENCHMARK_KEEPS_NOTHING") == "1":
    CACHES = {**CACHES, "readers": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
