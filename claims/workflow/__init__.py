"""How a claim moves: the table, the rules, and the actions that alone write.

Read ``transitions`` first, then ``rules``, then ``actions``.
"""
