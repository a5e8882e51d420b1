"""What the database refuses about one subject each; ``claims.invariants`` puts them together."""
