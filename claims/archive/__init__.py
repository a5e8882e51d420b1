"""Copies of the pages that evidence and attributions name: made, compared, and asked for quoted words.

A copy belongs to an address (``sources.models.ArchivedAddress``), so nothing here writes a claim or what
belongs to it; what a later look finds is shown to editors and changes no verdict.
"""
