"""Turns of transcripts: who speaks, who asks, at which moment."""
