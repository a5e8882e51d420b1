"""The read-only API under /api/v1/: ready text of the readers' rows, errors as RFC 9457 problems."""
