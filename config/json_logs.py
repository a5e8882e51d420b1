"""Log lines for machines: one JSON object per event and line.

JSON escapes control characters, so a path or a name in a message can neither forge a second line nor send a
terminal escape. Bodies of requests and local variables never appear: of an exception only the traceback.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class JsonFormatter(logging.Formatter):
    """Formats a record as time, level, logger and message, for a request with its status, method and path."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (status := getattr(record, "status_code", None)) is not None:
            event["status"] = status
        if (request := getattr(record, "request", None)) is not None:
            # Without the query string: it holds what somebody searched for.
            event["method"] = getattr(request, "method", None)
            event["path"] = getattr(request, "path", None)
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        # ASCII only: the C1 controls and the line separators of Unicode are escaped as well.
        return json.dumps(event, ensure_ascii=True, default=str)
