"""One module per kind of page; each reads the request, asks for rows and fills a template."""
