"""Interviews: turns with labels, dashes or questions, and whose each is."""
