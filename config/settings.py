"""All settings of Gegenlese, read from the environment; docs/deployment.md names every variable.

Without any variable the environment is production: nothing is served until SECRET_KEY, ALLOWED_HOSTS and
SITE_URL are given. `make demo` and `make run` set GEGENLESE_ENV=development, the tests set
GEGENLESE_ENV=test. A missing or contradictory value stops the process with a sentence.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import environ

from config.csp import POLICY
from config.environment import (
    SettingRefused,
    allowed_hosts,
    caches,
    data_license,
    database,
    environment_name,
    extractors,
    flag,
    mail,
    proxy_count,
    request_rate,
    secret_key,
    security_contact,
    site_url,
)

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.FileAwareEnv()

ENVIRONMENT = environment_name(env)
PRODUCTION = ENVIRONMENT == "production"
TESTING = ENVIRONMENT == "test"

DEBUG = flag(env, "DEBUG", default=ENVIRONMENT == "development")
if DEBUG and PRODUCTION:
    raise SettingRefused(
        "DEBUG is on while GEGENLESE_ENV is production: error pages would show the desk's data to everybody. "
        "Switch DEBUG off, or set GEGENLESE_ENV=development."
    )

SECRET_KEY = secret_key(env, production=PRODUCTION)
ALLOWED_HOSTS = allowed_hosts(env, production=PRODUCTION)

SITE_NAME = env.str("SITE_NAME", default="Gegenlese")
# Absolute addresses are built from this setting, never from the Host header of a request.
SITE_URL = site_url(env, production=PRODUCTION, hosts=ALLOWED_HOSTS)

# What /.well-known/security.txt tells; without it there is none.
SECURITY_CONTACT = security_contact(env)
# Address of the licence under which exported data may be used; without one, exports name none.
DATA_LICENSE = data_license(env)

# Reverse proxies in front of the application; from 1 on, X-Forwarded-Proto and X-Forwarded-For count.
PROXY_COUNT = proxy_count(env)

# Functions that read texts of a language in place of claims.extraction: docs/extraction.md
EXTRACTORS = extractors(env)

DJANGO_6 = django.VERSION >= (6, 0)

INSTALLED_APPS = [
    "trail",
    "sources",
    "claims",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "axes",
    *([] if DJANGO_6 else ["csp", "django_tasks"]),
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware" if DJANGO_6 else "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "config.machines.KnownToNobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "config.outage.DatabaseOutage",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(env, default_file=BASE_DIR / "gegenlese.sqlite3")}

CACHES = caches(env)
# How many requests of one address the API answers; counted per process unless CACHE_URL names one for all.
API_RATE = request_rate(env, default="600/hour" if PRODUCTION else "off")

# Work outside of requests: `manage.py db_worker` takes it from the database. Tests do it on the spot.
TASKS = {
    "default": {
        "BACKEND": f"{'django.tasks' if DJANGO_6 else 'django_tasks'}.backends.immediate.ImmediateBackend"
        if TESTING
        else "django_tasks_db.DatabaseBackend"
    }
}

# Whether pages that evidence and attributions name are archived by themselves; the button always works.
ARCHIVE_PAGES = flag(env, "ARCHIVE_PAGES", default=True)

# Mails about notices; without EMAIL_URL none are sent, and the desk says so.
_MAIL = mail(env)
MAIL_IS_ON = bool(_MAIL)
globals().update(_MAIL)

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Outside production nothing is collected: files are served from where they lie.
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# Five wrong passwords lock the name from that address only: a stranger cannot lock an editor out.
AXES_ENABLED = not TESTING
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# Its greeting would stand in front of what a command prints.
AXES_VERBOSE = False
AXES_IPWARE_PROXY_COUNT = PROXY_COUNT or None
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"] if PROXY_COUNT else ["REMOTE_ADDR"]

if TESTING:
    # Deliberately weak and fast: no password of a test protects anything.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DJANGO_6:
    SECURE_CSP = POLICY
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": POLICY}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

if PRODUCTION:
    # The prefix makes browsers refuse these cookies from a subdomain or over plain HTTP.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    # Off where the proxy in front already redirects.
    SECURE_SSL_REDIRECT = flag(env, "SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CORS_URLS_REGEX = r"^/((api|v1alpha1)/.*|trail-head\.json|oembed)$"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_EXPOSE_HEADERS = ["Content-Disposition", "ETag", "Link", "Record-Count", "Retry-After"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_VERSIONING_CLASS": "rest_framework.versioning.NamespaceVersioning",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["claims.api.throttling.PerAddress"],
    "EXCEPTION_HANDLER": "claims.api.problems.problem_response",
    "NUM_PROXIES": PROXY_COUNT,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Gegenlese",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v[0-9]+",
    "ENUM_NAME_OVERRIDES": {
        "AccuracyVerdict": "claims.models.choices.AccuracyVerdict",
        "AttributionVerdict": "claims.models.choices.AttributionVerdict",
        "EditionKind": "claims.models.choices.EditionKind",
        "SourceKind": "sources.models.SourceKind",
        "ListedState": ["public"],
        "ReadableState": ["public", "withdrawn"],
    },
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "config.json_logs.JsonFormatter"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json" if PRODUCTION else "plain",
        },
    },
    "root": {"handlers": ["stdout"], "level": "INFO" if PRODUCTION else "WARNING"},
    # Django's own handlers (coloured console, mail to administrators) are replaced by the one above.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
