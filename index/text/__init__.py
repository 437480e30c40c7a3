"""Text to what a search compares: tokens, folded forms, keys of names."""
