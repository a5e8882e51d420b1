"""The readers' site: pages in German and English, made from the readers' rows and edition documents alone.

``documents`` turns a document into what a claim page shows, ``annotation`` marks claims in a text,
``verdicts`` says what each verdict means, ``listing``, ``editions`` and ``records`` read rows, ``views``
answer requests. Nothing here knows a session: everybody gets the same page.
"""
