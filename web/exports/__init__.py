"""What a search found, as files to take along."""
