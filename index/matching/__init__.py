"""Which documents match and how well, their counts and their order: the same over every embedded engine."""
