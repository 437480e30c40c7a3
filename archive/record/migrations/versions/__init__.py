"""One module for each change of the tables; a published one is never edited."""
