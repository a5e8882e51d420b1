"""The same as one writes it without much thought: nested serializers and Django's own admin.

Not a straw man: rows are prefetched, filters use the readers' columns and their indexes.
"""
