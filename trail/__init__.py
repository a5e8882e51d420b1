"""Who did what, in one append-only hash chain. Knows neither sources nor claims."""
