"""The least that reading can cost: the bare driver and a fast encoder.

Runs without Django, in the environment of `benchmarks/requirements.txt`.
"""
