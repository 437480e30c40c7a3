"""The `testimony` commands, grouped by what they are for."""
