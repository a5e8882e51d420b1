"""How gunicorn serves Gegenlese: `gunicorn -c config/gunicorn.py config.wsgi`.

Listens on this machine only: the reverse proxy in front ends TLS and cuts off slow clients.
"""

import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
# The master loads the application once: a worker that died is replaced at once, and workers share memory.
preload_app = True
control_socket_disable = True

# On PostgreSQL nobody waits longer than this: neither a reader for a query nor an editor for another's act.
# A process that hangs inside an act gives its lock back. Commands are not served and may take their time.
raw_env = [
    "PGOPTIONS="
    + " ".join(
        [
            "-c statement_timeout=10s",
            "-c idle_in_transaction_session_timeout=30s",
            os.environ.get("PGOPTIONS", ""),
        ]
    ).strip()
]

logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.json_logs.JsonFormatter"}},
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"},
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"handlers": [], "propagate": True},
        "gunicorn.access": {"handlers": [], "propagate": True},
    },
}
accesslog = "-"
# Method, path without the query string, status, bytes and microseconds; no address and no user agent.
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(D)s"
