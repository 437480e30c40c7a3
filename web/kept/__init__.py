"""What was made of the record, kept in memory as long as nothing it was made of changes."""
