"""A made-up record of any size: what two persons would have published, written past the workflow."""
