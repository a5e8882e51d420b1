"""Copies of the whole database, with the head of the trail they end with, and the way back.

A backup is a directory: the dump of the database's own tool, and a manifest that says what it is. Captured
pages lie in the database, so they are in it.
"""
