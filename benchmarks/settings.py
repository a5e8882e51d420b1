"""The product's settings, with the naive versions it is measured beside under addresses of their own."""

from config.settings import *  # noqa: F403 - nothing of it is changed but the addresses

ROOT_URLCONF = "benchmarks.naive.urls"
