"""Speakers at the desk: their names, mergers, and who is split off."""
