"""The content security policy of every page, in the one shape that Django 6 and django-csp both read.

No inline script, no inline style, no other host: whatever a hostile text smuggles into a page, the browser
neither runs it nor loads anything for it. `data:` images are the icons of the API documentation.
"""

SELF = "'self'"
NONE = "'none'"

POLICY: dict[str, list[str]] = {
    "default-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
