"""Sources that are taken in again, and what became of their quotes."""
