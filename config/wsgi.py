"""The WSGI application that gunicorn serves: `gunicorn -c config/gunicorn.py config.wsgi`."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# Every view is imported now: workers are copies of this process, and one that replaces a dead one answers its
# first request as fast as the others.
import_module("config.urls")
