"""What became of records, and who did what."""
