"""Claims: found in texts, checked by two persons, published as editions that never change.

Imports point one way: ``models`` <- ``record``, ``workflow``, ``filters`` <- ``intake`` <- the surfaces
``admin``, ``public``, ``api`` <- ``management``. ``extraction`` imports nothing of ours.
"""
