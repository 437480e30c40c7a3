"""A text with what is claimed of it marked in place, and what a claim may be."""
