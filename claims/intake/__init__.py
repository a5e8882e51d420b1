"""From whatever a newsroom has to an article with proposed claims.

``readers`` turns bytes into text, in a process of its own; ``reading`` asks it; ``importing`` stores what
came back and puts claims on the desk; ``retrieving`` does both with a web address, outside of requests.
"""
